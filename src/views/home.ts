/** The home page: how many are open, how many should be, who is late, what changed this month. */
import { afterCount, formatDate } from '../i18n/format.ts';
import { homeWords, type HomeWords } from '../i18n/pages/home.ts';
import { statusName } from '../i18n/status.ts';
import { STATUSES, type Scope, type Status } from '../measures/types.ts';
import { lastDay, monthEnd } from '../model/dates.ts';
import type { District, Programme } from '../model/types.ts';
import { byUrgency, isLate, nameOf, projectCell } from './cells.ts';
import type { Context } from './context.ts';
import { homeMap, type PlacedMap } from './map-places.ts';
import { changesOf, type MonthChanges } from './month.ts';
import { feedsOf } from './follow.ts';
import { instrumentsView, type InstrumentsView } from './instruments.ts';
import { dateLine, nextDue } from './page.ts';
import { withoutPlan } from './programmes.ts';
import { announcedExtract, type AnnouncedExtract } from './announced.ts';
import { programmesTake } from './take-tables.ts';
import { burnUps, type TrendTake } from './take-trend.ts';
import type { PageTake } from './take.ts';
import { siteData } from './structured.ts';
import { listTabs } from './lists.ts';
import type { FigureView, Link, PageHead, ProjectCell, Sentence } from './types.ts';

/** Above this the page lists only what is late; the rest stands on the district pages. */
const MANY = 300;

export const CITY: Scope = { kind: 'city', id: 'city' };

interface CampaignStripView {
  total: number;
  opened: number;
  /** Null where some project has no planned end. */
  due: number | null;
  startText: string;
  endText: string;
  openedText: string;
  dueText: string | null;
  shortText: string | null;
  yearEnds: readonly { at: number; text: string }[];
  label: string;
}

export interface DistrictBlock {
  id: string;
  name: string;
  href: string;
  opened: FigureView;
  total: FigureView;
  gapText: string;
  owed: boolean;
  cells: readonly ProjectCell[];
  strip: { opened: number; due: number | null; total: number };
}

export interface HomeView {
  head: PageHead;
  headline: Sentence;
  lede: Sentence;
  strip: CampaignStripView;
  tabs: readonly Link[];
  legend: readonly { status: Status; word: string; count: number }[];
  districts: readonly DistrictBlock[];
  many: boolean;
  notOpen: { title: string; cells: readonly ProjectCell[] };
  doneTitle: string;
  late: readonly ProjectCell[];
  /** What is said where none is late. */
  lateNone: string;
  /** Null where no road is on the map. */
  map: PlacedMap | null;
  changed: MonthChanges;
  instruments: InstrumentsView;
  /** Null where nothing was announced. */
  announced: AnnouncedExtract | null;
  /** Null where there are none. */
  programmes: PageTake | null;
  burnUps: readonly TrendTake[];
  /** What to say, by script, once the next period is overdue; null for a demonstration or without a due day. */
  stale: { due: string; since: string; owed: string; text: string } | null;
}

/** The one programme at the top, where there is just one: its dates frame the campaign. */
function mainProgramme(context: Context): Programme | null {
  const top = context.dataset.programmes.filter((p) => p.parent === null && p.projects.length > 0);
  return top.length === 1 ? (top[0] ?? null) : null;
}

export function headlineOf(context: Context, words: HomeWords): Sentence {
  const { noun, lang } = context;
  const projects = context.figure(CITY, 'projects');
  const opened = context.figure(CITY, 'opened');
  const rest = (projects.value ?? 0) - (opened.value ?? 0);
  if (rest === 0 && (projects.value ?? 0) > 0) {
    const dates = context.dataset.projects.map((p) => p.actual_end ?? '').sort();
    const { before } = words.finished;
    return [
      before[noun],
      { figure: context.view(projects) },
      afterCount(projects.value, words.finished[noun](formatDate(dates.at(-1) ?? '', lang))),
    ];
  }
  const [a, b, c, d] = words.headline[noun];
  return [
    a,
    { figure: context.view(projects) },
    afterCount(projects.value, b),
    { figure: context.view(opened) },
    c,
    { strong: String(rest) },
    d,
  ];
}

