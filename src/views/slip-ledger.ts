/** Every planned and forecast date of a project over time, with the reason of each move; first plans are never overwritten. */
import { isEmpty, valueOf } from '../compare/snapshot.ts';
import type { Release } from '../history/releases.ts';
import { daysBetween, lastDay } from '../model/dates.ts';
import type { Project } from '../model/types.ts';
import type { Month, PartialDate } from '../schema/field.ts';
import { reportsBy } from './period.ts';
import type { ReleaseUpdates, Update } from './updates.ts';

/** One date that was said, and the one said after it. */
export interface DateMove {
  /** Day of the row that says why, month of the report, or day of the release. */
  readonly when: PartialDate;
  readonly field: string;
  /** Null for the project's own dates. */
  readonly milestone: string | null;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
  /** Later (positive) or earlier by so many days, months and years by their last day; null where one is missing. */
  readonly days: number | null;
  readonly reason: string | null;
  /** The published value changed, and nothing says why. */
  readonly silent: boolean;
  /** Null where it was told by a row and not by a release. */
  readonly release: Release | null;
}

const PROJECT_DATES: ReadonlySet<string> = new Set([
  'baseline_start',
  'baseline_end',
  'planned_start',
  'planned_end',
]);
const MILESTONE_DATES: ReadonlySet<string> = new Set(['planned_on', 'forecast_on']);

function daysOf(from: PartialDate | null, to: PartialDate | null): number | null {
  return from === null || to === null ? null : daysBetween(lastDay(from), lastDay(to));
}

/** Each time a report expected another end than the one before; the first is held against the plan. */
function forecasts(project: Project, period: Month): DateMove[] {
  const moves: DateMove[] = [];
  let last: PartialDate | null = project.baseline_end ?? project.planned_end;
  for (const report of reportsBy(project, period)) {
    const to = report.forecast_end;
    if (to === null || to === last) continue;
    const change = project.changes.find(
      ({ field, date }) => field === 'planned_end' && date.slice(0, 7) === report.period,
    );
    const reason = last === null ? null : (change?.reason ?? report.note);
    const base = {
      when: report.period,
      field: 'forecast_end',
      milestone: null,
      silent: false,
      release: null,
    };
    moves.push({ ...base, from: last, to, days: daysOf(last, to), reason });
    last = to;
  }
  return moves;
}

/** Moves of the plan as the ledger tells them, where releases cannot be read. */
function changesOnly(project: Project): DateMove[] {
  return project.changes
    .filter(({ field }) => PROJECT_DATES.has(field))
    .map(({ date, field, old, new: to, reason }) => ({
      when: date,
      field,
      milestone: null,
      from: old,
      to,
      days: daysOf(old, to),
      reason,
      silent: false,
      release: null,
    }));
}

function dateIn(value: Update['from']): PartialDate | null {
  return typeof value === 'string' && /^\d{4}(?:-\d{2}){0,2}$/.test(value) ? value : null;
}

function moveOf(update: Update, release: Release): DateMove[] {
  const { table, field, from, to, row } = update;
  if (field === null || isEmpty(from)) return [];
  const ofProject = table === 'projects' && PROJECT_DATES.has(field);
  const ofMilestone = table === 'milestones' && MILESTONE_DATES.has(field);
  if (!ofProject && !ofMilestone) return [];
  const note = row !== null && ofMilestone ? valueOf(row, 'note') : null;
  const [before, now] = [dateIn(from), dateIn(to)];
  return [
    {
      when: update.date ?? release.date,
      field,
      milestone: ofMilestone && row !== null ? String(valueOf(row, 'name')) : null,
      from: before,
      to: now,
      days: daysOf(before, now),
      reason: update.reason ?? (typeof note === 'string' ? note : null),
      silent: update.kind === 'silent',
      release,
    },
  ];
}

/**
 * All moves, the earliest first.
 * @param releases the project's updates, the newest first; null where the history is not available
 */
export function slipLedger(
  project: Project,
  releases: readonly ReleaseUpdates[] | null,
  period: Month,
): DateMove[] {
  const published =
    releases === null
      ? changesOnly(project)
      : releases
          .toReversed()
          .flatMap(({ release, updates }) => updates.flatMap((update) => moveOf(update, release)));
  const moves = [...forecasts(project, period), ...published];
  return moves.sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0));
}

/** The plan that was published first, the one in force, what is expected and what came, for one thing to be done. */
export interface PlanRow {
  readonly field: 'start' | 'end' | 'milestone';
  readonly name: string | null;
  readonly first: PartialDate | null;
  readonly now: PartialDate | null;
  readonly expected: PartialDate | null;
  readonly actual: PartialDate | null;
}

/** The first plan: the baseline, or else what the first of its moves started from, or else the plan in force. */
function firstPlan(
  moves: readonly DateMove[],
  field: string,
  milestone: string | null,
  baseline: PartialDate | null,
  now: PartialDate | null,
): PartialDate | null {
  const first = moves.find(
    (move) => move.field === field && move.milestone === milestone && move.from !== null,
  );
  return baseline ?? first?.from ?? now;
}

export function planRows(project: Project, moves: readonly DateMove[], period: Month): PlanRow[] {
  const { baseline_start, baseline_end, planned_start, planned_end } = project;
  return [
    {
      field: 'start',
      name: null,
      first: firstPlan(moves, 'planned_start', null, baseline_start, planned_start),
      now: planned_start,
      expected: null,
      actual: project.actual_start,
    },
    {
      field: 'end',
      name: null,
      first: firstPlan(moves, 'planned_end', null, baseline_end, planned_end),
      now: planned_end,
      expected:
        project.actual_end === null ? (reportsBy(project, period).at(-1)?.forecast_end ?? null) : null,
      actual: project.actual_end,
    },
    ...project.milestones.map((m): PlanRow => ({
      field: 'milestone',
      name: m.name,
      first: firstPlan(moves, 'planned_on', m.name, null, m.planned_on),
      now: m.planned_on,
      expected: m.actual_on === null ? m.forecast_on : null,
      actual: m.actual_on,
    })),
  ];
}
