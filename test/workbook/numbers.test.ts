import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellNumber, decimalsOf, rounded, timesTen } from '../../src/workbook/numbers.ts';

const plainDecimal = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;

describe('numbers of cells', () => {
  it.each([
    [0.1 + 0.2, '0.3', true, false],
    [0.817, '0.817', false, false],
    [1e21, '1000000000000000000000', false, true],
    [1.5e-7, '0.00000015', false, false],
    [-1234.5, '-1234.5', false, false],
    [-0, '0', false, false],
    [5764.000000000001, '5764', true, false],
    [123456789012345, '123456789012345', false, false],
    [330203198001011234, '330203198001011000', true, true],
  ])('writes %d as %s', (number, text, noise, lost) => {
    expect(cellNumber(number)).toEqual({ text, noise, lost });
  });

  it('writes every number plainly, to fifteen digits, and says when there were more', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }), (number) => {
        const { text, noise } = cellNumber(number);
        expect(text).toMatch(plainDecimal);
        expect(Number(text)).toBe(number === 0 ? 0 : Number(number.toPrecision(15)));
        expect(noise).toBe(Number(text) !== number);
      }),
    );
  });

  it('gives back every decimal of up to fifteen digits', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 15n - 1n), fc.nat(12), (digits, places) => {
        const text = timesTen(String(digits), -places);
        expect(cellNumber(Number(text))).toEqual({ text, noise: false, lost: false });
      }),
    );
  });

  it('multiplies by powers of ten exactly and back', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc.nat(8),
        fc.integer({ min: -8, max: 8 }),
        (n, k, by) => {
          const text = timesTen(String(n), -k);
          expect(text).toMatch(plainDecimal);
          expect(timesTen(timesTen(text, by), -by)).toBe(text);
        },
      ),
    );
  });

  it('rounds half away from zero, as a sheet shows it', () => {
    expect(rounded('1.005', 2)).toBe('1.01');
    expect(rounded('-2.5', 0)).toBe('-3');
    expect(rounded('0.04', 1)).toBe('0');
    expect(rounded('-0.04', 1)).toBe('0');
    expect(rounded('9.996', 2)).toBe('10');
    expect(rounded('81.7', 1)).toBe('81.7');
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(4), (n, decimals) => {
        const result = rounded(timesTen(String(n), -5), decimals);
        expect(decimalsOf(result)).toBeLessThanOrEqual(decimals);
        const apart = Math.abs(Number(timesTen(result, 5)) - n);
        expect(apart * 2).toBeLessThanOrEqual(10 ** (5 - decimals));
      }),
    );
  });
});
