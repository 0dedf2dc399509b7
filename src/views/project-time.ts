/** A project in time: its reverse plan, the dates that moved, the progress of each month. */
import { daysLate, formatDate, formatFigure, formatPercent, formatPoints } from '../i18n/format.ts';
import { projectWords } from '../i18n/pages/project.ts';
import { decimal } from '../measures/exact.ts';
import { daysBetween, lastDay, monthEnd, monthsBetween } from '../model/dates.ts';
import type { Milestone, Project } from '../model/types.ts';
import type { Month, PartialDate } from '../schema/field.ts';
import { drawable } from './cells.ts';
import type { Context } from './context.ts';
import { reportsBy } from './period.ts';

export interface MilestoneRow {
  name: string;
  planned: string;
  /** The date met or expected; null where nobody says. */
  date: string | null;
  dateText: string;
  kind: 'done' | 'forecast' | 'none';
  difference: string;
  /** Days against the plan, for the zero line; null where a date is not known to the day. */
  days: number | null;
  current: boolean;
  /** Where on the strip it ends, 0–100: the weighted share up to and with it. */
  position: number;
  note: string | null;
}

export interface SlipView {
  title: string;
  baseline: string | null;
  /** First and last month of the axis. */
  first: Month;
  last: Month;
  steps: readonly { number: number; month: string; to: string; toText: string; reason: string }[];
}

export interface MonthlyChartView {
  title: string;
  /** Whether any month has a value to draw. */
  drawn: boolean;
  points: readonly { period: Month; actual: number | null; planned: number | null; corrected: boolean }[];
  milestones: readonly { name: string; position: number }[];
  latestText: string | null;
  gapText: string | null;
  correctedText: string | null;
  rows: readonly { period: Month; progress: string; planned: string; invested: string; note: string }[];
}

function milestoneRow(context: Context, m: Milestone, end: string, position: number): MilestoneRow {
  const { plan } = projectWords(context.lang);
  const met = m.actual_on !== null && lastDay(m.actual_on) <= end ? m.actual_on : null;
  const date = met ?? m.forecast_on;
  const exact = date !== null && date.length === 10 && m.planned_on.length === 10;
  const days = exact ? daysBetween(m.planned_on, date) : null;
  return {
    name: m.name,
    planned: m.planned_on,
    date,
    dateText: date === null ? context.words.undecided : met ? date : `${plan.forecast} ${date}`,
    kind: met ? 'done' : date ? 'forecast' : 'none',
    difference: days === null ? '' : daysLate(days, context.lang),
    days,
    current: false,
    position,
    note: m.note,
  };
}

/** The reverse plan as known at a period. The first milestone not met is the one being worked on. */
export function milestonesOf(context: Context, project: Project, period: Month): MilestoneRow[] {
  const total = project.milestones.reduce((sum, m) => sum + (m.weight ?? 1), 0);
  let done = 0;
  const rows = project.milestones.map((m) => {
    done += m.weight ?? 1;
    return milestoneRow(context, m, monthEnd(period), total > 0 ? Math.round((done / total) * 1000) / 10 : 0);
  });
  const current = project.actual_end === null ? rows.find((row) => row.kind !== 'done') : undefined;
  return rows.map((row) => (row === current ? { ...row, current: true } : row));
}

interface Step {
  month: Month;
  to: PartialDate;
  reason: string | null;
}

/** Each time the expected end moved: from the monthly forecasts, with the reason of a change in that month. */
function movesOf(project: Project, period: Month): Step[] {
  const steps: Step[] = [];
  let last: PartialDate | null = project.baseline_end ?? project.planned_end;
  for (const report of reportsBy(project, period)) {
    const to = report.forecast_end;
    if (to === null || to === last) continue;
    const change = project.changes.find(
      (c) => c.field === 'planned_end' && c.date.slice(0, 7) === report.period,
    );
    if (last !== null || change)
      steps.push({ month: report.period, to, reason: change?.reason ?? report.note });
    last = to;
  }
  const reported = new Set(steps.map((step) => step.month));
  for (const change of project.changes) {
    const month = change.date.slice(0, 7);
    if (change.field === 'planned_end' && change.new && month <= period && !reported.has(month))
      steps.push({ month, to: change.new, reason: change.reason });
  }
  return steps.sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
}

