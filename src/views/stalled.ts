/** Projects that stand still or are slow: since when, for how long nothing has moved, who is awaited, what comes next. */
import { afterCount } from '../i18n/format.ts';
import { stalledWords, type StalledWords } from '../i18n/pages/stalled.ts';
import { becauseSentence, statusName } from '../i18n/status.ts';
import { isLate, lastRise, lateSince } from '../measures/lateness.ts';
import type { Judgement, Scope } from '../measures/types.ts';
import { monthsBetween } from '../model/dates.ts';
import type { District, Project, Report } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { CITY } from './home.ts';
import { byDeadline } from './duties.ts';
import { headOf, PAGE_SIZE, pagesOf } from './page.ts';
import { openIssues } from './project-issues.ts';
import { rowAddress, type RowSource } from './table-rows.ts';
import { takeOf, textCell, type PageCell, type PageTake } from './take.ts';
import type { Link, PageHead, Piece, Sentence } from './types.ts';

export interface StalledView {
  head: PageHead;
  words: StalledWords;
  crumbs: readonly Link[];
  headline: Sentence;
  listTitle: string;
  /** Null where nothing is late. */
  list: PageTake | null;
  /** Where not all are listed. */
  more: string | null;
  pages: readonly Link[];
  rule: Link;
  /** Rows of tables: of the city only. */
  districts: readonly (readonly (Sentence | string)[])[];
  units: readonly (readonly (Sentence | string)[])[];
  months: readonly (readonly (Sentence | string)[])[];
}

/** One late project. */
interface Late {
  project: Project;
  judgement: Judgement;
  since: Month;
  rise: Report | null;
  /** Months from the last progress to the period; null where none was ever reported. */
  still: number | null;
}

const known = new WeakMap<Context['dataset'], readonly Late[]>();

/** All late projects, the longest without progress first, then the longest late, then in the order of the file. */
function lateProjects(context: Context): readonly Late[] {
  const { dataset } = context;
  let all = known.get(dataset);
  if (all === undefined) {
    const found = dataset.projects.flatMap((project): Late[] => {
      const judgement = context.judgement(project, dataset.as_of);
      if (!isLate(judgement.status)) return [];
      const rise = lastRise(project, dataset.as_of);
      const still = rise === null ? null : monthsBetween(rise.period, dataset.as_of).length - 1;
      return [{ project, judgement, since: lateSince(project, dataset.as_of, dataset), rise, still }];
    });
    // Where nothing was ever reported nothing says that it stands: it comes after those that are known to.
    all = found.toSorted(
      (a, b) => (b.still ?? -1) - (a.still ?? -1) || (a.since < b.since ? -1 : a.since > b.since ? 1 : 0),
    );
    known.set(dataset, all);
  }
  return all;
}

/** Most rows that a sentence of evidence points at. */
const ROWS = 2;

function evidence(context: Context, source: RowSource | null, { judgement }: Late): Sentence {
  const words = stalledWords(context.lang);
  const why = becauseSentence(judgement, context.lang);
  const links = judgement.rows.slice(0, ROWS).flatMap((row): Piece[] => {
    const number = source?.rowNumber(row.table, row) ?? null;
    if (number === null) return [];
    const text = words.row(context.words.table(row.table), number);
    return [' ', { link: { href: rowAddress(context, row.table, number), text } }];
  });
  return [why, ...links];
}

/** Whoever an open issue waits for, with its deadline; or else the responsible or the lead unit. */
function awaited(context: Context, { project }: Late): Sentence {
  const { lang, dataset, words: common } = context;
  const words = stalledWords(lang);
  const [issue] = openIssues(project, dataset.as_of)
    .filter((one) => one.responsible_unit !== null)
    .sort(byDeadline);
  if (issue?.responsible_unit) {
    const due = issue.due_on === null ? '' : `${common.comma}${words.until(issue.due_on)}`;
    return [{ owed: nameOf(issue.responsible_unit, lang) }, `${common.colon}${issue.title}${due}`];
  }
  const unit = project.responsible_units[0] ?? project.lead_unit;
  return [unit ? nameOf(unit, lang) : words.nobody];
}

