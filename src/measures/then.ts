/**
 * What was known of a project at the end of an earlier period. The plan in projects.csv is today's; changes.csv says
 * what it was before. For a period, the old value of the earliest change dated after its end holds, and where there
 * is no such change, the value of today.
 */
import { lastDay, monthEnd } from '../model/dates.ts';
import { fieldNamed } from '../model/naming.ts';
import type { Change, Project } from '../model/types.ts';
import type { Month, PartialDate, Yuan } from '../schema/field.ts';
import { readDate, readMoney } from './spelling.ts';
import type { BasisRow, Evidence } from './types.ts';

type Followed = 'planned_start' | 'planned_end' | 'total_investment' | 'pause_reason';

/** A change by the day on which it was known, which is the last day of the date written. */
interface Step {
  day: string;
  change: Change;
}

type History = Partial<Record<Followed, Step[]>>;

const FOLLOWED: ReadonlySet<string> = new Set<Followed>([
  'planned_start',
  'planned_end',
  'total_investment',
  'pause_reason',
]);

function isFollowed(name: string | undefined): name is Followed {
  return name !== undefined && FOLLOWED.has(name);
}

const UNCHANGED: History = {};
const histories = new WeakMap<Project, History>();

function historyOf(project: Project): History {
  if (project.changes.length === 0) return UNCHANGED;
  const known = histories.get(project);
  if (known) return known;
  const history: History = {};
  for (const change of project.changes) {
    const field = fieldNamed('projects', change.field)?.name;
    if (isFollowed(field)) (history[field] ??= []).push(stepOf(change));
  }
  for (const steps of Object.values(history))
    steps.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  histories.set(project, history);
  return history;
}

function stepOf(change: Change): Step {
  return { day: lastDay(change.date), change };
}

function laterChange(project: Project, field: Followed, end: string): Change | null {
  const steps = historyOf(project)[field];
  return steps?.find((step) => step.day > end)?.change ?? null;
}

/**
 * The value of a column at the end of a period. An empty old value says that there was none; one that cannot be read
 * leaves the present value in place.
 */
function valueThen<T>(
  project: Project,
  field: Followed,
  end: string,
  present: T | null,
  read: (text: string) => T | null,
): T | null {
  const change = laterChange(project, field, end);
  if (change === null) return present;
  return change.old === null ? null : (read(change.old) ?? present);
}

/** Planned start in force at the period's end, or else the baseline; null where neither is known. */
export function plannedStart(project: Project, period: Month): PartialDate | null {
  const inForce = valueThen(project, 'planned_start', monthEnd(period), project.planned_start, readDate);
  return inForce ?? project.baseline_start;
}

/** Planned end in force at the period's end, or else the baseline; null where neither is known. */
export function plannedEnd(project: Project, period: Month): PartialDate | null {
  const inForce = valueThen(project, 'planned_end', monthEnd(period), project.planned_end, readDate);
  return inForce ?? project.baseline_end;
}

/** Total investment as stated at the period's end, in 元. */
export function totalInvestment(project: Project, period: Month): Yuan | null {
  return valueThen(project, 'total_investment', monthEnd(period), project.total_investment, readMoney);
}

/** Why the project is paused, as stated at the period's end. */
export function pauseReason(project: Project, period: Month): string | null {
  return valueThen(project, 'pause_reason', monthEnd(period), project.pause_reason, (text) => text);
}

/** The row that says what `planned_start`, `planned_end` or `pause_reason` was: a later change, or the project's. */
export function rowThen(project: Project, field: Followed, period: Month): Evidence {
  const change = laterChange(project, field, monthEnd(period));
  const { file, line } = change ?? project;
  return { table: change ? 'changes' : 'projects', file, line };
}

/**
 * The row that says what a column was at the period's end, and the column that says it: of a later change the old
 * value, or the project's own, or for a planned date without one its baseline.
 */
export function originThen(project: Project, field: Followed, period: Month): BasisRow {
  const change = laterChange(project, field, monthEnd(period));
  const readable = field === 'total_investment' ? readMoney : field === 'pause_reason' ? String : readDate;
  if (change !== null && change.old !== null && readable(change.old) !== null) {
    const { file, line } = change;
    return { table: 'changes', file, line, project: project.id, cells: ['field', 'date', 'old'] };
  }
  const { file, line } = project;
  return { table: 'projects', file, line, project: project.id, cells: [field] };
}

/** As `originThen`, for a planned date: where none was in force, the baseline says it. */
export function plannedOrigin(
  project: Project,
  field: 'planned_start' | 'planned_end',
  period: Month,
): BasisRow {
  const read = field === 'planned_start' ? project.planned_start : project.planned_end;
  if (valueThen(project, field, monthEnd(period), read, readDate) !== null)
    return originThen(project, field, period);
  const { file, line } = project;
  const baseline = field === 'planned_start' ? 'baseline_start' : 'baseline_end';
  return { table: 'projects', file, line, project: project.id, cells: [baseline] };
}
