/** Rows of a file by the key of their record. */
import type { SheetReading } from '../csv/sheet.ts';
import type { Field, Table } from '../schema/field.ts';
import type { AnyRecord } from '../schema/keys.ts';
import { readTable } from '../schema/read.ts';

/** The id of a record that a text names, by id or by name; the text itself where that is not known. */
export type IdOf = (table: NonNullable<Field['table']>, text: string) => string;

/** A row with its key. */
export interface KeyedRow {
  readonly key: string;
  /** The parts of the key as written, for showing. */
  readonly label: string;
  readonly record: AnyRecord;
  /** Position among the rows of its sheet. */
  readonly at: number;
}

/** A value as it is compared: who is named by id and by name is the same. */
export function comparable(field: Field, value: unknown, idOf: IdOf): string {
  if (value === null || value === undefined) return '';
  const table = field.table;
  if (Array.isArray(value)) return value.map((one) => (table ? idOf(table, String(one)) : one)).join('\n');
  const text = String(value);
  if (field.type === 'id') return text.toLowerCase();
  return table === undefined ? text : idOf(table, text).toLowerCase();
}

/** The rows of a sheet that have a key, the first of each. */
export function keyedRows(table: Table, reading: SheetReading, idOf: IdOf): Map<string, KeyedRow> {
  const { records, partial } = readTable(table, [reading]);
  const all = [...(records as unknown as readonly AnyRecord[]), ...partial.map(({ record }) => record)];
  const byLine = new Map(all.map((record) => [record.line, record]));
  const fields = table.key.flatMap((name) => table.fields.find((field) => field.name === name) ?? []);
  const keyed = new Map<string, KeyedRow>();
  reading.sheet?.lines.forEach((line, at) => {
    const record = byLine.get(line);
    if (record === undefined) return;
    const key = fields.map((field) => comparable(field, record[field.name], idOf)).join('\n');
    const label = table.key.map((name) => String(record[name] ?? '')).join(',');
    if (!keyed.has(key)) keyed.set(key, { key, label, record, at });
  });
  return keyed;
}
