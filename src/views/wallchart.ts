/** The wall chart: every road of the campaign, or of one district, on one sheet of A3 or A1. */
import { wrapWords } from '../charts/wrap.ts';
import type { Archive } from '../history/archive.ts';
import type { NoHistory } from '../history/releases.ts';
import { jsonText } from '../export/json.ts';
import { projectSummary } from '../export/projects.ts';
import { formatDate } from '../i18n/format.ts';
import { homeWords } from '../i18n/pages/home.ts';
import { wallchartWords } from '../i18n/pages/wallchart.ts';
import { statusName } from '../i18n/status.ts';
import { STATUSES, type Scope, type Status } from '../measures/types.ts';
import { monthEnd } from '../model/dates.ts';
import type { District, Project } from '../model/types.ts';
import { codeOf, type CodeView } from './board.ts';
import { isLate, nameOf, projectCell } from './cells.ts';
import { contextFor, type Context } from './context.ts';
import { CITY } from './home.ts';
import { headOf } from './page.ts';
import { leaderText } from './posts.ts';
import { withoutPlan } from './programmes.ts';
import type { SinceView } from './board-since.ts';
import type { FigureView, Link, PageHead, ProjectCell, Sentence } from './types.ts';
import { fitWall, type Density, type Part, type Room, type WallZoom } from './wallchart-fit.ts';
import { ranksOf, type RanksView } from './wallchart-ranks.ts';
import { wallSince } from './wallchart-since.ts';

export type Paper = 'a3' | 'a1';

/** Px of paper between head and foot, as `src/styles/wallchart.css` lays the sheets out. */
const ROOM: Readonly<Record<Paper, Room>> = {
  a3: { width: 1508, height: 862 },
  a1: { width: 3096, height: 1810 },
};

export interface WallRow extends ProjectCell {
  readonly unit: string;
  readonly board: string;
}

export interface WallBlock {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly opened: FigureView;
  readonly total: FigureView;
  readonly gap: { readonly text: string; readonly owed: boolean };
  readonly leader: string | null;
  /** All of it as words, to know how much room it takes. */
  readonly beside: string;
  readonly rows: readonly WallRow[];
  readonly rest: boolean;
  /** What is not listed here; empty where everything is. */
  readonly left: string;
  /** How many are not listed, and whether they are all open. */
  readonly out: number;
  readonly onlyOpen: boolean;
}

export interface WallchartView {
  readonly head: PageHead;
  readonly paper: Paper;
  readonly title: string;
  /** A class for long titles. */
  readonly titleSize: string | undefined;
  readonly asOf: string;
  readonly release: string | null;
  readonly opened: FigureView;
  readonly openedWords: Sentence;
  readonly due: Sentence;
  readonly legend: readonly { status: Status; text: string }[];
  readonly code: CodeView;
  readonly zoom: WallZoom;
  readonly density: Density;
  readonly columns: readonly (readonly Part<WallBlock>[])[];
  readonly ranks: RanksView | null;
  readonly how: string;
  /** That not everything is on this sheet, and where the rest is; null where it is. */
  readonly left: string | null;
  readonly checksum: string;
  readonly papers: readonly { id: string; text: string; href: string; current: boolean }[];
  readonly others: readonly Link[];
  readonly since: SinceView;
}

/** Tried in this order until the sheet holds them: every road, those not open, the late ones, none but the counts. */
const SELECTIONS: readonly ((cell: ProjectCell) => boolean)[] = [
  () => true,
  (cell) => !cell.opened && cell.status !== 'withdrawn',
  (cell) => isLate(cell.status),
  () => false,
];

function wallRow(context: Context, project: Project): WallRow {
  const unit = project.lead_unit ?? project.responsible_units[0];
  const cell = projectCell(context, project);
  return {
    ...cell,
    date: cell.opened ? cell.date : `${cell.dateLabel} ${cell.date}`,
    unit: unit ? nameOf(unit, context.lang) : '',
    board: context.urls.board(project.id),
  };
}

type Gap = WallBlock['gap'];

function gapOf(context: Context, scope: Scope, projects: readonly Project[]): Gap {
  const { noun } = context;
  const { districtGap, unplanned } = homeWords(context.lang);
  const without = withoutPlan(context, projects);
  if (without > 0) return { text: unplanned[noun](without), owed: false };
  const gap = (context.figure(scope, 'opened').value ?? 0) - (context.figure(scope, 'due').value ?? 0);
  if (gap === 0) return { text: districtGap.even, owed: false };
  return { text: (gap < 0 ? districtGap.less : districtGap.more)[noun](Math.abs(gap)), owed: gap < 0 };
}

const scopeOf = (district: District): Scope => ({ kind: 'district', id: district.id, district });

