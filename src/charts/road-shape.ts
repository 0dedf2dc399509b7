/** Which shape stands for which status: shape first, then the word, then colour. */
import type { Status } from '../measures/types.ts';

/** Shapes between the two bars, as drawn. */
export type Shape =
  'open' | 'passing' | 'meeting' | 'owing' | 'blocked' | 'paused' | 'future' | 'withdrawn' | 'empty';

const SHAPES: Readonly<Record<Status, Shape>> = {
  opened: 'open',
  ahead: 'passing',
  on_track: 'meeting',
  behind: 'owing',
  overdue: 'owing',
  stalled: 'owing',
  late_start: 'owing',
  blocked: 'blocked',
  paused: 'paused',
  not_due: 'future',
  no_report: 'empty',
  unknown: 'empty',
  withdrawn: 'withdrawn',
};

export function shapeOf(status: Status): Shape {
  return SHAPES[status];
}

/** Whether the status owes something and its word stands in vermilion. */
export function isOwed(status: Status): boolean {
  const shape = shapeOf(status);
  return shape === 'owing' || shape === 'blocked';
}

/** Where a status mark ends and where its tick stands, in percent: an icon, the same for every road of a status. */
export const MARK: Readonly<Record<Shape, { actual: number; planned: number }>> = {
  open: { actual: 100, planned: 100 },
  passing: { actual: 75, planned: 50 },
  meeting: { actual: 61, planned: 61 },
  owing: { actual: 36, planned: 68 },
  blocked: { actual: 36, planned: 100 },
  paused: { actual: 36, planned: 100 },
  future: { actual: 0, planned: 0 },
  withdrawn: { actual: 0, planned: 0 },
  empty: { actual: 0, planned: 0 },
};
