import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { figure } from '../../src/measures/figures.ts';
import { judge } from '../../src/measures/status.ts';
import type { Status } from '../../src/measures/types.ts';
import { DEFAULT_SAMPLE, makeSample, SAMPLE_LIMITS, type SampleOptions } from '../../src/sample/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'guatu-load-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let written = 0;
function load(options: SampleOptions) {
  const data = join(folder, String(written++));
  for (const [path, text] of makeSample(options)) {
    const target = join(data, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  const loaded = loadDataset(data);
  rmSync(data, { recursive: true });
  return loaded;
}

const brief = (problems: ReturnType<typeof loadDataset>['problems']) =>
  problems
    .slice(0, 5)
    .map(({ code, reason, file, line, header, value }) => ({ code, reason, file, line, header, value }));

test('the default city loads with no problem at all', () => {
  const loaded = load(DEFAULT_SAMPLE);
  expect(brief(loaded.problems)).toEqual([]);
  expect(loaded.dataset?.as_of).toBe('2025-11');
  expect(loaded.dataset?.settings.demo).toBe(true);
});

test('a city of any size, length and seed loads with no problem at all', () => {
  const options = fc.record({
    projects: fc.integer({ min: 1, max: 200 }),
    months: fc.integer({ min: SAMPLE_LIMITS.months[0], max: 72 }),
    seed: fc.integer({ min: 0, max: 4294967295 }),
  });
  fc.assert(
    fc.property(options, (chosen) => {
      expect(brief(load(chosen).problems)).toEqual([]);
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

test.each([
  { projects: 1, months: 2, seed: 0 },
  { projects: 1000, months: 12, seed: 3 },
  { projects: 59, months: SAMPLE_LIMITS.months[1], seed: 4 },
])('$projects roads over $months months load with no problem at all', (options) => {
  expect(brief(load(options).problems)).toEqual([]);
});

test('at the as-of date the default city holds every story it tells', () => {
  const { dataset } = load(DEFAULT_SAMPLE);
  const counts: Partial<Record<Status, number>> = {};
  for (const project of dataset!.projects) {
    const { status } = judge(project, dataset!.as_of, dataset!);
    counts[status] = (counts[status] ?? 0) + 1;
  }
  expect(counts).toEqual({
    opened: 44,
    on_track: 3,
    ahead: 2,
    behind: 2,
    overdue: 2,
    blocked: 2,
    stalled: 1,
    no_report: 1,
    paused: 1,
    late_start: 1,
    withdrawn: 1,
  });
});

test('one road of the default city is blocked without a new date, and one finished before it was promised', () => {
  const { dataset } = load(DEFAULT_SAMPLE);
  const undecided = dataset!.projects.filter(
    (project) =>
      project.actual_end === null &&
      project.withdrawn_on === null &&
      project.reports.at(-1)?.forecast_end === null,
  );
  expect(undecided.map((project) => judge(project, dataset!.as_of, dataset!).status)).toEqual(['blocked']);
  expect(
    dataset!.projects.some(
      ({ actual_end, baseline_end }) => actual_end !== null && actual_end < baseline_end!,
    ),
  ).toBe(true);
});

test('every action follows as many months behind the plan as its trigger says', () => {
  const { dataset } = load(DEFAULT_SAMPLE);
  const months = { month: 1, quarter: 3, half_year: 6, year: 12 };
  expect(dataset!.actions.length).toBeGreaterThan(20);
  for (const { date, unit, trigger } of dataset!.actions) {
    const periods = dataset!.periods.filter((period) => period < date.slice(0, 7)).slice(-months[trigger]);
    expect(periods).toHaveLength(months[trigger]);
    for (const period of periods) {
      const { value } = figure(dataset!, { kind: 'unit', id: unit.id, unit }, 'pace_gap', period);
      expect(value, `${unit.name} ${period}`).toBeLessThan(0);
    }
  }
});

test('the road that is paused was not paused before the day the change gives', () => {
  const { dataset } = load(DEFAULT_SAMPLE);
  const paused = dataset!.projects.find(({ pause_reason }) => pause_reason !== null)!;
  expect(judge(paused, '2025-04', dataset!).status).not.toBe('paused');
  expect(judge(paused, '2025-05', dataset!).status).toBe('paused');
});
