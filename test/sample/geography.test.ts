import { check } from '@placemarkio/check-geojson';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SAMPLE, makeSample } from '../../src/sample/sample.ts';
import { rowsOf } from './read.ts';
import {
  collection,
  distance,
  distancesFrom,
  graphOf,
  type Line,
  lines,
  metres,
  onSphere,
  type Point,
  toLine,
} from './ways.ts';

type Files = ReadonlyMap<string, string>;
type LonLat = readonly [number, number];

const city = makeSample(DEFAULT_SAMPLE);

const idOf = (line: Line): string => line.properties['project_id']!;
const both = (line: Line): [Point, Point] => [line.points[0]!, line.points.at(-1)!];
const projects = (files: Files) => new Map(rowsOf(files, 'projects').map((row) => [row['id']!, row]));
const nearest = (p: Point, all: readonly Line[]): number =>
  Math.min(...all.map(({ points }) => toLine(p, points)));

function lengthOf({ lonLat }: Line): number {
  return lonLat.slice(1).reduce((sum, p, i) => sum + onSphere(lonLat[i]!, p), 0);
}

function rings(files: Files): { district: string; lonLat: LonLat[]; points: Point[] }[] {
  return collection(files, 'districts').features.map(({ properties, geometry }) => {
    const lonLat = (geometry.coordinates as LonLat[][])[0]!;
    return { district: properties['district']!, lonLat, points: lonLat.map(metres) };
  });
}

function inside([x, y]: Point, ring: readonly Point[]): boolean {
  let is = false;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!];
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) is = !is;
  }
  return is;
}

function areaOf(ring: readonly Point[]): number {
  const [x0, y0] = ring[0]!;
  return ring.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = ring[i]!;
    return sum + ((px - x0) * (y - y0) - (x - x0) * (py - y0)) / 2;
  }, 0);
}

/** The network with the ends of all roads, but none of the roads. */
function withoutRoads(files: Files) {
  const roads = lines(files, 'roads');
  const end = (road: Line, at: number): Line => ({
    properties: {},
    lonLat: [road.lonLat.at(at)!],
    points: [road.points.at(at)!],
  });
  const ends = roads.map((road) => ({ road, from: end(road, 0), to: end(road, -1) }));
  const graph = graphOf([...lines(files, 'network'), ...ends.flatMap(({ from, to }) => [from, to])]);
  const around = ends.map(({ road, from, to }) => ({
    id: idOf(road),
    length: lengthOf(road),
    around: distancesFrom(graph, graph.nodeOf(from, 0))[graph.nodeOf(to, 0)]!,
  }));
  return { graph, around };
}

/** How many points each piece of a network has, the largest first; one-way streets join as others do. */
function pieces(all: readonly Line[]): number[] {
  const graph = graphOf(all.map((line) => ({ ...line, properties: {} })));
  const sizes: number[] = [];
  const seen = new Set<number>();
  graph.edges.forEach((_, start) => {
    if (seen.has(start)) return;
    const before = seen.size;
    distancesFrom(graph, start).forEach((far, node) => far < Infinity && seen.add(node));
    sizes.push(seen.size - before);
  });
  return sizes.sort((a, b) => b - a);
}

const sizes = fc.record({
  projects: fc.integer({ min: 1, max: 140 }),
  seed: fc.integer({ min: 0, max: 4294967295 }),
});
const someCities = (what: (files: Files) => void) => {
  fc.assert(
    fc.property(sizes, (chosen) => {
      what(makeSample({ ...chosen, months: 12 }));
    }),
    { numRuns: 12, endOnFailure: true },
  );
};

