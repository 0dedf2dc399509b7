/**
 * The status of a project at a period: the first that applies, in the order of STATUSES. `statusOf` decides, and is
 * fast; `judge` adds the reason and the rows it rests on.
 */
import type { Dataset, Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { factsOf, overdueIssues, underConstruction } from './facts.ts';
import { actualOf, compareGap, plannedOf } from './progress.ts';
import { groundOf } from './reasons.ts';
import { stallOf } from './stall.ts';
import { pauseReason } from './then.ts';
import type { BasisRow, Facts, Judgement, Status } from './types.ts';

function isBehind(facts: Facts, points: number): boolean {
  const actual = actualOf(facts);
  const planned = actual && plannedOf(facts);
  return actual !== null && planned !== null && compareGap(actual, planned, -points) < 0;
}

/** Work has not begun: its start is to come, or should have been; null where no planned start says. */
function beforeStart(facts: Facts): Status | null {
  if (facts.started || facts.planned_start === null) return null;
  return facts.start_due ? 'late_start' : 'not_due';
}

/** Under construction and silent in this period. Where no reports are published, none can be missing. */
function isSilent(facts: Facts, dataset: Dataset): boolean {
  return underConstruction(facts) && !facts.reported && dataset.published.has('progress');
}

function againstPlan(facts: Facts, dataset: Dataset): Status {
  const { behind_points, ahead_points, stalled_months } = dataset.settings.thresholds;
  if (stallOf(facts, stalled_months) !== null) return 'stalled';
  const actual = actualOf(facts);
  const planned = actual && plannedOf(facts);
  const known = actual !== null && planned !== null;
  if (known && compareGap(actual, planned, -behind_points) < 0) return 'behind';
  if (isSilent(facts, dataset)) return 'no_report';
  if (!known) return 'unknown';
  return compareGap(actual, planned, ahead_points) > 0 ? 'ahead' : 'on_track';
}

/** The status that the facts amount to, by the thresholds of the dataset's settings. */
export function statusOf(facts: Facts, dataset: Dataset): Status {
  if (facts.withdrawn) return 'withdrawn';
  if (facts.opened) return 'opened';
  if (pauseReason(facts.project, facts.period) !== null) return 'paused';
  const late = (): boolean => facts.end_due || isBehind(facts, dataset.settings.thresholds.behind_points);
  if (overdueIssues(facts).length > 0 && late()) return 'blocked';
  if (facts.end_due) return 'overdue';
  return beforeStart(facts) ?? againstPlan(facts, dataset);
}

/**
 * The status of a project at the end of a period, why, and the rows that say so. Actual and planned progress are
 * given wherever they are known, whatever the status.
 */
export function judge(project: Project, period: Month, dataset: Dataset): Judgement {
  const facts = factsOf(project, period);
  const status = statusOf(facts, dataset);
  const actual = actualOf(facts);
  const planned = plannedOf(facts);
  const { because, rows } = groundOf(status, {
    facts,
    thresholds: dataset.settings.thresholds,
    actual,
    planned,
  });
  const done = actual?.exact() ?? null;
  const due = planned?.exact() ?? null;
  return { status, period, because, rows, actual: done, planned: due, gap: done && due && done.sub(due) };
}

/** The columns of each table by which statuses are judged. */
const JUDGED: Readonly<Record<string, readonly string[]>> = {
  progress: ['progress', 'invested'],
  plan: ['planned_progress'],
  milestones: ['planned_on', 'actual_on', 'weight'],
  issues: ['due_on', 'closed_on'],
  changes: ['field', 'date', 'old'],
};

const PROJECT_CELLS: Partial<Record<Status, readonly string[]>> = {
  withdrawn: ['withdrawn_on', 'withdrawn_reason'],
  opened: ['actual_end'],
  paused: ['pause_reason'],
  not_due: ['planned_start', 'baseline_start', 'actual_start'],
  late_start: ['planned_start', 'baseline_start', 'actual_start'],
  no_report: ['actual_start', 'actual_end'],
};
const PLAN_CELLS = ['planned_start', 'planned_end', 'baseline_start', 'baseline_end'];

/** The rows that a status rests on, with the columns that were read; `status` is that of these facts. */
export function statusRows(facts: Facts, status: Status, dataset: Dataset): BasisRow[] {
  const { project } = facts;
  const { thresholds } = dataset.settings;
  const { rows } = groundOf(status, {
    facts,
    thresholds,
    actual: actualOf(facts),
    planned: plannedOf(facts),
  });
  return rows.map((row) => ({
    ...row,
    project: project.id,
    cells: JUDGED[row.table] ?? PROJECT_CELLS[status] ?? PLAN_CELLS,
  }));
}
