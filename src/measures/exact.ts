/** Exact arithmetic for measures: quotients of whole numbers, and the decimals that officials wrote. */
import Fraction from 'fraction.js';
import type { Result } from './types.ts';

export const ZERO = new Fraction(0);

const decimals = new Map<number, Fraction>();

/**
 * The decimal that was written, exactly: 81.7 is 817/10, not the nearest binary fraction. Every number read from a
 * cell prints as the decimal that was in the cell.
 */
export function decimal(value: number): Fraction {
  let exact = decimals.get(value);
  if (exact === undefined) {
    const text = String(value);
    exact = new Fraction(text.includes('e') ? value.toFixed(20) : text);
    if (decimals.size < 10_000) decimals.set(value, exact);
  }
  return exact;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** The binary number nearest to a fraction; dividing two numbers that are themselves rounded could miss its last digit. */
export function toNumber({ s, n, d }: Fraction): number {
  if (n <= SAFE && d <= SAFE) return (Number(s) * Number(n)) / Number(d);
  return Number(`${s * ((n * 10n ** 40n) / d)}e-40`);
}

/** `100 × numerator / denominator` of whole numbers; null when the denominator is empty. */
export function percent(numerator: number, denominator: number): Fraction | null {
  if (denominator === 0) return null;
  return new Fraction(BigInt(numerator) * 100n, BigInt(denominator));
}

/** A rate in percent with the two whole numbers it came from. */
export function rate(numerator: number, denominator: number): Result {
  return { value: percent(numerator, denominator), numerator, denominator };
}

/** A count or a sum. */
export function whole(value: number | null): Result {
  return { value: value === null ? null : new Fraction(value), numerator: null, denominator: null };
}

/** A measure that has no value here. */
export const NOTHING: Result = { value: null, numerator: null, denominator: null };

/**
 * The median of whole numbers in ascending order: the one in the middle, or the mean of the two in the middle; without a
 * value where there is none.
 */
export function medianOf(sorted: readonly number[]): Result {
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  if (low === undefined || high === undefined) return NOTHING;
  return { value: new Fraction(low + high, 2), numerator: null, denominator: null };
}
