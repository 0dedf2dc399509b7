/** What is known of one project at the end of one period: the ground on which every measure and status stands. */
import { lastDay, monthEnd } from '../model/dates.ts';
import type { Project, Report } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { plannedEnd, plannedStart, totalInvestment } from './then.ts';
import { timelineOf, type IssueDays, type Timeline } from './timeline.ts';
import type { Facts, YearInvestment } from './types.ts';

/** How many of the reports, which are in period order, are known at the period. */
export function reportsKnown(reports: readonly Report[], period: Month): number {
  let low = 0;
  let high = reports.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reports[middle]!.period <= period) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The latest report up to `period` and not before `since` that passes the test; null where there is none. Periods are
 * months, so that `2013` as `since` means from January.
 */
export function latestReport(
  reports: readonly Report[],
  period: Month,
  since: string,
  wanted: (report: Report) => boolean,
): Report | null {
  for (let index = reportsKnown(reports, period) - 1; index >= 0; index -= 1) {
    const report = reports[index]!;
    if (report.period < since) return null;
    if (wanted(report)) return report;
  }
  return null;
}

const statesInvestment = (report: Report): boolean => report.invested !== null;
export const statesProgress = (report: Report): boolean => report.progress !== null;

function investmentOf(project: Project, timeline: Timeline, period: Month): YearInvestment | null {
  const year = period.slice(0, 4);
  const plan = timeline.plan.get(year);
  if (!plan) return null;
  const monthly = plan.months.length > 0;
  const byNow = plan.months.findLast((month) => month.period <= period);
  const report = latestReport(project.reports, period, year, statesInvestment);
  return {
    planned: plan.planned,
    planned_by_now: monthly ? (byNow?.planned_investment ?? 0) : null,
    invested: report ? report.invested : null,
    rows: { planned: plan.row, planned_by_now: byNow ?? null, invested: report },
  };
}

function reportedAt(project: Project, period: Month): boolean {
  return project.reports[reportsKnown(project.reports, period) - 1]?.period === period;
}

/** The facts of a project at a period. Withdrawn projects have facts too; subjects leave them out. */
export function factsOf(project: Project, period: Month): Facts {
  const timeline = timelineOf(project);
  const end = monthEnd(period);
  const by = (day: string | null): boolean => day !== null && day <= end;
  const start = plannedStart(project, period);
  const finish = plannedEnd(project, period);
  let milestonesDue = 0;
  let milestonesOnTime = 0;
  let milestonesOverdue = 0;
  for (const { planned, actual } of timeline.milestones) {
    if (planned > end) continue;
    milestonesDue += 1;
    if (actual !== null && actual <= planned) milestonesOnTime += 1;
    if (!by(actual)) milestonesOverdue += 1;
  }
  const begun = timeline.started === null && timeline.begun !== null && timeline.begun.period <= period;
  const opened = by(timeline.opened);
  return {
    project,
    period,
    end,
    withdrawn: by(timeline.withdrawn),
    opened,
    // What is open has been begun, even where no row says when.
    started: by(timeline.started) || begun || opened,
    planned_start: start,
    planned_end: finish,
    start_due: start !== null && lastDay(start) <= end,
    end_due: finish !== null && lastDay(finish) <= end,
    reported: reportedAt(project, period),
    total_investment: totalInvestment(project, period),
    investment: investmentOf(project, timeline, period),
    milestones_due: milestonesDue,
    milestones_on_time: milestonesOnTime,
    milestones_overdue: milestonesOverdue,
  };
}

/** Under construction: started and not open by the period's end; a project that opened in the period has left it. */
export function underConstruction(facts: Facts): boolean {
  return facts.started && !facts.opened;
}

/** Open issues past their deadline, the longest overdue first. */
export function overdueIssues({ project, end }: Facts): IssueDays[] {
  const { issues } = timelineOf(project);
  if (issues.length === 0) return [];
  return issues
    .filter(
      ({ raised, due, closed }) =>
        raised <= end && due !== null && due < end && (closed === null || closed > end),
    )
    .sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : a.due === b.due ? 0 : 1));
}
