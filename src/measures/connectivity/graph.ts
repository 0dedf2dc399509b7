/** Lines cut at the places where they meet: nodes and edges, each edge with its owner, in typed arrays. */
import type { Geometry } from '../../model/geometry.ts';
import { joinsOf, type Cut, type Joins } from './joins.ts';
import { arc, emptySphere, linesOf, setOnSphere, type Lines, type Sphere } from './lines.ts';

/** Owners of the edges at a node: one owner's number, or one of these. */
export const UNTOUCHED = -1;
const SHARED = -2;

export interface Graph {
  readonly lines: Lines;
  readonly nodes: number;
  readonly sphere: Sphere;
  /** By place of the lines: its node, or -1. */
  readonly nodeAt: Int32Array;
  /** By node: the one owner of all edges there, or SHARED, or UNTOUCHED. */
  readonly ownerAt: Int32Array;
  readonly edges: Edges;
  /** Edges from here on are links between ends and lines; those before are stretches of lines. */
  readonly links: number;
  /** Edges in the order of their owners: those of owner o from `firstOf[o]` up to `firstOf[o + 1]`. */
  readonly byOwner: Int32Array;
  readonly firstOf: Int32Array;
  readonly arcs: Arcs;
}

interface Edges {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Metres. */
  readonly length: Float64Array;
  readonly owner: Int32Array;
  /** As the lines': 1 from–to only, -1 to–from only, 0 both. */
  readonly direction: Int8Array;
}

/** What may be driven from each node: arcs of node n from `first[n]` up to `first[n + 1]`; parallel ones are kept. */
interface Arcs {
  readonly first: Int32Array;
  readonly to: Int32Array;
  readonly length: Float64Array;
  readonly owner: Int32Array;
}

/** Nodes are ends of lines, vertices that lines share, and both ends of links. */
function numberNodes(lines: Lines, joins: Joins): { nodeAt: Int32Array; nodes: number } {
  const nodeAt = new Int32Array(joins.places).fill(-1);
  let nodes = 0;
  const mark = (place: number): void => {
    if (nodeAt[place] === -1) nodeAt[place] = nodes++;
  };
  for (let line = 0; line < lines.count; line++) {
    mark(lines.place[lines.first[line]!]!);
    mark(lines.place[lines.first[line + 1]! - 1]!);
  }
  for (let place = 0; place < lines.places; place++) if (lines.uses[place]! > 1) mark(place);
  for (const { from, to } of joins.links) {
    mark(from);
    mark(to);
  }
  return { nodeAt, nodes };
}

function placesOnSphere(lines: Lines, joins: Joins): Sphere {
  const sphere = emptySphere(joins.places);
  for (let place = 0; place < lines.places; place++)
    setOnSphere(sphere, place, lines.lon[place]!, lines.lat[place]!);
  for (const cuts of joins.cuts.values())
    for (const { place, lon, lat } of cuts) setOnSphere(sphere, place, lon, lat);
  return sphere;
}

class Cutter {
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly length: number[] = [];
  readonly owner: number[] = [];
  readonly direction: number[] = [];
  private readonly lines: Lines;
  private readonly nodeAt: Int32Array;
  private readonly sphere: Sphere;
  private line = 0;
  private start = 0;
  private place = 0;
  private walked = 0;

  constructor(lines: Lines, nodeAt: Int32Array, sphere: Sphere) {
    this.lines = lines;
    this.nodeAt = nodeAt;
    this.sphere = sphere;
  }

  add(from: number, to: number, length: number, owner: number, direction: number): void {
    this.from.push(from);
    this.to.push(to);
    this.length.push(length);
    this.owner.push(owner);
    this.direction.push(direction);
  }

  cut(line: number, cuts: readonly Cut[]): void {
    const { first, place } = this.lines;
    const begin = first[line]!;
    this.line = line;
    this.place = place[begin]!;
    this.start = this.nodeAt[this.place]!;
    this.walked = 0;
    let next = 0;
    for (let vertex = begin + 1; vertex < first[line + 1]!; vertex++) {
      for (; cuts[next]?.segment === vertex - 1 - begin; next++) this.step(cuts[next]!.place);
      this.step(place[vertex]!);
    }
  }

