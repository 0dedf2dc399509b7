/**
 * A large network as PMTiles: the parts of a file that a reader looks at are all that is fetched. The tiles are cut by
 * geojson-vt and encoded by vt-pbf.
 */
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { FeatureCollection, LineString } from 'geojson';
import { pmtilesOf, type Box, type Tile } from './pmtiles.ts';

/** From a city as a whole to single streets; closer views enlarge the last. */
const MIN_ZOOM = 8;
const MAX_ZOOM = 14;
const NETWORK_LAYER = 'network';

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

/**
 * @param lines the network in WGS-84 degrees, as `ground.geojson` has it
 * @returns the bytes of a PMTiles file (version 3) with one layer, `network`
 */
export function networkTiles(lines: Lines): Uint8Array {
  const index = new GeoJSONVT(lines, { maxZoom: MAX_ZOOM, indexMaxZoom: MAX_ZOOM, buffer: 64, tolerance: 3 });
  const extent = boxOf(lines);
  const tiles: Tile[] = [];
  for (let z = MIN_ZOOM; z <= MAX_ZOOM; z += 1) {
    const first = tileAt(extent.west, extent.north, z);
    const last = tileAt(extent.east, extent.south, z);
    for (let x = first.x; x <= last.x; x += 1)
      for (let y = first.y; y <= last.y; y += 1) {
        const tile = index.getTile(z, x, y);
        if (tile === null || tile.features.length === 0) continue;
        const bytes = fromGeojsonVt({ [NETWORK_LAYER]: tile }, { version: 2, extent: 4096 });
        tiles.push({ z, x, y, bytes });
      }
  }
  const layer = { id: NETWORK_LAYER, fields: { kind: 'String', name: 'String' } };
  return pmtilesOf({
    tiles,
    type: 'vector',
    extent,
    metadata: { name: NETWORK_LAYER, vector_layers: [layer] },
  });
}
