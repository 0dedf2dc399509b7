/** The pages of inspections: what is left to rectify, what was found again, by unit and kind, and month by month. */
import { formatDate } from '../i18n/format.ts';
import { inspectionWords, type InspectionWords } from '../i18n/pages/inspections.ts';
import { daysOfInspection } from '../measures/timeline.ts';
import type { Scope } from '../measures/types.ts';
import { lastDay, monthEnd } from '../model/dates.ts';
import type { Inspection } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import type { Context } from './context.ts';
import {
  allInspectionKeys,
  inspectionKeys,
  inspectionLists,
  isRectified,
  type InspectionView,
} from './inspection-lists.ts';
import { headOf, ownDateLine, PAGE_SIZE, pagesOf } from './page.ts';
import {
  findingColumns,
  findingRow,
  findingsName,
  findingsTake,
  inspectionsByTake,
  monthlyInspections,
  type FindingForm,
} from './take-inspections.ts';
import type { TrendTake } from './take-trend.ts';
import { filesOf, isPictured, type PageTake, type TakeLinks } from './take.ts';
import type { Link, PageHead, Sentence } from './types.ts';

const CITY: Scope = { kind: 'city', id: 'city' };

/** A stretch of a list of findings, ready to print. */
export interface Findings {
  title: string;
  columns: readonly { name: string }[];
  rows: readonly (readonly (Sentence | string)[])[];
  /** Anchors of the rows. */
  ids: readonly string[];
  /** Null where the page has no file of its own. */
  taken: TakeLinks | null;
  pages: readonly Link[];
}

export interface InspectionsView {
  head: PageHead;
  words: InspectionWords;
  headline: Sentence;
  lead: Sentence;
  /** Null where the city publishes no inspections: then nothing else is filled. */
  open: Findings | null;
  repeated: Findings | null;
  breakdowns: readonly { id: string; take: PageTake }[];
  monthly: TrendTake | null;
  months: readonly Link[];
}

export interface FindingsView {
  head: PageHead;
  words: InspectionWords;
  crumbs: readonly Link[];
  title: string;
  about: string | null;
  siblings: { label: string; links: readonly Link[] } | null;
  list: Findings;
  others: readonly Link[];
}

interface Stretch {
  path: string | null;
  title: string;
  findings: readonly Inspection[];
  page: number;
  form: FindingForm;
  href: (page: number) => string;
}

function stretch(context: Context, { path, title, findings, page, form, href }: Stretch): Findings {
  const columns = findingColumns(context, form);
  const shown = columns.map((column, i) => ({ column, i })).filter(({ column }) => !column.filesOnly);
  const own = path === null ? findings : findings.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return {
    title,
    columns: shown.map(({ column: { name } }) => ({ name })),
    rows: own.map((one) => {
      const cells = findingRow(context, one, form);
      return shown.map(({ i }) => cells[i]?.shown ?? cells[i]?.text ?? '');
    }),
    ids: own.map(({ id }) => id),
    taken: path === null ? null : { title, files: filesOf(context, path, isPictured(findings.length)) },
    pages: path === null ? [] : pagesOf(context, findings.length, page, href),
  };
}

function headlineOf(context: Context): Sentence {
  const words = inspectionWords(context.lang);
  const open = context.figure(CITY, 'inspections_open');
  const overdue = context.figure(CITY, 'inspections_overdue');
  if (open.value === null) return [words.title];
  if (open.value === 0)
    return [inspectionLists(context.dataset).counted.length === 0 ? words.noneFound : words.allDone];
  if (overdue.value === 0) return [words.allInTime[0], { figure: context.view(open) }, words.allInTime[1]];
  const [first, between, after] = words.headline;
  return [
    first,
    { figure: context.view(open) },
    between,
    { figure: context.view(overdue, { owed: true }) },
    after,
  ];
}

function leadOf(context: Context): Sentence {
  const words = inspectionWords(context.lang);
  const rate = context.figure(CITY, 'rectified_rate');
  const onTime = context.figure(CITY, 'rectified_on_time_rate');
  if (rate.value === null) return [];
  const shown = (figure: typeof rate): Sentence[number] => ({
    figure: context.view(figure, { fraction: false }),
  });
  return [
    `${words.lead(rate.denominator ?? 0, rate.numerator ?? 0)} (`,
    shown(rate),
    ')',
    ...(onTime.value === null
      ? []
      : [words.onTime, shown(onTime), ` (${onTime.numerator ?? 0} / ${onTime.denominator ?? 0})`]),
    words.repeated,
    shown(context.figure(CITY, 'inspections_repeated')),
    words.repeatedAfter,
    context.words.stop,
  ];
}

/** Every list of findings that has files, by its path. */
function listOf(context: Context, key: string): Omit<Stretch, 'page'> {
  const { dataset, lang, urls } = context;
  const words = inspectionWords(lang);
  const { open, repeated, selected, end } = inspectionLists(dataset);
  const form = { period: dataset.as_of };
  const href = (page: number): string => urls.inspections(key, page);
  if (key === 'repeated')
    return {
      path: 'inspections/repeated',
      title: words.repeatedTitle(repeated.length),
      findings: repeated,
      form: { ...form, repeats: true },
      href,
    };
  if (key === '')
    return { path: 'inspections/open', title: words.openTitle(open.length), findings: open, form, href };
  const findings = selected.get(key) ?? [];
  const left = findings.filter((one) => !isRectified(one, end)).length;
  const title = words.selected(findingsName(context, key), findings.length, left);
  return { path: `inspections/${key}`, title, findings, form, href };
}

