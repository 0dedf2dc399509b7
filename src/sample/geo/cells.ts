/** Where the districts lie: round areas packed around the centre, and the cells that part the city between them. */
import type { Random } from '../random.ts';
import { add, between, distance, type Path, type Point, times } from './plane.ts';

/** The area a district's street grid needs. */
export interface Disc {
  readonly centre: Point;
  readonly radius: number;
}

/** Metres between the districts' areas and the city's limits, and how far out the ring road runs. */
const OUTSKIRTS = 1500;
const RING = 450;

/** Degrees, from the east counter-clockwise, and how far out: the first six lie as their names say. */
const PLACES: readonly (readonly [angle: number, far: number])[] = [
  [195, 1],
  [0, 0],
  [-10, 1],
  [135, 1],
  [-85, 1],
  [62, 1],
];

function firstPlace(index: number, size: number, random: Random): Point {
  const jitter = (random.next() - 0.5) * 24;
  const given = PLACES[index];
  // Districts beyond the first six settle in a spiral by the golden angle.
  const [angle, far] = given ?? [index * 137.5, 1 + Math.sqrt(index - 5) * 0.6];
  const radians = ((angle + jitter) * Math.PI) / 180;
  return [Math.cos(radians) * far * size * 2.2, Math.sin(radians) * far * size * 1.8];
}

function pushApart(points: Point[], radii: readonly number[]): void {
  for (let i = 0; i < points.length; i++) {
    for (let j = i + 1; j < points.length; j++) {
      const [a, b] = [points[i]!, points[j]!];
      const far = Math.max(1, distance(a, b));
      const overlap = radii[i]! + radii[j]! - far;
      if (overlap <= 0) continue;
      const step = times([(b[0] - a[0]) / far, (b[1] - a[1]) / far], overlap / 2);
      points[i] = add(a, times(step, -1));
      points[j] = add(b, step);
    }
  }
}

/** Discs that do not overlap, drawn to the centre and wider than high together. */
export function packDiscs(radii: readonly number[], random: Random): Disc[] {
  const size = radii.reduce((a, b) => a + b, 0) / radii.length;
  const points = radii.map((_, i) => firstPlace(i, size, random));
  for (let pass = 0; pass < 900; pass++) {
    const pull = pass < 600 ? 0.02 : 0;
    for (let i = 0; i < points.length; i++)
      points[i] = [points[i]![0] * (1 - pull * 0.9), points[i]![1] * (1 - pull * 1.2)];
    pushApart(points, radii);
  }
  return points.map((centre, i) => ({ centre, radius: radii[i]! }));
}

/** The convex ring that keeps `distance` from all discs. */
function around(discs: readonly Disc[], away: number, sides: number): Point[] {
  const far = Math.max(...discs.map(({ centre, radius }) => Math.hypot(...centre) + radius)) + away;
  let ring: Corner[] = [
    [-far, -far],
    [far, -far],
    [far, far],
    [-far, far],
  ].map(([x, y]) => ({ point: [x!, y!], label: OUTSIDE }));
  for (let k = 0; k < sides; k++) {
    const angle = (2 * Math.PI * k) / sides;
    const normal: Point = [Math.cos(angle), Math.sin(angle)];
    const reach = Math.max(
      ...discs.map(({ centre, radius }) => centre[0] * normal[0] + centre[1] * normal[1] + radius),
    );
    ring = clip(ring, normal, reach + away, OUTSIDE);
  }
  return ring.map(({ point }) => point);
}

export const OUTSIDE = -1;

/** A corner of a cell; the label says what lies beyond the side that begins here. */
interface Corner {
  readonly point: Point;
  readonly label: number;
}

/** The part of a convex ring where normal · p ≤ limit; the new side gets the label. */
function clip(ring: readonly Corner[], normal: Point, limit: number, label: number): Corner[] {
  const out: Corner[] = [];
  const excess = (p: Point): number => p[0] * normal[0] + p[1] * normal[1] - limit;
  ring.forEach((corner, i) => {
    const next = ring[(i + 1) % ring.length]!;
    const [here, there] = [excess(corner.point), excess(next.point)];
    if (here <= 0) out.push(corner);
    if (here <= 0 === there <= 0) return;
    const point = between(corner.point, next.point, here / (here - there));
    out.push({ point, label: here <= 0 ? label : corner.label });
  });
  return out;
}

/** A side of a cell along one neighbour or along the city's limits. */
interface Side {
  readonly neighbour: number;
  /** Straight towards a neighbour; round along the limits. From corner to corner, counter-clockwise. */
  readonly path: Path;
}

export interface Cells {
  readonly discs: readonly Disc[];
  /** The sides of each cell, counter-clockwise. Corners that cells share are the same points. */
  readonly sides: readonly (readonly Side[])[];
  /** A convex ring a little outside the districts' areas. */
  readonly ring: Path;
}

/** Corners so near each other are one. */
const MERGE = 700;

/** Each disc's cell in the power diagram of all: every disc lies in its own (Aurenhammer 1987). */
export function makeCells(discs: readonly Disc[]): Cells {
  const limits = around(discs, OUTSKIRTS, 40);
  const known: Point[] = [];
  const shared = (p: Point): Point => {
    const found = known.find((other) => distance(other, p) < MERGE);
    if (found === undefined) known.push(p);
    return found ?? p;
  };
  const sides = discs.map((disc, i) => {
    let cell: Corner[] = limits.map((point) => ({ point, label: OUTSIDE }));
    discs.forEach((other, j) => {
      if (j === i) return;
      const normal: Point = times([other.centre[0] - disc.centre[0], other.centre[1] - disc.centre[1]], 2);
      const square = (d: Disc): number => d.centre[0] ** 2 + d.centre[1] ** 2 - d.radius ** 2;
      cell = clip(cell, normal, square(other) - square(disc), j);
    });
    return sidesOf(cell, shared);
  });
  return { discs, sides, ring: around(discs, RING, 28) };
}

function sidesOf(cell: readonly Corner[], shared: (p: Point) => Point): Side[] {
  const size = cell.length;
  const start = Math.max(
    0,
    cell.findIndex((corner, i) => corner.label !== cell[(i + size - 1) % size]!.label),
  );
  const sides: { neighbour: number; path: Point[] }[] = [];
  for (let k = 0; k < size; k++) {
    const corner = cell[(start + k) % size]!;
    const next = cell[(start + k + 1) % size]!;
    const last = sides.at(-1);
    if (last?.neighbour === corner.label) last.path.push(next.point);
    else sides.push({ neighbour: corner.label, path: [corner.point, next.point] });
  }
  return sides
    .map(({ neighbour, path }) => ({
      neighbour,
      path: [shared(path[0]!), ...path.slice(1, -1), shared(path.at(-1)!)],
    }))
    .filter(({ path }) => path.length > 2 || path[0] !== path[1]);
}
