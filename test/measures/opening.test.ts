import { describe, expect, test } from 'vitest';
import { formatFigure } from '../../src/i18n/format.ts';
import { figure, findScope } from '../../src/measures/figures.ts';
import type { Dataset } from '../../src/model/types.ts';
import { build } from './build.ts';

function value(dataset: Dataset, scope: string, measureId: string, period: string): number | null {
  return figure(dataset, findScope(dataset, scope)!, measureId, period).value;
}

const roads = build({
  as_of: '2013-12',
  projects: [
    { id: 'A', district: 'east', planned_end: '2013-06-30', actual_end: '2013-06-20' },
    { id: 'B', district: 'east', planned_end: '2013-06', actual_end: '2013-07' },
    { id: 'C', district: 'east', planned_end: '2013-12-05' },
    { id: 'D', district: 'west', baseline_end: '2013-05-31' },
    { id: 'E', district: 'west', planned_end: '2013', withdrawn_on: '2013-08-15' },
    { id: 'F', district: 'west' },
  ],
});

describe('opening', () => {
  test('projects are counted until the period in which they are withdrawn', () => {
    expect(value(roads, 'city', 'projects', '2013-07')).toBe(6);
    expect(value(roads, 'city', 'projects', '2013-08')).toBe(5);
    expect(value(roads, 'district:west', 'projects', '2013-08')).toBe(2);
  });

  test('a month of withdrawal counts by its last day', () => {
    const dataset = build({ as_of: '2013-12', projects: [{ id: 'A', withdrawn_on: '2013-08' }] });
    expect(value(dataset, 'city', 'projects', '2013-07')).toBe(1);
    expect(value(dataset, 'city', 'projects', '2013-08')).toBe(0);
  });

  test('a road opened in a month counts from that month, one opened in a year from December', () => {
    expect(value(roads, 'city', 'opened', '2013-05')).toBe(0);
    expect(value(roads, 'city', 'opened', '2013-06')).toBe(1);
    expect(value(roads, 'city', 'opened', '2013-07')).toBe(2);
    const year = build({ as_of: '2013-12', projects: [{ id: 'A', actual_end: '2013' }] });
    expect(value(year, 'city', 'opened', '2013-11')).toBe(0);
    expect(value(year, 'city', 'opened', '2013-12')).toBe(1);
  });

  test('due follows the planned end, or else the baseline, whether the road is open or not', () => {
    expect(value(roads, 'city', 'due', '2013-05')).toBe(1);
    expect(value(roads, 'city', 'due', '2013-06')).toBe(3);
    expect(value(roads, 'city', 'due', '2013-11')).toBe(3);
    expect(value(roads, 'city', 'due', '2013-12')).toBe(4);
  });

  test('the rate opened and the gap to schedule carry their fraction', () => {
    const east = findScope(roads, 'district:east')!;
    expect(figure(roads, east, 'opened_rate', '2013-06')).toMatchObject({
      id: 'district:east/opened_rate@2013-06',
      numerator: 1,
      denominator: 3,
      value: 100 / 3,
    });
    const gap = figure(roads, east, 'open_gap', '2013-06');
    expect(gap).toMatchObject({ numerator: -1, denominator: 3, unit: 'points' });
    expect(formatFigure(gap, 'zh')).toBe('−33.3');
  });

  test('a campaign of 59 with 44 open and 47 due is 74.6 %, and 5.1 points below schedule', () => {
    const projects = Array.from({ length: 59 }, (_, index) => ({
      id: `R${index}`,
      planned_end: index < 47 ? '2013-11' : '2013-12',
      ...(index < 44 ? { actual_end: '2013-10-31' } : {}),
    }));
    const city = build({ as_of: '2013-11', projects });
    const text = (id: string): string =>
      formatFigure(figure(city, findScope(city, 'city')!, id, '2013-11'), 'zh');
    expect(text('opened_rate')).toBe('74.6%');
    expect(text('open_gap')).toBe('−5.1');
  });

  test('rates of nothing have no value, counts of nothing are 0', () => {
    const empty = build({ projects: [], units: [{ id: 'U', group: '市直部门' }], as_of: '2013-12' });
    for (const id of ['opened_rate', 'open_gap', 'start_rate', 'on_track_rate']) {
      expect(value(empty, 'unit:U', id, '2013-12')).toBeNull();
    }
    expect(value(empty, 'unit:U', 'projects', '2013-12')).toBe(0);
    expect(value(empty, 'unit:U', 'opened', '2013-12')).toBe(0);
    expect(value(empty, 'unit:U', 'due', '2013-12')).toBe(0);
  });
});

