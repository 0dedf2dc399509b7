import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { fromWgs84 } from '../../src/geo/coordinates.ts';
import { describe as say } from '../../src/i18n/problems.ts';
import type { Position } from '../../src/model/geometry.ts';
import { gb18030, utf8 } from '../csv/bytes.ts';
import { City } from './city.ts';

const feature = (geometry: string, properties: string): string =>
  `{"type":"Feature","properties":${properties},"geometry":${geometry}}`;
const line = (coordinates: unknown, properties = '{}'): string =>
  feature(`{"type":"LineString","coordinates":${JSON.stringify(coordinates)}}`, properties);
const road = (coordinates: unknown, more = '', id = 'NB-001'): string =>
  line(coordinates, `{"project_id":"${id}"${more}}`);
const area = (district: string, ring: unknown): string =>
  feature(`{"type":"Polygon","coordinates":[${JSON.stringify(ring)}]}`, `{"district":"${district}"}`);
const collection = (...features: string[]): string =>
  `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;

const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

const EAST: Position[] = [
  [121.55, 29.87],
  [121.554, 29.87],
];
const WEST: Position[] = [
  [121.52, 29.82],
  [121.525, 29.82],
];
/** Streets on both sides of both roads, in the districts of both. */
const STREETS: Position[][] = [
  [
    [121.5, 29.87],
    [121.55, 29.87],
  ],
  [
    [121.554, 29.87],
    [121.6, 29.87],
  ],
  [
    [121.5, 29.82],
    [121.52, 29.82],
  ],
];
const YZ = box(121.5, 29.8, 121.7, 29.9);
const HS = box(121.4, 29.8, 121.5, 29.9);

interface Files {
  readonly roads?: string;
  readonly network?: string;
  readonly districts?: string;
  readonly water?: string;
}

function load(files: Files, settings = ''): string[] {
  const city = new City();
  const own: Files = { roads: collection(road(EAST), road(WEST, '', '首南路')), ...files };
  for (const [name, text] of Object.entries(own)) city.files.set(`geo/${name}.geojson`, text);
  if (settings !== '') city.files.set('site.yaml', `${String(city.files.get('site.yaml'))}${settings}`);
  const { problems } = loadDataset(city.write());
  return problems.map((problem) => {
    const { message } = say(problem, 'zh');
    const where = `${problem.file.replace(/^geo\//, '')}:${problem.line}`;
    return `${where} ${problem.severity} ${problem.code} ${message}`;
  });
}

const NETWORK = collection(...STREETS.map((street) => line(street)));
const DISTRICTS = collection(area('鄞州区', YZ), area('hs', HS));

