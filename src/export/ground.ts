/** What the live map draws beneath the roads: the network, water, and districts where the settings allow them. */
import type { Feature, FeatureCollection, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { meetingIn, publishedLine, publishedPolygon } from '../geo/publish.ts';
import type { Dataset } from '../model/types.ts';
import type { Published } from './geojson.ts';

export interface GroundProperties {
  kind: 'network' | 'water' | 'district';
  name: string | null;
}
type GroundGeometry = LineString | MultiLineString | Polygon | MultiPolygon;
export type GroundCollection = FeatureCollection<GroundGeometry, GroundProperties> & Published;

/** A larger network is cut into tiles. */
const MOST_LINES = 10_000;

/** Whether the network goes into tiles of its own. */
export function isTiled({ geometry }: Dataset): boolean {
  return (geometry.network?.length ?? 0) > MOST_LINES;
}

/** Whether boundaries may be drawn: only with the approval number that the checks ask for. */
export function showsBoundaries({ settings, geometry }: Dataset): boolean {
  const { boundaries, approval_number } = settings.map;
  return boundaries && approval_number !== null && geometry.districts.size > 0;
}

/** The whole network as lines, for cutting into tiles. */
export function networkLines({
  geometry,
  settings,
}: Dataset): FeatureCollection<LineString, GroundProperties> {
  const isKept = meetingIn(geometry);
  const features = (geometry.network ?? []).map(({ name, line }) => ({
    type: 'Feature' as const,
    properties: { kind: 'network' as const, name },
    geometry: {
      type: 'LineString' as const,
      coordinates: publishedLine(line, settings.map.published, isKept),
    },
  }));
  return { type: 'FeatureCollection', features };
}

export function groundGeoJson(dataset: Dataset): GroundCollection {
  const { geometry, settings, districts } = dataset;
  const { published } = settings.map;
  const feature = (
    kind: GroundProperties['kind'],
    name: string | null,
    shape: GroundGeometry,
  ): Feature<GroundGeometry, GroundProperties> => ({
    type: 'Feature',
    properties: { kind, name },
    geometry: shape,
  });
  const network = isTiled(dataset) ? [] : networkLines(dataset).features;
  const water = geometry.water.flatMap(({ name, lines, areas }) => [
    ...(lines.length === 0
      ? []
      : [
          feature('water', name, {
            type: 'MultiLineString',
            coordinates: lines.map((line) => publishedLine(line, published)),
          }),
        ]),
    ...(areas.length === 0
      ? []
      : [
          feature('water', name, {
            type: 'MultiPolygon',
            coordinates: areas.map((area) => publishedPolygon(area, published)),
          }),
        ]),
  ]);
  const bounded = showsBoundaries(dataset) ? districts : [];
  const areas = bounded.flatMap(({ id, name }) => {
    const polygons = geometry.districts.get(id) ?? [];
    const coordinates = polygons.map((polygon) => publishedPolygon(polygon, published));
    return polygons.length === 0 ? [] : [feature('district', name, { type: 'MultiPolygon', coordinates })];
  });
  return {
    type: 'FeatureCollection',
    coordinate_system: published,
    features: [...water, ...areas, ...network],
  };
}