function next(context: Context, { project }: Late): string {
  const words = stalledWords(context.lang);
  const report = project.reports.findLast(({ period }) => period <= context.dataset.as_of);
  const step = report?.next_step ?? words.noNext;
  return report?.forecast_end
    ? `${step.replace(/[。.；;]$/, '')}${context.words.semicolon}${words.expected(report.forecast_end)}`
    : step;
}

function sinceText(context: Context, { since }: Late): string {
  const first = context.dataset.periods[0];
  return since === first ? stalledWords(context.lang).sinceFirst(since) : since;
}

function stillText(words: StalledWords, { still, rise }: Late): string {
  if (still === null || rise === null) return words.neverMoved;
  return still === 0 ? words.thisMonth : words.months(still);
}

function cellsOf(context: Context, source: RowSource | null, late: Late): PageCell[] {
  const { lang, urls } = context;
  const words = stalledWords(lang);
  const { project, judgement, still, rise } = late;
  const name = nameOf(project, lang);
  const why = evidence(context, source, late);
  const waiting = awaited(context, late);
  const plain = (sentence: Sentence): string =>
    sentence
      .map((piece) => (typeof piece === 'string' ? piece : 'owed' in piece ? piece.owed : ''))
      .join('')
      .trim();
  const moved = rise === null || still === 0 ? '' : `${context.words.comma}${words.lastIn(rise.period)}`;
  return [
    textCell(project.id),
    textCell(name, [{ link: { href: urls.project(project.id), text: `${project.plate} ${name}` } }]),
    textCell(nameOf(project.district, lang), [
      { link: { href: urls.district(project.district.id), text: nameOf(project.district, lang) } },
    ]),
    {
      ...textCell(statusName(judgement.status, lang), [{ owed: statusName(judgement.status, lang) }]),
      owed: true,
    },
    textCell(sinceText(context, late)),
    {
      text: stillText(words, late),
      value: still,
      shown: [
        still === null || still === 0 ? stillText(words, late) : { strong: stillText(words, late) },
        moved,
      ],
    },
    textCell(rise?.period ?? ''),
    textCell(becauseSentence(judgement, lang), why),
    textCell(plain(waiting), waiting),
    textCell(next(context, late)),
  ];
}

function listOf(
  context: Context,
  source: RowSource | null,
  shown: readonly Late[],
  address: string,
): PageTake {
  const { lang, dataset, noun } = context;
  const { columns, take } = stalledWords(lang);
  return takeOf(context, {
    path: STALLED_PATH,
    title: take(dataset.as_of),
    period: dataset.as_of,
    address,
    columns: [
      { id: 'id', name: columns.id, unit: null, filesOnly: true },
      { id: 'project', name: columns.project[noun], unit: null },
      { id: 'district', name: columns.district, unit: null },
      { id: 'status', name: columns.status, unit: null },
      { id: 'since', name: columns.since, unit: null },
      { id: 'months_without_progress', name: columns.still, unit: null },
      { id: 'last_progress', name: columns.lastMoved, unit: null, filesOnly: true },
      { id: 'evidence', name: columns.why, unit: null },
      { id: 'awaited', name: columns.awaited, unit: null },
      { id: 'next', name: columns.next, unit: null },
    ],
    rows: shown.map((late) => cellsOf(context, source, late)),
  });
}

/** The list as it can be taken: every project of the city. */
const STALLED_PATH = 'stalled';

/** Null where nothing is late. */
export function stalledTake(context: Context): PageTake | null {
  const all = lateProjects(context);
  return all.length === 0 ? null : listOf(context, null, all, context.urls.stalled());
}

function headlineOf(context: Context, scope: Scope): Sentence {
  const { noun, lang, dataset, words: common } = context;
  const words = stalledWords(lang);
  const late = context.figure(scope, 'late');
  if ((late.value ?? 0) === 0) return [words.none[noun], common.stop];
  const unmoved = context.figure(scope, 'unmoved');
  const [before, after] = words.unmoved[noun];
  const still: Piece[] =
    (unmoved.value ?? 0) === 0
      ? []
      : [before, { figure: context.view(unmoved) }, after(dataset.settings.thresholds.stalled_months)];
  return [
    { figure: context.view(late) },
    afterCount(late.value, words.headline[noun]),
    ...still,
    common.stop,
  ];
}

