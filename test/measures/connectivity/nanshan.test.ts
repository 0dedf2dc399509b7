/** Stretches of a real network taken out and opened month by month: every detour must be the independent library's. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { connectivityOf } from '../../../src/measures/connectivity/connectivity.ts';
import type { DirectedLine } from '../../../src/model/geometry.ts';
import type { Dataset } from '../../../src/model/types.ts';
import { build, type ProjectRows } from '../build.ts';
import { play } from './replay.ts';
import { greatCircle, Reference, type ReferenceEdge, type ReferenceRoad } from './reference.ts';

type Point = readonly [number, number];

interface Stretch extends ReferenceEdge {
  line: readonly Point[];
}

interface EdgeFile {
  features: { properties: { a: number; b: number; oneway?: string }; geometry: { coordinates: Point[] } }[];
}

const DIRECTIONS: Record<string, Stretch['direction']> = { yes: 'forward', '-1': 'backward' };

const file = JSON.parse(readFileSync('test/cases/nanshan/edges.geojson', 'utf8')) as EdgeFile;
const stretches: Stretch[] = file.features.map(({ properties: { a, b, oneway }, geometry }) => ({
  a: String(a),
  b: String(b),
  direction: DIRECTIONS[oneway ?? 'no'] ?? 'both',
  length: greatCircle(geometry.coordinates),
  line: geometry.coordinates,
}));

/** A linear congruential generator (Numerical Recipes), the same on every machine. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const start = ({ line }: Stretch): Point => line[0]!;
const end = ({ line }: Stretch): Point => line.at(-1)!;
const apart = (a: Point, b: Point): number => greatCircle([a, b]);

const degree = new Map<string, number>();
for (const { a, b } of stretches) for (const node of [a, b]) degree.set(node, (degree.get(node) ?? 0) + 1);

/** Both ends are also ends of others, so that taking it out leaves its ends on the network. */
function single(edge: Stretch): Stretch[] | null {
  return edge.a !== edge.b && degree.get(edge.a)! > 1 && degree.get(edge.b)! > 1 ? [edge] : null;
}

/** The other carriageway: one-way back, its ends across the median. */
function divided(edge: Stretch): Stretch[] | null {
  if (edge.direction !== 'forward' || edge.length < 200 || apart(start(edge), end(edge)) < 180) return null;
  const nodes = new Set([edge.a, edge.b]);
  const other = stretches.find(
    (one) =>
      one.direction === 'forward' &&
      apart(start(edge), end(one)) < 50 &&
      apart(end(edge), start(one)) < 50 &&
      !nodes.has(one.a) &&
      !nodes.has(one.b),
  );
  return other && single(edge) && single(other) ? [edge, other] : null;
}

/** Two stretches one after the other, drawn as the parts of one road. */
function chain(edge: Stretch): Stretch[] | null {
  if (edge.length < 40) return null;
  const next = stretches.find(
    (one) =>
      one.a === edge.b &&
      one.direction === edge.direction &&
      one.length > 40 &&
      one.b !== edge.a &&
      one !== edge,
  );
  if (!next || apart(start(edge), end(next)) < 60) return null;
  return single(edge) && single(next) ? [edge, next] : null;
}

function endsOf(parts: readonly Stretch[]): Pick<ReferenceRoad, 'from' | 'to' | 'forward' | 'backward'> {
  const [one, two] = parts as [Stretch, Stretch | undefined];
  const only = (direction: Stretch['direction']): boolean =>
    parts.every((part) => part.direction === direction);
  if (two && one.b !== two.a)
    return { from: [one.a, two.b], to: [one.b, two.a], forward: true, backward: true };
  return { from: [one.a], to: [(two ?? one).b], forward: !only('backward'), backward: !only('forward') };
}

interface Case {
  dataset: Dataset;
  roads: ReferenceRoad[];
  network: Stretch[];
}

const KINDS = [single, single, divided, chain];

