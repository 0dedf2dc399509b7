/** Which statuses are late, since when a project has been late, and when anything of it last moved. */
import type { Dataset, Project, Report } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { factsOf, reportsKnown } from './facts.ts';
import { statusOf } from './status.ts';
import type { Status } from './types.ts';

/** Late in headings: 滞后, 受阻, 逾期, 停滞, 应开未开. */
const LATE: ReadonlySet<Status> = new Set(['behind', 'blocked', 'overdue', 'stalled', 'late_start']);

export function isLate(status: Status): boolean {
  return LATE.has(status);
}

/** The first of the periods with reports that end with `period` and in all of which the project was late. */
export function lateSince(project: Project, period: Month, dataset: Dataset): Month {
  let since = period;
  for (const earlier of dataset.periods.toReversed()) {
    if (earlier >= period) continue;
    if (!isLate(statusOf(factsOf(project, earlier), dataset))) break;
    since = earlier;
  }
  return since;
}

/**
 * The last report up to a period that states more than every earlier one: a higher progress, more investment within its
 * year, or any in a year without. Null where none does.
 */
export function lastRise(project: Project, period: Month): Report | null {
  let last: Report | null = null;
  let progress = 0;
  let year = '';
  let invested = 0;
  for (const report of project.reports.slice(0, reportsKnown(project.reports, period))) {
    if (!report.period.startsWith(year) || year === '') {
      year = report.period.slice(0, 4);
      invested = 0;
    }
    const further = (report.progress ?? 0) > progress;
    const more = (report.invested ?? 0) > invested;
    if (further || more) last = report;
    progress = Math.max(progress, report.progress ?? 0);
    invested = Math.max(invested, report.invested ?? 0);
  }
  return last;
}
