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

  /** The number of the piece of every node, by walking along every edge either way. */
  private labels(): Map<string, number> {
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
    const labels = new Map<string, number>();
    let pieces = 0;
    for (const start of neighbours.keys()) {
      if (labels.has(start)) continue;
      labels.set(start, pieces);
      for (const queue = [start]; queue.length > 0;) {
        for (const next of neighbours.get(queue.pop()!)!) {
          if (labels.has(next)) continue;
          labels.set(next, pieces);
          queue.push(next);
        }
      }
      pieces += 1;
    }
    return labels;
  }

  pieces(): number {
    return new Set(this.labels().values()).size;
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

  /** Of the pieces that a road that is not there touches, how many fewer there are with it, plus 1; 0 for none. */
  joins(road: ReferenceRoad): number {
    const before = this.labels();
    this.add(road.edges);
    const after = this.labels();
    this.remove(road.edges);
    const touched = road.edges.flatMap(({ a, b }) => [a, b]).filter((node) => before.has(node));
    const apart = new Set(touched.map((node) => before.get(node)));
    const left = new Set(touched.map((node) => after.get(node)));
    return touched.length === 0 ? 0 : apart.size - left.size + 1;
  }
}
