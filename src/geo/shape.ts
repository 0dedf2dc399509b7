/** The coordinates of one feature: whether they are nested as GeoJSON says, and are degrees that can be. */
import type { Problem } from '../csv/problem.ts';
import type { Reason } from '../csv/reasons.ts';
import type { RowReason } from '../csv/row-reasons.ts';
import type { Line, Position } from '../model/geometry.ts';
import { lengthOf } from './metres.ts';

type Written = readonly unknown[];

/** What is wrong with a feature, before it has a place. */
export interface Found {
  readonly code?: 'geometry' | 'privacy';
  readonly reason: RowReason<'geometry'> | Reason<'privacy'>;
  readonly value?: string;
  readonly params?: Problem['params'];
  readonly severity?: 'warning';
}

/** Of a line its parts; of an area the rings of its polygons. */
export type Shape = readonly (readonly Line[])[];

/** Mainland China with its seas, in any of the four coordinate systems. */
const CHINA = { west: 73, east: 135, south: 3, north: 54 } as const;
/** Larger numbers are metres of a plane and no degrees. */
const PLANE_METRES = 1000;
/** Nobody builds roads where the equator meets the meridian of Greenwich: a position that was never set. */
const NOWHERE = 1;
const LEAST_OF_LINE = 2;
const LEAST_OF_RING = 4;

export function isLine(type: string): boolean {
  return type.endsWith('LineString');
}

/** The parts of a line, or the polygons of an area with their rings; null where the nesting is not that of the type. */
function nested(type: string, coordinates: unknown): Written[][][] | null {
  if (!Array.isArray(coordinates)) return null;
  if (type === 'LineString') return coordinates.every(Array.isArray) ? [[coordinates as Written[]]] : null;
  const inner = type === 'MultiPolygon' ? 'Polygon' : 'LineString';
  const parts = coordinates.map((part) => nested(inner, part));
  if (!parts.every((part) => part !== null)) return null;
  return type === 'MultiPolygon' ? parts.flat() : [parts.flat(2)];
}

export function inChina(lon: number, lat: number): boolean {
  return lon >= CHINA.west && lon <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north;
}

function wrongPosition(position: Written, type: string): Found | null {
  const [lon, lat] = position;
  if (Array.isArray(lon)) return { reason: 'nesting', params: { type } };
  if (typeof lon === 'number' && typeof lat === 'number' && inChina(lon, lat)) return null;
  const value = JSON.stringify(position);
  if (typeof lon !== 'number' || typeof lat !== 'number') return { reason: 'not_position', value };
  if (inChina(lat, lon)) return { reason: 'swapped', value };
  if (Math.abs(lon) > PLANE_METRES || Math.abs(lat) > PLANE_METRES) return { reason: 'projected', value };
  if (Math.abs(lon) < NOWHERE && Math.abs(lat) < NOWHERE) return { reason: 'not_set', value };
  return Math.abs(lon) > 180 || Math.abs(lat) > 90 ? { reason: 'out_of_range', value } : null;
}

/** A part as a line: heights are left out, and a vertex that stands twice in a row, which has no direction. */
function lineOf(part: readonly Written[]): Line {
  const line: Position[] = [];
  for (const [lon, lat] of part) {
    const last = line.at(-1);
    if (last === undefined || last[0] !== lon || last[1] !== lat) line.push([Number(lon), Number(lat)]);
  }
  return line;
}

function wrongRing(ring: Line): Found | null {
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length < LEAST_OF_RING) return { reason: 'too_few_positions', params: { least: LEAST_OF_RING } };
  const isClosed = first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return isClosed ? null : { reason: 'ring_open', value: JSON.stringify(last) };
}

function wrongLine(line: Line, longest: number): Found | null {
  if (line.length < LEAST_OF_LINE) return { reason: 'too_few_positions', params: { least: LEAST_OF_LINE } };
  const km = lengthOf(line) / 1000;
  return km <= longest ? null : { reason: 'too_long', params: { km: Math.round(km), limit: longest } };
}

/**
 * @param type one of the four types of lines and areas
 * @param longest of a line, in kilometres
 */
export function shapeOf(type: string, coordinates: unknown, longest: number): Found | { shape: Shape } {
  const written = nested(type, coordinates);
  if (written === null) return { reason: 'nesting', params: { type } };
  for (const part of written.flat()) {
    for (const position of part) {
      const wrong = wrongPosition(position, type);
      if (wrong !== null) return wrong;
    }
  }
  const shape = written.map((parts) => parts.map(lineOf));
  const parts = shape.flat();
  if (parts.length === 0)
    return {
      reason: 'too_few_positions',
      params: { least: isLine(type) ? LEAST_OF_LINE : LEAST_OF_RING },
    };
  for (const part of parts) {
    const wrong = isLine(type) ? wrongLine(part, longest) : wrongRing(part);
    if (wrong !== null) return wrong;
  }
  return { shape };
}
