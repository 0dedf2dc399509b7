/**
 * What figures rest on. Each family declares the basis of a measure beside its computation; counting and summing the
 * basis again gives the value (`recount`), which a property test holds for every measure, scope and period.
 */
import Fraction from 'fraction.js';
import type { Project } from '../model/types.ts';
import type { Row } from '../schema/field.ts';
import type { TableName } from '../schema/tables.ts';
import { decimal, ZERO } from './exact.ts';
import { plannedOrigin } from './then.ts';
import { type daysOfInspection, type daysOfIssue, timelineOf } from './timeline.ts';
import type { Basis, BasisItem, BasisRow, Facts } from './types.ts';

/** Nothing counts, or there is nothing to count. */
export const NO_BASIS: Basis = { quotient: false, numerator: [], denominator: [], figures: [], files: [] };

export function basisRow(
  table: TableName,
  { file, line }: Row,
  project: Project | null,
  cells: readonly string[],
): BasisRow {
  return { table, file, line, project: project?.id ?? null, cells };
}

/** A thing that counts once. */
export function once(...rows: readonly BasisRow[]): BasisItem {
  return { amount: 1, rows };
}

export function ofProjects({ project }: Facts, ...cells: readonly string[]): BasisRow {
  return basisRow('projects', project, project, cells);
}

/** A count or a sum. */
export function sumOf(numerator: readonly BasisItem[]): Basis {
  return { ...NO_BASIS, numerator };
}

export function quotientOf(numerator: readonly BasisItem[], denominator: readonly BasisItem[]): Basis {
  return { ...NO_BASIS, quotient: true, numerator, denominator };
}

/** A figure that is made of other figures of the same scope and period. */
export function madeOf(scope: string, period: string, ...measures: readonly string[]): Basis {
  return { ...NO_BASIS, figures: measures.map((one) => `${scope}/${one}@${period}`) };
}

/** The row that says that a project has started: its actual start, or a report, or that it is open. */
export function startedRow(facts: Facts): BasisRow {
  const { project, end } = facts;
  const { started, begun } = timelineOf(project);
  if (started !== null && started <= end) return ofProjects(facts, 'actual_start');
  if (facts.opened || begun === null) return ofProjects(facts, 'actual_end');
  return basisRow('progress', begun, project, [begun.stage === null ? 'progress' : 'stage']);
}

/** The row that says what the planned start or end was at the period. */
export function plannedRow({ project, period }: Facts, field: 'planned_start' | 'planned_end'): BasisRow {
  return plannedOrigin(project, field, period);
}

export function issueRow(days: ReturnType<typeof daysOfIssue>, ...cells: readonly string[]): BasisRow {
  const { issue } = days;
  return basisRow('issues', issue, issue.project, cells);
}

export function inspectionRow(
  { inspection }: ReturnType<typeof daysOfInspection>,
  ...cells: readonly string[]
): BasisRow {
  return basisRow('inspections', inspection, inspection.project, cells);
}

function total(items: readonly BasisItem[]): Fraction {
  // Whole numbers first: sums in 元 stay safe integers, and decimals of weights are rare.
  let whole = 0;
  let rest = ZERO;
  for (const { amount } of items) {
    if (Number.isSafeInteger(amount)) whole += amount;
    else rest = rest.add(decimal(amount));
  }
  return rest.add(whole);
}

/** The sums above and below the line, and the value that they give; null where there is nothing to count. */
export function recount({ quotient, numerator, denominator }: Basis): {
  numerator: Fraction;
  denominator: Fraction;
  value: Fraction | null;
} {
  const above = total(numerator);
  const below = total(denominator);
  const sums = { numerator: above, denominator: below };
  if (quotient) return { ...sums, value: below.equals(0) ? null : above.mul(100).div(below) };
  return { ...sums, value: numerator.length === 0 ? null : above };
}