describe('the files', () => {
  const names = ['roads', 'network', 'water', 'districts'];

  test('have one feature a line, say that the city is invented, and come out the same again', () => {
    const again = makeSample({ ...DEFAULT_SAMPLE });
    for (const name of names) {
      const text = city.get(`geo/${name}.geojson`)!;
      const { type, note, features } = collection(city, name);
      expect(type).toBe('FeatureCollection');
      expect(note).toContain('虚构');
      expect(text.trimEnd().split('\n')).toHaveLength(features.length + 2);
      expect(again.get(`geo/${name}.geojson`)).toBe(text);
      expect(makeSample({ ...DEFAULT_SAMPLE, seed: 2 }).get(`geo/${name}.geojson`)).not.toBe(text);
    }
  });

  test('are valid by RFC 7946, give no more than six decimals, and no position twice in a row', () => {
    for (const name of names) expect(() => check(city.get(`geo/${name}.geojson`)!)).not.toThrow();
    for (const name of names) expect(city.get(`geo/${name}.geojson`)).not.toMatch(/\d\.\d{7}/);
    for (const name of ['roads', 'network']) {
      for (const { lonLat } of lines(city, name)) {
        expect(lonLat.length).toBeGreaterThan(1);
        lonLat.slice(1).forEach((p, i) => {
          expect(p).not.toEqual(lonLat[i]);
        });
      }
    }
  });

  test('hold every quality, one-way streets both ways, a divided road and two roads nobody drew', () => {
    const roads = lines(city, 'roads');
    expect(new Set(roads.map(({ properties }) => properties['quality'])).size).toBe(4);
    const oneway = (all: readonly Line[]) =>
      [...new Set(all.map(({ properties }) => properties['oneway']))].sort();
    expect(oneway(lines(city, 'network'))).toEqual(['-1', 'yes', undefined]);
    const divided = [...Map.groupBy(roads, idOf).values()].filter((parts) => parts.length > 1);
    expect(divided.length).toBeGreaterThan(0);
    for (const parts of divided) expect(oneway(parts)).toEqual(['-1', 'yes']);
    const drawn = new Set(roads.map(idOf));
    const undrawn = [...projects(city).values()].filter((row) => !drawn.has(row['id']!));
    expect(undrawn.map((row) => row['actual_end'] !== '').sort()).toEqual([false, true]);
  });
});

describe('the roads of the campaign', () => {
  test('begin and end on the network, exactly or a few metres off, and often amid a street', () => {
    const network = lines(city, 'network');
    const vertices = new Set(network.flatMap(({ lonLat }) => lonLat.map(String)));
    const ends = lines(city, 'roads').flatMap((road) => [road.lonLat[0]!, road.lonLat.at(-1)!]);
    const off = ends.map((p) => nearest(metres(p), network));
    expect(Math.max(...off)).toBeLessThan(10);
    expect(off.filter((far) => far > 2.9).length).toBeGreaterThan(3);
    const amid = ends.filter((p, i) => off[i]! < 0.3 && !vertices.has(String(p)));
    expect(amid.length).toBeGreaterThan(3);
  });

  test('are as long as the table says, within 3 %', () => {
    const check = (files: Files) => {
      const rows = projects(files);
      for (const road of lines(files, 'roads')) {
        const stated = Number(rows.get(idOf(road))!['length_m']);
        expect(Math.abs(lengthOf(road) / stated - 1), idOf(road)).toBeLessThan(0.03);
      }
    };
    check(city);
    someCities(check);
  });

  test('lie in their districts', () => {
    const check = (files: Files) => {
      const areas = new Map(rings(files).map(({ district, points }) => [district, points]));
      const ids = new Map(rowsOf(files, 'districts').map((row) => [row['name']!, row['id']!]));
      const rows = projects(files);
      for (const road of lines(files, 'roads')) {
        const area = areas.get(ids.get(rows.get(idOf(road))!['district']!)!)!;
        for (const p of road.points) expect(inside(p, area), idOf(road)).toBe(true);
      }
    };
    check(city);
    someCities(check);
  });

  test('do not lie on each other, nor on a street', () => {
    const roads = lines(city, 'roads');
    const network = lines(city, 'network').filter(({ properties }) => properties['name'] !== '示例高架');
    for (const road of roads) {
      const [from, to] = both(road);
      const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
      expect(
        nearest(
          middle,
          roads.filter((other) => idOf(other) !== idOf(road)),
        ),
        idOf(road),
      ).toBeGreaterThan(40);
      expect(nearest(middle, network), idOf(road)).toBeGreaterThan(25);
    }
  });

  test('meet the streets that the table names', () => {
    const rows = projects(city);
    const byName = Map.groupBy(lines(city, 'network'), ({ properties }) => properties['name']);
    const ends = lines(city, 'roads').flatMap((road) => {
      const row = rows.get(idOf(road))!;
      return both(road).map((p, i) => nearest(p, byName.get(row[i === 0 ? 'from' : 'to']!) ?? []) < 15);
    });
    expect(ends.filter(Boolean).length / ends.length).toBeGreaterThan(0.95);
    const own = lines(city, 'roads').filter((road) =>
      both(road).some((p) => nearest(p, byName.get(rows.get(idOf(road))!['road_name']!) ?? []) < 15),
    );
    expect(own.length).toBeGreaterThan(45);
  });
});

