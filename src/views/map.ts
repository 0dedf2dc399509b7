/** The map of the site's period, of an earlier month, of one district or of the roads of one group. */
import { isTiled, showsBoundaries } from '../export/ground.ts';
import { MAP_GROUPS, type MapGroup } from '../charts/map/types.ts';
import { afterCount, formatDate } from '../i18n/format.ts';
import { mapWords, type MapPageWords } from '../i18n/pages/map.ts';
import { statusName } from '../i18n/status.ts';
import { STATUSES } from '../measures/types.ts';
import { monthEnd } from '../model/dates.ts';
import type { District } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { CITY } from './home.ts';
import { cityChange } from './map-change.ts';
import { CITY_LABELS, DISTRICT_LABELS, mapFigure, type MapFigure } from './map-figure.ts';
import { isBroken, statesAt, type RoadState } from './map-roads.ts';
import { listsOf, type MapList } from './map-rows.ts';
import { timeOf, type MapTime } from './map-time.ts';
import { filesOf, isPictured, mapPath, type TakeLinks } from './take.ts';
import { dateLine, headOf } from './page.ts';
import type { Link, PageHead, Sentence } from './types.ts';

/** What a page of the map shows: a month of the whole city, or one selection of the site's period. */
export type MapSelection =
  { kind: 'month'; period: Month } | { kind: 'district'; id: string } | { kind: 'status'; id: MapGroup };

interface MapFilter extends Link {
  /** Null: every road. */
  filter: { by: 'status' | 'district'; value: string } | null;
}

/** Addresses the live map loads from; null where there is nothing to load. */
interface MapSources {
  roads: string;
  ground: string | null;
  tiles: string | null;
  basemap: string | null;
}

export interface MapView {
  head: PageHead;
  period: Month;
  /** Months with a map up to this one; the newest page lists them all. */
  months: readonly Month[];
  headline: Sentence;
  lede: Sentence;
  filters: readonly MapFilter[];
  /** Whether filters lead to pages of another month than this. */
  filtersAway: boolean;
  /** Null where no road is on the map. */
  figure: MapFigure | null;
  lists: readonly MapList[];
  only: readonly Link[];
  joined: readonly Sentence[];
  time: MapTime;
  taken: TakeLinks;
  sources: MapSources;
  /** Where the pages of projects begin. */
  projects: string;
  /** Words for the script of the live map, statuses and groups among them. */
  live: readonly (readonly [string, string])[];
}

/** The groups that have pages of their own, whether or not a road is in them. */
const GROUPS = MAP_GROUPS.filter((group) => group !== 'none');

function hasMap({ dataset }: Context): boolean {
  return dataset.geometry.roads.size > 0;
}

/** Every page of the map beside `/map/` itself: months, then districts and groups of the site's period. */
export function mapPages(context: Context): { months: Month[]; districts: string[]; groups: MapGroup[] } {
  const { dataset } = context;
  if (!hasMap(context)) return { months: [], districts: [], groups: [] };
  return {
    months: [...dataset.periods],
    districts: dataset.districts.filter(({ projects }) => projects.length > 0).map(({ id }) => id),
    groups: GROUPS,
  };
}

function sourcesOf({ dataset, files }: Context): MapSources {
  const { geometry, settings } = dataset;
  const tiled = isTiled(dataset);
  const ground =
    (!tiled && (geometry.network?.length ?? 0) > 0) || geometry.water.length > 0 || showsBoundaries(dataset);
  return {
    roads: files.roads(),
    ground: ground ? files.ground() : null,
    tiles: tiled ? files.networkTiles() : null,
    basemap: settings.map.basemap === null ? null : files.basemap(),
  };
}

function selected(selection: MapSelection, states: readonly RoadState[]): RoadState[] {
  if (selection.kind === 'district')
    return states.filter(({ project }) => project.district.id === selection.id);
  if (selection.kind === 'status') return states.filter(({ group }) => group === selection.id);
  return [...states];
}

function districtOf({ dataset }: Context, selection: MapSelection): District | null {
  return selection.kind === 'district'
    ? (dataset.districts.find(({ id }) => id === selection.id) ?? null)
    : null;
}