/** Where the axis of slips begins: the start of the project, its first report, or the first move. */
function firstMonthOf(project: Project, steps: readonly Step[], period: Month): Month {
  const months = [
    project.actual_start,
    project.baseline_start,
    project.planned_start,
    project.reports[0]?.period,
    steps[0]?.month,
  ]
    .map((date) => date?.slice(0, 7) ?? '')
    .filter((month) => month.length === 7 && month <= period)
    .sort();
  return months[0] ?? period;
}

export function slipsOf(context: Context, project: Project, period: Month): SlipView {
  const words = projectWords(context.lang);
  const steps = movesOf(project, period);
  return {
    title: steps.length > 0 ? words.slips.title[context.noun](steps.length) : words.slips.never[context.noun],
    baseline: project.baseline_end ?? project.planned_end,
    first: firstMonthOf(project, steps, period),
    last: period,
    steps: steps.map((step, index) => ({
      number: index + 1,
      month: step.month,
      to: step.to,
      toText: words.slips.changedTo(formatDate(step.to, context.lang, 'iso')),
      reason: step.reason ?? words.slips.noReason,
    })),
  };
}

function correctedMonths(project: Project): Set<string> {
  return new Set(
    project.corrections
      .filter((c) => c.table === 'progress' && c.field === 'progress')
      .map((c) => c.key.split(',')[1] ?? ''),
  );
}

/** Months from the first report to the page's period, with actual and planned progress. */
export function monthlyOf(context: Context, project: Project, period: Month): MonthlyChartView {
  const { lang } = context;
  const words = projectWords(lang);
  const reports = reportsBy(project, period);
  const first = reports[0];
  const corrected = correctedMonths(project);
  const byMonth = new Map(reports.map((report) => [report.period, report]));
  const months = first ? monthsBetween(first.period, period) : [];
  const judged = new Map(months.map((month) => [month, context.judgement(project, month)]));
  const points = months.map((month) => ({
    period: month,
    actual: byMonth.get(month)?.progress ?? null,
    planned: drawable(judged.get(month)?.planned ?? null),
    corrected: corrected.has(month),
  }));
  const latest = reports.findLast((report) => report.progress !== null);
  const gap = judged.get(period)?.gap ?? null;
  const lastCorrected = points.findLast((point) => point.corrected);
  const monthNumber = (month: Month): number => Number(month.slice(5));
  return {
    title: words.monthly.title,
    drawn: points.some((point) => point.actual !== null || point.planned !== null),
    points,
    milestones: milestonesOf(context, project, period).map(({ name, position }) => ({ name, position })),
    latestText:
      latest && latest.progress !== null
        ? words.monthly.latest(monthNumber(latest.period), formatPercent(latest.progress, lang))
        : null,
    gapText:
      gap !== null && gap.compare(0) < 0
        ? words.monthly.behind(formatPoints(gap.abs(), lang).replace('+', ''))
        : null,
    correctedText: lastCorrected ? words.monthly.corrected(monthNumber(lastCorrected.period)) : null,
    rows: [...reports].reverse().map((report) => {
      const planned = judged.get(report.period)?.planned ?? null;
      return {
        period: report.period,
        progress: report.progress === null ? context.words.noData : formatPercent(report.progress, lang),
        planned: planned === null ? context.words.noData : formatPercent(planned, lang),
        invested:
          report.invested === null
            ? context.words.noData
            : formatFigure({ exact: decimal(report.invested), unit: 'yuan' }, lang),
        note: report.note ?? '',
      };
    }),
  };
}
