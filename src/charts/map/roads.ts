/** The roads of the campaign as shapes: ink where open, dotted ink where not yet, vermilion dashes where owed. */
import { escapeText } from '../svg.ts';
import { shapeOf, type Shape } from '../road-shape.ts';
import type { Frame, Px, PxLine } from './frame.ts';
import { along, distance, joined, lengthOf, pathOf } from './lines.ts';
import { mapGroup, type MapForm, type MapGroup, type MapRoad } from './types.ts';

/** A road as it lies on the sheet. */
export interface PlacedRoad {
  road: MapRoad;
  group: MapGroup;
  shape: Shape;
  /** Its lines, the longest first, lengthened where they were too short to be seen. */
  lines: readonly PxLine[];
  lengthened: boolean;
}

/** Px within which a second line, such as the other carriageway, says nothing new. */
const SAME = 6;

/** The lines of a road chained and thinned out; null where it has no point on the sheet. */
export function placedRoad(road: MapRoad, frame: Frame, form: MapForm): PlacedRoad | null {
  const parts = road.parts.filter((part) => part.length > 1).map((part) => part.map(frame.place));
  const chains = joined(parts.map((line) => ({ kind: null, line })))
    .map(({ line }) => line)
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  const [main, ...rest] = chains;
  if (!main || !main.some((at) => onSheet(at, frame))) return null;
  const distinct = rest.filter((line) => lengthOf(line) >= 1 && !runsBeside(line, main));
  const length = lengthOf(main);
  const lengthened = length < form.least;
  return {
    road,
    group: mapGroup(road.status),
    shape: shapeOf(road.status),
    lines: lengthened ? [stretchedTo(main, form.least)] : [main, ...distinct],
    lengthened,
  };
}

function onSheet([x, y]: Px, { width, height }: Frame): boolean {
  return x >= 0 && x <= width && y >= 0 && y <= height;
}

function runsBeside(line: PxLine, main: PxLine): boolean {
  const near = (at: Px): boolean => main.some((other) => distance(at, other) < SAME);
  return near(line[0]!) && near(line.at(-1)!);
}

/** The same line about its middle, as long as `least`; a road without a length lies flat. */
export function stretchedTo(line: PxLine, least: number): PxLine {
  const length = lengthOf(line);
  const { at } = along(line, 0.5);
  if (length < 0.01)
    return [
      [at[0] - least / 2, at[1]],
      [at[0] + least / 2, at[1]],
    ];
  const times = least / length;
  return line.map(([x, y]): Px => [at[0] + (x - at[0]) * times, at[1] + (y - at[1]) * times]);
}

/** Units that a bar is thick; how long it is, in px, stands in the style sheet. */
const BAR = 2.6;
const BLOCK = 4.5;

/** A short piece along the road, `thick` units long: stroked wide, it stands across the road. */
function across(cls: string, line: PxLine, share: number, thick: number): string {
  const { at, angle } = along(line, share);
  const [dx, dy] = [(Math.cos(angle) * thick) / 2, (Math.sin(angle) * thick) / 2];
  const d = pathOf(
    [
      [
        [at[0] - dx, at[1] - dy],
        [at[0] + dx, at[1] + dy],
      ],
    ],
    1,
  );
  return `<path class="${cls}" d="${d}"/>`;
}

const LINE: Readonly<Record<Shape, string>> = {
  open: 'ln',
  passing: 'dot',
  meeting: 'dot',
  future: 'dot far',
  owing: 'ow',
  blocked: 'ow',
  paused: 'ow ink',
  withdrawn: 'off',
  empty: 'dot far',
};

/** The drawing of a road, without its link and words. */
export function roadBody({ shape, lines }: PlacedRoad, digits: 0 | 1): string {
  const cls = LINE[shape];
  const d = pathOf(lines, digits);
  const main = lines[0]!;
  const hit = `<path class="hit" d="${d}"/>`;
  const line = `<path class="${cls}" d="${d}"/>`;
  if (shape === 'open') return hit + line;
  const pale = shape === 'withdrawn' || shape === 'empty' ? ' pale' : '';
  const bars = across(`bar${pale}`, main, 0, BAR) + across(`bar${pale}`, main, 1, BAR);
  const block =
    shape === 'blocked' || shape === 'paused'
      ? across(shape === 'paused' ? 'blk ink' : 'blk', main, 0.5, BLOCK)
      : '';
  return hit + line + block + (shape === 'withdrawn' ? slash(main) : '') + bars;
}

function slash(line: PxLine): string {
  const { at, angle } = along(line, 0.5);
  const turn = angle - 1;
  const [dx, dy] = [Math.cos(turn) * 8, Math.sin(turn) * 8];
  return `<path class="off" d="${pathOf(
    [
      [
        [at[0] - dx, at[1] - dy],
        [at[0] + dx, at[1] + dy],
      ],
    ],
    1,
  )}"/>`;
}

/** A road that can be followed: its drawing and words inside its link. */
export function linked({ road, group }: PlacedRoad, inner: string): string {
  return `<a class="r-${group}" href="${escapeText(road.href)}"><title>${escapeText(road.label)}</title>${inner}</a>`;
}
