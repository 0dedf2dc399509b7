/** The reader of a column: chosen once, from its type. */
import type { Field } from '../field.ts';
import { readDate, readMonth, readYearOrMonth } from './date.ts';
import { readMoney } from './money.ts';
import type { MoneyUnit } from './money-units.ts';
import { DEFAULT_MONEY_UNIT } from './money-units.ts';
import { readInteger, readNumber, readPercent, readValue } from './number.ts';
import type { Read } from './refusal.ts';
import { readChoice, readId, readReferences, readText, readUrl } from './words.ts';

/**
 * How cells of a column are read.
 * @param unit the unit that a money header names; 万元 where it names none
 */
export function readerOf(field: Field, unit: MoneyUnit | null = null): Read {
  switch (field.type) {
    case 'id':
      return readId;
    case 'date':
      return readDate;
    case 'month':
      return readMonth;
    case 'year_or_month':
      return readYearOrMonth;
    case 'money':
      return readMoney(field, unit ?? DEFAULT_MONEY_UNIT);
    case 'number':
      return readNumber(field);
    case 'integer':
      return readInteger(field);
    case 'percent':
      return readPercent(field);
    case 'value':
      return readValue(field);
    case 'choice':
      return readChoice(field.choices ?? []);
    case 'references':
      return readReferences();
    case 'url':
      return readUrl;
    case 'text':
    case 'phone':
    case 'reference':
      return readText;
  }
}