function difference(opened: number, due: number, words: HomeWords, noun: Context['noun']): Sentence {
  if (opened === due) return [words.even];
  return opened < due ? [{ owed: words.short[noun](due - opened) }] : [words.more[noun](opened - due)];
}

function ledeOf(context: Context, words: HomeWords): Sentence {
  const { noun, lang, dataset } = context;
  const due = context.figure(CITY, 'due');
  const opened = context.figure(CITY, 'opened').value ?? 0;
  const total = context.figure(CITY, 'projects').value ?? 0;
  const [a, b, c] = words.due[noun];
  const pieces: (string | Sentence)[] = [];
  const unplanned = withoutPlan(context, dataset.projects);
  if (dataset.projects.length > unplanned)
    pieces.push([
      a,
      formatDate(monthEnd(dataset.as_of), lang, 'short'),
      b,
      { figure: context.view(due) },
      c,
      context.words.comma,
      ...(unplanned > 0
        ? [words.unplanned[noun](unplanned)]
        : difference(opened, due.value ?? 0, words, noun)),
      context.words.stop,
    ]);
  const programme = mainProgramme(context);
  const clauses: string[] = [];
  if (
    programme?.target_count !== null &&
    programme?.target_count !== undefined &&
    programme.target_count !== total
  )
    clauses.push(words.target[noun](programme.target_count));
  if (programme?.end) clauses.push(words.deadline(formatDate(programme.end, lang)));
  const blocked = dataset.projects.filter((p) => context.judgement(p).status === 'blocked').length;
  if (blocked > 0) clauses.push(words.blocked[noun](blocked));
  if (clauses.length > 0) {
    const text = clauses.join(context.words.semicolon) + context.words.stop;
    // English sentences are set apart by a space and begin with a capital.
    pieces.push([lang === 'en' ? ` ${text.charAt(0).toUpperCase()}${text.slice(1)}` : text]);
  }
  return pieces.flat();
}

function stripOf(context: Context, words: HomeWords): CampaignStripView {
  const { dataset, lang } = context;
  const value = (id: string, period = dataset.as_of): number => context.figure(CITY, id, period).value ?? 0;
  const unit = context.words.noun[context.noun];
  const counted = (n: number): string => (unit === '' ? String(n) : `${n} ${unit}`);
  const programme = mainProgramme(context);
  const opened = value('opened');
  const due = withoutPlan(context, dataset.projects) > 0 ? null : value('due');
  const total = value('projects');
  const year = Number(dataset.as_of.slice(0, 4));
  const first = Number((programme?.start ?? dataset.periods[0] ?? dataset.as_of).slice(0, 4));
  const years = Array.from({ length: Math.max(0, Math.min(year - first, 6)) }, (_, index) =>
    String(year - 1 - index),
  ).reverse();
  const end = programme?.end ? lastDay(programme.end) : null;
  return {
    total,
    opened,
    due,
    startText: programme?.start
      ? words.strip.start(formatDate(programme.start.slice(0, 7), lang, 'iso'))
      : '',
    endText: end ? words.strip.end(end, counted(total)) : counted(total),
    openedText: words.strip.opened(counted(opened)),
    dueText:
      due === null ? null : words.strip.due(formatDate(monthEnd(dataset.as_of), lang, 'short'), counted(due)),
    shortText: due !== null && opened < due ? words.short[context.noun](due - opened) : null,
    yearEnds: years.map((y) => ({
      at: value('opened', `${y}-12`),
      text: words.strip.yearEnd(y, counted(value('opened', `${y}-12`))),
    })),
    label: words.strip.label(opened, due ?? 0, total),
  };
}

