import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { figure, findScope } from '../../src/measures/figures.ts';
import {
  behindMonths,
  behindPeriods,
  laddersOf,
  rungAt,
  rungsOf,
  RUNG_MONTHS,
} from '../../src/measures/ladder.ts';
import { addMonths } from '../../src/model/dates.ts';
import type { Dataset } from '../../src/model/types.ts';
import type { LadderRung } from '../../src/schema/settings.ts';
import { build, type Rows } from './build.ts';

const LADDER: LadderRung[] = [
  { trigger: 'year', measure: '取消评优' },
  { trigger: 'month', measure: '书面说明' },
  { trigger: 'quarter', measure: '会上说明' },
  { trigger: 'half_year', measure: '约谈' },
];

/** One unit with a plan of 1200 a year, 100 a month, and what it had invested in each month from January 2021 on. */
function unitWith(behind: readonly boolean[], more: Partial<Rows> = {}): Dataset {
  const reports = behind.map((isBehind, at) => {
    const period = addMonths('2021-01', at);
    const due = 100 * Number(period.slice(5));
    return { period, invested: isBehind ? due - 1 : due };
  });
  const years = [...new Set(reports.map(({ period }) => period.slice(0, 4)))];
  return build({
    units: [{ id: 'lead' }],
    projects: [
      {
        id: 'A',
        lead_unit: 'lead',
        reports,
        plans: years.map((period) => ({ period, planned_investment: 1200 })),
      },
    ],
    settings: { ladder: LADDER },
    ...more,
  });
}

describe('months behind plan in a row', () => {
  test('begin again after a month that was not behind, and run on across the turn of the year', () => {
    const behind = [true, true, false, ...Array.from({ length: 11 }, () => true)];
    const dataset = unitWith(behind);
    const months = dataset.periods.map((period) => behindMonths(dataset, dataset.units[0]!, period));
    expect(months).toEqual([1, 2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(behindPeriods(dataset, dataset.units[0]!, '2021-02')).toEqual(['2021-02', '2021-01']);
    expect(behindPeriods(dataset, dataset.units[0]!, '2021-03')).toEqual([]);
  });

  test('are counted the same for any order in which they are asked, and equal a plain count', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }),
        fc.boolean(),
        (behind, forwards) => {
          const dataset = unitWith(behind);
          const unit = findScope(dataset, 'unit:lead')!;
          const periods = forwards ? dataset.periods : dataset.periods.toReversed();
          for (const period of periods) {
            const at = dataset.periods.indexOf(period);
            const expected = behind
              .slice(0, at + 1)
              .toReversed()
              .indexOf(false);
            expect(figure(dataset, unit, 'behind_months', period).value).toBe(
              expected === -1 ? at + 1 : expected,
            );
          }
        },
      ),
    );
  });

  test('have no value without a plan, and none for whom is no unit', () => {
    const dataset = build({
      as_of: '2021-02',
      units: [{ id: 'lead' }],
      projects: [{ id: 'A', lead_unit: 'lead', reports: [{ period: '2021-01', invested: 1 }] }],
    });
    expect(figure(dataset, findScope(dataset, 'unit:lead')!, 'behind_months', '2021-01').value).toBeNull();
    const planned = unitWith([true]);
    expect(figure(planned, findScope(planned, 'city')!, 'behind_months', '2021-01').value).toBeNull();
  });
});

describe('the ladder', () => {
  test('is climbed rung by rung, in whatever order the settings name the rungs', () => {
    const rungs = rungsOf(unitWith([true]));
    expect(rungs.map(({ trigger }) => trigger)).toEqual(['month', 'quarter', 'half_year', 'year']);
    const at = (months: number) => rungAt(rungs, months)?.trigger ?? null;
    expect([0, 1, 2, 3, 5, 6, 11, 12, 40].map(at)).toEqual([
      null,
      'month',
      'month',
      'quarter',
      'quarter',
      'half_year',
      'half_year',
      'year',
      'year',
    ]);
  });

  test('holds what was done against what was due, and keeps what nobody asked for apart', () => {
    const dataset = unitWith([true, true, true, false, true, true, false], {
      actions: [
        { date: '2021-04-10', unit: 'lead', trigger: 'quarter', measure: '会上说明' },
        { date: '2021-06-08', unit: 'lead', trigger: 'month' },
        { date: '2021-06-09', unit: 'lead', trigger: 'half_year' },
        { date: '2021-09-01', unit: 'lead', trigger: 'month' },
      ],
    });
    const [ladder] = laddersOf(dataset);
    expect(
      ladder?.reached.map(({ rung, period, action }) => [period, rung.trigger, action?.date ?? null]),
    ).toEqual([
      ['2021-01', 'month', null],
      ['2021-03', 'quarter', '2021-04-10'],
      ['2021-05', 'month', '2021-06-08'],
    ]);
    expect(ladder?.unasked.map(({ date }) => date)).toEqual(['2021-06-09']);
  });

  test('answers to the demonstration city as it was made: what was done was due', () => {
    const { dataset } = loadDataset('data');
    const ladders = laddersOf(dataset!);
    expect(ladders.flatMap(({ unasked }) => unasked)).toEqual([]);
    const reached = ladders.flatMap((one) => one.reached);
    const done = reached.filter(({ action }) => action !== null).length;
    expect(done).toBe(dataset!.actions.length);
    expect(reached.length).toBeGreaterThan(done);
    for (const { action, rung } of reached) if (action) expect(action.measure).toBe(rung.measure);
    for (const { months } of ladders)
      for (const [at, { behind }] of months.entries())
        if ((behind ?? 0) > 1) expect(months[at - 1]?.behind).toBe((behind ?? 0) - 1);
    expect(Object.keys(RUNG_MONTHS)).toHaveLength(4);
  });
});
