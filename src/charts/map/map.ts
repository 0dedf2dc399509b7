/**
 * The map of the roads: one drawing for every screen. Lines keep their thickness in px whatever the width; words are
 * laid out twice, for wide screens and for phones. Looks come from the classes in `src/styles/map.css`.
 */
import { escapeText, n } from '../svg.ts';
import { frameOn, type Frame, type Px } from './frame.ts';
import { furniture } from './furniture.ts';
import { groundOf, type GroundDrawing } from './ground.ts';
import { boxesAlong, LabelPlaces, type Box } from './labels.ts';
import { pathOf } from './lines.ts';
import { linked, placedRoad, roadBody, type PlacedRoad } from './roads.ts';
import type { Labelling, MapDrawing, MapInput } from './types.ts';
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
  const wide = screen(placed, ground, frame, input.labels.wide, streets, input, 1);
  const narrow = screen(placed, ground, frame, input.labels.narrow, streets, input, form.narrow);
  const shadows = pathOf(
    others.flat().flatMap((line) => frame.line(line)),
    form.digits,
  );
  const body = placed.map((road) => {
    const label = (cls: string, { labels }: Screen, scale: number): string => {
      const inner = labels.get(road);
      return inner ? `<g class="${cls}" font-size="${n(NAME_TYPE * scale)}">${inner}</g>` : '';
    };
    return linked(
      road,
      roadBody(road, form.digits) + label('wide', wide, 1) + label('narrow', narrow, form.narrow),
    );
  });
  const svg =
    `<svg class="sheet" viewBox="0 0 ${frame.width} ${frame.height}" role="group" aria-labelledby="${id}-t" aria-describedby="${id}-d">` +
    `<title id="${id}-t">${escapeText(words.title)}</title><desc id="${id}-d">${escapeText(words.desc)}</desc>` +
    ground.svg +
    (shadows ? `<path class="oth" d="${shadows}"/>` : '') +
    `<g class="wide" font-size="${n(SMALL_TYPE)}">${wide.under}</g>` +
    `<g class="narrow" font-size="${n(SMALL_TYPE * form.narrow)}">${narrow.under}</g>` +
    `${body.join('')}</svg>`;
  const lengthened = placed.some((road) => road.lengthened);
  return { svg, least: lengthened ? form.least * frame.metres : null, metres: frame.metres };
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
  labelling: Labelling,
  streets: readonly { name: string; at: Px }[],
  { words, form }: MapInput,
  scale: number,
): Screen {
  const corner = furniture(frame, words, scale, scale > 1 ? 0.3 : 0.2);
  const hard: Box[] = [corner.box];
  const soft: Box[] = [];
  for (const { group, lines } of roads)
    for (const line of lines)
      for (const box of boxesAlong(line, (group === 'open' ? 4 : 10) * scale))
        (group === 'open' || group === 'none' ? soft : hard).push(box);
  const places = new LabelPlaces({ width: frame.width, height: frame.height, hard, soft, scale });
  const labels = roadWords(roads, labelling, places, scale);
  const named = streetWords(streets, places, scale);
  // A phone has no room for what is under the roads.
  const below =
    scale > 1 && form.digits === 1
      ? ''
      : districtWords(ground, places, scale) + waterWords(ground, places, scale);
  return { labels, under: below + named + corner.svg };
}
