/** A city's own base map: a file beside the other geometry, served from the site itself. */
import type { Problem } from '../csv/problem.ts';
import type { Settings } from '../schema/settings.ts';

/** What is needed of a data folder. */
interface Files {
  readonly paths: readonly string[];
  readonly read: (path: string) => Uint8Array;
}

/** The first bytes of a PMTiles file, and its version. */
const MAGIC = 'PMTiles\u0003';

/** Path of the base map in the data folder; null where the city has none. */
export function basemapPath({ map }: Settings): string | null {
  return map.basemap === null ? null : `geo/${map.basemap}`;
}

/**
 * Whether the file named is there and is what it should be.
 * @param line of the name in `site.yaml`
 */
export function checkBasemap(settings: Settings, line: number, { paths, read }: Files): Problem[] {
  const path = basemapPath(settings);
  if (path === null) return [];
  const problem = (reason: 'basemap_missing' | 'basemap_not_pmtiles'): Problem[] => [
    {
      severity: 'error',
      code: 'settings',
      reason,
      file: 'site.yaml',
      line,
      column: null,
      header: 'map.basemap',
      row_id: null,
      value: settings.map.basemap,
      params: {},
    },
  ];
  if (!paths.includes(path)) return problem('basemap_missing');
  const start = read(path).subarray(0, MAGIC.length);
  return String.fromCharCode(...start) === MAGIC ? [] : problem('basemap_not_pmtiles');
}