/** @param rows of the district that the sheet may show */
function blockOf(context: Context, district: District, rows: readonly WallRow[]): WallBlock {
  const scope = scopeOf(district);
  const name = nameOf(district, context.lang);
  const gap = gapOf(context, scope, district.projects);
  const [opened, total] = [
    context.view(context.figure(scope, 'opened')),
    context.view(context.figure(scope, 'projects')),
  ];
  const words = wallchartWords(context.lang);
  const written = leaderText(district.liaison_leader, context.lang);
  const leader = written === null ? null : `${words.leader} ${written}`;
  return {
    id: district.id,
    name,
    href: context.urls.district(district.id),
    opened,
    total,
    gap,
    leader,
    beside: [`${opened.text} / ${total.text}`, gap.text, leader ?? ''].join('　'),
    rows,
    rest: false,
    left: '',
    out: 0,
    onlyOpen: true,
  };
}

/** A block with those of its rows that are selected; what is left out is counted. */
function selected(context: Context, block: WallBlock, keep: (cell: ProjectCell) => boolean): WallBlock {
  const rows = block.rows.filter(keep);
  const out = block.rows.length - rows.length;
  const onlyOpen = block.rows.every((row) => keep(row) || row.opened);
  const left = out === 0 ? '' : wallchartWords(context.lang).left.see(leftText(context, out, onlyOpen));
  return { ...block, rows, rest: out > 0, out, onlyOpen, left };
}

function leftText({ lang, noun }: Context, out: number, onlyOpen: boolean): string {
  const { left } = wallchartWords(lang);
  return (onlyOpen ? left.open : left.rest)[noun](out);
}

/** What a chart is about. */
interface Subject {
  readonly scope: Scope;
  readonly title: string;
  readonly address: string;
  /** With the release that it names. */
  readonly coded: (release?: string) => string;
  readonly projects: readonly Project[];
  readonly blocks: readonly WallBlock[];
  readonly paper: Paper;
  readonly ranks: RanksView | null;
}

interface Set {
  readonly zoom: WallZoom;
  readonly density: Density;
  readonly columns: readonly (readonly Part<WallBlock>[])[];
  readonly left: string | null;
}

/** Px of the ranks at the end of the last column. */
const closingHeight = (ranks: RanksView | null): number =>
  ranks === null ? 0 : 37 + 27 * Math.ceil(ranks.rows.length / 2);

/** The size at which a title leaves room for the rest of the head: a class, none for the largest. */
function titleSize(title: string): string | undefined {
  if (wrapWords(title, 32, 325, true).length <= 2) return undefined;
  return wrapWords(title, 24, 325, true).length <= 3 ? 't24' : 't18';
}

function setOf(context: Context, { blocks, paper, ranks }: Subject): Set {
  const words = wallchartWords(context.lang);
  const closing = closingHeight(ranks);
  for (const keep of SELECTIONS) {
    const chosen = blocks.map((block) => selected(context, block, keep));
    const set = fitWall(chosen, ROOM[paper], closing, context.lang);
    if (set === null) continue;
    const out = chosen.reduce((sum, block) => sum + block.out, 0);
    const text = leftText(
      context,
      out,
      chosen.every(({ onlyOpen }) => onlyOpen),
    );
    const left = out > 0 ? `${words.left.sheet[context.noun]}${text}${words.left.where}` : null;
    return { ...set, left };
  }
  // More districts than a sheet holds: as many as there is room for.
  const heads = blocks.map((block) => selected(context, block, () => false));
  for (let count = heads.length - 1; count > 0; count--) {
    const set = fitWall(heads.slice(0, count), ROOM[paper], closing, context.lang);
    if (set !== null) return { ...set, left: words.left.more(heads.length - count) };
  }
  return { zoom: 100, density: 'full', columns: [[]], left: words.left.more(heads.length) };
}

