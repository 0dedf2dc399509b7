/** Geometry files as features that know their line: GeoJSON that says what it should, in places that can be. */
import type { Problem } from '../csv/problem.ts';
import type { Reason } from '../csv/reasons.ts';
import type { RowReason } from '../csv/row-reasons.ts';
import { QUALITIES, type Direction, type Line, type Quality } from '../model/geometry.ts';
import { nearest } from '../schema/nearest.ts';
import { findPrivate, masked } from '../schema/privacy.ts';
import { featureLines, placeOfJsonError } from './json-lines.ts';

type Position = readonly unknown[];

interface Feature {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
}

/** A feature without a mistake, in the system of its file. */
export interface ReadFeature {
  readonly type: string;
  /** Of a line its parts; of an area the rings of its polygons, outer rings first within each. */
  readonly polygons: readonly (readonly Line[])[];
  /** The text that names its project or district; null where the file needs none. */
  readonly owner: string | null;
  readonly name: string | null;
  readonly quality: Quality | null;
  readonly direction: Direction;
  /** Its number in the file, from 1. */
  readonly number: number;
}

export interface FeaturesReading {
  readonly features: readonly ReadFeature[];
  readonly problems: readonly Problem[];
  /** The physical line on which a feature begins, from its number. */
  readonly lineOf: (number: number) => number;
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
  /** Whether features say how their line came to be. */
  readonly isRoad: boolean;
  /** Whether features say which way traffic may go. */
  readonly isDirected: boolean;
}

/** Mainland China with its seas, in any of the four coordinate systems. */
const CHINA = { west: 73, east: 135, south: 3, north: 54 } as const;
const KM_PER_DEGREE = 111.2;
const LONGEST_LINE_KM = 300;
/** Larger numbers are metres of a plane and no degrees. */
const PLANE_METRES = 1000;

/** How OpenStreetMap writes one-way streets. */
const DIRECTIONS: Readonly<Record<string, Direction>> = {
  '': 'both',
  no: 'both',
  false: 'both',
  '0': 'both',
  yes: 'forward',
  true: 'forward',
  '1': 'forward',
  '-1': 'backward',
  reverse: 'backward',
};

interface Found {
  readonly code?: 'geometry' | 'privacy';
  readonly reason: RowReason<'geometry'> | Reason<'privacy'>;
  readonly value?: string;
  readonly params?: Problem['params'];
}

/** The parts of a line, or the polygons of an area with their rings; null where the nesting is not that of the type. */
function polygonsOf(type: string, coordinates: unknown): Position[][][] | null {
  if (!Array.isArray(coordinates)) return null;
  if (type === 'LineString') return coordinates.every(Array.isArray) ? [[coordinates as Position[]]] : null;
  const inner = type === 'MultiPolygon' ? 'Polygon' : 'LineString';
  const parts = coordinates.map((part) => polygonsOf(inner, part));
  if (!parts.every((part) => part !== null)) return null;
  return type === 'MultiPolygon' ? parts.flat() : [parts.flat(2)];
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
  if (typeof lon === 'number' && typeof lat === 'number' && inChina(lon, lat)) return null;
  const value = JSON.stringify(position);
  if (typeof lon !== 'number' || typeof lat !== 'number') return { reason: 'not_position', value };
  if (inChina(lat, lon)) return { reason: 'swapped', value };
  if (Math.abs(lon) > PLANE_METRES || Math.abs(lat) > PLANE_METRES) return { reason: 'projected', value };
  return Math.abs(lon) > 180 || Math.abs(lat) > 90 ? { reason: 'out_of_range', value } : null;
}

function lengthOf(part: readonly Position[]): number {
  let length = 0;
  for (let i = 1; i < part.length; i += 1) length += kilometres(part[i - 1]!, part[i]!);
  return length;
}

