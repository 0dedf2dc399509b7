/** What keeps streets apart: canals through a district with few bridges, and blocks with one way in. */
import type { Way } from '../city.ts';
import type { Random } from '../random.ts';
import type { Road } from '../road.ts';
import { endsOf, type Field, type Index } from './grid.ts';
import { isClear, type Land } from './ground.ts';
import {
  between,
  direction,
  distance,
  firstHit,
  nearestOn,
  type Path,
  type Point,
  add,
  times,
} from './plane.ts';

/** A block between four crossings, by its north-western one. */
type Block = Index;

interface Stretch {
  readonly way: Way;
  readonly index: Index;
}

/** Key of a stretch in sets. */
export const stretchKey = (way: Way, index: Index): number => index * 2 + (way === 'ew' ? 0 : 1);

export interface Cut {
  /** Stretches that it severs, without the campaign's roads. */
  readonly closed: readonly number[];
  /** Severed stretches that have a bridge. */
  readonly bridges: readonly number[];
  readonly blocks: readonly Block[];
  /** The water; null for a block behind a wall or a railway. */
  readonly water: Path | null;
  /** Crossings inside a pocket. */
  readonly pocket: readonly Index[];
}

function middleOf({ nodes, columns }: Field, block: Block): Point {
  return between(
    between(nodes[block]!, nodes[block + columns + 1]!, 0.5),
    between(nodes[block + 1]!, nodes[block + columns]!, 0.5),
    0.5,
  );
}

/** The stretch between two neighbouring blocks. */
function sideBetween(a: Block, b: Block): Stretch {
  const [low, high] = a < b ? [a, b] : [b, a];
  return high - low === 1 ? { way: 'ns', index: high } : { way: 'ew', index: high };
}

function middleOfStretch({ nodes, columns }: Field, { way, index }: Stretch): Point {
  return between(nodes[index]!, nodes[way === 'ew' ? index + 1 : index + columns]!, 0.5);
}

/** A smooth line through blocks that crosses the stretches between them in their middles. */
function through(field: Field, blocks: readonly Block[], closed: boolean): Point[] {
  const size = blocks.length;
  const mids = blocks.slice(closed ? 0 : 1).map((block, i) => {
    const before = closed ? blocks[(i + size - 1) % size]! : blocks[i]!;
    return middleOfStretch(field, sideBetween(before, block));
  });
  const curve = (from: Point, control: Point, to: Point): Point[] =>
    [0, 0.25, 0.5, 0.75].map((t) => between(between(from, control, t), between(control, to, t), t));
  const points = mids.slice(0, closed ? size : -1).flatMap((mid, i) => {
    const block = blocks[closed ? i : i + 1]!;
    return curve(mid, middleOf(field, block), mids[(i + 1) % mids.length]!);
  });
  if (closed) return [...points, points[0]!];
  return [middleOf(field, blocks[0]!), ...points, mids.at(-1)!, middleOf(field, blocks.at(-1)!)];
}

interface Step {
  readonly block: Block;
  /** 0 east, 1 south, 2 west, 3 north. */
  readonly heading: number;
  readonly cost: number;
  /** Roads of the campaign that cross the canal up to here. */
  readonly links: number;
  readonly before: Step | null;
}

/** Keeps a queue in falling order of cost. */
function insert(queue: Step[], step: Step): void {
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (queue[middle]!.cost > step.cost) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, step);
}

const TURN = 0.7;
const UNDER_A_ROAD = 0.1;

/** Blocks a canal may run through, with their distances from the nearest river and from the ring road. */
type Terrain = ReadonlyMap<Block, { readonly toRiver: number; readonly toRing: number }>;

function terrain(field: Field, land: Land): Terrain {
  const { rows, columns } = field;
  const open = new Map<Block, { toRiver: number; toRing: number }>();
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const block = row * columns + column;
      const middle = middleOf(field, block);
      if (!isClear(land, middle, 60)) continue;
      const toRiver = Math.min(...land.rivers.map((river) => nearestOn(river.path, middle).distance));
      open.set(block, { toRiver, toRing: nearestOn(land.ring, middle).distance });
    }
  }
  return open;
}

