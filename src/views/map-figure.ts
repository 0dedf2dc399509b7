/** A drawing of the map with what must stand under it: shapes in words, least length, the law, where the lines come from. */
import type { LegendKey } from '../charts/map/keys.ts';
import { drawMap } from '../charts/map/map.ts';
import { drawMerged, MOST_ROADS, type RoadBundle } from '../charts/map/merged.ts';
import {
  CITY_FORM,
  type Ground,
  type Labelling,
  type LonLatLine,
  type MapDrawing,
  type MapForm,
  type MapGroup,
  type MapInput,
  type MapRoad,
  MAP_GROUPS,
} from '../charts/map/types.ts';
import { mapWords, type MapPageWords } from '../i18n/pages/map.ts';
import { statusName } from '../i18n/status.ts';
import type { District } from '../model/types.ts';
import type { Quality } from '../model/geometry.ts';
import { nameOf, spanOf } from './cells.ts';
import type { Context } from './context.ts';
import { cityGround, isBroken, type RoadState } from './map-roads.ts';

export interface MapFigure {
  svg: string;
  legend: readonly { key: LegendKey; text: string }[];
  /** Small words under the drawing, set apart. */
  caption: readonly string[];
}

export interface FigureWish {
  id: string;
  states: readonly RoadState[];
  /** Roads outside the selection, drawn thin. */
  others?: readonly RoadState[];
  focus?: readonly LonLatLine[];
  ground?: Ground;
  form?: MapForm;
  least?: number;
  labels?: { wide: Labelling; narrow: Labelling };
  streets?: MapInput['streets'];
  title: string;
  desc?: string;
  /** Without the words under the drawing that the page of the map has. */
  short?: boolean;
  /** Where its roads lead instead of to their own pages. */
  href?: string;
}

const BROKEN: readonly MapGroup[] = ['owed', 'gap'];

/** Names for what is still broken; on phones only the plates of what is late. */
export const CITY_LABELS = {
  wide: { plates: BROKEN, names: BROKEN },
  narrow: { plates: ['owed'] as const, names: [] },
};

/** Zoomed: open roads carry their plates too. */
export const DISTRICT_LABELS = {
  wide: { plates: MAP_GROUPS, names: BROKEN },
  narrow: { plates: BROKEN, names: [] },
};

/** The figure, or null where none of the roads is on the map. */
export function mapFigure(context: Context, wish: FigureWish): MapFigure | null {
  const words = mapWords(context.lang);
  const drawn = wish.states.filter((state) => state.parts !== null);
  const drawing = drawn.length > MOST_ROADS ? merged(context, wish, drawn) : single(context, wish, drawn);
  if (!drawing) return null;
  return {
    svg: drawing.svg,
    // One road by itself explains itself.
    legend: wish.short && drawn.length === 1 ? [] : legendOf(context, wish, drawn),
    caption: captionOf(context, wish, drawn, drawing, words),
  };
}

function single(context: Context, wish: FigureWish, drawn: readonly RoadState[]): MapDrawing | null {
  const others = wish.others ?? [];
  return drawMap({
    id: wish.id,
    roads: drawn.map((state) => roadOf(context, state, wish.href)),
    others: others.length > MOST_ROADS ? [] : others.flatMap(({ parts }) => (parts ? [parts] : [])),
    ground: wish.ground ?? cityGround(context),
    ...(wish.focus ? { focus: wish.focus } : {}),
    ...(wish.least ? { least: wish.least } : {}),
    form: wish.form ?? CITY_FORM,
    words: drawingWords(context, wish, drawn),
    labels: wish.labels ?? CITY_LABELS,
    ...(wish.streets ? { streets: wish.streets } : {}),
  });
}

