import fc from 'fast-check';
import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import { formatScore } from '../../src/i18n/format.ts';
import { apportioned, partTexts, roundedScore, shiftTexts } from '../../src/i18n/parts.ts';

const fraction = fc
  .tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 1, max: 997 }))
  .map(([a, b]) => new Fraction(a, b));
const sumOf = (values: readonly Fraction[]): Fraction =>
  values.reduce((sum, one) => sum.add(one), new Fraction(0));
const read = (text: string): Fraction => new Fraction(text.replace('\u2212', '-').replaceAll(',', ''));

test('rounded parts add up to the rounded whole, each less than a hundredth from its value', () => {
  fc.assert(
    fc.property(fc.array(fraction, { minLength: 1, maxLength: 9 }), (values) => {
      const total = roundedScore(sumOf(values));
      const rounded = apportioned(values, total);
      expect(sumOf(rounded).equals(total)).toBe(true);
      rounded.forEach((one, i) => {
        expect(one.sub(values[i]!).abs().compare('0.01') <= 0).toBe(true);
        expect(one.mul(100).d).toBe(1n);
      });
    }),
  );
});

test('what a reader adds up is the score as it is shown; a part without a value is a dash', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fraction), { maxLength: 6 }).filter((list) => list.some((one) => one !== null)),
      (points) => {
        const score = sumOf(points.filter((one) => one !== null));
        const texts = partTexts(points, score, 'en');
        expect(texts.map((text) => text === '—')).toEqual(points.map((one) => one === null));
        const added = sumOf(texts.filter((text) => text !== '—').map(read));
        expect(formatScore(added, 'en')).toBe(formatScore(score, 'en'));
      },
    ),
  );
});

test('the changes of parts add up to the difference of the two scores as they are shown', () => {
  const moved = fc.record({ before: fc.option(fraction), now: fc.option(fraction) });
  fc.assert(
    fc.property(fc.array(moved, { minLength: 1, maxLength: 6 }), (parts) => {
      const whole = {
        before: sumOf(parts.map(({ before }) => before ?? new Fraction(0))),
        now: sumOf(parts.map(({ now }) => now ?? new Fraction(0))),
      };
      const shown = roundedScore(whole.now).sub(roundedScore(whole.before));
      const texts = shiftTexts(parts, whole, 'en');
      if (shown.equals(0)) expect(texts.every((text) => text === null)).toBe(true);
      else {
        const told = texts.filter((text) => text !== null).map((text) => read(text.replace('+', '')));
        expect(sumOf(told).equals(shown)).toBe(true);
      }
    }),
  );
});
