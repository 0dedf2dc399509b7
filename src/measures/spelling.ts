/**
 * Dates and money out of the text cells of changes.csv. Those cells have no type of their own but hold values of
 * typed columns, in the spellings of the tables; what cannot be read for certain is null.
 */
import type { PartialDate, Yuan } from '../schema/field.ts';
import { TABLES } from '../schema/tables.ts';
import { readDate as readDateCell } from '../schema/values/date.ts';
import { readMoney as readMoneyCell } from '../schema/values/money.ts';
import { DEFAULT_MONEY_UNIT, moneyUnit } from '../schema/values/money-units.ts';

/** A date at the precision written. */
export function readDate(text: string): PartialDate | null {
  const date = readDateCell(text);
  return typeof date === 'string' ? date : null;
}

const WITH_UNIT = /^(.*?)\s*(元|千元|万元|百万元|亿元)?$/s;
const COST = TABLES.projects.fields.find(({ name }) => name === 'total_investment')!;

/** An amount in 万元, or in the unit written behind it, as whole 元. */
export function readMoney(text: string): Yuan | null {
  const [, amount = '', unit = '万元'] = WITH_UNIT.exec(text.trim()) ?? [];
  const yuan = readMoneyCell(COST, moneyUnit(unit) ?? DEFAULT_MONEY_UNIT)(amount);
  return typeof yuan === 'number' ? yuan : null;
}
