import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf, plainDecimal, shifted } from '../../../src/schema/values/decimal.ts';
import { MONEY_UNITS, moneyUnit } from '../../../src/schema/values/money-units.ts';
import { reading, suggestion } from './read.ts';

const money = reading('projects', 'total_investment');
const length = reading('projects', 'length_m');
const lanes = reading('projects', 'lanes');
const percent = reading('progress', 'progress');
const value = reading('figures', 'value');

/** An integer of 元 as a decimal of a unit, by cutting digits. */
function inUnit(yuan: bigint, power: number): string {
  const digits = yuan.toString().padStart(power + 1, '0');
  return power === 0 ? digits : `${digits.slice(0, -power)}.${digits.slice(-power)}`;
}

const fullWidth = (text: string): string =>
  text.replace(/[\d.,+-]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');

describe('money', () => {
  it('is exact to 1 元 in every unit and spelling', () => {
    const amounts = fc.bigInt({ min: 0n, max: 10_000_000_000_000n });
    fc.assert(
      fc.property(amounts, fc.constantFrom(...MONEY_UNITS), (yuan, unit) => {
        const read = reading('projects', 'total_investment', unit);
        const text = inUnit(yuan, unit.power);
        const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
        for (const spelling of [text, short, grouped(text), fullWidth(text), `+${text}`]) {
          expect(read(spelling)).toBe(Number(yuan));
        }
      }),
    );
  });

  it('has no binary fractions', () => {
    expect(['0.1', '0.2', '0.3', '1.1', '4.35', '1005.0049', '0.0001'].map(money)).toEqual([
      1000, 2000, 3000, 11_000, 43_500, 10_050_049, 1,
    ]);
  });

  it.each([
    ['0.00001', 'type_number/below_yuan'],
    ['-5', 'range/negative'],
    ['−5', 'range/negative'],
    ['－5', 'range/negative'],
    ['1000000000.0001', 'range/too_much_money'],
    ['99999999999999999999', 'range/too_much_money'],
    ['1.234,5', 'type_number/separators'],
    ['12,34', 'type_number/separators'],
    ['1 234', 'type_number/separators'],
    ['约5000', 'type_number/approximate'],
    ['5000左右', 'type_number/approximate'],
    ['5000-6000', 'type_number/span'],
    ['1e5', 'type_number/scientific'],
    ['3/4', 'type_number/fraction'],
    ['三千万', 'type_number/words'],
    ['25%', 'type_number/percent_sign'],
    ['$5000', 'type_number/unit_unknown'],
    ['5000美元', 'type_number/unit_unknown'],
    ['暂无', 'type_number/placeholder'],
    ['#DIV/0!', 'type_number/excel_error'],
    ['abc', 'type_number/not_number'],
    ['1..2', 'type_number/not_number'],
    ['Infinity', 'type_number/not_number'],
    ['0x10', 'type_number/unit_unknown'],
  ])('refuses %s', (text, reason) => {
    expect(money(text)).toBe(reason);
  });

  it.each([
    ['4.6亿', '46000'],
    ['4.6 亿元', '46000'],
    ['12万', '12'],
    ['5000万元', '5000'],
    ['５０００万', '5000'],
    ['12345元', '1.2345'],
    ['¥12000', '1.2'],
    ['007', '7'],
    ['.5', '0.5'],
  ])('refuses %s in a column of 万元 and suggests %s', (text, expected) => {
    expect(money(text)).toMatch(/^type_number\//);
    expect(suggestion('projects', 'total_investment', text)).toBe(expected);
  });

  it('suggests in the unit of the header', () => {
    expect(suggestion('projects', 'total_investment', '46000万', moneyUnit('亿元'))).toBe('4.6');
    expect(suggestion('projects', 'total_investment', '12万', moneyUnit('元'))).toBe('120000');
  });

  it('knows its units by every spelling', () => {
    expect(
      ['万元', '万', '人民币万元', 'RMB', '亿元', '百万元', '千元', '10,000 yuan'].map(
        (text) => moneyUnit(text)?.power,
      ),
    ).toEqual([4, 4, 4, 0, 8, 6, 3, 4]);
    expect(['美元', '港元', 'usd', ''].map(moneyUnit)).toEqual([null, null, null, null]);
  });
});

describe('numbers', () => {
  it('are read as the decimal that was written', () => {
    const decimals = fc.tuple(fc.nat(999_999_999), fc.nat(99_999)).map(([a, b]) => `${a}.${b}`);
    fc.assert(
      fc.property(decimals, (text) => {
        expect(length(text)).toBe(Number(text));
        expect(length(grouped(text))).toBe(Number(text));
        expect(length(fullWidth(text))).toBe(Number(text));
        // A minus before nothing is nothing: 0, never −0.
        expect(value(`-${text}`)).toBe(0 - Number(text));
      }),
    );
  });

  it.each([
    ['-3', 'range/negative'],
    ['123456789.123456789', 'type_number/too_precise'],
    ['2000×24', 'type_number/not_number'],
  ])('refuse %s as a length', (text, reason) => {
    expect(length(text)).toBe(reason);
  });

  it('take what prints as it was written, however long', () => {
    expect(length('80.51948051948052')).toBe(80.51948051948052);
  });

  it.each([
    ['620米', '620'],
    ['1.2公里', '1200'],
    ['1.2km', '1200'],
  ])('refuse %s in metres and suggest %s', (text, expected) => {
    expect(suggestion('projects', 'length_m', text)).toBe(expected);
  });

  it('are whole where they count something', () => {
    expect(['4', '4.0', '4,000', '4.5', '-1', '4条'].map(lanes)).toEqual([
      4,
      4,
      4000,
      'type_number/not_whole',
      'range/negative',
      'type_number/unit_in_cell',
    ]);
  });

  it('may be negative and carry a percent sign where they were announced', () => {
    expect(['-15.4', '80.519%', '−3', '1,234'].map(value)).toEqual([-15.4, 80.519, -3, 1234]);
  });
});

describe('percentages', () => {
  it('are the same with and without the sign', () => {
    expect(['81.7', '81.7%', '81.7％', '８１．７％', '81.7 %', '100', '0'].map(percent)).toEqual([
      81.7, 81.7, 81.7, 81.7, 81.7, 100, 0,
    ]);
  });

  it.each([
    ['101', 'range/percent'],
    ['-1', 'range/percent'],
    ['100.0001%', 'range/percent'],
    ['81.7%%', 'type_percent/not_number'],
    ['百分之八十', 'type_percent/words'],
    ['8 1', 'type_percent/not_number'],
    ['过半', 'type_percent/not_number'],
    ['约80', 'type_percent/approximate'],
  ])('refuse %s', (text, reason) => {
    expect(percent(text)).toBe(reason);
  });
});

describe('decimals', () => {
  it('move their point exactly, there and back', () => {
    const texts = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.nat(12)).map(([n, p]) => inUnit(n, p));
    fc.assert(
      fc.property(texts, fc.integer({ min: -12, max: 12 }), (text, places) => {
        const decimal = decimalOf(text)!;
        const moved = shifted(decimal, places);
        const digits = (d: { whole: string; fraction: string }) =>
          BigInt(d.whole + d.fraction.padEnd(40, '0'));
        expect(digits(moved) * 10n ** 12n).toBe(digits(decimal) * 10n ** BigInt(places + 12));
        expect(plainDecimal(shifted(moved, -places))).toBe(plainDecimal(decimal));
      }),
    );
  });
});
