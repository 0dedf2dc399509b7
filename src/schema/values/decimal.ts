/** Decimal text, exactly: never through binary fractions. */
import { plainWidth } from './width.ts';

/** A decimal as its digits: `-1,234.50` is negative, whole `1234`, fraction `5`. */
export interface Decimal {
  readonly negative: boolean;
  /** Without leading zeros, at least one digit. */
  readonly whole: string;
  /** Without closing zeros, possibly empty. */
  readonly fraction: string;
}

const DECIMAL = /^([+-]?)(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/;

/** Reads `1234.5`, `1,234.5`, `１２３４．５`, `+3`, `−3`; null for everything else, `007` and `.5` included. */
export function decimalOf(text: string): Decimal | null {
  const match = DECIMAL.exec(plainWidth(text));
  if (match === null) return null;
  const whole = (match[2] ?? '').replaceAll(',', '');
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  return { negative: match[1] === '-' && (whole !== '0' || fraction !== ''), whole, fraction };
}

/** The decimal as it is written without grouping: `-1234.5`. */
export function plainDecimal(decimal: Decimal): string {
  const fraction = decimal.fraction === '' ? '' : `.${decimal.fraction}`;
  return `${decimal.negative ? '-' : ''}${decimal.whole}${fraction}`;
}

/** The decimal times a power of ten: 4.6 shifted by 4 is 46000. */
export function shifted(decimal: Decimal, places: number): Decimal {
  const { negative, whole, fraction } = decimal;
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = digits.padStart(digits.length - Math.min(point, 0), '0').padEnd(point, '0');
  const at = Math.max(point, 0);
  return {
    negative,
    whole: padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0',
    fraction: padded.slice(at).replace(/0+$/, ''),
  };
}

/** The decimal as a number that prints as the same decimal, or null where binary numbers have none. */
export function exactNumber(decimal: Decimal): number | null {
  const plain = plainDecimal(decimal);
  const value = Number(plain);
  if (decimal.whole.length + decimal.fraction.length <= 15) return value;
  return String(value) === plain ? value : null;
}

const ZERO = 48;

/**
 * The fast way for what nearly all cells hold: plain ASCII digits with at most one point, up to 15 characters.
 * @returns the number, or NaN for any other text, which is then to be read with care
 */
export function quickNumber(text: string): number {
  const length = text.length;
  if (length > 15) return NaN;
  const first = text.charCodeAt(0) - ZERO;
  if (first === 0 && length > 1 && text.charCodeAt(1) !== 46) return NaN;
  let value = 0;
  let point = -1;
  for (let i = 0; i < length; i += 1) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (digit === -2 && point === -1 && i > 0 && i < length - 1) point = i;
    else return NaN;
  }
  return point === -1 ? value : Number(text);
}
