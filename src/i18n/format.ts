/**
 * Numbers, money and dates as text, in both languages. Nothing here asks the machine for its locale: the same
 * value gives the same characters everywhere. Rounding happens here and nowhere before.
 */
import type Fraction from 'fraction.js';
import { decimal } from '../measures/exact.ts';
import type { Figure } from '../measures/types.ts';
import type { PartialDate } from '../schema/field.ts';
import type { Lang } from '../schema/settings.ts';

/** Shown where a figure has no value. */
const NO_VALUE = '—';
/** U+2212, as wide as a plus sign; a hyphen would read as a dash. */
const MINUS = '\u2212';

const WAN = 10_000;
const YI = 100_000_000;
const MILLION = 1_000_000;
const BILLION = 1_000_000_000;

/**
 * A decimal with exactly `places` places, rounded half away from zero (四舍五入 on the magnitude). The sign is an
 * ASCII hyphen; a value that rounds to zero has none.
 */
export function roundHalfUp(value: Fraction, places: number): string {
  const scale = 10n ** BigInt(places);
  const doubled = value.n * scale * 2n;
  const units = (doubled + value.d) / (value.d * 2n);
  const digits = units.toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return value.s < 0n && units !== 0n ? `-${text}` : text;
}

/** Drops zeros at the end of a decimal: `4.60` → `4.6`, `5.00` → `5`. */
function withoutClosingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** The typographic minus, and in English commas between thousands. */
function typeset(text: string, lang: Lang): string {
  const [whole = '', decimals] = text.replace('-', '').split('.');
  const grouped = lang === 'en' ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const sign = text.startsWith('-') ? MINUS : '';
  return sign + grouped + (decimals === undefined ? '' : `.${decimals}`);
}

function exactly(value: Fraction | number): Fraction {
  return typeof value === 'number' ? decimal(value) : value;
}

/** A whole number: `44`; English `12,345`. */
export function formatCount(value: Fraction | number, lang: Lang): string {
  return typeset(roundHalfUp(exactly(value), 0), lang);
}

/** A rate with one decimal: `80.5%`. */
export function formatPercent(value: Fraction | number, lang: Lang): string {
  return `${typeset(roundHalfUp(exactly(value), 1), lang)}%`;
}

/** A difference of rates with its sign: `+7.1`, `−15.4`, and `0` for what rounds to nothing. */
export function formatPoints(value: Fraction | number, lang: Lang): string {
  const text = roundHalfUp(exactly(value), 1);
  if (text === '0.0') return '0';
  return text.startsWith('-') ? typeset(text, lang) : `+${typeset(text, lang)}`;
}

/** A sum times `1 / unit`, with at most `places` decimals. */
function scaled(yuan: Fraction, unit: number, places: number, lang: Lang): string {
  return typeset(withoutClosingZeros(roundHalfUp(yuan.div(unit), places)), lang);
}

/** Whether a sum, rounded to whole multiples of `grain`, reaches `limit`: 99,999,999 元 is 1 亿元, not 10000 万元. */
function reaches(yuan: Fraction, limit: number, grain: number): boolean {
  // In whole halves: comparing with a fraction would cost more than all the rest of a page.
  return 2n * yuan.n >= BigInt(2 * limit - grain) * yuan.d;
}

function yuanInChinese(yuan: Fraction): string {
  if (reaches(yuan, YI, WAN)) return `${scaled(yuan, YI, 2, 'zh')} 亿元`;
  if (yuan.n === 0n || reaches(yuan, WAN, 1)) return `${scaled(yuan, WAN, 0, 'zh')} 万元`;
  return `${scaled(yuan, 1, 0, 'zh')} 元`;
}

function yuanInEnglish(yuan: Fraction): string {
  if (reaches(yuan, BILLION, MILLION)) return `${scaled(yuan, BILLION, 2, 'en')} billion yuan`;
  if (reaches(yuan, 100 * MILLION, WAN)) return `${scaled(yuan, MILLION, 0, 'en')} million yuan`;
  if (reaches(yuan, MILLION, WAN)) return `${scaled(yuan, MILLION, 2, 'en')} million yuan`;
  return `${scaled(yuan, 1, 0, 'en')} yuan`;
}

/**
 * Money given in 元. Chinese: whole 万元 below 1 亿元, then 亿元 with at most two decimals (and plain 元 below
 * 1 万元, so that a small sum does not read as nothing). English: million, then billion.
 */
export function formatYuan(yuan: Fraction | number, lang: Lang): string {
  return lang === 'zh' ? yuanInChinese(exactly(yuan)) : yuanInEnglish(exactly(yuan));
}

