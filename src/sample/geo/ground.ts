/** Where in a district streets can lie, and its field turned so that all of the campaign's roads do. */
import type { Random } from '../random.ts';
import type { Road } from '../road.ts';
import type { StreetGrid } from '../city.ts';
import { type Bend, diagonalOf, endsOf, type Field, type Index, layField, planField } from './grid.ts';
import { inside, nearestOn, type Path, type Point } from './plane.ts';
import type { Rim } from './rims.ts';
import type { River } from './rivers.ts';

/** The land of one district. */
export interface Land {
  /** Its outer ring. */
  readonly area: Path;
  /** The roads around it. */
  readonly rims: readonly Rim[];
  readonly ring: Path;
  readonly rivers: readonly River[];
}

/** Metres from a point to the nearest frame of the land; below zero outside it. */
export function room({ area, rims, ring, rivers }: Land, p: Point): number {
  if (!inside(area, p) || !inside(ring, p)) return -nearestOn(ring, p).distance - 1;
  let least = Infinity;
  for (const { path } of rims) least = Math.min(least, nearestOn(path, p).distance);
  for (const river of rivers) {
    const near = nearestOn(river.path, p);
    least = Math.min(least, near.distance - river.widths[near.segment]! / 2 - 110);
  }
  return least;
}

/** Metres that a crossing keeps from the frame. */
const CLEAR = 110;
/** Metres of streets beyond the named ones that a district may have room for, by the size of the named part. */
const FRINGE_SHARE = 0.42;

/** The district's field, turned by up to a third of a right angle so that its corners keep clear of the frame. */
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
  // A look at the corners of the named part is enough to choose.
  const half = [grid.ew.gaps, grid.ns.gaps].map((gaps) => gaps.reduce((a, b) => a + b, 0) / 2);
  let best: { bend: Bend; score: number } | null = null;
  for (let turn = -3; turn <= 3; turn++) {
    const angle = ((turn * 7 + (random.next() - 0.5) * 6) * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const corners = [1, -1].flatMap((x) => [1, -1].map((y): Point => [x * half[0]!, y * half[1]!]));
    const rooms = corners.map(([x, y]) => room(land, [centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos]));
    const score = Math.min(400, ...rooms) + random.next() * 120;
    if (best === null || score > best.score) best = { bend: { angle, size, phases }, score };
  }
  return layField(plan, centre, best!.bend);
}

/** Which crossings have streets; those of the campaign's roads always do. */
export function usableNodes(field: Field, land: Land, random: Random): boolean[] {
  const { rows, columns, fringe } = field;
  const usable = field.nodes.map((p, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const out = Math.max(fringe - row, row - (rows - 1 - fringe), fringe - column, column - (columns - 1 - fringe));
    // Towards the edge of the city the streets thin out.
    const kept = random.next() < (out <= 0 ? 1 : 0.97 - out * 0.06);
    return room(land, p) >= CLEAR && kept;
  });
  for (const way of ['ew', 'ns'] as const)
    for (const index of field.links[way].keys()) for (const end of endsOf(field, way, index)) usable[end] = true;
  return usable;
}

export const rowOf = ({ columns }: Field, node: Index): number => Math.floor(node / columns);
export const columnOf = ({ columns }: Field, node: Index): number => node % columns;
