/**
 * Why a text is no number, and, where that is certain, what to write instead. Nothing here is used to read a cell:
 * a suggestion is for a person to decide on.
 */
import type { Reason } from '../../csv/reasons.ts';
import type { Field } from '../field.ts';
import { blankRefusal } from './blank.ts';
import { decimalOf, plainDecimal, shifted } from './decimal.ts';
import type { MoneyUnit } from './money-units.ts';
import { MONEY_UNITS, moneyUnit } from './money-units.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';
import { plainWidth } from './width.ts';

/** Columns of numbers have the one code, columns of percent the other. */
export type NumberCode = 'type_number' | 'type_percent';

const NUMBER = String.raw`[+-]?\d[\d,]*(?:\.\d+)?`;
const WITH_UNIT = new RegExp(`^(?:人民币|rmb|cny|[¥$])?(${NUMBER})\\s*(\\p{L}[\\p{L}\\d²³]*|㎡)?$`, 'iu');
const APPROXIMATE = /[约近余多逾超近≈<>≤≥~]|左右|上下|以[上下内]|不[足到]|(?:about|approx|nearly|over)/i;
const SPAN = new RegExp(`^${NUMBER}\\s*(?:-|~|至|到)\\s*${NUMBER}`);
const CHINESE_NUMBER = /^[负]?[〇零一二两三四五六七八九十百千万亿点半分之幺壹贰叁肆伍陆柒捌玖拾佰仟]+$/;

/** Powers of ten by which words of size multiply a plain number. */
const SIZES: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 };
/** Other units of length, as powers of ten of a metre. */
const LENGTHS: Readonly<Record<string, number>> = { 米: 0, m: 0, 公里: 3, 千米: 3, km: 3, 厘米: -2, cm: -2 };
const COUNTS = new Set(['个', '条', '项', '座', '段', '道', '车道', '处', '次', '户', '分']);

function unitParams(field: Field, unit: MoneyUnit | null): Record<string, string> {
  const words = unit ?? field.unit;
  return words === undefined ? {} : { unit: words.zh, unit_en: words.en };
}

/** The power of ten that turns a number with this word after it into the column's own unit; null when unknown. */
function placesOf(word: string, field: Field, unit: MoneyUnit | null): number | null {
  if (unit !== null) {
    const written = moneyUnit(word);
    return written === null ? null : written.power - unit.power;
  }
  if (COUNTS.has(word)) return 0;
  if (field.unit?.zh === '米' && word in LENGTHS) return LENGTHS[word] ?? null;
  return SIZES[word] ?? null;
}

/** `4.6亿`, `620米`, `¥5000`: a number with its unit in the cell. */
function unitInCell(plain: string, field: Field, code: NumberCode, unit: MoneyUnit | null): Refusal | null {
  const match = WITH_UNIT.exec(plain);
  const decimal = match === null ? null : decimalOf(match[1] ?? '');
  if (match === null || decimal === null) return null;
  const word = match[2] ?? '';
  const currency = MONEY_UNITS[0];
  const places = word === '' && unit !== null ? currency.power - unit.power : placesOf(word, field, unit);
  if (plain.includes('$') || places === null || decimal.negative) {
    return refuse(code, 'unit_unknown', unitParams(field, unit));
  }
  const amount = plainDecimal(decimal);
  const suggestion = plainDecimal(shifted(decimal, places));
  const money = moneyUnit(word) ?? currency;
  const from = unit === null ? { from: word, from_en: word } : { from: money.zh, from_en: money.en };
  return refuse(code, 'unit_in_cell', { amount, ...from, suggestion, ...unitParams(field, unit) });
}

/** Reasons that follow from how the digits are written, without a suggestion: what was meant is not certain. */
function uncertainReason(plain: string): Reason<NumberCode> | null {
  if (APPROXIMATE.test(plain)) return 'approximate';
  if (SPAN.test(plain)) return 'span';
  if (/^[+-]?\d+(?:\.\d+)?e[+-]?\d+$/i.test(plain)) return 'scientific';
  if (/^\d+\/\d+$/.test(plain)) return 'fraction';
  if (
    /^[+-]?\d+(?:\.\d+){2,}$|^[+-]?\d{1,3}(?:\.\d{3})+,\d+$|^[+-]?\d+,\d+$|^[+-]?\d{1,3}(?:[ ']\d{3})+/.test(
      plain,
    )
  )
    return 'separators';
  if (/^[+-]?[\d,]+(?:\.\d+)?$/.test(plain) && plain.includes(',')) return 'separators';
  if (/^[+-]?[\d,.]+%$/.test(plain)) return 'percent_sign';
  if (CHINESE_NUMBER.test(plain)) return 'words';
  return null;
}

/**
 * The refusal of a cell that is no number.
 * @param unit the unit of a money column, null for other columns
 */
export function explainNumber(
  text: string,
  field: Field,
  code: NumberCode,
  unit: MoneyUnit | null = null,
): Refusal {
  const blank = blankRefusal(text, code);
  if (blank !== null) return blank;
  const plain = plainWidth(text).trim();
  const params = unitParams(field, unit);
  const uncertain = uncertainReason(plain);
  if (uncertain !== null) return refuse(code, uncertain, params);
  const bare = /^([+-]?)0*(\d*)(?:\.(\d*))?$/.exec(plain);
  if (bare !== null && /\d/.test(plain)) {
    const suggestion = `${bare[1] === '-' ? '-' : ''}${bare[2] || '0'}${bare[3] ? `.${bare[3]}` : ''}`;
    return refuse(code, 'digits', { ...params, suggestion });
  }
  return unitInCell(plain, field, code, unit) ?? refuse(code, 'not_number', params);
}
