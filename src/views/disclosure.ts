/** The disclosure clock: which projects owe which documents, of the city, of a district and of one project. */
import { disclosureWords, type DisclosureWords } from '../i18n/pages/disclosure.ts';
import { formatDate } from '../i18n/format.ts';
import {
  clockOf,
  documentState,
  isDue,
  stateOf,
  CATEGORIES,
  type Category,
  type CategoryClock,
  type CategoryState,
  type DocumentClock,
} from '../measures/disclosure.ts';
import type { Scope } from '../measures/types.ts';
import { workdaysAfter, WORKDAY_YEARS } from '../measures/workdays.ts';
import { monthEnd } from '../model/dates.ts';
import type { District, Project } from '../model/types.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { CITY } from './home.ts';
import { dateLine, headOf, PAGE_SIZE, pagesOf } from './page.ts';
import { pagePeriod } from './period.ts';
import type { FigureView, Link, PageHead, Sentence } from './types.ts';

/** The rows of a table, ready to print. */
type Cells = readonly (Sentence | string)[];

export interface DisclosureView {
  head: PageHead;
  words: DisclosureWords;
  headline: Sentence;
  /** Null where the table of documents is not published: then nothing else is filled. */
  published: boolean;
  overdueTitle: string;
  overdue: readonly Cells[];
  more: string | null;
  categories: readonly Cells[];
  districts: readonly Cells[];
  units: readonly Cells[];
  notes: readonly string[];
}

export interface DistrictDisclosureView {
  head: PageHead;
  words: DisclosureWords;
  name: string;
  back: Link;
  headline: Sentence;
  published: boolean;
  figures: readonly FigureView[];
  projects: readonly Cells[];
  pages: readonly Link[];
  notes: readonly string[];
}

export interface ProjectDisclosureView {
  head: PageHead;
  words: DisclosureWords;
  crumbs: readonly Link[];
  title: string;
  headline: Sentence;
  published: boolean;
  categories: readonly Cells[];
  documents: readonly Cells[];
  notes: readonly string[];
}

export const DISCLOSURE_MEASURES = [
  'disclosure_rate',
  'disclosure_overdue',
  'disclosure_on_time_rate',
  'disclosure_undated',
];

function figuresFor(context: Context, scope: Scope, period = context.dataset.as_of): FigureView[] {
  return DISCLOSURE_MEASURES.map((id) => {
    const figure = context.figure(scope, id, period);
    return context.view(figure, { owed: id === 'disclosure_overdue' && (figure.value ?? 0) > 0 });
  });
}

/** The answer first: how much of what had to be public is, and how much is overdue. */
function headlineOf(context: Context, scope: Scope, period = context.dataset.as_of): Sentence {
  const words = disclosureWords(context.lang);
  if (!context.dataset.published.has('documents')) return [words.title];
  if (scope.kind === 'project' && scope.project.withdrawn_on !== null) return [words.withdrawn];
  const rate = context.figure(scope, 'disclosure_rate', period);
  const overdue = context.figure(scope, 'disclosure_overdue', period);
  if (rate.value === null) return [words.nothingDue];
  if (overdue.value === 0) return [words.allPublic];
  const [first, between, after] = words.headline;
  return [
    first,
    { figure: context.view(rate) },
    between,
    { figure: context.view(overdue, { owed: true }) },
    after,
  ];
}

/** What the clock can and cannot tell, and how far its calendar reaches. */
export function disclosureNotes(words: DisclosureWords): string[] {
  return [words.notAccusing, words.coarse, words.calendar(WORKDAY_YEARS.first, WORKDAY_YEARS.last)];
}

interface Owed {
  project: Project;
  clock: CategoryClock;
  /** Working days since the last day allowed; null where the calendar does not reach. */
  over: number | null;
}

/** What is overdue at the end of a day, the longest first. */
function owedBy(projects: readonly Project[], end: string): Owed[] {
  const owed = projects.flatMap((project) =>
    clockOf(project)
      .filter((clock) => isDue(clock, end) && stateOf(clock, project, end) === 'overdue')
      .map((clock) => ({ project, clock, over: clock.due && workdaysAfter(clock.due.last, end) })),
  );
  return owed.sort((a, b) => {
    const [dueA, dueB] = [a.clock.due?.last ?? '', b.clock.due?.last ?? ''];
    return dueA < dueB ? -1 : dueA > dueB ? 1 : 0;
  });
}

function sinceText({ since }: CategoryClock, context: Context): string {
  const words = disclosureWords(context.lang);
  return since === null
    ? ''
    : words.since(words.cause[since.cause], formatDate(since.date, context.lang, 'iso'));
}

