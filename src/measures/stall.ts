/** Whether reports show no rise over a number of months. */
import { addMonths } from '../model/dates.ts';
import type { Report } from '../model/types.ts';
import { latestReport, reportsKnown, statesProgress } from './facts.ts';
import type { Facts } from './types.ts';

/** The two reports between which nothing rose. */
export interface Stall {
  from: Report;
  to: Report;
}

/** Null where it cannot be said: neither end states progress. */
function progressRose(reports: readonly Report[], from: Report, to: Report): boolean | null {
  const before = latestReport(reports, from.period, '', statesProgress)?.progress ?? null;
  const after = latestReport(reports, to.period, '', statesProgress)?.progress ?? null;
  if (after === null) return null;
  return after > (before ?? 0);
}

/**
 * Investment is cumulative within a year: inside one year it rose when the sum grew, and any positive sum of a later
 * year is a rise. Null where no report after the first states an amount.
 */
function investmentRose(reports: readonly Report[], from: Report, to: Report): boolean | null {
  const year = from.period.slice(0, 4);
  let before = 0;
  let after: number | null = null;
  let later: boolean | null = null;
  for (const { period, invested } of reports) {
    if (invested === null || period > to.period || period < year) continue;
    if (!period.startsWith(year)) later = (later ?? false) || invested > 0;
    else if (period <= from.period) before = invested;
    else after = invested;
  }
  const within = after === null ? null : after > before;
  if (within === null) return later;
  return within || later === true;
}

/**
 * The latest report by the period, held against the latest one at least `months` months before it: stalled when
 * neither progress nor investment rose between them. Null where something rose, where the reports do not go back that
 * far, or where they state neither.
 */
export function stallOf({ project, period }: Facts, months: number): Stall | null {
  const { reports } = project;
  const to = reports[reportsKnown(reports, period) - 1];
  if (to === undefined || months <= 0) return null;
  const from = reports[reportsKnown(reports, addMonths(to.period, -months)) - 1];
  if (from === undefined) return null;
  const progress = progressRose(reports, from, to);
  if (progress === true) return null;
  const investment = investmentRose(reports, from, to);
  if (investment === true || (progress === null && investment === null)) return null;
  return { from, to };
}