/** Metres from the river within which a canal begins, and from the ring road within which it leaves the city. */
const MOUTH = 900;
const OUTLET = 800;
/** What a canal gives for one more road that the campaign takes over it, in streets severed. */
const WORTH = 5;

/**
 * The course of a canal from the river to the ring road: the cheapest way from block to block (Dijkstra), where it is
 * cheap to pass between the two ends of a road that the campaign builds. It begins where the river is deepest in the
 * city.
 */
export function findCanal(field: Field, land: Land): Cut | null {
  const open = terrain(field, land);
  const mouths = [...open].filter(([, { toRiver }]) => toRiver < MOUTH);
  const deepest = Math.max(...mouths.map(([, { toRing }]) => toRing));
  const queue: Step[] = [];
  for (const [block, { toRiver, toRing }] of mouths)
    if (toRing > deepest * 0.7)
      insert(queue, { block, heading: -1, cost: toRiver / 400, links: 0, before: null });
  const done = new Set<number>();
  let best: Step | null = null;
  const score = (step: Step): number => step.links * WORTH - step.cost;
  while (queue.length > 0) {
    const step = queue.pop()!;
    const key = step.block * 5 + step.heading + 1;
    if (done.has(key)) continue;
    done.add(key);
    const isOut = step.before !== null && open.get(step.block)!.toRing < OUTLET;
    if (isOut && (best === null || score(step) > score(best))) best = step;
    if (!isOut) for (const next of stepsFrom(field, step, open)) insert(queue, next);
  }
  return best === null ? null : canal(field, land, best);
}

function stepsFrom({ columns, links }: Field, step: Step, open: Terrain): Step[] {
  return [1, columns, -1, -columns].flatMap((offset, heading) => {
    const block = step.block + offset;
    if (!open.has(block) || (step.heading >= 0 && (heading + 2) % 4 === step.heading)) return [];
    const side = sideBetween(step.block, block);
    const isLink = links[side.way].has(side.index);
    const turn = step.heading >= 0 && step.heading !== heading ? TURN : 0;
    const cost = step.cost + turn + (isLink ? UNDER_A_ROAD : 1);
    return [{ block, heading, cost, links: step.links + (isLink ? 1 : 0), before: step }];
  });
}

/** Every so many streets that a canal severs has a bridge, but none next to a road of the campaign. */
const BRIDGE_EVERY = 5;

function canal(field: Field, land: Land, end: Step): Cut {
  const blocks: Block[] = [];
  for (let step: Step | null = end; step !== null; step = step.before) blocks.unshift(step.block);
  const sides = blocks.slice(1).map((block, i) => sideBetween(blocks[i]!, block));
  const isLink = (i: number): boolean => {
    const side = sides[i];
    return side !== undefined && field.links[side.way].has(side.index);
  };
  const severed = sides.filter((_, i) => !isLink(i)).map(({ way, index }) => stretchKey(way, index));
  const bridges: number[] = [];
  let last = -BRIDGE_EVERY + 1;
  for (const reach of [2, 1, 0]) {
    for (let i = 0; i < sides.length; i++) {
      if (isLink(i) || i - last < BRIDGE_EVERY) continue;
      if (Array.from({ length: reach * 2 + 1 }, (_, k) => i + k - reach).some(isLink)) continue;
      bridges.push(stretchKey(sides[i]!.way, sides[i]!.index));
      last = i;
    }
    if (bridges.length > 0) break;
  }
  return {
    closed: severed,
    bridges,
    blocks,
    water: withEnds(through(field, blocks, false), land),
    pocket: [],
  };
}

