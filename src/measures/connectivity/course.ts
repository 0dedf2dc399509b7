/**
 * The network from month to month as the roads of the campaign open: the way between the ends of every road, kept up
 * to date. A way is looked for again only where a road opened so near that it could lie on a shorter one.
 */
import type { Calendar } from './calendar.ts';
import { endsOf, type Ends } from './ends.ts';
import { edgesOf, type Graph } from './graph.ts';
import { Middles } from './middles.ts';
import { Pieces } from './pieces.ts';
import { NO_EXTRA, Ways, type Moment } from './ways.ts';

/** One road: its ends, the directions in which it is measured, and its own length. */
export interface Road {
  readonly owner: number;
  readonly ends: Ends | null;
  readonly forward: boolean;
  readonly backward: boolean;
  /** Along its own lines from end to end, the shorter direction; of all its lines where they lead not so far. */
  readonly direct: number;
  readonly leads: boolean;
}

/** The network at the end of a month with changes, or before the first. */
interface Stage {
  /** The last day counted, -1 before the first. */
  readonly day: number;
  readonly pieces: number;
  /** By owner: metres between its ends; Infinity without a way, NaN where nothing can be computed. */
  readonly ways: Float64Array;
  /** By owner, for roads not open: pieces it would join. */
  readonly joins: Uint16Array;
}

export interface Course {
  readonly roads: readonly Road[];
  /** One more than the calendar's months. */
  readonly stages: readonly Stage[];
  /** By owner, for roads that opened: the way just before, and the pieces joined. */
  readonly before: Float64Array;
  readonly joined: Uint16Array;
}

/** The shorter of the directions that count, so that no detour looks longer than it is for those it is shortest for. */
export function wayBetween(ways: Ways, road: Road, moment: Moment, bound = Infinity): number {
  const { from, to } = road.ends!;
  let best = bound;
  if (road.forward) best = ways.shortest(from, to, moment, best);
  if (road.backward) best = ways.shortest(to, from, moment, best);
  return best;
}

function roadOf(graph: Graph, ways: Ways, owner: number): Road {
  const ends = endsOf(graph, owner);
  const alone: Moment = { openedBefore: -1, goneAfter: -1, extra: owner };
  const [there, back] = ends
    ? [ways.shortest(ends.from, ends.to, alone), ways.shortest(ends.to, ends.from, alone)]
    : [Infinity, Infinity];
  const leads = Math.min(there, back) < Infinity;
  let all = 0;
  for (const edge of edgesOf(graph, owner)) if (edge < graph.links) all += graph.edges.length[edge]!;
  return {
    owner,
    ends,
    // Parts with other roads between them lead nowhere alone: then both directions count.
    forward: !leads || there < Infinity,
    backward: !leads || back < Infinity,
    direct: leads ? Math.min(there, back) : all,
    leads,
  };
}

/** Nothing can be computed for the road. */
const NEVER = 3;
const FRESH = 0;
/** A road opened near by: the way can only have become shorter. */
const SHORTER = 1;
/** A road left: the way must be found anew. */
const ANEW = 2;

class Walk {
  readonly stages: Stage[] = [];
  readonly before: Float64Array;
  readonly joined: Uint16Array;
  private readonly graph: Graph;
  private readonly ways: Ways;
  private readonly calendar: Calendar;
  private readonly roads: readonly Road[];
  private readonly way: Float64Array;
  private readonly stale: Uint8Array;
  private readonly middles: Middles;
  private pieces: Pieces;

  constructor(graph: Graph, ways: Ways, calendar: Calendar, roads: readonly Road[]) {
    const owners = roads.length + 1;
    this.graph = graph;
    this.ways = ways;
    this.calendar = calendar;
    this.roads = roads;
    this.way = new Float64Array(owners).fill(NaN);
    this.before = new Float64Array(owners).fill(NaN);
    this.joined = new Uint16Array(owners);
    this.stale = new Uint8Array(owners).fill(NEVER);
    this.pieces = new Pieces(graph);
    this.pieces.open(0);
    this.middles = new Middles(graph, owners);
    for (const { owner, ends } of roads) {
      if (ends === null || ends.off !== null) continue;
      this.middles.set(owner, ends);
      this.stale[owner] = ANEW;
    }
  }

  /** The numbers of owners by the day on which something happens to them. */
  private ownersBy(days: Float64Array): number[][] {
    const lists = Array.from({ length: this.calendar.days }, (): number[] => []);
    for (const { owner } of this.roads) lists[days[owner]!]?.push(owner);
    return lists;
  }

  walk(): void {
    const { opens, gone, months, days } = this.calendar;
    const opening = this.ownersBy(opens);
    const leaving = this.ownersBy(gone);
    this.stage(-1);
    let next = 0;
    for (let day = 0; day < days; day++) {
      if (leaving[day]!.some((owner) => opens[owner]! < day)) this.takeOut(day);
      const opened = opening[day]!.filter((owner) => gone[owner]! > day);
      for (const owner of opened) {
        this.refresh(owner, day - 1, day);
        this.before[owner] = this.way[owner]!;
        this.joined[owner] = this.pieces.joinedBy(owner);
      }
      for (const owner of opened) {
        this.pieces.open(owner);
        this.middles.markNear(owner, this.way, this.stale, FRESH, SHORTER);
      }
      if (months[next]?.day !== day) continue;
      this.stage(day);
      next += 1;
    }
  }

  private takeOut(day: number): void {
    const { opens, gone } = this.calendar;
    this.pieces = new Pieces(this.graph);
    this.pieces.open(0);
    for (const { owner } of this.roads) {
      if (opens[owner]! < day && gone[owner]! > day) this.pieces.open(owner);
      if (this.stale[owner] !== NEVER) this.stale[owner] = ANEW;
    }
  }

  private isJoined({ from, to }: Ends): boolean {
    const pieces = new Set(from.nodes.map((node) => this.pieces.find(node)));
    pieces.delete(-1);
    return (
      to.nodes.some((node) => pieces.has(this.pieces.find(node))) ||
      from.nodes.some((n) => to.nodes.includes(n))
    );
  }

  /** Brings the way of a road up to date with what opened by one day and was gone by another. */
  private refresh(owner: number, openedBy: number, goneBy: number): void {
    const road = this.roads[owner - 1]!;
    const state = this.stale[owner];
    if (state === FRESH || state === NEVER || road.ends === null) return;
    this.stale[owner] = FRESH;
    if (!this.isJoined(road.ends)) {
      this.way[owner] = Infinity;
      return;
    }
    const moment = { openedBefore: openedBy + 1, goneAfter: goneBy, extra: NO_EXTRA };
    this.way[owner] = wayBetween(this.ways, road, moment, state === SHORTER ? this.way[owner] : Infinity);
  }

  private stage(day: number): void {
    const { opens, gone } = this.calendar;
    const joins = new Uint16Array(this.roads.length + 1);
    for (const { owner } of this.roads) {
      if (gone[owner]! <= day) continue;
      this.refresh(owner, day, day);
      if (opens[owner]! > day) joins[owner] = this.pieces.joinedBy(owner);
    }
    this.stages.push({ day, pieces: this.pieces.count, ways: this.way.slice(), joins });
  }
}

export function courseOf(graph: Graph, ways: Ways, calendar: Calendar): Course {
  const roads = graph.lines.roads.map((_, index) => roadOf(graph, ways, index + 1));
  const walk = new Walk(graph, ways, calendar, roads);
  walk.walk();
  return { roads, stages: walk.stages, before: walk.before, joined: walk.joined };
}
