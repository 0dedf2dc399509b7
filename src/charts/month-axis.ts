/** Months as places on an axis; plain text in, no calendar of the machine. */

/** Months since year 0 of `2013-11`. */
export function monthIndex(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** Days since 1970 of a date; a month counts as its last day, a year as its last. */
export function dayIndex(date: string): number {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  const ms = day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day);
  return Math.round(ms / 86_400_000);
}

/** Percent of the i-th of `count` points; a single one stands at the end. */
export function placeOf(i: number, count: number): number {
  return count > 1 ? (i / (count - 1)) * 100 : 100;
}
