/** The geography as GeoJSON texts (RFC 7946): one feature a line, coordinates in WGS-84 to the decimetre. */
import type { City } from '../city.ts';
import type { Geography } from './geography.ts';
import { beside, pathLength, type Path, type Point, simplified } from './plane.ts';
import type { River } from './rivers.ts';

/** Where the invented city is put on the globe: a desert without any. */
const CENTRE = { lon: 102.2, lat: 40.05 } as const;
/** Metres of one degree on a sphere of 6,371,008.8 m (IUGG mean radius). */
const METRES_PER_DEGREE = 111_195.08;

const NOTE =
  '示例市是虚构的：河流、道路、区界都由 npm run sample 生成，坐标处并没有这座城市，不作划界和导航依据。 Fictional: no such city lies at these coordinates.';

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

function position([x, y]: Point): [number, number] {
  const lat = CENTRE.lat + y / METRES_PER_DEGREE;
  const lon = CENTRE.lon + x / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
  return [round(lon), round(lat)];
}

/** Positions without repeated ones. */
function positions(path: Path): [number, number][] {
  const list = path.map(position);
  return list.filter(([lon, lat], i) => i === 0 || lon !== list[i - 1]![0] || lat !== list[i - 1]![1]);
}

type Properties = Readonly<Record<string, string | null>>;

function feature(type: string, coordinates: unknown, properties: Properties): string {
  const kept = Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== null && value !== ''),
  );
  return JSON.stringify({ type: 'Feature', properties: kept, geometry: { type, coordinates } });
}

const collection = (features: readonly string[]): string =>
  `{"type":"FeatureCollection","note":${JSON.stringify(NOTE)},"features":[\n${features.join(',\n')}\n]}\n`;

const line = (path: Path, properties: Properties): string =>
  feature('LineString', positions(path), properties);

/** A closed ring of positions, in the direction that it has. */
function ring(path: Path): [number, number][] {
  const list = positions(path);
  const [first, last] = [list[0]!, list.at(-1)!];
  return first[0] === last[0] && first[1] === last[1] ? list : [...list, first];
}

/** Metres by which banks may be drawn beside where they are. */
const BANK_TOLERANCE = 4;

/** The water between both banks, counter-clockwise: down the right bank and back up the left. */
function waterOf({ path, widths }: River): Point[] {
  const bank = (side: 1 | -1): Point[] =>
    simplified(
      beside(path, (i) => (side * widths[i]!) / 2),
      BANK_TOLERANCE,
    );
  return [...bank(-1), ...bank(1).reverse()];
}

/** The files of the folder `geo`, by path. */
export function geoFiles(geography: Geography, city: City): [path: string, text: string][] {
  const { links, network, rivers, canals, districts } = geography;
  return [
    [
      'geo/roads.geojson',
      collection(
        links.map(({ id, path, quality, oneway }) => line(path, { project_id: id, quality, oneway })),
      ),
    ],
    [
      'geo/network.geojson',
      collection(
        network
          .filter(({ path }) => pathLength(path) > 1)
          .map(({ name, oneway, path }) => line(path, { name, oneway })),
      ),
    ],
    [
      'geo/water.geojson',
      collection([
        ...rivers.map((river) => feature('Polygon', [ring(waterOf(river))], { name: river.name })),
        ...canals.map(({ path, name }) => line(simplified(path, BANK_TOLERANCE), { name })),
      ]),
    ],
    [
      'geo/districts.geojson',
      collection(
        districts.map((area, i) => feature('Polygon', [ring(area)], { district: city.districts[i]!.id })),
      ),
    ],
  ];
}
