/**
 * The map of the roads: one drawing for every screen. Lines keep their thickness in px whatever the width; words are
 * laid out twice, for wide screens and for phones. Looks come from the classes in `src/styles/map.css`.
 */
import { escapeText, n } from '../svg.ts';
import { frameOn, type Frame, type Px } from './frame.ts';
import { barShare, furniture } from './furniture.ts';
import { groundOf, type GroundDrawing } from './ground.ts';
import { boxesAlong, LabelPlaces, type Box } from './labels.ts';
import { pathOf } from './lines.ts';
import { linked, placedRoad, roadBody, type PlacedRoad } from './roads.ts';
import type { MapDrawing, MapInput } from './types.ts';
import { districtWords, NAME_TYPE, roadWords, SMALL_TYPE, streetWords, waterWords } from './words.ts';

/** Open roads lie under the others, withdrawn ones lowest of all. */
const DEPTH = { none: 0, open: 1, gap: 2, owed: 3 } as const;

/** The map, or null where none of its roads lies anywhere. */
export function drawMap(input: MapInput): MapDrawing | null {
  const { roads, others, form, words, id } = input;
  const focus = input.focus ?? [...roads.flatMap((road) => road.parts), ...others.flat()];
  const frame = frameOn(focus, form, input.least ?? 2000);
  if (!frame) return null;
  const placed = roads
    .map((road) => placedRoad(road, frame, form))
    .filter((road) => road !== null)
    .sort((a, b) => DEPTH[a.group] - DEPTH[b.group]);
  const ground = groundOf(input.ground, frame, form, id);
  const streets = (input.streets ?? []).map(({ name, at }) => ({ name, at: frame.place(at) }));
  const kinds = form.wide === form.narrow ? (['wide'] as const) : (['wide', 'narrow'] as const);
  const screens = kinds.map((kind) => ({
    ...screen(placed, ground, frame, streets, input, kind),
    open: (type: number): string =>
      `<g${kinds.length > 1 ? ` class="${kind}"` : ''} font-size="${n(type * form[kind])}">`,
  }));
  const shadows = pathOf(
    others.flat().flatMap((line) => frame.line(line)),
    form.digits,
  );
  const body = placed.map((road) => {
    const label = screens.map(({ labels, open }) => {
      const inner = labels.get(road);
      return inner ? `${open(NAME_TYPE)}${inner}</g>` : '';
    });
    return linked(road, roadBody(road, form.digits) + label.join(''));
  });
  const svg =
    `<svg class="sheet" viewBox="0 0 ${frame.width} ${frame.height}" role="group" aria-labelledby="${id}-t">` +
    `<title id="${id}-t">${escapeText(words.title)}</title><desc>${escapeText(words.desc)}</desc>` +
    ground.svg +
    (shadows ? `<path class="oth" d="${shadows}"/>` : '') +
    screens.map(({ under, open }) => `${open(SMALL_TYPE)}${under}</g>`).join('') +
    `${body.join('')}</svg>`;
  const lengthened = placed.some((road) => road.lengthened);
  return { svg, least: lengthened ? form.least * frame.metres : null, metres: frame.metres, thinned: false };
}

interface Screen {
  labels: Map<PlacedRoad, string>;
  /** Words that belong to no road. */
  under: string;
}

function screen(
  roads: readonly PlacedRoad[],
  ground: GroundDrawing,
  frame: Frame,
  streets: readonly { name: string; at: Px }[],
  { words, form, labels: labelling }: MapInput,
  kind: 'wide' | 'narrow',
): Screen {
  const scale = form[kind];
  const corner = furniture(frame, words, scale, barShare(form, scale));
  const hard: Box[] = [corner.box];
  const soft: Box[] = [];
  for (const { group, lines } of roads)
    for (const line of lines)
      for (const box of boxesAlong(line, (group === 'open' ? 4 : 10) * scale))
        (group === 'open' || group === 'none' ? soft : hard).push(box);
  const places = new LabelPlaces({ width: frame.width, height: frame.height, hard, soft, scale });
  const labels = roadWords(roads, labelling[kind], places, scale);
  const named = streetWords(streets, places, scale);
  const below = form.names[kind]
    ? districtWords(ground, places, scale) + waterWords(ground, places, scale)
    : '';
  return { labels, under: below + named + corner.svg };
}
