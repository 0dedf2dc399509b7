/**
 * Mobile numbers and resident identity numbers, in any spelling: they must reach neither a page nor the history.
 * Office telephones, project codes, money and dates pass.
 */
import { daysIn } from './values/calendar.ts';
import { plainWidth } from './values/width.ts';

export type PrivateKind = 'mobile' | 'identity';

const MOBILE_DIGITS = 11;
const CHINESE_DIGITS = [
  '〇零○',
  '一幺壹弌',
  '二贰兩两',
  '三叁',
  '四肆',
  '五伍',
  '六陆陸',
  '七柒',
  '八捌',
  '九玖',
] as const;
const DIGIT_OF: ReadonlyMap<string, string> = new Map(
  CHINESE_DIGITS.flatMap((chars, digit) => [...chars].map((char) => [char, String(digit)])),
);
const CHINESE = new RegExp(`[${CHINESE_DIGITS.join('')}]`, 'g');
/** Eleven Chinese numerals in a row: a name like 张三 may stand right before them. */
const CHINESE_MOBILE = new RegExp(
  `[${CHINESE_DIGITS[1]}][${CHINESE_DIGITS.slice(3).join('')}][${CHINESE_DIGITS.join('')}]{9}`,
);
/** Numbers in circles, brackets or with a full stop: they write a number digit by digit, or number a list. */
const ENCLOSED =
  /[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3248-\u325f\u3280-\u3289\u32b1-\u32bf]|\ud83c[\udd00-\udd0a]/g;
const ARABIC_INDIC = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;

/** Ranges of UTF-16 units that become digits, and how many each at most. */
const DIGIT_RANGES: readonly (readonly [first: number, last: number, digits: number])[] = [
  [0x30, 0x39, 1],
  [0xb2, 0xb3, 1],
  [0xb9, 0xb9, 1],
  [0x660, 0x669, 1],
  [0x6f0, 0x6f9, 1],
  [0x966, 0x96f, 1],
  [0x2070, 0x2079, 1],
  [0x2080, 0x2089, 1],
  [0x2460, 0x249b, 2],
  [0x24ea, 0x24ff, 2],
  [0x2776, 0x2793, 2],
  [0x3220, 0x3229, 1],
  [0x3248, 0x325f, 2],
  [0x3280, 0x3289, 1],
  [0x32b1, 0x32bf, 2],
  [0x33e0, 0x33fe, 2],
  [0xd835, 0xd835, 1],
  [0xd83c, 0xd83c, 1],
  [0xff10, 0xff19, 1],
];

/** Digits that each UTF-16 unit may stand for. */
const weights = new Uint8Array(0x10000);
for (const [first, last, digits] of DIGIT_RANGES) weights.fill(digits, first, last + 1);
for (const char of DIGIT_OF.keys()) weights[char.charCodeAt(0)] = 1;

/** How many digits a text may hold, in any spelling. */
function digitsIn(text: string): number {
  let digits = 0;
  for (let i = 0; i < text.length; i += 1) digits += weights[text.charCodeAt(i)]!;
  return digits;
}

/** Whether a text holds as many digits, in any spelling, as a private number has: cheap, and false for most cells. */
export function mayHoldPrivate(text: string): boolean {
  return text.length * 2 > MOBILE_DIGITS && digitsIn(text) >= MOBILE_DIGITS;
}

const MARK = String.raw`[\s\-._·•‧∙・●/\\|~,、()]`;
const GAP = `${MARK}{1,3}`;
const ANY_GAP = String.raw`[^\p{L}\p{N}]{1,3}`;
const HEAD = '1[3-9]';

/** A mobile number in groups; `gap` is the separator between the first two, `next` between the others. */
function grouped(sizes: readonly number[], gap: string, next: string): string {
  const [first = 0, ...others] = sizes;
  const head = first === 1 ? `1${gap}[3-9]\\d{${(others.shift() ?? 1) - 1}}` : `${HEAD}\\d{${first - 2}}`;
  const separators = first === 1 ? others.map(() => next) : others.map((_, i) => (i === 0 ? gap : next));
  return head + others.map((size, i) => `${separators[i] ?? next}\\d{${size}}`).join('');
}

