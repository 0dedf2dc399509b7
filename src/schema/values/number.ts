/** Numbers and money, exactly as decimals are written. Money becomes whole 元 by shifting digits, never by floats. */
import { halfWidth, wrong, type Wrong } from './wrong.ts';

const DECIMAL = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/;
const EUROPEAN = /^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/;
const WITH_UNIT = /^[+-]?([\d,]+(?:\.\d+)?)\s*(亿元?|千万元?|百万元?|万元?|千元?|元)$/;
const APPROXIMATE = /^(?:约|近|大约|大概|逾|超|不足)|(?:左右|余|多|以上|以下)$/;

interface Decimal {
  negative: boolean;
  whole: string;
  decimals: string;
}

function decimal(cell: string): Decimal | null {
  const match = DECIMAL.exec(halfWidth(cell).trim());
  if (!match) return null;
  return { negative: match[1] === '-', whole: (match[2] ?? '').replaceAll(',', ''), decimals: match[3] ?? '' };
}

/** 10^power 元 of the units a header or a hint may name. */
export const YUAN_POWERS: Readonly<Record<string, number>> = {
  元: 0,
  yuan: 0,
  千元: 3,
  万元: 4,
  万: 4,
  百万元: 6,
  千万元: 7,
  亿元: 8,
  亿: 8,
  cny: 0,
  '10k yuan': 4,
  '10,000 yuan': 4,
  '100m yuan': 8,
  'million yuan': 6,
  '100 million yuan': 8,
  'billion yuan': 9,
};

/** Digits shifted by a power of ten, as a whole number; null when decimals remain. */
function shifted({ whole, decimals }: Decimal, power: number): bigint | null {
  const kept = decimals.replace(/0+$/, '');
  if (kept.length > power) return null;
  return BigInt(whole + kept.padEnd(power, '0'));
}

function decimalText(yuan: bigint, power: number): string {
  const digits = yuan.toString().padStart(power + 1, '0');
  if (power === 0) return digits;
  const rest = digits.slice(-power).replace(/0+$/, '');
  return rest === '' ? digits.slice(0, -power) : `${digits.slice(0, -power)}.${rest}`;
}

const UNIT_NAMES: Readonly<Record<number, string>> = { 0: '元', 3: '千元', 4: '万元', 6: '百万元', 7: '千万元', 8: '亿元', 9: '十亿元' };

function unitHint(cell: string, power: number): Wrong | null {
  const match = WITH_UNIT.exec(halfWidth(cell).trim());
  const unit = match?.[2]?.replace(/元?$/, '元');
  const written = match?.[1] ? decimal(match[1]) : null;
  const unitPower = unit === undefined ? undefined : YUAN_POWERS[unit];
  if (!written || unit === undefined || unitPower === undefined) return null;
  const yuan = shifted(written, unitPower);
  if (yuan === null) return null;
  return wrong('type_number', 'money_with_unit', {
    written: `${match?.[1]} ${unit}`,
    unit: UNIT_NAMES[power] ?? '元',
    suggestion: decimalText(yuan, power),
  });
}

function notANumber(cell: string): Wrong {
  const text = halfWidth(cell).trim();
  if (EUROPEAN.test(text)) return wrong('type_number', 'european');
  if (APPROXIMATE.test(text)) return wrong('type_number', 'approximate');
  if (/^[+-]?\d+(\.\d+)?e[+-]?\d+$/i.test(text)) return wrong('type_number', 'scientific');
  if (/^[+-]?[\d,]+(\.\d+)?$/.test(text)) return wrong('type_number', 'grouping', { suggestion: text.replaceAll(',', '') });
  return wrong('type_number', 'unreadable');
}

/** The largest sum one cell may hold, in 元: ten trillion, beyond any project, and safe to add up. */
const LARGEST = 10_000_000_000_000n;

/**
 * Money in the unit of 10^`power` 元 as whole 元. At most four decimals of 万元, which is 元.
 */
export function parseMoney(cell: string, power: number): number | Wrong {
  const read = decimal(cell);
  const unit = UNIT_NAMES[power] ?? '元';
  if (!read) return unitHint(cell, power) ?? notANumber(cell);
  const yuan = shifted(read, power);
  if (yuan === null) return wrong('type_number', 'below_yuan', { decimals: power, unit });
  if (read.negative && yuan !== 0n) return wrong('range', 'negative');
  if (yuan > LARGEST) return wrong('range', 'too_large', { unit });
  return Number(yuan);
}

/** A decimal that is not negative: lengths, widths, weights. */
export function parseNumber(cell: string): number | Wrong {
  const read = decimal(cell);
  if (!read) return notANumber(cell);
  const value = Number(`${read.whole}.${read.decimals || '0'}`);
  if (read.negative && value !== 0) return wrong('range', 'negative');
  return Number.isFinite(value) ? value : wrong('range', 'too_large', { unit: '' });
}

export function parseInteger(cell: string): number | Wrong {
  const value = parseNumber(cell);
  if (typeof value !== 'number') return value;
  return Number.isSafeInteger(value) ? value : wrong('type_number', 'whole_expected');
}

/** `81.7` or `81.7%`, 0 to 100. */
export function parsePercent(cell: string): number | Wrong {
  const text = halfWidth(cell).trim();
  const read = decimal(text.endsWith('%') ? text.slice(0, -1).trim() : text);
  if (!read) return wrong('type_percent', APPROXIMATE.test(text) ? 'approximate' : 'unreadable');
  const value = Number(`${read.whole}.${read.decimals || '0'}`);
  if ((read.negative && value !== 0) || value > 100) return wrong('range', 'percent');
  return value;
}

/** Any decimal, possibly negative or with a percent sign: figures as they were announced. */
export function parseValue(cell: string): number | Wrong {
  const text = halfWidth(cell).trim();
  const read = decimal(text.endsWith('%') ? text.slice(0, -1).trim() : text);
  if (!read) return notANumber(cell);
  const value = Number(`${read.whole}.${read.decimals || '0'}`);
  return read.negative ? -value : value;
}
