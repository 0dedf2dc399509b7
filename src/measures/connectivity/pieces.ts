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

  /**
   * Of the pieces that the edges of an owner that is not open touch, how many fewer there would be with them, plus 1:
   * 2 where it makes two into one. 0 where it touches none.
   */
  joinedBy(owner: number): number {
    const { from, to } = this.graph.edges;
    // Pieces by the node that stands for them, and nodes of the owner alone by a number below zero.
    const above = new Map<number, number>();
    const top = (node: number): number => {
      const piece = this.find(node);
      let at = piece === -1 ? -1 - node : piece;
      for (let next = above.get(at); next !== at; next = above.get(at)) {
        if (next === undefined) above.set(at, at);
        else at = next;
      }
      return at;
    };
    for (const edge of edgesOf(this.graph, owner)) above.set(top(from[edge]!), top(to[edge]!));
    const touched = [...above.keys()].filter((key) => key >= 0);
    const left = new Set(touched.map(top));
    return touched.length === 0 ? 0 : touched.length - left.size + 1;
  }
}
