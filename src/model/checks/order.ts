/** Dates that cannot stand in this order: an end before its start, closed before raised. */
import type { Problem } from '../../csv/problem.ts';
import type { PartialDate } from '../../schema/field.ts';
import { TABLES, type Records, type TableName } from '../../schema/tables.ts';
import { certainlyBefore } from '../dates.ts';
import { problemAt, type Locate } from '../resolve.ts';

/** Per table: the later column, and the earlier one that it may not come before. */
const PAIRS: Partial<Record<TableName, readonly (readonly [later: string, earlier: string])[]>> = {
  programmes: [['end', 'start']],
  projects: [
    ['baseline_end', 'baseline_start'],
    ['planned_end', 'planned_start'],
    ['actual_end', 'actual_start'],
    ['accepted_on', 'actual_start'],
  ],
  issues: [
    ['due_on', 'raised_on'],
    ['closed_on', 'raised_on'],
  ],
  inspections: [
    ['due_on', 'date'],
    ['rectified_on', 'date'],
  ],
  documents: [['published_on', 'formed_on']],
};

function zhOf(table: TableName, name: string): string {
  return TABLES[table].fields.find((field) => field.name === name)?.zh ?? name;
}

/** Only certain violations: a month is before another date when even its last day is. */
export function checkOrder(records: Records, locate: (table: TableName) => Locate): Problem[] {
  const problems: Problem[] = [];
  for (const [table, pairs] of Object.entries(PAIRS) as [
    TableName,
    NonNullable<(typeof PAIRS)[TableName]>,
  ][]) {
    for (const record of records[table] ?? []) {
      const cells = record as unknown as Readonly<Record<string, unknown>>;
      for (const [later, earlier] of pairs) {
        const end = cells[later] as PartialDate | null;
        const start = cells[earlier] as PartialDate | null;
        if (end === null || start === null || !certainlyBefore(end, start)) continue;
        problems.push(
          problemAt(locate(table)(record, later), 'order', 'before', {
            earlier: start,
            earlier_header: zhOf(table, earlier),
            earlier_name: earlier,
          }),
        );
      }
    }
  }
  return problems;
}