/** Late, without progress, all projects: of a scope at a period. */
function counts(context: Context, scope: Scope, period: Month = context.dataset.as_of): Sentence[] {
  return ['late', 'unmoved', 'projects'].map((id) => [
    { figure: context.view(context.figure(scope, id, period)) },
  ]);
}

const valueOf = (context: Context, scope: Scope): number => context.figure(scope, 'late').value ?? 0;

function districtRows(context: Context): StalledView['districts'] {
  return context.dataset.districts
    .filter(({ projects }) => projects.length > 0)
    .map((district) => ({ district, scope: { kind: 'district', id: district.id, district } as const }))
    .sort((a, b) => valueOf(context, b.scope) - valueOf(context, a.scope))
    .map(({ district, scope }) => [
      [{ link: { href: context.urls.stalled(district.id), text: nameOf(district, context.lang) } }],
      ...counts(context, scope),
    ]);
}

/** Units with a late project, the most first. */
function unitRows(context: Context): StalledView['units'] {
  return context.dataset.units
    .map((unit) => ({ unit, scope: { kind: 'unit', id: unit.id, unit } as const }))
    .filter(({ scope }) => valueOf(context, scope) > 0)
    .sort((a, b) => valueOf(context, b.scope) - valueOf(context, a.scope))
    .map(({ unit, scope }) => [
      [{ link: { href: context.urls.unit(unit.id), text: nameOf(unit, context.lang) } }],
      ...counts(context, scope),
    ]);
}

/** At most three years, the newest first. */
function monthRows(context: Context): StalledView['months'] {
  return context.dataset.periods
    .toReversed()
    .slice(0, 36)
    .map((period) => [
      [{ link: { href: context.urls.digests(period), text: period } }],
      ...counts(context, CITY, period),
    ]);
}

/** The page of the city. */
export function stalledView(context: Context, source: RowSource | null): StalledView {
  const { urls, lang } = context;
  const words = stalledWords(lang);
  const all = lateProjects(context);
  const address = urls.stalled();
  return {
    head: headOf(context, null, words.title, address),
    words,
    crumbs: [],
    headline: headlineOf(context, CITY),
    listTitle: words.list(all.length),
    list: all.length === 0 ? null : listOf(context, source, all.slice(0, PAGE_SIZE), address),
    more: all.length > PAGE_SIZE ? words.shown(PAGE_SIZE, all.length) : null,
    pages: [],
    rule: { href: urls.methodology('late'), text: words.rule },
    districts: districtRows(context),
    units: unitRows(context),
    months: monthRows(context),
  };
}

function lateIn(context: Context, district: District): readonly Late[] {
  return lateProjects(context).filter(({ project }) => project.district === district);
}

/** How many pages those of a district fill; one where there are none. */
export function stalledPages(context: Context, district: District): number {
  return Math.max(1, Math.ceil(lateIn(context, district).length / PAGE_SIZE));
}

/** A page of those of one district. */
export function districtStalledView(
  context: Context,
  source: RowSource | null,
  district: District,
  page: number,
): StalledView {
  const { urls, lang } = context;
  const words = stalledWords(lang);
  const late = lateIn(context, district);
  const address = urls.stalled(district.id, page);
  const name = nameOf(district, lang);
  const shown = late.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return {
    head: headOf(context, null, words.titleOf(name), address),
    words,
    crumbs: [
      { href: urls.stalled(), text: words.title },
      { href: urls.district(district.id), text: name },
    ],
    headline: [
      `${name}${context.words.colon}`,
      ...headlineOf(context, { kind: 'district', id: district.id, district }),
    ],
    listTitle: words.list(late.length),
    list: late.length === 0 ? null : listOf(context, source, shown, address),
    more: null,
    pages: pagesOf(context, late.length, page, (n) => urls.stalled(district.id, n)),
    rule: { href: urls.methodology('late'), text: words.rule },
    districts: [],
    units: [],
    months: [],
  };
}
