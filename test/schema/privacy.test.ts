import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPrivate, isIdentityNumber, masked } from '../../src/schema/privacy.ts';

const mobiles = fc
  .tuple(fc.constantFrom('3', '4', '5', '6', '7', '8', '9'), fc.stringMatching(/^\d{9}$/))
  .map(([second, rest]) => `1${second}${rest}`);

const split = (number: string, sizes: readonly number[], gap: string): string => {
  const ends = sizes.map((_, i) => sizes.slice(0, i + 1).reduce((a, b) => a + b, 0));
  return ends.map((end, i) => number.slice(end - sizes[i]!, end)).join(gap);
};
const spelled = (number: string, digits: string): string =>
  number.replace(/\d/g, (digit) => [...digits][Number(digit)] ?? digit);

const GROUPINGS = [
  [11],
  [3, 4, 4],
  [3, 3, 5],
  [4, 3, 4],
  [4, 4, 3],
  [3, 8],
  [7, 4],
  [5, 6],
  Array<number>(11).fill(1),
];
const GAPS = [' ', '-', '–', '—', '.', '·', '\u00a0', '\u3000', '  ', ' - ', '_', '/'];
const PREFIXES = ['', '+86', '+86 ', '+86-', '0086', '86 ', '0', '(+86)'];
const DIGITS = [
  '0123456789',
  '０１２３４５６７８９',
  '〇一二三四五六七八九',
  '零幺二三四五六七八九',
  '零壹贰叁肆伍陆柒捌玖',
  '⓪①②③④⑤⑥⑦⑧⑨',
  '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗',
  '⁰¹²³⁴⁵⁶⁷⁸⁹',
];

/** A valid identity number: region, a day of birth, a serial, and its check character. */
const identities = fc
  .tuple(
    fc.constantFrom('330201', '110105', '440305', '650104', '710000'),
    fc.date({ min: new Date('1930-01-01'), max: new Date('2015-12-31'), noInvalidDate: true }),
    fc.stringMatching(/^\d{3}$/),
  )
  .map(([region, born, serial]) => {
    const body = region + born.toISOString().slice(0, 10).replaceAll('-', '') + serial;
    return [...'0123456789X'].map((check) => body + check).find(isIdentityNumber)!;
  });

describe('private numbers', () => {
  it('are found in every grouping, with every separator, prefix and kind of digit', () => {
    const spelling = fc.record({
      sizes: fc.constantFrom(...GROUPINGS),
      gap: fc.constantFrom(...GAPS),
      prefix: fc.constantFrom(...PREFIXES),
      digits: fc.constantFrom(...DIGITS),
      before: fc.constantFrom('', '电话：', '联系人张三，', '杨路', 'tel ', '（', '见1，'),
      after: fc.constantFrom('', '。', '（王）', ' 转', 'x'),
    });
    fc.assert(
      fc.property(mobiles, spelling, (number, { sizes, gap, prefix, digits, before, after }) => {
        expect(findPrivate(`${before}${prefix}${spelled(split(number, sizes, gap), digits)}${after}`)).toBe(
          'mobile',
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('are found with invisible characters between the digits', () => {
    fc.assert(
      fc.property(
        mobiles,
        fc.constantFrom('\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad'),
        (number, gap) => {
          expect(findPrivate([...number].join(gap))).toBe('mobile');
        },
      ),
    );
  });

  it('are found after the number of a list and between other numbers', () => {
    for (const text of [
      '①13800138000',
      '1、13800138000',
      '之一13800138000',
      '0574-87180001/13800138000',
      '⑬⑧00138000',
      '张三一三八零零一三八零零零',
      '张三13800138000',
    ]) {
      expect(findPrivate(text)).toBe('mobile');
    }
  });

  it('are found when they are identity numbers, with separators too', () => {
    fc.assert(
      fc.property(
        identities,
        fc.constantFrom(...DIGITS),
        fc.constantFrom('', ' ', '-'),
        (number, digits, gap) => {
          expect(findPrivate(`身份证${spelled(split(number, [6, 8, 4], gap), digits)}。`)).toBe('identity');
          expect(findPrivate(number.toLowerCase())).toBe('identity');
        },
      ),
    );
  });

  it('are no identity numbers when the check character is wrong', () => {
    fc.assert(
      fc.property(identities, fc.constantFrom(...'0123456789X'), (number, check) => {
        fc.pre(number[17] !== check);
        expect(isIdentityNumber(number.slice(0, 17) + check)).toBe(false);
      }),
    );
    expect(isIdentityNumber('11010519491231002X')).toBe(true);
    expect(isIdentityNumber('110105194902310020')).toBe(false);
  });

  it.each([
    '0574-87180001',
    '(0574)87180001',
    '0574 8718 0001',
    '86-574-87180001',
    '400-820-8820',
    '4008208820',
    '12345',
    '0571-12345678-801',
    '010-13901234',
    '2013-12-23',
    '2013年12月23日',
    '二〇一三年十二月二十三日',
    '2013-12-23 14:30:00',
    '2013-330200-48-01-123456',
    '2207-000101-04-01-000001',
    '13,800,138,000',
    '13800138000元',
    '投资 13800138000 元',
    '¥13800138000',
    '13800138000.50',
    '0.13812345678',
    '91330200144056789X',
    '91330200MA2AF1234K',
    '12330200419567890X',
    '192.168.100.10',
    '1999-2013 120',
    '1386000000000',
    'K1+380～K1+500',
    '138****8000',
    '一、二、三、四、五、六、七、八、九、十、十一',
    '',
  ])('are not seen in %j', (text) => {
    expect(findPrivate(text)).toBeNull();
  });

  it('are not seen in national project codes', () => {
    const code = fc.stringMatching(/^20[12]\d-3302\d\d-[0-9]{2}-0[1-5]-\d{6}$/);
    fc.assert(
      fc.property(code, (text) => findPrivate(text) === null),
      { numRuns: 2000 },
    );
  });

  it('are not seen in office telephones of any area', () => {
    const office = fc.stringMatching(/^0(10|2\d|[3-9]\d{2})[- ]?[2-8]\d{6,7}$/);
    fc.assert(
      fc.property(office, (text) => findPrivate(text) === null),
      { numRuns: 2000 },
    );
  });

  it('count in web addresses only when unbroken', () => {
    expect(findPrivate('https://a.cn/art/138/0013/8000.html', true)).toBeNull();
    expect(findPrivate('https://a.cn/?tel=13800138000', true)).toBe('mobile');
  });

  it('are masked but for three characters', () => {
    expect(masked('13800138000')).toBe('138********');
    expect(masked('张三13800138000')).toBe('张三1**********');
  });
});