describe('the network without the roads of the campaign', () => {
  test('leaves two pockets with no other way, and makes the other ways long', () => {
    const { around } = withoutRoads(city);
    const none = around.filter(({ around: metres }) => metres === Infinity);
    expect(new Set(none.map(({ id }) => id)).size).toBe(2);
    const rows = projects(city);
    expect(none.map(({ id }) => rows.get(id)!['actual_end'] !== '').sort()).toEqual([false, true]);
    const ratios = around.map((way) => way.around / way.length).sort((a, b) => a - b);
    // Nearly nobody builds a road where the way round is hardly longer.
    expect(ratios[2]).toBeGreaterThan(1.3);
    expect(ratios[ratios.length >> 1]).toBeGreaterThan(3);
    const kilometres = around.filter((way) => way.around < Infinity && way.around - way.length > 3000);
    expect(kilometres.length).toBeGreaterThanOrEqual(8);
  });

  test('is one piece but for the pockets, and all of one with the roads', () => {
    const network = lines(city, 'network');
    expect(pieces(network).length).toBe(3);
    expect(pieces([...network, ...lines(city, 'roads')]).length).toBe(1);
  });

  test('has at most two pockets in a city of any size, all of which the roads open up', () => {
    someCities((files) => {
      const network = lines(files, 'network');
      const apart = pieces(network);
      expect(apart.length).toBeLessThanOrEqual(3);
      for (const size of apart.slice(1)) expect(size).toBeLessThan(60);
      expect(pieces([...network, ...lines(files, 'roads')])).toHaveLength(1);
    });
  });

  test('can be left and reached everywhere in the directions that its one-way streets allow', () => {
    const network = lines(city, 'network');
    const graph = graphOf([...network, ...lines(city, 'roads')]);
    const backward = graph.edges.map(() => [] as { to: number; length: number }[]);
    graph.edges.forEach((edges, from) => {
      for (const { to, length } of edges) backward[to]!.push({ to: from, length });
    });
    const start = graph.nodeOf(network[0]!, 0);
    for (const way of [graph, { ...graph, edges: backward }])
      expect(distancesFrom(way, start).every((far) => far < Infinity)).toBe(true);
  });

  test('crosses without meeting where a road is elevated', () => {
    const over = lines(city, 'network').find(({ properties }) => properties['name'] === '示例高架')!;
    const met = new Set(over.lonLat.map(String));
    const passed = lines(city, 'network').filter(
      (line) =>
        line !== over &&
        line.points.some((p, i) => i > 0 && crosses(p, line.points[i - 1]!, over.points)) &&
        !line.lonLat.some((p) => met.has(String(p))),
    );
    expect(passed.length).toBeGreaterThan(20);
  });
});

/** Whether the segment from a to b crosses a line. */
function crosses(a: Point, b: Point, points: readonly Point[]): boolean {
  const side = (p: Point, q: Point, r: Point) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return points.some((d, i) => {
    const c = points[i - 1];
    return c !== undefined && side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
  });
}

