import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import {
  afterCount,
  countOf,
  daysLate,
  daysLeft,
  formatCount,
  formatDate,
  formatFigure,
  formatMetres,
  formatPercent,
  formatPoints,
  formatScore,
  formatYuan,
  roundHalfUp,
} from '../../src/i18n/format.ts';

const fraction = fc
  .tuple(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.bigInt(1n, 10n ** 12n))
  .map(([n, d]) => new Fraction(n, d));

describe('rounding', () => {
  test.each([
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['0.05', 1, '0.1'],
    ['-0.04', 1, '0.0'],
    ['1.005', 2, '1.01'],
    ['81.25', 1, '81.3'],
    ['99.95', 1, '100.0'],
    ['0', 2, '0.00'],
    ['12', 1, '12.0'],
  ])('%s to %i places is %s', (value, places, text) => {
    expect(roundHalfUp(new Fraction(value), places)).toBe(text);
  });

  test('is never more than half a unit away, and a half goes away from zero', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 6 }), (value, places) => {
        const rounded = new Fraction(roundHalfUp(value, places));
        const half = new Fraction(1n, 2n * 10n ** BigInt(places));
        const difference = rounded.abs().sub(value.abs());
        expect(difference.lte(half)).toBe(true);
        expect(difference.neg().lt(half)).toBe(true);
      }),
    );
  });

  test('agrees with whole-number arithmetic and is odd', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 6 }), (value, places) => {
        const text = roundHalfUp(value, places);
        const scale = 10n ** BigInt(places);
        const quotient = (value.n * scale) / value.d;
        const remainder = (value.n * scale) % value.d;
        const units = remainder * 2n >= value.d ? quotient + 1n : quotient;
        expect(BigInt(text.replace(/[-.]/g, ''))).toBe(units);
        expect(roundHalfUp(value.neg(), places).replace('-', '')).toBe(text.replace('-', ''));
      }),
    );
  });
});

describe('money', () => {
  test.each([
    [0, '0 万元', '0 yuan'],
    [3_000, '3000 元', '3,000 yuan'],
    [9_999, '9999 元', '9,999 yuan'],
    [10_000, '1 万元', '10,000 yuan'],
    [500_000, '50 万元', '500,000 yuan'],
    [14_999, '1 万元', '14,999 yuan'],
    [15_000, '2 万元', '15,000 yuan'],
    [98_000_000, '9800 万元', '98 million yuan'],
    [98_765_432, '9877 万元', '98.77 million yuan'],
    [99_994_999, '9999 万元', '99.99 million yuan'],
    [99_995_000, '1 亿元', '100 million yuan'],
    [100_000_000, '1 亿元', '100 million yuan'],
    [460_000_000, '4.6 亿元', '460 million yuan'],
    [463_500_000, '4.64 亿元', '464 million yuan'],
    [3_551_670_000, '35.52 亿元', '3.55 billion yuan'],
    [355_167_000_000, '3551.67 亿元', '355.17 billion yuan'],
    [3_550_000_000, '35.5 亿元', '3.55 billion yuan'],
    [12_345_678_000_000, '123456.78 亿元', '12,345.68 billion yuan'],
    [-98_000_000, '−9800 万元', '−98 million yuan'],
  ])('%i 元 is %s, %s', (yuan, zh, en) => {
    expect(formatYuan(yuan, 'zh')).toBe(zh);
    expect(formatYuan(yuan, 'en')).toBe(en);
  });

  test('what is shown is within half of the last place shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9e14 }), (yuan) => {
        const [amount = '', unit = ''] = formatYuan(yuan, 'zh').split(' ');
        const size = { 元: 1, 万元: 1e4, 亿元: 1e8 }[unit];
        expect(size).toBeDefined();
        const grain = unit === '亿元' ? 1e6 : (size ?? 0);
        const shown = new Fraction(amount).mul(size ?? 0);
        expect(
          shown
            .sub(yuan)
            .abs()
            .lte(grain / 2),
        ).toBe(true);
      }),
    );
  });
});

