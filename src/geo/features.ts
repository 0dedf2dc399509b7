/** Geometry files as features that know their line: GeoJSON that says what it should, in places that can be. */
import type { Problem } from '../csv/problem.ts';
import { QUALITIES, type Direction, type Quality } from '../model/geometry.ts';
import { findPrivate, masked } from '../schema/privacy.ts';
import { featureLines, placeOfJsonError } from './json-lines.ts';
import { shapeOf, type Found, type Shape } from './shape.ts';

interface Feature {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
}

/** A feature without a mistake, in the system of its file. */
export interface ReadFeature {
  readonly type: string;
  readonly shape: Shape;
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
  /** How many features the file has, those with mistakes among them. */
  readonly count: number;
  /** The physical line on which a feature begins, from its number. */
  readonly lineOf: (number: number) => number;
}

/** Why a text names no project or district; null where it does. */
export type Unknown = {
  readonly reason: 'unknown_id' | 'ambiguous_id';
  readonly params: Problem['params'];
} | null;

/** What a file's features must be. */
export interface GeometryRules {
  /** The property that names what a feature belongs to; null where it needs none. */
  readonly property: 'project_id' | 'district' | null;
  readonly unknown: (id: string) => Unknown;
  readonly types: readonly string[];
  /** Whether features say how their line came to be. */
  readonly isRoad: boolean;
  /** Whether features say which way traffic may go. */
  readonly isDirected: boolean;
  /** Of a line, in kilometres: a longer one has a wrong position. */
  readonly longest: number;
}

/** How OpenStreetMap writes one-way streets; those that turn with the time of day serve both ways. */
const DIRECTIONS: Readonly<Record<string, Direction>> = {
  '': 'both',
  no: 'both',
  false: 'both',
  '0': 'both',
  reversible: 'both',
  alternating: 'both',
  yes: 'forward',
  true: 'forward',
  '1': 'forward',
  '-1': 'backward',
  reverse: 'backward',
};

function privateProperty(feature: Feature): Found | null {
  for (const value of Object.values(feature.properties ?? {})) {
    const found = typeof value === 'string' ? findPrivate(value) : null;
    if (found !== null) return { code: 'privacy', reason: found, value: masked(String(value)) };
  }
  return null;
}

function wrongOwner(feature: Feature, { property, unknown }: GeometryRules): Found | null {
  if (property === null) return null;
  const id = textOf(feature, property);
  if (id === '') return { reason: 'missing_id', params: { property } };
  const found = unknown(id);
  return found === null ? null : { reason: found.reason, value: id, params: { property, ...found.params } };
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
  return isDirected && !Object.hasOwn(DIRECTIONS, oneway) ? { reason: 'oneway', value: oneway } : null;
}

/** A feature without a line in a file that is for reading the map is left out; a road has to have one. */
function withoutLine(found: Found, { isRoad, property }: GeometryRules): Found {
  const isLeftOut = found.reason === 'too_few_positions' && !isRoad && property === null;
  return isLeftOut ? { ...found, reason: 'left_out', severity: 'warning' } : found;
}

function wrongFeature(feature: Feature, rules: GeometryRules): Found | { shape: Shape } {
  if (typeof feature !== 'object' || feature === null || feature.type !== 'Feature')
    return { reason: 'not_feature' };
  const wrong = privateProperty(feature) ?? wrongOwner(feature, rules) ?? wrongProperty(feature, rules);
  if (wrong !== null) return wrong;
  // Mapping software writes null for a row of its table that nothing was drawn for.
  if (feature.geometry === null)
    return withoutLine({ reason: 'too_few_positions', params: { least: 2 } }, rules);
  const type = feature.geometry?.type;
  if (typeof type !== 'string' || !rules.types.includes(type)) {
    const value = typeof type === 'string' ? type : 'null';
    return { reason: 'type', value, params: { expected: rules.types.join(' / ') } };
  }
  const found = shapeOf(type, feature.geometry?.coordinates, rules.longest);
  return 'shape' in found ? found : withoutLine(found, rules);
}

function readFeature(
  feature: Feature,
  shape: Shape,
  { property }: GeometryRules,
  number: number,
): ReadFeature {
  const name = textOf(feature, 'name');
  return {
    type: String(feature.geometry?.type),
    shape,
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

/** Codes of longitude and latitude in WGS-84 and CGCS2000, with heights or without. */
const DEGREES = /CRS84h?$|(?:^|:)(?:4326|4979|4490|4480)$/i;

/** The other system than longitude and latitude that the old `crs` member names; null where it names none. */
function otherCrs(collection: { crs?: unknown }): string | null {
  const crs = collection.crs as { properties?: { name?: unknown; code?: unknown } } | null | undefined;
  const name = crs?.properties?.name ?? crs?.properties?.code;
  const text = typeof name === 'string' || typeof name === 'number' ? String(name) : '';
  return text === '' || DEGREES.test(text) ? null : text;
}

/** The features of a collection, or the only one of a file that is a feature itself; null where it is neither. */
function featuresOf(parsed: unknown): Feature[] | null {
  const object = parsed as { type?: unknown; features?: unknown } | null;
  if (object?.type === 'Feature') return [object as Feature];
  return object?.type === 'FeatureCollection' && Array.isArray(object.features)
    ? (object.features as Feature[])
    : null;
}

/**
 * Reads one GeoJSON file. A feature gives at most one problem, at the line on which it begins; `params.feature` is
 * its number, from 1.
 */
export function readFeatures(file: string, text: string, rules: GeometryRules): FeaturesReading {
  const problem = (line: number, row_id: string | null, found: Found): Problem => {
    const place = { file, line, column: null, header: rules.property, row_id, value: found.value ?? null };
    const { code = 'geometry', reason, params = {}, severity = 'error' } = found;
    return { ...place, severity, code, reason, params };
  };
  const nothing = (found: Problem): FeaturesReading => ({
    features: [],
    problems: [found],
    count: 0,
    lineOf: () => 1,
  });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const { line, character } = placeOfJsonError(text);
    return nothing(problem(line, null, { reason: 'json', params: { character } }));
  }
  const all = featuresOf(parsed);
  if (all === null) return nothing(problem(1, null, { reason: 'not_collection' }));
  const crs = otherCrs(parsed as { crs?: unknown });
  if (crs !== null) return nothing(problem(1, null, { reason: 'crs', value: crs }));
  let lines: number[] | null = null;
  const lineOf = (number: number): number => (lines ??= featureLines(text))[number - 1] ?? 1;
  const features: ReadFeature[] = [];
  const problems: Problem[] = [];
  for (const [index, feature] of all.entries()) {
    const found = wrongFeature(feature, rules);
    if ('shape' in found) features.push(readFeature(feature, found.shape, rules, index + 1));
    else {
      const params = { ...found.params, feature: index + 1 };
      problems.push(problem(lineOf(index + 1), ownerOf(feature, rules), { ...found, params }));
    }
  }
  return { features, problems, count: all.length, lineOf };
}
