/** Milestones and ends of projects as events of a calendar. */
import type { CalendarEvent, CalendarFacts } from '../export/ics.ts';
import { eventId } from '../export/tag.ts';
import type { Archive } from '../history/archive.ts';
import type { NoHistory } from '../history/releases.ts';
import { followWords } from '../i18n/pages/follow.ts';
import { addMonths, monthEnd } from '../model/dates.ts';
import type { District, Project } from '../model/types.ts';
import type { PartialDate } from '../schema/field.ts';
import type { TableName } from '../schema/tables.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { authorityOf } from './feeds.ts';
import { forecastEnd } from './period.ts';

/**
 * A calendar of more events than these lists only the recent and coming ones, and of those only the ends where they
 * are still more: phones read the whole file again and again.
 */
const MOST_EVENTS = 5000;
const RECENT_MONTHS = 3;

type When = 'actual' | 'forecast' | 'planned';
type Dated = readonly [date: PartialDate, when: When];

function datedBy(
  actual: PartialDate | null,
  forecast: PartialDate | null,
  planned: PartialDate | null,
): Dated | null {
  if (actual !== null) return [actual, 'actual'];
  if (forecast !== null) return [forecast, 'forecast'];
  return planned === null ? null : [planned, 'planned'];
}

/** A value of a row as a release left it. */
type CellAt = (table: TableName, key: string, field: string) => string | null;

/**
 * How often releases changed what an event says: when, how certain, and whether it still stands. The first release that
 * had a date for it counts as none; a report that repeats the date changes nothing.
 * @param rows all that the event rests on
 * @param said what it says by the cells of a release; null while it has no date
 */
function revisionOf(
  archive: Archive | NoHistory,
  rows: readonly (readonly [table: TableName, key: string])[],
  said: (at: CellAt) => string | null,
): CalendarEvent['revision'] {
  if (typeof archive === 'string') return null;
  const steps = new Map<string, (readonly [cell: string, value: string | null])[]>();
  for (const [table, key] of rows)
    for (const [field, values] of archive.publishedValues(table, key))
      for (const { release, value } of values) {
        const step = steps.get(release.id) ?? [];
        step.push([`${table}/${key}/${field}`, value === null ? null : String(value)]);
        steps.set(release.id, step);
      }
  const cells = new Map<string, string | null>();
  let revision: CalendarEvent['revision'] = null;
  let last: string | null = null;
  for (const { id, at } of archive.releases.toReversed()) {
    const step = steps.get(id);
    if (step === undefined) continue;
    for (const [cell, value] of step) cells.set(cell, value);
    const now = said((table, key, field) => cells.get(`${table}/${key}/${field}`) ?? null);
    if (now === last || (now === null && revision === null)) continue;
    revision = { sequence: revision === null ? 0 : revision.sequence + 1, at };
    last = now;
  }
  return revision;
}

/** The date of an event, what is behind it, and whether its project was withdrawn, as one text; null without a date. */
function saidOf(dated: Dated | null, withdrawn: string | null): string | null {
  return dated === null ? null : `${dated.join(' ')} ${withdrawn ?? ''}`;
}

function milestoneRevision(
  archive: Archive | NoHistory,
  id: string,
  name: string,
): CalendarEvent['revision'] {
  const key = `${id},${name}`;
  return revisionOf(
    archive,
    [
      ['milestones', key],
      ['projects', id],
    ],
    (at) => {
      const cell = (field: string): string | null => at('milestones', key, field);
      return saidOf(
        datedBy(cell('actual_on'), cell('forecast_on'), cell('planned_on')),
        at('projects', id, 'withdrawn_on'),
      );
    },
  );
}

function endRevision(archive: Archive | NoHistory, { id, reports }: Project): CalendarEvent['revision'] {
  const months = reports.map(({ period }) => period);
  return revisionOf(
    archive,
    [['projects', id], ...months.map((period) => ['progress', `${id},${period}`] as const)],
    (at) => {
      const cell = (field: string): string | null => at('projects', id, field);
      // The latest report of the time says what is expected, or that nothing is.
      const latest = months.findLast((period) => at('progress', `${id},${period}`, 'period') !== null);
      const expected = latest === undefined ? null : at('progress', `${id},${latest}`, 'forecast_end');
      return saidOf(
        datedBy(cell('actual_end'), expected, cell('planned_end') ?? cell('baseline_end')),
        cell('withdrawn_on'),
      );
    },
  );
}

