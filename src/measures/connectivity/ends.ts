/** The two ends of a road of the campaign, which may be drawn in several parts or as two carriageways. */
import { edgesOf, UNTOUCHED, type Graph } from './graph.ts';
import { ROAD_TOLERANCE } from './joins.ts';
import { chord, emptySphere, setOnSphere, type Sphere } from './lines.ts';
import type { Side } from './ways.ts';

/** Metres within which the ends of two carriageways are one end of a divided road: the width of the widest streets. */
const CARRIAGEWAYS = 60;

export interface Ends {
  /** The end nearer to the first point drawn, and the other. */
  readonly from: Side;
  readonly to: Side;
  /** Ends that touch nothing but the road itself. */
  readonly off: 'from' | 'to' | 'both' | null;
}

/** Ends of parts that lie within the tolerance of each other: a joint, or an outer end. */
interface Joint {
  /** Ends in the order of `PartEnds`. */
  readonly ends: number[];
}

/** The first and last places of all parts: part p has ends 2p and 2p + 1. */
interface PartEnds {
  readonly places: readonly number[];
  readonly sphere: Sphere;
}

function partEnds({ lines }: Graph, begin: number, end: number): PartEnds {
  const places: number[] = [];
  for (let line = begin; line < end; line++)
    places.push(lines.place[lines.first[line]!]!, lines.place[lines.first[line + 1]! - 1]!);
  const sphere = emptySphere(places.length);
  for (const [index, place] of places.entries())
    setOnSphere(sphere, index, lines.lon[place]!, lines.lat[place]!);
  return { places, sphere };
}

function jointsWithin({ places, sphere }: PartEnds, tolerance: number): Joint[] {
  const joints: Joint[] = [];
  for (let end = 0; end < places.length; end++) {
    const near = joints.filter(({ ends }) => ends.some((other) => chord(sphere, end, other) <= tolerance));
    const merged = near.flatMap(({ ends }) => ends);
    for (const one of near) joints.splice(joints.indexOf(one), 1);
    joints.push({ ends: [...merged, end] });
  }
  return joints;
}

function isOdd({ ends }: Joint): boolean {
  return ends.length % 2 === 1;
}

/** Parts that were drawn to meet need no tolerance; a curl whose ends lie close together stays one. */
function jointsOf(parts: PartEnds): Joint[] {
  const exact = jointsWithin(parts, 0);
  return exact.filter(isOdd).length <= 2 ? exact : jointsWithin(parts, ROAD_TOLERANCE);
}

function apart(sphere: Sphere, a: Joint, b: Joint): number {
  return chord(sphere, a.ends[0]!, b.ends[0]!);
}

function farthest(sphere: Sphere, joints: readonly Joint[]): [Joint, Joint] | null {
  let found: [Joint, Joint] | null = null;
  let most = 0;
  for (const [index, a] of joints.entries()) {
    for (const b of joints.slice(index + 1)) {
      const distance = apart(sphere, a, b);
      if (distance > most) [found, most] = [[a, b], distance];
    }
  }
  return found;
}

/**
 * Where an odd number of parts end is an outer end; where two meet is a joint between them. The two carriageways of a
 * divided road may meet at their ends, at one of them or at none: then the outer ends lie all at one place, or there
 * are none, and the ends of the road are the places farthest apart.
 */
function outerPair(sphere: Sphere, joints: Joint[]): { pair: [Joint, Joint]; pool: Joint[] } | null {
  const odd = joints.filter(isOdd);
  const widest = farthest(sphere, joints);
  if (widest === null) return null;
  const pair = farthest(sphere, odd);
  if (pair === null) return { pair: widest, pool: joints };
  const span = apart(sphere, ...pair);
  if (span <= CARRIAGEWAYS && 3 * span < apart(sphere, ...widest)) return { pair: widest, pool: joints };
  return { pair, pool: odd };
}

/** Across the median from an end, and not the far end of a short part that begins there. */
function isBeside(sphere: Sphere, joint: Joint, end: Joint, reach: number): boolean {
  const part = (index: number): number => index >> 1;
  const begins = new Set(end.ends.map(part));
  return apart(sphere, joint, end) <= reach && !joint.ends.some((index) => begins.has(part(index)));
}

/** The nodes of an end, and those its links lead to. */
function sideOf(graph: Graph, owner: number, places: readonly number[]): Side {
  const cost = new Map(places.map((place) => [graph.nodeAt[place]!, 0]));
  const { from, to, length } = graph.edges;
  for (const edge of edgesOf(graph, owner)) {
    if (edge < graph.links) continue;
    for (const [own, other] of [
      [from[edge]!, to[edge]!],
      [to[edge]!, from[edge]!],
    ] as const) {
      if (cost.get(own) === 0) cost.set(other, Math.min(length[edge]!, cost.get(other) ?? Infinity));
    }
  }
  return { nodes: [...cost.keys()], costs: [...cost.values()] };
}

function isOff({ ownerAt }: Graph, owner: number, { nodes }: Side): boolean {
  return nodes.every((node) => ownerAt[node] === owner || ownerAt[node] === UNTOUCHED);
}

/** The ends of the road with that owner's number; null where it has not two: a ring, or no line at all. */
export function endsOf(graph: Graph, owner: number): Ends | null {
  const { begin, end } = graph.lines.roads[owner - 1]!;
  const parts = partEnds(graph, begin, end);
  const outer = outerPair(parts.sphere, jointsOf(parts));
  if (outer === null) return null;
  const { pair, pool } = outer;
  const reach = Math.min(CARRIAGEWAYS, apart(parts.sphere, ...pair) / 3);
  const [near, far] = pair
    .map((one) => pool.filter((joint) => joint === one || isBeside(parts.sphere, joint, one, reach)))
    .map((joints) => joints.flatMap(({ ends }) => ends))
    .sort((a, b) => nearestTo(parts.sphere, a) - nearestTo(parts.sphere, b));
  const from = sideOf(
    graph,
    owner,
    near!.map((index) => parts.places[index]!),
  );
  const to = sideOf(
    graph,
    owner,
    far!.map((index) => parts.places[index]!),
  );
  const fromOff = isOff(graph, owner, from);
  const toOff = isOff(graph, owner, to);
  const off = fromOff && toOff ? 'both' : fromOff ? 'from' : toOff ? 'to' : null;
  return { from, to, off };
}

/** How far the nearest of some ends lies from the first point drawn. */
function nearestTo(sphere: Sphere, ends: readonly number[]): number {
  return Math.min(...ends.map((end) => chord(sphere, end, 0)));
}
