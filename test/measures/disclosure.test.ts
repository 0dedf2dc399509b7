import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CATEGORIES,
  clockOf,
  disclosureOf,
  documentState,
  stateOf,
  type Category,
} from '../../src/measures/disclosure.ts';
import { figure, findScope } from '../../src/measures/figures.ts';
import type { Project } from '../../src/model/types.ts';
import { build, type ProjectRows, type Rows } from './build.ts';
import { worksByNotice } from './notices.ts';

type DocumentRow = NonNullable<ProjectRows['documents']>[number];

function project(rows: Partial<ProjectRows> = {}): Project {
  return build({ as_of: '2024-12', projects: [{ id: 'P', ...rows }] }).projects[0]!;
}

function state(rows: Partial<ProjectRows>, category: Category, end: string): string {
  const one = project(rows);
  return stateOf(
    clockOf(one).find((clock) => clock.category === category)!,
    one,
    end,
  );
}

function verdict(document: DocumentRow, end = '2024-12-31'): string {
  const clock = clockOf(project({ documents: [document] })).flatMap(({ documents }) => documents)[0]!;
  return documentState(clock, end);
}

const approval = (formed_on: string | null, published_on: string | null, title = '批复'): DocumentRow => ({
  kind: 'approval_result',
  title,
  formed_on,
  published_on,
});

describe('what a project should have made public', () => {
  // 20 working days after 2024-03-01 (a Friday) is 2024-03-29.
  const begun = { actual_start: '2024-03-01' };

  it('falls due 20 working days after work began, for what must exist by then', () => {
    for (const category of ['approval_result', 'tender', 'construction', 'quality_safety'] as const) {
      expect(state(begun, category, '2024-02-29'), category).toBe('not_yet');
      expect(state(begun, category, '2024-03-28'), category).toBe('running');
      expect(state(begun, category, '2024-03-29'), category).toBe('overdue');
    }
  });

  it('is public from the day on which a document of the category is', () => {
    const documents = [
      { kind: 'construction' as const, formed_on: '2024-02-28', published_on: '2024-05-06' },
    ];
    expect(state({ ...begun, documents }, 'construction', '2024-04-30')).toBe('overdue');
    expect(state({ ...begun, documents }, 'construction', '2024-05-31')).toBe('public');
  });

  it('falls due for completion after the acceptance, and cannot be told where an open road has none', () => {
    const opened = { ...begun, actual_end: '2024-06-03' };
    expect(state({ ...opened, accepted_on: '2024-06-28' }, 'completion', '2024-06-30')).toBe('running');
    expect(state({ ...opened, accepted_on: '2024-06-28' }, 'completion', '2024-07-31')).toBe('overdue');
    expect(state(opened, 'completion', '2024-07-31')).toBe('untold');
    expect(state(begun, 'completion', '2024-07-31')).toBe('not_yet');
  });

  it('never accuses where the data cannot say whether land is taken or a design changed', () => {
    expect(state(begun, 'land', '2024-12-31')).toBe('untold');
    expect(state(begun, 'design_change', '2024-12-31')).toBe('untold');
    const date = { changes: [{ date: '2024-04-01', field: 'planned_end', approved_by: '专班' }] };
    expect(state({ ...begun, ...date }, 'design_change', '2024-12-31')).toBe('untold');
    const scope = { changes: [{ date: '2024-04-01', field: '车道数', approved_by: '发改委' }] };
    expect(state({ ...begun, ...scope }, 'design_change', '2024-12-31')).toBe('overdue');
    const unapproved = { changes: [{ date: '2024-04-01', field: '车道数' }] };
    expect(state({ ...begun, ...unapproved }, 'design_change', '2024-12-31')).toBe('untold');
  });

  it('counts the guides of departments for nobody', () => {
    expect(state(begun, 'approval_service', '2024-12-31')).toBe('service');
  });

  it('is not counted where it came before the rule of December 2017', () => {
    expect(state({ actual_start: '2013-05-06' }, 'construction', '2024-12-31')).toBe('earlier');
    expect(disclosureOf(project({ actual_start: '2013-05-06' }), '2024-12-31')).toMatchObject({
      due: 0,
      overdue: 0,
    });
  });

  it('is undecided while a month leaves the last day open', () => {
    // A start in March 2024 gives deadlines from 29 March to 28 April.
    const month = { actual_start: '2024-03' };
    expect(state(month, 'construction', '2024-04-10')).toBe('undecided');
    expect(state(month, 'construction', '2024-04-30')).toBe('overdue');
  });
});

