/** What is due as rows of a list: what, of which project, who answers, done or not. */
import { daysLate, daysLeft } from '../i18n/format.ts';
import { calendarWords } from '../i18n/pages/calendar.ts';
import { daysBetween, lastDay, monthEnd } from '../model/dates.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { daysTo, type Due } from './due.ts';
import type { Link } from './types.ts';

export interface DueRow {
  /** Where the first of a day stands; null for the others. */
  id: string | null;
  date: string;
  kind: string;
  what: string | null;
  project: { plate: string; open: boolean; name: string; href: string } | null;
  place: string;
  unit: Link | null;
  state: Due['state'];
  stateText: string;
  detail: string;
  /** The day that a script counts to; null where nothing is counted. */
  counted: string | null;
}

export interface DueList {
  id: string;
  title: string;
  rows: readonly DueRow[];
  /** Where the rest stands, where there are too many. */
  rest: Link | null;
}

/** The day or month of a due as an anchor. */
export function dueAnchor(date: string): string {
  return `d-${date}`;
}

function stateText(due: Due, context: Context): string {
  const { lang, dataset } = context;
  const words = calendarWords(lang);
  if (due.state !== 'met') return daysLeft(daysTo(due, dataset), lang);
  const exact = due.met !== null && due.met.length === 10 && due.date.length === 10;
  return exact
    ? `${words.done}${context.words.comma}${daysLate(daysBetween(due.date, due.met!), lang)}`
    : words.done;
}

function detailOf({ state, met, forecast, kind }: Due, context: Context): string {
  const words = calendarWords(context.lang);
  if (state === 'met') return met === null ? '' : words.metOn(met);
  if (forecast !== null) return words.forecast(forecast);
  return kind === 'milestone' || kind === 'end' ? words.forecast(context.words.undecided) : '';
}

/** @param anchored whether the first row of each date is an anchor of the page */
export function dueRows(context: Context, dues: readonly Due[], anchored = false): DueRow[] {
  const { lang, urls, dataset } = context;
  const words = calendarWords(lang);
  const end = monthEnd(dataset.as_of);
  return dues.map((due, index): DueRow => {
    const { project, unit, district, kind, date } = due;
    return {
      id: anchored && dues[index - 1]?.date !== date ? dueAnchor(date) : null,
      date,
      kind: words.kind[kind],
      what: due.what,
      project:
        project === null
          ? null
          : {
              plate: project.plate,
              open: project.actual_end !== null && lastDay(project.actual_end) <= end,
              name: nameOf(project, lang),
              href: urls.project(project.id),
            },
      place: district === null ? '' : nameOf(district, lang),
      unit: unit === null ? null : { href: urls.unit(unit.id), text: nameOf(unit, lang) },
      state: due.state,
      stateText: stateText(due, context),
      detail: detailOf(due, context),
      counted: due.state === 'coming' && !dataset.settings.demo ? due.last : null,
    };
  });
}
