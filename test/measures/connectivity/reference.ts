/**
 * The same questions answered by an independent library from node numbers, without looking at coordinates: edges go in
 * and out of a graphology graph, and its Dijkstra finds the ways.
 */
import { MultiDirectedGraph } from 'graphology';
import { dijkstra } from 'graphology-shortest-path';

export interface ReferenceEdge {
  a: string;
  b: string;
  /** Metres. */
  length: number;
  direction: 'both' | 'forward' | 'backward';
}

export interface ReferenceRoad {
  id: string;
  edges: readonly ReferenceEdge[];
  /** The nodes of its two ends; more than one where the carriageways lie apart. */
  from: readonly string[];
  to: readonly string[];
  /** Directions in which it is measured. */
  forward: boolean;
  backward: boolean;
}

/** The haversine formula on a sphere of the Earth's mean radius, in metres. */
export function greatCircle(line: readonly (readonly [number, number])[]): number {
  const radian = Math.PI / 180;
  let sum = 0;
  for (let i = 1; i < line.length; i++) {
    const [lon1, lat1] = line[i - 1]!;
    const [lon2, lat2] = line[i]!;
    const half = (degrees: number): number => Math.sin((degrees * radian) / 2) ** 2;
    const h = half(lat2 - lat1) + Math.cos(lat1 * radian) * Math.cos(lat2 * radian) * half(lon2 - lon1);
    sum += 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
  }
  return sum;
}

export class Reference {
  private readonly graph = new MultiDirectedGraph<object, { length: number }>();
  private readonly edges = new Set<ReferenceEdge>();
  private readonly keys = new Map<ReferenceEdge, string[]>();

  constructor(network: readonly ReferenceEdge[]) {
    this.add(network);
  }

  add(edges: readonly ReferenceEdge[]): void {
    for (const edge of edges) {
      const { a, b, length, direction } = edge;
      this.graph.mergeNode(a);
      this.graph.mergeNode(b);
      const keys: string[] = [];
      if (direction !== 'backward') keys.push(this.graph.addEdge(a, b, { length }));
      if (direction !== 'forward') keys.push(this.graph.addEdge(b, a, { length }));
      this.edges.add(edge);
      this.keys.set(edge, keys);
    }
  }

  remove(edges: readonly ReferenceEdge[]): void {
    for (const edge of edges) {
      for (const key of this.keys.get(edge)!) this.graph.dropEdge(key);
      this.edges.delete(edge);
      this.keys.delete(edge);
    }
  }

  /** Connected pieces by walking along every edge either way. */
  pieces(): number {
    const neighbours = new Map<string, string[]>();
    const note = (a: string, b: string): void => {
      const list = neighbours.get(a);
      if (list) list.push(b);
      else neighbours.set(a, [b]);
    };
    for (const { a, b } of this.edges) {
      note(a, b);
      note(b, a);
    }
    const seen = new Set<string>();
    let pieces = 0;
    for (const start of neighbours.keys()) {
      if (seen.has(start)) continue;
      pieces += 1;
      seen.add(start);
      for (const queue = [start]; queue.length > 0;) {
        for (const next of neighbours.get(queue.pop()!)!) {
          if (seen.has(next)) continue;
          seen.add(next);
          queue.push(next);
        }
      }
    }
    return pieces;
  }

  private distance(from: string, to: string): number {
    if (from === to) return 0;
    if (!this.graph.hasNode(from) || !this.graph.hasNode(to)) return Infinity;
    // Its types say that there always is a path.
    const path = dijkstra.bidirectional(this.graph, from, to, 'length') as string[] | null;
    if (path === null) return Infinity;
    let sum = 0;
    for (let i = 1; i < path.length; i++) {
      const parallel = this.graph.outEdges(path[i - 1], path[i]);
      sum += Math.min(...parallel.map((key) => this.graph.getEdgeAttribute(key, 'length')));
    }
    return sum;
  }

  /** The shorter of the directions in which the road is measured; Infinity without a way. */
  way({ from, to, forward, backward }: ReferenceRoad): number {
    const ways = from.flatMap((a) =>
      to.flatMap((b) => [
        forward ? this.distance(a, b) : Infinity,
        backward ? this.distance(b, a) : Infinity,
      ]),
    );
    return Math.min(...ways);
  }

  /** The way with a road that is not there. */
  wayWith(road: ReferenceRoad): number {
    this.add(road.edges);
    const way = this.way(road);
    this.remove(road.edges);
    return way;
  }

  /** Pieces that a road that is not there joins into one. */
  joins(road: ReferenceRoad): number {
    const apart = this.pieces();
    this.add(road.edges);
    const together = this.pieces();
    this.remove(road.edges);
    const touches = road.edges.some(({ a, b }) => this.touches(a) || this.touches(b));
    return touches ? apart - together + 1 : 0;
  }

  private touches(node: string): boolean {
    for (const { a, b } of this.edges) if (a === node || b === node) return true;
    return false;
  }
}
