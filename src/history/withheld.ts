/** Names of people that a city took away from its data are taken from every release as well, before any page reads them. */
import { inService, personCells, REMOVED } from '../model/people.ts';
import type { Row } from '../schema/field.ts';
import type { TableName } from '../schema/tables.ts';
import type { RowStep, Step } from './steps.ts';

type Cells = Readonly<Record<string, unknown>>;

/** The rows with such columns as the last release left them. */
function latestRows(steps: readonly Step[]): Partial<Record<TableName, Row[]>> {
  const latest = new Map<string, RowStep>();
  for (const { rows } of steps)
    for (const step of rows)
      if (personCells(step.table, step.now ?? step.before ?? {}).length > 0)
        latest.set(`${step.table}\n${step.key}`, step);
  const rows: Partial<Record<TableName, Row[]>> = {};
  for (const { table, now } of latest.values()) if (now !== null) (rows[table] ??= []).push(now);
  return rows;
}

/** The columns of a row with a name that is no longer shown. */
function hiddenIn(table: TableName, row: Row, shown: ReadonlySet<string>): readonly string[] {
  return personCells(table, row).filter((name) => {
    const value = (row as unknown as Cells)[name];
    return typeof value === 'string' && value !== '' && !shown.has(value);
  });
}

function rowWithout(table: TableName, row: Row | null, shown: ReadonlySet<string>): Row | null {
  if (row === null) return null;
  const hidden = hiddenIn(table, row, shown);
  if (hidden.length === 0) return row;
  return { ...row, ...Object.fromEntries(hidden.map((name) => [name, REMOVED])) };
}

/** The columns in which one name gave way to another, neither of them shown any more. */
function concealedIn({ table, before, now }: RowStep, shown: ReadonlySet<string>): readonly string[] {
  if (before === null || now === null) return [];
  const hidden = hiddenIn(table, now, shown);
  const cell = (row: Row, name: string): unknown => (row as unknown as Cells)[name];
  return hiddenIn(table, before, shown).filter((name) => {
    const names = [cell(before, name), cell(now, name)];
    return hidden.includes(name) && names[0] !== names[1] && !names.includes(REMOVED);
  });
}

/** The steps without the names that the last of them no longer has. Rows in which nothing else changed stay. */
export function withoutNames(steps: readonly Step[]): Step[] {
  const shown = inService(latestRows(steps));
  return steps.map((step) => ({
    ...step,
    rows: step.rows.map((row) => {
      const { table } = row;
      const before = rowWithout(table, row.before, shown);
      const now = rowWithout(table, row.now, shown);
      if (before === row.before && now === row.now) return row;
      const concealed = concealedIn(row, shown);
      return concealed.length === 0 ? { ...row, before, now } : { ...row, before, now, concealed };
    }),
  }));
}