/** A mistake in the second of two roads, which stands on line 3. */
const ROADS: readonly [what: string, second: string, sentence: string][] = [
  ['no project', line(WEST), '第 2 个要素没有写明属于谁：properties 里缺 project_id。'],
  ['a project that is none', road(WEST, '', 'NB-009'), '写的是“NB-009”，没有这个项目。'],
  ['no line', road([]), '第 2 个要素是空的，或点太少。'],
  ['one place only', road([WEST[0], WEST[0]]), '第 2 个要素是空的，或点太少。'],
  ['no geometry', feature('null', '{"project_id":"NB-001"}'), '第 2 个要素是空的，或点太少。'],
  [
    'a point',
    feature('{"type":"Point","coordinates":[121.55,29.87]}', '{"project_id":"NB-001"}'),
    '第 2 个要素的几何类型是 Point。',
  ],
  ['a wrong nesting', road([[WEST]]), '第 2 个要素的 coordinates 层次不对。'],
  [
    'latitude first',
    road([[29.82, 121.52], WEST[1]]),
    '写的是“[29.82,121.52]”，第 2 个要素的经度和纬度写反了。',
  ],
  [
    'quoted numbers',
    road([['121.52', '29.82'], WEST[1]]),
    '写的是“["121.52","29.82"]”，第 2 个要素里这不是坐标。',
  ],
  ['null for a number', road([[121.52, null], WEST[1]]), '写的是“[121.52,null]”，第 2 个要素里这不是坐标。'],
  [
    'metres of a plane',
    road([[512345.1, 3305123.2], WEST[1]]),
    '写的是“[512345.1,3305123.2]”，第 2 个要素写的是以米计的平面坐标，不是经纬度。',
  ],
  ['zeros', road([[0, 0], WEST[1]]), '写的是“[0,0]”，第 2 个要素的坐标近于零，多半是没有取到位置。'],
  [
    'a place off the Earth',
    road([[221.5, 29.82], WEST[1]]),
    '写的是“[221.5,29.82]”，第 2 个要素的坐标不在地球上：经度要在 ±180 之间，纬度要在 ±90 之间。',
  ],
  [
    'a line across the world',
    road([
      [75, 40],
      [130, 45],
    ]),
    '第 2 个要素有一段长 4543 公里，不像一条路。',
  ],
  ['an unknown quality', road(WEST, ',"quality":"exact"'), '写的是“exact”，第 2 个要素没有这种来历。'],
  ['a way that is none', road(WEST, ',"oneway":"maybe"'), '写的是“maybe”，看不出第 2 个要素是哪个方向。'],
  ['something else', '{"type":"LineString"}', '第 2 个要素不是 Feature。'],
];

describe('a road in a file', () => {
  it.each(ROADS)('with %s is refused at its line', (_what, second, sentence) => {
    const roads = collection(road(EAST), second, road(EAST));
    expect(load({ roads, network: NETWORK, districts: DISTRICTS })).toEqual([
      `roads.geojson:3 error geometry ${sentence}`,
    ]);
  });

  it('cannot be named by a name that two projects have', () => {
    const city = new City();
    city.set('projects', 3, 'name', '首南路');
    const { problems } = loadDataset(city.write());
    const own = problems.filter(({ code }) => code === 'geometry');
    expect(own.map((p) => `${p.line} ${say(p, 'zh').message}`)).toEqual([
      '3 写的是“首南路”，同名的不止一个：NB-002、NB-003。',
    ]);
  });
});

describe('a place that a road cannot have', () => {
  const far = (east: number, north: number): Position[] =>
    EAST.map(([lon, lat]) => [lon + east, lat + north]);

  it('is the sea, with and without a network', () => {
    const roads = collection(road(EAST), road(far(1.5, 0.2)));
    const [withNetwork] = load({ roads, network: NETWORK });
    expect(withNetwork).toMatch(
      /^roads\.geojson:3 error geometry 写的是“\[123\.05\d*,30\.07\d*\]”，第 2 个要素不在本市：离全市其余的线最近也有 14\d\.\d 公里。$/,
    );
    const three = collection(road(EAST), road(WEST), road(far(1.5, 0.2)));
    expect(load({ roads: three })).toEqual([expect.stringMatching(/^roads\.geojson:4 error .*不在本市/)]);
  });

  it('is far from the network, where no district says that it belongs there', () => {
    expect(load({ roads: collection(road(far(0.2, 0.1))), network: NETWORK })).toEqual([
      expect.stringMatching(/^roads\.geojson:2 error .*第 1 个要素不在本市：.*1\d\.\d 公里。$/),
    ]);
  });

  it('is another district than its own', () => {
    const roads = collection(road(WEST), road(EAST, '', 'NB-003'));
    expect(load({ roads, districts: DISTRICTS })).toEqual([
      'roads.geojson:3 error geometry 写的是“[121.55,29.87]”，第 2 个要素（永达路）不在海曙区：离它最近也有 4.8 公里。',
    ]);
  });

  it('is out of every district with one of its positions', () => {
    const slip: Position[] = [EAST[0]!, [121.55, 29.97], EAST[1]!];
    expect(load({ roads: collection(road(slip, '', 'NB-002')), districts: DISTRICTS })).toEqual([
      'roads.geojson:2 warning geometry 写的是“[121.55,29.97]”，第 1 个要素的这个点远在别处：离本市的区县或路网有 7.8 公里。',
      expect.stringMatching(
        /^roads\.geojson:2 warning geometry 这个项目的线共长 22\.\d 公里，projects\.csv 里的长度是 740 米。$/,
      ),
    ]);
  });

  it('may be out of the network in its own district, which only means that there is no detour', () => {
    expect(load({ roads: collection(road(far(0.08, 0))), network: NETWORK, districts: DISTRICTS })).toEqual(
      [],
    );
    const two = collection(road(far(0.14, -0.05)), road(far(0.14, -0.05), '', 'NB-002'));
    expect(load({ roads: two, network: NETWORK, districts: DISTRICTS })).toEqual([
      expect.stringMatching(
        /^roads\.geojson:2 warning geometry 第 1 个要素等 2 个离路网有 \d+\.\d 公里，算不出绕行。$/,
      ),
    ]);
    const further = collection(road(far(0.14, -0.05)));
    expect(load({ roads: further, network: NETWORK, districts: DISTRICTS })).toEqual([
      expect.stringMatching(
        /^roads\.geojson:2 warning geometry 第 1 个要素离路网有 \d+\.\d 公里，算不出绕行。$/,
      ),
    ]);
  });
});