/** 江东最多，有 4 处: the districts with the most gaps, where there is more than one and not all are equal. */
function mostOf(context: Context, broken: readonly RoadState[], words: MapPageWords): string | null {
  const counts = new Map<District, number>();
  for (const { project } of broken) counts.set(project.district, (counts.get(project.district) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const first = [...counts].filter(([, count]) => count === most).map(([district]) => district);
  if (counts.size < 2 || first.length > 2) return null;
  const names = first.map((district) => nameOf(district, context.lang)).join(context.words.listSeparator);
  return words.most(names, most, first.length > 1);
}

function headlineOf(context: Context, selection: MapSelection, chosen: readonly RoadState[]): Sentence {
  const { lang } = context;
  const words = mapWords(lang);
  const { comma, stop } = context.words;
  const drawn = chosen.filter(({ parts }) => parts !== null);
  const district = districtOf(context, selection);
  const place = district ? nameOf(district, lang) : null;
  if (!hasMap(context)) return [words.noRoads, stop];
  if (drawn.length === 0 && place !== null) return [words.noneIn(place), stop];
  if (selection.kind === 'status' && selection.id !== 'none') {
    const [before, after] = words.only[selection.id];
    return [before, { strong: String(drawn.length) }, afterCount(drawn.length, after), stop];
  }
  const broken = drawn.filter(isBroken);
  if (broken.length === 0) return [place === null ? words.allOpen : words.allOpenIn(place), stop];
  const owed = broken.filter(({ group }) => group === 'owed').length;
  const clause = place === null ? mostOf(context, broken, words) : owed > 0 ? words.owedOf(owed) : null;
  return [
    place === null ? words.broken[0] : words.brokenIn(place),
    { strong: String(broken.length) },
    words.broken[1],
    ...(clause === null ? [] : [comma, clause]),
    stop,
  ];
}

function ledeOf(
  context: Context,
  selection: MapSelection,
  period: Month,
  chosen: readonly RoadState[],
): Sentence {
  const { lang, noun } = context;
  const words = mapWords(lang);
  const absent = chosen.filter(({ parts, group }) => parts === null && group !== 'none').length;
  const without = absent > 0 && absent < chosen.length ? words.absent[noun](absent) : '';
  if (selection.kind === 'status') return without === '' ? [] : [without];
  const district = districtOf(context, selection);
  const scope = district ? ({ kind: 'district', id: district.id, district } as const) : CITY;
  const [a, b, c, d] = words.lede[noun];
  const projects = context.figure(scope, 'projects', period);
  const day = formatDate(monthEnd(period), lang, period === context.dataset.as_of ? 'short' : 'long');
  return [
    a,
    { figure: context.view(projects) },
    afterCount(projects.value, b) + day + c,
    { figure: context.view(context.figure(scope, 'opened', period)) },
    d,
    ...(without === '' ? [] : [without]),
  ];
}

function filtersOf(context: Context, selection: MapSelection, states: readonly RoadState[]): MapFilter[] {
  const { urls, lang, dataset } = context;
  const words = mapWords(lang);
  const { groups, districts } = mapPages(context);
  const group = (id: MapGroup): MapFilter => ({
    href: urls.mapBy('status', id),
    text: words.groups[id],
    count: states.filter((state) => state.group === id).length,
    current: selection.kind === 'status' && selection.id === id,
    filter: { by: 'status', value: id },
  });
  const district = (one: District): MapFilter => ({
    href: urls.mapBy('district', one.id),
    text: nameOf(one, lang),
    count: states.filter(({ project }) => project.district === one).length,
    current: selection.kind === 'district' && selection.id === one.id,
    filter: { by: 'district', value: one.id },
  });
  return [
    {
      href: urls.map(),
      text: words.all,
      count: states.length,
      current: selection.kind === 'month',
      filter: null,
    },
    ...groups.map(group),
    ...dataset.districts.filter(({ id }) => districts.includes(id)).map(district),
  ];
}

function figureOf(context: Context, selection: MapSelection, period: Month): MapFigure | null {
  const words = mapWords(context.lang);
  const states = statesAt(context, period);
  const chosen = selected(selection, states);
  const all = states.flatMap(({ parts }) => parts ?? []);
  const inDistrict = selection.kind === 'district';
  const others = selection.kind === 'month' ? [] : states.filter((state) => !chosen.includes(state));
  return mapFigure(context, {
    id: 'map',
    states: chosen,
    others,
    focus: inDistrict ? chosen.flatMap(({ parts }) => parts ?? []) : all,
    labels: selection.kind === 'month' || chosen.length > 60 ? CITY_LABELS : DISTRICT_LABELS,
    title: words.titleAt(formatDate(period, context.lang)),
  });
}

function addressOf({ urls }: Context, selection: MapSelection, latest: boolean): string {
  if (selection.kind === 'month') return latest ? urls.map() : urls.map(selection.period);
  return urls.mapBy(selection.kind, selection.id);
}

const views = new WeakMap<Context, Map<string, MapView>>();

/**
 * @param latest whether this is the page without a month in its address
 */
export function mapView(context: Context, selection: MapSelection, latest = false): MapView {
  let known = views.get(context);
  if (!known) views.set(context, (known = new Map()));
  const key = JSON.stringify([selection, latest]);
  let view = known.get(key);
  if (!view) known.set(key, (view = make(context, selection, latest)));
  return view;
}

function make(context: Context, selection: MapSelection, latest: boolean): MapView {
  const { dataset, lang, urls } = context;
  const words = mapWords(lang);
  const period = selection.kind === 'month' ? selection.period : dataset.as_of;
  const states = statesAt(context, period);
  const chosen = selected(selection, states);
  const district = districtOf(context, selection);
  const title = district
    ? `${words.title}${context.words.colon}${nameOf(district, lang)}`
    : selection.kind === 'status'
      ? `${words.title}${context.words.colon}${words.groups[selection.id]}`
      : latest
        ? words.title
        : words.titleAt(formatDate(period, lang));
  const figure = figureOf(context, selection, period);
  const lists = listsOf(context, chosen, period, selection.kind === 'status' ? selection.id : null);
  const listed = lists.reduce((sum, list) => sum + list.rows.length, 0);
  return {
    head: headOf(
      context,
      'map',
      title,
      addressOf(context, selection, latest),
      title,
      dateLine(context, period),
    ),
    period,
    months: dataset.periods.filter((month) => month <= period),
    headline: headlineOf(context, selection, chosen),
    lede: ledeOf(context, selection, period, chosen),
    filters: hasMap(context) ? filtersOf(context, selection, states) : [],
    filtersAway: period !== dataset.as_of,
    figure,
    lists,
    taken: {
      title,
      files: filesOf(context, mapPath(selection), isPictured(listed, figure !== null)),
    },
    only: worst(context, selection, chosen, words),
    joined: selection.kind === 'month' ? cityChange(context, period) : [],
    time: timeOf(context, period),
    sources: sourcesOf(context),
    projects: urls.projects(),
    live: liveWords(context, words),
  };
}

/** 只看江东: the districts with gaps, the most first, as links under the list. */
function worst(
  context: Context,
  selection: MapSelection,
  chosen: readonly RoadState[],
  words: MapPageWords,
): Link[] {
  const past = selection.kind === 'month' && selection.period !== context.dataset.as_of;
  if (selection.kind === 'district' || past || !hasMap(context)) return [];
  const counts = new Map<District, number>();
  for (const state of chosen)
    if (isBroken(state)) counts.set(state.project.district, (counts.get(state.project.district) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([district]) => ({
      href: context.urls.mapBy('district', district.id),
      text: words.list.only(nameOf(district, context.lang)),
    }));
}

function liveWords({ lang }: Context, words: MapPageWords): [string, string][] {
  return [
    ...Object.entries(words.live),
    ...STATUSES.map((status): [string, string] => [`status_${status}`, statusName(status, lang)]),
    ...MAP_GROUPS.map((group): [string, string] => [`group_${group}`, words.groups[group]]),
  ];
}
