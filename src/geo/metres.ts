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

/** Metres from a point to a segment. */
export function toSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** Metres from a position to the nearest point of some lines. */
export function toLines(position: Position, lines: readonly Line[]): number {
  const flat = metresFrom(position);
  let nearest = Infinity;
  for (const line of lines) {
    const points = line.map(flat);
    for (let i = 1; i < points.length; i += 1)
      nearest = Math.min(nearest, toSegment([0, 0], points[i - 1]!, points[i]!));
  }
  return nearest;
}
