/** What others put into their pages: one project, one district, one ranking, each with its source. */
import type { Archive } from '../history/archive.ts';
import type { FigureHistory } from '../history/figure-history.ts';
import type { NoHistory } from '../history/releases.ts';
import { afterCount, formatDate, formatFigure, formatPercent } from '../i18n/format.ts';
import { embedWords, type EmbedWords } from '../i18n/pages/embed.ts';
import { projectWords } from '../i18n/pages/project.ts';
import { statusName } from '../i18n/status.ts';
import { measure } from '../measures/catalog.ts';
import { decimal } from '../measures/exact.ts';
import type { Scope, Status } from '../measures/types.ts';
import { monthEnd } from '../model/dates.ts';
import type { District, Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import type { EmbedKind } from '../urls.ts';
import { drawable, isLate, nameOf, spanOf } from './cells.ts';
import type { Context } from './context.ts';
import {
  districtStates,
  figuresStates,
  projectStates,
  type DistrictState,
  type FiguresState,
  type ProjectState,
} from './embed-frozen.ts';
import { headOf } from './page.ts';
import { pagePeriod } from './period.ts';
import { whenOf } from './project-answers.ts';
import type { FigureView, Link, PageHead } from './types.ts';

/** What a release said, in lines. */
interface FrozenView {
  release: string;
  /** That it is old, or only fixed. */
  note: string;
  answer: string | null;
  lines: readonly string[];
  /** Of a ranking, with the names of its columns. */
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** Code to copy. */
interface EmbedCode {
  label: string;
  about: string;
  code: string;
}

/** What every embed carries. */
export interface EmbedFrame {
  lang: 'zh' | 'en';
  title: string;
  address: string;
  /** The page that it is taken from. */
  source: { href: string; text: string };
  asOf: string;
  publisher: string;
  demo: string | null;
  meta: readonly { name: string; content: string }[];
  canonical: string | null;
  words: EmbedWords;
  frozen: readonly FrozenView[];
  codes: readonly EmbedCode[];
  /** Said with the code where the site has no address of its own. */
  noBase: string | null;
}

export interface ProjectEmbed extends EmbedFrame {
  name: string;
  span: string | null;
  status: Status;
  statusWord: string;
  late: boolean;
  actual: number | null;
  planned: number | null;
  answer: string;
  progress: FigureView | null;
}

export interface DistrictEmbed extends EmbedFrame {
  name: string;
  total: FigureView;
  opened: FigureView;
  strip: { opened: number; due: number | null; total: number };
}

export interface RankingEmbed extends EmbedFrame {
  columns: readonly string[];
  rows: readonly { rank: FigureView | null; name: string; values: readonly FigureView[] }[];
  more: string | null;
}

/** How many rows of a ranking a frame holds. */
const ROWS = 20;

/** A height that holds the content at 320 pixels; a frame cannot grow by itself without script. */
function heightOf(kind: EmbedKind, rows: number): number {
  return kind === 'rankings' ? 200 + 31 * rows : 260;
}

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The code of a frame; the title tells those who do not see it what is inside. */
function frameCode(address: string, title: string, height: number): string {
  return `<iframe src="${attribute(address)}" title="${attribute(title)}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>`;
}

function siteTitle({ lang, dataset: { settings } }: Context): string {
  return lang === 'en' && settings.title_en ? settings.title_en : settings.title;
}

/** Code that follows the site, and code that stays with what the newest state said. */
function codesOf(
  context: Context,
  kind: EmbedKind,
  id: string,
  title: string,
  release: string | null,
): EmbedCode[] {
  const words = embedWords(context.lang);
  const rows = Math.min(ROWS, context.dataset.districts.length);
  const named = `${title} · ${siteTitle(context)}`;
  const code = (anchor?: string): string =>
    frameCode(context.absolute(context.urls.embed(kind, id, anchor)), named, heightOf(kind, rows));
  const live = { label: words.live, about: words.liveAbout, code: code() };
  if (release === null) return [live];
  return [live, { label: words.frozen, about: words.frozenAbout, code: code(release) }];
}

interface FrameInput {
  kind: EmbedKind;
  id: string;
  title: string;
  source: string;
  period: Month;
  frozen: readonly FrozenView[];
}

function frameOf(context: Context, { kind, id, title, source, period, frozen }: FrameInput): EmbedFrame {
  const { lang, urls, dataset, words: common } = context;
  const { settings } = dataset;
  const words = embedWords(lang);
  return {
    lang,
    title,
    address: urls.embed(kind, id),
    source: { href: source, text: siteTitle(context) },
    asOf: words.asOf(monthEnd(period)),
    publisher: lang === 'en' && settings.publisher_en ? settings.publisher_en : settings.publisher,
    demo: settings.demo ? common.demo : null,
    meta: Object.entries(settings.government_meta).map(([name, content]) => ({ name, content })),
    canonical: settings.base_url ? context.absolute(source) : null,
    words,
    // What the newest of them says still holds.
    frozen: frozen.map((one, index) =>
      index === frozen.length - 1 ? { ...one, note: words.fixed(one.release) } : one,
    ),
    codes: codesOf(context, kind, id, title, frozen.at(-1)?.release ?? null),
    noBase: settings.base_url ? null : words.noBase,
  };
}

function projectAnswer(context: Context, state: ProjectState): string {
  const { lang, noun } = context;
  const words = projectWords(lang);
  const own = embedWords(lang);
  const date = (text: string): string => formatDate(text, lang);
  if (state.withdrawn_on) return words.withdrawn(date(state.withdrawn_on));
  if (state.actual_end) return words.opened[noun](date(state.actual_end));
  const expected = state.report?.forecast_end;
  const when = expected
    ? own.expected(date(expected))
    : state.planned_end
      ? own.planned(date(state.planned_end))
      : words.undecided[noun];
  return `${words.notOpen[noun]}${context.words.comma}${when}`;
}

function frozenProject(context: Context, state: ProjectState): FrozenView {
  const { lang, words: common } = context;
  const words = embedWords(lang);
  const { report } = state;
  const lines = [
    report === null
      ? words.noReport
      : report.progress === null
        ? words.reported(report.period)
        : `${words.progress} ${formatPercent(decimal(report.progress), lang)}${common.comma}${words.reported(report.period)}`,
    ...(state.period === null ? [] : [words.asOf(monthEnd(state.period))]),
  ];
  return {
    release: state.release,
    note: words.old(state.release),
    answer: projectAnswer(context, state),
    lines,
    columns: [],
    rows: [],
  };
}

export function projectEmbed(context: Context, archive: Archive | NoHistory, project: Project): ProjectEmbed {
  const { lang, urls } = context;
  const period = pagePeriod(context, project);
  const scope: Scope = { kind: 'project', id: project.id, project };
  const judgement = context.judgement(project, period);
  const parts = { context, project, words: projectWords(lang), scope, period, judgement };
  const name = nameOf(project, lang);
  const figure = context.figure(scope, 'progress', period);
  const statusWord = statusName(judgement.status, lang);
  const frozen = projectStates(archive, project).map((state) => frozenProject(context, state));
  return {
    ...frameOf(context, {
      kind: 'projects',
      id: project.id,
      title: name,
      source: urls.project(project.id),
      period,
      frozen,
    }),
    name,
    span: spanOf(project),
    status: judgement.status,
    statusWord,
    late: isLate(judgement.status),
    actual: judgement.status === 'opened' ? 100 : drawable(judgement.actual),
    planned: drawable(judgement.planned),
    answer: whenOf(parts).answer,
    progress: figure.value === null ? null : context.view(figure),
  };
}

function frozenDistrict(context: Context, { release, period, opened, total }: DistrictState): FrozenView {
  const words = embedWords(context.lang);
  const [between, after] = words.counts[context.noun];
  return {
    release,
    note: words.old(release),
    answer: `${total} ${afterCount(total, between)}${opened}${after}`.replace('  ', ' '),
    lines: [words.asOf(monthEnd(period))],
    columns: [],
    rows: [],
  };
}

export function districtEmbed(
  context: Context,
  archive: Archive | NoHistory,
  district: District,
): DistrictEmbed {
  const { lang, urls, dataset } = context;
  const scope: Scope = { kind: 'district', id: district.id, district };
  const name = nameOf(district, lang);
  const opened = context.figure(scope, 'opened');
  const total = context.figure(scope, 'projects');
  const states = districtStates(archive, district, dataset.projects);
  return {
    ...frameOf(context, {
      kind: 'districts',
      id: district.id,
      title: name,
      source: urls.district(district.id),
      period: dataset.as_of,
      frozen: states.map((state) => frozenDistrict(context, state)),
    }),
    name,
    total: context.view(total),
    opened: context.view(opened),
    strip: {
      opened: opened.value ?? 0,
      due: context.figure(scope, 'due').value,
      total: total.value ?? 0,
    },
  };
}

const RANKED = ['rank', 'opened_rate', 'score'] as const;

/** The ranking as a release said it, in the order of ranks. */
function frozenRanking(
  context: Context,
  { release, values }: FiguresState,
  districts: readonly District[],
): FrozenView {
  const { lang } = context;
  const words = embedWords(lang);
  const rows = districts.flatMap((district, index) => {
    const [rank, opened, score] = values.slice(index * RANKED.length, (index + 1) * RANKED.length);
    if (opened === undefined && score === undefined) return [];
    const place = rank ? formatFigure({ exact: rank, unit: 'rank' }, lang) : words.unranked;
    const cells = [
      place,
      nameOf(district, lang),
      formatFigure({ exact: opened ?? null, unit: 'percent' }, lang),
      formatFigure({ exact: score ?? null, unit: 'score' }, lang),
    ];
    return [{ rank: rank ? rank.valueOf() : Infinity, cells }];
  });
  const ordered = rows.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  return {
    release,
    note: words.old(release),
    answer: null,
    lines: [],
    columns: [words.rank, words.unit, ...RANKED.slice(1).map((id) => measure(id)?.name[lang] ?? id)],
    rows: ordered.slice(0, ROWS).map(({ cells }) => cells),
  };
}

/** What was published before; without it nothing is fixed at a release. */
export interface Past {
  archive: Archive | NoHistory;
  figures: FigureHistory | null;
}

export function rankingEmbed(context: Context, { archive, figures }: Past, period: Month): RankingEmbed {
  const { lang, urls, dataset } = context;
  const words = embedWords(lang);
  const group = context.ranking(period).groups.find((one) => one.group === 'district');
  const entries = group?.entries ?? [];
  const byId = new Map(dataset.districts.map((district) => [district.id, district]));
  const rows = entries.slice(0, ROWS).flatMap((entry) => {
    const district = byId.get(entry.id);
    if (district === undefined) return [];
    const scope: Scope = { kind: 'district', id: entry.id, district };
    const view = (id: string): FigureView => context.view(context.figure(scope, id, period));
    return [
      {
        rank: entry.rank === null ? null : view('rank'),
        name: nameOf(district, lang),
        values: RANKED.slice(1).map(view),
      },
    ];
  });
  const ids = dataset.districts.flatMap(({ id }) => RANKED.map((one) => `district:${id}/${one}@${period}`));
  const states = figuresStates(archive, figures, ids);
  const [first] = rows;
  return {
    ...frameOf(context, {
      kind: 'rankings',
      id: period,
      title: words.ranking(words.districts, period),
      source: urls.ranking(period),
      period,
      frozen: states.map((state) => frozenRanking(context, state, dataset.districts)),
    }),
    columns: [words.rank, words.unit, ...(first?.values.map(({ name }) => name) ?? [])],
    rows,
    more: entries.length > ROWS ? words.more(entries.length - ROWS) : null,
  };
}

/** Something that can be embedded, with its code. */
export interface EmbedItem {
  name: string;
  look: Link;
  codes: readonly EmbedCode[];
}

export interface EmbedsView {
  head: PageHead;
  words: EmbedWords;
  noBase: string | null;
  example: Link | null;
  districts: readonly EmbedItem[];
  ranking: EmbedItem;
}

/** How to embed: the code of every district and of the newest ranking; a project's own code stands with it. */
export function embedsView(context: Context, past: Past): EmbedsView {
  const { lang, urls, dataset } = context;
  const words = embedWords(lang);
  const item = (kind: EmbedKind, id: string, name: string, codes: readonly EmbedCode[]): EmbedItem => ({
    name,
    look: { href: urls.embed(kind, id), text: words.look },
    codes,
  });
  const [project] = dataset.projects;
  const title = words.ranking(words.districts, dataset.as_of);
  return {
    head: headOf(context, null, words.title, urls.embeds(), words.lede),
    words,
    noBase: dataset.settings.base_url ? null : words.noBase,
    example: project
      ? { href: urls.embed('projects', project.id, 'code'), text: nameOf(project, lang) }
      : null,
    districts: dataset.districts.map((district) => {
      const release = districtStates(past.archive, district, dataset.projects).at(-1)?.release ?? null;
      const name = nameOf(district, lang);
      return item('districts', district.id, name, codesOf(context, 'districts', district.id, name, release));
    }),
    ranking: item('rankings', dataset.as_of, title, rankingEmbed(context, past, dataset.as_of).codes),
  };
}
