/** Whom a row is about. */
import { valueOf } from '../compare/snapshot.ts';
import { tableNamed } from '../model/naming.ts';
import type { Row } from '../schema/field.ts';
import { TABLES, type TableName } from '../schema/tables.ts';
import type { Names } from './names.ts';

interface Place {
  readonly table: TableName;
  readonly key: string;
  readonly row: Row;
}

type RowOf = (table: TableName, key: string) => Row | null;

function ofCorrection(row: Row, names: Names, rowOf: RowOf): string | null {
  const table = tableNamed(String(valueOf(row, 'table')));
  if (table === null) return null;
  const key = names.key(table, String(valueOf(row, 'key')));
  if (table === 'projects') return key;
  if (TABLES[table].key[0] === 'project_id') return key.split(',')[0] ?? null;
  const target = rowOf(table, key);
  const project = target === null ? null : valueOf(target, 'project_id');
  return typeof project === 'string' ? project : null;
}

/**
 * The project that a row belongs to, by id or name; null for rows of no single project.
 * @param rowOf the row that a correction tells of
 */
export function projectOfRow({ table, key, row }: Place, names: Names, rowOf: RowOf): string | null {
  if (table === 'projects') return key;
  if (table === 'corrections') return ofCorrection(row, names, rowOf);
  const project = valueOf(row, 'project_id');
  return typeof project === 'string' ? project : null;
}