function overdueCells(context: Context, { project, clock, over }: Owed): Cells {
  const { lang, urls } = context;
  const words = disclosureWords(lang);
  return [
    [{ link: { href: urls.disclosureProject(project.id), text: nameOf(project, lang) } }],
    nameOf(project.district, lang),
    words.category[clock.category],
    sinceText(clock, context),
    clock.due?.last ?? '',
    over === null ? '' : [{ owed: words.workdays(over) }],
  ];
}

/** Counted projects: those withdrawn by then are out of every measure. */
function counted(projects: readonly Project[], end: string): Project[] {
  return projects.filter(({ withdrawn_on }) => withdrawn_on === null || withdrawn_on > end);
}

function categoryRows(context: Context, projects: readonly Project[], end: string): Cells[] {
  const words = disclosureWords(context.lang);
  const counts = new Map<Category, Map<CategoryState, number>>(CATEGORIES.map((one) => [one, new Map()]));
  for (const project of projects)
    for (const clock of clockOf(project)) {
      const states = counts.get(clock.category);
      const state = stateOf(clock, project, end);
      states?.set(state, (states.get(state) ?? 0) + 1);
    }
  return [...counts].map(([category, states]) => {
    const of = (state: CategoryState): number => states.get(state) ?? 0;
    const [open, overdue, running] = [of('public'), of('overdue'), of('running')];
    const other = projects.length - open - overdue - running;
    const owed = String(overdue);
    return [
      words.category[category],
      String(open),
      overdue > 0 ? [{ owed }] : owed,
      String(running),
      String(other),
    ];
  });
}

function figureCell(figure: FigureView | undefined): Sentence {
  if (figure === undefined) return [];
  return figure.fraction === null
    ? [{ figure }]
    : [`${figure.fraction}　`, { figure: { ...figure, fraction: null } }];
}

function scopeCells(context: Context, scope: Scope, name: string, href: string | null): Cells {
  const cells = figuresFor(context, scope).map(figureCell);
  return [href ? [{ link: { href, text: name } }] : name, ...cells];
}

/** How many overdue items stand on the page of the city; the rest stand on those of the districts. */
const LISTED = 100;

export function disclosureView(context: Context): DisclosureView {
  const { dataset, lang, urls } = context;
  const words = disclosureWords(lang);
  const published = dataset.published.has('documents');
  const end = monthEnd(dataset.as_of);
  const projects = published ? counted(dataset.projects, end) : [];
  const owed = owedBy(projects, end);
  const units = published ? dataset.units.filter((unit) => unit.projects.length > 0) : [];
  return {
    head: headOf(context, null, words.title, urls.disclosure(), words.lede),
    words,
    headline: headlineOf(context, CITY),
    published,
    overdueTitle: owed.length > 0 ? words.overdueTitle(owed.length) : words.noOverdue,
    overdue: owed.slice(0, LISTED).map((one) => overdueCells(context, one)),
    more: owed.length > LISTED ? words.overdueMore(owed.length - LISTED) : null,
    categories: published ? categoryRows(context, projects, end) : [],
    districts: published
      ? dataset.districts.map((district) =>
          scopeCells(
            context,
            { kind: 'district', id: district.id, district },
            nameOf(district, lang),
            urls.disclosureDistrict(district.id),
          ),
        )
      : [],
    units: units.map((unit) =>
      scopeCells(context, { kind: 'unit', id: unit.id, unit }, nameOf(unit, lang), urls.unit(unit.id)),
    ),
    notes: disclosureNotes(words),
  };
}

function overdueNames(project: Project, end: string, words: DisclosureWords): string[] {
  return owedBy([project], end).map(({ clock }) => words.category[clock.category]);
}

function projectCells(context: Context, project: Project): Cells {
  const { lang, urls } = context;
  const words = disclosureWords(lang);
  // The figures of a project are those of its own page's period: after that nothing of it changes.
  const period = pagePeriod(context, project);
  const scope: Scope = { kind: 'project', id: project.id, project };
  const [rate, , onTime] = figuresFor(context, scope, period);
  const names = overdueNames(project, monthEnd(period), words);
  return [
    [{ link: { href: urls.disclosureProject(project.id), text: nameOf(project, lang) } }],
    figureCell(rate),
    names.length > 0 ? [{ owed: names.join(context.words.comma) }] : words.none,
    figureCell(onTime),
  ];
}

/** Those who owe most first, then in the order of the file. */
function byOwed(projects: readonly Project[], end: string): Project[] {
  const keyed = projects.map((project, index) => ({ project, index, owed: owedBy([project], end).length }));
  return keyed.sort((a, b) => b.owed - a.owed || a.index - b.index).map(({ project }) => project);
}

