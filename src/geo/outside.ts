/** Lines that lie where they cannot: far from the rest of the city, or far from their district. */
import Flatbush from 'flatbush';
import pointInPolygon from 'point-in-polygon-hao';
import type { Line, Polygon, Position } from '../model/geometry.ts';
import { metresFrom, toLines } from './metres.ts';

/** A road may cross a border, or be drawn roughly. */
const NEAR_DISTRICT = 2_000;
/** The network of a city reaches its roads. */
const NEAR_NETWORK = 5_000;
/** Of a median distance from the middle; a city's far counties lie within it. */
const SPREAD = 4;
const SMALLEST_CITY = 60_000;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/**
 * How far a line lies from the others, where it lies too far to be of the same city.
 * @param all one position of each line of all files
 * @returns metres to the nearest of the others, or null where the line may belong to the city
 */
export function farFromCity(all: readonly Position[]): (line: Line) => number | null {
  if (all.length < 3) return () => null;
  const middle: Position = [median(all.map(([lon]) => lon)), median(all.map(([, lat]) => lat))];
  const flat = metresFrom(middle);
  const points = all.map(flat);
  const limit = Math.max(SMALLEST_CITY, SPREAD * median(points.map((point) => Math.hypot(...point))));
  const own = points.filter((point) => Math.hypot(...point) <= limit);
  return (line) => {
    const outside = line.map(flat).find((point) => Math.hypot(...point) > limit);
    return outside === undefined
      ? null
      : own.reduce((least, [x, y]) => Math.min(least, Math.hypot(outside[0] - x, outside[1] - y)), Infinity);
  };
}

/** Metres from a line to the network, where that is too far; null where it is near. */
export function farFromNetwork(network: readonly Line[]): (line: Line) => number | null {
  const vertices = network.flat();
  const [origin] = vertices;
  if (origin === undefined) return () => null;
  const flat = metresFrom(origin);
  const index = new Flatbush(vertices.length);
  for (const vertex of vertices) {
    const [x, y] = flat(vertex);
    index.add(x, y);
  }
  index.finish();
  const distance = (position: Position): number => {
    const [x, y] = flat(position);
    const [nearest] = index.neighbors(x, y, 1);
    const [nx, ny] = flat(vertices[nearest ?? 0]!);
    return Math.hypot(x - nx, y - ny);
  };
  return (line) => {
    const nearest = Math.min(...line.map(distance));
    return nearest > NEAR_NETWORK ? nearest : null;
  };
}

function isInside([lon, lat]: Position, polygon: Polygon): boolean {
  // The library counts the border as 0, which is inside enough.
  return pointInPolygon([lon, lat], polygon as [number, number][][]) !== false;
}

/** Metres from a line to an area, where that is too far; null where it is inside or near. */
export function farFromArea(line: Line, area: readonly Polygon[]): number | null {
  if (line.some((position) => area.some((polygon) => isInside(position, polygon)))) return null;
  const rings = area.flat();
  const nearest = Math.min(...line.map((position) => toLines(position, rings)));
  return nearest > NEAR_DISTRICT ? nearest : null;
}