describe('a mistake of a whole file', () => {
  it('is told once', () => {
    const swap = (positions: readonly Position[]) => positions.map(([lon, lat]) => [lat, lon]);
    expect(
      load({ roads: collection(road(swap(EAST)), road(swap(WEST), '', 'NB-002')), network: NETWORK }),
    ).toEqual(['roads.geojson:2 error geometry 写的是“[29.87,121.55]”，全部 2 个要素的经度和纬度写反了。']);
    expect(load({ roads: collection(line(EAST), line(WEST)) })).toEqual([
      'roads.geojson:2 error geometry 全部 2 个要素没有写明属于谁：properties 里缺 project_id。',
    ]);
    const elsewhere = STREETS.flatMap((street) => [street, street]).map((street) =>
      line(street.map(([lon, lat]) => [lon + 5, lat + 3])),
    );
    expect(load({ network: collection(...elsewhere) })).toEqual([
      expect.stringMatching(
        /^roads\.geojson:2 error .*全部 2 个要素不在本市：离全市其余的线最近也有 \d+\.\d 公里。$/,
      ),
    ]);
  });

  it('is JSON that breaks, at its line', () => {
    expect(load({ network: '{"type":"FeatureCollection",\n"features":[\n{"type":}]}' })).toEqual([
      'network.geojson:3 error geometry 从这一行第 9 个字符起不合 JSON 写法。',
    ]);
    expect(load({ roads: '{"type":"FeatureCollection","features":[NaN]}' })).toEqual([
      'roads.geojson:1 error geometry 从这一行第 41 个字符起不合 JSON 写法。',
    ]);
  });

  it('is another reference system, a workbook, or bytes in no encoding', () => {
    const crs = '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4549"}}';
    expect(load({ water: `{"type":"FeatureCollection",${crs},"features":[]}` })).toEqual([
      'water.geojson:1 error geometry 写的是“urn:ogc:def:crs:EPSG::4549”，文件写明了别的坐标参照系。',
    ]);
    expect(load({ water: '{"type":"GeometryCollection","geometries":[]}' })).toEqual([
      'water.geojson:1 error geometry 这不是 GeoJSON 的 FeatureCollection。',
    ]);
    const city = new City();
    city.files.set('geo/water.geojson', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0));
    expect(loadDataset(city.write()).problems).toMatchObject([
      { code: 'encoding', file: 'geo/water.geojson' },
    ]);
  });

  it('is another system than that of the network, when the ends of the roads show it', () => {
    const rows = [29.81, 29.82, 29.83, 29.84, 29.85];
    // A street either side of a gap in every row, and the roads that close the gaps, taken from another map.
    const streets = rows.flatMap((lat) => [
      line([
        [121.5, lat],
        [121.55, lat],
      ]),
      line([
        [121.556, lat],
        [121.6, lat],
      ]),
    ]);
    const gap = (lat: number): Position[] => [
      fromWgs84([121.55, lat], 'gcj02'),
      fromWgs84([121.556, lat], 'gcj02'),
    ];
    const ids = ['NB-001', 'NB-002', 'NB-003', 'NB-001', 'NB-002'];
    const roads = collection(...rows.map((lat, i) => road(gap(lat), '', ids[i])));
    const found = load({ roads, network: collection(...streets) });
    expect(found).toEqual([
      expect.stringMatching(
        /^roads\.geojson:1 warning geometry 路段和路网对不上：按 wgs84（GPS、OpenStreetMap）读，路段两端离路网多在 \d{3} 米上下；这个文件若按 gcj02（高德、腾讯）读，只差 0 米。$/,
      ),
    ]);
    expect(load({ roads, network: collection(...streets) }, 'coordinates: gcj02\n')).toEqual([
      expect.stringMatching(/^network\.geojson:1 warning .*按 gcj02（高德、腾讯）读.*若按 wgs84/),
    ]);
  });
});

