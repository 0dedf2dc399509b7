import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figure, findScope } from '../../src/measures/figures.ts';
import { addMonths } from '../../src/model/dates.ts';
import type { Dataset } from '../../src/model/types.ts';
import { build } from './build.ts';

function value(dataset: Dataset, scope: string, measureId: string, period: string): number | null {
  return figure(dataset, findScope(dataset, scope)!, measureId, period).value;
}

const city = build({
  as_of: '2013-12',
  programmes: [{ id: 'top' }, { id: 'low', parent: 'top' }],
  units: [
    { id: 'lead', group: '市直部门' },
    { id: 'grid', group: '国有企业' },
  ],
  projects: [
    { id: 'A', district: 'east', lead_unit: 'lead', programme: 'low', level: 'city' },
    { id: 'B', district: 'west', withdrawn_on: '2013-06-15' },
  ],
  issues: [
    {
      project_id: 'A',
      raised_on: '2013-01-10',
      due_on: '2013-03-31',
      closed_on: '2013-03-20',
      responsible_unit: 'grid',
    },
    { project_id: 'A', raised_on: '2013-02', due_on: '2013-04-30' },
    { district: 'west', raised_on: '2013-03-05', responsible_unit: 'grid' },
    { project_id: 'B', raised_on: '2013-01-01', due_on: '2013-02-01' },
  ],
});

describe('issues', () => {
  test('are raised and closed by the last day of what was written', () => {
    expect(value(city, 'project:A', 'issues_open', '2013-01')).toBe(1);
    expect(value(city, 'project:A', 'issues_open', '2013-02')).toBe(2);
    expect(value(city, 'project:A', 'issues_open', '2013-03')).toBe(1);
    expect(value(city, 'project:A', 'issue_rate', '2013-03')).toBe(50);
  });

  test('are overdue from the day after their deadline', () => {
    expect(value(city, 'project:A', 'issues_overdue', '2013-04')).toBe(0);
    expect(value(city, 'project:A', 'issues_overdue', '2013-05')).toBe(1);
    expect(value(city, 'district:west', 'issues_overdue', '2013-12')).toBe(0);
  });

  test('of a withdrawn project leave with it', () => {
    expect(value(city, 'city', 'issues_open', '2013-05')).toBe(3);
    expect(value(city, 'city', 'issues_open', '2013-06')).toBe(2);
    expect(value(city, 'district:west', 'issues_open', '2013-05')).toBe(2);
    expect(value(city, 'district:west', 'issues_open', '2013-06')).toBe(1);
    expect(value(city, 'project:B', 'issues_open', '2013-06')).toBe(0);
  });

  test('belong to the unit responsible, or else to the one that leads the project, and to its group', () => {
    expect(value(city, 'unit:grid', 'issues_open', '2013-02')).toBe(1);
    expect(value(city, 'unit:grid', 'issues_open', '2013-03')).toBe(1);
    expect(value(city, 'unit:lead', 'issues_open', '2013-03')).toBe(1);
    expect(value(city, 'group:国有企业', 'issues_open', '2013-03')).toBe(1);
    expect(value(city, 'group:市直部门', 'issue_rate', '2013-03')).toBe(0);
  });

  test('follow the project into its programmes and level', () => {
    for (const scope of ['programme:low', 'programme:top', 'level:city']) {
      expect(value(city, scope, 'issue_rate', '2013-03')).toBe(50);
    }
  });

  test('have no rate before the first is raised, and no value at all where they are not published', () => {
    expect(value(city, 'city', 'issue_rate', '2012-12')).toBeNull();
    expect(value(city, 'city', 'issues_open', '2012-12')).toBe(0);
    const unpublished = build({ as_of: '2013-12', projects: [{ id: 'A' }], without: ['issues'] });
    for (const id of [
      'issue_rate',
      'issues_open',
      'issues_overdue',
      'issue_on_time_rate',
      'issue_days',
      'issues_closed_quarter',
    ]) {
      expect(value(unpublished, 'city', id, '2013-12')).toBeNull();
    }
  });
});

describe('closing an issue', () => {
  const closed = (raised_on: string, closed_on: string | null, due_on: string | null = null) => ({
    project_id: 'A',
    raised_on,
    closed_on,
    due_on,
  });
  const dataset = build({
    as_of: '2021-12',
    projects: [{ id: 'A' }],
    issues: [
      closed('2021-06-01', '2021-06-30', '2021-06-30'),
      closed('2021-06-01', '2021-07-01', '2021-06-30'),
      closed('2021-07-01', '2021-07-11', '2021-09'),
      closed('2021-07-01', '2021-09', '2021-09'),
      closed('2021-07-01', null, '2021-10-01'),
      closed('2021-10-01', '2021-10-01'),
    ],
  });

  test('takes the median of the days, over the dates written to the day', () => {
    expect(value(dataset, 'city', 'issue_days', '2021-05')).toBeNull();
    expect(value(dataset, 'city', 'issue_days', '2021-06')).toBe(29);
    expect(value(dataset, 'city', 'issue_days', '2021-09')).toBe(29);
    expect(value(dataset, 'city', 'issue_days', '2021-10')).toBe(19.5);
  });

  test('is on time by the deadline itself, once the deadline has come', () => {
    const rate = (period: string) => {
      const { numerator, denominator } = figure(
        dataset,
        findScope(dataset, 'city')!,
        'issue_on_time_rate',
        period,
      );
      return [numerator, denominator];
    };
    expect(rate('2021-05')).toEqual([0, 0]);
    expect(rate('2021-06')).toEqual([1, 2]);
    expect(rate('2021-08')).toEqual([1, 2]);
    expect(rate('2021-09')).toEqual([3, 4]);
    expect(rate('2021-12')).toEqual([3, 5]);
  });

  test('counts in its quarter, from its first day to the end of the period', () => {
    const quarter = (period: string) => value(dataset, 'city', 'issues_closed_quarter', period);
    expect(['2021-06', '2021-07', '2021-08', '2021-09', '2021-10'].map(quarter)).toEqual([1, 2, 2, 3, 1]);
  });
});

test('counts of issues are monotonic: raised and closed never fall, overdue never passes open', () => {
  const month = fc.integer({ min: 0, max: 23 }).map((offset) => addMonths('2012-01', offset));
  const issue = fc.record({ raised_on: month, due_on: fc.option(month), closed_on: fc.option(month) });
  fc.assert(
    fc.property(fc.array(issue, { maxLength: 30 }), (issues) => {
      const rows = issues.map((one) => ({
        ...one,
        project_id: 'A',
        closed_on: one.closed_on !== null && one.closed_on < one.raised_on ? one.raised_on : one.closed_on,
      }));
      const dataset = build({ as_of: '2013-12', projects: [{ id: 'A' }], issues: rows });
      let before = { raised: 0, closed: 0 };
      for (let offset = 0; offset < 24; offset += 1) {
        const period = addMonths('2012-01', offset);
        const rate = figure(dataset, findScope(dataset, 'city')!, 'issue_rate', period);
        const now = { raised: rate.denominator ?? 0, closed: rate.numerator ?? 0 };
        const open = value(dataset, 'city', 'issues_open', period) ?? -1;
        expect(now.raised).toBeGreaterThanOrEqual(before.raised);
        expect(now.closed).toBeGreaterThanOrEqual(before.closed);
        expect(open).toBe(now.raised - now.closed);
        expect(value(dataset, 'city', 'issues_overdue', period)).toBeLessThanOrEqual(open);
        before = now;
      }
    }),
  );
});
