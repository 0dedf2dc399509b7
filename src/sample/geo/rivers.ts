/** The rivers and the borders between districts: along the rivers, and along roads where there is no river. */
import type { Random } from '../random.ts';
import { type Cells, OUTSIDE } from './cells.ts';
import { beside, distance, pathLength, type Path, type Point, resample, smoothed } from './plane.ts';

export interface River {
  readonly name: string;
  readonly path: Path;
  /** Metres between the banks at each point of the path. */
  readonly widths: readonly number[];
}

/** The border between two districts, or between one and the land outside the city. */
export interface Border {
  /** The district on the left of the path. */
  readonly left: number;
  /** The one on the right, or OUTSIDE. */
  readonly right: number;
  readonly path: Path;
  readonly river: River | null;
}

export interface Frame {
  readonly rivers: readonly River[];
  readonly borders: readonly Border[];
  /** Each district's borders, counter-clockwise around it. */
  readonly around: readonly (readonly Border[])[];
}

interface Edge {
  readonly left: number;
  readonly right: number;
  readonly from: Point;
  readonly to: Point;
}

/** Sides that two cells share, each once. */
function innerEdges(cells: Cells): Edge[] {
  return cells.sides.flatMap((sides, left) =>
    sides
      .filter(({ neighbour }) => neighbour > left)
      .map(({ neighbour, path }) => ({ left, right: neighbour, from: path[0]!, to: path.at(-1)! })),
  );
}

const otherEnd = (edge: Edge, point: Point): Point => (edge.from === point ? edge.to : edge.from);

/** The least costly way from each corner to the nearest of `starts`, by Dijkstra over a handful of edges. */
function waysTo(starts: Iterable<Point>, edges: readonly Edge[], cost: (edge: Edge) => number) {
  const far = new Map<Point, { cost: number; edge: Edge | null }>();
  for (const start of starts) far.set(start, { cost: 0, edge: null });
  for (let changed = true; changed;) {
    changed = false;
    for (const edge of edges) {
      for (const [a, b] of [
        [edge.from, edge.to],
        [edge.to, edge.from],
      ] as const) {
        const now = far.get(a);
        if (now === undefined) continue;
        const total = now.cost + cost(edge);
        if (total >= (far.get(b)?.cost ?? Infinity) - 1e-6) continue;
        far.set(b, { cost: total, edge });
        changed = true;
      }
    }
  }
  return {
    cost: (corner: Point): number => far.get(corner)?.cost ?? Infinity,
    /** The corners from `corner` to the start. */
    way: (corner: Point): Point[] => {
      const corners = [corner];
      for (let at = corner; ;) {
        const edge = far.get(at)?.edge;
        if (edge === null || edge === undefined) return corners;
        corners.push((at = otherEnd(edge, at)));
      }
    },
  };
}

/** The corners where borders reach the city's limits. */
function gates(cells: Cells): Point[] {
  const outer = cells.sides.flat().filter(({ neighbour }) => neighbour === OUTSIDE);
  return [...new Set(outer.flatMap(({ path }) => [path[0]!, path.at(-1)!]))];
}

/** Corners of the main river from west to east, and of its tributary down to it. */
function courses(cells: Cells, edges: readonly Edge[]): { main: Point[]; tributary: Point[] } {
  // The river likes the middle of the city, where it was founded.
  const cost = ({ from, to }: Edge): number =>
    distance(from, to) * (1 + Math.hypot((from[0] + to[0]) / 2, (from[1] + to[1]) / 2) / 9000);
  const outer = gates(cells);
  const east = outer.reduce((a, b) => (b[0] > a[0] ? b : a));
  const west = outer.reduce((a, b) => (b[0] < a[0] ? b : a));
  const main = waysTo([east], edges, cost).way(west);
  const taken = new Set(main);
  const toRiver = waysTo(main, edges, cost);
  const free = outer.filter((corner) => !taken.has(corner) && Number.isFinite(toRiver.cost(corner)));
  if (free.length === 0) return { main, tributary: [] };
  const source = free.reduce((a, b) => (toRiver.cost(b) > toRiver.cost(a) ? b : a));
  return { main, tributary: toRiver.way(source) };
}

/** A smooth wave of two lengths, quiet towards both ends. */
function wave(length: number, size: number, period: number, random: Random): (along: number) => number {
  const [one, two] = [random.next() * 2 * Math.PI, random.next() * 2 * Math.PI];
  const second = period * (0.42 + random.next() * 0.15);
  return (along) => {
    const end = Math.min(along, length - along) / Math.min(1200, Math.max(1, length / 2));
    const quiet = end >= 1 ? 1 : Math.sin((Math.max(0, end) * Math.PI) / 2) ** 2;
    const turn = (2 * Math.PI * along) / period;
    return size * quiet * (0.7 * Math.sin(turn + one) + 0.35 * Math.sin((turn * period) / second + two));
  };
}