/** A district with its roads: those not open first, most urgent first, then the open ones by date. */
export function districtBlock(
  context: Context,
  district: District,
  words = homeWords(context.lang),
): DistrictBlock {
  const { noun } = context;
  const scope: Scope = { kind: 'district', id: district.id, district };
  const opened = context.figure(scope, 'opened');
  const total = context.figure(scope, 'projects');
  const unplanned = withoutPlan(context, district.projects);
  const due = unplanned > 0 ? null : (context.figure(scope, 'due').value ?? 0);
  const gap = due === null ? null : (opened.value ?? 0) - due;
  const cells = byUrgency(context, district.projects).map((p) => projectCell(context, p));
  return {
    id: district.id,
    name: nameOf(district, context.lang),
    href: context.urls.district(district.id),
    opened: context.view(opened),
    total: context.view(total),
    gapText:
      total.value === 0
        ? words.districtGap.none[noun]
        : gap === null
          ? words.unplanned[noun](unplanned)
          : gap === 0
            ? words.districtGap.even
            : gap < 0
              ? words.districtGap.less[noun](-gap)
              : words.districtGap.more[noun](gap),
    owed: gap !== null && gap < 0,
    cells,
    strip: { opened: opened.value ?? 0, due, total: total.value ?? 0 },
  };
}

/** How many projects have each status, in the order in which statuses are decided; those that occur. */
function legendOf(context: Context): HomeView['legend'] {
  const counts = new Map<Status, number>();
  for (const project of context.dataset.projects) {
    const { status } = context.judgement(project);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const order: Status[] = ['opened', 'ahead', 'on_track', ...STATUSES];
  return [...new Set(order)]
    .filter((status) => counts.has(status))
    .map((status) => ({ status, word: statusName(status, context.lang), count: counts.get(status) ?? 0 }));
}

/** A static page cannot know today: it carries the dates, and a script compares them. */
function staleOf(context: Context, words: HomeWords): HomeView['stale'] {
  const { settings, as_of } = context.dataset;
  const due = nextDue(context);
  if (due === null || settings.demo) return null;
  const who = context.lang === 'en' && settings.publisher_en ? settings.publisher_en : settings.publisher;
  const since = monthEnd(as_of);
  return { due, since, owed: words.stale.owed, text: words.stale.text(since, due, who) };
}

export function homeView(context: Context): HomeView {
  const { dataset, lang, noun, urls } = context;
  const words = homeWords(lang);
  const { settings } = dataset;
  const many = dataset.projects.length > MANY;
  const urgent = byUrgency(context, dataset.projects);
  const status = (p: (typeof urgent)[number]): Status => context.judgement(p).status;
  const open = urgent.filter((p) => status(p) !== 'opened' && status(p) !== 'withdrawn');
  const late = open.filter((p) => isLate(status(p)));
  const untold = open.filter((p) => ['unknown', 'no_report'].includes(status(p))).length;
  const title = lang === 'en' && settings.title_en ? settings.title_en : settings.title;
  const shown = many ? late.slice(0, MANY) : open;
  return {
    head: {
      lang,
      title,
      description: title,
      address: urls.home(),
      twin: dataset.settings.languages.length > 1 ? urls.twin(urls.home()) : null,
      nav: null,
      dateLine: dateLine(context),
      changed: context.ledger.latest,
      feeds: feedsOf(context),
      data: siteData(context, title),
    },
    headline: headlineOf(context, words),
    lede: ledeOf(context, words),
    strip: stripOf(context, words),
    tabs: listTabs(context, ''),
    legend: legendOf(context),
    districts: dataset.districts
      .filter((d) => d.projects.length > 0)
      .map((d) => {
        const block = districtBlock(context, d, words);
        return many ? { ...block, cells: [] } : block;
      }),
    many,
    notOpen: { title: words.openList[noun](open.length), cells: shown.map((p) => projectCell(context, p)) },
    doneTitle: words.doneList[noun](context.figure(CITY, 'opened').value ?? 0),
    late: late.slice(0, many ? 20 : MANY).map((p) => projectCell(context, p)),
    lateNone: words.lateNone[noun] + (untold > 0 ? words.lateUnknown[noun](untold) : ''),
    map: homeMap(context),
    changed: changesOf(context, dataset.as_of),
    instruments: instrumentsView(context),
    announced: announcedExtract(context),
    programmes: programmesTake(context),
    burnUps: burnUps(context),
    stale: staleOf(context, words),
  };
}
