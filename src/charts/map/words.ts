/** Plates, names and the names of waters and districts as text on the map, for one kind of screen. */
import { escapeText, n } from '../svg.ts';
import { estimateWidth } from '../words-in-drawings.ts';
import type { Px, PxLine } from './frame.ts';
import type { GroundDrawing } from './ground.ts';
import { LabelPlaces, type Box, type PlacedLabel, type Wish } from './labels.ts';
import { along, lengthOf } from './lines.ts';
import type { PlacedRoad } from './roads.ts';
import type { Labelling } from './types.ts';

/** Px: height of a plate, between plate and name, sizes of their type. */
const PLATE = 16;
const GAP = 5;
const PLATE_TYPE = 11;
export const NAME_TYPE = 13.5;
export const SMALL_TYPE = 12;
/** How far the bars at the ends of a road reach to either side of it. */
const BAR_REACH = 10;

function plateWidth(plate: string): number {
  return Math.max(24, estimateWidth(plate, PLATE_TYPE, true) + 9);
}

function boxAround(line: PxLine, edge: number): Box {
  const xs = line.map(([x]) => x);
  const ys = line.map(([, y]) => y);
  return [Math.min(...xs) - edge, Math.min(...ys) - edge, Math.max(...xs) + edge, Math.max(...ys) + edge];
}

/** What a road asks for: plate and name, or the plate alone; nothing where its group carries no words. */
function wishOf(placed: PlacedRoad, labelling: Labelling, scale: number): Wish | null {
  const { road, group, lines } = placed;
  if (!labelling.plates.includes(group)) return null;
  const plate = plateWidth(road.plate);
  const alone = { width: plate * scale, height: (PLATE + 2) * scale };
  const name = (plate + GAP + estimateWidth(road.name, NAME_TYPE, true) + 2) * scale;
  const main = lines[0]!;
  const { at } = along(main, 0.5);
  // A long road is named at its middle: its words need not stand clear of the whole of it.
  const long = lengthOf(main) > 120 * scale;
  const reach = BAR_REACH * 1.3 * scale;
  return {
    at,
    covers: long
      ? [at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach]
      : boxAround(main, BAR_REACH * scale),
    sizes: labelling.names.includes(group) ? [{ ...alone, width: name }, alone] : [alone],
  };
}

/** The words of one road: a leader, the plate, the name. */
function labelOf({ road, group }: PlacedRoad, label: PlacedLabel, named: boolean, scale: number): string {
  const [x, y, right, bottom] = label.box;
  const width = plateWidth(road.plate) * scale;
  const height = PLATE * scale;
  const middle = (y + bottom) / 2;
  const leader = label.leader
    ? `<path class="ldr" d="M${label.leader.map(([a, b]) => `${n(a)} ${n(b)}`).join('L')}"/>`
    : '';
  const left = label.leader && label.leader[0][0] >= right - 1 && !named ? right - width : x;
  const open = group === 'open';
  const rect = `<rect class="plt${open ? ' on' : ''}" x="${n(left)}" y="${n(middle - height / 2)}" width="${n(width)}" height="${n(height)}" rx="${n(3 * scale)}"/>`;
  const plate = `<text class="pn${open ? ' on' : ''}" x="${n(left + width / 2)}" y="${n(middle + 4.2 * scale)}">${escapeText(road.plate)}</text>`;
  const name = named
    ? `<text class="nm" x="${n(left + width + GAP * scale)}" y="${n(middle + 4.9 * scale)}">${escapeText(road.name)}</text>`
    : '';
  return leader + rect + plate + name;
}

/** The words of all roads, by the road; the most urgent group first. */
export function roadWords(
  roads: readonly PlacedRoad[],
  labelling: Labelling,
  places: LabelPlaces,
  scale: number,
): Map<PlacedRoad, string> {
  const words = new Map<PlacedRoad, string>();
  for (const group of ['owed', 'gap', 'open', 'none'] as const)
    for (const placed of roads) {
      if (placed.group !== group) continue;
      const wish = wishOf(placed, labelling, scale);
      const label = wish && places.place(wish);
      if (label)
        words.set(placed, labelOf(placed, label, (wish?.sizes.length ?? 0) > 1 && label.size === 0, scale));
    }
  return words;
}

