/** The days on which roads of the campaign open or leave it, numbered, and the months that end with the network changed. */
import { monthEnd } from '../../model/dates.ts';
import type { Project } from '../../model/types.ts';
import type { Month } from '../../schema/field.ts';
import { timelineOf } from '../timeline.ts';
import type { Openings } from './ways.ts';

export interface Calendar extends Openings {
  /** The number of the last such day by the end of each month with one, ascending. */
  readonly months: readonly { readonly month: Month; readonly day: number }[];
  /** How many days there are. */
  readonly days: number;
}

/** @param projects of the owners 1, 2, …; undefined where a road belongs to no project: it never opens. */
export function calendarOf(projects: readonly (Project | undefined)[]): Calendar {
  const timelines = projects.map((project) => project && timelineOf(project));
  const dates = new Set<string>();
  for (const timeline of timelines) {
    if (timeline?.opened) dates.add(timeline.opened);
    if (timeline?.withdrawn) dates.add(timeline.withdrawn);
  }
  const sorted = [...dates].sort();
  const numbers = new Map(sorted.map((date, index) => [date, index]));
  const opens = new Float64Array(projects.length + 1).fill(Infinity);
  const gone = new Float64Array(projects.length + 1).fill(Infinity);
  opens[0] = -1;
  for (const [index, timeline] of timelines.entries()) {
    opens[index + 1] = numbers.get(timeline?.opened ?? '') ?? Infinity;
    gone[index + 1] = numbers.get(timeline?.withdrawn ?? '') ?? Infinity;
  }
  const last = new Map(sorted.map((date, day) => [date.slice(0, 7), day]));
  return { opens, gone, months: [...last].map(([month, day]) => ({ month, day })), days: sorted.length };
}

/** How many of the months with changes are over by the end of a month. */
export function monthsBy({ months }: Calendar, period: Month): number {
  const end = monthEnd(period).slice(0, 7);
  let low = 0;
  let high = months.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (months[middle]!.month <= end) low = middle + 1;
    else high = middle;
  }
  return low;
}
