/** The roads of one district or unit as one strip, one cell each, so that small counts look small. */
import { horizontal, n, pct, svg, vertical, type Label } from './svg.ts';

export interface DistrictStripInput {
  total: number;
  opened: number;
  /** How many should be open; null where the plan does not say. */
  due: number | null;
  label: Label;
  /** About how many px wide it is shown, for the space between two cells. */
  width?: number;
}

const BAND = 12;
const OVER = 5;
/** Above this a cell is too fine to count, and the strip is drawn in proportion. */
const MOST_CELLS = 60;
/** Px between two cells. */
const SPACE = 1.5;

export function districtStrip({ total, opened, due, label, width = 240 }: DistrictStripInput): string {
  const middle = OVER + BAND / 2;
  const height = BAND + OVER * 2;
  const share = (count: number): number => (total > 0 ? Math.min(100, (count / total) * 100) : 0);
  const done = share(opened);
  const to = share(due ?? 0);
  const merged = total > MOST_CELLS;
  const space = Math.round(((total * SPACE) / width) * 1000) / 1000;
  const cells = merged ? '' : ` pathLength="${n(opened)}" stroke-dasharray="${n3(1 - space)} ${space}"`;
  const body =
    (opened > 0
      ? `<line class="c" x2="${pct(done)}" y1="${middle}" y2="${middle}" stroke-width="${BAND}"${cells}/>`
      : '') +
    (to > done ? horizontal('o', done, to, middle, BAND) : '') +
    (Math.max(done, to) < 100 ? horizontal('d', Math.max(done, to), 100, middle) : '') +
    (due !== null && to > 0 && to < 100 ? tick(to, done, height) : '') +
    vertical('b', 0, 0, height) +
    vertical('b', 100, 0, height);
  return svg('strip', height, label, body);
}

function tick(at: number, done: number, height: number): string {
  const line = vertical('k', at, 0, height);
  return at < done ? line + vertical('k out', at, OVER, height - OVER) : line;
}

function n3(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