/** The canal from the middle of the river, out under the ring road to the city's limits. */
function withEnds(inner: readonly Point[], { rivers, ring, area }: Land): Point[] {
  const [first, last] = [inner[0]!, inner.at(-1)!];
  const mouths = rivers.map((river) => nearestOn(river.path, first).point);
  const mouth = mouths.reduce((a, b) => (distance(b, first) < distance(a, first) ? b : a));
  const out = direction(last, nearestOn(ring, last).point);
  const limit = firstHit([...area, area[0]!], last, add(last, times(out, 6000)));
  return [mouth, ...inner, ...(limit === null ? [] : [limit.point])];
}

const POCKET_SIZES = [
  [3, 3],
  [2, 3],
  [3, 2],
  [2, 2],
] as const;

/** A block of streets that only one of the wanted roads will join to the city. */
export function findPocket(
  field: Field,
  usable: readonly boolean[],
  wanted: (road: Road) => boolean,
  withWater: boolean,
  random: Random,
): Cut | null {
  const { rows, columns, links } = field;
  const roads = random.shuffle(
    (['ew', 'ns'] as const).flatMap((way) => [...links[way]].map(([index, road]) => ({ way, index, road }))),
  );
  for (const { way, index } of roads.filter(({ road }) => wanted(road))) {
    for (const [height, width] of POCKET_SIZES) {
      for (const end of [index, way === 'ew' ? index + 1 : index + columns]) {
        const [row, column] = [Math.floor(end / columns), end % columns];
        for (let top = Math.max(1, row - height + 1); top <= Math.min(row, rows - height - 1); top++) {
          for (
            let side = Math.max(1, column - width + 1);
            side <= Math.min(column, columns - width - 1);
            side++
          ) {
            const cut = pocketAt(field, usable, { top, side, height, width }, withWater);
            if (cut !== null) return cut;
          }
        }
      }
    }
  }
  return null;
}

interface Box {
  readonly top: number;
  readonly side: number;
  readonly height: number;
  readonly width: number;
}

/** The box as a pocket, if exactly one road of the campaign leads out of it and all around it are streets. */
function pocketAt(field: Field, usable: readonly boolean[], box: Box, withWater: boolean): Cut | null {
  const { columns, links } = field;
  const { top, side, height, width } = box;
  const pocket: Index[] = [];
  for (let row = top - 1; row <= top + height; row++) {
    for (let column = side - 1; column <= side + width; column++) {
      const node = row * columns + column;
      if (!usable[node]) return null;
      if (row >= top && row < top + height && column >= side && column < side + width) pocket.push(node);
    }
  }
  const out: Stretch[] = [];
  for (let k = 0; k < width; k++) {
    out.push({ way: 'ns', index: (top - 1) * columns + side + k });
    out.push({ way: 'ns', index: (top + height - 1) * columns + side + k });
  }
  for (let k = 0; k < height; k++) {
    out.push({ way: 'ew', index: (top + k) * columns + side - 1 });
    out.push({ way: 'ew', index: (top + k) * columns + side + width - 1 });
  }
  const roads = out.filter(({ way, index }) => links[way].has(index));
  const isWithin =
    (way: Way) =>
    (node: Index): boolean =>
      links[way].has(node) && endsOf(field, way, node).every((end) => pocket.includes(end));
  if (roads.length !== 1 || pocket.some(isWithin('ew')) || pocket.some(isWithin('ns'))) return null;
  const blocks = blocksAround(columns, box);
  return {
    closed: out
      .filter(({ way, index }) => !links[way].has(index))
      .map(({ way, index }) => stretchKey(way, index)),
    bridges: [],
    blocks,
    water: withWater ? through(field, blocks, true) : null,
    pocket,
  };
}

/** The blocks around a box of crossings, each next to the one before. */
function blocksAround(columns: number, { top, side, height, width }: Box): Block[] {
  const blocks: Block[] = [];
  const at = (row: number, column: number): number => blocks.push(row * columns + column);
  for (let k = 0; k < width; k++) at(top - 1, side - 1 + k);
  for (let k = 0; k < height; k++) at(top - 1 + k, side + width - 1);
  for (let k = 0; k < width; k++) at(top + height - 1, side + width - 1 - k);
  for (let k = 0; k < height; k++) at(top + height - 1 - k, side - 1);
  return blocks;
}
