import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MEASURES, measure, RULES } from '../../src/measures/catalog.ts';
import {
  figure,
  figureId,
  figuresOf,
  findScope,
  scopeId,
  scopesOf,
  subject,
} from '../../src/measures/figures.ts';
import { addMonths } from '../../src/model/dates.ts';
import { build, monthly, type ProjectRows } from './build.ts';

const CONTRACT = [
  'projects',
  'opened',
  'target_rate',
  'due',
  'opened_rate',
  'open_gap',
  'total_investment',
  'planned_investment',
  'invested',
  'investment_rate',
  'pace',
  'pace_gap',
  'start_rate',
  'due_start_rate',
  'completion_rate',
  'milestone_rate',
  'milestones_overdue',
  'issue_rate',
  'issues_open',
  'issues_overdue',
  'on_track_rate',
  'reported_rate',
  'score',
  'rank',
];
/** Closing difficulties and putting findings right, of every scope that holds several projects. */
const FOLLOWED = [
  'issue_on_time_rate',
  'issue_days',
  'issues_closed_quarter',
  'rectified_rate',
  'rectified_on_time_rate',
  'inspections_open',
  'inspections_overdue',
  'inspections_repeated',
];
const PRACTICES = [
  'practice_rules',
  'practice_experiences',
  'practice_forums',
  'practice_workshops',
  'practice_others',
];
const DISCLOSURE = ['disclosure_rate', 'disclosure_overdue', 'disclosure_on_time_rate', 'disclosure_undated'];

describe('the catalogue', () => {
  test('has every measure once, with its formula as sentences in both languages', () => {
    const ids = MEASURES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of CONTRACT) expect(ids).toContain(id);
    for (const { formula, name } of [
      ...MEASURES,
      ...RULES.map((formula) => ({ formula, name: { zh: '-', en: '-' } })),
    ]) {
      expect(formula.zh).toMatch(/。$/);
      expect(formula.en).toMatch(/^[A-Z(].*\.$/s);
      expect(name.zh && name.en).toBeTruthy();
    }
    expect(measure('opened')?.unit).toBe('count');
    expect(measure('nothing')).toBeUndefined();
  });
});

const city = build({
  programmes: [{ id: 'top' }, { id: 'low', parent: 'top' }],
  units: [{ id: 'u1', group: '市直部门' }, { id: 'u2', group: '市直部门' }, { id: 'u3' }],
  projects: [
    {
      id: 'A',
      district: 'east',
      programme: 'low',
      lead_unit: 'u1',
      level: 'city',
      planned_end: '2013-06',
      reports: monthly('2013-05', [40, 50]),
    },
    {
      id: 'B',
      district: 'west',
      programme: 'top',
      lead_unit: 'u2',
      level: 'town',
      planned_end: '2013-12',
      actual_end: '2013-05',
    },
    { id: 'C', district: 'east', lead_unit: 'u3', withdrawn_on: '2013-06-10' },
  ],
});
const ids = (): string[] => scopesOf(city).map(scopeId);

describe('scopes', () => {
  test('are the city, programmes, districts, units, groups and the levels in use', () => {
    expect(ids()).toEqual([
      'city',
      'programme:top',
      'programme:low',
      'district:east',
      'district:west',
      'unit:u1',
      'unit:u2',
      'unit:u3',
      'group:市直部门',
      'level:city',
      'level:town',
    ]);
  });

  test('are found by id, projects too', () => {
    for (const id of [...ids(), 'project:A']) expect(scopeId(findScope(city, id)!)).toBe(id);
    for (const id of ['project:Z', 'district:north', 'level:district', 'town', ''])
      expect(findScope(city, id)).toBeNull();
  });

  test('hold their projects, withdrawn ones apart', () => {
    const held = (id: string, period: string): string[] =>
      subject(city, findScope(city, id)!, period).projects.map((p) => p.id);
    expect(held('programme:top', '2013-06')).toEqual(['A', 'B']);
    expect(held('group:市直部门', '2013-06')).toEqual(['A', 'B']);
    expect(held('district:east', '2013-05')).toEqual(['A', 'C']);
    expect(held('district:east', '2013-06')).toEqual(['A']);
    expect(held('project:C', '2013-06')).toEqual([]);
  });
});

