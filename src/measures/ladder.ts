/**
 * The ladder of accountability: how many periods in a row a unit's investment was behind its pace, which rung of the
 * configured ladder that reaches, and whether what the rung asks for is on record.
 */
import { firstDay, lastDay, monthEnd } from '../model/dates.ts';
import type { Action, Dataset, Unit } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import type { LadderRung } from '../schema/settings.ts';
import { factsOf } from './facts.ts';
import { paceGap } from './families/investment.ts';
import type { Facts } from './types.ts';

/** Months in a row after which a rung is reached. */
export const RUNG_MONTHS: Readonly<Record<LadderRung['trigger'], number>> = {
  month: 1,
  quarter: 3,
  half_year: 6,
  year: 12,
};

/** The configured rungs from the lowest up, the first of each trigger. */
export function rungsOf({ settings }: Dataset): LadderRung[] {
  const seen = new Set<string>();
  return settings.ladder
    .filter(({ trigger }) => !seen.has(trigger) && seen.add(trigger))
    .sort((a, b) => RUNG_MONTHS[a.trigger] - RUNG_MONTHS[b.trigger]);
}

/** The highest rung that so many months reach; null below the lowest. */
export function rungAt(rungs: readonly LadderRung[], months: number): LadderRung | null {
  return rungs.findLast(({ trigger }) => RUNG_MONTHS[trigger] <= months) ?? null;
}

const runs = new WeakMap<Dataset, Map<string, number | null>>();

function factsOfUnit(unit: Unit, period: Month): Facts[] {
  return unit.projects.map((project) => factsOf(project, period)).filter(({ withdrawn }) => !withdrawn);
}

/**
 * Periods in a row, the last one included, in which a unit's `pace_gap` was below 0; null where it has no value in the
 * last one. Only months with reports are periods; one without a value ends the row.
 * @param facts of the unit's projects at the period, where they are at hand
 */
export function behindMonths(
  dataset: Dataset,
  unit: Unit,
  period: Month,
  facts: readonly Facts[] | null = null,
): number | null {
  let known = runs.get(dataset);
  if (!known) runs.set(dataset, (known = new Map()));
  const key = `${unit.id}@${period}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const gap = paceGap({ facts: facts ?? factsOfUnit(unit, period), period }).value;
  const isBehind = gap !== null && gap.compare(0) < 0;
  const previous = isBehind ? dataset.periods.findLast((one) => one < period) : undefined;
  const earlier = previous === undefined ? 0 : (behindMonths(dataset, unit, previous) ?? 0);
  const months = gap === null ? null : isBehind ? earlier + 1 : 0;
  known.set(key, months);
  return months;
}

/** The periods of the row that ends with a period, the newest first; empty where the unit was not behind in it. */
export function behindPeriods(dataset: Dataset, unit: Unit, period: Month): Month[] {
  const months = behindMonths(dataset, unit, period) ?? 0;
  const before = dataset.periods.filter((one) => one < period).toReversed();
  return months === 0 ? [] : [period, ...before.slice(0, months - 1)];
}

/** A rung that a unit reached in a month, and the record of what was done about it. */
export interface RungReached {
  readonly rung: LadderRung;
  readonly period: Month;
  readonly action: Action | null;
}

export interface UnitLadder {
  readonly unit: Unit;
  /** Every period up to the last: periods in a row behind; null where the unit had no value. */
  readonly months: readonly { period: Month; behind: number | null }[];
  /** In the order in which they were reached. */
  readonly reached: readonly RungReached[];
  /** Actions on record that answer to no rung by these data, in the order of their dates. */
  readonly unasked: readonly Action[];
}

/**
 * The record that answers to each rung reached: the first of the same unit and trigger that no earlier rung has taken,
 * dated from the month in which the rung was reached to the end of the month in which it was reached again.
 */
function answered(
  reached: readonly Omit<RungReached, 'action'>[],
  actions: readonly Action[],
): { reached: RungReached[]; unasked: Action[] } {
  const left = new Set(actions);
  const all = reached.map((one, at): RungReached => {
    const again = reached.slice(at + 1).find(({ rung }) => rung.trigger === one.rung.trigger);
    const from = firstDay(one.period);
    const until = again === undefined ? null : monthEnd(again.period);
    const action = [...left].find(
      ({ trigger, date }) =>
        trigger === one.rung.trigger && lastDay(date) >= from && (until === null || lastDay(date) <= until),
    );
    if (action !== undefined) left.delete(action);
    return { ...one, action: action ?? null };
  });
  return { reached: all, unasked: [...left] };
}

/** Where each unit with projects or actions stood on the ladder, period by period, up to one. */
export function laddersOf(dataset: Dataset, last: Month = dataset.as_of): UnitLadder[] {
  const rungs = rungsOf(dataset);
  const end = monthEnd(last);
  const periods = dataset.periods.filter((period) => period <= last);
  const records = Map.groupBy(
    dataset.actions
      .filter(({ date }) => lastDay(date) <= end)
      .toSorted((a, b) =>
        lastDay(a.date) < lastDay(b.date) ? -1 : lastDay(a.date) > lastDay(b.date) ? 1 : 0,
      ),
    ({ unit }) => unit,
  );
  return dataset.units
    .filter((unit) => unit.projects.length > 0 || records.has(unit))
    .map((unit) => {
      const months = periods.map((period) => ({ period, behind: behindMonths(dataset, unit, period) }));
      const reached = months.flatMap(({ period, behind }) =>
        rungs.filter(({ trigger }) => RUNG_MONTHS[trigger] === behind).map((rung) => ({ rung, period })),
      );
      return { unit, months, ...answered(reached, records.get(unit) ?? []) };
    });
}
