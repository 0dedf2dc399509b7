/** Columns whose cells name tables, columns, scopes and measures. */
import type { Problem } from '../../csv/problem.ts';
import { nearest } from '../../schema/nearest.ts';
import { TABLES, TABLE_NAMES, type Records, type TableName } from '../../schema/tables.ts';
import { problemAt, type Locate } from '../resolve.ts';

function tableNamed(text: string): TableName | null {
  return TABLE_NAMES.find((name) => name === text || TABLES[name].zh === text) ?? null;
}

function columnsOf(table: TableName): string[] {
  return TABLES[table].fields.flatMap((field) => [field.name, field.zh]);
}

export function checkNames(
  records: Records,
  known: { scopes: ReadonlySet<string>; measures: ReadonlySet<string> },
  locate: (table: TableName) => Locate,
): Problem[] {
  const problems: Problem[] = [];
  const unknown = (
    table: TableName,
    row: Parameters<Locate>[0],
    field: string,
    reason: string,
    text: string,
    names: Iterable<string>,
  ): void => {
    problems.push(
      problemAt(locate(table)(row, field), 'reference', reason, { suggestion: nearest(text, names) ?? '' }),
    );
  };
  for (const row of records.corrections ?? []) {
    const table = tableNamed(row.table);
    if (!table) unknown('corrections', row, 'table', 'unknown_table', row.table, TABLE_NAMES);
    else if (!columnsOf(table).includes(row.field))
      unknown('corrections', row, 'field', 'unknown_column', row.field, columnsOf(table));
  }
  const changeable = [...columnsOf('projects'), 'scope'];
  for (const row of records.changes ?? [])
    if (!changeable.includes(row.field))
      unknown('changes', row, 'field', 'unknown_column', row.field, changeable);
  for (const row of records.figures ?? []) {
    if (!known.scopes.has(row.scope))
      unknown('figures', row, 'scope', 'unknown_scope', row.scope, known.scopes);
    if (!known.measures.has(row.measure))
      unknown('figures', row, 'measure', 'unknown_measure', row.measure, known.measures);
  }
  return problems;
}
