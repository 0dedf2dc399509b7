/** Lines as they are published: thinned where nobody would see it, in the system that the city publishes in. */
import simplify from 'simplify-js';
import type { Line, Polygon, Position } from '../model/geometry.ts';
import { fromWgs84, type CoordinateSystem } from './coordinates.ts';
import { metresFrom } from './metres.ts';

/** A line is nowhere moved by more than this: less than a lane is wide. */
export const TOLERANCE_METRES = 1;
/** Six decimals of a degree are 0.1 m. */
const DECIMALS = 1e6;

function rounded(degrees: number): number {
  return Math.round(degrees * DECIMALS) / DECIMALS;
}

/** The line without vertices that lie within the tolerance of it; its ends stay. */
export function thinned(line: Line, tolerance = TOLERANCE_METRES): Line {
  const [origin] = line;
  if (origin === undefined || line.length < 3) return line;
  const flat = metresFrom(origin);
  const points = line.map((position) => {
    const [x, y] = flat(position);
    return { x, y, position };
  });
  // Types of the library forget what else a point carries; the points it returns are those it was given.
  return (simplify(points, tolerance, true) as typeof points).map(({ position }) => position);
}

function published(position: Position, system: CoordinateSystem): [number, number] {
  const [lon, lat] = fromWgs84(position, system);
  return [rounded(lon), rounded(lat)];
}

export function publishedLine(line: Line, system: CoordinateSystem): [number, number][] {
  return thinned(line).map((position) => published(position, system));
}

/** Rings stay closed, and have four positions at least. */
export function publishedPolygon(polygon: Polygon, system: CoordinateSystem): [number, number][][] {
  return polygon.map((ring) => {
    const thin = thinned(ring);
    return (thin.length < 4 ? ring : thin).map((position) => published(position, system));
  });
}
