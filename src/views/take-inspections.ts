/** Findings of inspections as data to be taken: lists, counts by unit and kind, months. */
import type { TakeColumn } from '../export/take.ts';
import { inspectionWords } from '../i18n/pages/inspections.ts';
import { findScope } from '../measures/figures.ts';
import { repeatsOf } from '../measures/repeats.ts';
import { daysOfInspection } from '../measures/timeline.ts';
import type { Scope } from '../measures/types.ts';
import { addMonths, daysBetween, lastDay, monthEnd, monthsBetween } from '../model/dates.ts';
import type { Inspection } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import {
  foundMonth,
  inspectionKeys,
  inspectionLists,
  isOverdue,
  isRectified,
  unitOf,
  type InspectionView,
} from './inspection-lists.ts';
import type { TrendTake } from './take-trend.ts';
import {
  cellOf,
  countCell,
  figureCell,
  linkCell,
  monthColumn,
  takeOf,
  textCell,
  type PageCell,
  type PageTake,
} from './take.ts';

const CITY: Scope = { kind: 'city', id: 'city' };

/** Whether a list tells the earlier finding too, and whether its rows stand in their permanent place. */
export interface FindingForm {
  period: Month;
  repeats?: boolean;
  atHome?: boolean;
}

export function findingColumns({ lang }: Context, form: FindingForm): TakeColumn[] {
  const { columns } = inspectionWords(lang);
  const column = (id: string, name: string): TakeColumn => ({ id, name, unit: null });
  return [
    column('finding', columns.finding),
    { ...column('id', columns.id), filesOnly: true },
    column('project', columns.project),
    column('unit', columns.unit),
    column('kind', columns.kind),
    column('date', columns.date),
    ...(form.repeats ? [column('before', columns.before)] : []),
    column('due_on', columns.due),
    column('state', columns.state(monthEnd(form.period))),
    { ...column('rectified_on', columns.rectified), filesOnly: true },
  ];
}

/** 超期 10 天, 2013-12-03 整改，晚 2 天. */
function stateCell(context: Context, one: Inspection, end: string): PageCell {
  const words = inspectionWords(context.lang);
  const { due_on: due, rectified_on: rectified, project } = one;
  const exact = (from: string | null, to: string): number | null =>
    from?.length === 10 && to.length === 10 ? daysBetween(from, to) : null;
  if (rectified !== null && isRectified(one, end)) {
    const late = exact(due, rectified);
    return textCell(
      words.rectifiedOn(rectified) + (late === null ? '' : context.words.comma + words.late(late)),
    );
  }
  if (project?.withdrawn_on && lastDay(project.withdrawn_on) <= end) return textCell(words.gone);
  if (due === null) return textCell(words.noDue);
  const owed = isOverdue(one, end);
  const past = exact(due, end);
  const text = past === null ? (owed ? words.pastDue : words.notDue) : context.words.days(past, false);
  return { text, owed, shown: owed ? [{ owed: text }] : [{ strong: text }] };
}

function beforeCell(context: Context, one: Inspection): PageCell {
  const earlier = repeatsOf(context.dataset).get(one);
  if (earlier === undefined) return textCell('');
  const words = inspectionWords(context.lang);
  return linkCell(
    words.before(earlier.date, earlier.rectified_on ?? ''),
    context.urls.inspectionsFound(foundMonth(earlier), earlier.id),
  );
}

export function findingRow(context: Context, one: Inspection, form: FindingForm): PageCell[] {
  const { lang, urls } = context;
  const words = inspectionWords(lang);
  const end = monthEnd(form.period);
  const { project } = one;
  const unit = unitOf(one);
  const source = one.source_url;
  const title: PageCell['shown'] = form.atHome
    ? [{ strong: one.finding }]
    : [{ link: { href: urls.inspectionsFound(foundMonth(one), one.id), text: one.finding } }];
  return [
    {
      text: one.finding,
      shown: source === null ? title : [...title, '　', { link: { href: source, text: words.source } }],
    },
    textCell(one.id),
    project === null ? textCell('') : linkCell(nameOf(project, lang), urls.project(project.id)),
    unit === null ? textCell('') : linkCell(nameOf(unit, lang), urls.unit(unit.id)),
    textCell(words.kind[one.kind]),
    textCell(one.date),
    ...(form.repeats ? [beforeCell(context, one)] : []),
    textCell(one.due_on ?? words.noDue),
    stateCell(context, one, end),
    textCell(isRectified(one, end) ? (one.rectified_on ?? '') : ''),
  ];
}

/** A list of findings, all of it, however many pages show it. */
export function findingsTake(
  context: Context,
  list: { path: string; title: string; address: string; findings: readonly Inspection[]; form: FindingForm },
): PageTake {
  const { findings, form, ...rest } = list;
  return takeOf(context, {
    ...rest,
    period: form.period,
    columns: findingColumns(context, form),
    rows: findings.map((one) => findingRow(context, one, form)),
  });
}

