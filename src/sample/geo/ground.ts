/** Where in a district streets can lie, and its field turned so that all of the campaign's roads do. */
import Flatbush from 'flatbush';
import type { Random } from '../random.ts';
import type { Road } from '../road.ts';
import type { StreetGrid } from '../city.ts';
import { type Bend, diagonalOf, endsOf, type Field, layField, planField } from './grid.ts';
import { add, direction, inside, nearestOn, type Path, type Point, times, toSegment } from './plane.ts';
import { BANK, type Rim } from './rims.ts';
import type { River } from './rivers.ts';

/** The land of one district. */
export interface Land {
  /** Its outer ring. */
  readonly area: Path;
  /** The roads around it. */
  readonly rims: readonly Rim[];
  readonly ring: Path;
  readonly rivers: readonly River[];
  readonly frame: Nearby;
}

interface Segment {
  readonly a: Point;
  readonly b: Point;
  /** Metres that it takes up on either side. */
  readonly half: number;
}

/** Segments to be found by place. */
interface Nearby {
  readonly segments: readonly Segment[];
  readonly index: Flatbush;
}

const WIDEST = 300;

function nearby(rims: readonly Rim[], rivers: readonly River[]): Nearby {
  const segments: Segment[] = [];
  const push = (path: Path, half: (i: number) => number): void => {
    for (let i = 1; i < path.length; i++) segments.push({ a: path[i - 1]!, b: path[i]!, half: half(i - 1) });
  };
  for (const { path } of rims) push(path, () => 0);
  for (const { path, widths } of rivers) push(path, (i) => widths[i]! / 2 + BANK);
  const index = new Flatbush(segments.length);
  for (const { a, b } of segments)
    index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  index.finish();
  return { segments, index };
}

export function landOf(area: Path, rims: readonly Rim[], ring: Path, rivers: readonly River[]): Land {
  return { area, rims, ring, rivers, frame: nearby(rims, rivers) };
}

/** Beyond so many metres of room it does not matter how much there is. */
const ROOMY = 400;

/** Metres from a point of the land to the nearest frame, 400 at most. */
function clearance({ frame }: Land, p: Point): number {
  const reach = ROOMY + WIDEST;
  let least = ROOMY;
  for (const i of frame.index.search(p[0] - reach, p[1] - reach, p[0] + reach, p[1] + reach)) {
    const { a, b, half } = frame.segments[i]!;
    least = Math.min(least, toSegment(p, a, b) - half);
  }
  return least;
}

const isOnLand = ({ area, ring }: Land, p: Point): boolean => inside(area, p) && inside(ring, p);

/** Metres from a point to the nearest frame of the land, 400 at most; below zero outside it. */
function room(land: Land, p: Point): number {
  return isOnLand(land, p) ? clearance(land, p) : -nearestOn(land.area, p).distance - 1;
}

/** Whether a point lies on the land, so many metres from its frame. */
export const isClear = (land: Land, p: Point, by: number): boolean =>
  isOnLand(land, p) && clearance(land, p) >= by;

/** Metres that a crossing keeps from the frame. */
const CLEAR = 110;
/** Metres of streets beyond the named ones that a district may have room for, by the size of the named part. */
const FRINGE_SHARE = 0.42;

/** The end of a road of the campaign that has least room, and how much that is. */
function tightest(field: Field, land: Land): { end: Point | null; least: number } {
  let [end, least]: [Point | null, number] = [null, ROOMY];
  for (const way of ['ew', 'ns'] as const) {
    for (const node of [...field.links[way].keys()].flatMap((index) => endsOf(field, way, index))) {
      const here = room(land, field.nodes[node]!);
      if (here < least) [end, least] = [field.nodes[node]!, here];
    }
  }
  return { end, least };
}

/** Angles up to a third of a right angle, first those at which the corners of the named streets have most room. */
function anglesFor(grid: StreetGrid, centre: Point, land: Land, random: Random): number[] {
  const half = [grid.ew.gaps, grid.ns.gaps].map((gaps) => gaps.reduce((a, b) => a + b, 0) / 2);
  const corners = [1, -1].flatMap((x) => [1, -1].map((y): Point => [x * half[0]!, y * half[1]!]));
  return [-3, -2, -1, 0, 1, 2, 3]
    .map((turn) => {
      const angle = ((turn * 7 + (random.next() - 0.5) * 6) * Math.PI) / 180;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const rooms = corners.map(([x, y]) =>
        room(land, [centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos]),
      );
      return { angle, score: Math.min(...rooms) + random.next() * 120 };
    })
    .sort((a, b) => b.score - a.score)
    .map(({ angle }) => angle);
}

/** Room that the ends of roads must have, if any of the tries gives it. */
const ENOUGH = 50;
/** How strongly the streets are bent, and how often the field is moved. */
const TRIES = [
  [1, 0],
  [0.3, 0],
  [0.3, 6],
] as const;

/** The district's field, turned and bent so that all of the campaign's roads lie within the frame of its land. */
export function fitField(
  grid: StreetGrid,
  roads: readonly Road[],
  centre: Point,
  land: Land,
  random: Random,
): Field {
  const size = diagonalOf(grid);
  const fringe = Math.ceil((size * FRINGE_SHARE) / 600);
  const phase = () => random.next() * 2 * Math.PI;
  const phases: Bend['phases'] = [phase(), phase(), phase(), phase()];
  const plan = planField(grid, roads, fringe, random);
  const angles = anglesFor(grid, centre, land, random);
  let best: { field: Field; least: number } | null = null;
  for (const [strength, moves] of TRIES) {
    for (const angle of angles) {
      let at = centre;
      for (let move = 0; move <= moves; move++) {
        const field = layField(plan, at, { angle, strength, size, phases });
        const { end, least } = tightest(field, land);
        if (best === null || least > best.least) best = { field, least };
        if (end === null || least >= ENOUGH) return field;
        // Away from where it is tight.
        at = add(at, times(direction(end, at), ENOUGH - least + 40));
      }
    }
  }
  return best!.field;
}

/** Which crossings have streets; those of the campaign's roads always do. */
export function usableNodes(field: Field, land: Land, random: Random): boolean[] {
  const { rows, columns, fringe } = field;
  const usable = field.nodes.map((p, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const out = Math.max(
      fringe - row,
      row - (rows - 1 - fringe),
      fringe - column,
      column - (columns - 1 - fringe),
    );
    // Towards the edge of the city the streets thin out.
    const kept = random.next() < (out <= 0 ? 1 : 0.97 - out * 0.06);
    return kept && isClear(land, p, CLEAR);
  });
  for (const way of ['ew', 'ns'] as const)
    for (const index of field.links[way].keys())
      for (const end of endsOf(field, way, index)) usable[end] = true;
  return usable;
}
