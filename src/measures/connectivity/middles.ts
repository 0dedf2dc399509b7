/**
 * Which ways a road that opens could shorten: every point of a way of length w lies within w/2 of the middle between
 * its ends, so that a road farther off than that cannot be on a shorter one. Straight lines through the Earth, metres.
 */
import type { Ends } from './ends.ts';
import { edgesOf, type Graph } from './graph.ts';
import { EARTH } from './lines.ts';

interface Ball {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly radius: number;
}

/** A sphere that holds the nodes, about the middle of their box. */
function ballAround({ sphere }: Graph, nodes: readonly number[]): Ball {
  const middle = (axis: Float64Array): number => {
    let low = Infinity;
    let high = -Infinity;
    for (const node of nodes) {
      low = Math.min(low, axis[node]!);
      high = Math.max(high, axis[node]!);
    }
    return (EARTH * (low + high)) / 2;
  };
  const [x, y, z] = [middle(sphere.x), middle(sphere.y), middle(sphere.z)];
  let squared = 0;
  for (const node of nodes) {
    const dx = sphere.x[node]! * EARTH - x;
    const dy = sphere.y[node]! * EARTH - y;
    const dz = sphere.z[node]! * EARTH - z;
    squared = Math.max(squared, dx * dx + dy * dy + dz * dz);
  }
  // A metre for rounding.
  return { x, y, z, radius: Math.sqrt(squared) + 1 };
}

export class Middles {
  private readonly graph: Graph;
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly z: Float64Array;
  /** How far the middle of any two nodes of the ends may lie from that of the ends. */
  private readonly radius: Float64Array;

  /** @param owners one more than there are roads */
  constructor(graph: Graph, owners: number) {
    this.graph = graph;
    this.x = new Float64Array(owners);
    this.y = new Float64Array(owners);
    this.z = new Float64Array(owners);
    this.radius = new Float64Array(owners);
  }

  set(owner: number, { from, to }: Ends): void {
    const a = ballAround(this.graph, from.nodes);
    const b = ballAround(this.graph, to.nodes);
    this.x[owner] = (a.x + b.x) / 2;
    this.y[owner] = (a.y + b.y) / 2;
    this.z[owner] = (a.z + b.z) / 2;
    this.radius[owner] = Math.max(a.radius, b.radius);
  }

  /** Turns the state of owners from one to another where their way could lead over the road that opened. */
  markNear(opened: number, way: Float64Array, state: Uint8Array, from: number, to: number): void {
    const nodes: number[] = [];
    for (const edge of edgesOf(this.graph, opened))
      nodes.push(this.graph.edges.from[edge]!, this.graph.edges.to[edge]!);
    if (nodes.length === 0) return;
    const ball = ballAround(this.graph, nodes);
    const { x, y, z, radius } = this;
    for (let owner = 1; owner < state.length; owner++) {
      if (state[owner] !== from) continue;
      const reach = way[owner]! / 2 + radius[owner]! + ball.radius;
      const dx = x[owner]! - ball.x;
      if (dx > reach || dx < -reach) continue;
      const dy = y[owner]! - ball.y;
      const dz = z[owner]! - ball.z;
      if (dx * dx + dy * dy + dz * dz <= reach * reach) state[owner] = to;
    }
  }
}