/** The groupings that people use; with any separators. */
const FREE = [
  [3, 4, 4],
  [3, 3, 5],
  [3, 8],
  [7, 4],
  [5, 6],
  [6, 5],
  [4, 7],
  [8, 3],
];
/** Groupings that lists of years and sizes have too: only with one and the same separator throughout. */
const SAME = [
  [4, 3, 4],
  [4, 4, 3],
  [3, 4, 2, 2],
  [3, 2, 2, 4],
  [3, 2, 2, 2, 2],
  [2, 2, 2, 2, 2, 1],
  [1, 2, 2, 2, 2, 2],
  [1, 2, 4, 4],
  [5, 3, 3],
];
const PREFIX = String.raw`(?:(?:\+|00)?[(]?86${MARK}{0,3}|0[\s-]?|17951${MARK}?)?`;
const NOT_QUANTITY = String.raw`(?!\d|\.\d|\s{0,2}(?:元|万|亿|千|百万|rmb|yuan|cny|米|平方|立方|㎡|m[²2³3]|吨|公里))`;

const WHOLE = new RegExp(`(?<!\\d|\\b0\\.|[¥$])${PREFIX}${HEAD}\\d{9}${NOT_QUANTITY}`, 'iu');
const SPLIT = new RegExp(
  `(?<!\\d|\\d[-._/]|[¥$])${PREFIX}(?:${[
    ...FREE.map((sizes) => grouped(sizes, GAP, GAP)),
    ...SAME.map((sizes, i) => grouped(sizes, `(?<gap${i}>${GAP})`, `\\k<gap${i}>`)),
    `1${ANY_GAP}[3-9](?:${ANY_GAP}\\d){9}`,
  ].join('|')})${NOT_QUANTITY}(?![-._/]\\d)`,
  'iu',
);

const IDENTITY = new RegExp(
  String.raw`(?<!\d)(?=([1-8]${MARK}{0,3}[0-7](?:${MARK}{0,3}\d){15}${MARK}{0,3}[\dX])(?!\d))`,
  'gi',
);
const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
/** First two digits of GB/T 2260 and of the residents of Taiwan, Hong Kong and Macao. */
const REGIONS = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/** GB 11643: a region, a birth date that exists, and the check character (ISO 7064, MOD 11-2). */
export function isIdentityNumber(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number) || !REGIONS.test(number)) return false;
  const year = Number(number.slice(6, 10));
  const month = Number(number.slice(10, 12));
  const day = Number(number.slice(12, 14));
  if (year < 1880 || year > 2099 || day < 1 || day > daysIn(year, month)) return false;
  const sum = IDENTITY_WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return number[17] === CHECK_CHARACTERS[sum % 11];
}

function holdsIdentity(text: string): boolean {
  IDENTITY.lastIndex = 0;
  for (let match = IDENTITY.exec(text); match !== null; match = IDENTITY.exec(text)) {
    if (isIdentityNumber((match[1] ?? '').replace(/[^\dXx]/g, '').toUpperCase())) return true;
    // The pattern only looks ahead: numbers may overlap.
    IDENTITY.lastIndex = match.index + 1;
  }
  return false;
}

function digitsInChinese(text: string): string {
  return text.replace(CHINESE, (char) => DIGIT_OF.get(char) ?? char);
}

/** The ways in which a text can be read: with numbers of lists and Chinese numerals as digits, and without. */
function readings(text: string): Iterable<string> {
  if (/^[\x20-\x7e]*$/.test(text)) return [text];
  const unfold = (part: string): string =>
    plainWidth(part)
      .replace(/\u20e3/g, '')
      .replace(ARABIC_INDIC, (char) =>
        String((char.charCodeAt(0) & 0xf) - (char.charCodeAt(0) < 0x700 ? 0 : 6)),
      );
  const bare = (char: string): string => char.normalize('NFKC').replace(/[().]/g, '');
  const listed = unfold(text.replace(ENCLOSED, ' '));
  const whole = unfold(text.replace(ENCLOSED, bare));
  return new Set([listed, whole, digitsInChinese(listed), digitsInChinese(whole)]);
}

/** The beginning of every mobile number: without it the slower patterns need not be tried. */
const BEGINS_MOBILE = /1[^\p{L}\p{N}]{0,3}[3-9]/u;

/**
 * What private number a text holds, if any.
 * @param asAddress for web addresses, in which digits with separators are dates and ids: only unbroken numbers count
 */
export function findPrivate(text: string, asAddress = false): PrivateKind | null {
  const digits = digitsIn(text);
  if (digits < MOBILE_DIGITS) return null;
  for (const reading of readings(text)) {
    if (digits >= IDENTITY_WEIGHTS.length && holdsIdentity(reading)) return 'identity';
    if (!BEGINS_MOBILE.test(reading)) continue;
    if (WHOLE.test(reading) || (!asAddress && SPLIT.test(reading))) return 'mobile';
  }
  return CHINESE_MOBILE.test(text) ? 'mobile' : null;
}

/** A cell fit for a report that others read: its first three characters, and a `*` for each other. */
export function masked(text: string): string {
  return [...text].map((char, i) => (i < 3 ? char : '*')).join('');
}
