import { describe, expect, it } from 'vitest';
import { fromWgs84 } from '../../src/geo/coordinates.ts';
import { readGeometry } from '../../src/geo/read.ts';
import { describe as say } from '../../src/i18n/problems.ts';
import type { Position } from '../../src/model/geometry.ts';
import type { Settings } from '../../src/schema/settings.ts';
import { build } from '../measures/build.ts';

type Coordinates = Settings['coordinates'];

const ROAD: Position[] = [
  [121.55, 29.87],
  [121.555, 29.872],
];
/** The district, clockwise: the wrong way for RFC 7946, as many Chinese files have it. */
const AREA: Position[] = [
  [121.5, 29.8],
  [121.5, 29.9],
  [121.6, 29.9],
  [121.6, 29.8],
  [121.5, 29.8],
];

function collection(...features: string[]): string {
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}`;
}

function line(coordinates: readonly Position[], properties = '{}'): string {
  return `{"type":"Feature","properties":${properties},"geometry":{"type":"LineString","coordinates":${JSON.stringify(coordinates)}}}`;
}

const road = (id: string, coordinates: readonly Position[], more = ''): string =>
  line(coordinates, `{"project_id":"${id}"${more}}`);

const network = collection(
  line([
    [121.51, 29.81],
    [121.56, 29.88],
  ]),
  line(
    [
      [121.56, 29.88],
      [121.59, 29.89],
    ],
    '{"name":"环城路","oneway":"yes"}',
  ),
);
const districts = collection(
  `{"type":"Feature","properties":{"district":"d"},"geometry":{"type":"Polygon","coordinates":[${JSON.stringify(AREA)}]}}`,
);

function read(texts: Record<string, string>, coordinates: Coordinates = 'wgs84') {
  const dataset = build({
    projects: ['NB-001', 'NB-002'].map((id) => ({ id, district: 'd' })),
    settings: { coordinates },
  });
  const reading = readGeometry({ texts, dataset, mayName: () => false });
  const found = reading.problems.map((problem) => `${problem.file}:${problem.line} ${problem.reason}`);
  return { ...reading, found };
}

function shifted([lon, lat]: Position, east: number, north: number): Position {
  return [lon + east, lat + north];
}

describe('reading geometry', () => {
  it('joins the features of a project, and knows ways, names and qualities', () => {
    const back = [...ROAD].reverse();
    const { geometry, found } = read({
      roads: collection(
        road('NB-001', ROAD, ',"oneway":"yes","quality":"surveyed"'),
        road('nb-001', back, ',"oneway":1'),
      ),
      network,
    });
    expect(found).toEqual([]);
    expect(geometry.roads.get('NB-001')).toEqual({
      quality: 'surveyed',
      parts: [
        { line: ROAD, direction: 'forward' },
        { line: back, direction: 'forward' },
      ],
    });
    expect(geometry.network?.map(({ name, direction }) => [name, direction])).toEqual([
      [null, 'both'],
      ['环城路', 'forward'],
    ]);
  });

  it.each<Coordinates>(['gcj02', 'bd09', 'cgcs2000'])('brings %s to WGS-84 within half a metre', (system) => {
    const given = ROAD.map((position) => fromWgs84(position, system));
    const { geometry } = read({ roads: collection(road('NB-001', given)) }, system);
    const [part] = geometry.roads.get('NB-001')!.parts;
    part!.line.forEach(([lon, lat], i) => {
      expect(Math.hypot(lon - ROAD[i]![0], lat - ROAD[i]![1]) * 111_000).toBeLessThan(0.5);
    });
  });

  it('winds rings as RFC 7946 asks, whichever way the file has them', () => {
    const { geometry } = read({ districts });
    expect(geometry.districts.get('d')).toEqual([[[...AREA].reverse()]]);
  });

  it('refuses a road in the sea, with its line and the distance', () => {
    const sea = ROAD.map((position) => shifted(position, 1.5, -0.4));
    const { problems, found } = read({
      roads: collection(road('NB-001', ROAD), road('NB-002', sea)),
      network,
    });
    expect(found).toEqual(['geo/roads.geojson:3 outside_city']);
    expect(say(problems[0]!, 'zh').message).toMatch(
      /^写的是“\[123\.05\d*,29\.47\d*\]”，第 2 个要素不在本市：离全市其余的线最近也有 \d+\.\d 公里。$/,
    );
  });

  it('refuses a road that is far from the network but not from the city', () => {
    const off = ROAD.map((position) => shifted(position, 0.12, 0.1));
    expect(read({ roads: collection(road('NB-002', off)), network }).found).toEqual([
      'geo/roads.geojson:2 outside_city',
    ]);
  });

  it('refuses a road far outside its district, and lets one cross the border', () => {
    const near = [shifted(AREA[2]!, -0.001, -0.001), shifted(AREA[2]!, 0.004, 0)];
    const far = ROAD.map((position) => shifted(position, 0.08, 0));
    const { problems, found } = read({
      roads: collection(road('NB-001', near), road('NB-002', far)),
      districts,
    });
    expect(found).toEqual(['geo/roads.geojson:3 outside_district']);
    expect(say(problems[0]!, 'zh').message).toMatch(
      /^写的是“\S+”，第 2 个要素（NB-002）不在d：离它最近也有 \d\.\d 公里。$/,
    );
    expect(problems[0]?.row_id).toBe('NB-002');
  });

  it('lets the counties of a city lie a hundred kilometres from its streets', () => {
    const county = AREA.map((position) => shifted(position, 0.3, -1.1));
    const areas = collection(
      ...[
        ['d', AREA],
        ['e', county],
      ].map(
        ([id, ring]) =>
          `{"type":"Feature","properties":{"district":"${String(id)}"},"geometry":{"type":"Polygon","coordinates":[${JSON.stringify(ring)}]}}`,
      ),
    );
    const dataset = build({
      projects: [
        { id: 'NB-001', district: 'd' },
        { id: 'NB-002', district: 'e' },
      ],
    });
    const there = ROAD.map((position) => shifted(position, 0.3, -1.1));
    const texts = {
      roads: collection(road('NB-001', ROAD), road('NB-002', there)),
      districts: areas,
      network,
    };
    const { problems } = readGeometry({ texts, dataset, mayName: () => false });
    expect(problems.map(({ severity, reason, row_id }) => [severity, reason, row_id])).toEqual([
      ['warning', 'off_network', 'NB-002'],
    ]);
  });

  it('takes the weakest quality of a road for the whole', () => {
    const parts = ['surveyed', 'approximate', 'osm'].map((one) =>
      road('NB-001', ROAD, `,"quality":"${one}"`),
    );
    expect(read({ roads: collection(...parts) }).geometry.roads.get('NB-001')?.quality).toBe('approximate');
  });

  it('refuses part of a network that lies in another city', () => {
    const shanghai = ROAD.map((position) => shifted(position, 3, 1.4));
    const lines = Array.from({ length: 6 }, (_, i) => line(ROAD.map((p) => shifted(p, i / 1000, 0))));
    expect(read({ network: collection(...lines, line(shanghai)) }).found).toEqual([
      'geo/network.geojson:8 outside_city',
    ]);
  });

  it('knows swapped positions of a whole file', () => {
    const swapped = ROAD.map(([lon, lat]): Position => [lat, lon]);
    expect(read({ roads: collection(road('NB-001', swapped)), network }).found).toEqual([
      'geo/roads.geojson:2 swapped',
    ]);
  });

  it('says nothing about what a city does not publish', () => {
    const { geometry, found } = read({});
    expect(found).toEqual([]);
    expect(geometry.network).toBeNull();
    expect(geometry.roads.size).toBe(0);
  });
});
