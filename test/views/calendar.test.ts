import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { figure } from '../../src/measures/figures.ts';
import { addDays, daysBetween, weekday } from '../../src/model/dates.ts';
import type { Dataset } from '../../src/model/types.ts';
import { calendarParts, shelfOf } from '../../src/views/calendar-shelf.ts';
import { calendarView } from '../../src/views/calendar.ts';
import { duesOf } from '../../src/views/due.ts';
import { build, type ProjectRows } from '../measures/build.ts';
import { contextOf } from './context.ts';
import { textOf } from './sentence.ts';

const { dataset: sample } = loadDataset('data');
if (sample === null) throw new Error('the demonstration city has errors');
const CITY = { kind: 'city', id: 'city' } as const;

const city = (...projects: ProjectRows[]): Dataset => build({ as_of: '2013-06', projects });
const told = (dataset: Dataset): string[] =>
  duesOf(dataset).map((due) => `${due.date} ${due.kind} ${due.what ?? ''} ${due.state}`.replace('  ', ' '));

describe('what is due', () => {
  it('is met, past or coming by what is known at the end of the period', () => {
    const dataset = city({
      id: 'A',
      planned_start: '2013-03-01',
      actual_start: '2013-03-05',
      planned_end: '2013-09',
      milestones: [
        { name: '征迁', planned_on: '2013-05-31', actual_on: '2013-06-10' },
        { name: '路基', planned_on: '2013-06-30' },
        { name: '管线', planned_on: '2013-06-20', actual_on: '2013-07-02' },
        { name: '路面', planned_on: '2013-08-10' },
      ],
    });
    expect(told(dataset)).toEqual([
      '2013-03-01 start met',
      '2013-05-31 milestone 征迁 met',
      '2013-06-20 milestone 管线 past',
      '2013-06-30 milestone 路基 past',
      '2013-08-10 milestone 路面 coming',
      '2013-09 end coming',
    ]);
  });

  it('lets a deadline stand on its own day, and holds a planned day to have passed', () => {
    const dataset = build({
      as_of: '2013-06',
      projects: [{ id: 'A', milestones: [{ planned_on: '2013-06-30' }] }],
      issues: [
        { raised_on: '2013-05-01', due_on: '2013-06-30', project_id: 'A' },
        { raised_on: '2013-05-01', due_on: '2013-06-29', project_id: 'A' },
        { raised_on: '2013-07-01', due_on: '2013-07-29', project_id: 'A' },
      ],
    });
    expect(duesOf(dataset).map(({ date, kind, state }) => [date, kind, state])).toEqual([
      ['2013-06-29', 'issue', 'past'],
      ['2013-06-30', 'milestone', 'past'],
      ['2013-06-30', 'issue', 'coming'],
    ]);
  });

  it('takes a start for done where a report says so, and nothing as due of what was withdrawn', () => {
    const dataset = city(
      {
        id: 'A',
        planned_start: '2013-03',
        reports: [{ period: '2013-04', stage: 'construction', progress: 10 }],
      },
      {
        id: 'B',
        planned_end: '2013-05',
        withdrawn_on: '2013-06-01',
        milestones: [{ planned_on: '2013-04-01', actual_on: '2013-04-01' }, { planned_on: '2013-05-01' }],
      },
    );
    expect(duesOf(dataset).map(({ date, state, met }) => [date, state, met])).toEqual([
      ['2013-03', 'met', null],
      ['2013-04-01', 'met', '2013-04-01'],
    ]);
  });

  it('counts as past in the demonstration city exactly what the measures count as overdue', () => {
    const past = duesOf(sample).filter(({ state }) => state === 'past');
    const count = (kind: string): number => past.filter((due) => due.kind === kind).length;
    expect(count('milestone')).toBe(figure(sample, CITY, 'milestones_overdue', sample.as_of).value);
    expect(count('issue')).toBe(figure(sample, CITY, 'issues_overdue', sample.as_of).value);
    expect(count('finding')).toBe(figure(sample, CITY, 'inspections_overdue', sample.as_of).value);
    expect(count('end')).toBe(
      figure(sample, CITY, 'due', sample.as_of).value! -
        sample.projects.filter(
          ({ planned_end, actual_end }) =>
            planned_end !== null && planned_end <= '2025-11-30' && actual_end !== null,
        ).length,
    );
  });
});

