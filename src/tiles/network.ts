/**
 * A large network as PMTiles: the parts of a file that a reader looks at are all that is fetched. Written by
 * s2-pmtiles, which knows the container; the tiles are cut by geojson-vt and encoded by vt-pbf.
 */
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { FeatureCollection, LineString } from 'geojson';
import { BufferWriter, Compression, S2PMTilesWriter, TileType } from 's2-pmtiles';

/** From a city as a whole to single streets; closer views enlarge the last. */
const MIN_ZOOM = 8;
const MAX_ZOOM = 14;
export const NETWORK_LAYER = 'network';

interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

type Lines = FeatureCollection<LineString>;

function boxOf({ features }: Lines): Box {
  const box = { west: 180, south: 90, east: -180, north: -90 };
  for (const { geometry } of features)
    for (const [lon = 0, lat = 0] of geometry.coordinates) {
      box.west = Math.min(box.west, lon);
      box.east = Math.max(box.east, lon);
      box.south = Math.min(box.south, lat);
      box.north = Math.max(box.north, lat);
    }
  return box;
}

/** Column and row of a position in the web's tiles. */
function tileAt(lon: number, lat: number, zoom: number): { x: number; y: number } {
  const size = 2 ** zoom;
  const sine = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  const within = (at: number): number => Math.min(size - 1, Math.max(0, Math.floor(at * size)));
  return { x: within(lon / 360 + 0.5), y: within(y) };
}

/** Where a header of version 3 has its zooms and its extent, in bytes; degrees are in tenths of a millionth. */
const HEADER = { minZoom: 100, maxZoom: 101, extent: 102, centre: 118 } as const;
const PER_DEGREE = 1e7;

/** The header with the extent, which the writer leaves at nothing: a map would ask for no tile. */
function withExtent(file: Uint8Array, { west, south, east, north }: Box): Uint8Array {
  const whole = new Uint8Array(file);
  const view = new DataView(whole.buffer);
  const degrees = (at: number, values: readonly number[]): void =>
    values.forEach((value, i) => view.setInt32(at + 4 * i, Math.round(value * PER_DEGREE), true));
  view.setUint8(HEADER.minZoom, MIN_ZOOM);
  view.setUint8(HEADER.maxZoom, MAX_ZOOM);
  degrees(HEADER.extent, [west, south, east, north]);
  view.setUint8(HEADER.centre, MIN_ZOOM + 2);
  degrees(HEADER.centre + 1, [(west + east) / 2, (south + north) / 2]);
  return whole;
}

/**
 * @param lines the network in WGS-84 degrees, as `ground.geojson` has it
 * @returns the bytes of a PMTiles file (version 3) with one layer, `network`
 */
export async function networkTiles(lines: Lines): Promise<Uint8Array> {
  const buffer = new BufferWriter();
  const writer = new S2PMTilesWriter(buffer, TileType.Pbf, Compression.Gzip);
  const index = new GeoJSONVT(lines, { maxZoom: MAX_ZOOM, indexMaxZoom: MAX_ZOOM, buffer: 64, tolerance: 3 });
  const box = boxOf(lines);
  for (let zoom = MIN_ZOOM; zoom <= MAX_ZOOM; zoom += 1) {
    const first = tileAt(box.west, box.north, zoom);
    const last = tileAt(box.east, box.south, zoom);
    for (let x = first.x; x <= last.x; x += 1)
      for (let y = first.y; y <= last.y; y += 1) {
        const tile = index.getTile(zoom, x, y);
        if (tile === null || tile.features.length === 0) continue;
        await writer.writeTileXYZ(
          zoom,
          x,
          y,
          fromGeojsonVt({ [NETWORK_LAYER]: tile }, { version: 2, extent: 4096 }),
        );
      }
  }
  await writer.commit({
    tilejson: '3.0.0',
    name: NETWORK_LAYER,
    vector_layers: [{ id: NETWORK_LAYER, fields: { kind: 'String', name: 'String' } }],
  } as never);
  return withExtent(buffer.commit(), box);
}
