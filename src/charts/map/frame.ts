/** The sheet a map is drawn on: a transverse Mercator about its own middle, so that north is up and lengths are true. */
import { geoArea, geoPath, geoTransverseMercator, type GeoContext } from 'd3-geo';
import type { LonLat, LonLatLine, MapForm } from './types.ts';

export type Px = readonly [x: number, y: number];
export type PxLine = readonly Px[];

/** Mean radius of the Earth (IUGG), in metres. */
const RADIUS = 6_371_008.8;

export interface Frame {
  width: number;
  height: number;
  /** Metres of one unit. */
  metres: number;
  /** Names the frame: equal keys draw the same ground. */
  key: string;
  place: (at: LonLat) => Px;
  /** A line in units, without what lies outside the sheet. */
  line: (line: LonLatLine) => PxLine[];
  /** The rings of an area in units, cut at the edge of the sheet. */
  area: (rings: readonly LonLatLine[]) => PxLine[];
}

type Rings = [number, number][][];

/** d3 takes a ring that runs counter-clockwise for the whole world without it. */
function wound(rings: readonly LonLatLine[]): Rings {
  const coordinates = rings.map((ring) => ring.map(([lon, lat]): [number, number] => [lon, lat]));
  const whole = geoArea({ type: 'Polygon', coordinates }) > 2 * Math.PI;
  return whole ? coordinates.map((ring) => ring.reverse()) : coordinates;
}

/** Gathers what d3 draws as lists of points. */
class Recorder implements GeoContext {
  lines: [number, number][][] = [];
  beginPath(): void {
    this.lines = [];
  }
  moveTo(x: number, y: number): void {
    this.lines.push([[x, y]]);
  }
  lineTo(x: number, y: number): void {
    this.lines.at(-1)?.push([x, y]);
  }
  closePath(): void {
    const line = this.lines.at(-1);
    const first = line?.[0];
    if (line && first) line.push([first[0], first[1]]);
  }
  arc(): void {
    // Points are not drawn.
  }
  take(): PxLine[] {
    const { lines } = this;
    this.lines = [];
    return lines.filter((line) => line.length > 1);
  }
}

interface Box {
  west: number;
  east: number;
  south: number;
  north: number;
}

function boxOf(lines: readonly LonLatLine[]): Box {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (const line of lines)
    for (const [lon, lat] of line) {
      box.west = Math.min(box.west, lon);
      box.east = Math.max(box.east, lon);
      box.south = Math.min(box.south, lat);
      box.north = Math.max(box.north, lat);
    }
  return box;
}

/** The sheet that holds all the lines and shows at least `least` metres across; null where there is no point at all. */
export function frameOn(lines: readonly LonLatLine[], form: MapForm, least: number): Frame | null {
  const box = boxOf(lines);
  if (box.west > box.east) return null;
  const projection = geoTransverseMercator()
    .rotate([-(box.west + box.east) / 2, 0])
    .scale(1)
    .translate([0, 0])
    .precision(0);
  const place = ([lon, lat]: LonLat): Px => projection([lon, lat]) ?? [0, 0];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const line of lines)
    for (const at of line) {
      const [x, y] = place(at);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  const { width, minHeight, maxHeight, pad } = form;
  const scale = Math.min(
    (width - 2 * pad.side) / Math.max(right - left, 1e-12),
    (maxHeight - pad.top - pad.bottom) / Math.max(bottom - top, 1e-12),
    (width / least) * RADIUS,
  );
  const wanted = (bottom - top) * scale + pad.top + pad.bottom;
  const height = Math.round(Math.min(maxHeight, Math.max(minHeight, wanted)));
  const x = width / 2 - ((left + right) / 2) * scale;
  const y = (height + pad.top - pad.bottom) / 2 - ((top + bottom) / 2) * scale;
  projection
    .scale(scale)
    .translate([x, y])
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
  const recorder = new Recorder();
  const path = geoPath(projection, recorder);
  return {
    width,
    height,
    metres: RADIUS / scale,
    key: [width, height, box.west, box.east, scale, x, y].join(' '),
    place,
    line: (line) => {
      path({ type: 'LineString', coordinates: line.map(([lon, lat]) => [lon, lat]) });
      return recorder.take();
    },
    area: (rings) => {
      path({ type: 'Polygon', coordinates: wound(rings) });
      return recorder.take();
    },
  };
}
