/**
 * Where the end of a line meets another line without sharing a vertex with it. The end stays where it is: a short
 * link leads from it to the nearest point of the other line. An end of a campaign road is linked to every line within
 * its tolerance, so that either carriageway of a divided street can be reached; the link opens with the road.
 */
import Flatbush from 'flatbush';
import { flatten, NETWORK, type Lines } from './lines.ts';

/**
 * Metres within which an end of a road of the campaign that shares no vertex joins a line. Such roads are often drawn
 * by hand to the kerb or the middle of the street they meet: half the width of a main street of 30 m.
 */
export const ROAD_TOLERANCE = 15;
/**
 * Metres within which any other end joins a line: what coordinates of five decimals leave uncertain. More would join
 * the decks of bridges to the roads under them.
 */
export const NETWORK_TOLERANCE = 1;

/** Segments to a box of the index: long lines would otherwise be looked through whole at every end. */
const CHUNK = 16;
/** A link to within a centimetre of a vertex goes to the vertex. */
const AT_VERTEX = 0.01;

/** A place on a line between two of its vertices at which the line is cut. */
export interface Cut {
  readonly segment: number;
  /** Share of the segment, between 0 and 1. */
  readonly share: number;
  readonly place: number;
  readonly lon: number;
  readonly lat: number;
}

interface Link {
  readonly from: number;
  readonly to: number;
  readonly owner: number;
}

export interface Joins {
  /** By line; places of cuts are numbered on from those of the lines. */
  readonly cuts: ReadonlyMap<number, readonly Cut[]>;
  readonly links: readonly Link[];
  /** Places with those of the cuts. */
  readonly places: number;
}

interface Nearest {
  distance: number;
  /** First vertex of the segment. */
  vertex: number;
  share: number;
}

class Joiner {
  readonly cuts = new Map<number, Cut[]>();
  readonly links: Link[] = [];
  places: number;
  private readonly lines: Lines;
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly index: Flatbush;
  /** By box: its line and first vertex. */
  private readonly boxLine: number[] = [];
  private readonly boxVertex: number[] = [];
  private readonly nearest: Nearest = { distance: Infinity, vertex: 0, share: 0 };

  constructor(lines: Lines) {
    this.lines = lines;
    this.places = lines.places;
    ({ x: this.x, y: this.y } = flatten(lines));
    this.listBoxes();
    this.index = new Flatbush(this.boxLine.length);
    for (const [box, vertex] of this.boxVertex.entries()) this.addBox(vertex, this.boxEnd(box));
    this.index.finish();
  }

  private listBoxes(): void {
    const { first, count } = this.lines;
    for (let line = 0; line < count; line++) {
      for (let vertex = first[line]!; vertex < first[line + 1]! - 1; vertex += CHUNK) {
        this.boxLine.push(line);
        this.boxVertex.push(vertex);
      }
    }
  }

  /** The last vertex of a box. */
  private boxEnd(box: number): number {
    return Math.min(this.boxVertex[box]! + CHUNK, this.lines.first[this.boxLine[box]! + 1]! - 1);
  }

