/** How the streets of a district come to the roads around it, so that nothing lies apart by accident. */
import type { Random } from '../random.ts';
import { endsOf, type Field, type Index } from './grid.ts';
import {
  add,
  between,
  direction,
  distance,
  firstHit,
  nearestOn,
  type Path,
  type Point,
  times,
  toSegment,
} from './plane.ts';
import type { Rim } from './rims.ts';
import { type LineOf, runs, type Streets } from './streets.ts';

/** What the streets of a district end on, and what they do not cross. */
export interface Surroundings {
  readonly rims: readonly Rim[];
  readonly water: readonly Path[];
}

/** Metres that a street goes on beyond its last crossing, to the road that frames the district. */
const REACH = 950;

export interface District {
  readonly field: Field;
  readonly streets: Streets;
  readonly around: Surroundings;
  readonly random: Random;
}

/** Where a street that leaves the field comes to the frame, over a bridge if `isNeeded`; null if it just ends. */
function outerEnd(
  { field, streets, around, random }: District,
  last: Index,
  before: Index,
  isNeeded: boolean,
): Point | null {
  const step = last - before;
  const isInner = [last + step, last + 2 * step].some((node) => {
    const sameRow =
      Math.abs(step) > 1 || Math.floor(node / field.columns) === Math.floor(last / field.columns);
    return sameRow && streets.usable[node] === true;
  });
  if (isInner || streets.pockets[last] !== -1) return null;
  const [from, back] = [field.nodes[last]!, field.nodes[before]!];
  const to = add(from, times(direction(back, from), REACH));
  let best: { point: Point; t: number } | null = null;
  for (const { path } of around.rims) {
    const hit = firstHit(path, from, to);
    if (hit !== null && (best === null || hit.t < best.t)) best = hit;
  }
  if (best === null) return null;
  const { point } = best;
  if (isNeeded) return point;
  if (!random.chance(0.8)) return null;
  return around.water.some((water) => firstHit(water, from, point) !== null) ? null : point;
}

/** A street with the points where it comes to the frame before its first crossing and after its last. */
export interface Run extends LineOf {
  readonly head: Point | null;
  readonly tail: Point | null;
}

export interface Joined {
  readonly runs: readonly Run[];
  /** Groups of crossings that belong to the city's network, pockets among them. */
  readonly joined: ReadonlySet<number>;
  /** Lanes that were needed besides. */
  readonly lanes: readonly Path[];
}

/** Groups of crossings at which a road of the campaign ends: they must not lie apart by accident. */
function neededGroups({ field, streets }: District): Set<number> {
  const ends = (['ew', 'ns'] as const).flatMap((way) =>
    [...field.links[way].keys()].flatMap((index) => endsOf(field, way, index)),
  );
  return new Set(ends.filter((end) => streets.pockets[end] === -1).map((end) => streets.groups.of(end)));
}

/** The streets with their ends on the frame. Those that nothing needs and nothing joins are left out. */
export function joinStreets(district: District): Joined {
  const { field, streets } = district;
  const root = ({ nodes }: LineOf): number => streets.groups.of(nodes[0]!);
  const withEnds = (run: LineOf, isNeeded: boolean): Run => ({
    ...run,
    head: outerEnd(district, run.nodes[0]!, run.nodes[1]!, isNeeded),
    tail: outerEnd(district, run.nodes.at(-1)!, run.nodes.at(-2)!, isNeeded),
  });
  const meetsFrame = ({ head, tail }: Run): boolean => head !== null || tail !== null;
  const first = runs(field, streets.kept).map((run) => withEnds(run, false));
  const joined = new Set(first.filter(meetsFrame).map(root));
  const needed = neededGroups(district);
  const all = first.map((run) =>
    needed.has(root(run)) && !joined.has(root(run)) ? withEnds(run, true) : run,
  );
  for (const run of all) if (meetsFrame(run)) joined.add(root(run));
  const lanes: Path[] = [];
  for (const group of needed) {
    if (joined.has(group)) continue;
    lanes.push(laneFrom(district, group, joined));
    joined.add(group);
  }
  streets.pockets.forEach((pocket, node) => {
    if (pocket !== -1) joined.add(streets.groups.of(node));
  });
  return { runs: all.filter((run) => joined.has(root(run))), joined, lanes };
}

/** What a lane over water costs, in metres, and how far it keeps from the middle of a missing road. */
const BRIDGE = 1500;
const ASIDE = 60;

/** The shortest lane from a group of crossings to the network or to the frame. */
function laneFrom({ field, streets, around }: District, group: number, joined: ReadonlySet<number>): Path {
  const { nodes } = field;
  const missing = (['ew', 'ns'] as const).flatMap((way) =>
    [...field.links[way].keys()].map((index) => {
      const [a, b] = endsOf(field, way, index);
      return between(nodes[a]!, nodes[b]!, 0.5);
    }),
  );
  const members = nodes.flatMap((p, i) => (streets.groups.of(i) === group ? [p] : []));
  const others = nodes.filter(
    (_, i) => streets.usable[i] === true && streets.pockets[i] === -1 && joined.has(streets.groups.of(i)),
  );
  let best: { path: Path; cost: number } | null = null;
  for (const from of members) {
    const onFrame = around.rims.map(({ path }) => nearestOn(path, from).point);
    for (const to of [...others, ...onFrame]) {
      const length = distance(from, to);
      if (best !== null && length >= best.cost) continue;
      const isWet = around.water.some((water) => firstHit(water, from, to) !== null);
      const isAside = missing.every((middle) => toSegment(middle, from, to) > ASIDE);
      const cost = length + (isWet ? BRIDGE : 0) + (isAside ? 0 : 4 * BRIDGE);
      if (best === null || cost < best.cost) best = { path: [from, to], cost };
    }
  }
  return best!.path;
}
