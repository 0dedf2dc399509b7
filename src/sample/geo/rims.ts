/** The roads that frame the districts: along the banks, along borders without a river, and around the city. */
import { type Cells, OUTSIDE } from './cells.ts';
import {
  add,
  beside,
  cross,
  crossing,
  between,
  direction,
  distance,
  inside,
  left,
  nearestOn,
  pathLength,
  type Path,
  type Point,
  pointAlong,
  resample,
  simplified,
  smoothed,
  smoothedRing,
  times,
} from './plane.ts';
import { type Border, districtRings, type Frame, type River, seenFrom } from './rivers.ts';

export interface Rim {
  readonly kind: 'bank' | 'border' | 'ring';
  readonly path: Point[];
  /** The districts whose streets end on it. */
  readonly districts: readonly number[];
}

/** Metres from the water to the road on the bank. */
export const BANK = 110;

/** Metres by which a point is farther from every river than the bank roads are; below zero on the river's side. */
function beyondBanks(rivers: readonly River[], p: Point): number {
  let least = Infinity;
  for (const river of rivers) {
    const near = nearestOn(river.path, p);
    least = Math.min(least, near.distance - river.widths[near.segment]! / 2 - BANK);
  }
  return least;
}

function ringRoad(cells: Cells): Point[] {
  const ring = smoothedRing(resample([...cells.ring, cells.ring[0]!], 150).slice(0, -1), 160);
  return simplified([...ring, ring[0]!], 4);
}

/** A border without a river as a road, ending on the bank where it comes to a river. */
function borderRoad(border: Border, rivers: readonly River[]): Point[] {
  return simplified(
    border.path.filter((p) => beyondBanks(rivers, p) >= 0),
    3,
  );
}

/** The road on a district's bank, along all its borders on rivers that follow each other. */
function bankRoads(district: number, frame: Frame, ring: Path, area: Path, ends: readonly Rim[]): Rim[] {
  const borders = frame.around[district]!;
  const size = borders.length;
  const first = borders.findIndex(
    (border, i) => border.river !== null && borders[(i + size - 1) % size]!.river === null,
  );
  if (first < 0) return [];
  const widths = new Map(frame.rivers.flatMap((river) => river.path.map((p, i) => [p, river.widths[i]!])));
  const runs: Point[][] = [];
  for (let k = 0, open = false; k < size; k++) {
    const border = borders[(first + k) % size]!;
    if (border.river === null) open = false;
    else {
      const path = seenFrom(border, district);
      const points = beside(path, (i) => widths.get(path[i]!)! / 2 + BANK);
      if (open) runs.at(-1)!.push(...points);
      else runs.push(points);
      open = true;
    }
  }
  return runs.flatMap((points) => {
    const kept = points.filter(
      (p) =>
        beyondBanks(frame.rivers, p) > -12 &&
        inside(area, p) &&
        inside(ring, p) &&
        nearestOn(ring, p).distance > 40,
    );
    if (kept.length < 4) return [];
    const path = smoothed([attach(kept[0]!, ring, ends), ...kept, attach(kept.at(-1)!, ring, ends)], 3);
    return [{ kind: 'bank' as const, path: simplified(path, 3), districts: [district] }];
  });
}

/** Where a bank road ends: on the ring, or at the end of the border road that comes to the same bank. */
function attach(p: Point, ring: Path, ends: readonly Rim[]): Point {
  const onRing = nearestOn(ring, p);
  const corners = ends.flatMap(({ path }) => [path[0]!, path.at(-1)!]);
  const corner = corners.reduce((a, b) => (distance(b, p) < distance(a, p) ? b : a), onRing.point);
  return distance(corner, p) < onRing.distance ? corner : onRing.point;
}

/** Puts a common point into two paths wherever they cross, so that they are joined there. */
export function join(a: Point[], b: Point[]): void {
  for (let i = 1; i < a.length; i++) {
    for (let j = 1; j < b.length; j++) {
      const hit = crossing(a[i - 1]!, a[i]!, b[j - 1]!, b[j]!);
      if (hit === null || hit.t < 1e-6 || hit.t > 1 - 1e-6 || hit.u < 1e-6 || hit.u > 1 - 1e-6) continue;
      const point = between(a[i - 1]!, a[i]!, hit.t);
      a.splice(i, 0, point);
      b.splice(j, 0, point);
      i++;
      j++;
    }
  }
}

export function makeRims(frame: Frame, cells: Cells): Rim[] {
  const ring = ringRoad(cells);
  const borderRoads = frame.borders
    .filter(({ river, right }) => river === null && right !== OUTSIDE)
    .map((border): Rim => ({
      kind: 'border',
      path: borderRoad(border, frame.rivers),
      districts: [border.left, border.right],
    }))
    .filter(({ path }) => path.length >= 2 && pathLength(path) > 300);
  const areas = districtRings(frame);
  const banks = areas.flatMap((area, district) =>
    bankRoads(
      district,
      frame,
      ring,
      area,
      borderRoads.filter(({ districts }) => districts.includes(district)),
    ),
  );
  for (const { path } of borderRoads) join(ring, path);
  const all = cells.sides.map((_, i) => i);
  return [{ kind: 'ring', path: ring, districts: all }, ...borderRoads, ...banks];
}

/** Metres of river for each bridge. */
const BRIDGE_EVERY = { main: 3300, tributary: 2900 };

/** Few bridges, each between the roads on both banks; at half steps from the river's end. */
export function makeBridges(frame: Frame, rims: readonly Rim[]): Path[] {
  const banks = rims.filter(({ kind }) => kind !== 'ring');
  return frame.rivers.flatMap((river, which) => {
    const every = which === 0 ? BRIDGE_EVERY.main : BRIDGE_EVERY.tributary;
    const length = pathLength(river.path);
    const count = Math.max(1, Math.round((length - 3000) / every));
    return Array.from({ length: count }, (_, i) =>
      pointAlong(river.path, 1500 + ((length - 3000) * (i + 0.5)) / count),
    )
      .map(({ point, heading }) => bridgeAt(point, heading, banks))
      .filter((bridge) => bridge !== null);
  });
}

/** From road to road, where they come near enough on both sides. */
function bridgeAt(point: Point, heading: Point, banks: readonly Rim[]): Path | null {
  const end = (side: 1 | -1): Point | null => {
    const shore = add(point, times(left(heading), side * 200));
    let best: { point: Point; distance: number } | null = null;
    for (const { path } of banks) {
      const near = nearestOn(path, shore);
      const isSide = Math.sign(cross(heading, direction(point, near.point))) === side;
      if (isSide && near.distance < (best?.distance ?? 400)) best = near;
    }
    return best?.point ?? null;
  };
  const [a, b] = [end(1), end(-1)];
  return a === null || b === null ? null : [a, b];
}
