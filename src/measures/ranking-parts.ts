/** What a score is made of: each weighted measure, its weight with its share of what is missing, and its points. */
import Fraction from 'fraction.js';
import { ZERO } from './exact.ts';
import type { Figure } from './types.ts';

export interface ScorePart {
  measure: string;
  /** As the settings write it. */
  weight: string;
  /** Unrounded, percent and points times 100; null where the measure has no value. */
  value: Fraction | null;
  /** The weight that counts: its own and its share of those without a value; null where it has none itself. */
  effective: Fraction | null;
  /** effective × value. */
  points: Fraction | null;
}

/**
 * The parts of a score in the order of the weights; their points add up to it exactly. The weight of a measure without
 * a value is shared by the rest in proportion: effective = weight × Σ|weight| of all ÷ Σ|weight| of those with a value.
 */
export function scoreParts(
  weights: Readonly<Record<string, string>>,
  valueOf: (measure: string) => Pick<Figure, 'exact'> | undefined,
): ScorePart[] {
  const known = Object.entries(weights).map(([measure, written]) => ({
    measure,
    written,
    weight: new Fraction(written),
    value: valueOf(measure)?.exact ?? null,
  }));
  let all = ZERO;
  let present = ZERO;
  for (const { weight, value } of known) {
    all = all.add(weight.abs());
    if (value !== null) present = present.add(weight.abs());
  }
  return known.map(({ measure, written, weight, value }) => {
    const effective = value === null || present.equals(0) ? null : weight.mul(all).div(present);
    const points = value === null || effective === null ? null : effective.mul(value);
    return { measure, weight: written, value, effective, points };
  });
}

/** The sum of the points; null where nothing that weighs anything has a value. */
export function scoreOfParts(parts: readonly ScorePart[]): Fraction | null {
  const counted = parts.flatMap(({ points }) => (points === null ? [] : [points]));
  return counted.length === 0 ? null : counted.reduce((sum, one) => sum.add(one), ZERO);
}
