/** Everything that a release changed as a table: one line a change, values as the tables for download write them. */
import type { Value } from '../compare/snapshot.ts';
import { cellText } from '../export/csv.ts';
import type { Archive } from '../history/archive.ts';
import type { Field } from '../schema/field.ts';
import { TABLES, type TableName } from '../schema/tables.ts';
import { releaseUpdates, type Update } from './updates.ts';

const HEADER = [
  'kind',
  'table',
  'key',
  'field',
  'row',
  'old',
  'new',
  'reason',
  'ledger',
  'project_id',
  'district',
  'file',
  'line',
] as const;

function written(table: TableName | null, name: string | null, value: Value): string {
  const fields: readonly Field[] = table === null ? [] : TABLES[table].fields;
  const field = fields.find((one) => one.name === name);
  if (field !== undefined) return cellText(field, value);
  return value === null ? '' : String(value);
}

function line(update: Update): string[] {
  const { kind, table, key, field, whole, from, to, reason, ledger, project, district, row } = update;
  return [
    kind,
    table ?? '',
    key,
    field ?? '',
    whole ?? '',
    written(table, field, from),
    written(table, field, to),
    reason ?? '',
    ledger ?? '',
    project ?? '',
    district ?? '',
    row?.file ?? '',
    row === null ? '' : String(row.line),
  ];
}

/** Rows of `/updates/{release}/changes.csv`, its header first. */
export function updateRows(archive: Archive, release: string): string[][] {
  return [[...HEADER], ...(releaseUpdates(archive, release)?.updates ?? []).map(line)];
}
