/** What the live map needs beside the lines: their ends with a bar across, and a middle for the name. */
import type { Feature, FeatureCollection, LineString, MultiLineString, Point, Position } from 'geojson';
import type { MapGroup } from '../../charts/map/types.ts';
import { plateId } from './plates.ts';
import { groupAt, matches, type RoadFacts, type View } from './state.ts';

interface RoadProperties extends RoadFacts {
  readonly plate: string;
  readonly name: string;
  readonly name_en: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly opened_on: string | null;
  readonly detour_before: number | null;
  readonly detour_after: number | null;
}

export type Road = Feature<LineString | MultiLineString | null, RoadProperties>;
export type Roads = FeatureCollection<LineString | MultiLineString | null, RoadProperties>;

type Points = FeatureCollection<Point, Record<string, string | number>>;

interface Drawn {
  readonly roads: FeatureCollection<LineString | MultiLineString, Record<string, string>>;
  readonly ends: Points;
  readonly middles: Points;
}

function linesOf(road: Road): Position[][] {
  if (road.geometry === null) return [];
  return road.geometry.type === 'LineString' ? [road.geometry.coordinates] : road.geometry.coordinates;
}

/** Degrees clockwise from north at which a line leaves a position. */
function bearing([lon1 = 0, lat1 = 0]: Position, [lon2 = 0, lat2 = 0]: Position): number {
  const east = (lon2 - lon1) * Math.cos((lat1 * Math.PI) / 180);
  return (Math.atan2(east, lat2 - lat1) * 180) / Math.PI;
}

function point(
  coordinates: Position,
  properties: Record<string, string | number>,
): Feature<Point, Record<string, string | number>> {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates } };
}

/** Half way along a line by its vertices' distances. */
export function middleOf(line: readonly Position[]): Position {
  const lengths = line.slice(1).map(([lon = 0, lat = 0], i) => {
    const [lon0 = 0, lat0 = 0] = line[i]!;
    return Math.hypot((lon - lon0) * Math.cos((lat * Math.PI) / 180), lat - lat0);
  });
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [i, length] of lengths.entries()) {
    if (left <= length && length > 0) {
      const [a, b] = [line[i]!, line[i + 1]!];
      return [0, 1].map((axis) => a[axis]! + ((b[axis]! - a[axis]!) * left) / length);
    }
    left -= length;
  }
  return line[0]!;
}

const METRES_PER_DEGREE = 111_195;

function metresOf(line: readonly Position[]): number {
  return line.slice(1).reduce((sum, [lon = 0, lat = 0], i) => {
    const [lon0 = 0, lat0 = 0] = line[i]!;
    const east = (lon - lon0) * Math.cos((lat * Math.PI) / 180);
    return sum + Math.hypot(east, lat - lat0) * METRES_PER_DEGREE;
  }, 0);
}

/** A line at least so long: a shorter one grows about its middle, so that it can be seen from afar. */
export function lengthened(line: readonly Position[], least: number): Position[] {
  const length = metresOf(line);
  if (length >= least || length === 0) return [...line];
  const [lon0 = 0, lat0 = 0] = middleOf(line);
  const by = least / length;
  return line.map(([lon = 0, lat = 0]) => [lon0 + (lon - lon0) * by, lat0 + (lat - lat0) * by]);
}

/** Late roads carry their names first, then other gaps; open roads their plate. */
const ORDER: Readonly<Record<MapGroup, number>> = { owed: 0, gap: 1, open: 2, none: 3 };

/** How the roads are drawn at the zoom of the map. */
export interface Drawing {
  readonly english: boolean;
  /** Metres that a road is drawn long at least. */
  readonly least: number;
  /** How far from its middle a road's name begins, in ems, so that it is clear of the bars at the ends. */
  readonly clear: number;
  /** Groups whose roads have their name beside the plate. */
  readonly named: readonly MapGroup[];
}

/** The roads of a month that the filters let through. */
export function drawnAt(roads: Roads, view: View, { english, least, clear, named }: Drawing): Drawn {
  const drawn = {
    roads: [] as Drawn['roads']['features'],
    ends: [] as Points['features'],
    middles: [] as Points['features'],
  };
  for (const road of roads.features) {
    const { project_id, plate, name, name_en, district } = road.properties;
    const group = groupAt(road.properties, view.month);
    if (road.geometry === null || !matches(view, { district, group })) continue;
    const lines = linesOf(road).map((line) => lengthened(line, least));
    const geometry = { type: 'MultiLineString', coordinates: lines } as const;
    drawn.roads.push({ type: 'Feature', geometry, properties: { project_id, group } });
    if (group === 'owed' || group === 'gap')
      for (const line of lines)
        drawn.ends.push(
          point(line[0]!, { bearing: bearing(line[0]!, line[1]!) }),
          point(line.at(-1)!, { bearing: bearing(line.at(-1)!, line.at(-2)!) }),
        );
    drawn.middles.push(
      point(middleOf(lines[0]!), {
        project_id,
        plate: plateId(plate, group),
        name: named.includes(group) ? ` ${english && name_en ? name_en : name}` : '',
        order: ORDER[group],
        clear,
      }),
    );
  }
  const collection = <T>(features: T[]) => ({ type: 'FeatureCollection', features }) as const;
  return {
    roads: collection(drawn.roads),
    ends: collection(drawn.ends),
    middles: collection(drawn.middles),
  };
}

/** West, south, east, north of some roads; null where none is on the map. */
export function boundsOf(roads: readonly Road[]): [number, number, number, number] | null {
  const positions = roads.flatMap(linesOf).flat();
  if (positions.length === 0) return null;
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of positions) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}
