/** Random grids of streets, drawn in several manners, against the independent library. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectivityOf } from '../../../src/measures/connectivity/connectivity.ts';
import type { Detour } from '../../../src/measures/connectivity/types.ts';
import type { DirectedLine, Direction } from '../../../src/model/geometry.ts';
import { city, line } from './plane.ts';
import { play, type Facts } from './replay.ts';
import { greatCircle, type ReferenceEdge, type ReferenceRoad } from './reference.ts';

const SIDE = 4;
const MONTHS = ['2012-01', '2012-02', '2012-03', '2012-04'];

/** One street between two neighbouring crossings. */
interface Street {
  direction: Direction;
  /** Metres by which its middle is pushed aside, so that streets between the same crossings differ. */
  bend: number;
  /** A second street between the same crossings. */
  twin: { direction: Direction; bend: number } | null;
  role: 'network' | 'road' | 'nothing';
  opened: string | null;
  withdrawn: string | null;
}

const direction = fc.constantFrom<Direction>('both', 'both', 'both', 'forward', 'backward');
const bend = fc.integer({ min: -40, max: 40 });
const street: fc.Arbitrary<Street> = fc.record({
  direction,
  bend,
  twin: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.record({ direction, bend }) },
  ),
  role: fc.constantFrom('network', 'network', 'network', 'road', 'road', 'nothing'),
  opened: fc.constantFrom(null, '2012-01-09', '2012-02-01', '2012-02-20', '2012-02-20', '2012-04'),
  withdrawn: fc.constantFrom(null, null, null, null, null, null, '2012-01', '2012-03-15', '2012-04-30'),
});

interface Slot {
  a: [number, number];
  b: [number, number];
}

const slots: Slot[] = [];
for (let i = 0; i < SIDE; i++)
  for (let j = 0; j < SIDE; j++) {
    if (i + 1 < SIDE) slots.push({ a: [i, j], b: [i + 1, j] });
    if (j + 1 < SIDE) slots.push({ a: [i, j], b: [i, j + 1] });
  }

const name = ([i, j]: Slot['a']): string => `${String(i)}/${String(j)}`;
const metres = ([i, j]: Slot['a']): [number, number] => [200 * i + 13 * j, 200 * j - 7 * i];

function draw({ a, b }: Slot, way: Direction, aside: number): { drawn: DirectedLine; edge: ReferenceEdge } {
  const [ax, ay] = metres(a);
  const [bx, by] = metres(b);
  const [dx, dy] = [bx - ax, by - ay];
  const share = aside / Math.hypot(dx, dy);
  const middle = [(ax + bx) / 2 - dy * share, (ay + by) / 2 + dx * share];
  const drawn = line(`${ax} ${ay}, ${middle.join(' ')}, ${bx} ${by}`, way);
  const length = greatCircle(drawn.line);
  return { drawn, edge: { a: name(a), b: name(b), length, direction: way } };
}

interface Grid {
  network: { drawn: DirectedLine; edge: ReferenceEdge }[];
  roads: (ReferenceRoad & {
    drawn: DirectedLine;
    row: { actual_end: string | null; withdrawn_on: string | null };
  })[];
}

function gridOf(streets: readonly Street[]): Grid {
  const grid: Grid = { network: [], roads: [] };
  for (const [index, one] of streets.entries()) {
    const slot = slots[index]!;
    if (one.twin) grid.network.push(draw(slot, one.twin.direction, one.twin.bend));
    if (one.role === 'nothing') continue;
    const { drawn, edge } = draw(slot, one.direction, one.bend);
    if (one.role === 'network') {
      grid.network.push({ drawn, edge });
      continue;
    }
    grid.roads.push({
      id: `R-${String(index)}`,
      edges: [edge],
      from: [edge.a],
      to: [edge.b],
      forward: one.direction !== 'backward',
      backward: one.direction !== 'forward',
      drawn,
      row: { actual_end: one.opened, withdrawn_on: one.withdrawn },
    });
  }
  return grid;
}

/** Lines of the network drawn through the crossing where one ends and the next begins: they share vertices only. */
function drawnThrough(network: Grid['network']): DirectedLine[] {
  const rest = network.map(({ drawn }) => drawn);
  const through: DirectedLine[] = [];
  for (let first = rest.shift(); first; first = rest.shift()) {
    let whole = first;
    const next = rest.findIndex(
      ({ line: [start], direction: way }) =>
        way === whole.direction && String(start) === String(whole.line.at(-1)),
    );
    if (next !== -1) whole = { ...whole, line: [...whole.line, ...rest.splice(next, 1)[0]!.line.slice(1)] };
    through.push(whole);
  }
  return through;
}

