/** Geometry files: GeoJSON that says what it should, in places that can be. */
import type { Problem } from '../../csv/problem.ts';
import { nearest } from '../../schema/nearest.ts';

type Position = readonly number[];

interface Feature {
  type?: unknown;
  properties?: Record<string, unknown> | null;
  geometry?: { type?: unknown; coordinates?: unknown } | null;
}

export interface GeometryRules {
  /** The property that names what a feature belongs to, and the ids it may name; null where it needs none. */
  property: 'project_id' | 'district' | null;
  known: ReadonlySet<string>;
  types: readonly string[];
}

/** Mainland China with its seas, generously, in any of the four coordinate systems. */
const CHINA = { west: 72, east: 137, south: 3, north: 55 } as const;
const KM_PER_DEGREE = 111.2;
const LONGEST_ROAD_KM = 300;

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Where each feature begins in the text, so that a problem names its line. */
function featureLines(text: string, count: number): number[] {
  const lines: number[] = [];
  for (const match of text.matchAll(/"type"\s*:\s*"Feature"(?!C)/g)) lines.push(lineAt(text, match.index));
  return lines.length === count ? lines : [];
}

function positionsOf(coordinates: unknown): Position[] {
  if (!Array.isArray(coordinates)) return [];
  if (typeof coordinates[0] === 'number') return [coordinates as Position];
  return coordinates.flatMap(positionsOf);
}

/** The parts of a line or the rings of a polygon. */
function partsOf(type: string, coordinates: unknown): Position[][] {
  if (!Array.isArray(coordinates)) return [];
  if (type === 'LineString') return [positionsOf(coordinates)];
  if (type === 'MultiPolygon') return coordinates.flatMap((polygon: unknown) => partsOf('Polygon', polygon));
  return coordinates.map(positionsOf);
}

function kilometres(a: Position, b: Position): number {
  const [lon1 = 0, lat1 = 0] = a;
  const [lon2 = 0, lat2 = 0] = b;
  const east = (lon2 - lon1) * Math.cos((((lat1 + lat2) / 2) * Math.PI) / 180);
  return Math.hypot(east, lat2 - lat1) * KM_PER_DEGREE;
}

function inChina(lon: number, lat: number): boolean {
  return lon >= CHINA.west && lon <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north;
}

/** What is wrong with the positions of a feature; null when nothing is. */
function wrongPositions(type: string, coordinates: unknown): string | null {
  const least = type.endsWith('LineString') ? 2 : 4;
  const parts = partsOf(type, coordinates);
  if (parts.length === 0 || parts.some((part) => part.length < least)) return 'too_few_positions';
  for (const position of parts.flat()) {
    const [lon, lat] = position;
    if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat))
      return 'out_of_range';
    if (!inChina(lon, lat) && inChina(lat, lon)) return 'swapped';
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return 'out_of_range';
  }
  if (least === 2) {
    for (const part of parts) {
      let length = 0;
      for (const [index, position] of part.entries())
        if (index > 0) length += kilometres(part[index - 1] ?? position, position);
      if (length > LONGEST_ROAD_KM) return 'crosses_world';
    }
  }
  return null;
}

function featureProblem(
  feature: Feature,
  rules: GeometryRules,
): { reason: string; value: string | null; params?: Problem['params'] } | null {
  const { property, known, types } = rules;
  if (property !== null) {
    const id = feature.properties?.[property];
    if (typeof id !== 'string' && typeof id !== 'number')
      return { reason: 'missing_id', value: null, params: { property } };
    if (!known.has(String(id)))
      return {
        reason: property === 'project_id' ? 'unknown_project' : 'unknown_district',
        value: String(id),
        params: { suggestion: nearest(String(id), known) ?? '' },
      };
  }
  const type = feature.geometry?.type;
  if (typeof type !== 'string' || !types.includes(type))
    return {
      reason: 'type',
      value: typeof type === 'string' ? type : null,
      params: { expected: types.join(', ') },
    };
  const reason = wrongPositions(type, feature.geometry?.coordinates);
  return reason ? { reason, value: null } : null;
}

/** Where JSON breaks: engines name an offset or a line; a file cut short breaks on its last line. */
function jsonErrorLine(text: string, message: string): number {
  const line = /line (\d+)/.exec(message)?.[1];
  if (line) return Number(line);
  const offset = /position (\d+)/.exec(message)?.[1];
  return lineAt(text, offset ? Number(offset) : text.trimEnd().length);
}

/** Checks one GeoJSON file. */
export function checkGeometry(file: string, text: string, rules: GeometryRules): Problem[] {
  const problem = (
    line: number,
    reason: string,
    value: string | null = null,
    row_id: string | null = null,
    params: Problem['params'] = {},
  ): Problem => ({
    severity: 'error',
    code: 'geometry',
    reason,
    file,
    line,
    column: null,
    header: rules.property,
    row_id,
    value,
    params,
  });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return [problem(jsonErrorLine(text, message), 'json', null, null, { message })];
  }
  const collection = parsed as { type?: unknown; features?: unknown } | null;
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features))
    return [problem(1, 'not_collection')];
  const features = collection.features as Feature[];
  const lines = featureLines(text, features.length);
  return features.flatMap((feature, index) => {
    const found = featureProblem(feature, rules);
    const id = rules.property ? feature.properties?.[rules.property] : undefined;
    return found
      ? [
          problem(lines[index] ?? 1, found.reason, found.value, id === undefined ? null : String(id), {
            feature: index + 1,
            ...found.params,
          }),
        ]
      : [];
  });
}