/** A score: two decimals. */
export function formatScore(value: Fraction | number, lang: Lang): string {
  return typeset(roundHalfUp(exactly(value), 2), lang);
}

/** A length: whole metres below one kilometre, then kilometres with one decimal: `640 米`, `5.0 公里`. */
export function formatMetres(value: Fraction | number, lang: Lang): string {
  const metres = exactly(value);
  // 999.5 m rounds to 1000 m, which is a kilometre.
  return 2n * metres.n >= 1999n * metres.d
    ? `${typeset(roundHalfUp(metres.div(1000), 1), lang)} ${lang === 'zh' ? '公里' : 'km'}`
    : `${typeset(roundHalfUp(metres, 0), lang)} ${lang === 'zh' ? '米' : 'm'}`;
}

/** A number of days: `42 天`, and halves as `42.5 天`. */
export function formatDays(value: Fraction, lang: Lang): string {
  const text = typeset(withoutClosingZeros(roundHalfUp(value, 1)), lang);
  return lang === 'zh' ? `${text} 天` : `${text} ${text === '1' ? 'day' : 'days'}`;
}

/** The text of a figure, the same on pages and in figures.json. */
export function formatFigure(figure: Pick<Figure, 'exact' | 'unit'>, lang: Lang): string {
  const { exact, unit } = figure;
  if (exact === null) return NO_VALUE;
  switch (unit) {
    case 'count':
    case 'rank':
      return formatCount(exact, lang);
    case 'percent':
      return formatPercent(exact, lang);
    case 'points':
      return formatPoints(exact, lang);
    case 'yuan':
      return formatYuan(exact, lang);
    case 'score':
      return formatScore(exact, lang);
    case 'metres':
      return formatMetres(exact, lang);
    case 'days':
      return formatDays(exact, lang);
  }
}

/** English, January first. */
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `long` names the year, `short` leaves it out where there is a month, `iso` is for tables. */
export type DateForm = 'long' | 'short' | 'iso';

/**
 * A date at the precision it has: `2013 年 12 月 14 日` / `14 December 2013`, `2013 年 12 月` / `December 2013`,
 * `2013 年` / `2013`. A bare year keeps its year in the short form too. Months of reports (`2013-11`) are dates of
 * that precision.
 */
export function formatDate(date: PartialDate, lang: Lang, form: DateForm = 'long'): string {
  if (form === 'iso') return date;
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return lang === 'zh' ? `${Number(year)} 年` : year;
  const yearShown = form === 'long';
  if (lang === 'zh') {
    const parts = [`${Number(month)} 月`];
    if (yearShown) parts.unshift(`${Number(year)} 年`);
    if (day !== undefined) parts.push(`${Number(day)} 日`);
    return parts.join(' ');
  }
  const parts = [MONTH_NAMES[Number(month) - 1] ?? month];
  if (day !== undefined) parts.unshift(String(Number(day)));
  if (yearShown) parts.push(year);
  return parts.join(' ');
}

/** `1 day`, `1 project`, `2 days`: the English noun with its number. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count, 'en')} ${Math.abs(count) === 1 ? one : many}`;
}

/**
 * Words after a number that stands in an element of its own: ` roads open` becomes ` road open` after a 1. Chinese has
 * one form for all numbers.
 */
export function afterCount(count: number | null, text: string): string {
  if (count !== 1) return text;
  return text
    .replace(/^( (?:dead-end )?(?:road|project|gap|district|milestone))s\b/, '$1')
    .replace(/^ difficulties\b/, ' difficulty')
    .replace(/\bare\b/, 'is');
}

/** Days after (positive) or before (negative) the planned date: 晚 9 天, 早 3 天, 按期. */
export function daysLate(days: number, lang: Lang): string {
  const size = Math.abs(days);
  if (days === 0) return lang === 'zh' ? '按期' : 'on time';
  if (lang === 'zh') return `${days > 0 ? '晚' : '早'} ${size} 天`;
  return `${countOf(size, 'day')} ${days > 0 ? 'late' : 'early'}`;
}

/** Days from the as-of date to a deadline: 还有 5 天, 超期 10 天 when negative, 当日到期 when it is that day. */
export function daysLeft(days: number, lang: Lang): string {
  const size = Math.abs(days);
  if (days === 0) return lang === 'zh' ? '当日到期' : 'due that day';
  if (lang === 'zh') return days > 0 ? `还有 ${size} 天` : `超期 ${size} 天`;
  return `${countOf(size, 'day')} ${days > 0 ? 'left' : 'overdue'}`;
}
