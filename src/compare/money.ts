/** Sums of money that differ: a project's cost, its plan, and what it reported for a month that was published. */
import { valueOf, type Value } from './snapshot.ts';
import { projectRef, type Sides } from './tables.ts';
import type { MoneyMove } from './types.ts';

const isSum = (value: Value): value is number => typeof value === 'number';

/** Cells of money columns that had a sum before and have another now, or none. */
export function moneyMoved(sides: Sides): MoneyMove[] {
  const reasons = new Map(
    sides.cells.map(({ file, line, field, reason }) => [`${file}:${line}:${field}`, reason]),
  );
  const moves: MoneyMove[] = [];
  for (const { table, changed } of sides.tables) {
    for (const { field, before, now } of changed) {
      const from = valueOf(before, field.name);
      const to = valueOf(now, field.name);
      if (field.type !== 'money' || !isSum(from)) continue;
      const period = valueOf(now, 'period');
      const project = String(valueOf(now, table === 'projects' ? 'id' : 'project_id'));
      const { file, line } = sides.now.snapshot.locate(table)(now, field.name);
      moves.push({
        ...projectRef(sides, project),
        table,
        field: field.name,
        period: typeof period === 'string' ? period : null,
        from,
        to: isSum(to) ? to : null,
        reason: reasons.get(`${file}:${line}:${field.name}`) ?? null,
      });
    }
  }
  return moves;
}