function expected({ before, after }: Facts, off: Detour | null): Detour {
  if (off) return off;
  return before === Infinity ? { kind: 'no_other_way', after } : { kind: 'known', before, after };
}

/** An end off the network: no other street or road comes there at all. */
function offOf(grid: Grid, road: ReferenceRoad): Detour | null {
  const others = [
    ...grid.network,
    ...grid.roads.filter((one) => one !== road).map(({ edges: [edge] }) => ({ edge })),
  ];
  const isOff = (nodes: readonly string[]): boolean =>
    !others.some(({ edge }) => nodes.includes(edge!.a) || nodes.includes(edge!.b));
  const [from, to] = [isOff(road.from), isOff(road.to)];
  if (!from && !to) return null;
  return { kind: 'off_network', end: from && to ? 'both' : from ? 'from' : 'to' };
}

function lengths(detour: Detour): number[] {
  return Object.values(detour).filter((value): value is number => typeof value === 'number');
}

/** A tenth of a millimetre: a line cut between its vertices is a little longer than the great circle it was. */
const CLOSE = 1e-4;

function compare(grid: Grid, network: DirectedLine[]): void {
  const dataset = city({
    network,
    roads: Object.fromEntries(grid.roads.map(({ id, drawn }) => [id, [drawn]])),
    rows: Object.fromEntries(grid.roads.map(({ id, row }) => [id, row])),
    as_of: '2012-04',
  });
  const connectivity = connectivityOf(dataset)!;
  const edges = grid.network.map(({ edge }) => edge);
  play(dataset.projects, edges, grid.roads, MONTHS, (month, { reference, factsOf }) => {
    const ways: number[] = [];
    for (const road of grid.roads) {
      const project = dataset.projects.find(({ id }) => id === road.id)!;
      const facts = factsOf(road);
      const detour = connectivity.detour(project, month);
      if (facts === null) {
        expect(detour).toEqual({ kind: 'withdrawn' });
        continue;
      }
      const off = offOf(grid, road);
      const right = expected(facts, off);
      expect(Object.keys(detour), JSON.stringify(detour)).toEqual(Object.keys(right));
      expect(detour.kind).toBe(right.kind);
      if (off) expect(detour).toEqual(off);
      for (const [index, length] of lengths(right).entries())
        expect(lengths(detour)[index], `${road.id} ${month}`).toBeCloseTo(length, 4);
      expect(connectivity.road(project, month)!.pieces_joined).toBe(facts.joins);
      if (!off) ways.push(reference.way(road));
    }
    const reached = ways.filter((way) => way < Infinity);
    const state = connectivity.at(month);
    expect(state.pieces).toBe(reference.pieces());
    expect(state.unreachable).toBe(ways.length - reached.length);
    expect(Math.abs((state.detour_total ?? 0) - reached.reduce((sum, way) => sum + way, 0))).toBeLessThan(
      CLOSE * (1 + reached.length),
    );
  });
}

const streets = fc.array(street, { minLength: slots.length, maxLength: slots.length });

describe('random grids', () => {
  it('give the ways and pieces that another library finds, street by street', () => {
    fc.assert(
      fc.property(streets, (all) => {
        const grid = gridOf(all);
        compare(
          grid,
          grid.network.map(({ drawn }) => drawn),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('give the same where streets are drawn on through the crossings', () => {
    fc.assert(
      fc.property(streets, (all) => {
        const grid = gridOf(all);
        compare(grid, drawnThrough(grid.network));
      }),
      { numRuns: 100 },
    );
  });

  it('give the same where rows are one straight line on which the cross streets end', () => {
    const straight = streets.map((all) =>
      all.map((one, index): Street => {
        const along = slots[index]!.a[1] === slots[index]!.b[1];
        return along ? { ...one, role: 'network', direction: 'both', bend: 0, twin: null } : one;
      }),
    );
    fc.assert(
      fc.property(straight, (all) => {
        const grid = gridOf(all);
        const across = grid.network.filter(({ edge }) => edge.a[0] === edge.b[0]).map(({ drawn }) => drawn);
        const rows = Array.from({ length: SIDE }, (_, j) =>
          line(`${metres([0, j]).join(' ')}, ${metres([SIDE - 1, j]).join(' ')}`),
        );
        compare(grid, [...rows, ...across]);
      }),
      { numRuns: 100 },
    );
  });
});