describe('geometry that is right', () => {
  it('reaches the dataset in any encoding', () => {
    const text = collection(
      road(EAST, ',"name":"沧海路","quality":"surveyed"'),
      road(WEST, ',"quality":"drawn"', '首南路'),
    );
    for (const bytes of [gb18030(text), utf8(`\ufeff${text}`)]) {
      const city = new City();
      city.files.set('geo/roads.geojson', bytes);
      city.files.set('geo/network.geojson', NETWORK);
      const { dataset, problems } = loadDataset(city.write());
      expect(problems).toEqual([]);
      expect([...dataset!.geometry.roads].map(([id, { quality }]) => [id, quality])).toEqual([
        ['NB-001', 'surveyed'],
        ['NB-002', 'drawn'],
      ]);
      expect(dataset!.geometry.network).toHaveLength(STREETS.length);
    }
  });

  it('may have districts that the city has no row for, where it publishes no districts', () => {
    const city = new City();
    city.tables.delete('districts');
    for (const row of [1, 2, 3]) city.set('projects', row, 'district', '鄞州区');
    city.files.set('geo/districts.geojson', collection(area('鄞州区', YZ), area('象山县', HS)));
    const { problems, dataset } = loadDataset(city.write());
    expect(problems.filter(({ code }) => code === 'geometry')).toEqual([]);
    expect([...(dataset?.geometry.districts.keys() ?? [])]).toEqual(['鄞州区', '象山县']);
  });

  it('is not looked for in files of other names, which are named', () => {
    const city = new City();
    city.files.set('geo/road.geojson', collection(road(EAST)));
    city.files.set('geo/README.md', '来源');
    expect(
      loadDataset(city.write()).problems.map((p) => `${p.severity} ${p.file} ${say(p, 'zh').hint}`),
    ).toEqual([expect.stringMatching(/^warning geo\/road\.geojson 只读 .*最接近的是“roads\.geojson”。/)]);
  });
});

describe('the base map of the settings', () => {
  it('is missed at the line of its name', () => {
    const city = new City();
    const settings = String(city.files.get('site.yaml'));
    city.files.set('site.yaml', `${settings}  approval_number: 甬S（2023）12号\n  basemap: city.pmtiles\n`);
    expect(
      loadDataset(city.write()).problems.map((p) => `${p.file}:${p.line} ${say(p, 'zh').message}`),
    ).toEqual(['site.yaml:12 写的是“city.pmtiles”，geo/ 里没有这个文件。']);
    city.files.set('geo/city.pmtiles', 'PMTiles\u0003');
    expect(loadDataset(city.write()).problems).toEqual([]);
  });
});
