/** Why a project has its status, as data, with the rows that say so. `i18n/status` puts it into words. */
import { daysBetween, lastDay } from '../model/dates.ts';
import type { PartialDate } from '../schema/field.ts';
import type { Thresholds } from '../schema/settings.ts';
import { overdueIssues, reportsKnown } from './facts.ts';
import type { Actual, Planned } from './progress.ts';
import { stallOf } from './stall.ts';
import { pauseReason, rowThen } from './then.ts';
import type { Comparison, Evidence, Facts, Status, StatusReason } from './types.ts';

/** A reason and the rows it rests on. */
interface Ground {
  because: StatusReason;
  rows: readonly Evidence[];
}

/** A project at a period, with what is known of its progress. */
export interface Case {
  facts: Facts;
  thresholds: Thresholds;
  actual: Actual | null;
  planned: Planned | null;
}

/** What a status implies, such as a planned end of what is overdue; its absence is a mistake in this room. */
function sure<T>(value: T | null | undefined, status: Status): T {
  if (value === null || value === undefined) throw new Error(`status ${status} without its ground`);
  return value;
}

function row(table: Evidence['table'], { file, line }: { file: string; line: number }): Evidence {
  return { table, file, line };
}

function comparison(actual: Actual, planned: Planned): Comparison {
  const done = actual.exact();
  const due = planned.exact();
  return {
    actual: done,
    planned: due,
    gap: done.sub(due),
    actual_source: actual.source,
    actual_period: actual.period,
    planned_source: planned.source,
  };
}

function compared(status: Status, { actual, planned }: Case): { params: Comparison; rows: Evidence[] } {
  const done = sure(actual, status);
  const due = sure(planned, status);
  return { params: comparison(done, due), rows: [...done.rows(), ...due.rows()] };
}

function isWholeDay(date: PartialDate | null): date is PartialDate {
  return date?.length === 10;
}

function opened({ project, planned_end }: Facts): Ground {
  const on = sure(project.actual_end, 'opened');
  const planned = project.baseline_end ?? planned_end;
  const days = isWholeDay(planned) && isWholeDay(on) ? daysBetween(planned, on) : null;
  return {
    because: { key: 'opened', params: { on, planned, days_late: days } },
    rows: [row('projects', project)],
  };
}

function blocked(one: Case): Ground {
  const { project, period, end, end_due, planned_end } = one.facts;
  const overdue = overdueIssues(one.facts);
  const { issue, due } = sure(overdue[0], 'blocked');
  const unit = issue.responsible_unit;
  const gap = end_due ? null : compared('blocked', one);
  const lateRows = gap ? gap.rows : [rowThen(project, 'planned_end', period)];
  return {
    because: {
      key: 'blocked',
      params: {
        title: issue.title,
        due_on: sure(issue.due_on, 'blocked'),
        days: daysBetween(sure(due, 'blocked'), end),
        unit: unit?.name ?? null,
        unit_en: unit?.name_en ?? null,
        count: overdue.length,
        late: gap
          ? { by: 'gap', gap: gap.params.gap }
          : { by: 'end', planned_end: sure(planned_end, 'blocked') },
      },
    },
    rows: [...overdue.map((days) => row('issues', days.issue)), ...lateRows],
  };
}

function overdue({ project, period, end, planned_end }: Facts): Ground {
  const planned = sure(planned_end, 'overdue');
  const params = { planned_end: planned, days: daysBetween(lastDay(planned), end) };
  return { because: { key: 'overdue', params }, rows: [rowThen(project, 'planned_end', period)] };
}

function beforeStart(key: 'not_due' | 'late_start', { project, period, end, planned_start }: Facts): Ground {
  const planned = sure(planned_start, key);
  const rows = [rowThen(project, 'planned_start', period)];
  if (key === 'not_due') return { because: { key, params: { planned_start: planned } }, rows };
  const days = daysBetween(lastDay(planned), end);
  return { because: { key, params: { planned_start: planned, days } }, rows };
}

function monthCount(from: string, to: string): number {
  return (
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5))
  );
}

function stalled({ facts, thresholds, actual }: Case): Ground {
  const { from, to } = sure(stallOf(facts, thresholds.stalled_months), 'stalled');
  const progress = actual?.source === 'report' ? actual.exact() : null;
  const months = monthCount(from.period, to.period);
  return {
    because: { key: 'stalled', params: { from: from.period, to: to.period, months, progress } },
    rows: [row('progress', from), row('progress', to)],
  };
}

function silent({ project, period }: Facts): Ground {
  const last = project.reports[reportsKnown(project.reports, period) - 1];
  return {
    because: { key: 'no_report', params: { period, last: last?.period ?? null } },
    rows: [row('projects', project), ...(last ? [row('progress', last)] : [])],
  };
}

function unknown({ facts, actual, planned }: Case): Ground {
  const missing = actual !== null ? 'planned' : planned !== null ? 'actual' : 'both';
  const rows = [row('projects', facts.project), ...(actual?.rows() ?? []), ...(planned?.rows() ?? [])];
  return { because: { key: 'unknown', params: { missing } }, rows };
}

/** The reason for a status that `statusOf` found for these same facts. */
export function groundOf(status: Status, one: Case): Ground {
  const { facts, thresholds } = one;
  const { project } = facts;
  switch (status) {
    case 'withdrawn': {
      const params = { on: sure(project.withdrawn_on, status), reason: project.withdrawn_reason };
      return { because: { key: status, params }, rows: [row('projects', project)] };
    }
    case 'opened':
      return opened(facts);
    case 'paused': {
      const params = { reason: sure(pauseReason(project, facts.period), status) };
      return { because: { key: status, params }, rows: [rowThen(project, 'pause_reason', facts.period)] };
    }
    case 'blocked':
      return blocked(one);
    case 'overdue':
      return overdue(facts);
    case 'not_due':
    case 'late_start':
      return beforeStart(status, facts);
    case 'stalled':
      return stalled(one);
    case 'behind':
    case 'ahead': {
      const { params, rows } = compared(status, one);
      const limit = status === 'behind' ? thresholds.behind_points : thresholds.ahead_points;
      return { because: { key: status, params: { ...params, limit } }, rows };
    }
    case 'on_track': {
      const { params, rows } = compared(status, one);
      return { because: { key: status, params }, rows };
    }
    case 'no_report':
      return silent(facts);
    case 'unknown':
      return unknown(one);
  }
}
