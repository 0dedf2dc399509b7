/** Columns whose cells name tables, columns, scopes and measures. */
import type { Problem } from '../../csv/problem.ts';
import type { RowReason } from '../../csv/row-reasons.ts';
import type { Row } from '../../schema/field.ts';
import { nearest } from '../../schema/nearest.ts';
import { TABLES, TABLE_NAMES, type Records, type TableName } from '../../schema/tables.ts';
import { columnNames, fieldNamed, tableNamed } from '../naming.ts';
import { problemAt, type LocateIn } from '../resolve.ts';

/** What measures know: the model does not. */
export interface KnownNames {
  isScope: (id: string) => boolean;
  /** For naming the nearest. */
  scopes: () => Iterable<string>;
  measures: ReadonlySet<string>;
}

/** A change of what is built has no column of its own. */
const SCOPE_OF_WORK = ['scope', '建设内容'];

/** Unknown names of tables and columns in corrections and changes, of scopes and measures in announced figures. */
export function checkNames(records: Records, known: KnownNames, locate: LocateIn): Problem[] {
  const problems: Problem[] = [];
  const unknown = (
    table: TableName,
    row: Row,
    field: string,
    reason: RowReason<'reference'>,
    written: string,
    names: Iterable<string>,
  ): void => {
    const params = { written, suggestion: nearest(written, names) ?? '' };
    problems.push(problemAt(locate(table)(row, field), 'reference', reason, params));
  };
  for (const row of records.corrections ?? []) {
    const table = tableNamed(row.table);
    if (table === null) {
      const names = TABLE_NAMES.flatMap((name) => [name, TABLES[name].zh]);
      unknown('corrections', row, 'table', 'unknown_table', row.table, names);
    } else if (fieldNamed(table, row.field) === null)
      unknown('corrections', row, 'field', 'unknown_column', row.field, columnNames(table));
  }
  for (const row of records.changes ?? []) {
    if (SCOPE_OF_WORK.includes(row.field) || fieldNamed('projects', row.field) !== null) continue;
    const names = [...columnNames('projects'), 'scope'];
    unknown('changes', row, 'field', 'unknown_column', row.field, names);
  }
  for (const row of records.figures ?? []) {
    if (!known.isScope(row.scope))
      unknown('figures', row, 'scope', 'unknown_scope', row.scope, known.scopes());
    if (!known.measures.has(row.measure))
      unknown('figures', row, 'measure', 'unknown_measure', row.measure, known.measures);
  }
  return problems;
}
