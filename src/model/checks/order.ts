/** Dates that cannot stand in this order: an end before its start, closed before raised. */
import type { Problem } from '../../csv/problem.ts';
import type { PartialDate, Row } from '../../schema/field.ts';
import type { Records, TableName } from '../../schema/tables.ts';
import { certainlyBefore } from '../dates.ts';
import { fieldNamed } from '../naming.ts';
import { problemAt, type LocateIn } from '../resolve.ts';

interface Pair {
  readonly table: TableName;
  readonly later: string;
  /** What `later` may not come before. */
  readonly earlier: string;
}

const PAIRS: readonly Pair[] = [
  { table: 'programmes', later: 'end', earlier: 'start' },
  { table: 'projects', later: 'baseline_end', earlier: 'baseline_start' },
  { table: 'projects', later: 'planned_end', earlier: 'planned_start' },
  { table: 'projects', later: 'actual_end', earlier: 'actual_start' },
  // Not before the start only: a road may open for traffic before it is accepted, or after.
  { table: 'projects', later: 'accepted_on', earlier: 'actual_start' },
  { table: 'issues', later: 'due_on', earlier: 'raised_on' },
  { table: 'issues', later: 'closed_on', earlier: 'raised_on' },
  { table: 'inspections', later: 'due_on', earlier: 'date' },
  { table: 'inspections', later: 'rectified_on', earlier: 'date' },
  { table: 'documents', later: 'published_on', earlier: 'formed_on' },
];

function dateIn(row: Row, field: string): PartialDate | null {
  const value: unknown = row[field as keyof Row];
  return typeof value === 'string' ? value : null;
}

/** Pairs of dates in the wrong order; only certain ones: a month is before a date when even its last day is. */
export function checkOrder(records: Records, locate: LocateIn): Problem[] {
  const problems: Problem[] = [];
  for (const { table, later, earlier } of PAIRS) {
    const rows: readonly Row[] = records[table] ?? [];
    for (const row of rows) {
      const end = dateIn(row, later);
      const start = dateIn(row, earlier);
      if (end === null || start === null || !certainlyBefore(end, start)) continue;
      const params = {
        earlier: start,
        earlier_name: earlier,
        earlier_zh: fieldNamed(table, earlier)?.zh ?? earlier,
      };
      problems.push(problemAt(locate(table)(row, later), 'order', 'before', params));
    }
  }
  return problems;
}