describe('figures', () => {
  const figure = (
    unit: 'count' | 'percent' | 'points' | 'yuan' | 'score' | 'rank',
    value: string | null,
  ) => ({
    unit,
    exact: value === null ? null : new Fraction(value),
  });

  test.each([
    ['count', '44', '44', '44'],
    ['count', '12345', '12345', '12,345'],
    ['percent', '6200/77', '80.5%', '80.5%'],
    ['percent', '0', '0.0%', '0.0%'],
    ['percent', '126.3', '126.3%', '126.3%'],
    ['points', '100/14', '+7.1', '+7.1'],
    ['points', '-200/13', '−15.4', '−15.4'],
    ['points', '0', '0', '0'],
    ['points', '-0.04', '0', '0'],
    ['points', '0.05', '+0.1', '+0.1'],
    ['yuan', '460000000', '4.6 亿元', '460 million yuan'],
    ['score', '81.235', '81.24', '81.24'],
    ['score', '-15.384', '−15.38', '−15.38'],
    ['rank', '2', '2', '2'],
    ['rank', null, '—', '—'],
    ['percent', null, '—', '—'],
  ] as const)('a %s of %s is %s, in English %s', (unit, value, zh, en) => {
    expect(formatFigure(figure(unit, value), 'zh')).toBe(zh);
    expect(formatFigure(figure(unit, value), 'en')).toBe(en);
  });

  test.each([
    [new Fraction(0), '0 天', '0 days'],
    [new Fraction(1), '1 天', '1 day'],
    [new Fraction(85, 2), '42.5 天', '42.5 days'],
    [new Fraction(1200), '1200 天', '1,200 days'],
  ])('days: %s', (exact, zh, en) => {
    expect(formatFigure({ exact, unit: 'days' }, 'zh')).toBe(zh);
    expect(formatFigure({ exact, unit: 'days' }, 'en')).toBe(en);
  });

  test('numbers of other kinds go through the same rounding', () => {
    expect(formatPercent(81.25, 'zh')).toBe('81.3%');
    expect(formatPoints(-14, 'zh')).toBe('−14.0');
    expect(formatCount(1234567, 'en')).toBe('1,234,567');
    expect(formatScore(0.005, 'zh')).toBe('0.01');
  });
});

describe('dates', () => {
  test.each([
    ['2013-12-14', 'long', '2013 年 12 月 14 日', '14 December 2013'],
    ['2013-12-14', 'short', '12 月 14 日', '14 December'],
    ['2013-02', 'long', '2013 年 2 月', 'February 2013'],
    ['2013-02', 'short', '2 月', 'February'],
    ['2013', 'long', '2013 年', '2013'],
    ['2013', 'short', '2013 年', '2013'],
    ['2013-12-04', 'iso', '2013-12-04', '2013-12-04'],
    ['2013-01-05', 'long', '2013 年 1 月 5 日', '5 January 2013'],
  ] as const)('%s in the %s form is %s, %s', (date, form, zh, en) => {
    expect(formatDate(date, 'zh', form)).toBe(zh);
    expect(formatDate(date, 'en', form)).toBe(en);
  });

  test.each([
    [-3, '早 3 天', '3 days early'],
    [9, '晚 9 天', '9 days late'],
    [1, '晚 1 天', '1 day late'],
    [0, '按期', 'on time'],
  ])('%i days after the plan is %s, %s', (days, zh, en) => {
    expect(daysLate(days, 'zh')).toBe(zh);
    expect(daysLate(days, 'en')).toBe(en);
  });

  test.each([
    [5, '还有 5 天', '5 days left'],
    [-10, '超期 10 天', '10 days overdue'],
    [-1, '超期 1 天', '1 day overdue'],
    [0, '当日到期', 'due that day'],
  ])('%i days to a deadline is %s, %s', (days, zh, en) => {
    expect(daysLeft(days, 'zh')).toBe(zh);
    expect(daysLeft(days, 'en')).toBe(en);
  });

  test.each([
    [0, '0 米', '0 m'],
    [640.4, '640 米', '640 m'],
    [999.4, '999 米', '999 m'],
    [999.5, '1.0 公里', '1.0 km'],
    [5049, '5.0 公里', '5.0 km'],
    [1_234_567, '1234.6 公里', '1,234.6 km'],
  ])('%d metres are %s, %s', (metres, zh, en) => {
    expect(formatMetres(metres, 'zh')).toBe(zh);
    expect(formatMetres(metres, 'en')).toBe(en);
  });

  test('an English noun agrees with its number', () => {
    expect(countOf(1, 'project')).toBe('1 project');
    expect(countOf(0, 'project')).toBe('0 projects');
    expect(countOf(2, 'city', 'cities')).toBe('2 cities');
  });

  test('words after a number agree with it', () => {
    expect(afterCount(1, ' dead-end roads, ')).toBe(' dead-end road, ');
    expect(afterCount(1, ' gaps on the map are late')).toBe(' gap on the map is late');
    expect(afterCount(1, ' difficulties')).toBe(' difficulty');
    expect(afterCount(1, ' milestones')).toBe(' milestone');
    expect(afterCount(2, ' roads: ')).toBe(' roads: ');
    expect(afterCount(null, ' projects, ')).toBe(' projects, ');
    expect(afterCount(1, ' 条路，已打通 ')).toBe(' 条路，已打通 ');
  });
});
