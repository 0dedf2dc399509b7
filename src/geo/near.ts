/** The nearest of many lines, found by an index over their segments. */
import Flatbush from 'flatbush';
import type { Line, Position } from '../model/geometry.ts';
import { metresFrom, toSegment, type Point } from './metres.ts';

/**
 * Metres from a position to the nearest of some lines, exactly.
 * @returns null where there is no line
 */
export function distanceTo(lines: readonly Line[]): ((position: Position) => number) | null {
  const origin = lines.find((line) => line.length > 1)?.[0];
  if (origin === undefined) return null;
  const flat = metresFrom(origin);
  const segments: (readonly [Point, Point])[] = [];
  for (const line of lines) {
    const points = line.map(flat);
    for (let i = 1; i < points.length; i += 1) segments.push([points[i - 1]!, points[i]!]);
  }
  const index = new Flatbush(segments.length);
  for (const [[ax, ay], [bx, by]] of segments)
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  index.finish();
  const to = (point: Point, segment: number): number => toSegment(point, ...segments[segment]!);
  return (position) => {
    const point = flat(position);
    const [x, y] = point;
    // The index knows boxes: a segment may be nearer than the one whose box is nearest, but not by lying further off.
    const [first = 0] = index.neighbors(x, y, 1);
    let least = to(point, first);
    for (const other of index.search(x - least, y - least, x + least, y + least))
      least = Math.min(least, to(point, other));
    return least;
  };
}
