/** Money: decimal text in the unit of the header → 元 as an integer, without binary fractions. */
import type { Field } from '../field.ts';
import { decimalOf, shifted } from './decimal.ts';
import { explainNumber } from './explain-number.ts';
import type { MoneyUnit } from './money-units.ts';
import type { Read } from './refusal.ts';
import { refuse } from './refusal.ts';

/** More than all the money a city's campaign can cost: 10 万亿元. */
const MOST_YUAN = 10_000_000_000_000;
const ZERO = 48;

/**
 * The fast way for plain digits with at most one point, by whole-number arithmetic.
 * @param power 10 to this power is the unit in 元
 * @returns 元, or -1 for any text that is to be read with care
 */
function quickYuan(text: string, power: number): number {
  const length = text.length;
  if (length > 15 || (length > 1 && text.charCodeAt(0) === ZERO && text.charCodeAt(1) !== 46)) return -1;
  let digits = 0;
  let point = -1;
  for (let i = 0; i < length; i += 1) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    else if (digit === -2 && point === -1 && i > 0 && i < length - 1) point = i;
    else return -1;
  }
  const places = point === -1 ? power : power - (length - 1 - point);
  if (places < 0) return -1;
  const yuan = digits * 10 ** places;
  return yuan <= MOST_YUAN ? yuan : -1;
}

/** Reads money in a unit: exact, not negative, to 元 at the finest. */
export function readMoney(field: Field, unit: MoneyUnit): Read {
  return (text) => {
    const quick = quickYuan(text, unit.power);
    if (quick >= 0) return quick;
    const decimal = decimalOf(text);
    if (decimal === null) return explainNumber(text, field, 'type_number', unit);
    if (decimal.negative) return refuse('range', 'negative');
    const { whole, fraction } = shifted(decimal, unit.power);
    if (fraction !== '') {
      return refuse('type_number', 'below_yuan', { unit: unit.zh, unit_en: unit.en, places: unit.power });
    }
    if (BigInt(whole) > BigInt(MOST_YUAN))
      return refuse('range', 'too_much_money', { unit: unit.zh, unit_en: unit.en });
    return Number(whole);
  };
}
