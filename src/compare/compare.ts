/** Two moments of a data folder, and what the step from one to the other changes for readers. */
import { datesMoved } from './dates.ts';
import { explanationsSince, newRows } from './explanations.ts';
import { figuresMoved, revisedFigures } from './figures.ts';
import { moneyMoved } from './money.ts';
import { openedProjects, roadsMoved, statusCounts, statusesMoved, withdrawnProjects } from './projects.ts';
import { ranksMoved } from './ranks.ts';
import { differences, Moment } from './rows.ts';
import { settingDifferences } from './settings.ts';
import { cellsMoved, tablesMoved } from './tables.ts';
import type { DataComparison, FileMove, Measured, Side } from './types.ts';

function measured({ dataset: base }: Side, { dataset: head }: Side): Measured | null {
  if (base === null || head === null) return null;
  return {
    base_period: base.as_of,
    head_period: head.as_of,
    opened: openedProjects(base, head),
    statuses: statusesMoved(base, head),
    counts: statusCounts(base, head),
    ranks: ranksMoved(base, head),
    figures: figuresMoved(base, head),
    revisions: revisedFigures(base, head),
    roads: roadsMoved(base, head),
  };
}

function filesMoved({ digests: base }: Side, { digests: head }: Side): FileMove[] {
  if (base === undefined || head === undefined) return [];
  const files = [...new Set([...base.keys(), ...head.keys()])].sort();
  return files.flatMap((file) => {
    const from = base.get(file);
    const to = head.get(file);
    if (from === to) return [];
    return [{ file, kind: from === undefined ? 'added' : to === undefined ? 'gone' : 'changed' } as const];
  });
}

/** Compares two moments of a data folder. Rows are compared always, figures only where both are without errors. */
export function compareData(base: Side, head: Side): DataComparison {
  const before = new Moment(base.present);
  const now = new Moment(head.present);
  const tables = differences(before, now);
  const explanations = explanationsSince(base.present, head.present, now.identities.idOf);
  const cells = cellsMoved(tables, base.present, head.present, explanations);
  const sides = { before, now, tables, cells };
  const { settings: was } = base.present;
  const { settings: is } = head.present;
  return {
    measured: measured(base, head),
    dates: datesMoved(sides, explanations),
    money: moneyMoved(sides),
    withdrawn: withdrawnProjects(sides),
    tables: tablesMoved(sides, explanations),
    cells,
    ...newRows(base.present.records, head.present.records),
    // The period is the head's own; it is no change of method.
    settings:
      was === null || is === null ? [] : settingDifferences(was, is).filter(({ key }) => key !== 'as_of'),
    files: filesMoved(base, head),
  };
}