interface Facts {
  readonly context: Context;
  readonly archive: Archive | NoHistory;
  readonly project: Project;
}

interface Kind {
  what: string;
  id: readonly string[];
  planned: PartialDate | null;
  note: string | null;
}

function eventOf(
  { context, project }: Facts,
  [date, when]: Dated,
  kind: Kind,
  revision: CalendarEvent['revision'],
): CalendarEvent | null {
  // A year is no day of a calendar, and any day in it would be made up.
  if (date.length === 4) return null;
  const { lang, urls, absolute } = context;
  const words = followWords(lang);
  const name = nameOf(project, lang);
  const said = [
    date.length === 7 ? words.within(date) : null,
    kind.planned !== null && kind.planned !== date ? words.planned(kind.planned) : null,
    project.withdrawn_on === null ? null : words.withdrawn(project.withdrawn_on),
    kind.note,
  ].filter((text) => text !== null);
  return {
    id: eventId(authorityOf(context), project.id, ...kind.id),
    date,
    summary: words.event(name, kind.what, words.when[when]),
    description: said.join(context.words.semicolon),
    address: absolute(urls.project(project.id)),
    category: nameOf(project.district, lang),
    cancelled: project.withdrawn_on !== null && when !== 'actual',
    revision,
  };
}

function eventsOf(facts: Facts, endsOnly: boolean): CalendarEvent[] {
  const { context, archive, project } = facts;
  const { lang, dataset, noun } = context;
  const events = (endsOnly ? [] : project.milestones).map((milestone) => {
    const { name, planned_on, forecast_on, actual_on, note } = milestone;
    const dated = datedBy(actual_on, forecast_on, planned_on);
    if (dated === null) return null;
    const revision = milestoneRevision(archive, project.id, name);
    return eventOf(
      facts,
      dated,
      { what: name, id: ['milestone', name], planned: planned_on, note },
      revision,
    );
  });
  const planned = project.baseline_end ?? project.planned_end;
  const dated = datedBy(
    project.actual_end,
    forecastEnd(project, dataset.as_of),
    project.planned_end ?? planned,
  );
  if (dated !== null) {
    const revision = endRevision(archive, project);
    const what = followWords(lang).end[noun];
    events.push(eventOf(facts, dated, { what, id: ['end'], planned, note: null }, revision));
  }
  return events.filter((event) => event !== null);
}

function eventCount(projects: readonly Project[]): number {
  return projects.reduce((sum, { milestones }) => sum + milestones.length + 1, 0);
}

/** The calendar of all projects, or of those in one district. */
export function calendarOf(
  context: Context,
  archive: Archive | NoHistory,
  district: District | null,
): CalendarFacts {
  const { lang, urls, absolute, dataset } = context;
  const { settings, as_of } = dataset;
  const words = followWords(lang);
  const title = lang === 'en' && settings.title_en ? settings.title_en : settings.title;
  const projects = district?.projects ?? dataset.projects;
  const from = addMonths(as_of, -RECENT_MONTHS);
  // Counted before their history is read, which takes longer.
  const isLarge = eventCount(projects) > MOST_EVENTS;
  const recent = isLarge ? projects.filter((project) => isRecent(project, from)) : projects;
  const endsOnly = eventCount(recent) > MOST_EVENTS;
  const events = recent.flatMap((project) => eventsOf({ context, archive, project }, endsOnly));
  const about = [
    words.calendarAbout(monthEnd(as_of)),
    isLarge ? words.calendarRecent(from) : null,
    endsOnly ? words.calendarEnds : null,
  ];
  return {
    name:
      district === null
        ? `${title}${context.words.colon}${words.calendar}`
        : words.calendarOf(nameOf(district, lang)),
    description: about.filter((text) => text !== null).join(' '),
    address: absolute(district === null ? urls.home() : urls.district(district.id)),
    at: `${monthEnd(as_of)}T00:00:00Z`,
    events: isLarge ? events.filter(({ date }) => date >= from) : events,
  };
}

/** Whether anything of a project may still come, or came lately. */
function isRecent(project: Project, from: string): boolean {
  return project.actual_end === null || project.actual_end >= from;
}
