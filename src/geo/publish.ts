/** Lines as they are published: thinned where nobody would see it, in the system that the city publishes in. */
import simplify from 'simplify-js';
import type { Geometry, Line, Polygon, Position } from '../model/geometry.ts';
import { fromWgs84, type CoordinateSystem } from './coordinates.ts';
import { metresFrom } from './metres.ts';

/** A line is nowhere moved by more than this: less than a lane is wide. */
export const TOLERANCE_METRES = 1;
/** Six decimals of a degree are 0.1 m. */
const DECIMALS = 1e6;

function rounded(degrees: number): number {
  return Math.round(degrees * DECIMALS) / DECIMALS;
}

/** Whether a vertex has to stay where it is. */
type IsKept = (position: Position) => boolean;

const keyOf = ([lon, lat]: Position): string => `${lon},${lat}`;

const meeting = new WeakMap<Geometry, IsKept>();

/**
 * The vertices in which lines of the roads and the network meet: whoever computes with the published lines has to
 * find them joined as they are. Found once per geometry.
 */
export function meetingIn(geometry: Geometry): IsKept {
  let isKept = meeting.get(geometry);
  if (isKept === undefined) {
    const seen = new Set<string>();
    const shared = new Set<string>();
    const lines = [...geometry.roads.values()].flatMap(({ parts }) => parts);
    for (const { line } of [...lines, ...(geometry.network ?? [])]) {
      for (const key of line.map(keyOf)) (seen.has(key) ? shared : seen).add(key);
    }
    isKept = (position) => shared.has(keyOf(position));
    meeting.set(geometry, isKept);
  }
  return isKept;
}

/** A run of a line between two vertices that stay. */
function thinnedRun(run: Line, tolerance: number): Line {
  const [origin] = run;
  if (origin === undefined || run.length < 3) return run;
  const flat = metresFrom(origin);
  const points = run.map((position) => {
    const [x, y] = flat(position);
    return { x, y, position };
  });
  // Types of the library forget what else a point carries; the points it returns are those it was given.
  return (simplify(points, tolerance, true) as typeof points).map(({ position }) => position);
}

/** The line without vertices that lie within the tolerance of it; its ends stay, and those that are to be kept. */
export function thinned(line: Line, isKept: IsKept = () => false, tolerance = TOLERANCE_METRES): Line {
  const thin: Position[] = line.slice(0, 1);
  let start = 0;
  for (let end = 1; end < line.length; end += 1) {
    if (end < line.length - 1 && !isKept(line[end]!)) continue;
    thin.push(...thinnedRun(line.slice(start, end + 1), tolerance).slice(1));
    start = end;
  }
  return thin;
}

/** Rounded, in the system to publish; vertices that become one by it stand once, but for the least that there are. */
function published(line: Line, system: CoordinateSystem, least: number): [number, number][] {
  const all = line.map((position): [number, number] => {
    const [lon, lat] = fromWgs84(position, system);
    return [rounded(lon), rounded(lat)];
  });
  const kept = all.filter(([lon, lat], i) => i === 0 || lon !== all[i - 1]![0] || lat !== all[i - 1]![1]);
  return kept.length < least ? all : kept;
}

/** @param isKept vertices that must not be thinned out: `meetingIn` */
export function publishedLine(line: Line, system: CoordinateSystem, isKept?: IsKept): [number, number][] {
  return published(thinned(line, isKept), system, 2);
}

/** Rings stay closed, and have four positions at least. */
export function publishedPolygon(polygon: Polygon, system: CoordinateSystem): [number, number][][] {
  return polygon.map((ring) => {
    const thin = thinned(ring);
    return published(thin.length < 4 ? ring : thin, system, 4);
  });
}
