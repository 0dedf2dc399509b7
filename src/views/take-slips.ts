/**
 * How a project's expected end moved, as data to be taken. A file for every project would be more files than all the rest of a
 * large site: these are written in the browser, by the same functions, from what the page carries.
 */
import { takeNotes, type Take, type TakeColumn } from '../export/take.ts';
import { daysLate } from '../i18n/format.ts';
import { projectWords } from '../i18n/pages/project.ts';
import { takeWords } from '../i18n/pages/take.ts';
import { daysBetween } from '../model/dates.ts';
import type { Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import type { SlipView } from './project-time.ts';
import { takeOf, textCell } from './take.ts';

export interface SlipTake {
  take: Take;
  /** As of, source, address: for the picture. */
  notes: readonly string[];
  /** Everything published of the project, where no script runs. */
  json: string;
}

/** Days against the first plan, where both are known to the day. */
function differenceOf(context: Context, baseline: string | null, to: string): string {
  return baseline?.length === 10 && to.length === 10 ? daysLate(daysBetween(baseline, to), context.lang) : '';
}

/** Null where the end never moved. */
export function slipTake(
  context: Context,
  project: Project,
  { slips, period }: { slips: SlipView; period: Month },
): SlipTake | null {
  const { lang, noun, urls, files } = context;
  if (slips.steps.length === 0) return null;
  const words = takeWords(lang);
  const columns: TakeColumn[] = [
    { id: 'month', name: words.month, unit: null },
    { id: 'end', name: words.slip.end[noun], unit: null },
    { id: 'difference', name: words.slip.difference, unit: null },
    { id: 'reason', name: words.slip.reason, unit: null },
  ];
  const first = slips.baseline === null ? [] : [[slips.first, slips.baseline, '', words.slip.first]];
  const last = slips.steps.at(-1);
  const rows = [
    ...first,
    ...slips.steps.map(({ month, to, reason }) => [
      month,
      to,
      differenceOf(context, slips.baseline, to),
      reason,
    ]),
    // Where the newest word still stands.
    ...(last && last.month < slips.last
      ? [[slips.last, last.to, differenceOf(context, slips.baseline, last.to), words.slip.still]]
      : []),
  ];
  const wish = takeOf(context, {
    path: `projects/${project.id}/slips`,
    title: `${nameOf(project, lang)}${context.words.colon}${projectWords(lang).slips.title[noun](slips.steps.length)}`,
    period,
    address: `${urls.history(project.id)}#slips`,
    columns,
    rows: rows.map((row) => row.map((text) => textCell(text))),
    drawn: true,
  });
  // A page of one project must not change with every release.
  const take: Take = { ...wish, release: null };
  return { take, notes: takeNotes(take), json: files.project(project.id) };
}
