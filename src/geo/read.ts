/** The geometry files of a data folder: read, checked against each other and the tables, and brought to WGS-84. */
import rewind from '@turf/rewind';
import type { Polygon as GeoJsonPolygon } from 'geojson';
import type { Problem } from '../csv/problem.ts';
import type { Dataset } from '../model/types.ts';
import type {
  DirectedLine,
  Geometry,
  Line,
  NetworkRoad,
  Polygon,
  Position,
  Quality,
  RoadGeometry,
  Water,
} from '../model/geometry.ts';
import { toWgs84 } from './coordinates.ts';
import { readFeatures, type FeaturesReading, type GeometryRules, type ReadFeature } from './features.ts';
import { farFromArea, farFromCity, farFromNetwork } from './outside.ts';

export const GEOMETRY_FILES = {
  roads: 'geo/roads.geojson',
  network: 'geo/network.geojson',
  water: 'geo/water.geojson',
  districts: 'geo/districts.geojson',
} as const;
type Kind = keyof typeof GEOMETRY_FILES;

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

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Ids by id, by id without regard to case, and by name. */
function idsOf(things: readonly Named[]): Map<string, string> {
  const ids = new Map(things.map(({ id, name }) => [name, id]));
  for (const { id } of things) ids.set(id.toLowerCase(), id).set(id, id);
  return ids;
}

class GeometryReader {
  readonly #input: GeometryInput;
  readonly #problems: Problem[] = [];
  readonly #projects: Map<string, string>;
  readonly #districts: Map<string, string>;

  constructor(input: GeometryInput) {
    this.#input = input;
    this.#projects = idsOf(input.dataset.projects);
    this.#districts = idsOf(input.dataset.districts);
  }

