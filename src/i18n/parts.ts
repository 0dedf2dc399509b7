/** Parts of a whole as text, rounded so that what a reader adds up is exactly the whole as it is shown. */
import Fraction from 'fraction.js';
import type { Lang } from '../schema/settings.ts';
import { formatScore, roundHalfUp } from './format.ts';

/** Of a score. */
const PLACES = 2;
const UNIT = new Fraction(1, 10 ** PLACES);

/** As it is shown. */
export function roundedScore(score: Fraction): Fraction {
  return new Fraction(roundHalfUp(score, PLACES));
}

/**
 * Values rounded to hundredths that add up to `total`, by largest remainder; each is less than a hundredth from its value
 * where the total is theirs, rounded.
 * @param total a whole number of hundredths
 */
export function apportioned(values: readonly Fraction[], total: Fraction): Fraction[] {
  if (values.length === 0) return [];
  const units = values.map((value) => value.div(UNIT));
  const floors = units.map((value) => value.floor());
  const sum = floors.reduce((a, b) => a.add(b), new Fraction(0));
  let missing = Number(total.div(UNIT).sub(sum).valueOf());
  const order = units
    .map((value, index) => ({ index, rest: value.sub(floors[index]!) }))
    .sort((a, b) => b.rest.compare(a.rest) || a.index - b.index)
    .map(({ index }) => index);
  const counts = units.map(() => 0);
  for (let at = 0; missing > 0; at = (at + 1) % order.length, missing--) counts[order[at]!]! += 1;
  for (let at = order.length - 1; missing < 0; at = (at + order.length - 1) % order.length, missing++)
    counts[order[at]!]! -= 1;
  return floors.map((floor, index) => floor.add(counts[index]!).mul(UNIT));
}

/** The points of each part of a score; — for a measure without a value. */
export function partTexts(points: readonly (Fraction | null)[], score: Fraction, lang: Lang): string[] {
  const counted = points.filter((one) => one !== null);
  const rounded = apportioned(counted, roundedScore(score));
  return points.map((one) => (one === null ? '—' : formatScore(rounded.shift() ?? one, lang)));
}

/** +4.70, −0.42, 0. */
function signed(value: Fraction, lang: Lang): string {
  if (value.equals(0)) return '0';
  return value.compare(0) > 0 ? `+${formatScore(value, lang)}` : formatScore(value, lang);
}

export interface Shift {
  before: Fraction | null;
  now: Fraction | null;
}

/**
 * What each part added to the difference of two scores as they are shown; null for what did not change, and for all where
 * the scores look the same.
 */
export function shiftTexts(parts: readonly Shift[], whole: Shift, lang: Lang): (string | null)[] {
  const zero = new Fraction(0);
  const shown = roundedScore(whole.now ?? zero).sub(roundedScore(whole.before ?? zero));
  const deltas = parts.map(({ before, now }) => (now ?? zero).sub(before ?? zero));
  const moved = deltas.filter((delta) => !delta.equals(0));
  const rounded = apportioned(moved, shown);
  return deltas.map((delta) => {
    if (delta.equals(0)) return null;
    const text = rounded.shift() ?? zero;
    return shown.equals(0) || text.equals(0) ? null : signed(text, lang);
  });
}
