/**
 * Calendar arithmetic on ISO texts. A date keeps the precision it was written with: for "due by" a month stands for
 * its last day, for "from" for its first. ISO days compare as text, so nothing here needs a clock or a time zone.
 */
import type { Month, PartialDate } from '../schema/field.ts';

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const MS_PER_DAY = 86_400_000;

const two = (n: number): string => String(n).padStart(2, '0');
const four = (n: number): string => String(n).padStart(4, '0');

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of a month, 1–12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 31);
}

const lastDays = new Map<PartialDate, string>();

/** The last day a date can mean: `2013` → `2013-12-31`, `2012-02` → `2012-02-29`, a day → itself. */
export function lastDay(date: PartialDate): string {
  if (date.length === 10) return date;
  let day = lastDays.get(date);
  if (day === undefined) {
    if (date.length === 4) day = `${date}-12-31`;
    else day = `${date}-${two(daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7))))}`;
    lastDays.set(date, day);
  }
  return day;
}

/** The first day a date can mean: `2013` → `2013-01-01`. */
export function firstDay(date: PartialDate): string {
  if (date.length === 10) return date;
  return date.length === 4 ? `${date}-01-01` : `${date}-01`;
}

/** The last day of a month. */
export function monthEnd(month: Month): string {
  return lastDay(month);
}

export function yearOf(date: PartialDate): string {
  return date.slice(0, 4);
}

/** A month so many months later, or earlier when negative. */
export function addMonths(month: Month, count: number): Month {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${four(Math.floor(at / 12))}-${two((at % 12) + 1)}`;
}

/** The quarter of a date that names its month at least: `2021-08` → `2021-Q3`. */
export function quarterOf(date: PartialDate): string {
  return `${yearOf(date)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** The first day of the quarter in which a month lies. */
export function quarterStart(month: Month): string {
  const first = Math.floor((Number(month.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${yearOf(month)}-${two(first)}-01`;
}

/** The last month of a quarter as `quarterOf` names it. */
export function quarterEnd(quarter: string): Month {
  return `${quarter.slice(0, 4)}-${two(Number(quarter.slice(6)) * 3)}`;
}

export function previousMonth(month: Month): Month {
  return addMonths(month, -1);
}

/** Every month from one to another, both included; none when the first is later. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

function dayNumber(date: PartialDate): number {
  const day = lastDay(date);
  return (
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS_PER_DAY
  );
}

/** Whole days from one date to another, negative when the second is earlier; months and years by their last day. */
export function daysBetween(from: PartialDate, to: PartialDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Whether `later` is certainly before `earlier`: even its last day comes before the other's first. */
export function certainlyBefore(later: PartialDate, earlier: PartialDate): boolean {
  return lastDay(later) < firstDay(earlier);
}

/** The day so many days after a date, or before it when negative; months and years by their last day. */
export function addDays(date: PartialDate, count: number): string {
  return new Date((dayNumber(date) + count) * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The day of the week, 0 for Monday to 6 for Sunday; months and years by their last day. */
export function weekday(date: PartialDate): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber(date) + 3) % 7) + 7) % 7;
}
