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

function rowWithout(table: TableName, row: Row | null, shown: ReadonlySet<string>): Row | null {
  if (row === null) return null;
  const hidden = personCells(table, row).filter((name) => {
    const value = (row as unknown as Cells)[name];
    return typeof value === 'string' && value !== '' && !shown.has(value);
  });
  if (hidden.length === 0) return row;
  return { ...row, ...Object.fromEntries(hidden.map((name) => [name, REMOVED])) };
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
      return before === row.before && now === row.now ? row : { ...row, before, now };
    }),
  }));
}
