/** Small cities drawn on a plane in metres, near 120° east and 30° north. */
import type { Direction, DirectedLine, Geometry, Position } from '../../../src/model/geometry.ts';
import type { Dataset } from '../../../src/model/types.ts';
import { build, type ProjectRows } from '../build.ts';

const DEGREE = (6_371_008.8 * Math.PI) / 180;

/** A point so many metres east and north of the middle. */
function point(x: number, y: number): [number, number] {
  return [120 + x / (DEGREE * Math.cos((30 * Math.PI) / 180)), 30 + y / DEGREE];
}

/** A line through points in metres, such as `0 0, 0 100, 50.5 100`. */
export function line(points: string, direction: Direction = 'both'): DirectedLine {
  const positions = points.split(',').map((text): Position => {
    const [x, y] = text.trim().split(' ').map(Number);
    return point(x!, y!);
  });
  return { line: positions, direction };
}

export interface CityOnPlane {
  network: readonly DirectedLine[] | null;
  roads: Record<string, readonly DirectedLine[]>;
  /** Rows of projects, by id; a road without one is not open. */
  rows?: Record<string, Omit<ProjectRows, 'id'>>;
  as_of?: string;
}

function geometryOf({ network, roads }: Pick<CityOnPlane, 'network' | 'roads'>): Geometry {
  return {
    roads: new Map(Object.entries(roads).map(([id, parts]) => [id, { parts, quality: null }])),
    network: network && network.map((one) => ({ ...one, name: null })),
    water: [],
    districts: new Map(),
  };
}

export function city(plane: CityOnPlane): Dataset {
  const ids = new Set([...Object.keys(plane.roads), ...Object.keys(plane.rows ?? {})]);
  return build({
    as_of: plane.as_of ?? '2012-12',
    projects: [...ids].map((id) => ({ id, ...plane.rows?.[id] })),
    geometry: geometryOf(plane),
  });
}
