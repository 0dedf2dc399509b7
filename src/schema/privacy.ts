/**
 * Mobile and identity numbers must reach neither a page nor the history. They are looked for in any spelling:
 * full-width, circled and Chinese digits, invisible characters, separators, country codes.
 */

const CHINESE_DIGITS: Readonly<Record<string, string>> = Object.fromEntries(
  ['〇零○', '一幺壹', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((chars, digit) =>
    [...chars].map((char) => [char, String(digit)]),
  ),
);
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
const CHINESE = /[〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]/g;
const SEPARATOR = String.raw`[\s\-–—_.·•‧∙,、/()]{0,2}`;

const groups = (...sizes: number[]): string => sizes.map((size, index) => (index === 0 ? String.raw`1[3-9]\d{${size - 2}}` : String.raw`\d{${size}}`)).join(SEPARATOR);
const spelledOut = `1${SEPARATOR}[3-9]${String.raw`(?:${SEPARATOR}\d)`.repeat(9)}`;

/** Eleven digits in the groupings in which people write mobile numbers; free separators only between single digits. */
const MOBILE = new RegExp(
  String.raw`(?<!\d)(?:(?:\+|00)?86${SEPARATOR}|0)?(?:` +
    [groups(11), groups(3, 4, 4), groups(3, 3, 5), groups(4, 3, 4), groups(4, 4, 3), groups(3, 8), groups(7, 4), groups(5, 6), groups(6, 5)].join('|') +
    String.raw`)(?!\d)`,
);
const MOBILE_SPELLED = new RegExp(String.raw`(?<![\d])${spelledOut.replaceAll(SEPARATOR, SEPARATOR.replace('{0,2}', '{1,2}'))}(?!\d)`);
const IDENTITY = new RegExp(String.raw`(?<!\d)([1-9]\d{5})${SEPARATOR}((?:18|19|20)\d{2})${SEPARATOR}(\d{2})${SEPARATOR}(\d{2})${SEPARATOR}(\d{3})${SEPARATOR}([\dXx])(?![\dA-Za-z])`, 'g');
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

/** GB 11643: the check character of the first seventeen digits, and a month and day that exist. */
function isIdentityNumber(digits: string, month: string, day: string, check: string): boolean {
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return false;
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) sum += weight * Number(digits[index]);
  return CHECKS[sum % 11] === check.toUpperCase();
}

function findIdentity(text: string): boolean {
  for (const match of text.matchAll(IDENTITY)) {
    const [, area = '', year = '', month = '', day = '', serial = '', check = ''] = match;
    if (isIdentityNumber(area + year + month + day + serial, month, day, check)) return true;
  }
  return false;
}

const MAYBE = /\d(?:\D{0,3}\d){10}/;

/** What private number a cell contains, if any. */
export function findPrivate(cell: string): 'mobile' | 'identity' | null {
  if (cell.length < 11) return null;
  let text = cell;
  if (/[^\x20-\x7e]/.test(cell)) text = cell.normalize('NFKC').replaceAll(INVISIBLE, '').replaceAll(CHINESE, (char) => CHINESE_DIGITS[char] ?? char);
  if (!MAYBE.test(text)) return null;
  if (findIdentity(text)) return 'identity';
  return MOBILE.test(text) || MOBILE_SPELLED.test(text) ? 'mobile' : null;
}

/** A cell made fit for a report that others will read: no digit of it can be recovered. */
export function masked(cell: string): string {
  return cell.normalize('NFKC').replaceAll(INVISIBLE, '').replaceAll(CHINESE, '*').replaceAll(/[\dXx]/g, '*');
}