/** How many pages the list of a district takes. */
export function disclosurePages(context: Context, district: District): number {
  const end = monthEnd(context.dataset.as_of);
  return Math.max(1, Math.ceil(counted(district.projects, end).length / PAGE_SIZE));
}

export function districtDisclosureView(
  context: Context,
  district: District,
  page: number,
): DistrictDisclosureView {
  const { dataset, lang, urls } = context;
  const words = disclosureWords(lang);
  const name = nameOf(district, lang);
  const published = dataset.published.has('documents');
  const end = monthEnd(dataset.as_of);
  const scope: Scope = { kind: 'district', id: district.id, district };
  const projects = published ? byOwed(counted(district.projects, end), end) : [];
  const href = (n: number): string => urls.disclosureDistrict(district.id, n);
  return {
    head: headOf(context, null, words.toDistrict(name), href(page), words.lede),
    words,
    name,
    back: { href: urls.disclosure(), text: words.title },
    headline: [`${name}${context.words.colon}`, ...headlineOf(context, scope)],
    published,
    figures: published ? figuresFor(context, scope) : [],
    projects: projects
      .slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
      .map((project) => projectCells(context, project)),
    pages: pagesOf(context, projects.length, page, href),
    notes: disclosureNotes(words),
  };
}

function categoryCells(context: Context, project: Project, clock: CategoryClock, end: string): Cells {
  const words = disclosureWords(context.lang);
  const state = stateOf(clock, project, end);
  return [
    words.category[clock.category],
    state === 'overdue' ? [{ owed: words.state[state] }] : words.state[state],
    sinceText(clock, context) || context.words.none,
    clock.due?.last ?? context.words.none,
  ];
}

function documentCells(
  context: Context,
  { document, days, limit, ...clock }: DocumentClock,
  end: string,
): Cells {
  const words = disclosureWords(context.lang);
  const { title, url, kind, formed_on, published_on } = document;
  const state = documentState({ document, days, limit, ...clock }, end);
  const allowed = limit === null ? '' : words.limit(limit);
  const verdict = words.document[state];
  return [
    url === null ? title : [{ link: { href: url, text: title } }],
    words.category[kind],
    formed_on ?? words.unstated,
    published_on ?? (url === null ? words.listedOnly : words.unstated),
    days === null ? context.words.none : words.workdays(days),
    [
      state === 'late' ? { owed: verdict } : verdict,
      ...(allowed === '' ? [] : [context.words.comma, allowed]),
    ],
  ];
}

export function projectDisclosureView(context: Context, project: Project): ProjectDisclosureView {
  const { dataset, lang, urls } = context;
  const words = disclosureWords(lang);
  const name = nameOf(project, lang);
  const published = dataset.published.has('documents');
  const period = pagePeriod(context, project);
  const end = monthEnd(period);
  const scope: Scope = { kind: 'project', id: project.id, project };
  const clocks = published ? clockOf(project) : [];
  const known = clocks.flatMap(({ documents }) => documents);
  return {
    head: headOf(
      context,
      null,
      words.projectTitle(name),
      urls.disclosureProject(project.id),
      words.lede,
      dateLine(context, period).slice(0, 1),
    ),
    words,
    crumbs: [
      { href: urls.project(project.id), text: name },
      { href: urls.disclosure(), text: words.title },
      {
        href: urls.disclosureDistrict(project.district.id),
        text: nameOf(project.district, lang),
      },
    ],
    title: words.projectTitle(name),
    headline: headlineOf(context, scope, period),
    published,
    categories: clocks.map((clock) => categoryCells(context, project, clock, end)),
    documents: known.map((one) => documentCells(context, one, end)),
    notes: disclosureNotes(words),
  };
}

/** One line on the page of a project; null where the table of documents is not published. */
export function disclosureLine(context: Context, project: Project): Sentence | null {
  if (!context.dataset.published.has('documents') || project.withdrawn_on !== null) return null;
  const words = disclosureWords(context.lang);
  const period = pagePeriod(context, project);
  const scope: Scope = { kind: 'project', id: project.id, project };
  const names = overdueNames(project, monthEnd(period), words);
  const more = { link: { href: context.urls.disclosureProject(project.id), text: words.lineLink } };
  const rate = context.figure(scope, 'disclosure_rate', period);
  const told: Sentence =
    rate.value === null ? [words.nothingDue] : [words.line, { figure: context.view(rate) }];
  const owed: Sentence =
    names.length > 0 ? [{ owed: words.lineOverdue(names.join(context.words.comma)) }] : [];
  return [...told, ...owed, context.words.stop, more];
}