function legendOf(context: Context, projects: readonly Project[]): WallchartView['legend'] {
  const counts = new Map<Status, number>();
  for (const project of projects) {
    const { status } = context.judgement(project);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return [...new Set<Status>(['opened', 'ahead', 'on_track', ...STATUSES])]
    .filter((status) => counts.has(status))
    .map((status) => ({ status, text: `${statusName(status, context.lang)} ${counts.get(status)}` }));
}

function dueOf(context: Context, scope: Scope, projects: readonly Project[]): Sentence {
  const { noun, lang } = context;
  const { due: around } = wallchartWords(lang);
  const { short, more, even, unplanned } = homeWords(lang);
  const without = withoutPlan(context, projects);
  if (without > 0) return [unplanned[noun](without)];
  const due = context.figure(scope, 'due');
  const gap = (context.figure(scope, 'opened').value ?? 0) - (due.value ?? 0);
  const [before, after] = around[noun];
  const said: Sentence = gap === 0 ? [even] : gap < 0 ? [{ owed: short[noun](-gap) }] : [more[noun](gap)];
  return [before, { figure: context.view(due) }, after, context.words.comma, ...said];
}

/** Of the roads of one sheet as `projects.json` has them, without the frame of the file: no other road's change alters it. */
function checksumOf({ dataset, judgement, ledger }: Context, projects: readonly Project[]): string {
  const rows = projects.map((one) => projectSummary(one, judgement(one)));
  return ledger.checksum(jsonText({ as_of: dataset.as_of, projects: rows }));
}

function siteTitle({ lang, dataset: { settings } }: Context): string {
  return lang === 'en' && settings.title_en ? settings.title_en : settings.title;
}

function viewOf(context: Context, subject: Subject, archive: Archive | NoHistory): WallchartView {
  const { lang, noun, dataset, urls } = context;
  const words = wallchartWords(lang);
  const { scope, title, paper, projects, ranks } = subject;
  const asOf = monthEnd(dataset.as_of);
  const release = typeof archive === 'string' ? null : (archive.releases[0]?.id ?? null);
  const how = words.how.text[noun](formatDate(asOf, lang, 'short'));
  const total = context.view(context.figure(scope, 'projects'));
  const [before, after] = words.opened[noun];
  return {
    head: headOf(context, null, title, subject.address),
    paper,
    title,
    titleSize: titleSize(title),
    asOf,
    release,
    opened: context.view(context.figure(scope, 'opened')),
    openedWords: [before, { figure: total }, after],
    due: dueOf(context, scope, projects),
    legend: legendOf(context, projects),
    code: codeOf(context, subject.coded(release ?? undefined), words.scan[noun]),
    ...setOf(context, subject),
    ranks,
    how,
    checksum: checksumOf(context, projects),
    papers: (['a3', 'a1'] as const).map((id) => ({
      id,
      text: words.papers[id],
      href: urls.wallchart(id),
      current: scope.kind === 'city' && paper === id,
    })),
    others: dataset.districts
      .filter((district) => district.projects.length > 0)
      .map((district) => ({
        href: urls.wallchartDistrict(district.id),
        text: words.district(nameOf(district, lang)),
        current: scope.kind === 'district' && scope.id === district.id,
      })),
    since: wallSince(context, archive),
  };
}

/** The whole campaign. */
export function wallchartView(context: Context, archive: Archive | NoHistory, paper: Paper): WallchartView {
  const { dataset, urls, lang } = context;
  const blocks = dataset.districts
    .filter((district) => district.projects.length > 0)
    .map((district) =>
      blockOf(
        context,
        district,
        district.projects.map((project) => wallRow(context, project)),
      ),
    );
  return viewOf(
    context,
    {
      scope: CITY,
      title: wallchartWords(lang).titleOf(siteTitle(context)),
      address: urls.wallchart(paper),
      coded: (release) => urls.wallchart('a3', release),
      projects: dataset.projects,
      blocks,
      paper,
      ranks: ranksOf(context),
    },
    archive,
  );
}

/** How many roads go on one sheet of a district: all, or as many as the smallest type holds. */
function sheetsOf(context: Context, district: District): (readonly WallRow[])[] {
  const rows = district.projects.map((project) => wallRow(context, project));
  const block = blockOf(context, district, rows);
  const fits = (some: readonly WallRow[]): boolean =>
    fitWall([{ ...block, rows: some }], ROOM.a3, 0, context.lang) !== null;
  const sheets: (readonly WallRow[])[] = [];
  let from = 0;
  while (from < rows.length) {
    let size = rows.length - from;
    while (size > 1 && !fits(rows.slice(from, from + size))) size = Math.min(size - 1, Math.ceil(size * 0.9));
    sheets.push(rows.slice(from, from + size));
    from += size;
  }
  return sheets;
}

const counted = new WeakMap<Context, Map<District, (readonly WallRow[])[]>>();

/** The rows of a district sheet by sheet, remembered: each of its pages asks. */
export function districtSheets(context: Context, district: District): (readonly WallRow[])[] {
  let known = counted.get(context);
  if (known === undefined) counted.set(context, (known = new Map()));
  let sheets = known.get(district);
  if (sheets === undefined) known.set(district, (sheets = sheetsOf(context, district)));
  return sheets;
}

const twins = new WeakMap<Context, Context>();

/** English words need more room, so a district may have more sheets in one language: a sheet without twin has the last. */
function twinOf(context: Context, district: District, sheet: number): string | null {
  const { dataset, ledger, base, lang } = context;
  if (dataset.settings.languages.length < 2) return null;
  let other = twins.get(context);
  if (other === undefined)
    twins.set(context, (other = contextFor(dataset, ledger, base, lang === 'zh' ? 'en' : 'zh')));
  const last = sheet === 1 ? 1 : districtSheets(other, district).length;
  return other.urls.wallchartDistrict(district.id, Math.min(sheet, last));
}

/** One district, sheet by sheet where one does not hold it. @param sheet from 1 */
export function districtWallchartView(
  context: Context,
  archive: Archive | NoHistory,
  district: District,
  sheet: number,
): WallchartView {
  const { urls, lang } = context;
  const words = wallchartWords(lang);
  const sheets = districtSheets(context, district);
  const name = words.titleOf(nameOf(district, lang));
  const title = sheets.length > 1 ? `${name} · ${words.sheet(sheet, sheets.length)}` : name;
  const view = viewOf(
    context,
    {
      scope: scopeOf(district),
      title,
      address: urls.wallchartDistrict(district.id, sheet),
      coded: (release) => urls.wallchartDistrict(district.id, sheet, release),
      projects: district.projects,
      blocks: [blockOf(context, district, sheets[sheet - 1] ?? [])],
      paper: 'a3',
      ranks: null,
    },
    archive,
  );
  return { ...view, head: { ...view.head, twin: twinOf(context, district, sheet) } };
}