describe('whether a document came out in time', () => {
  it('allows 20 working days, holidays apart', () => {
    expect(verdict(approval('2024-03-01', '2024-03-29'))).toBe('on_time');
    expect(verdict(approval('2024-03-01', '2024-04-01'))).toBe('late');
    // The Spring Festival of 2023 lies between: 30 days, 17 of them of work.
    expect(verdict(approval('2023-01-18', '2023-02-17'))).toBe('on_time');
  });

  it('allows 7 for permits and penalties, made since 25 July 2018', () => {
    expect(verdict(approval('2024-03-01', '2024-03-12', '施工许可证'))).toBe('on_time');
    expect(verdict(approval('2024-03-01', '2024-03-13', '施工许可证'))).toBe('late');
    expect(verdict(approval('2024-03-01', '2024-03-13', '行政处罚决定书'))).toBe('late');
    expect(verdict(approval('2018-07-02', '2018-07-20', '施工许可证'))).toBe('on_time');
  });

  it('counts a document whose time is over and that is not public as late, and one within its time not at all', () => {
    expect(verdict(approval('2024-03-01', null), '2024-03-28')).toBe('running');
    expect(verdict(approval('2024-03-01', null), '2024-03-29')).toBe('late');
    expect(verdict(approval('2024-03-01', '2024-05-01'), '2024-04-30')).toBe('late');
    expect(verdict(approval('2024-03-01', null), '2024-02-29')).toBe('future');
  });

  it('says of a month only what holds on each of its days', () => {
    expect(verdict(approval('2024-03', '2024-03'))).toBe('undated');
    expect(verdict(approval('2024-03', '2024-03-20'))).toBe('on_time');
    expect(verdict(approval('2024-03', '2024-06'))).toBe('late');
    expect(verdict(approval('2024', '2024-06-01'))).toBe('undated');
  });

  it('does not judge what has no date, or is older than the regulation', () => {
    expect(verdict(approval(null, '2024-03-01'))).toBe('undated');
    expect(verdict({ ...approval('2024-03-01', null), url: 'https://example.gov.cn/1' })).toBe('undated');
    expect(verdict(approval('2007-03-01', '2007-12-01'))).toBe('earlier');
  });

  it('does not judge a time that runs into years whose holidays are not known', () => {
    expect(verdict(approval('2098-03-01', '2098-03-02'), '2098-12-31')).toBe('undated');
  });

  it('agrees with counting on a calendar, whatever the days', () => {
    const day = fc
      .date({
        min: new Date('2023-01-01T00:00:00Z'),
        max: new Date('2025-12-31T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.boolean(), (a, b, permit) => {
        const [formed, published] = a <= b ? [a, b] : [b, a];
        let count = 0;
        let isWork = true;
        for (let at = Date.parse(formed) + 86_400_000; at <= Date.parse(published); at += 86_400_000) {
          isWork = worksByNotice(new Date(at).toISOString().slice(0, 10));
          if (isWork) count += 1;
        }
        // A weekend after the last working day is too late.
        if (!isWork) count += 1;
        const clock = clockOf(
          project({ documents: [approval(formed, published, permit ? '许可决定' : '批复')] }),
        )[CATEGORIES.indexOf('approval_result')]!.documents[0]!;
        expect(clock.days).toBe(count);
        expect(documentState(clock, '2025-12-31')).toBe(count <= (permit ? 7 : 20) ? 'on_time' : 'late');
      }),
    );
  });

  it('never gives a coarse date a verdict that one of its days would not have', () => {
    const month = fc.tuple(fc.integer({ min: 2023, max: 2025 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(month, fc.nat(90), ([year, number], later) => {
        const formed = `${year}-${String(number).padStart(2, '0')}`;
        const published = new Date(Date.parse(`${formed}-28`) + later * 86_400_000)
          .toISOString()
          .slice(0, 10);
        fc.pre(published <= '2025-12-31');
        const coarse = verdict(approval(formed, published), '2025-12-31');
        const exact = new Set(
          ['01', '10', '20', '28'].map((day) =>
            verdict(approval(`${formed}-${day}`, published), '2025-12-31'),
          ),
        );
        if (coarse !== 'undated') expect([...exact]).toEqual([coarse]);
      }),
    );
  });
});

describe('the measures of disclosure', () => {
  const rows: Rows = {
    as_of: '2024-12',
    programmes: [{ id: 'all' }],
    units: [{ id: 'zjj', group: '市直部门' }],
    projects: [
      {
        id: 'A',
        district: 'east',
        programme: 'all',
        lead_unit: 'zjj',
        level: 'city',
        actual_start: '2024-03-01',
        documents: [
          approval('2024-01-02', '2024-01-10'),
          { kind: 'tender', formed_on: '2024-02-01', published_on: '2024-06-03' },
          { kind: 'construction', title: '施工许可证', formed_on: '2024-02-28', published_on: '2024-03-05' },
          { kind: 'land', formed_on: '2024-02', published_on: '2024-03' },
        ],
      },
      { id: 'B', district: 'west', actual_start: '2024-11-29' },
      { id: 'C', district: 'west', actual_start: '2024-03-01', withdrawn_on: '2024-10-01' },
    ],
  };
  const value = (scope: string, measure: string, period = '2024-12', from = rows) => {
    const dataset = build(from);
    const {
      numerator,
      denominator,
      value: percent,
    } = figure(dataset, findScope(dataset, scope)!, measure, period);
    return denominator === null ? percent : `${numerator}/${denominator}`;
  };

  it('count pairs of project and category that had to be public, and those that were', () => {
    // A: approval, tender, land, construction public; quality and safety missing. B: four categories since 27 December.
    expect(value('project:A', 'disclosure_rate')).toBe('4/5');
    expect(value('city', 'disclosure_rate')).toBe('4/9');
    expect(value('city', 'disclosure_overdue')).toBe(5);
    expect(value('district:west', 'disclosure_rate')).toBe('0/4');
    for (const scope of ['programme:all', 'unit:zjj', 'group:市直部门', 'level:city'])
      expect(value(scope, 'disclosure_rate'), scope).toBe('4/5');
  });

  it('judge documents, and count apart those that cannot be judged', () => {
    expect(value('city', 'disclosure_on_time_rate')).toBe('2/3');
    expect(value('city', 'disclosure_undated')).toBe(1);
  });

  it('know at an earlier period only what was known then', () => {
    expect(value('project:A', 'disclosure_rate', '2024-05')).toBe('3/5');
    expect(value('city', 'disclosure_rate', '2024-05')).toBe('3/9');
    expect(value('project:A', 'disclosure_rate', '2024-01')).toBe('1/1');
    expect(value('project:A', 'disclosure_rate', '2023-12')).toBe('0/0');
  });

  it('have no value where the documents are not published', () => {
    const without: Rows = { ...rows, without: ['documents'] };
    expect(value('city', 'disclosure_rate', '2024-12', without)).toBeNull();
    expect(value('city', 'disclosure_overdue', '2024-12', without)).toBeNull();
  });
});
