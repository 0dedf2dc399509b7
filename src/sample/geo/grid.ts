/** A district's streets laid on the ground: where they cross, with the lengths that the tables state. */
import { gapOf, type StreetGrid, type Way } from '../city.ts';
import type { Random } from '../random.ts';
import type { Road } from '../road.ts';
import type { Point } from './plane.ts';

/** A crossing's number in its field, or a stretch's: row · columns + column of its northern or western crossing. */
export type Index = number;

/**
 * The named streets with further ones around them, up to the district's edge. Row 0 is the northernmost street from
 * west to east, column 0 the westernmost from north to south; the named ones begin at `fringe`.
 */
export interface Field {
  readonly rows: number;
  readonly columns: number;
  readonly fringe: number;
  readonly grid: StreetGrid;
  readonly nodes: readonly Point[];
  /** The campaign's roads by the stretch that they join. */
  readonly links: Readonly<Record<Way, ReadonlyMap<Index, Road>>>;
}

/** The two ends of a stretch. */
export function endsOf(field: Pick<Field, 'columns'>, way: Way, index: Index): [Index, Index] {
  return [index, way === 'ew' ? index + 1 : index + field.columns];
}

/** The stretch of the grid on which a road of the campaign lies. */
function stretchIndex(columns: number, fringe: number, { stretch: { place } }: Road): Index {
  return place.way === 'ew'
    ? (place.row + fringe) * columns + place.segment + fringe
    : (place.segment + fringe) * columns + place.row + fringe;
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

/** Metres from corner to corner of the named streets: the district needs as much room in every direction. */
export const diagonalOf = ({ ew, ns }: StreetGrid): number => Math.hypot(sum(ew.gaps), sum(ns.gaps));

/** Metres between the streets outside the named ones. */
const FRINGE_GAP = [42, 78] as const;

interface Spans {
  /** Metres between neighbouring columns, in the middle of the field. */
  readonly across: readonly number[];
  readonly down: readonly number[];
}

function makeSpans(grid: StreetGrid, fringe: number, random: Random): Spans {
  const edge = () => Array.from({ length: fringe }, () => random.int(...FRINGE_GAP) * 10);
  return { across: [...edge(), ...grid.ew.gaps, ...edge()], down: [...edge(), ...grid.ns.gaps, ...edge()] };
}

/** Places from the middle, so that half of the length lies on either side. */
function places(gaps: readonly number[]): number[] {
  let at = -sum(gaps) / 2;
  return [at, ...gaps.map((gap) => (at += gap))];
}

/** The field turned by `angle` and slightly bent, about the origin. */
export interface Bend {
  readonly angle: number;
  /** How far it is bent; 0 leaves it straight. */
  readonly strength: number;
  readonly size: number;
  readonly phases: readonly [number, number, number, number];
}

function bent([x, y]: Point, { angle, strength, size, phases }: Bend): Point {
  const period = size * 0.85;
  const wave = (at: number, phase: number): number => Math.sin((2 * Math.PI * at) / period + phase);
  const height = period * 0.022 * strength;
  const u = x + height * wave(y, phases[0]) + height * 0.5 * wave(y * 2.1, phases[1]);
  const v = y + height * wave(x, phases[2]) + height * 0.5 * wave(x * 2.1, phases[3]);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [u * cos - v * sin, u * sin + v * cos];
}

export interface FieldPlan {
  readonly grid: StreetGrid;
  readonly roads: readonly Road[];
  readonly fringe: number;
  readonly spans: Spans;
}

export function planField(
  grid: StreetGrid,
  roads: readonly Road[],
  fringe: number,
  random: Random,
): FieldPlan {
  return { grid, roads, fringe, spans: makeSpans(grid, fringe, random) };
}

/** A straight line between two crossings is a little shorter than the road, which bends. */
const CHORD = 0.9985;

/** Places all crossings about `centre`, so that every road of the campaign is as long as its table says. */
export function layField({ grid, roads, fringe, spans }: FieldPlan, centre: Point, bend: Bend): Field {
  const [xs, ys] = [places(spans.across), places(spans.down)];
  const [columns, rows] = [xs.length, ys.length];
  const nodes = ys.flatMap((y) => xs.map((x): Point => bent([x, -y], bend)));
  const links = { ew: new Map<Index, Road>(), ns: new Map<Index, Road>() };
  for (const road of roads) links[road.stretch.place.way].set(stretchIndex(columns, fringe, road), road);
  relax({ rows, columns, fringe, grid, nodes, links }, spans, nodes);
  return {
    rows,
    columns,
    fringe,
    grid,
    links,
    nodes: nodes.map(([x, y]): Point => [x + centre[0], y + centre[1]]),
  };
}

interface Spring {
  readonly a: Index;
  readonly b: Index;
  readonly length: number;
  readonly firm: boolean;
}

/** Every stretch with its length: the roads' are firm. */
function springs(field: Field, { across, down }: Spans): Spring[] {
  const { rows, columns, fringe, grid, links } = field;
  const list: Spring[] = [];
  const named = (way: Way, line: number, segment: number, plain: number): number => {
    const axis = grid[way];
    const [row, part] = [line - fringe, segment - fringe];
    const isNamed = row >= 0 && row < axis.streets.length && part >= 0 && part < axis.gaps.length;
    return isNamed ? gapOf(axis, row, part) : plain;
  };
  const push = (way: Way, index: Index, length: number): void => {
    const road = links[way].get(index);
    const [a, b] = endsOf(field, way, index);
    list.push({
      a,
      b,
      length: road === undefined ? length : road.stretch.length * CHORD,
      firm: road !== undefined,
    });
  };
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const index = i * columns + j;
      if (j < columns - 1) push('ew', index, named('ew', i, j, across[j]!));
      if (i < rows - 1) push('ns', index, named('ns', j, i, down[i]!));
    }
  }
  return list;
}

/** Moves both ends of a spring so that `share` of its error goes. */
function pull(nodes: Point[], { a, b, length }: Spring, share: number): number {
  const [p, q] = [nodes[a]!, nodes[b]!];
  const [dx, dy] = [q[0] - p[0], q[1] - p[1]];
  const now = Math.hypot(dx, dy);
  if (now === 0) return length;
  const by = ((now - length) / now) * share * 0.5;
  nodes[a] = [p[0] + dx * by, p[1] + dy * by];
  nodes[b] = [q[0] - dx * by, q[1] - dy * by];
  return Math.abs(now - length);
}

/** Position-based relaxation (Müller et al. 2007): all stretches a little, then the roads until they fit. */
function relax(field: Field, spans: Spans, nodes: Point[]): void {
  const all = springs(field, spans);
  const firm = all.filter((spring) => spring.firm);
  for (let pass = 0; pass < 40; pass++)
    for (const spring of all) pull(nodes, spring, spring.firm ? 0.8 : 0.12);
  for (let pass = 0; pass < 400; pass++) {
    let worst = 0;
    for (const spring of firm) worst = Math.max(worst, pull(nodes, spring, 1));
    if (worst < 0.3) return;
  }
}