  private step(place: number): void {
    if (place === this.place) return;
    this.walked += arc(this.sphere, this.place, place);
    this.place = place;
    const node = this.nodeAt[place]!;
    if (node === -1) return;
    const { owner, direction } = this.lines;
    this.add(this.start, node, this.walked, owner[this.line]!, direction[this.line]!);
    this.start = node;
    this.walked = 0;
  }

  edges(): Edges {
    return {
      count: this.from.length,
      from: Int32Array.from(this.from),
      to: Int32Array.from(this.to),
      length: Float64Array.from(this.length),
      owner: Int32Array.from(this.owner),
      direction: Int8Array.from(this.direction),
    };
  }
}

/** Numbers 0 … keys.length − 1 in the order of their keys, and where each key begins: a counting sort. */
function sortBy(keys: Int32Array, range: number): { order: Int32Array; first: Int32Array } {
  const first = new Int32Array(range + 1);
  for (const key of keys) first[key + 1]! += 1;
  for (let key = 0; key < range; key++) first[key + 1]! += first[key]!;
  const at = first.slice();
  const order = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) order[at[keys[i]!]!++] = i;
  return { order, first };
}

function arcsOf({ count, from, to, length, owner, direction }: Edges, nodes: number): Arcs {
  const first = new Int32Array(nodes + 1);
  for (let edge = 0; edge < count; edge++) {
    if (direction[edge] !== -1) first[from[edge]! + 1]! += 1;
    if (direction[edge] !== 1) first[to[edge]! + 1]! += 1;
  }
  for (let node = 0; node < nodes; node++) first[node + 1]! += first[node]!;
  const at = first.slice();
  const total = first[nodes]!;
  const arcs = {
    first,
    to: new Int32Array(total),
    length: new Float64Array(total),
    owner: new Int32Array(total),
  };
  const add = (tail: number, head: number, edge: number): void => {
    const index = at[tail]!++;
    arcs.to[index] = head;
    arcs.length[index] = length[edge]!;
    arcs.owner[index] = owner[edge]!;
  };
  for (let edge = 0; edge < count; edge++) {
    if (direction[edge] !== -1) add(from[edge]!, to[edge]!, edge);
    if (direction[edge] !== 1) add(to[edge]!, from[edge]!, edge);
  }
  return arcs;
}

function ownersAt({ count, from, to, owner }: Edges, nodes: number): Int32Array {
  const at = new Int32Array(nodes).fill(UNTOUCHED);
  for (let edge = 0; edge < count; edge++) {
    for (const node of [from[edge]!, to[edge]!])
      if (at[node] !== owner[edge]) at[node] = at[node] === UNTOUCHED ? owner[edge]! : SHARED;
  }
  return at;
}

export function graphOf(geometry: Geometry): Graph {
  const lines = linesOf(geometry);
  const joins = joinsOf(lines);
  const { nodeAt, nodes } = numberNodes(lines, joins);
  const places = placesOnSphere(lines, joins);
  const cutter = new Cutter(lines, nodeAt, places);
  for (let line = 0; line < lines.count; line++) cutter.cut(line, joins.cuts.get(line) ?? []);
  const links = cutter.from.length;
  for (const { from, to, owner } of joins.links)
    cutter.add(nodeAt[from]!, nodeAt[to]!, arc(places, from, to), owner, 0);
  const edges = cutter.edges();
  const sphere = emptySphere(nodes);
  for (let place = 0; place < joins.places; place++) {
    const node = nodeAt[place]!;
    if (node === -1) continue;
    sphere.x[node] = places.x[place]!;
    sphere.y[node] = places.y[place]!;
    sphere.z[node] = places.z[place]!;
  }
  const { order, first } = sortBy(edges.owner, lines.roads.length + 1);
  return {
    lines,
    nodes,
    sphere,
    nodeAt,
    ownerAt: ownersAt(edges, nodes),
    edges,
    links,
    byOwner: order,
    firstOf: first,
    arcs: arcsOf(edges, nodes),
  };
}

/** The edges of an owner: its stretches and its links. */
export function edgesOf({ byOwner, firstOf }: Graph, owner: number): Int32Array {
  return byOwner.subarray(firstOf[owner]!, firstOf[owner + 1]!);
}
