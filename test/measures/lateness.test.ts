import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figure, findScope } from '../../src/measures/figures.ts';
import { isLate, lastRise, lateSince } from '../../src/measures/lateness.ts';
import { judge } from '../../src/measures/status.ts';
import { addMonths, monthsBetween } from '../../src/model/dates.ts';
import { build, monthly } from './build.ts';

const FROM = '2013-01';
const steps = fc.array(fc.option(fc.constantFrom(0, 0, 0, 5, 20)), { minLength: 1, maxLength: 16 });

/** Cumulative progress of consecutive months; null where none was reported. */
function cumulative(rises: readonly (number | null)[]): (number | null)[] {
  let sum = 0;
  return rises.map((rise) => (rise === null ? null : (sum = Math.min(100, sum + rise))));
}

describe('the last progress', () => {
  test('is the last report above all before it', () => {
    fc.assert(
      fc.property(steps, (rises) => {
        const values = cumulative(rises);
        const dataset = build({ projects: [{ id: 'P-1', reports: monthly(FROM, values) }] });
        let best = 0;
        let last: string | null = null;
        values.forEach((value, i) => {
          if (value === null || value <= best) return;
          best = value;
          last = addMonths(FROM, i);
        });
        expect(lastRise(dataset.projects[0]!, '2014-12')?.period ?? null).toBe(last);
      }),
    );
  });

  test('is investment too: more within a year, any in the next', () => {
    const reports = [
      { period: '2013-11', invested: 5000 },
      { period: '2013-12', invested: 5000 },
      { period: '2014-01', invested: 0 },
      { period: '2014-02', invested: 100 },
      { period: '2014-03', invested: 100 },
    ];
    const [project] = build({ projects: [{ id: 'P-1', reports }] }).projects;
    expect(lastRise(project!, '2013-12')?.period).toBe('2013-11');
    expect(lastRise(project!, '2014-01')?.period).toBe('2013-11');
    expect(lastRise(project!, '2014-03')?.period).toBe('2014-02');
  });

  test('is nothing where nothing was reported', () => {
    const [project] = build({ as_of: '2013-12', projects: [{ id: 'P-1' }] }).projects;
    expect(lastRise(project!, '2013-12')).toBeNull();
  });
});

describe('late since', () => {
  test('every period from then on is late, and the one before is not', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom('2013-03', '2013-09', '2014-02'), (rises, end) => {
        const dataset = build({
          projects: [
            { id: 'P-1', planned_start: FROM, planned_end: end, reports: monthly(FROM, cumulative(rises)) },
          ],
        });
        const [project] = dataset.projects;
        const late = (period: string): boolean => isLate(judge(project!, period, dataset).status);
        if (!late(dataset.as_of)) return;
        const since = lateSince(project!, dataset.as_of, dataset);
        const after = dataset.periods.filter((period) => period >= since);
        expect(after.every(late)).toBe(true);
        const before = dataset.periods.findLast((period) => period < since);
        if (before !== undefined) expect(late(before)).toBe(false);
        expect(monthsBetween(since, dataset.as_of).length).toBeGreaterThan(0);
      }),
    );
  });
});

test('without reports nothing is said to move or to stand still', () => {
  const rows: Parameters<typeof build>[0] = {
    as_of: '2013-06',
    projects: [{ id: 'P-1', planned_end: '2013-01' }],
  };
  const unmoved = (without: 'progress'[]): number | null => {
    const dataset = build({ ...rows, without });
    return figure(dataset, findScope(dataset, 'city')!, 'unmoved', '2013-06').value;
  };
  expect([unmoved([]), unmoved(['progress'])]).toEqual([0, null]);
});

test('those without progress are some of the late', () => {
  const dataset = build({
    as_of: '2013-06',
    projects: [
      // Stands still.
      {
        id: 'P-1',
        planned_start: FROM,
        planned_end: '2014-12',
        reports: monthly(FROM, [10, 10, 10, 10, 10, 10]),
      },
      // Behind, but moving.
      { id: 'P-2', planned_start: FROM, planned_end: '2013-07', reports: monthly(FROM, [1, 2, 3, 4, 5, 6]) },
      // Stands still for a published reason.
      {
        id: 'P-3',
        planned_start: FROM,
        planned_end: '2014-12',
        pause_reason: '文物勘探',
        reports: monthly(FROM, [10, 10, 10, 10, 10, 10]),
      },
    ],
  });
  const value = (id: string): number | null =>
    figure(dataset, findScope(dataset, 'city')!, id, '2013-06').value;
  expect([value('late'), value('unmoved')]).toEqual([2, 1]);
});
