/** The gap of the last twelve months: ink bars up where ahead, vermilion dashes down where behind, a flat dash at zero. */
import { n, svg, type Label } from './svg.ts';

const PITCH = 10;
const WIDTH = 7;
const REACH = 14;

/**
 * @param gaps points, the oldest first; null where the month has no value
 * @param most the gap that a bar of full height stands for, the same for all rows of a table
 */
export function sparkBars(gaps: readonly (number | null)[], most: number, label: Label): string {
  const scale = REACH / Math.max(most, Number.EPSILON);
  const width = gaps.length * PITCH;
  const bars = gaps.map((gap, i) => {
    if (gap === null) return '';
    const x = i * PITCH + 1;
    const size = Math.min(REACH, Math.max(2, Math.abs(gap) * scale));
    if (gap > 0) return `<rect x="${x}" y="${n(REACH + 1 - size)}" width="${WIDTH}" height="${n(size)}"/>`;
    if (gap === 0) return `<rect x="${x}" y="${REACH}" width="${WIDTH}" height="2"/>`;
    const middle = x + WIDTH / 2;
    return `<line class="o up" x1="${middle}" x2="${middle}" y1="${REACH + 2}" y2="${n(REACH + 2 + size)}" stroke-width="${WIDTH}"/>`;
  });
  const base = `<line class="h base" x2="${width}" y1="${REACH + 1}" y2="${REACH + 1}"/>`;
  return svg('spark', REACH * 2 + 3, label, base + bars.join(''), width);
}
