/** The geometry files of a data folder, and the others in `geo/` that nobody reads. */
import type { Problem } from '../csv/problem.ts';
import { nearest } from '../schema/nearest.ts';

export const GEOMETRY_FILES = {
  roads: 'geo/roads.geojson',
  network: 'geo/network.geojson',
  water: 'geo/water.geojson',
  districts: 'geo/districts.geojson',
} as const;
export type Kind = keyof typeof GEOMETRY_FILES;
export const KINDS = Object.keys(GEOMETRY_FILES) as Kind[];

const NAMES = Object.values(GEOMETRY_FILES).map((path) => path.slice('geo/'.length));
/** Of geometry in every form that mapping software writes. Notes and licences beside it are nobody's mistake. */
const GEODATA = /\.(?:geojsonl?|json|topojson|shp|kml|kmz|gpkg|gpx|dwg|dxf|zip|tab|mif)$/i;

/** Warns of files that look like geometry and are not read, because of their name or form. */
export function checkFileNames(paths: readonly string[]): Problem[] {
  const known = new Set<string>(Object.values(GEOMETRY_FILES));
  const unread = paths.filter((path) => path.startsWith('geo/') && GEODATA.test(path) && !known.has(path));
  return unread.map((file) => ({
    severity: 'warning',
    code: 'geometry',
    reason: 'unknown_file',
    file,
    line: 1,
    column: null,
    header: null,
    row_id: null,
    value: null,
    params: { suggestion: nearest(file.slice('geo/'.length), NAMES) ?? '' },
  }));
}
