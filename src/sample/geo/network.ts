/** The lines of the existing streets of one district. */
import type { Random } from '../random.ts';
import { stretchKey } from './cuts.ts';
import type { Field, Index } from './grid.ts';
import { joinStreets, type Run, type Surroundings } from './joins.ts';
import { add, beside, between, crossing, direction, distance, type Point, times } from './plane.ts';
import type { LineOf, Streets } from './streets.ts';

export interface NetworkLine {
  readonly name: string | null;
  readonly oneway: 'yes' | '-1' | null;
  readonly path: readonly Point[];
}

function nameOf({ grid, fringe }: Field, { way, line }: LineOf): string | null {
  return grid[way].streets[line - fringe]?.zh ?? null;
}

/** Metres on either side of a junction at which a street has points of its own instead of one in the junction. */
const SHOULDER = 30;

/** Junctions that lie within a street: other streets end there, none goes through. */
function sideJunctions(lines: readonly Run[], random: Random): Set<Index> {
  const through = new Map<Index, number>();
  for (const { nodes, head, tail } of lines) {
    // A street that goes on to the frame passes through its last crossing, too.
    const passed = nodes.slice(head === null ? 1 : 0, tail === null ? -1 : undefined);
    for (const node of passed) through.set(node, (through.get(node) ?? 0) + 1);
  }
  return new Set([...through].filter(([, count]) => count === 1 && random.chance(0.5)).map(([node]) => node));
}

/** The points of a run; a junction in `plain` lies on the line between two points of its own. */
function pointsOf({ nodes }: Field, run: readonly Index[], plain: ReadonlySet<Index>): Point[] {
  return run.flatMap((node, i) => {
    const here = nodes[node]!;
    const [before, after] = [run[i - 1], run[i + 1]];
    if (before === undefined || after === undefined || !plain.has(node)) return [here];
    const heading = direction(nodes[before]!, nodes[after]!);
    return [add(here, times(heading, -SHOULDER)), add(here, times(heading, SHOULDER))];
  });
}

interface Pair {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** The longest part of two neighbouring streets with all streets across: fit for one-way traffic. */
function findPair({ rows, columns, fringe }: Field, { kept }: Streets): Pair | null {
  let best: Pair | null = null;
  for (let row = fringe; row < rows - fringe - 1; row++) {
    let from: number | null = null;
    for (let column = fringe; column < columns - fringe; column++) {
      const index = row * columns + column;
      if (!kept.has(stretchKey('ns', index))) from = null;
      else {
        from ??= column;
        if (best === null ? column - from >= 3 : column - from > best.to - best.from)
          best = { row, from, to: column };
        if (!kept.has(stretchKey('ew', index)) || !kept.has(stretchKey('ew', index + columns))) from = null;
      }
    }
  }
  return best;
}

interface Part {
  readonly nodes: readonly Index[];
  readonly oneway: NetworkLine['oneway'];
}

/** The run in up to three parts: before, within and after the one-way pair. */
function parts({ columns }: Field, run: LineOf, pair: Pair | null): Part[] {
  const whole: Part = { nodes: run.nodes, oneway: null };
  if (pair === null || run.way !== 'ew' || (run.line !== pair.row && run.line !== pair.row + 1))
    return [whole];
  const [from, to] = [pair.from, pair.to].map((column) => run.nodes.indexOf(run.line * columns + column)) as [
    number,
    number,
  ];
  if (from < 0 || to < 0) return [whole];
  // Lines run from west to east; the northern street leads west, as traffic keeps to the right.
  const oneway = run.line === pair.row ? '-1' : 'yes';
  return [
    { nodes: run.nodes.slice(0, from + 1), oneway: null },
    { nodes: run.nodes.slice(from, to + 1), oneway } as const,
    { nodes: run.nodes.slice(to), oneway: null },
  ].filter(({ nodes }) => nodes.length > 1);
}

/** Metres: blocks wider than this have lanes where the city is old. */
const WIDE = 280;

/** Lanes through the blocks of the old town, from the middle of a side to the middle of the opposite one. */
function oldLanes(
  field: Field,
  { kept, wet }: Streets,
  isJoined: (node: Index) => boolean,
  random: Random,
): Point[][] {
  const { nodes, rows, columns } = field;
  const lanes: Point[][] = [];
  for (let block = 0; block < (rows - 1) * columns; block++) {
    if (block % columns === columns - 1 || wet.has(block)) continue;
    const isFramed =
      kept.has(stretchKey('ew', block)) &&
      kept.has(stretchKey('ns', block)) &&
      kept.has(stretchKey('ew', block + columns)) &&
      kept.has(stretchKey('ns', block + 1));
    const old = Math.exp(-((Math.hypot(...nodes[block]!) / 4200) ** 2));
    if (!isFramed || !isJoined(block) || !random.chance(old)) continue;
    const [nw, ne, sw, se] = [
      nodes[block]!,
      nodes[block + 1]!,
      nodes[block + columns]!,
      nodes[block + columns + 1]!,
    ];
    const [north, south, west, east] = [
      between(nw, ne, 0.5),
      between(sw, se, 0.5),
      between(nw, sw, 0.5),
      between(ne, se, 0.5),
    ];
    const hit = crossing(north, south, west, east);
    if (hit === null) continue;
    const centre = between(north, south, hit.t);
    if (distance(north, south) > WIDE) lanes.push([west, centre, east]);
    if (distance(west, east) > WIDE) lanes.push([north, centre, south]);
  }
  return lanes;
}

export function districtLines(
  field: Field,
  streets: Streets,
  around: Surroundings,
  hasPair: boolean,
  random: Random,
): NetworkLine[] {
  const { runs: all, joined, lanes: added } = joinStreets({ field, streets, around, random });
  const plain = sideJunctions(all, random);
  const pair = hasPair ? findPair(field, streets) : null;
  const lines = all.flatMap((run) => {
    const { head, tail } = run;
    const pieces = parts(field, run, pair);
    return pieces.map(({ nodes: piece, oneway }, i): NetworkLine => {
      const path = pointsOf(field, piece, plain);
      if (i === 0 && head !== null) path.unshift(head);
      if (i === pieces.length - 1 && tail !== null) path.push(tail);
      return { name: nameOf(field, run), oneway, path };
    });
  });
  const isJoined = (node: Index): boolean => joined.has(streets.groups.of(node));
  const across = streets.lanes
    .filter(([a]) => isJoined(a))
    .map(([a, b]) => {
      const line = [field.nodes[a]!, between(field.nodes[a]!, field.nodes[b]!, 0.45), field.nodes[b]!];
      const bend = (random.next() - 0.5) * 60;
      return beside(line, (i) => (i === 1 ? bend : 0));
    });
  const lanes = [...across, ...added, ...oldLanes(field, streets, isJoined, random)];
  return [...lines, ...lanes.map((path): NetworkLine => ({ name: null, oneway: null, path }))];
}