const STEP = 90;

export function waved(path: Path, size: number, period: number, random: Random): Point[] {
  const points = resample(path, STEP);
  const length = pathLength(points);
  const by = wave(length, size, period, random);
  return beside(points, (i) => by((length * i) / (points.length - 1)));
}

/** A river along the corners; `at` tells where each corner has come to lie. */
function course(corners: readonly Point[], size: number, random: Random): { path: Point[]; at: number[] } {
  const points: Point[] = [corners[0]!];
  const at = [0];
  for (let i = 1; i < corners.length; i++) {
    points.push(...resample([corners[i - 1]!, corners[i]!], STEP).slice(1));
    at.push(points.length - 1);
  }
  const round = smoothed(points, 90);
  const length = pathLength(round);
  const by = wave(length, size, 4200, random);
  let along = 0;
  const path = beside(round, (i) => by((along += i === 0 ? 0 : distance(round[i - 1]!, round[i]!))));
  return { path: smoothed(path, 6), at };
}

const RIVER_NAMES = { main: '鹭堰江', tributary: '苇渡溪' } as const;

/** The borders of all cells: shared ones once, so that both districts have the same points. */
export function makeFrame(cells: Cells, random: Random): Frame {
  const edges = innerEdges(cells);
  const { main, tributary } = courses(cells, edges);
  const moved = new Map<Point, Point>();
  const along = new Map<string, { river: River; path: Point[] }>();
  const key = (a: Point, b: Point): string => [a, b].map((p) => p.join()).join(' ');
  const rivers: River[] = [];
  const flow = (
    corners: readonly Point[],
    name: string,
    size: number,
    widths: readonly [number, number],
  ): void => {
    if (corners.length < 2) return;
    const { path, at } = course(
      corners.map((corner) => moved.get(corner) ?? corner),
      size,
      random,
    );
    const width = (i: number): number => widths[0] + ((widths[1] - widths[0]) * i) / (path.length - 1);
    const river = { name, path, widths: path.map((_, i) => width(i)) };
    rivers.push(river);
    corners.forEach((corner, i) => {
      moved.set(corner, path[at[i]!]!);
      if (i === 0) return;
      const part = path.slice(at[i - 1]!, at[i]! + 1);
      along.set(key(corners[i - 1]!, corner), { river, path: part });
      along.set(key(corner, corners[i - 1]!), { river, path: [...part].reverse() });
    });
  };
  flow(main, RIVER_NAMES.main, 330, [170, 300]);
  flow(tributary, RIVER_NAMES.tributary, 220, [70, 120]);
  const place = (corner: Point): Point => moved.get(corner) ?? corner;
  const inner = edges.map(({ left, right, from, to }): Border => {
    const wet = along.get(key(from, to));
    const path = wet?.path ?? waved([place(from), place(to)], 150, 3600, random);
    return { left, right, path, river: wet?.river ?? null };
  });
  return withLimits(cells, rivers, inner, place, random);
}

function withLimits(
  cells: Cells,
  rivers: readonly River[],
  inner: readonly Border[],
  place: (corner: Point) => Point,
  random: Random,
): Frame {
  const borders = [...inner];
  const around = cells.sides.map((sides, left) =>
    sides.map(({ neighbour, path }): Border => {
      if (neighbour === OUTSIDE) {
        const ends = [place(path[0]!), ...path.slice(1, -1), place(path.at(-1)!)];
        const border = { left, right: OUTSIDE, path: limit(ends, random), river: null };
        borders.push(border);
        return border;
      }
      return inner.find(
        (b) => (b.left === left && b.right === neighbour) || (b.right === left && b.left === neighbour),
      )!;
    }),
  );
  return { rivers, borders, around };
}

/** The city's limits run over fields and hills: bent, without long straight parts. */
function limit(path: Path, random: Random): Point[] {
  const bent = waved(smoothed(resample(path, 300), 12), 380, 6500, random);
  const again = waved(bent, 90, 2600, random);
  return again.filter((_, i) => i % 3 === 0 || i === again.length - 1);
}

/** The path of a border with `district` on its left. */
export const seenFrom = (border: Border, district: number): Path =>
  border.left === district ? border.path : [...border.path].reverse();

/** The outer ring of each district, counter-clockwise, without the repeated last point. */
export function districtRings({ around }: Frame): Point[][] {
  return around.map((borders, district) =>
    borders.flatMap((border) => seenFrom(border, district).slice(0, -1)),
  );
}
