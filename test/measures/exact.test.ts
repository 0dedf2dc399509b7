import fc from 'fast-check';
import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import { decimal, percent, rate, toNumber } from '../../src/measures/exact.ts';

test('a written decimal is taken as it was written', () => {
  expect(decimal(81.7).toFraction()).toBe('817/10');
  expect(decimal(0.1).add(decimal(0.2)).equals(decimal(0.3))).toBe(true);
  expect(decimal(1e-7).toFraction()).toBe('1/10000000');
  expect(decimal(9007199254740991).toFraction()).toBe('9007199254740991');
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
      const exact = new Fraction(digits, 10 ** places);
      expect(decimal(Number(`${digits}e-${places}`)).equals(exact)).toBe(true);
    }),
  );
});

test('a percentage is exact for whole numbers of any size, and nothing over nothing', () => {
  expect(percent(1, 3)?.toFraction()).toBe('100/3');
  expect(rate(0, 0)).toEqual({ value: null, numerator: 0, denominator: 0 });
  const size = fc.maxSafeNat();
  fc.assert(
    fc.property(size, size, (numerator, denominator) => {
      const value = percent(numerator, denominator);
      if (value === null) expect(denominator).toBe(0);
      else expect(value.s * value.n * BigInt(denominator)).toBe(value.d * BigInt(numerator) * 100n);
    }),
  );
});

test('the number of a fraction is the nearest there is', () => {
  expect(toNumber(new Fraction(62, 77).mul(100))).toBe(6200 / 77);
  expect(toNumber(new Fraction(-1, 3))).toBe(-1 / 3);
  expect(toNumber(new Fraction(10n ** 400n, 3n * 10n ** 400n))).toBe(1 / 3);
  const big = fc.bigInt(1n, 10n ** 60n);
  fc.assert(
    fc.property(big, big, fc.boolean(), (n, d, negative) => {
      const exact = new Fraction(negative ? -n : n, d);
      const near = toNumber(exact);
      const error = new Fraction(BigInt(Math.round(near * 2 ** 20)), 2n ** 20n).sub(exact).abs();
      const allowed = exact
        .abs()
        .mul(new Fraction(1n, 2n ** 52n))
        .add(new Fraction(1n, 2n ** 20n));
      expect(Number.isFinite(near)).toBe(true);
      expect(error.lte(allowed)).toBe(true);
    }),
  );
});
