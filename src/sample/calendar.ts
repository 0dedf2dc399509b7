/** Days and months as whole numbers, so that a schedule is arithmetic. No clock is read. */

/** Days since 1970-01-01. */
export type Day = number;
/** Months since the year 0: `2023-01` is 2023 × 12. */
export type MonthNumber = number;

const DAY_MS = 86_400_000;
const texts = new Map<Day, string>();

/** `2023-04-09`. */
export function dateText(day: Day): string {
  let text = texts.get(day);
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    texts.set(day, text);
  }
  return text;
}

/** The date, or an empty cell. */
export const dateCell = (day: Day | null): string => (day === null ? '' : dateText(day));

export const monthNumber = (year: number, month: number): MonthNumber => year * 12 + month - 1;
export const yearOf = (month: MonthNumber): number => Math.floor(month / 12);

/** `2023-04`. */
export function monthText(month: MonthNumber): string {
  return `${String(yearOf(month))}-${String((month % 12) + 1).padStart(2, '0')}`;
}

export function monthStart(month: MonthNumber): Day {
  return Date.UTC(yearOf(month), month % 12, 1) / DAY_MS;
}

export const monthEnd = (month: MonthNumber): Day => monthStart(month + 1) - 1;

export function monthOfDay(day: Day): MonthNumber {
  const date = new Date(day * DAY_MS);
  return monthNumber(date.getUTCFullYear(), date.getUTCMonth() + 1);
}

/** Plans are written for the 10th, the 20th or the last of a month: the last such day up to `day`. */
export function planDayBefore(day: Day): Day {
  const month = monthOfDay(day);
  const first = monthStart(month);
  if (day === monthEnd(month)) return day;
  if (day >= first + 19) return first + 19;
  return day >= first + 9 ? first + 9 : first - 1;
}

/** The first such day from `day` on. */
export function planDayAfter(day: Day): Day {
  const month = monthOfDay(day);
  const first = monthStart(month);
  if (day <= first + 9) return first + 9;
  return day <= first + 19 ? first + 19 : monthEnd(month);
}