  read(): GeometryReading {
    const network = this.#features('network', { types: LINES, isDirected: true });
    const water = this.#features('water', { types: [...LINES, ...AREAS] });
    const districts = this.#features('districts', { types: AREAS, property: 'district' });
    const roads = this.#features('roads', {
      types: LINES,
      property: 'project_id',
      isRoad: true,
      isDirected: true,
    });
    const areas = this.#areas(districts?.features ?? []);
    this.#checkPlaces({ network, water, districts, roads }, areas);
    const geometry: Geometry = {
      roads: this.#roads(roads?.features ?? []),
      network: network === null ? null : network.features.flatMap(networkRoads),
      water: (water?.features ?? []).map(waterOf),
      districts: areas,
    };
    return { geometry, problems: this.#problems };
  }

  /** The features of a file in WGS-84; null where the city has no such file. */
  #features(kind: Kind, some: Partial<GeometryRules> & Pick<GeometryRules, 'types'>): FeaturesReading | null {
    const text = this.#input.texts[kind];
    if (text === undefined) return null;
    const { mayName, dataset } = this.#input;
    const table = some.property === 'district' ? 'districts' : 'projects';
    const ids = table === 'districts' ? this.#districts : this.#projects;
    const rules: GeometryRules = {
      property: null,
      isKnown: (id) => ids.has(id) || ids.has(id.toLowerCase()) || mayName(table, id),
      names: () => dataset[table].flatMap(({ id, name }: Named) => [id, name]),
      isRoad: false,
      isDirected: false,
      ...some,
    };
    const reading = readFeatures(GEOMETRY_FILES[kind], text, rules);
    for (const problem of reading.problems) this.#problems.push(problem);
    return { ...reading, features: reading.features.map((feature) => this.#inWgs84(feature)) };
  }

  #inWgs84(feature: ReadFeature): ReadFeature {
    const system = this.#input.dataset.settings.coordinates;
    const moved = (line: Line): Line => withoutRepeats(line.map((position) => toWgs84(position, system)));
    return { ...feature, polygons: feature.polygons.map((lines) => lines.map(moved)) };
  }

  #areas(features: readonly ReadFeature[]): Map<string, Polygon[]> {
    const areas = new Map<string, Polygon[]>();
    for (const { owner, polygons } of features) {
      const id = this.#idIn(this.#districts, owner);
      if (id !== null) areas.set(id, [...(areas.get(id) ?? []), ...polygons.map(wound)]);
    }
    return areas;
  }

  #roads(features: readonly ReadFeature[]): Map<string, RoadGeometry> {
    const roads = new Map<string, { parts: DirectedLine[]; quality: Quality | null }>();
    for (const { owner, polygons, direction, quality } of features) {
      const id = this.#idIn(this.#projects, owner);
      if (id === null) continue;
      const road = roads.get(id) ?? { parts: [], quality: null };
      road.parts.push(...polygons.flat().map((line) => ({ line, direction })));
      roads.set(id, { parts: road.parts, quality: road.quality ?? quality });
    }
    return roads;
  }

  #idIn(ids: ReadonlyMap<string, string>, owner: string | null): string | null {
    return owner === null ? null : (ids.get(owner) ?? ids.get(owner.toLowerCase()) ?? null);
  }

  /** Every line against the middle of the city, and each road against the network and its district. */
  #checkPlaces(
    readings: Readonly<Record<Kind, FeaturesReading | null>>,
    areas: ReadonlyMap<string, readonly Polygon[]>,
  ): void {
    const kinds = Object.keys(readings) as Kind[];
    const starts = kinds.flatMap((kind) => readings[kind]?.features.flatMap(startsOf) ?? []);
    const farAway = farFromCity(starts);
    const offNetwork = farFromNetwork(
      readings.network?.features.flatMap(({ polygons }) => polygons.flat()) ?? [],
    );
    for (const kind of kinds) {
      const reading = readings[kind];
      for (const feature of reading?.features ?? []) {
        const lines = feature.polygons.flat();
        const far = firstOf(lines, farAway) ?? (kind === 'roads' ? firstOf(lines, offNetwork) : null);
        if (far !== null) this.#report(kind, reading!, feature, 'outside_city', { km: kilometres(far) });
        else if (kind === 'roads') this.#checkDistrict(reading!, feature, areas);
      }
    }
  }

  #checkDistrict(
    reading: FeaturesReading,
    feature: ReadFeature,
    areas: ReadonlyMap<string, readonly Polygon[]>,
  ): void {
    const id = this.#idIn(this.#projects, feature.owner);
    const project = this.#input.dataset.projects.find((one) => one.id === id);
    const area = project === undefined ? undefined : areas.get(project.district.id);
    if (project === undefined || area === undefined) return;
    const far = firstOf(feature.polygons.flat(), (line) => farFromArea(line, area));
    const params = { km: far === null ? '' : kilometres(far), district: project.district.name };
    if (far !== null) this.#report('roads', reading, feature, 'outside_district', params);
  }

  #report(
    kind: Kind,
    { lineOf }: FeaturesReading,
    { number, owner }: ReadFeature,
    reason: 'outside_city' | 'outside_district',
    params: Problem['params'],
  ): void {
    this.#problems.push({
      severity: 'error',
      code: 'geometry',
      reason,
      file: GEOMETRY_FILES[kind],
      line: lineOf(number),
      column: null,
      header: kind === 'roads' ? 'project_id' : null,
      row_id: owner,
      value: null,
      params: { ...params, feature: number },
    });
  }
}

function kilometres(metres: number): string {
  return (metres / 1000).toFixed(1);
}

function firstOf(lines: readonly Line[], far: (line: Line) => number | null): number | null {
  for (const line of lines) {
    const metres = far(line);
    if (metres !== null) return metres;
  }
  return null;
}

function startsOf({ polygons }: ReadFeature): Position[] {
  return polygons.flat().flatMap((line) => line.slice(0, 1));
}

/** A vertex that stands twice in a row says nothing, and has no direction. */
function withoutRepeats(line: Line): Line {
  const kept = line.filter(([lon, lat], i) => i === 0 || lon !== line[i - 1]![0] || lat !== line[i - 1]![1]);
  return kept.length > 1 ? kept : line;
}

/** Rings as RFC 7946 winds them: many files of Chinese boundaries run the other way. */
function wound(polygon: Polygon): Polygon {
  const coordinates = polygon.map((ring) => ring.map(([lon, lat]) => [lon, lat]));
  const { coordinates: rings } = rewind({ type: 'Polygon', coordinates }) as GeoJsonPolygon;
  return rings.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon, lat] as const));
}

function networkRoads({ name, polygons, direction }: ReadFeature): NetworkRoad[] {
  return polygons.flat().map((line) => ({ line, direction, name }));
}

function waterOf({ name, polygons, type }: ReadFeature): Water {
  return AREAS.includes(type)
    ? { name, lines: [], areas: polygons.map(wound) }
    : { name, lines: polygons.flat(), areas: [] };
}

export function readGeometry(input: GeometryInput): GeometryReading {
  return new GeometryReader(input).read();
}
