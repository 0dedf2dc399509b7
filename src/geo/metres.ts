/** A flat map of a city in metres: good to a thousandth over the size of a city, and quick. */
import type { Line, Position } from '../model/geometry.ts';

/** Mean radius of the Earth (IUGG). */
const RADIUS = 6_371_008.8;
const METRES_PER_DEGREE = (RADIUS * Math.PI) / 180;

export type Point = readonly [x: number, y: number];

/** East and north of an origin, in metres. */
export function metresFrom([lon0, lat0]: Position): (position: Position) => Point {
  const perLon = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  return ([lon, lat]) => [(lon - lon0) * perLon, (lat - lat0) * METRES_PER_DEGREE];
}

/** Metres along a line. */
export function lengthOf(line: Line): number {
  let degrees = 0;
  for (let i = 1; i < line.length; i += 1) {
    const [lon1, lat1] = line[i - 1]!;
    const [lon2, lat2] = line[i]!;
    degrees += Math.hypot((lon2 - lon1) * Math.cos(((lat1 + lat2) / 360) * Math.PI), lat2 - lat1);
  }
  return degrees * METRES_PER_DEGREE;
}

/** Metres from a point to a segment. */
export function toSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}