/** The name of a selection: 示例水务集团, 联合督查. */
export function findingsName({ dataset, lang }: Context, key: string): string {
  const [view = '', id = ''] = [key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1)];
  if (view === 'kind') return inspectionWords(lang).kind[id as Inspection['kind']];
  const unit = dataset.units.find((one) => one.id === id);
  return unit === undefined ? id : nameOf(unit, lang);
}

function kindCells({ dataset }: Context, findings: readonly Inspection[]): PageCell[] {
  const { end } = inspectionLists(dataset);
  const repeats = repeatsOf(dataset);
  const days = findings.map(daysOfInspection);
  const due = days.filter((one) => one.due !== null && one.due <= end);
  const onTime = due.filter((one) => one.rectified !== null && one.rectified <= (one.due ?? ''));
  const overdue = findings.filter((one) => isOverdue(one, end)).length;
  const rectified = findings.filter((one) => isRectified(one, end)).length;
  return [
    textCell(`${rectified} / ${findings.length}`),
    textCell(`${onTime.length} / ${due.length}`),
    countCell(findings.length - rectified),
    { ...countCell(overdue), ...(overdue > 0 ? { owed: true, shown: [{ owed: String(overdue) }] } : {}) },
    countCell(findings.filter((one) => repeats.has(one)).length),
  ];
}

function unitCells(context: Context, scope: Scope): PageCell[] {
  const { dataset } = context;
  const overdue = context.figure(scope, 'inspections_overdue');
  return [
    cellOf(context, scope, 'rectified_rate', dataset.as_of),
    cellOf(context, scope, 'rectified_on_time_rate', dataset.as_of),
    cellOf(context, scope, 'inspections_open', dataset.as_of),
    figureCell(overdue, context.view(overdue, { owed: (overdue.value ?? 0) > 0 })),
    cellOf(context, scope, 'inspections_repeated', dataset.as_of),
  ];
}

/** Rates and counts by unit, which are figures, or by kind of inspection, which are counts. */
export function inspectionsByTake(context: Context, view: InspectionView): PageTake {
  const { dataset, lang, urls } = context;
  const words = inspectionWords(lang);
  const { selected } = inspectionLists(dataset);
  const unit = view === 'unit' ? 'percent' : null;
  return takeOf(context, {
    path: `inspections/by-${view}`,
    title: words.by[view],
    period: dataset.as_of,
    address: `${urls.inspections()}#by-${view}`,
    columns: [
      { id: view, name: words.of[view], unit: null },
      { id: 'rectified_rate', name: words.counts.rectified, unit, fraction: unit !== null },
      { id: 'rectified_on_time_rate', name: words.counts.onTime, unit, fraction: unit !== null },
      { id: 'open', name: words.counts.open, unit: 'count' },
      { id: 'overdue', name: words.counts.overdue, unit: 'count' },
      { id: 'repeated', name: words.counts.repeated, unit: 'count' },
    ],
    rows: inspectionKeys(dataset, view).map((key) => {
      const scope = findScope(dataset, key.replace('/', ':'));
      const name = linkCell(findingsName(context, key), urls.inspections(key));
      return [
        name,
        ...(scope === null ? kindCells(context, selected.get(key) ?? []) : unitCells(context, scope)),
      ];
    }),
  });
}

/** Rectified against found, month by month; null where nothing was found. */
export function monthlyInspections(context: Context): TrendTake | null {
  const { dataset, lang, urls } = context;
  const words = inspectionWords(lang).monthly;
  const first = [...inspectionLists(dataset).months.keys()].at(-1);
  if (first === undefined) return null;
  const floor = addMonths(dataset.as_of, -60);
  const rateIn = (month: Month) => context.figure(CITY, 'rectified_rate', month);
  const months = monthsBetween(first > floor ? first : floor, dataset.as_of).map((month) => {
    const { numerator, denominator } = rateIn(month);
    return { month, opened: numerator ?? 0, due: denominator ?? 0 };
  });
  const last = months.at(-1) ?? { opened: 0, due: 0 };
  const take = takeOf(context, {
    path: 'inspections/monthly',
    title: words.title,
    period: dataset.as_of,
    address: `${urls.inspections()}#monthly`,
    columns: [
      monthColumn(context),
      { id: 'rectified', name: words.rectified, unit: 'count' },
      { id: 'found', name: words.found, unit: 'count' },
      { id: 'rectified_rate', name: context.view(rateIn(dataset.as_of)).name, unit: 'percent' },
    ],
    rows: months.map(({ month, opened, due }): PageCell[] => {
      const figure = rateIn(month);
      const view = context.view(figure, { fraction: false });
      const hasFile = dataset.periods.includes(month);
      return [
        textCell(month),
        countCell(opened),
        countCell(due),
        hasFile ? figureCell(figure, view) : { text: view.text, value: figure.value },
      ];
    }),
    about: words.about,
    drawn: true,
  });
  const trend = {
    name: words.title,
    fraction: `${last.opened} / ${last.due}`,
    months,
    total: last.due,
    label: words.title,
  };
  return {
    id: 'monthly',
    trend,
    target: null,
    take,
    ends: [words.endRectified(last.opened), words.endFound(last.due)],
  };
}
