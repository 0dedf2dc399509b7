/** Rows → CSV text, with the headers of the field lists. */
import type { Field } from '../schema/field.ts';
import { TABLES, type TableName } from '../schema/tables.ts';

/** A row by English column names; a column left out is an empty cell. */
export type Cells<N extends TableName> = Partial<
  Record<(typeof TABLES)[N]['fields'][number]['name'], string | number>
>;

const cellText = (value: string | number | undefined): string => {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
};

/** The Chinese header; a money header names its unit. */
const header = (field: Field): string => (field.type === 'money' ? `${field.zh}(万元)` : field.zh);

/** The table as CSV with LF. Columns that no row fills are left out, unless they must not be empty. */
export function csvTable<N extends TableName>(name: N, rows: readonly Cells<N>[]): string {
  const fields: readonly Field[] = TABLES[name].fields;
  const list: readonly Readonly<Record<string, string | number | undefined>>[] = rows;
  const shown = fields.filter(
    (field) =>
      field.required === true || list.some((row) => row[field.name] !== undefined && row[field.name] !== ''),
  );
  const lines = list.map((row) => shown.map((field) => cellText(row[field.name])).join(','));
  return `${[shown.map((field) => cellText(header(field))).join(','), ...lines].join('\n')}\n`;
}
