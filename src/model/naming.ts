/**
 * Names of tables, columns and rows as officials write them in corrections.csv and changes.csv, and the one spelling
 * that the rest of the house compares.
 */
import type { Field, Table, Yuan } from '../schema/field.ts';
import { TABLES, TABLE_NAMES, type TableName } from '../schema/tables.ts';
import { DEFAULT_MONEY_UNIT, moneyUnit } from '../schema/values/money-units.ts';
import type { Read } from '../schema/values/refusal.ts';
import { readerOf } from '../schema/values/reader.ts';

/** The table of a name: English or Chinese, with or without `.csv`; null where there is none. */
export function tableNamed(text: string): TableName | null {
  const name = text.replace(/\.csv$/i, '').toLowerCase();
  return TABLE_NAMES.find((table) => table === name || TABLES[table].zh === name) ?? null;
}

export function tableOf(name: TableName): Table {
  return TABLES[name];
}

/** The column of a name: English or Chinese, with or without a unit in brackets; null where there is none. */
export function fieldNamed(table: TableName, text: string): Field | null {
  const name = text.replace(/\s*[(（[［][^()（）]*[)）\]］]$/, '').toLowerCase();
  return tableOf(table).fields.find((field) => field.name === name || field.zh === name) ?? null;
}

/** Every name a column of a table may be called by. */
export function columnNames(table: TableName): string[] {
  return tableOf(table).fields.flatMap((field) => [field.name, field.zh]);
}

const WITH_UNIT = /^(.*?)\s*(元|千元|万元|百万元|千万元|亿元)?$/s;

/**
 * An amount as corrections.csv and changes.csv write it: in 万元, or in the unit written behind it, whatever unit the
 * column of the table is in.
 * @returns whole 元; null where it cannot be read for certain
 */
export function readAmount(field: Field, text: string): Yuan | null {
  const [, amount = '', unit = ''] = WITH_UNIT.exec(text.trim()) ?? [];
  const yuan = readerOf(field, moneyUnit(unit) ?? DEFAULT_MONEY_UNIT)(amount);
  return typeof yuan === 'number' ? yuan : null;
}

const readers = new Map<Field, Read>();

/** A cell in the spelling of records (`2013年5月` → `2013-05`, `在建` → `construction`); as written where it cannot be read. */
export function canonical(field: Field, text: string): string {
  if (field.type === 'money') return String(readAmount(field, text) ?? text);
  let read = readers.get(field);
  if (read === undefined) {
    read = readerOf(field);
    readers.set(field, read);
  }
  const value = read(text);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : text;
}

/**
 * A row's key in one spelling: each part as records spell it, references by id.
 * @param text the parts joined by commas, ASCII or full-width; the last part may hold commas itself
 * @param idOf the id of what a reference names; null where it names nothing known
 */
export function canonicalKey(
  table: TableName,
  text: string,
  idOf: (table: TableName, reference: string) => string | null,
): string {
  const { key, fields } = tableOf(table);
  const parts: string[] = [];
  let rest = text;
  for (const name of key.slice(0, -1)) {
    const comma = rest.search(/[,，]/);
    if (comma === -1) break;
    parts.push(canonicalPart(fields, name, rest.slice(0, comma).trim(), idOf));
    rest = rest.slice(comma + 1);
  }
  parts.push(canonicalPart(fields, key[parts.length] ?? '', rest.trim(), idOf));
  return parts.join(',');
}

function canonicalPart(
  fields: readonly Field[],
  name: string,
  text: string,
  idOf: (table: TableName, reference: string) => string | null,
): string {
  const field = fields.find((one) => one.name === name);
  if (field === undefined) return text;
  return field.table === undefined ? canonical(field, text) : (idOf(field.table, text) ?? text);
}
