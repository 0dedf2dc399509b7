/** Distances worked out the slow and plain way, to hold the quick ones against. */
import { metresFrom, toSegment } from '../../src/geo/metres.ts';
import type { Line, Position } from '../../src/model/geometry.ts';

/** Metres from a position to the nearest point of some lines, by measuring every segment. */
export function toLines(position: Position, lines: readonly Line[]): number {
  const flat = metresFrom(position);
  let nearest = Infinity;
  for (const line of lines) {
    const points = line.map(flat);
    for (let i = 1; i < points.length; i += 1)
      nearest = Math.min(nearest, toSegment([0, 0], points[i - 1]!, points[i]!));
  }
  return nearest;
}
