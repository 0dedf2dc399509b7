/** Geometry files: GeoJSON that says what it should, in places that can be. */
import type { Problem } from '../../csv/problem.ts';
import type { Reason } from '../../csv/reasons.ts';
import type { RowReason } from '../../csv/row-reasons.ts';
import { nearest } from '../../schema/nearest.ts';
import { findPrivate, masked } from '../../schema/privacy.ts';
import { featureLines, placeOfJsonError } from './json-lines.ts';

type Position = readonly unknown[];

interface Feature {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
}

/** What a file's features must be. */
export interface GeometryRules {
  /** The property that names what a feature belongs to; null where it needs none. */
  readonly property: 'project_id' | 'district' | null;
  /** Whether a text names a project or district. */
  readonly isKnown: (id: string) => boolean;
  /** For naming the nearest. */
  readonly names: () => Iterable<string>;
  readonly types: readonly string[];
}

/** Mainland China with its seas, in any of the four coordinate systems. */
const CHINA = { west: 73, east: 135, south: 3, north: 54 } as const;
const KM_PER_DEGREE = 111.2;
const LONGEST_LINE_KM = 300;

interface Found {
  readonly code?: 'geometry' | 'privacy';
  readonly reason: RowReason<'geometry'> | Reason<'privacy'>;
  readonly value?: string;
  readonly params?: Problem['params'];
}

/** The parts of a line or the rings of a polygon; null where the nesting is not that of the type. */
function partsOf(type: string, coordinates: unknown): Position[][] | null {
  if (!Array.isArray(coordinates)) return null;
  if (type === 'LineString') return coordinates.every(Array.isArray) ? [coordinates as Position[]] : null;
  const inner = type === 'MultiPolygon' ? 'Polygon' : 'LineString';
  const parts = coordinates.map((part) => partsOf(inner, part));
  return parts.every((part) => part !== null) ? parts.flat() : null;
}

function kilometres(a: Position, b: Position): number {
  const [lon1, lat1] = a as readonly [number, number];
  const [lon2, lat2] = b as readonly [number, number];
  const east = (lon2 - lon1) * Math.cos((((lat1 + lat2) / 2) * Math.PI) / 180);
  return Math.hypot(east, lat2 - lat1) * KM_PER_DEGREE;
}

function inChina(lon: number, lat: number): boolean {
  return lon >= CHINA.west && lon <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north;
}

function wrongPosition(position: Position): Found | null {
  const [lon, lat] = position;
  const value = JSON.stringify(position);
  if (typeof lon !== 'number' || typeof lat !== 'number') return { reason: 'not_position', value };
  if (!inChina(lon, lat) && inChina(lat, lon)) return { reason: 'swapped', value };
  return Math.abs(lon) > 180 || Math.abs(lat) > 90 ? { reason: 'out_of_range', value } : null;
}

function lengthOf(part: readonly Position[]): number {
  let length = 0;
  for (let i = 1; i < part.length; i += 1) length += kilometres(part[i - 1]!, part[i]!);
  return length;
}

function wrongCoordinates(type: string, coordinates: unknown): Found | null {
  const isLine = type.endsWith('LineString');
  const least = isLine ? 2 : 4;
  const parts = partsOf(type, coordinates);
  if (parts === null) return { reason: 'nesting', params: { type } };
  if (parts.length === 0 || parts.some((part) => part.length < least))
    return { reason: 'too_few_positions', params: { least } };
  for (const part of parts) {
    for (const position of part) {
      const wrong = wrongPosition(position);
      if (wrong !== null) return wrong;
    }
  }
  if (!isLine) return null;
  const longest = Math.max(...parts.map(lengthOf));
  if (longest <= LONGEST_LINE_KM) return null;
  return { reason: 'too_long', params: { km: Math.round(longest), limit: LONGEST_LINE_KM } };
}

function privateProperty(feature: Feature): Found | null {
  for (const value of Object.values(feature.properties ?? {})) {
    const found = typeof value === 'string' ? findPrivate(value) : null;
    if (found !== null) return { code: 'privacy', reason: found, value: masked(String(value)) };
  }
  return null;
}

function wrongOwner(feature: Feature, { property, isKnown, names }: GeometryRules): Found | null {
  if (property === null) return null;
  const id = feature.properties?.[property];
  if ((typeof id !== 'string' && typeof id !== 'number') || id === '')
    return { reason: 'missing_id', params: { property } };
  if (isKnown(String(id))) return null;
  const suggestion = nearest(String(id), names()) ?? '';
  return { reason: 'unknown_id', value: String(id), params: { property, suggestion } };
}

function wrongFeature(feature: Feature, rules: GeometryRules): Found | null {
  if (typeof feature !== 'object' || feature === null || feature.type !== 'Feature')
    return { reason: 'not_feature' };
  const owner = privateProperty(feature) ?? wrongOwner(feature, rules);
  if (owner !== null) return owner;
  const type = feature.geometry?.type;
  if (typeof type !== 'string' || !rules.types.includes(type)) {
    const value = typeof type === 'string' ? type : 'null';
    return { reason: 'type', value, params: { expected: rules.types.join(' / ') } };
  }
  return wrongCoordinates(type, feature.geometry?.coordinates);
}

/** The id or number under which a feature can be found, for reports; never a private number. */
function ownerOf(feature: Feature, { property }: GeometryRules): string | null {
  const id: unknown = property === null ? undefined : feature?.properties?.[property];
  return (typeof id === 'string' && findPrivate(id) === null) || typeof id === 'number' ? String(id) : null;
}

/**
 * Checks one GeoJSON file. A feature gives at most one problem, at the line on which it begins; `params.feature`
 * is its number, from 1.
 */
export function checkGeometry(file: string, text: string, rules: GeometryRules): Problem[] {
  const problem = (line: number, row_id: string | null, found: Found): Problem => {
    const place = { file, line, column: null, header: rules.property, row_id, value: found.value ?? null };
    const { code = 'geometry', reason, params = {} } = found;
    return { ...place, severity: 'error', code, reason, params };
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const { line, character } = placeOfJsonError(text);
    return [problem(line, null, { reason: 'json', params: { character } })];
  }
  const collection = parsed as { type?: unknown; features?: unknown } | null;
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features))
    return [problem(1, null, { reason: 'not_collection' })];
  let lines: number[] | null = null;
  return (collection.features as Feature[]).flatMap((feature, index) => {
    const found = wrongFeature(feature, rules);
    if (found === null) return [];
    lines ??= featureLines(text);
    const params = { ...found.params, feature: index + 1 };
    return [problem(lines[index] ?? 1, ownerOf(feature, rules), { ...found, params })];
  });
}
