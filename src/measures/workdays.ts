/**
 * Working days of mainland China: Monday to Friday but for public holidays, and the weekend days that the State
 * Council's yearly notices move to work (调休上班). The days come from the package chinese-days, which follows those
 * notices; a year that it does not know yet has no working days here, never guessed ones.
 */
import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

const MS_PER_DAY = 86_400_000;

/** First year that is used: notices are complete in the package from here on. */
const FIRST_YEAR = 2008;

const holidays: ReadonlySet<string> = new Set(Object.keys(days.holidays));
const moved: ReadonlySet<string> = new Set(Object.keys(days.workdays));

function lastYear(): number {
  return Math.max(...[...holidays].map((day) => Number(day.slice(0, 4))));
}

/** The years whose holidays are known, both included. */
export const WORKDAY_YEARS: { readonly first: number; readonly last: number } = {
  first: FIRST_YEAR,
  last: lastYear(),
};

function listed(): string[] {
  const all: string[] = [];
  const end = Date.UTC(WORKDAY_YEARS.last + 1, 0, 1);
  for (let at = Date.UTC(FIRST_YEAR, 0, 1); at < end; at += MS_PER_DAY) {
    const date = new Date(at);
    const day = date.toISOString().slice(0, 10);
    const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    if (moved.has(day) || (!weekend && !holidays.has(day))) all.push(day);
  }
  return all;
}

/** Every working day of the years known, ascending: about 250 a year. */
const WORKDAYS: readonly string[] = listed();

function known(day: string): boolean {
  const year = Number(day.slice(0, 4));
  return year >= WORKDAY_YEARS.first && year <= WORKDAY_YEARS.last;
}

/** How many working days are not later than a day. */
function upTo(day: string): number {
  let low = 0;
  let high = WORKDAYS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (WORKDAYS[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a day is one of work; null for a year whose holidays are not known. */
export function isWorkday(day: string): boolean | null {
  return known(day) ? WORKDAYS[upTo(day) - 1] === day : null;
}

/**
 * Working days after `from` up to and including `to`: the day on which a period begins does not count (民法典 第二百零一条).
 * 0 where `to` is not later; null where either day lies in a year whose holidays are not known.
 */
export function workdaysAfter(from: string, to: string): number | null {
  if (!known(from) || !known(to)) return null;
  return to <= from ? 0 : upTo(to) - upTo(from);
}

/**
 * Within how many working days after `from` the day `to` lies: a day without work after the last of them lies within
 * one more. So `to` is not later than `deadlineAfter(from, n)` exactly where this is at most n.
 */
export function withinWorkdays(from: string, to: string): number | null {
  const days = workdaysAfter(from, to);
  return days === null || to <= from || isWorkday(to) ? days : days + 1;
}

/** The last day of a period of so many working days that begins on a day; null where the holidays are not known so far. */
export function deadlineAfter(from: string, count: number): string | null {
  if (!known(from)) return null;
  return WORKDAYS[upTo(from) + count - 1] ?? null;
}