function makeCase(seed: number, count: number): Case {
  const below = generator(seed);
  const taken = new Set<Stretch>();
  const roads: ReferenceRoad[] = [];
  const projects: ProjectRows[] = [];
  const lines = new Map<string, { parts: DirectedLine[]; quality: null }>();
  while (roads.length < count) {
    const parts = KINDS[below(KINDS.length)]!(stretches[below(stretches.length)]!);
    if (!parts || parts.some((part) => taken.has(part))) continue;
    for (const part of parts) taken.add(part);
    const id = `R-${String(roads.length + 1)}`;
    roads.push({ id, edges: parts, ...endsOf(parts) });
    lines.set(id, { parts, quality: null });
    // Few days, so that several open on the same one; some never open, some leave the campaign before or after.
    const day = `2012-${String(1 + below(10)).padStart(2, '0')}-${below(2) === 0 ? '05' : '20'}`;
    const opens = below(6) > 0;
    const leaves = below(12) === 0;
    projects.push({
      id,
      ...(opens ? { actual_end: day } : {}),
      ...(leaves ? { withdrawn_on: `2012-${String(1 + below(12)).padStart(2, '0')}` } : {}),
    });
  }
  const network = stretches.filter((one) => !taken.has(one));
  const geometry = {
    roads: lines,
    network: network.map((one) => ({ ...one, name: null })),
    water: [],
    districts: new Map(),
  };
  return { dataset: build({ projects, as_of: '2012-12', geometry }), roads, network };
}

const MONTHS = Array.from({ length: 12 }, (_, index) => `2012-${String(index + 1).padStart(2, '0')}`);
/** A micrometre: lengths are added up in different orders. */
const CLOSE = 1e-6;

function expectSame(computed: number | null, reference: number, about: string): void {
  if (reference === Infinity) expect(computed, about).toBeNull();
  else
    expect(
      Math.abs((computed ?? NaN) - reference),
      `${about}: ${String(computed)} ${String(reference)}`,
    ).toBeLessThan(CLOSE);
}

describe('the roads of Nanshan', () => {
  it('are a network of their own, in the pieces in which their node numbers put them', () => {
    expect(stretches.length).toBeGreaterThanOrEqual(1500);
    const none = makeCase(1, 0);
    expect(connectivityOf(none.dataset)!.at('2012-12').pieces).toBe(new Reference(stretches).pieces());
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'have the detours before and after, and the pieces, that another library finds (seed %i)',
    (seed) => {
      const { dataset, network, roads } = makeCase(seed, 70);
      const connectivity = connectivityOf(dataset)!;
      const tested = new Set<string>();
      play(dataset.projects, network, roads, MONTHS, (month, { reference, factsOf }) => {
        expect(connectivity.at(month).pieces, month).toBe(reference.pieces());
        for (const [index, road] of roads.entries()) {
          const project = dataset.projects[index]!;
          // Every road when it opens, and those that did not at the end.
          if (month !== '2012-12' && !project.actual_end?.startsWith(month)) continue;
          const computed = connectivity.road(project, month);
          const facts = factsOf(road);
          if (facts === null) {
            expect(computed).toBeNull();
            continue;
          }
          tested.add(road.id);
          expectSame(computed!.before, facts.before, `${road.id} before`);
          expectSame(computed!.after, facts.after, `${road.id} after`);
          expect(computed!.pieces_joined).toBe(facts.joins);
        }
      });
      expect(tested.size).toBeGreaterThanOrEqual(59);
    },
  );

  it.each([21, 22])('have the ways in all that another library adds up, month by month (seed %i)', (seed) => {
    const { dataset, network, roads } = makeCase(seed, 80);
    const connectivity = connectivityOf(dataset)!;
    play(dataset.projects, network, roads, MONTHS, (month, { reference }) => {
      const here = roads.filter((_, index) => !((dataset.projects[index]!.withdrawn_on ?? '9') <= month));
      const ways = here.map((road) => reference.way(road));
      const reached = ways.filter((way) => way < Infinity);
      const sum = reached.reduce((all, way) => all + way, 0);
      const state = connectivity.at(month);
      expect(state.unreachable, month).toBe(ways.length - reached.length);
      expectSame(state.detour_total, sum, month);
    });
  });
});
