/** The geometry files of a data folder: read, brought to WGS-84, and joined to the projects and districts they name. */
import rewind from '@turf/rewind';
import type { Polygon as GeoJsonPolygon } from 'geojson';
import type { Problem } from '../csv/problem.ts';
import type {
  DirectedLine,
  Geometry,
  Line,
  NetworkRoad,
  Polygon,
  Quality,
  RoadGeometry,
  Water,
} from '../model/geometry.ts';
import { QUALITIES } from '../model/geometry.ts';
import { Register } from '../model/resolve.ts';
import type { Dataset, District, Project } from '../model/types.ts';
import { toWgs84 } from './coordinates.ts';
import { readFeatures, type FeaturesReading, type GeometryRules, type Unknown } from './features.ts';
import { GEOMETRY_FILES, KINDS, type Kind } from './files.ts';
import { checkPlaces, type PlacedFeature, type PlacedFile } from './places.ts';
import { isLine } from './shape.ts';
import { summed } from './whole.ts';

export interface GeometryInput {
  /** The text of each geometry file that is there. */
  readonly texts: Readonly<Partial<Record<Kind, string>>>;
  readonly dataset: Dataset;
  /** Whether a text may name a row of a table that could not be read. */
  readonly mayName: (table: 'projects' | 'districts', text: string) => boolean;
}

export interface GeometryReading {
  readonly geometry: Geometry;
  readonly problems: readonly Problem[];
}

const LINES = ['LineString', 'MultiLineString'];
const AREAS = ['Polygon', 'MultiPolygon'];
const LONGEST_ROAD_KM = 300;
const LONGEST_RIVER_KM = 3_000;

type Rules = Omit<GeometryRules, 'unknown'>;
const RULES: Readonly<Record<Kind, Rules>> = {
  roads: {
    property: 'project_id',
    types: LINES,
    isRoad: true,
    isDirected: true,
    longest: LONGEST_ROAD_KM,
  },
  network: { property: null, types: LINES, isRoad: false, isDirected: true, longest: LONGEST_ROAD_KM },
  water: {
    property: null,
    types: [...LINES, ...AREAS],
    isRoad: false,
    isDirected: false,
    longest: LONGEST_RIVER_KM,
  },
  districts: {
    property: 'district',
    types: AREAS,
    isRoad: false,
    isDirected: false,
    longest: LONGEST_RIVER_KM,
  },
};

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Finds what a feature names as a cell of a table would: by id, or by a name that only one has. */
class Owners<T extends Named> {
  readonly #register: Register<T>;

  constructor(table: 'projects' | 'districts', things: readonly T[], mayName: (text: string) => boolean) {
    this.#register = new Register<T>(table, mayName, null);
    for (const thing of things) this.#register.add(thing);
  }

  find(text: string | null): T | null {
    return text === null ? null : (this.#register.lookup(text) ?? null);
  }

  unknown(text: string): Unknown {
    const { reason, params } = this.#register.resolve(text);
    if (reason === null) return null;
    return { reason: reason === 'ambiguous' ? 'ambiguous_id' : 'unknown_id', params };
  }
}

function roadsOf(features: readonly PlacedFeature[], owners: Owners<Project>): Map<string, RoadGeometry> {
  const roads = new Map<string, { parts: DirectedLine[]; quality: Quality | null }>();
  for (const { owner, lines, direction, quality } of features) {
    const id = owners.find(owner)?.id;
    if (id === undefined) continue;
    const road = roads.get(id) ?? { parts: [], quality };
    for (const line of lines) road.parts.push({ line, direction });
    roads.set(id, { parts: road.parts, quality: leastOf(road.quality, quality) });
  }
  return roads;
}

/** A road of which a part was only drawn is no surveyed one. */
function leastOf(a: Quality | null, b: Quality | null): Quality | null {
  if (a === null || b === null) return a ?? b;
  return QUALITIES.indexOf(a) > QUALITIES.indexOf(b) ? a : b;
}

/** Areas of districts by id; where the city publishes no districts, an area may be of one that has no project. */
function areasOf(
  features: readonly PlacedFeature[],
  owners: Owners<District>,
): Map<string, readonly Polygon[]> {
  const areas = new Map<string, Polygon[]>();
  for (const { owner, polygons } of features) {
    const id = owners.find(owner)?.id ?? owner;
    if (id === null) continue;
    const own = areas.get(id) ?? [];
    own.push(...polygons.map(wound));
    areas.set(id, own);
  }
  return areas;
}

/** Rings as RFC 7946 winds them: many files of Chinese boundaries run the other way. */
function wound(polygon: Polygon): Polygon {
  const coordinates = polygon.map((ring) => ring.map(([lon, lat]) => [lon, lat]));
  const { coordinates: rings } = rewind({ type: 'Polygon', coordinates }) as GeoJsonPolygon;
  return rings.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon, lat] as const));
}

function networkRoads({ name, lines, direction }: PlacedFeature): NetworkRoad[] {
  return lines.map((line) => ({ line, direction, name }));
}

function waterOf({ name, polygons, lines, type }: PlacedFeature): Water {
  return isLine(type) ? { name, lines, areas: [] } : { name, lines: [], areas: polygons.map(wound) };
}

class GeometryReader {
  readonly #input: GeometryInput;
  readonly #projects: Owners<Project>;
  readonly #districts: Owners<District>;

  constructor(input: GeometryInput) {
    this.#input = input;
    const { dataset, mayName } = input;
    this.#projects = new Owners('projects', dataset.projects, (text) => mayName('projects', text));
    const isAny = !dataset.published.has('districts');
    this.#districts = new Owners(
      'districts',
      dataset.districts,
      (text) => isAny || mayName('districts', text),
    );
  }

  read(): GeometryReading {
    const files = new Map(KINDS.flatMap((kind) => this.#file(kind) ?? []));
    const features = (kind: Kind): readonly PlacedFeature[] => files.get(kind)?.features ?? [];
    const geometry: Geometry = {
      roads: roadsOf(features('roads'), this.#projects),
      network: files.has('network') ? features('network').flatMap(networkRoads) : null,
      water: features('water').map(waterOf),
      districts: areasOf(features('districts'), this.#districts),
    };
    const { dataset } = this.#input;
    const project = (owner: string | null): Project | null => this.#projects.find(owner);
    const placed = checkPlaces({ files, geometry, dataset, project });
    const problems = [...files.values()].flatMap(({ file, count, problems: own }) =>
      summed([...own, ...placed.filter((problem) => problem.file === file)], count),
    );
    return { geometry, problems };
  }

  /** A file's features in WGS-84; null where the city has no such file. */
  #file(kind: Kind): [[Kind, PlacedFile]] | null {
    const text = this.#input.texts[kind];
    if (text === undefined) return null;
    const owners = kind === 'districts' ? this.#districts : this.#projects;
    const file = GEOMETRY_FILES[kind];
    const rules = { ...RULES[kind], unknown: (id: string) => owners.unknown(id) };
    const reading: FeaturesReading = readFeatures(file, text, rules);
    const system = this.#input.dataset.settings.coordinates;
    const moved = (line: Line): Line => line.map((position) => toWgs84(position, system));
    const features = reading.features.map((feature): PlacedFeature => {
      const polygons = feature.shape.map((lines) => lines.map(moved));
      return { ...feature, polygons, lines: polygons.flat() };
    });
    return [[kind, { ...reading, file, features }]];
  }
}

/**
 * Reads and checks the geometry files of a city.
 * @returns what they say, as far as it could be read, and everything that is wrong with it
 */
export function readGeometry(input: GeometryInput): GeometryReading {
  return new GeometryReader(input).read();
}