describe('the districts', () => {
  test('tile the city: each border belongs to two of them in opposite directions, or is the city’s limit', () => {
    const check = (files: Files) => {
      const areas = rings(files);
      expect(areas.map(({ district }) => district)).toEqual(
        rowsOf(files, 'districts').map((row) => row['id']),
      );
      const sides = areas.flatMap(({ lonLat }) =>
        lonLat.slice(1).map((p, i) => [String(lonLat[i]), String(p)] as const),
      );
      const keys = new Set(sides.map((side) => side.join(' ')));
      expect(keys.size).toBe(sides.length);
      const outer = new Map(sides.filter(([a, b]) => !keys.has(`${b} ${a}`)));
      // The sides without a neighbour are one ring, which holds as much as the districts together.
      const start = [...outer.keys()][0]!;
      const limit = [start];
      for (let at = outer.get(start)!; at !== start; at = outer.get(at)!) limit.push(at);
      expect(limit).toHaveLength(outer.size);
      const toPoint = (key: string) => metres(key.split(',').map(Number) as [number, number]);
      const whole = areaOf([...limit, start].map(toPoint));
      const sum = areas.reduce((total, { points }) => total + areaOf(points), 0);
      expect(Math.abs(whole / sum - 1)).toBeLessThan(1e-9);
    };
    check(city);
    someCities(check);
  });

  test('wind counter-clockwise, are closed and do not overlap', () => {
    const areas = rings(city);
    for (const { lonLat, points } of areas) {
      expect(lonLat[0]).toEqual(lonLat.at(-1));
      expect(areaOf(points)).toBeGreaterThan(5_000_000);
    }
    const all = areas.flatMap(({ points }) => points);
    const [west, east] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
    const [south, north] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))];
    expect(east - west).toBeGreaterThan(18_000);
    expect(east - west).toBeLessThan(28_000);
    let land = 0;
    for (let x = west; x < east; x += 237) {
      for (let y = south; y < north; y += 229) {
        const holders = areas.filter(({ points }) => inside([x, y], points)).length;
        expect(holders).toBeLessThanOrEqual(1);
        land += holders;
      }
    }
    const sum = areas.reduce((total, { points }) => total + areaOf(points), 0);
    expect(Math.abs((land * 237 * 229) / sum - 1)).toBeLessThan(0.02);
  });
});

describe('the water', () => {
  test('is a river with a tributary that ends in it, canals from them, and a moat around a pocket', () => {
    const features = collection(city, 'water').features;
    const areas = features.filter(({ geometry }) => geometry.type === 'Polygon');
    const [main, tributary] = areas.map(({ geometry }) =>
      (geometry.coordinates as LonLat[][])[0]!.map(metres),
    );
    expect(areas).toHaveLength(2);
    expect(areaOf(main!)).toBeGreaterThan(0);
    expect(areaOf(tributary!)).toBeGreaterThan(0);
    expect(tributary!.some((p) => inside(p, main!))).toBe(true);
    const canals = features.filter(({ geometry }) => geometry.type === 'LineString');
    const paths = canals.map(({ geometry }) => (geometry.coordinates as LonLat[]).map(metres));
    const [closed, open] = [true, false].map((is) =>
      paths.filter((path) => distance(path[0]!, path.at(-1)!) < 1 === is),
    );
    expect(closed).toHaveLength(1);
    expect(open!.length).toBeGreaterThanOrEqual(2);
    for (const path of open!) expect(inside(path[0]!, main!) || inside(path[0]!, tributary!)).toBe(true);
    expect(new Set(features.map(({ properties }) => properties['name'])).size).toBe(features.length);
  });
});

test('a city of 10,000 roads has a network of sensible size', () => {
  const files = makeSample({ projects: 10_000, months: 12, seed: 1 });
  expect(files.get('geo/network.geojson')!.length).toBeLessThan(4_000_000);
  expect(collection(files, 'network').features.length).toBeGreaterThan(5000);
  expect(new Set(lines(files, 'roads').map(idOf)).size).toBe(9999);
});
