/** One project as a cell or a row, and the orders and selections of lists. */
import { becauseSentence, statusName } from '../i18n/status.ts';
import { isLate } from '../measures/lateness.ts';
import { plannedEnd } from '../measures/then.ts';
import type { Judgement, Status } from '../measures/types.ts';
import type { Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';

import type { Context } from './context.ts';
import { forecastEnd, pagePeriod } from './period.ts';
import type { ProjectCell } from './types.ts';

export { isLate };

/** The English name on English pages where the city gives one. */
export function nameOf(named: { name: string; name_en: string | null }, lang: 'zh' | 'en'): string {
  return lang === 'en' && named.name_en ? named.name_en : named.name;
}

export function spanOf(project: Project): string | null {
  if (project.from === null && project.to === null) return null;
  return `${project.from ?? ''}—${project.to ?? ''}`;
}

/** Percent with one decimal for drawing; never shown as text. */
export function drawable(value: Judgement['actual']): number | null {
  return value === null ? null : Math.round(Number(value.valueOf()) * 10) / 10;
}

function dateOf(
  context: Context,
  project: Project,
  status: Status,
  asOf: Month,
): { date: string; dateLabel: string } {
  const { lang } = context;
  const en = lang === 'en';
  if (status === 'opened' && project.actual_end)
    return { date: project.actual_end.slice(0, 7), dateLabel: en ? 'opened' : '通车' };
  if (status === 'withdrawn' && project.withdrawn_on)
    return { date: project.withdrawn_on, dateLabel: en ? 'withdrawn' : '退出' };
  const forecast = forecastEnd(project, asOf);
  // Within the year of the page the year goes without saying; the list says it once.
  if (forecast)
    return {
      date:
        forecast.length === 10 && forecast.slice(0, 4) === asOf.slice(0, 4) ? forecast.slice(5) : forecast,
      dateLabel: en ? 'expected' : '预计',
    };
  return { date: context.words.undecided, dateLabel: en ? 'expected' : '预计' };
}

/**
 * The cell of a project at the period of its page.
 * @param at as of an earlier month instead
 */
export function projectCell(context: Context, project: Project, at: Month | null = null): ProjectCell {
  const { lang, urls } = context;
  const judgement = context.judgement(project, at ?? pagePeriod(context, project));
  const { status } = judgement;
  const waiting = project.issues.find((issue) => issue.closed_on === null && issue.responsible_unit !== null);
  const unit = waiting?.responsible_unit ?? project.responsible_units[0] ?? project.lead_unit;
  return {
    id: project.id,
    plate: project.plate,
    name: nameOf(project, lang),
    span: spanOf(project),
    href: urls.project(project.id),
    district: nameOf(project.district, lang),
    districtHref: urls.district(project.district.id),
    status,
    statusWord: statusName(status, lang),
    actual: status === 'opened' ? 100 : drawable(judgement.actual),
    planned: drawable(judgement.planned),
    ...dateOf(context, project, status, at ?? context.dataset.as_of),
    why: becauseSentence(judgement, lang),
    responsible: unit ? nameOf(unit, lang) : '',
    late: isLate(status),
    opened: status === 'opened',
  };
}

const URGENCY: readonly Status[] = [
  'blocked',
  'overdue',
  'stalled',
  'late_start',
  'behind',
  'paused',
  'no_report',
  'unknown',
  'on_track',
  'ahead',
  'not_due',
  'opened',
  'withdrawn',
];

/** Most urgent first; within a status the earliest planned end, then the order of the file. */
export function byUrgency(context: Context, projects: readonly Project[]): Project[] {
  const rank = new Map(URGENCY.map((status, index) => [status, index]));
  const keyed = projects.map((project, index) => {
    const { status } = context.judgement(project, pagePeriod(context, project));
    return {
      project,
      index,
      urgency: rank.get(status) ?? 99,
      end: (status === 'opened' ? project.actual_end : plannedEnd(project, context.dataset.as_of)) ?? '9999',
    };
  });
  keyed.sort((a, b) => a.urgency - b.urgency || (a.end < b.end ? -1 : a.end > b.end ? 1 : a.index - b.index));
  return keyed.map((k) => k.project);
}