describe('the pages of the reverse plan', () => {
  const dataset = city({
    id: 'A',
    planned_end: '2013',
    milestones: [
      { name: '路基', planned_on: '2013-06-03' },
      { name: '杆线', planned_on: '2013-06' },
      { name: '路面', planned_on: '2013-07-14' },
      { name: '绿化', planned_on: '2013-07-15' },
      { name: '验收', planned_on: '2014-06' },
    ],
  });
  const context = contextOf(dataset);

  it('count no days where everything is done, so that they stay as they are from month to month', () => {
    const project = {
      id: 'A',
      planned_start: '2013-03-01',
      actual_start: '2013-03-05',
      planned_end: '2014-03',
      road_name: '甲路',
    };
    for (const part of ['03', 'Q1']) {
      const [june, july] = ['2013-06', '2013-07'].map((as_of) => {
        const own = contextOf(build({ as_of, projects: [project] }));
        return calendarView(own, { year: '2013', part });
      });
      expect([june!.note, june!.counting]).toEqual(['', null]);
      expect(june).toEqual(july);
    }
    expect(calendarView(context, { year: '2013', part: '06' }).counting?.from).toBe('2013-06-30');
  });

  it('say first what falls due in two weeks and what is overdue, counted from the as-of date', () => {
    const { headline, lists, note, lede } = calendarView(context, {});
    expect(textOf(headline)).toBe('到 2013 年 7 月 14 日的两周里，1 项到期；另有 2 项过期没有完成。');
    expect(textOf(lede)).toBe('过期的：2 个节点。');
    const quarter = calendarView(context, { year: '2013', part: 'Q2' });
    expect([quarter.head.title, textOf(quarter.headline).slice(0, 12)]).toEqual([
      '2013 年二季度倒排计划',
      '2013 年二季度：2 ',
    ]);
    expect(note).toContain('2013-06-30');
    expect(lists.map(({ id, rows }) => [id, rows.map(({ what, stateText }) => [what, stateText])])).toEqual([
      [
        'past',
        [
          ['路基', '超期 27 天'],
          ['杆线', '当日到期'],
        ],
      ],
      ['weeks', [['路面', '还有 14 天']]],
      ['quarter', [['绿化', '还有 15 天']]],
      [
        'year',
        [
          [null, '还有 184 天'],
          ['验收', '还有 365 天'],
        ],
      ],
    ]);
  });

  it('are one a year, a quarter and a month in which anything stands, and nothing is lost between them', () => {
    expect(calendarParts(context).map(({ year, part }) => `${year}/${part ?? ''}`)).toEqual([
      '2013/',
      '2014/',
      '2013/Q2',
      '2013/Q3',
      '2014/Q2',
      '2013/06',
      '2013/07',
      '2014/06',
    ]);
    const { byMonth, byYear } = shelfOf(contextOf(sample));
    const shelved = [...byMonth.values(), ...byYear.values()].reduce((sum, own) => sum + own.length, 0);
    expect(shelved).toBe(duesOf(sample).length);
  });

  it('let a month stand at the month and a year at the year, and days at their days', () => {
    const month = calendarView(context, { year: '2013', part: '06' });
    const days = month.sheet!.weeks.flat();
    expect(days.filter(({ all }) => all !== null).map(({ day }) => day)).toEqual([3]);
    expect(days.findIndex(({ day }) => day === 1)).toBe(5);
    expect(month.sheet!.undated).toContain('1 项');
    expect(month.lists[0]!.rows.map(({ id, date }) => [id, date])).toEqual([
      ['d-2013-06-03', '2013-06-03'],
      ['d-2013-06', '2013-06'],
    ]);
    expect(
      calendarView(context, { year: '2013' }).lists.map(({ rows }) => rows.map(({ date }) => date)),
    ).toEqual([['2013']]);
    expect(calendarView(context, { year: '2013', part: 'Q2' }).lists[0]!.rows).toHaveLength(2);
  });

  it('count by script only where the city is no demonstration', () => {
    expect(calendarView(context, {}).counting).toMatchObject({ from: '2013-06-30' });
    expect(calendarView(contextOf(sample), {}).counting).toBeNull();
  });

  it('keep the bytes of a month in which everything is done when a later month is published', () => {
    const done: ProjectRows = {
      id: 'A',
      milestones: [{ planned_on: '2013-03-05', actual_on: '2013-04-02' }],
    };
    const at = (as_of: string): string =>
      JSON.stringify(
        calendarView(contextOf(build({ as_of, projects: [done] })), { year: '2013', part: '03' }).head,
      );
    expect(at('2013-06')).toBe(at('2013-07'));
    expect(at('2013-06')).toContain('2013-04-30');
  });

  it('go on over several pages in a large city, each day still found from the sheet', () => {
    const many = Array.from({ length: 450 }, (_, i) => ({
      name: `${i}`,
      planned_on: `2013-06-${String(1 + (i % 30)).padStart(2, '0')}`,
    }));
    const large = contextOf(city({ id: 'A', milestones: many }));
    expect(calendarParts(large).filter(({ part }) => part === '06')).toHaveLength(3);
    const first = calendarView(large, { year: '2013', part: '06' });
    const last = first.sheet!.weeks.flat().findLast(({ all }) => all !== null)!;
    expect(last.all!.href).toBe('/calendar/2013/06/page/3/#d-2013-06-30');
    expect(last.more).toBe('还有 12 项');
    const pages = [1, 2, 3].map((page) => calendarView(large, { year: '2013', part: '06', page }));
    expect(pages.map(({ lists, sheet }) => [lists[0]!.rows.length, sheet !== null])).toEqual([
      [200, true],
      [200, false],
      [50, false],
    ]);
    const anchors = pages.map(({ lists }) => lists[0]!.rows.map(({ id }) => id));
    for (const { all } of first.sheet!.weeks.flat()) {
      if (all === null) continue;
      const [, page = '1', id = ''] = /(?:page\/(\d+)\/)?#(.*)$/.exec(all.href) ?? [];
      expect(anchors[Number(page) - 1]).toContain(id);
    }
  });

  it('say in words where nothing is planned', () => {
    const view = calendarView(contextOf(city({ id: 'A' })), {});
    expect(textOf(view.headline)).toBe('没有公布计划日期、节点或限时。');
    expect([view.lists, view.years, view.taken]).toEqual([[], [], null]);
    expect(calendarParts(contextOf(city({ id: 'A' })))).toEqual([]);
  });
});

describe('days', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });

  it('are added as they are counted, and weeks begin on Mondays', () => {
    expect([weekday('2025-11-03'), weekday('2013-06-01'), weekday('1969-12-29')]).toEqual([0, 5, 0]);
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (date, count) => {
        const from = date.toISOString().slice(0, 10);
        const to = addDays(from, count);
        expect(daysBetween(from, to)).toBe(count);
        expect(weekday(from)).toBe((new Date(`${from}T00:00:00Z`).getUTCDay() + 6) % 7);
      }),
    );
  });
});
