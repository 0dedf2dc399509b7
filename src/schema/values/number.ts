/** Cells that hold a number without a unit of money: number, integer, percent, value. */
import type { Field } from '../field.ts';
import type { Decimal } from './decimal.ts';
import { decimalOf, exactNumber, quickNumber } from './decimal.ts';
import type { NumberCode } from './explain-number.ts';
import { explainNumber } from './explain-number.ts';
import type { Read } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';
import { plainWidth } from './width.ts';

function exactOrRefusal(decimal: Decimal, code: NumberCode): number | Refusal {
  return exactNumber(decimal) ?? refuse(code, 'too_precise');
}

/** A decimal that is not negative, and not above the most that its column can hold. */
export function readNumber(field: Field): Read {
  const most = field.most ?? Infinity;
  return (text) => {
    const quick = quickNumber(text);
    if (quick <= most) return quick;
    const decimal = decimalOf(text);
    if (decimal === null) return explainNumber(text, field, 'type_number');
    if (decimal.negative) return refuse('range', 'negative');
    const value = exactOrRefusal(decimal, 'type_number');
    return typeof value === 'number' && value > most ? refuse('range', 'above', { most }) : value;
  };
}

/** A whole number that is not negative; `4.0` is whole. */
export function readInteger(field: Field): Read {
  return (text) => {
    const quick = quickNumber(text);
    if (Number.isInteger(quick)) return quick;
    const decimal = decimalOf(text);
    if (decimal === null) return explainNumber(text, field, 'type_number');
    if (decimal.negative) return refuse('range', 'negative');
    if (decimal.fraction !== '') return refuse('type_number', 'not_whole');
    return exactOrRefusal(decimal, 'type_number');
  };
}

function withoutPercentSign(text: string): string {
  return plainWidth(text).replace(/\s*%$/, '');
}

/** 0 to 100: `81.7` and `81.7%` are both 81.7. */
export function readPercent(field: Field): Read {
  return (text) => {
    const quick = quickNumber(text);
    if (quick >= 0 && quick <= 100) return quick;
    const decimal = decimalOf(withoutPercentSign(text));
    if (decimal === null) return explainNumber(text, field, 'type_percent');
    const value = exactOrRefusal(decimal, 'type_percent');
    if (typeof value === 'number' && (value < 0 || value > 100)) return refuse('range', 'percent');
    return value;
  };
}

/** Any decimal, with or without a percent sign. */
export function readValue(field: Field): Read {
  return (text) => {
    const quick = quickNumber(text);
    if (!Number.isNaN(quick)) return quick;
    const decimal = decimalOf(withoutPercentSign(text));
    return decimal === null
      ? explainNumber(text, field, 'type_number')
      : exactOrRefusal(decimal, 'type_number');
  };
}