describe('what was planned then', () => {
  const moved = build({
    as_of: '2014-12',
    projects: [
      {
        id: 'A',
        baseline_end: '2013-03-31',
        planned_end: '2014-06-30',
        total_investment: 300_000_000,
        changes: [
          { date: '2013-05-10', field: 'planned_end', old: '2013年6月30日', new: '2013-12-31' },
          { date: '2013-12', field: '计划竣工', old: '2013/12/31', new: '2014-06-30' },
          { date: '2013-09-01', field: 'total_investment', old: '２８,000', new: '30000' },
          { date: '2013-02-01', field: 'scope', old: '四车道', new: '六车道' },
        ],
      },
    ],
  });

  test('the planned end is rolled back to the old value of the earliest later change', () => {
    expect(value(moved, 'city', 'due', '2013-04')).toBe(0);
    expect(value(moved, 'city', 'due', '2013-05')).toBe(0);
    expect(value(moved, 'city', 'due', '2013-12')).toBe(0);
    expect(value(moved, 'city', 'due', '2014-06')).toBe(1);
    const early = build({
      as_of: '2014-12',
      projects: [
        {
          id: 'A',
          planned_end: '2014-06-30',
          changes: [{ date: '2013-08-10', field: 'planned_end', old: '2013-06-30', new: '2014-06-30' }],
        },
      ],
    });
    expect(value(early, 'city', 'due', '2013-06')).toBe(1);
    expect(value(early, 'city', 'due', '2013-07')).toBe(1);
    expect(value(early, 'city', 'due', '2013-08')).toBe(0);
  });

  test('total investment is rolled back in 万元, in full-width digits too', () => {
    expect(value(moved, 'city', 'total_investment', '2013-08')).toBe(280_000_000);
    expect(value(moved, 'city', 'total_investment', '2013-09')).toBe(300_000_000);
  });

  test('an old value that cannot be read leaves the present one; an empty one means there was none', () => {
    const change = (old: string | null): Dataset =>
      build({
        as_of: '2014-12',
        projects: [
          {
            id: 'A',
            planned_end: '2013-06-30',
            baseline_end: '2014-12-31',
            total_investment: 10_000,
            changes: [
              { date: '2014-01-10', field: 'planned_end', old },
              { date: '2014-01-10', field: 'total_investment', old },
            ],
          },
        ],
      });
    expect(value(change('年底'), 'city', 'due', '2013-12')).toBe(1);
    expect(value(change(null), 'city', 'due', '2013-12')).toBe(0);
    expect(value(change('约 500'), 'city', 'total_investment', '2013-12')).toBe(10_000);
    expect(value(change('1.5 亿元'), 'city', 'total_investment', '2013-12')).toBe(150_000_000);
    expect(value(change(null), 'city', 'total_investment', '2013-12')).toBeNull();
  });
});

describe('targets', () => {
  const city = build({
    as_of: '2013-12',
    programmes: [
      { id: 'connect' },
      { id: 'deadend', parent: 'connect', target_count: 4 },
      { id: 'begin', parent: 'connect', target_count: 2, target_measure: 'started' },
      { id: 'other', target_count: 3, target_measure: 'completed' },
      { id: 'free' },
    ],
    projects: [
      { id: 'A', programme: 'deadend', actual_end: '2013-05-01' },
      { id: 'B', programme: 'deadend' },
      { id: 'C', programme: 'begin', actual_start: '2013-02' },
      { id: 'D', programme: 'other', actual_end: '2013-06-01' },
      { id: 'E', programme: 'other', actual_end: '2013-07-01' },
      { id: 'F', programme: 'free', actual_end: '2013-01-01' },
      { id: 'G', programme: 'connect', actual_end: '2013-01-01' },
      { id: 'H', programme: 'deadend', actual_end: '2013-04-01', withdrawn_on: '2013-12-01' },
    ],
  });
  const fraction = (scope: string, period = '2013-12'): unknown => {
    const { numerator, denominator } = figure(city, findScope(city, scope)!, 'target_rate', period);
    return [numerator, denominator];
  };

  test('a programme is measured by its own target and what it counts', () => {
    expect(fraction('programme:deadend')).toEqual([1, 4]);
    expect(fraction('programme:deadend', '2013-11')).toEqual([2, 4]);
    expect(fraction('programme:begin')).toEqual([1, 2]);
    expect(fraction('programme:other')).toEqual([2, 3]);
  });

  test('one without a target sums those below it, counting only their projects', () => {
    expect(fraction('programme:connect')).toEqual([2, 6]);
  });

  test('the city sums the top programmes; programmes without any target, and other scopes, have none', () => {
    expect(fraction('city')).toEqual([4, 9]);
    expect(value(city, 'programme:free', 'target_rate', '2013-12')).toBeNull();
    expect(value(city, 'district:east', 'target_rate', '2013-12')).toBeNull();
  });
});
