/**
 * The period a project's page speaks of. A road that is open, with nothing left to close, has said its last word:
 * its page keeps the month of that word, and so its bytes, when later months are published.
 */
import { clockOf } from '../measures/disclosure.ts';
import type { Project, Report } from '../model/types.ts';
import type { Month, PartialDate } from '../schema/field.ts';
import type { Context, ReleaseInfo } from './context.ts';

const known = new WeakMap<Project, Map<Month, Month>>();

function monthOf(date: PartialDate): Month {
  return date.length === 4 ? `${date}-12` : date.slice(0, 7);
}

/** Every date in the rows of a project, planned ones included: after the last of them nothing of it can change. */
function datesOf(project: Project): PartialDate[] {
  const dates: (PartialDate | null)[] = [
    project.actual_end,
    project.actual_start,
    project.accepted_on,
    project.withdrawn_on,
    project.planned_end,
    project.baseline_end,
  ];
  for (const report of project.reports) dates.push(report.period, report.reported_on);
  for (const m of project.milestones) dates.push(m.planned_on, m.actual_on);
  for (const i of project.issues) dates.push(i.raised_on, i.due_on, i.closed_on);
  for (const c of project.changes) dates.push(c.date);
  for (const c of project.corrections) dates.push(c.date);
  for (const d of project.documents) dates.push(d.formed_on, d.published_on);
  // What is not public becomes overdue on a day of its own.
  for (const { due, documents } of clockOf(project))
    dates.push(due?.last ?? null, ...documents.map((one) => one.due?.last ?? null));
  return dates.filter((date) => date !== null);
}

function settled(project: Project): boolean {
  const done = project.actual_end !== null || project.withdrawn_on !== null;
  return (
    done &&
    project.issues.every((issue) => issue.closed_on !== null) &&
    (project.withdrawn_on !== null || project.milestones.every((m) => m.actual_on !== null))
  );
}

function lastWord(project: Project, asOf: Month): Month {
  if (!settled(project)) return asOf;
  let last = '';
  for (const date of datesOf(project)) {
    const month = monthOf(date);
    if (month > last) last = month;
  }
  return last !== '' && last < asOf ? last : asOf;
}

/** The site's period, or the earlier month after which nothing of the project can change. */
export function pagePeriod(context: Pick<Context, 'dataset'>, project: Project): Month {
  const asOf = context.dataset.as_of;
  let months = known.get(project);
  if (!months) known.set(project, (months = new Map()));
  let month = months.get(asOf);
  if (month === undefined) months.set(asOf, (month = lastWord(project, asOf)));
  return month;
}

/**
 * The release that last changed what the page of a project tells, as its history tells of it: a commit that only wrote
 * its lines anew is none. Null where the history is not available or a row is not committed yet.
 */
export function lastChangeOf({ ledger }: Pick<Context, 'ledger'>, project: Project): ReleaseInfo | null {
  const { plan, reports, milestones, issues, inspections, documents, changes, corrections } = project;
  const rows = [plan, reports, milestones, issues, inspections, documents, changes, corrections];
  return ledger.lastChange([project, ...rows.flat()]) === null ? null : ledger.ofProject(project.id);
}

/** The reports known at a period. */
export function reportsBy(project: Project, period: Month): Report[] {
  return project.reports.filter((report) => report.period <= period);
}

/** The end as last forecast: by a report, or else by the milestone that comes last. */
export function forecastEnd(project: Project, period: Month): PartialDate | null {
  const reports = reportsBy(project, period);
  const latest = reports.at(-1);
  return latest ? latest.forecast_end : null;
}
