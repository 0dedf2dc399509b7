/** Where the city is, by where most of its lines are: a line far from all of them lies in another city, or at sea. */
import Flatbush from 'flatbush';
import type { Position } from '../model/geometry.ts';
import { metresFrom, type Point } from './metres.ts';

/** Lines of one city form a chain without a longer gap: its counties are not further from each other. */
const GAP = 60_000;
/** Lines are joined by cells of this size, so that a network of any size is joined in a moment. */
const CELL = 10_000;

interface Cluster {
  readonly cells: Point[];
  readonly points: Point[];
}

function cellsOf(points: readonly Point[]): Map<string, { cell: Point; points: Point[] }> {
  const cells = new Map<string, { cell: Point; points: Point[] }>();
  for (const point of points) {
    const cell: Point = [Math.round(point[0] / CELL), Math.round(point[1] / CELL)];
    const key = cell.join();
    const found = cells.get(key);
    if (found === undefined) cells.set(key, { cell, points: [point] });
    else found.points.push(point);
  }
  return cells;
}

/** Points that hang together, the most first. */
function clustersOf(points: readonly Point[]): Cluster[] {
  let clusters: Cluster[] = [];
  for (const { cell, points: own } of cellsOf(points).values()) {
    const isNear = ([x, y]: Point): boolean => Math.hypot(x - cell[0], y - cell[1]) * CELL <= GAP;
    const joined = clusters.filter(({ cells }) => cells.some(isNear));
    const rest = clusters.filter((cluster) => !joined.includes(cluster));
    const all = { cells: [cell, ...joined.flatMap(({ cells }) => cells)], points: own };
    for (const { points: more } of joined) for (const point of more) all.points.push(point);
    clusters = [...rest, all];
  }
  return clusters.sort((a, b) => b.points.length - a.points.length);
}

/**
 * How far a position lies from the city, where it cannot belong to it.
 * @param starts one position of each line of every file
 * @returns metres to the nearest line of the city, or null where the position may belong to it. Always null where no
 *   place has more lines than all others together: then nobody can say which of them is the city
 */
export function farFromCity(starts: readonly Position[]): (position: Position) => number | null {
  const [origin] = starts;
  if (origin === undefined) return () => null;
  const flat = metresFrom(origin);
  const [city, ...others] = clustersOf(starts.map(flat));
  const elsewhere = others.reduce((sum, { points }) => sum + points.length, 0);
  if (city === undefined || city.points.length <= elsewhere) return () => null;
  const index = new Flatbush(city.points.length);
  for (const [x, y] of city.points) index.add(x, y);
  index.finish();
  const { minX, minY, maxX, maxY } = index;
  return (position) => {
    const [x, y] = flat(position);
    if (x >= minX && x <= maxX && y >= minY && y <= maxY) return null;
    const [nearest = 0] = index.neighbors(x, y, 1);
    const [nx, ny] = city.points[nearest]!;
    const distance = Math.hypot(x - nx, y - ny);
    return distance > GAP ? distance : null;
  };
}
