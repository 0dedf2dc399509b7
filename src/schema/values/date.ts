/** Dates and periods at the precision they were written with. */
import type { Reason } from '../../csv/reasons.ts';
import { blankRefusal } from './blank.ts';
import { daysIn, excelDay, iso } from './calendar.ts';
import type { Read } from './refusal.ts';
import { Refusal, refuse } from './refusal.ts';
import { plainWidth } from './width.ts';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
const ZERO = 48;
const DASH = 45;

/** Two digits at a position, or -1. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** Whether a text is an ISO day, month or year that exists: what nearly all cells hold. */
function isIso(text: string): boolean {
  const length = text.length;
  if (length !== 10 && length !== 7 && length !== 4) return false;
  const century = twoDigits(text, 0);
  const ofCentury = twoDigits(text, 2);
  if (century < 19 || ofCentury < 0 || century > 20) return false;
  if (length === 4) return true;
  const month = twoDigits(text, 5);
  if (text.charCodeAt(4) !== DASH || month < 1 || month > 12) return false;
  if (length === 7) return true;
  const day = twoDigits(text, 8);
  return text.charCodeAt(7) === DASH && day >= 1 && day <= daysIn(century * 100 + ofCentury, month);
}

const DAY =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号])$/;
const MONTH = /^(\d{4})(?:[-/](\d{1,2})|年(\d{1,2})月|\.(\d{1,2}))$/;
const YEAR = /^(\d{4})年?$/;

/** Plain characters, and no spaces round 年, 月 and 日. */
function plainDate(text: string): string {
  return plainWidth(text).replace(/\s*([年月日号])\s*/g, '$1');
}

/** The ISO text of a calendar date, or why there is no such date. */
function existing(year: number, month?: number, day?: number): string | Refusal {
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return refuse('range', 'year', { first: FIRST_YEAR, last: LAST_YEAR });
  if (month === undefined) return iso(year);
  if (month < 1 || month > 12) return refuse('type_date', 'no_such_month', { month });
  if (day === undefined) return iso(year, month);
  const days = daysIn(year, month);
  if (day < 1 || day > days) return refuse('type_date', 'no_such_day', { year, month, days });
  return iso(year, month, day);
}

/** A date in one of the accepted spellings; null for any other text. */
function spelled(plain: string): string | Refusal | null {
  const day = DAY.exec(plain);
  if (day !== null) {
    const [, year, ...parts] = day;
    const [m, d] = parts.filter((part) => part !== undefined);
    return existing(Number(year), Number(m), Number(d));
  }
  const month = MONTH.exec(plain);
  if (month !== null) {
    const [, year, dashed, worded, dotted] = month;
    // Excel shows 2013.10 as 2013.1, so that January and October look the same.
    if (dotted === '1')
      return refuse('type_date', 'dot_one', { january: `${year}-01`, october: `${year}-10` });
    return existing(Number(year), Number(dashed ?? worded ?? dotted));
  }
  const year = YEAR.exec(plain);
  return year === null ? null : existing(Number(year[1]));
}

function suggest(reason: Reason<'type_date'>, date: string | Refusal): Refusal {
  return typeof date === 'string' ? refuse('type_date', reason, { suggestion: date }) : date;
}

/** `03/04/2013`: day and month cannot be told apart, unless one of them is above 12. */
function yearLast(a: number, b: number, year: number): Refusal {
  if (a > 12 && b <= 12) return suggest('year_last', existing(year, b, a));
  if (b > 12 && a <= 12) return suggest('year_last', existing(year, a, b));
  if (a > 12) return refuse('type_date', 'not_date');
  return refuse('type_date', 'ambiguous', { one: iso(year, a, b), other: iso(year, b, a) });
}

/** Why a text is no date, and what to write where that is certain. */
function explainDate(text: string, plain: string): Refusal {
  const blank = blankRefusal(text, 'type_date');
  if (blank !== null) return blank;
  const compact = /^(\d{4})(\d{2})(\d{2})?$/.exec(plain);
  if (compact !== null) {
    const [, year, month, day] = compact;
    return suggest(
      'compact',
      existing(Number(year), Number(month), day === undefined ? undefined : Number(day)),
    );
  }
  const serial = /^\d{5}(?:\.0+)?$/.test(plain) ? excelDay(Number(plain)) : null;
  if (serial !== null) return refuse('type_date', 'excel_serial', { suggestion: serial });
  const timed = /^(\S+)[ T](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?Z?$/.exec(plain);
  const dated = timed === null ? null : spelled(timed[1] ?? '');
  if (dated !== null) return suggest('with_time', dated);
  const last = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(plain);
  if (last !== null) return yearLast(Number(last[1]), Number(last[2]), Number(last[3]));
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(plain)) return refuse('type_date', 'two_digit_year');
  if (/^(?:\d{1,2}-[a-z]{3}|[a-z]{3}-\d{2})(?:-\d{2,4})?$/i.test(plain))
    return refuse('type_date', 'excel_month');
  if (/[底初旬末前后约上下]|季|半年|quarter|Q[1-4]/i.test(plain)) return refuse('type_date', 'vague');
  return refuse('type_date', 'not_date');
}

/** A date: day, month or year, normalised to ISO of the same precision. */
export const readDate: Read = (text) => {
  if (isIso(text)) return text;
  const plain = plainDate(text);
  return spelled(plain) ?? explainDate(text, plain);
};

/** A refusal says the month where it would say a day of it. */
function inMonths(refusal: Refusal): Refusal {
  const { suggestion, one } = refusal.params;
  if (refusal.reason === 'ambiguous' && typeof one === 'string') return refuse('type_date', 'month_needed');
  if (typeof suggestion !== 'string') return refusal;
  return new Refusal(refusal.code, refusal.reason, { ...refusal.params, suggestion: suggestion.slice(0, 7) });
}

/** A month `2022-05`. */
export const readMonth: Read = (text) => {
  if (text.length === 7 && isIso(text)) return text;
  const plain = plainDate(text);
  const date = spelled(plain) ?? inMonths(explainDate(text, plain));
  if (typeof date !== 'string') return date;
  if (date.length === 10) return refuse('type_date', 'day_in_month', { suggestion: date.slice(0, 7) });
  return date.length === 7 ? date : refuse('type_date', 'month_needed');
};

/** A year `2022` or a month `2022-05`. */
export const readYearOrMonth: Read = (text) => {
  if (text.length <= 7 && isIso(text)) return text;
  const plain = plainDate(text);
  const fiscal = /^(\d{4})年度$/.exec(plain);
  if (fiscal !== null) return suggest('fiscal_year', existing(Number(fiscal[1])));
  const date = spelled(plain) ?? inMonths(explainDate(text, plain));
  if (typeof date === 'string' && date.length === 10) {
    return refuse('type_date', 'day_in_month', { suggestion: date.slice(0, 7) });
  }
  return date;
};
