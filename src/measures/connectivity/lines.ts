/** The lines of a city in typed arrays: network first, then the roads of the campaign; equal coordinates are one place. */
import type { DirectedLine, Geometry, Position } from '../../model/geometry.ts';

/** The mean radius of the Earth (IUGG), in metres: lengths are great-circle distances on this sphere. */
export const EARTH = 6_371_008.8;
const RADIAN = Math.PI / 180;
/** Coordinates equal to the seventh decimal, about a centimetre, are the same place. */
const PRECISION = 1e7;

/** Owner of the lines of the network; the road at index i of `roads` owns lines with number i + 1. */
export const NETWORK = 0;

export interface Lines {
  readonly count: number;
  /** By line: its first vertex; one more at the end. */
  readonly first: Int32Array;
  /** By vertex: its place. */
  readonly place: Int32Array;
  readonly owner: Int32Array;
  /** 1: forward only, -1: backward only, 0: both. */
  readonly direction: Int8Array;
  /** By road, in the order of owners: its project and its lines from one number up to another. */
  readonly roads: readonly { readonly id: string; readonly begin: number; readonly end: number }[];
  /** By place, degrees; the arrays are longer than there are places. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly places: number;
  /** By place: how many lines have it as a vertex, counted to 2. */
  readonly uses: Uint8Array;
}

/** Numbers for places by their coordinates: open addressing, at most half full. */
class Places {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  count = 0;
  private readonly slots: Int32Array;

  constructor(capacity: number) {
    this.lon = new Float64Array(capacity);
    this.lat = new Float64Array(capacity);
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * capacity + 2)));
  }

  at([lon, lat]: Position): number {
    const x = Math.round(lon * PRECISION);
    const y = Math.round(lat * PRECISION);
    const mask = this.slots.length - 1;
    const mixed = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    for (let found = this.slots[slot]!; found !== 0; found = this.slots[slot]!) {
      const place = found - 1;
      if (Math.round(this.lon[place]! * PRECISION) === x && Math.round(this.lat[place]! * PRECISION) === y)
        return place;
      slot = (slot + 1) & mask;
    }
    this.lon[this.count] = lon;
    this.lat[this.count] = lat;
    this.slots[slot] = this.count + 1;
    return this.count++;
  }
}

const DIRECTIONS = { both: 0, forward: 1, backward: -1 } as const;

interface Owned {
  owner: number;
  part: DirectedLine;
}

/** Lines of fewer than two vertices lead nowhere and are left out. */
function ownedLines({ network, roads }: Geometry): { all: Owned[]; roads: Lines['roads'] } {
  const all: Owned[] = [];
  const add = (owner: number, parts: readonly DirectedLine[]): void => {
    for (const part of parts) if (part.line.length > 1) all.push({ owner, part });
  };
  add(NETWORK, network ?? []);
  const ranges = [...roads].map(([id, { parts }], index) => {
    const begin = all.length;
    add(index + 1, parts);
    return { id, begin, end: all.length };
  });
  return { all, roads: ranges };
}

export function linesOf(geometry: Geometry): Lines {
  const { all, roads } = ownedLines(geometry);
  const vertices = all.reduce((sum, { part }) => sum + part.line.length, 0);
  const first = new Int32Array(all.length + 1);
  const place = new Int32Array(vertices);
  const owner = new Int32Array(all.length);
  const direction = new Int8Array(all.length);
  const uses = new Uint8Array(vertices);
  const lastLine = new Int32Array(vertices).fill(-1);
  const places = new Places(vertices);
  let vertex = 0;
  for (const [line, { owner: of, part }] of all.entries()) {
    owner[line] = of;
    direction[line] = DIRECTIONS[part.direction];
    for (const position of part.line) {
      const at = places.at(position);
      // A vertex written twice in a row is one; a line that comes back to a place meets itself there.
      if (vertex === first[line] || place[vertex - 1] !== at) {
        if (lastLine[at] === line) uses[at] = 2;
        else if (uses[at]! < 2) uses[at]! += 1;
      }
      lastLine[at] = line;
      place[vertex++] = at;
    }
    first[line + 1] = vertex;
  }
  return {
    count: all.length,
    first,
    place,
    owner,
    direction,
    roads,
    lon: places.lon,
    lat: places.lat,
    places: places.count,
    uses,
  };
}

/** Points on the unit sphere: a straight line between two of them is never longer than any way on the ground. */
export interface Sphere {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

export function emptySphere(count: number): Sphere {
  return { x: new Float64Array(count), y: new Float64Array(count), z: new Float64Array(count) };
}

export function setOnSphere(sphere: Sphere, index: number, lon: number, lat: number): void {
  const across = Math.cos(lat * RADIAN);
  sphere.x[index] = across * Math.cos(lon * RADIAN);
  sphere.y[index] = across * Math.sin(lon * RADIAN);
  sphere.z[index] = Math.sin(lat * RADIAN);
}

/** The straight line through the Earth between two points, in metres: a lower bound of every way. */
export function chord({ x, y, z }: Sphere, a: number, b: number): number {
  const dx = x[a]! - x[b]!;
  const dy = y[a]! - y[b]!;
  const dz = z[a]! - z[b]!;
  return EARTH * Math.sqrt(dx * dx + dy * dy + dz * dz);
}

/** The great-circle distance between two points, in metres. */
export function arc(sphere: Sphere, a: number, b: number): number {
  return 2 * EARTH * Math.asin(Math.min(1, chord(sphere, a, b) / (2 * EARTH)));
}

/** Metres east and north of the middle of the lines: flat, for tolerances of metres only. */
export function flatten({ lon, lat, places }: Lines): { x: Float64Array; y: Float64Array } {
  let south = Infinity;
  let north = -Infinity;
  for (let i = 0; i < places; i++) {
    south = Math.min(south, lat[i]!);
    north = Math.max(north, lat[i]!);
  }
  const middle = places === 0 ? 0 : (south + north) / 2;
  const scale = Math.cos(middle * RADIAN);
  const x = new Float64Array(places);
  const y = new Float64Array(places);
  for (let i = 0; i < places; i++) {
    x[i] = lon[i]! * RADIAN * EARTH * scale;
    y[i] = lat[i]! * RADIAN * EARTH;
  }
  return { x, y };
}
