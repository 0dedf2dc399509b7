/**
 * Dates and money out of the text cells of changes.csv. Those cells have no type of their own but hold values of
 * typed columns, in the spellings of the tables; what cannot be read for certain is null.
 */
import { readAmount } from '../model/naming.ts';
import type { PartialDate, Yuan } from '../schema/field.ts';
import { TABLES } from '../schema/tables.ts';
import { readDate as readDateCell } from '../schema/values/date.ts';

/** A date at the precision written. */
export function readDate(text: string): PartialDate | null {
  const date = readDateCell(text);
  return typeof date === 'string' ? date : null;
}

const COST = TABLES.projects.fields.find(({ name }) => name === 'total_investment')!;

/** A project's cost in 万元, or in the unit written behind it, as whole 元. */
export function readMoney(text: string): Yuan | null {
  return readAmount(COST, text);
}