export function inspectionsView(context: Context): InspectionsView {
  const { dataset, lang, urls } = context;
  const words = inspectionWords(lang);
  const published = dataset.published.has('inspections');
  const { months, counted } = inspectionLists(dataset);
  const views: InspectionView[] = counted.length === 0 ? [] : ['unit', 'kind'];
  return {
    head: headOf(context, null, words.title, urls.inspections()),
    words,
    headline: headlineOf(context),
    lead: published ? leadOf(context) : [words.unpublished],
    open: published ? stretch(context, { ...listOf(context, ''), page: 1 }) : null,
    repeated: published ? stretch(context, { ...listOf(context, 'repeated'), page: 1 }) : null,
    breakdowns: views
      .filter((view) => inspectionKeys(dataset, view).length > 0)
      .map((view) => ({ id: `by-${view}`, take: inspectionsByTake(context, view) })),
    monthly: published ? monthlyInspections(context) : null,
    months: [...months].map(([month, own]) => ({
      href: urls.inspectionsFound(month),
      text: month,
      count: own.length,
    })),
  };
}

/** Lists that have pages below `by/`: all but the first page of what is open and of what was found again. */
export function inspectionPages(context: Context): { key: string; page: number }[] {
  const { dataset } = context;
  if (!dataset.published.has('inspections')) return [];
  return ['', 'repeated', ...allInspectionKeys(dataset)].flatMap((key) => {
    const pages = Math.max(1, Math.ceil(listOf(context, key).findings.length / PAGE_SIZE));
    const all = Array.from({ length: pages }, (_, index) => ({ key, page: index + 1 }));
    return key === '' ? all.slice(1) : all;
  });
}

function siblingsOf(context: Context, key: string): FindingsView['siblings'] {
  const { dataset, urls, lang } = context;
  if (!key.includes('/')) return null;
  const view = key.slice(0, key.indexOf('/')) as InspectionView;
  return {
    label: inspectionWords(lang).by[view],
    links: inspectionKeys(dataset, view).map((one) => ({
      href: urls.inspections(one),
      text: findingsName(context, one),
      count: inspectionLists(dataset).selected.get(one)?.length ?? 0,
      current: one === key,
    })),
  };
}

export function findingsView(context: Context, key: string, page: number): FindingsView {
  const { urls, lang } = context;
  const words = inspectionWords(lang);
  const list = stretch(context, { ...listOf(context, key), page });
  return {
    head: headOf(context, null, list.title, urls.inspections(key, page)),
    words,
    crumbs: [{ href: urls.inspections(), text: words.title }],
    title: list.title,
    about: key === 'repeated' ? words.repeatedRule : null,
    siblings: siblingsOf(context, key),
    list,
    others: [],
  };
}

/** The months that have a page of what was found in them. */
export function foundMonths({ dataset }: Context): string[] {
  return [...inspectionLists(dataset).months.keys()];
}

/** The last month in which any of these could change: that of the last rectification, or the site's while one is open. */
function periodOf({ dataset }: Context, findings: readonly Inspection[], month: Month): Month {
  const { end } = inspectionLists(dataset);
  let last = month;
  for (const one of findings) {
    const withdrawn = one.project?.withdrawn_on ? lastDay(one.project.withdrawn_on) : null;
    const gone = withdrawn !== null && withdrawn <= end ? withdrawn : null;
    const settled = isRectified(one, end) ? daysOfInspection(one).rectified : gone;
    if (settled === null) return dataset.as_of;
    if (settled.slice(0, 7) > last) last = settled.slice(0, 7);
  }
  return last < dataset.as_of ? last : dataset.as_of;
}

/** What was found in a month, each in its permanent place. */
export function foundView(context: Context, month: Month): FindingsView {
  const { dataset, urls, lang } = context;
  const words = inspectionWords(lang);
  const { months } = inspectionLists(dataset);
  const findings = months.get(month) ?? [];
  const period = periodOf(context, findings, month);
  const rectified = findings.filter((one) => isRectified(one, monthEnd(period))).length;
  const title = words.foundIn(formatDate(month, lang), findings.length, rectified);
  const keys = [...months.keys()];
  const at = keys.indexOf(month);
  const [before, after] = [keys[at + 1], keys[at - 1]];
  const form = { period, atHome: true };
  return {
    head: headOf(
      context,
      null,
      title,
      urls.inspectionsFound(month),
      title,
      ownDateLine(context, period, null),
    ),
    words,
    crumbs: [{ href: urls.inspections(), text: words.title }],
    title,
    about: words.registerAbout,
    siblings: null,
    list: stretch(context, {
      path: null,
      title,
      findings: findings.toReversed(),
      page: 1,
      form,
      href: () => '',
    }),
    others: [
      ...(before === undefined
        ? []
        : [{ href: urls.inspectionsFound(before), text: words.monthBefore(before) }]),
      ...(after === undefined ? [] : [{ href: urls.inspectionsFound(after), text: words.monthAfter(after) }]),
    ],
  };
}

/** Tables of findings to be taken, by path; none where the city publishes no inspections. */
export function inspectionTables(context: Context): { path: string; rows: number; make: () => PageTake }[] {
  const { dataset, urls } = context;
  if (!dataset.published.has('inspections')) return [];
  const lists = ['', 'repeated', ...allInspectionKeys(dataset)].map((key) => {
    const { path, title, findings, form } = listOf(context, key);
    const own = path ?? '';
    return {
      path: own,
      rows: findings.length,
      make: () =>
        findingsTake(context, { path: own, title, address: `${urls.inspections(key)}#list`, findings, form }),
    };
  });
  const views = inspectionsView(context).breakdowns.map(({ take }) => ({
    path: take.path,
    rows: take.rows.length,
    make: () => take,
  }));
  return [...lists, ...views];
}
