/** Cumulative openings of a scope beside its plan, month by month: the small multiples. */
import type { Scope } from '../measures/types.ts';
import { addMonths, monthsBetween } from '../model/dates.ts';
import type { Month } from '../schema/field.ts';
import type { Context } from './context.ts';

export interface Trend {
  name: string;
  /** `11 / 14` */
  fraction: string;
  months: readonly { month: Month; opened: number | null; due: number }[];
  total: number;
  label: string;
}

/** The earlier of five years before and the first known date, so that a chart of a long record stays readable. */
function firstMonth(context: Context): Month {
  const { dataset } = context;
  const starts = dataset.programmes.map((p) => p.start?.slice(0, 7) ?? '').filter((s) => s.length === 7);
  const ends = dataset.projects
    .map((p) => (p.actual_end ?? p.planned_end ?? '').slice(0, 7))
    .filter((s) => s.length === 7);
  const first = [...starts, ...ends, dataset.as_of].sort()[0] ?? dataset.as_of;
  const floor = addMonths(dataset.as_of, -60);
  return first > floor ? first : floor;
}

/** The campaign's end where one is planned within two years, so that the plan shows beyond the as-of date. */
function lastMonth(context: Context): Month {
  const { dataset } = context;
  const ends = dataset.programmes.map((p) => p.end?.slice(0, 7) ?? '').filter((s) => s.length === 7);
  const last = ends.sort().at(-1) ?? dataset.as_of;
  const ceiling = addMonths(dataset.as_of, 24);
  return last < dataset.as_of ? dataset.as_of : last < ceiling ? last : ceiling;
}

export function trendOf(context: Context, scope: Scope, name: string): Trend {
  const { dataset } = context;
  const total = context.figure(scope, 'projects').value ?? 0;
  const opened = context.figure(scope, 'opened').value ?? 0;
  const months = monthsBetween(firstMonth(context), lastMonth(context)).map((month) => ({
    month,
    opened: month <= dataset.as_of ? (context.figure(scope, 'opened', month).value ?? 0) : null,
    due: context.figure(scope, 'due', month).value ?? 0,
  }));
  return { name, fraction: `${opened} / ${total}`, months, total, label: `${name} ${opened} / ${total}` };
}
