/**
 * The shortest way between two ends of a road, in the network of a moment: Dijkstra's search, led by the straight line
 * to the target (Hart, Nilsson and Raphael 1968), so that a search stays near the road.
 */
import type { Graph } from './graph.ts';
import { chord, EARTH } from './lines.ts';

/** When the edges of each owner are open. The network's opens at -1 and is never gone. */
export interface Openings {
  /** By owner: the number of the day on which it opens; Infinity where it never does. */
  readonly opens: Float64Array;
  /** By owner: the number of the day from which it is out of the campaign; Infinity where it stays. */
  readonly gone: Float64Array;
}

/** Which edges a search may use: those opened before one day and not gone by another, and those of `extra`. */
export interface Moment {
  readonly openedBefore: number;
  readonly goneAfter: number;
  readonly extra: number;
}

export const NO_EXTRA = -1;

/** One end of a road: its nodes, each with the metres from the end's own point. */
export interface Side {
  readonly nodes: readonly number[];
  readonly costs: readonly number[];
}

/** Metres taken off the lower bound, so that rounding never makes it one that is too high. */
const SLACK = 1e-6;

/** A binary heap of nodes by key, lowest first. */
class Heap {
  count = 0;
  private readonly keys: Float64Array;
  private readonly values: Int32Array;

  constructor(capacity: number) {
    this.keys = new Float64Array(capacity);
    this.values = new Int32Array(capacity);
  }

  get lowest(): number {
    return this.count === 0 ? Infinity : this.keys[0]!;
  }

  push(key: number, value: number): void {
    const { keys, values } = this;
    let at = this.count++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (keys[above]! <= key) break;
      keys[at] = keys[above]!;
      values[at] = values[above]!;
      at = above;
    }
    keys[at] = key;
    values[at] = value;
  }

  pop(): number {
    const { keys, values } = this;
    const top = values[0]!;
    const last = --this.count;
    const key = keys[last]!;
    const value = values[last]!;
    let at = 0;
    for (let below = 1; below < last; below = 2 * at + 1) {
      if (below + 1 < last && keys[below + 1]! < keys[below]!) below += 1;
      if (keys[below]! >= key) break;
      keys[at] = keys[below]!;
      values[at] = values[below]!;
      at = below;
    }
    keys[at] = key;
    values[at] = value;
    return top;
  }
}

export class Ways {
  private readonly graph: Graph;
  private readonly openings: Openings;
  private readonly heap: Heap;
  private readonly distance: Float64Array;
  /** By node: the search that last reached it, and the one that last left it. */
  private readonly reached: Int32Array;
  private readonly left: Int32Array;
  private search = 0;
  private target: Side = { nodes: [], costs: [] };
  /** How far the other nodes of the target lie from its first. */
  private spread = 0;
  private best = Infinity;

  constructor(graph: Graph, openings: Openings) {
    this.graph = graph;
    this.openings = openings;
    // Every arc reaches a node at most once per departure, and every node is left once; sides add a few.
    this.heap = new Heap(graph.arcs.to.length + graph.nodes + 1);
    this.distance = new Float64Array(graph.nodes);
    this.reached = new Int32Array(graph.nodes);
    this.left = new Int32Array(graph.nodes);
  }

  /** Metres of the shortest way; `bound` where there is none shorter than that. */
  shortest(from: Side, to: Side, moment: Moment, bound = Infinity): number {
    this.begin(to, bound);
    from.nodes.forEach((node, index) => this.reach(node, from.costs[index]!));
    const { first, to: heads, length, owner } = this.graph.arcs;
    const { opens, gone } = this.openings;
    const { openedBefore, goneAfter, extra } = moment;
    while (this.heap.lowest < this.best) {
      const node = this.heap.pop();
      if (this.left[node] === this.search) continue;
      this.left[node] = this.search;
      const walked = this.distance[node]!;
      this.arrive(node, walked);
      for (let arc = first[node]!; arc < first[node + 1]!; arc++) {
        const of = owner[arc]!;
        if (of === extra || (opens[of]! < openedBefore && gone[of]! > goneAfter))
          this.reach(heads[arc]!, walked + length[arc]!);
      }
    }
    return this.best;
  }

  private begin(to: Side, bound: number): void {
    this.search += 1;
    this.heap.count = 0;
    this.target = to;
    this.best = bound;
    this.spread = 0;
    for (const node of to.nodes)
      this.spread = Math.max(this.spread, chord(this.graph.sphere, to.nodes[0]!, node));
  }

  private reach(node: number, walked: number): void {
    if (this.reached[node] === this.search && this.distance[node]! <= walked) return;
    const estimate = walked + this.atLeast(node);
    if (estimate >= this.best) return;
    this.reached[node] = this.search;
    this.distance[node] = walked;
    this.heap.push(estimate, node);
  }

  /** A lower bound of the way that is left. */
  private atLeast(node: number): number {
    const { x, y, z } = this.graph.sphere;
    const target = this.target.nodes[0]!;
    const dx = x[node]! - x[target]!;
    const dy = y[node]! - y[target]!;
    const dz = z[node]! - z[target]!;
    return Math.max(0, EARTH * Math.sqrt(dx * dx + dy * dy + dz * dz) - this.spread - SLACK);
  }

  private arrive(node: number, walked: number): void {
    const { nodes, costs } = this.target;
    for (let index = 0; index < nodes.length; index++)
      if (nodes[index] === node) this.best = Math.min(this.best, walked + costs[index]!);
  }
}
