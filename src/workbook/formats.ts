/** What number formats say: which part of a date is shown, whether a number is a percentage, what stands beside it. */
import { format as formatted, getFormatDateInfo, getFormatInfo, isValidFormat, tokenize } from 'numfmt';
import type { CellValue, NumberFormat } from './types.ts';
import { cellNumber } from './numbers.ts';

export type FormatKind =
  | { readonly kind: 'general' }
  | { readonly kind: 'text' }
  /** Digits with a fixed number of decimals, whatever stands beside them. */
  | {
      readonly kind: 'number';
      readonly percent: boolean;
      readonly decimals: number;
      readonly scaled: boolean;
    }
  /** Fractions, powers of ten: another spelling of the value. */
  | { readonly kind: 'spelled' }
  | { readonly kind: 'date'; readonly precision: DatePrecision; readonly timed: boolean }
  | { readonly kind: 'time' };

/** How much of a date is shown; `no_year` where day and month stand without their year. */
type DatePrecision = 'year' | 'month' | 'day' | 'no_year';

const DAYS_BETWEEN_SYSTEMS = 1462;
const CHINESE = { locale: 'zh-CN' } as const;

/** In East Asian versions `!` stands for `\`: the next character is printed as it is. */
function plainCode(code: string): string {
  if (!code.includes('!')) return code;
  try {
    const tokens = tokenize(code);
    return tokens
      .map(({ type, raw }, at) => {
        if (type === 'char' && raw === '!') return '';
        const before = tokens[at - 1];
        return before?.type === 'char' && before.raw === '!' ? `\\${raw}` : raw;
      })
      .join('');
  } catch {
    return code;
  }
}

function precisionOf(code: string): DatePrecision {
  const { year, month, day } = getFormatDateInfo(code);
  if (!year) return 'no_year';
  if (day) return 'day';
  return month ? 'month' : 'year';
}

function kindOf(code: string): FormatKind {
  if (code.trim() === '' || !isValidFormat(code)) return { kind: 'general' };
  const { type, isPercent, maxDecimals, scale } = getFormatInfo(code);
  switch (type) {
    case 'text':
      return { kind: 'text' };
    case 'date':
    case 'datetime':
      return { kind: 'date', precision: precisionOf(code), timed: type === 'datetime' };
    case 'time':
      return { kind: 'time' };
    case 'scientific':
    case 'fraction':
      return { kind: 'spelled' };
    case 'general':
      // A format without any place for a digit hides the number, or shows words in its place.
      return /general|g\/通用格式/i.test(code) ? { kind: 'general' } : { kind: 'spelled' };
    default: {
      const expected = isPercent ? 100 : 1;
      return { kind: 'number', percent: isPercent, decimals: maxDecimals, scaled: scale !== expected };
    }
  }
}

const kinds = new WeakMap<NumberFormat, FormatKind>();

/** What a format says; one that cannot be read says nothing. */
export function formatKind(format: NumberFormat): FormatKind {
  let kind = kinds.get(format);
  if (kind === undefined) {
    kind = kindOf(plainCode(format.code));
    kinds.set(format, kind);
  }
  return kind;
}

function shownNumber(number: number, format: NumberFormat, date1904: boolean): string {
  const kind = formatKind(format);
  if (kind.kind === 'general' || kind.kind === 'text') {
    const literal = /"|\\/.test(format.code);
    if (!literal) return cellNumber(number).text;
  }
  const isDate = kind.kind === 'date' || kind.kind === 'time';
  const value = isDate && date1904 ? number + DAYS_BETWEEN_SYSTEMS : number;
  try {
    return formatted(plainCode(format.code), value, CHINESE).trim();
  } catch {
    return cellNumber(number).text;
  }
}

/** A cell as a spreadsheet in Chinese shows it, in a column that is wide enough. */
export function displayed(value: CellValue, format: NumberFormat, date1904: boolean): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'number':
      return shownNumber(value.number, format, date1904);
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE';
    case 'error':
      return value.text;
    case 'uncomputed':
      return '';
  }
}