function wrongCoordinates(type: string, polygons: Position[][][] | null): Found | null {
  const isLine = type.endsWith('LineString');
  const least = isLine ? 2 : 4;
  const parts = polygons?.flat();
  if (parts === undefined) return { reason: 'nesting', params: { type } };
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

/** A property as text; empty where there is none. */
function textOf(feature: Feature, property: string): string {
  const value = feature.properties?.[property];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim()
    : '';
}

function wrongProperty(feature: Feature, { isRoad, isDirected }: GeometryRules): Found | null {
  const quality = textOf(feature, 'quality');
  if (isRoad && quality !== '' && !QUALITIES.some((one) => one === quality))
    return { reason: 'quality', value: quality, params: { expected: QUALITIES.join(' / ') } };
  const oneway = textOf(feature, 'oneway');
  return isDirected && DIRECTIONS[oneway] === undefined ? { reason: 'oneway', value: oneway } : null;
}

function wrongFeature(feature: Feature, rules: GeometryRules): Found | { polygons: Position[][][] } {
  if (typeof feature !== 'object' || feature === null || feature.type !== 'Feature')
    return { reason: 'not_feature' };
  const wrong = privateProperty(feature) ?? wrongOwner(feature, rules) ?? wrongProperty(feature, rules);
  if (wrong !== null) return wrong;
  const type = feature.geometry?.type;
  if (typeof type !== 'string' || !rules.types.includes(type)) {
    const value = typeof type === 'string' ? type : 'null';
    return { reason: 'type', value, params: { expected: rules.types.join(' / ') } };
  }
  const polygons = polygonsOf(type, feature.geometry?.coordinates);
  return wrongCoordinates(type, polygons) ?? { polygons: polygons ?? [] };
}

function readFeature(
  feature: Feature,
  polygons: Position[][][],
  { property }: GeometryRules,
  number: number,
): ReadFeature {
  const name = textOf(feature, 'name');
  return {
    type: String(feature.geometry?.type),
    // Heights are left out: a map of roads has no use for them.
    polygons: polygons.map((lines) =>
      lines.map((line) => line.map(([lon, lat]) => [Number(lon), Number(lat)] as const)),
    ),
    owner: property === null ? null : textOf(feature, property),
    name: name === '' ? null : name,
    quality: QUALITIES.find((one) => one === textOf(feature, 'quality')) ?? null,
    direction: DIRECTIONS[textOf(feature, 'oneway')] ?? 'both',
    number,
  };
}

/** The id or number under which a feature can be found, for reports; never a private number. */
function ownerOf(feature: Feature, { property }: GeometryRules): string | null {
  const id: unknown = property === null ? undefined : feature?.properties?.[property];
  return (typeof id === 'string' && findPrivate(id) === null) || typeof id === 'number' ? String(id) : null;
}

/** The name of another system than longitude and latitude, which the old `crs` member may give; null where it does not. */
function otherCrs(collection: { crs?: unknown }): string | null {
  const crs = collection.crs as { properties?: { name?: unknown } } | null | undefined;
  const name = typeof crs?.properties?.name === 'string' ? crs.properties.name : '';
  return name === '' || /CRS84|EPSG:+(4326|4490|4479)$/i.test(name) ? null : name;
}

/**
 * Reads one GeoJSON file. A feature gives at most one problem, at the line on which it begins; `params.feature` is
 * its number, from 1.
 */
export function readFeatures(file: string, text: string, rules: GeometryRules): FeaturesReading {
  const problem = (line: number, row_id: string | null, found: Found): Problem => {
    const place = { file, line, column: null, header: rules.property, row_id, value: found.value ?? null };
    const { code = 'geometry', reason, params = {} } = found;
    return { ...place, severity: 'error', code, reason, params };
  };
  const nothing = (found: Problem): FeaturesReading => ({ features: [], problems: [found], lineOf: () => 1 });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const { line, character } = placeOfJsonError(text);
    return nothing(problem(line, null, { reason: 'json', params: { character } }));
  }
  const collection = parsed as { type?: unknown; features?: unknown; crs?: unknown } | null;
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features))
    return nothing(problem(1, null, { reason: 'not_collection' }));
  const crs = otherCrs(collection);
  if (crs !== null) return nothing(problem(1, null, { reason: 'crs', value: crs }));
  let lines: number[] | null = null;
  const lineOf = (number: number): number => (lines ??= featureLines(text))[number - 1] ?? 1;
  const features: ReadFeature[] = [];
  const problems: Problem[] = [];
  for (const [index, feature] of (collection.features as Feature[]).entries()) {
    const found = wrongFeature(feature, rules);
    if ('polygons' in found) features.push(readFeature(feature, found.polygons, rules, index + 1));
    else {
      const params = { ...found.params, feature: index + 1 };
      problems.push(problem(lineOf(index + 1), ownerOf(feature, rules), { ...found, params }));
    }
  }
  return { features, problems, lineOf };
}
