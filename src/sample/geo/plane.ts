/** Plane geometry in metres, east and north of the city's centre. */

export type Point = readonly [x: number, y: number];
export type Path = readonly Point[];

export const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];
const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
export const times = (a: Point, k: number): Point => [a[0] * k, a[1] * k];
export const between = (a: Point, b: Point, t: number): Point => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
];
/** Written out: Math.hypot is several times slower. */
export const distance = (a: Point, b: Point): number => Math.sqrt((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2);
export const cross = (a: Point, b: Point): number => a[0] * b[1] - a[1] * b[0];

/** The direction from a to b, of length 1. */
export function direction(a: Point, b: Point): Point {
  const length = distance(a, b);
  return length === 0 ? [1, 0] : times(minus(b, a), 1 / length);
}

/** A quarter turn to the left. */
export const left = (a: Point): Point => [-a[1], a[0]];

export function pathLength(path: Path): number {
  let length = 0;
  for (let i = 1; i < path.length; i++) length += distance(path[i - 1]!, path[i]!);
  return length;
}

/** The point `along` metres from the start, and the direction of the path there. */
export function pointAlong(path: Path, along: number): { point: Point; heading: Point } {
  let rest = along;
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [path[i - 1]!, path[i]!];
    const length = distance(a, b);
    if (rest <= length || i === path.length - 1)
      return { point: between(a, b, length === 0 ? 0 : rest / length), heading: direction(a, b) };
    rest -= length;
  }
  return { point: path[0]!, heading: [1, 0] };
}

/** Points every `step` metres or a little less, both ends kept. */
export function resample(path: Path, step: number): Point[] {
  const length = pathLength(path);
  const parts = Math.max(1, Math.ceil(length / step));
  const inner = Array.from(
    { length: parts - 1 },
    (_, i) => pointAlong(path, (length * (i + 1)) / parts).point,
  );
  return [path[0]!, ...inner, path.at(-1)!];
}

export interface Nearest {
  readonly point: Point;
  readonly distance: number;
  /** The segment it lies on: from point `segment` to the next. */
  readonly segment: number;
}

/** The point of a segment that is nearest to p, as a share of its length. */
function shareOf(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  if (square === 0) return 0;
  return Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square));
}

/** Metres from p to the segment from a to b. */
export function toSegment(p: Point, a: Point, b: Point): number {
  const t = shareOf(p, a, b);
  return Math.sqrt((a[0] + (b[0] - a[0]) * t - p[0]) ** 2 + (a[1] + (b[1] - a[1]) * t - p[1]) ** 2);
}

export function nearestOn(path: Path, p: Point): Nearest {
  let [least, segment] = [Infinity, 0];
  for (let i = 1; i < path.length; i++) {
    const far = toSegment(p, path[i - 1]!, path[i]!);
    if (far < least) [least, segment] = [far, i - 1];
  }
  const [a, b] = [path[segment]!, path[segment + 1] ?? path[segment]!];
  return { point: between(a, b, shareOf(p, a, b)), distance: least, segment };
}

/** Where the segments a–b and c–d cross, as shares of each; null where they do not or run side by side. */
export function crossing(a: Point, b: Point, c: Point, d: Point): { t: number; u: number } | null {
  const [ab, cd, ac] = [minus(b, a), minus(d, c), minus(c, a)];
  const denominator = cross(ab, cd);
  if (Math.abs(denominator) < 1e-9) return null;
  const t = cross(ac, cd) / denominator;
  const u = cross(ac, ab) / denominator;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? { t, u } : null;
}

/** Where a path first meets the segment from a to b, seen from a. */
export function firstHit(
  path: Path,
  a: Point,
  b: Point,
): { point: Point; t: number; segment: number } | null {
  let best: { point: Point; t: number; segment: number } | null = null;
  for (let i = 1; i < path.length; i++) {
    const hit = crossing(a, b, path[i - 1]!, path[i]!);
    if (hit !== null && (best === null || hit.t < best.t))
      best = { point: between(a, b, hit.t), t: hit.t, segment: i - 1 };
  }
  return best;
}

/** Whether p lies inside a ring, whose last point need not repeat the first. */
export function inside(ring: Path, p: Point): boolean {
  let is = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i]!, ring[j]!];
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0])
      is = !is;
  }
  return is;
}

/** The path with every point but the ends moved towards the middle of its neighbours, `passes` times. */
export function smoothed(path: Path, passes: number): Point[] {
  let now = [...path];
  for (let pass = 0; pass < passes; pass++) {
    now = now.map((p, i) => {
      const [before, after] = [now[i - 1], now[i + 1]];
      return before === undefined || after === undefined ? p : between(p, between(before, after, 0.5), 0.5);
    });
  }
  return now;
}

/** A closed ring smoothed in the same way. */
export function smoothedRing(ring: Path, passes: number): Point[] {
  let now = [...ring];
  const size = ring.length;
  for (let pass = 0; pass < passes; pass++)
    now = now.map((p, i) => between(p, between(now[(i + size - 1) % size]!, now[(i + 1) % size]!, 0.5), 0.5));
  return now;
}

/** The path moved sideways, to its left where `by` is above zero; loops are not taken out. */
export function beside(path: Path, by: (i: number) => number): Point[] {
  return path.map((p, i) => {
    const heading = direction(path[Math.max(0, i - 1)]!, path[Math.min(path.length - 1, i + 1)]!);
    return add(p, times(left(heading), by(i)));
  });
}

/** The path without the points that deviate from a straight line by less than `tolerance` (Douglas–Peucker). */
export function simplified(path: Path, tolerance: number): Point[] {
  if (path.length < 3) return [...path];
  const [first, last] = [path[0]!, path.at(-1)!];
  let far = 0;
  let at = 0;
  for (let i = 1; i < path.length - 1; i++) {
    const p = path[i]!;
    const away = distance(p, between(first, last, shareOf(p, first, last)));
    if (away > far) [far, at] = [away, i];
  }
  if (far <= tolerance) return [first, last];
  return [
    ...simplified(path.slice(0, at + 1), tolerance).slice(0, -1),
    ...simplified(path.slice(at), tolerance),
  ];
}