describe('figures', () => {
  test('have permanent ids and the same value alone and in the list', () => {
    for (const scope of [...scopesOf(city), findScope(city, 'project:A')!]) {
      for (const one of figuresOf(city, scope, '2013-06')) {
        expect(one.id).toBe(figureId(scope, one.measure, '2013-06'));
        expect(one.id).toBe(`${scopeId(scope)}/${one.measure}@2013-06`);
        expect(figure(city, scope, one.measure, '2013-06')).toEqual(one);
      }
    }
  });

  test('of a set are every measure but those of one project; score and rank only where subjects are ranked', () => {
    const of = (id: string): string[] =>
      figuresOf(city, findScope(city, id)!, '2013-06').map((one) => one.measure);
    const choice = ['candidates', 'chosen', 'chosen_rate'];
    const at = CONTRACT.indexOf('issues_overdue') + 1;
    const withFollowed = (...more: string[]): string[] =>
      [...CONTRACT.slice(0, at), ...FOLLOWED, ...more, ...CONTRACT.slice(at)].flatMap((id) =>
        id === 'reported_rate' ? [id, 'late', 'unmoved'] : [id],
      );
    expect(of('district:east')).toEqual([...withFollowed(), ...DISCLOSURE, ...choice]);
    expect(of('unit:u1')).toEqual([...withFollowed('behind_months'), ...DISCLOSURE]);
    expect(of('city')).toEqual([
      ...withFollowed(...PRACTICES).filter((id) => id !== 'score' && id !== 'rank'),
      ...DISCLOSURE,
      'pieces',
      'detour_total',
      'unreachable',
      ...choice,
    ]);
  });

  test('of a project are those that make sense for one, with its progress against plan', () => {
    const project = findScope(city, 'project:A')!;
    expect(figuresOf(city, project, '2013-06').map((one) => one.measure)).toEqual([
      'total_investment',
      'planned_investment',
      'invested',
      'investment_rate',
      'pace',
      'pace_gap',
      'milestone_rate',
      'issue_rate',
      'issues_open',
      'issues_overdue',
      'progress',
      'planned_progress',
      'progress_gap',
      ...DISCLOSURE,
      'detour_before',
      'detour_after',
      'pieces_joined',
    ]);
    expect(figure(city, project, 'progress', '2013-06').value).toBe(50);
    expect(figure(city, project, 'progress', '2013-04').value).toBeNull();
    expect(figure(city, project, 'progress_gap', '2013-06').value).toBeNull();
    expect(figure(city, project, 'opened', '2013-06').value).toBeNull();
    const planned = build({
      projects: [
        {
          id: 'A',
          plans: [{ period: '2013-06', planned_progress: 62.5 }],
          reports: monthly('2013-06', [48]),
        },
      ],
    });
    expect(figure(planned, findScope(planned, 'project:A')!, 'progress_gap', '2013-06').value).toBe(-14.5);
  });

  test('of an unknown measure are a mistake', () => {
    expect(() => figure(city, findScope(city, 'city')!, 'popularity', '2013-06')).toThrow(RangeError);
  });
});

const month = fc.integer({ min: 0, max: 23 }).map((offset) => addMonths('2012-01', offset));
const date = fc.option(month);
const randomProject = fc.record({
  district: fc.constantFrom('east', 'west'),
  planned_start: date,
  planned_end: date,
  actual_start: date,
  actual_end: date,
  withdrawn_on: fc.option(month, { freq: 2 }),
  milestones: fc.array(fc.record({ planned_on: month, actual_on: date }), { maxLength: 3 }),
  reports: fc.uniqueArray(fc.record({ period: month, progress: fc.integer({ min: 0, max: 100 }) }), {
    selector: (r) => r.period,
    maxLength: 5,
  }),
});

/** Rates whose numerator is a part of the denominator. */
const PARTS = [
  'opened_rate',
  'start_rate',
  'due_start_rate',
  'milestone_rate',
  'issue_rate',
  'on_track_rate',
  'reported_rate',
];

test('rates stay between 0 and 100 with a denominator, and are null without one; districts add up to the city', () => {
  fc.assert(
    fc.property(fc.array(randomProject, { maxLength: 8 }), month, (projects, period) => {
      const rows = projects.map((one, index): ProjectRows => ({
        ...one,
        id: `P${index}`,
        reports: one.reports.toSorted((a, b) => (a.period < b.period ? -1 : 1)),
      }));
      const dataset = build({ as_of: '2013-12', projects: rows });
      for (const scope of scopesOf(dataset)) {
        for (const one of figuresOf(dataset, scope, period)) {
          if (one.denominator === 0) expect(one.value).toBeNull();
          if (!PARTS.includes(one.measure) || one.value === null) continue;
          expect(one.value).toBeGreaterThanOrEqual(0);
          expect(one.value).toBeLessThanOrEqual(100);
        }
      }
      for (const id of ['projects', 'opened', 'due']) {
        const sum = dataset.districts.reduce((total, { id: district }) => {
          return (
            total + (figure(dataset, findScope(dataset, `district:${district}`)!, id, period).value ?? 0)
          );
        }, 0);
        expect(figure(dataset, findScope(dataset, 'city')!, id, period).value).toBe(sum);
      }
    }),
  );
});