function merged(context: Context, wish: FigureWish, drawn: readonly RoadState[]): MapDrawing | null {
  const { urls, lang } = context;
  const words = mapWords(lang);
  const byDistrict = new Map<District, Map<MapGroup, RoadState[]>>();
  for (const state of drawn) {
    const { district } = state.project;
    let groups = byDistrict.get(district);
    if (!groups) byDistrict.set(district, (groups = new Map()));
    const known = groups.get(state.group);
    if (known) known.push(state);
    else groups.set(state.group, [state]);
  }
  const bundles: RoadBundle[] = [...byDistrict].flatMap(([district, groups]) =>
    [...groups].map(([group, list]) => ({
      group,
      label: `${nameOf(district, lang)}${context.words.comma}${words.groups[group]} ${words.count[context.noun](list.length)}`,
      href: urls.mapBy('district', district.id),
      roads: list.flatMap(({ parts }) => (parts ? [parts] : [])),
    })),
  );
  return drawMerged({
    id: wish.id,
    bundles,
    ground: wish.ground ?? cityGround(context),
    form: wish.form ?? CITY_FORM,
    words: drawingWords(context, wish, drawn),
  });
}

function drawingWords(context: Context, wish: FigureWish, drawn: readonly RoadState[]): MapInput['words'] {
  const words = mapWords(context.lang);
  const count = (group: MapGroup): number => drawn.filter((state) => state.group === group).length;
  return {
    title: wish.title,
    desc: wish.desc ?? words.desc(drawn.filter(isBroken).length, count('open'), count('owed')),
    north: words.north,
    distance: words.distance,
  };
}

function roadOf(context: Context, { project, status, parts }: RoadState, href?: string): MapRoad {
  const { lang, urls } = context;
  const name = nameOf(project, lang);
  return {
    plate: project.plate,
    name,
    href: href ?? urls.project(project.id),
    label: mapWords(lang).roadLabel(project.plate, name, spanOf(project), statusName(status, lang)),
    status,
    parts: parts ?? [],
  };
}

function legendOf(
  context: Context,
  wish: FigureWish,
  drawn: readonly RoadState[],
): { key: LegendKey; text: string }[] {
  const words = mapWords(context.lang).legend;
  const ground = wish.ground ?? cityGround(context);
  const keys: LegendKey[] = MAP_GROUPS.filter((group) => drawn.some((state) => state.group === group));
  if ((wish.others ?? []).some(({ parts }) => parts !== null)) keys.push('other');
  if (ground.network.length > 0) keys.push('network');
  if (ground.districts.length > 0) keys.push('district');
  if (ground.water.length > 0) keys.push('water');
  return keys.map((key) => ({ key, text: words[key] }));
}

/** 800 米: a round length that is not shorter than what is drawn. */
function roundUp(metres: number): number {
  const grain = metres >= 500 ? 50 : metres >= 100 ? 10 : 5;
  return Math.round(metres / grain) * grain;
}

function captionOf(
  context: Context,
  wish: FigureWish,
  drawn: readonly RoadState[],
  drawing: MapDrawing,
  words: MapPageWords,
): string[] {
  const { dataset } = context;
  const number = dataset.settings.map.approval_number;
  const caption: string[] = [];
  if (drawing.thinned) caption.push(words.thinned);
  if (drawing.least !== null) caption.push(words.least(words.distance(roundUp(drawing.least))));
  caption.push(number !== null ? words.approval(number) : words.sketch);
  const kinds = new Map<Quality | 'unknown', number>();
  for (const { project } of drawn) {
    const kind = dataset.geometry.roads.get(project.id)?.quality ?? 'unknown';
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const stated = kinds.size > 1 || !kinds.has('unknown');
  const [only] = kinds.keys();
  if (stated && only !== undefined && drawn.length === 1)
    caption.push(words.drawnFrom(words.qualities[only]));
  else if (stated && !wish.short)
    caption.push(
      words.quality(
        [...kinds]
          .map(([kind, n]) => `${words.qualities[kind]} ${words.count[context.noun](n)}`)
          .join(context.words.listSeparator),
      ),
    );
  if (kinds.has('osm')) caption.push(words.osm);
  return caption;
}
