/** A plain reading of the sample's GeoJSON: lines in metres, a graph noded by distance, and Dijkstra over it. */

export type Point = readonly [x: number, y: number];

interface Feature {
  readonly properties: Readonly<Record<string, string | undefined>>;
  readonly geometry: { readonly type: string; readonly coordinates: never };
}

export interface Collection {
  readonly type: string;
  readonly note: string;
  readonly features: readonly Feature[];
}

export function collection(files: ReadonlyMap<string, string>, name: string): Collection {
  return JSON.parse(files.get(`geo/${name}.geojson`)!) as Collection;
}

const METRES = 111_195.08;
const MIDDLE = 40.05;

/** Plane metres, good to 0.3 % within the sample's latitudes. */
export const metres = ([lon, lat]: readonly [number, number]): Point => [
  lon * METRES * Math.cos((MIDDLE * Math.PI) / 180),
  lat * METRES,
];

/** Metres on the sphere (haversine formula), for lengths. */
export function onSphere(a: readonly [number, number], b: readonly [number, number]): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b[1] - a[1]) * rad) / 2) ** 2 +
    Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(((b[0] - a[0]) * rad) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}

export interface Line {
  readonly properties: Feature['properties'];
  readonly lonLat: readonly (readonly [number, number])[];
  readonly points: readonly Point[];
}

export function lines(files: ReadonlyMap<string, string>, name: string): Line[] {
  return collection(files, name).features.map(({ properties, geometry }) => {
    const lonLat = geometry.coordinates as (readonly [number, number])[];
    return { properties, lonLat, points: lonLat.map(metres) };
  });
}

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

function toSegment(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square));
  return distance(p, [a[0] + dx * t, a[1] + dy * t]);
}

/** Metres between a point and a line. */
export function toLine(p: Point, points: readonly Point[]): number {
  let least = Infinity;
  for (let i = 1; i < points.length; i++) least = Math.min(least, toSegment(p, points[i - 1]!, points[i]!));
  return least;
}

/** Ends this near to a line, in metres, lie on it. */
const SNAP = 10;

interface Edge {
  readonly to: number;
  readonly length: number;
}

export interface Graph {
  readonly edges: readonly (readonly Edge[])[];
  /** The node of a line's point. */
  readonly nodeOf: (line: Line, point: number) => number;
}

/** Joins lines where they share a vertex and where an end lies on another; crossings alone are bridges. */
export function graphOf(all: readonly Line[]): Graph {
  const nodes: Point[] = [];
  const exact = new Map<string, number>();
  const node = (point: Point, key: string): number => {
    const found = exact.get(key);
    if (found !== undefined) return found;
    exact.set(key, nodes.push(point) - 1);
    return nodes.length - 1;
  };
  const numbers = new Map(
    all.map((line) => [line, line.points.map((p, i) => node(p, line.lonLat[i]!.join()))]),
  );
  const boxes = all.map(({ points }) => [
    Math.min(...points.map(([x]) => x)) - SNAP,
    Math.max(...points.map(([x]) => x)) + SNAP,
    Math.min(...points.map(([, y]) => y)) - SNAP,
    Math.max(...points.map(([, y]) => y)) + SNAP,
  ]);
  const edges: Edge[][] = nodes.map(() => []);
  const link = (a: number, b: number, length: number, oneway?: string): void => {
    if (oneway !== '-1') edges[a]!.push({ to: b, length });
    if (oneway !== 'yes') edges[b]!.push({ to: a, length });
  };
  for (const line of all) {
    const own = numbers.get(line)!;
    for (let i = 1; i < own.length; i++)
      link(own[i - 1]!, own[i]!, distance(line.points[i - 1]!, line.points[i]!), line.properties['oneway']);
    for (const end of [0, own.length - 1]) {
      const p = line.points[end]!;
      all.forEach((other, k) => {
        const [west, east, south, north] = boxes[k]! as [number, number, number, number];
        if (other === line || p[0] < west || p[0] > east || p[1] < south || p[1] > north) return;
        const to = numbers.get(other)!;
        for (let i = 1; i < to.length; i++) {
          const [a, b] = [other.points[i - 1]!, other.points[i]!];
          if (toSegment(p, a, b) > SNAP) continue;
          // A way along the other line, in the directions that it allows.
          const oneway = other.properties['oneway'];
          if (oneway !== '-1') {
            edges[own[end]!]!.push({ to: to[i]!, length: distance(p, b) });
            edges[to[i - 1]!]!.push({ to: own[end]!, length: distance(p, a) });
          }
          if (oneway !== 'yes') {
            edges[own[end]!]!.push({ to: to[i - 1]!, length: distance(p, a) });
            edges[to[i]!]!.push({ to: own[end]!, length: distance(p, b) });
          }
        }
      });
    }
  }
  return { edges, nodeOf: (line, point) => numbers.get(line)![point]! };
}

/** Metres from a node to every other; Infinity where no way leads. */
export function distancesFrom({ edges }: Graph, start: number): Float64Array {
  const far = new Float64Array(edges.length).fill(Infinity);
  far[start] = 0;
  const queue: [number, number][] = [[0, start]];
  while (queue.length > 0) {
    const [length, at] = queue.pop()!;
    if (length > far[at]!) continue;
    for (const edge of edges[at]!) {
      const total = length + edge.length;
      if (total >= far[edge.to]!) continue;
      far[edge.to] = total;
      let [low, high] = [0, queue.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (queue[middle]![0] > total) low = middle + 1;
        else high = middle;
      }
      queue.splice(low, 0, [total, edge.to]);
    }
  }
  return far;
}
