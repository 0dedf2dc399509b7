/** Which stretches of a district's field have a street: all of it joined, but where something keeps it apart. */
import type { Way } from '../city.ts';
import type { Random } from '../random.ts';
import { type Cut, stretchKey } from './cuts.ts';
import { endsOf, type Field, type Index } from './grid.ts';
import { distance } from './plane.ts';

/** Groups of numbers that grow together. */
class Groups {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  of(item: number): number {
    let root = item;
    while (this.#parent[root]! !== root) root = this.#parent[root]!;
    for (let at = item; at !== root;) [this.#parent[at], at] = [root, this.#parent[at]!];
    return root;
  }

  /** Whether the two were apart. */
  join(a: number, b: number): boolean {
    const [rootA, rootB] = [this.of(a), this.of(b)];
    this.#parent[rootA] = rootB;
    return rootA !== rootB;
  }
}

export interface Streets {
  /** Keys of the stretches that exist. */
  readonly kept: ReadonlySet<number>;
  /** Lanes through a block from corner to corner. */
  readonly lanes: readonly (readonly [Index, Index])[];
  /** Crossings without streets are false. */
  readonly usable: readonly boolean[];
  /** The number of the pocket each crossing is in, or -1. */
  readonly pockets: Int8Array;
  /** Blocks that a canal or moat runs through. */
  readonly wet: ReadonlySet<Index>;
  /** Crossings that streets and lanes join. */
  readonly groups: Groups;
}

/** Every stretch between two crossings with streets. */
function stretches(field: Field, usable: readonly boolean[]): { way: Way; index: Index }[] {
  const { rows, columns } = field;
  const list: { way: Way; index: Index }[] = [];
  for (let index = 0; index < rows * columns; index++) {
    if (usable[index] !== true) continue;
    if (index % columns < columns - 1 && usable[index + 1] === true) list.push({ way: 'ew', index });
    if (index + columns < rows * columns && usable[index + columns] === true) list.push({ way: 'ns', index });
  }
  return list;
}

/** Longer ones are no streets but the bent edge of the field. */
const LONGEST = 1100;

/** How likely a stretch that is not needed has a street: most in the middle of the city. */
function likelihood(field: Field, index: Index): number {
  const { fringe, columns, rows, nodes } = field;
  const [row, column] = [Math.floor(index / columns), index % columns];
  const out = Math.max(
    0,
    fringe - row,
    row - (rows - 1 - fringe),
    fringe - column,
    column - (columns - 1 - fringe),
  );
  const far = Math.hypot(...nodes[index]!);
  return Math.max(0.35, 0.95 - out * 0.08 - Math.max(0, far - 3000) / 45_000);
}

/** Where an extension ends the street, it seldom goes on. */
function beyondExtensions(field: Field): Set<number> {
  const keys = new Set<number>();
  for (const way of ['ew', 'ns'] as const) {
    const step = way === 'ew' ? 1 : field.columns;
    for (const [index, { stretch }] of field.links[way]) {
      const last = field.grid[way].gaps.length - 1;
      if (stretch.place.segment === 0) keys.add(stretchKey(way, index - step));
      if (stretch.place.segment === last) keys.add(stretchKey(way, index + step));
    }
  }
  return keys;
}

/** Stretches that bring the street across to the end of a road that is named after it, where none does. */
function acrossEnds(
  field: Field,
  kept: ReadonlySet<number>,
  possible: ReadonlySet<number>,
): { way: Way; index: Index }[] {
  return (['ew', 'ns'] as const).flatMap((way) => {
    const [across, step] = way === 'ew' ? (['ns', field.columns] as const) : (['ew', 1] as const);
    return [...field.links[way].keys()].flatMap((index) =>
      endsOf(field, way, index).flatMap((end) => {
        const both = [end, end - step].map((at) => ({ way: across, index: at }));
        const keys = both.map((stretch) => stretchKey(across, stretch.index));
        if (keys.some((key) => kept.has(key))) return [];
        const some = both.find((_, i) => possible.has(keys[i]!));
        return some === undefined ? [] : [some];
      }),
    );
  });
}

export function makeStreets(
  field: Field,
  usable: readonly boolean[],
  cuts: readonly Cut[],
  random: Random,
): Streets {
  const size = field.nodes.length;
  const pockets = new Int8Array(size).fill(-1);
  cuts.forEach(({ pocket }, i) => {
    for (const node of pocket) pockets[node] = i;
  });
  const closed = new Set(cuts.flatMap((cut) => cut.closed));
  const bridges = new Set(cuts.flatMap((cut) => cut.bridges));
  const ended = beyondExtensions(field);
  const groups = new Groups(size);
  const kept = new Set<number>();
  const keep = (way: Way, index: Index): void => {
    kept.add(stretchKey(way, index));
    groups.join(...endsOf(field, way, index));
  };
  const candidates = stretches(field, usable).filter(({ way, index }) => {
    const [a, b] = endsOf(field, way, index);
    const key = stretchKey(way, index);
    const isOpen =
      bridges.has(key) || (!closed.has(key) && distance(field.nodes[a]!, field.nodes[b]!) < LONGEST);
    return isOpen && !field.links[way].has(index);
  });
  const order = random.shuffle(candidates);
  for (const { way, index } of order) {
    const key = stretchKey(way, index);
    const chance = ended.has(key) ? 0.25 : likelihood(field, index);
    if (bridges.has(key) || random.chance(chance)) keep(way, index);
  }
  const possible = new Set(candidates.map(({ way, index }) => stretchKey(way, index)));
  for (const { way, index } of acrossEnds(field, kept, possible)) keep(way, index);
  // Streets left out come back where something would lie apart without them.
  for (const { way, index } of order) {
    const [a, b] = endsOf(field, way, index);
    if (groups.of(a) !== groups.of(b)) keep(way, index);
  }
  const wet = new Set(cuts.flatMap(({ blocks }) => blocks));
  const lanes = joinByLanes(field, { usable, pockets, wet, groups }, random);
  return { kept, lanes, usable, pockets, wet, groups };
}

type Ground = Pick<Streets, 'usable' | 'pockets' | 'wet' | 'groups'>;

/** Lanes across blocks wherever two corners are not joined otherwise. */
function joinByLanes(
  field: Field,
  { usable, pockets, wet, groups }: Ground,
  random: Random,
): [Index, Index][] {
  const { rows, columns } = field;
  const blocks: Index[] = [];
  for (let row = 0; row < rows - 1; row++)
    for (let column = 0; column < columns - 1; column++) blocks.push(row * columns + column);
  const lanes: [Index, Index][] = [];
  for (const block of random.shuffle(blocks.filter((b) => !wet.has(b)))) {
    const diagonals: [Index, Index][] = [
      [block, block + columns + 1],
      [block + 1, block + columns],
    ];
    for (const [a, b] of diagonals) {
      if (usable[a] !== true || usable[b] !== true || pockets[a] !== pockets[b]) continue;
      if (distance(field.nodes[a]!, field.nodes[b]!) > LONGEST || !groups.join(a, b)) continue;
      lanes.push([a, b]);
      break;
    }
  }
  return lanes;
}

export interface LineOf {
  readonly way: Way;
  /** The number of the street: a row or a column of the field. */
  readonly line: number;
  readonly nodes: readonly Index[];
}

/** Every street as runs of stretches that follow each other. */
export function runs(field: Field, kept: ReadonlySet<number>): LineOf[] {
  const { rows, columns } = field;
  const list: LineOf[] = [];
  const walk = (way: Way, line: number, count: number, at: (k: number) => Index): void => {
    let nodes: Index[] = [];
    for (let k = 0; k < count; k++) {
      const node = at(k);
      nodes.push(node);
      if (kept.has(stretchKey(way, node))) continue;
      if (nodes.length > 1) list.push({ way, line, nodes });
      nodes = [];
    }
  };
  for (let row = 0; row < rows; row++) walk('ew', row, columns, (k) => row * columns + k);
  for (let column = 0; column < columns; column++) walk('ns', column, rows, (k) => k * columns + column);
  return list;
}
