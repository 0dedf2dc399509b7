/** The map where it stands on other pages: small on the first page, a district's roads, one road and its streets. */
import {
  DISTRICT_FORM,
  mapGroup,
  ROAD_FORM,
  SMALL_FORM,
  type Labelling,
  type LonLat,
  type LonLatLine,
} from '../charts/map/types.ts';
import { mapWords } from '../i18n/pages/map.ts';
import { statusName } from '../i18n/status.ts';
import type { District, Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { nameOf, spanOf } from './cells.ts';
import type { Context } from './context.ts';
import { changeOf, type ChangeView } from './map-change.ts';
import { CITY_LABELS, DISTRICT_LABELS, mapFigure, type MapFigure } from './map-figure.ts';
import {
  boxAround,
  groundNear,
  isBroken,
  partsOf,
  roadsNear,
  statesAt,
  type RoadState,
} from './map-roads.ts';
import type { Link } from './types.ts';

export interface PlacedMap {
  title: string;
  figure: MapFigure;
  link: Link;
}

/** The city's map for the first page; null where no road is on the map. */
export function homeMap(context: Context): PlacedMap | null {
  const { dataset, lang, urls } = context;
  const words = mapWords(lang);
  const states = statesAt(context, dataset.as_of);
  const broken = states.filter((state) => state.parts !== null && isBroken(state)).length;
  const title = broken > 0 ? words.home.title(broken) : words.home.done;
  const figure = mapFigure(context, {
    id: 'map',
    states,
    form: SMALL_FORM,
    labels: { wide: CITY_LABELS.narrow, narrow: CITY_LABELS.narrow },
    title,
    short: true,
  });
  return figure && { title, figure, link: { href: urls.map(), text: words.home.open } };
}

/** The roads of one district for its page; null where none is on the map. */
export function districtMap(context: Context, district: District): PlacedMap | null {
  const { dataset, lang, urls } = context;
  const words = mapWords(lang);
  const name = nameOf(district, lang);
  const all = statesAt(context, dataset.as_of);
  const states = all.filter(({ project }) => project.district === district);
  const broken = states.filter((state) => state.parts !== null && isBroken(state)).length;
  const title = broken > 0 ? words.home.title(broken) : words.home.done;
  const focus = states.flatMap(({ parts }) => parts ?? []);
  const figure = mapFigure(context, {
    id: 'map',
    states,
    focus,
    ...(focus.length > 0 ? { ground: groundNear(context, focus, 4000) } : {}),
    form: DISTRICT_FORM,
    labels: states.length > 60 ? CITY_LABELS : DISTRICT_LABELS,
    title: `${name}${context.words.colon}${title}`,
    short: true,
  });
  return (
    figure && {
      title,
      figure,
      link: { href: urls.mapBy('district', district.id), text: words.district.open(name) },
    }
  );
}

export interface ProjectMap extends PlacedMap {
  changeTitle: string;
  change: ChangeView | null;
}

/** One road by itself needs no plate. */
const NO_WORDS: Labelling = { plates: [], names: [] };

/** Metres around a road that its map shows. */
const AROUND = 750;

const projectMaps = new WeakMap<Context, Map<string, ProjectMap | null>>();

/** One road with its surroundings, its cross streets named; null where it is not on the map. */
export function projectMap(context: Context, project: Project, period: Month): ProjectMap | null {
  let known = projectMaps.get(context);
  if (!known) projectMaps.set(context, (known = new Map()));
  const key = `${project.id}@${period}`;
  let map = known.get(key);
  if (map === undefined) {
    const parts = partsOf(context.dataset, project);
    known.set(key, (map = parts ? mapOf(context, project, parts, period) : null));
  }
  return map;
}

/** How far the map of a road may reach beyond it: more where the road is long, for the sheet keeps its shape. */
function reachOf(parts: readonly LonLatLine[]): number {
  const { west, south, east, north } = boxAround(parts);
  return Math.max(AROUND, metresBetween([west, south], [east, north]));
}

function mapOf(
  context: Context,
  project: Project,
  parts: readonly LonLatLine[],
  period: Month,
): ProjectMap | null {
  const { dataset, lang, urls } = context;
  const words = mapWords(lang);
  const { status } = context.judgement(project, period);
  const state: RoadState = { project, status, group: mapGroup(status), parts };
  const name = nameOf(project, lang);
  const near = roadsNear(dataset, parts, reachOf(parts)).filter((other) => other !== project);
  const ground = groundNear(context, parts, reachOf(parts));
  const mapHref = urls.mapBy('district', project.district.id);
  const figure = mapFigure(context, {
    id: 'map',
    states: [state],
    // Neighbours that were open by then are roads like any other.
    others: near
      .filter((other) => context.judgement(other, period).status === 'opened')
      .map((other) => ({ project: other, status: 'opened', group: 'open', parts: partsOf(dataset, other) })),
    focus: parts,
    ground,
    form: ROAD_FORM,
    least: AROUND * 2,
    labels: { wide: NO_WORDS, narrow: NO_WORDS },
    streets: crossStreets(project, parts, [
      ...ground.network,
      ...near.flatMap((other) =>
        (partsOf(dataset, other) ?? []).map((line) => ({ name: other.road_name ?? other.name, line })),
      ),
    ]),
    title: words.change.mapOf(name),
    desc: words.roadLabel(project.plate, name, spanOf(project), statusName(status, lang)),
    href: mapHref,
    short: true,
  });
  return (
    figure && {
      title: words.change.map,
      figure,
      link: { href: mapHref, text: words.list.only(nameOf(project.district, lang)) },
      changeTitle: words.change.title,
      change: changeOf(context, project, period),
    }
  );
}

/** Metres between two points close to each other. */
function metresBetween([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): number {
  const scale = Math.cos((lat1 * Math.PI) / 180);
  return Math.hypot((lon1 - lon2) * scale, lat1 - lat2) * 111_195;
}

/** Metres from a point to a line of points. */
function metresTo(at: LonLat, line: LonLatLine): number {
  let least = Infinity;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const scale = Math.cos((at[1] * Math.PI) / 180);
    const [dx, dy] = [(b[0] - a[0]) * scale, b[1] - a[1]];
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : ((at[0] - a[0]) * scale * dx + (at[1] - a[1]) * dy) / length;
    const share = Math.min(1, Math.max(0, t));
    least = Math.min(least, metresBetween(at, [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]));
  }
  return least;
}

/** A street whose name is the one written and that passes within so many metres is the one meant. */
const AT_END = 80;

/**
 * The names of both cross streets at their ends. Which end is which is told by a street of that name that passes there;
 * where neither end tells, neither is named: a wrong name is worse than none.
 */
function crossStreets(
  { from, to }: Project,
  parts: readonly LonLatLine[],
  streets: readonly { name: string | null; line: LonLatLine }[],
): { name: string; at: LonLat }[] {
  const ends = parts.flatMap((part) => [part[0]!, part.at(-1)!]);
  const first = ends[0];
  if (!first) return [];
  // The two ends that lie farthest apart: parts of a divided road share theirs.
  const a = ends.reduce((best, end) => (metresBetween(first, end) > metresBetween(first, best) ? end : best));
  const b = ends.reduce((best, end) => (metresBetween(a, end) > metresBetween(a, best) ? end : best));
  const passes = (name: string | null, at: LonLat): boolean =>
    name !== null && streets.some((street) => street.name === name && metresTo(at, street.line) <= AT_END);
  const straight = Number(passes(from, a)) + Number(passes(to, b));
  const crossed = Number(passes(from, b)) + Number(passes(to, a));
  if (straight === crossed) return [];
  const named =
    straight > crossed ? [[from, a] as const, [to, b] as const] : [[from, b] as const, [to, a] as const];
  return named.flatMap(([name, at]) => (name === null ? [] : [{ name, at }]));
}
