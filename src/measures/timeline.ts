/**
 * The dates of a project as last days, and its plan by year, worked out once per project. ISO days compare as text,
 * so that judging thousands of projects over years of months needs no date arithmetic.
 */
import { lastDay } from '../model/dates.ts';
import type { Inspection, Issue, Milestone, PlanRow, Project, Report } from '../model/types.ts';
import type { PartialDate, Yuan } from '../schema/field.ts';

export interface MilestoneDays {
  milestone: Milestone;
  planned: string;
  actual: string | null;
  /** Whole; only shares of weights are used, so that decimals are scaled away. */
  weight: number;
}

export interface IssueDays {
  issue: Issue;
  raised: string;
  due: string | null;
  closed: string | null;
}

export interface InspectionDays {
  inspection: Inspection;
  found: string;
  due: string | null;
  rectified: string | null;
}

type Amount = PlanRow & { planned_investment: Yuan };

/** The investment plan of one year. */
interface PlanYear {
  /** The row of the year, or else of December, or else of the latest month. */
  planned: Yuan;
  row: Amount;
  /** Cumulative rows by month, ascending. */
  months: readonly Amount[];
}

export interface Timeline {
  withdrawn: string | null;
  started: string | null;
  opened: string | null;
  /** First report that says that work has begun; null where none does. */
  begun: Report | null;
  milestones: readonly MilestoneDays[];
  issues: readonly IssueDays[];
  plan: ReadonlyMap<string, PlanYear>;
}

const BEGUN: ReadonlySet<string> = new Set(['construction', 'completed', 'opened', 'handed_over']);

function dayOf(date: PartialDate | null): string | null {
  return date === null ? null : lastDay(date);
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

function milestonesOf(project: Project): MilestoneDays[] {
  const weights = project.milestones.map((milestone) => milestone.weight ?? 1);
  const scale = 10 ** Math.max(0, ...weights.map(decimalsOf));
  return project.milestones.map((milestone, index) => ({
    milestone,
    planned: lastDay(milestone.planned_on),
    actual: dayOf(milestone.actual_on),
    weight: Math.round((weights[index] ?? 1) * scale),
  }));
}

const issueDays = new WeakMap<Issue, IssueDays>();

/** The dates of an issue as last days. */
export function daysOfIssue(issue: Issue): IssueDays {
  let days = issueDays.get(issue);
  if (!days) {
    const { raised_on, due_on, closed_on } = issue;
    days = { issue, raised: lastDay(raised_on), due: dayOf(due_on), closed: dayOf(closed_on) };
    issueDays.set(issue, days);
  }
  return days;
}

const inspectionDays = new WeakMap<Inspection, InspectionDays>();

/** The dates of a finding as last days. */
export function daysOfInspection(inspection: Inspection): InspectionDays {
  let days = inspectionDays.get(inspection);
  if (!days) {
    const { date, due_on, rectified_on } = inspection;
    days = { inspection, found: lastDay(date), due: dayOf(due_on), rectified: dayOf(rectified_on) };
    inspectionDays.set(inspection, days);
  }
  return days;
}

function planOf(project: Project): Map<string, PlanYear> {
  const years = new Map<string, Amount[]>();
  for (const row of project.plan) {
    if (row.planned_investment === null) continue;
    const year = row.period.slice(0, 4);
    const rows = years.get(year);
    const amount = row as Amount;
    if (rows) rows.push(amount);
    else years.set(year, [amount]);
  }
  const plan = new Map<string, PlanYear>();
  for (const [year, rows] of years) {
    const months = rows.filter((row) => row.period.length > 4).sort((a, b) => (a.period < b.period ? -1 : 1));
    const row = rows.find(({ period }) => period.length === 4) ?? months.at(-1);
    if (row) plan.set(year, { planned: row.planned_investment, row, months });
  }
  return plan;
}

function begunOf(project: Project): Report | null {
  const first = project.reports.find((report) =>
    report.stage === null ? (report.progress ?? 0) > 0 : BEGUN.has(report.stage),
  );
  return first ?? null;
}

const timelines = new WeakMap<Project, Timeline>();

export function timelineOf(project: Project): Timeline {
  let timeline = timelines.get(project);
  if (!timeline) {
    timeline = {
      withdrawn: dayOf(project.withdrawn_on),
      started: dayOf(project.actual_start),
      opened: dayOf(project.actual_end),
      begun: begunOf(project),
      milestones: milestonesOf(project),
      issues: project.issues.map(daysOfIssue),
      plan: planOf(project),
    };
    timelines.set(project, timeline);
  }
  return timeline;
}
