import type { Field } from '../../../src/schema/field.ts';
import type { MoneyUnit } from '../../../src/schema/values/money-units.ts';
import { readerOf } from '../../../src/schema/values/reader.ts';
import { Refusal } from '../../../src/schema/values/refusal.ts';
import type { TableName } from '../../../src/schema/tables.ts';
import { TABLES } from '../../../src/schema/tables.ts';

/** A column of the real tables. */
function fieldOf(table: TableName, name: string): Field {
  const fields: readonly Field[] = TABLES[table].fields;
  return fields.find((field) => field.name === name)!;
}

/** A cell read by its column: its value, or `code/reason`. */
export function reading(table: TableName, name: string, unit: MoneyUnit | null = null) {
  const read = readerOf(fieldOf(table, name), unit);
  return (text: string) => {
    const value = read(text);
    return value instanceof Refusal ? `${value.code}/${value.reason}` : value;
  };
}

/** What a refusal suggests to write, or undefined. */
export function suggestion(table: TableName, name: string, text: string, unit: MoneyUnit | null = null) {
  const value = readerOf(fieldOf(table, name), unit)(text);
  return value instanceof Refusal ? value.params['suggestion'] : undefined;
}
