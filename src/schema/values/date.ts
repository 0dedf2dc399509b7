/** Dates and periods, read at the precision they were written with. */
import { wrong, halfWidth, type Wrong } from './wrong.ts';

const SPELLINGS = [
  /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/,
  /^(\d{4})\/(\d{1,2})(?:\/(\d{1,2}))?$/,
  /^(\d{4})\.(\d{1,2})(?:\.(\d{1,2}))?$/,
  /^(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?$/,
  /^(\d{4})\s*年?$/,
] as const;

const AMBIGUOUS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})?$/;
/** Days since 1899-12-30, as Excel stores dates from 1982 to 2100. */
const SERIAL = /^(?:3\d{4}|[4-6]\d{4}|7[0-2]\d{3})(?:\.\d+)?$/;

const two = (n: number): string => String(n).padStart(2, '0');

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function fromSerial(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

function checked(year: string, month: string | undefined, day: string | undefined): string | Wrong {
  if (Number(year) < 1900 || Number(year) > 2200) return wrong('type_date', 'year_range', { year });
  if (month === undefined) return year;
  const m = Number(month);
  if (m < 1 || m > 12) return wrong('type_date', 'no_such_month', { month: m });
  if (day === undefined) return `${year}-${two(m)}`;
  const d = Number(day);
  const last = daysIn(Number(year), m);
  if (d < 1 || d > last) return wrong('type_date', 'no_such_day', { year, month: m, last });
  return `${year}-${two(m)}-${two(d)}`;
}

function unreadable(text: string): Wrong {
  if (AMBIGUOUS.test(text)) return wrong('type_date', 'ambiguous');
  const compact = COMPACT.exec(text);
  if (compact?.[1]) {
    const date = checked(compact[1], compact[2], compact[3]);
    if (typeof date === 'string') return wrong('type_date', 'compact', { suggestion: date });
  }
  if (SERIAL.test(text)) return wrong('type_date', 'serial', { suggestion: fromSerial(Number(text)) });
  return wrong('type_date', 'unreadable');
}

/** `2013-12-23` and its other spellings, `2013-12`, `2013`; the precision stays. */
export function parseDate(cell: string): string | Wrong {
  const text = halfWidth(cell).trim();
  for (const spelling of SPELLINGS) {
    const match = spelling.exec(text);
    if (match?.[1]) return checked(match[1], match[2], match[3]);
  }
  return unreadable(text);
}

/** A month `2022-05`, in any spelling of a month. */
export function parseMonth(cell: string): string | Wrong {
  const date = parseDate(cell);
  if (typeof date !== 'string') return date;
  if (date.length === 7) return date;
  return date.length === 4
    ? wrong('type_date', 'month_expected', { example: `${date}-05` })
    : wrong('type_date', 'month_not_day', { suggestion: date.slice(0, 7) });
}

/** A year `2022` or a month `2022-05`. */
export function parseYearOrMonth(cell: string): string | Wrong {
  const date = parseDate(cell);
  if (typeof date !== 'string' || date.length <= 7) return date;
  return wrong('type_date', 'month_not_day', { suggestion: date.slice(0, 7) });
}
