/** The days that exist. */

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const MS_PER_DAY = 86_400_000;
/** Day 0 of Excel's calendar as it stands after its 29 February 1900, which never was. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

/** Days of a month 1–12. */
export function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

const two = (n: number): string => String(n).padStart(2, '0');

/** ISO text at the precision given. */
export function iso(year: number, month?: number, day?: number): string {
  const parts = [String(year).padStart(4, '0')];
  if (month !== undefined) parts.push(two(month));
  if (day !== undefined) parts.push(two(day));
  return parts.join('-');
}

/** The day that Excel's number stands for, 1954 to 2064; null for other numbers, which are hardly days. */
export function excelDay(serial: number): string | null {
  if (!Number.isInteger(serial) || serial < 20_000 || serial > 60_000) return null;
  const date = new Date(EXCEL_EPOCH + serial * MS_PER_DAY);
  return iso(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