const SHARES = [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9];

/** Where rivers and lakes have room for their names; a name that finds none is left out. */
export function waterWords(ground: GroundDrawing, places: LabelPlaces, scale: number): string {
  const size = SMALL_TYPE * scale;
  const text = (name: string, at: Px, turn: number): string => {
    const rotate = Math.abs(turn) > 1 ? ` transform="rotate(${n(turn)} ${n(at[0])} ${n(at[1])})"` : '';
    return `<text class="wn" x="${n(at[0])}" y="${n(at[1] + size * 0.35)}"${rotate}>${escapeText(name)}</text>`;
  };
  const rivers = ground.rivers.map(({ name, line }) => {
    const width = estimateWidth(name, size) + 8 * scale;
    if (lengthOf(line) < width * 1.5) return '';
    for (const share of SHARES) {
      const { at, angle } = along(line, share);
      const degrees = (angle * 180) / Math.PI;
      const turn = degrees > 90 ? degrees - 180 : degrees < -90 ? degrees + 180 : degrees;
      const [w, h] = [
        Math.abs(Math.cos(angle)) * width + Math.abs(Math.sin(angle)) * size,
        Math.abs(Math.sin(angle)) * width + Math.abs(Math.cos(angle)) * size * 1.4,
      ];
      if (places.take([at[0] - w / 2, at[1] - h / 2, at[0] + w / 2, at[1] + h / 2]))
        return text(name, at, turn);
    }
    return '';
  });
  const lakes = ground.lakes.map(({ name, ring }) => {
    const [x1, y1, x2, y2] = boxAround(ring, 0);
    const at: Px = [(x1 + x2) / 2, (y1 + y2) / 2];
    const half = estimateWidth(name, size) / 2 + 4 * scale;
    if (x2 - x1 < half * 2) return '';
    return places.take([at[0] - half, at[1] - size, at[0] + half, at[1] + size]) ? text(name, at, 0) : '';
  });
  return rivers.join('') + lakes.join('');
}

/** Names of districts, spaced, at the first free place near their middles. */
export function districtWords(ground: GroundDrawing, places: LabelPlaces, scale: number): string {
  const size = 15 * scale;
  return ground.districts
    .map(({ name, rings }) => {
      const ring = [...rings].sort((a, b) => b.length - a.length)[0];
      if (!ring) return '';
      const [x1, y1, x2, y2] = boxAround(ring, 0);
      const half = (estimateWidth(name, size) + [...name].length * size * 0.6) / 2;
      for (const [sx, sy] of [
        [0.5, 0.5],
        [0.5, 0.3],
        [0.5, 0.7],
        [0.3, 0.5],
        [0.7, 0.5],
        [0.3, 0.3],
        [0.7, 0.7],
        [0.3, 0.7],
        [0.7, 0.3],
      ] as const) {
        const [x, y] = [x1 + (x2 - x1) * sx, y1 + (y2 - y1) * sy];
        if (places.take([x - half, y - size * 0.7, x + half, y + size * 0.7]))
          return `<text class="dn" x="${n(x)}" y="${n(y + size * 0.35)}">${escapeText(name)}</text>`;
      }
      return '';
    })
    .join('');
}

/** Names of cross streets near their points. */
export function streetWords(
  streets: readonly { name: string; at: Px }[],
  places: LabelPlaces,
  scale: number,
): string {
  const size = 13 * scale;
  return streets
    .map(({ name, at }) => {
      const reach = 9 * scale;
      const label = places.place({
        at,
        covers: [at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach],
        sizes: [{ width: estimateWidth(name, size) + 2 * scale, height: size * 1.35 }],
      });
      if (!label) return '';
      const [x, y, , bottom] = label.box;
      return `<text class="crs" x="${n(x + scale)}" y="${n((y + bottom) / 2 + size * 0.36)}">${escapeText(name)}</text>`;
    })
    .join('');
}