  private addBox(from: number, to: number): void {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let vertex = from; vertex <= to; vertex++) {
      const place = this.lines.place[vertex]!;
      west = Math.min(west, this.x[place]!);
      east = Math.max(east, this.x[place]!);
      south = Math.min(south, this.y[place]!);
      north = Math.max(north, this.y[place]!);
    }
    this.index.add(west, south, east, north);
  }

  joinEnds(): void {
    const { count, first, place, owner, uses } = this.lines;
    // The network comes first, so that an end shared by many lines of it is looked at once.
    const done = new Int32Array(this.lines.places).fill(-1);
    for (let line = 0; line < count; line++) {
      for (const vertex of [first[line]!, first[line + 1]! - 1]) {
        const at = place[vertex]!;
        const of = owner[line]!;
        if (done[at] === of) continue;
        done[at] = of;
        const free = of !== NETWORK && uses[at]! < 2;
        this.joinEnd(at, line, free ? ROAD_TOLERANCE : NETWORK_TOLERANCE);
      }
    }
  }

  private joinEnd(at: number, own: number, tolerance: number): void {
    const x = this.x[at]!;
    const y = this.y[at]!;
    const boxes = this.index.search(x - tolerance, y - tolerance, x + tolerance, y + tolerance);
    if (boxes.length < 2) return;
    boxes.sort((a, b) => a - b);
    for (let i = 0; i < boxes.length;) {
      const line = this.boxLine[boxes[i]!]!;
      this.nearest.distance = Infinity;
      let meets = line === own;
      for (; i < boxes.length && this.boxLine[boxes[i]!] === line; i++) {
        if (!meets) meets = this.look(at, this.boxVertex[boxes[i]!]!, this.boxEnd(boxes[i]!));
      }
      if (!meets && this.nearest.distance <= tolerance) this.link(at, own, line);
    }
  }

  /** Keeps the nearest point of a stretch of a line; true where the place is one of its vertices. */
  private look(at: number, from: number, to: number): boolean {
    const { place } = this.lines;
    if (place[from] === at) return true;
    for (let vertex = from; vertex < to; vertex++) {
      const a = place[vertex]!;
      const b = place[vertex + 1]!;
      if (b === at) return true;
      const dx = this.x[b]! - this.x[a]!;
      const dy = this.y[b]! - this.y[a]!;
      const px = this.x[at]! - this.x[a]!;
      const py = this.y[at]! - this.y[a]!;
      const squared = dx * dx + dy * dy;
      const share = squared === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / squared));
      const distance = Math.hypot(px - share * dx, py - share * dy);
      if (distance < this.nearest.distance) {
        this.nearest.distance = distance;
        this.nearest.vertex = vertex;
        this.nearest.share = share;
      }
    }
    return false;
  }

  private link(at: number, own: number, line: number): void {
    const { owner } = this.lines;
    const to = this.placeOn(line);
    // A link between the network and a road opens with the road; one of two roads with the road whose end it is. The
    // other needs no say: while it is closed, nothing leads on from its end.
    const of = owner[own] === NETWORK ? owner[line]! : owner[own]!;
    if (!this.isLinked(at, to, of)) this.links.push({ from: at, to, owner: of });
  }

  /** Links of one end are made one after the other. */
  private isLinked(from: number, to: number, owner: number): boolean {
    for (let i = this.links.length - 1; this.links[i]?.from === from; i--)
      if (this.links[i]!.to === to && this.links[i]!.owner === owner) return true;
    return false;
  }

  private placeOn(line: number): number {
    const { place, first, lon, lat } = this.lines;
    const { vertex, share } = this.nearest;
    const a = place[vertex]!;
    const b = place[vertex + 1]!;
    const length = Math.hypot(this.x[b]! - this.x[a]!, this.y[b]! - this.y[a]!);
    if (share * length <= AT_VERTEX) return a;
    if ((1 - share) * length <= AT_VERTEX) return b;
    const segment = vertex - first[line]!;
    const cuts = this.cuts.get(line) ?? [];
    const near = cuts.find(
      (cut) => cut.segment === segment && Math.abs(cut.share - share) * length <= AT_VERTEX,
    );
    if (near) return near.place;
    const cut = {
      segment,
      share,
      place: this.places++,
      lon: lon[a]! + share * (lon[b]! - lon[a]!),
      lat: lat[a]! + share * (lat[b]! - lat[a]!),
    };
    this.cuts.set(line, [...cuts, cut]);
    return cut.place;
  }
}

export function joinsOf(lines: Lines): Joins {
  if (lines.count === 0) return { cuts: new Map(), links: [], places: 0 };
  const joiner = new Joiner(lines);
  joiner.joinEnds();
  const inOrder = (a: Cut, b: Cut): number => a.segment - b.segment || a.share - b.share;
  const cuts = new Map([...joiner.cuts].map(([line, list]) => [line, list.sort(inOrder)]));
  return { cuts, links: joiner.links, places: joiner.places };
}
