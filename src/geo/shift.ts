/** Roads and network in two different systems: seen by how well the ends of the roads meet the network. */
import type { Line, Position } from '../model/geometry.ts';
import { fromWgs84, toWgs84, type CoordinateSystem } from './coordinates.ts';
import { distanceTo } from './near.ts';

/** Roads that are joined to the network meet it within so many metres; with more between them something is wrong. */
const MEETS = 20;
/** In another system the ends must be so many times nearer, so that it is no chance. */
const TIMES = 5;
const LEAST_ENDS = 6;

export interface Shift {
  /** The file that is in another system than the settings say. */
  readonly file: 'roads' | 'network';
  readonly system: CoordinateSystem;
  /** Metres between ends of roads and the network, half of them less: as it is, and in that system. */
  readonly now: number;
  readonly then: number;
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Infinity;
}

/** CGCS2000 is WGS-84 here. */
function sameAs(a: CoordinateSystem, b: CoordinateSystem): boolean {
  const plain = (system: CoordinateSystem): string => (system === 'cgcs2000' ? 'wgs84' : system);
  return plain(a) === plain(b);
}

/**
 * Whether roads and network would meet if one of them were in another system.
 * @param roads in WGS-84, as converted from `system`
 * @returns null where they meet as they are, or in no system, or too few roads could tell
 */
export function shiftBetween(
  roads: readonly Line[],
  network: readonly Line[],
  system: CoordinateSystem,
): Shift | null {
  const distance = distanceTo(network);
  const ends = roads.flatMap((line) => (line.length < 2 ? [] : [line[0]!, line.at(-1)!]));
  if (distance === null || ends.length < LEAST_ENDS) return null;
  const apart = (move: (position: Position) => Position): number =>
    median(ends.map((end) => distance(move(end))));
  const now = apart((end) => end);
  if (now <= MEETS) return null;
  let best: Shift | null = null;
  for (const other of ['wgs84', 'gcj02', 'bd09'] as const) {
    if (sameAs(other, system)) continue;
    const moved = {
      roads: apart((end) => toWgs84(fromWgs84(end, system), other)),
      network: apart((end) => toWgs84(fromWgs84(end, other), system)),
    };
    for (const file of ['roads', 'network'] as const) {
      const then = moved[file];
      if (then * TIMES <= now && then < (best?.then ?? MEETS)) best = { file, system: other, now, then };
    }
  }
  return best;
}
