/** Whether positions lie in areas, and how far outside. */
import pointInPolygon from 'point-in-polygon-hao';
import type { Line, Polygon, Position } from '../model/geometry.ts';
import { distanceTo } from './near.ts';

interface Box {
  readonly polygon: Polygon;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

function boxed(polygon: Polygon): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [lon, lat] of polygon[0] ?? []) {
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  return { polygon, ...box };
}

function isIn([lon, lat]: Position, { polygon, west, south, east, north }: Box): boolean {
  if (lon < west || lon > east || lat < south || lat > north) return false;
  // The library says 0 for the border, which is inside enough.
  return pointInPolygon([lon, lat], polygon as [number, number][][]) !== false;
}

/** One district, or all of them. */
export class Area {
  readonly #boxes: readonly Box[];
  #distance: ((position: Position) => number) | null | undefined;

  /** @param polygons closed rings, as RFC 7946 has them */
  constructor(polygons: readonly Polygon[]) {
    this.#boxes = polygons.map(boxed);
  }

  /** Metres from a position to the area; 0 inside. */
  outside(position: Position): number {
    if (this.#boxes.some((box) => isIn(position, box))) return 0;
    if (this.#distance === undefined) {
      const rings: Line[] = this.#boxes.flatMap(({ polygon }) => polygon);
      this.#distance = distanceTo(rings);
    }
    return this.#distance?.(position) ?? Infinity;
  }
}
