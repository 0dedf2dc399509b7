/** Connected pieces of a graph that grows by the edges of one owner after another: union-find. */
import { edgesOf, type Graph } from './graph.ts';

export class Pieces {
  /** How many there are. */
  count = 0;
  private readonly graph: Graph;
  /** By node: another of its piece; itself for the one that stands for it; -1 where no edge is yet. */
  private readonly above: Int32Array;

  constructor(graph: Graph) {
    this.graph = graph;
    this.above = new Int32Array(graph.nodes).fill(-1);
  }

  /** The node that stands for the piece of a node; -1 where no edge is yet. */
  find(node: number): number {
    const { above } = this;
    if (above[node] === -1) return -1;
    let at = node;
    for (let next = above[at]!; next !== at; next = above[at]!) {
      above[at] = above[next]!;
      at = above[at]!;
    }
    return at;
  }

  /** Opens every edge of an owner, one-way or not. */
  open(owner: number): void {
    const { from, to } = this.graph.edges;
    for (const edge of edgesOf(this.graph, owner)) {
      const a = this.touch(from[edge]!);
      const b = this.touch(to[edge]!);
      if (a === b) continue;
      this.above[a] = b;
      this.count -= 1;
    }
  }

  private touch(node: number): number {
    if (this.above[node] === -1) {
      this.above[node] = node;
      this.count += 1;
    }
    return this.find(node);
  }

  /** How many pieces the edges of an owner that is not open would join into one. */
  touchedBy(owner: number): number {
    const { from, to } = this.graph.edges;
    const found = new Set<number>();
    for (const edge of edgesOf(this.graph, owner)) {
      found.add(this.find(from[edge]!));
      found.add(this.find(to[edge]!));
    }
    found.delete(-1);
    return found.size;
  }
}
