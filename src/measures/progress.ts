/** How far a project is, and how far its plan says it should be, at the end of a period. */
import { daysBetween, firstDay, lastDay } from '../model/dates.ts';
import type { PlanRow, Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { basisRow, quotientOf, sumOf } from './basis.ts';
import { decimal, percent } from './exact.ts';
import { latestReport, statesProgress } from './facts.ts';
import { plannedOrigin, rowThen } from './then.ts';
import { timelineOf, type MilestoneDays } from './timeline.ts';
import type { ActualSource, Basis, BasisItem, Evidence, Facts, PlannedSource } from './types.ts';
import type Fraction from 'fraction.js';

/**
 * A percentage that is compared far more often than it is shown: `near` is its binary approximation, `exact()` the
 * value itself.
 */
export interface Share {
  near: number;
  exact: () => Fraction;
}

export interface Actual extends Share {
  source: ActualSource;
  period: Month | null;
  rows: () => Evidence[];
  basis: () => Basis;
}

export interface Planned extends Share {
  source: PlannedSource;
  rows: () => Evidence[];
  basis: () => Basis;
}

function written(value: number): Share {
  return { near: value, exact: () => decimal(value) };
}

function quotient(part: number, all: number): Share {
  return { near: (100 * part) / all, exact: () => percent(part, all)! };
}

function evidence(table: Evidence['table'], { file, line }: { file: string; line: number }): Evidence {
  return { table, file, line };
}

/** The weighted share of the milestones that pass the test; null without milestones that weigh anything. */
function milestoneShare(
  milestones: readonly MilestoneDays[],
  wanted: (one: MilestoneDays) => boolean,
): Share | null {
  let part = 0;
  let all = 0;
  for (const one of milestones) {
    all += one.weight;
    if (wanted(one)) part += one.weight;
  }
  return all === 0 ? null : quotient(part, all);
}

function milestoneRows(
  milestones: readonly MilestoneDays[],
  wanted: (one: MilestoneDays) => boolean,
): Evidence[] {
  const counted = milestones.filter(wanted);
  return (counted.length > 0 ? counted : milestones).map((one) => evidence('milestones', one.milestone));
}

/** The weights of the milestones that pass the test, over all of them. */
function milestoneBasis(
  project: Project,
  milestones: readonly MilestoneDays[],
  wanted: (one: MilestoneDays) => boolean,
  cell: 'planned_on' | 'actual_on',
): Basis {
  const item = ({ milestone, weight }: MilestoneDays, ...cells: string[]): BasisItem => ({
    amount: weight,
    rows: [basisRow('milestones', milestone, project, [...cells, 'weight'])],
  });
  return quotientOf(
    milestones.filter(wanted).map((one) => item(one, cell)),
    milestones.map((one) => item(one)),
  );
}

/** Progress of the latest report that states it, or else the weighted share of milestones met; null without both. */
export function actualOf({ project, period, end }: Facts): Actual | null {
  const report = latestReport(project.reports, period, '', statesProgress);
  if (report !== null) {
    const rows = (): Evidence[] => [evidence('progress', report)];
    const basis = (): Basis =>
      sumOf([{ amount: report.progress ?? 0, rows: [basisRow('progress', report, project, ['progress'])] }]);
    return { ...written(report.progress ?? 0), source: 'report', period: report.period, rows, basis };
  }
  const { milestones } = timelineOf(project);
  const met = (one: MilestoneDays): boolean => one.actual !== null && one.actual <= end;
  const share = milestoneShare(milestones, met);
  if (share === null) return null;
  return {
    ...share,
    source: 'milestones',
    period: null,
    rows: () => milestoneRows(milestones, met),
    basis: () => milestoneBasis(project, milestones, met, 'actual_on'),
  };
}

/**
 * The row of plan.csv that speaks for a period: that of the month itself; in December that of the year; else that of
 * the latest earlier month of the year. A year's row says nothing about the months before its end.
 */
function planRow(plan: readonly PlanRow[], period: Month): PlanRow | null {
  const year = period.slice(0, 4);
  let earlier: PlanRow | null = null;
  let ofYear: PlanRow | null = null;
  for (const row of plan) {
    if (row.planned_progress === null || !row.period.startsWith(year)) continue;
    if (row.period === period) return row;
    if (row.period === year) ofYear = row;
    else if (row.period < period && (earlier === null || row.period > earlier.period)) earlier = row;
  }
  return period.endsWith('-12') && ofYear !== null ? ofYear : earlier;
}

function elapsed(facts: Facts, project: Project): Planned | null {
  const { planned_start, planned_end, end, period } = facts;
  if (planned_start === null || planned_end === null) return null;
  const from = firstDay(planned_start);
  const all = daysBetween(from, lastDay(planned_end)) + 1;
  if (all <= 0) return null;
  const part = Math.min(Math.max(daysBetween(from, end) + 1, 0), all);
  const rows = (): Evidence[] => {
    const both = [rowThen(project, 'planned_start', period), rowThen(project, 'planned_end', period)];
    return both[0]?.table === both[1]?.table && both[0]?.line === both[1]?.line ? both.slice(0, 1) : both;
  };
  const basis = (): Basis => {
    const start = plannedOrigin(project, 'planned_start', period);
    const finish = plannedOrigin(project, 'planned_end', period);
    return quotientOf([{ amount: part, rows: [start] }], [{ amount: all, rows: [start, finish] }]);
  };
  return { ...quotient(part, all), source: 'elapsed', rows, basis };
}

/**
 * Progress planned by the end of the period: plan.csv, or else the weighted share of milestones due, or else the
 * elapsed share of the days from the first of the planned start to the last of the planned end.
 */
export function plannedOf(facts: Facts): Planned | null {
  const { project, period, end } = facts;
  const row = planRow(project.plan, period);
  if (row !== null) {
    const amount = row.planned_progress ?? 0;
    return {
      ...written(amount),
      source: 'plan',
      rows: () => [evidence('plan', row)],
      basis: () => sumOf([{ amount, rows: [basisRow('plan', row, project, ['planned_progress'])] }]),
    };
  }
  const { milestones } = timelineOf(project);
  const due = (one: MilestoneDays): boolean => one.planned <= end;
  const share = milestoneShare(milestones, due);
  if (share !== null)
    return {
      ...share,
      source: 'milestones',
      rows: () => milestoneRows(milestones, due),
      basis: () => milestoneBasis(project, milestones, due, 'planned_on'),
    };
  return elapsed(facts, project);
}

/** Farther from a limit than this, a binary approximation decides; nearer, the exact value does. */
const DOUBT = 1e-6;

/** The sign of `actual − planned − limit`: exact, whatever the approximation. */
export function compareGap(actual: Share, planned: Share, limit: number): number {
  const near = actual.near - planned.near - limit;
  if (Math.abs(near) > DOUBT) return Math.sign(near);
  return actual.exact().sub(planned.exact()).compare(decimal(limit));
}
