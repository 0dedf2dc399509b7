/** One district over the years: opened so far against due so far, both as steps, full height being all its roads. */
import { monthIndex } from './month-axis.ts';
import { horizontal, n, pct, stretched, svg, text, vertical, type Label, type Point } from './svg.ts';

export interface SmallMultipleInput {
  label: Label;
  total: number;
  /** First month of both rows; `due` may run on beyond `opened` to the end of the campaign. */
  first: string;
  opened: readonly number[];
  due: readonly number[];
}

const TOP = 6;
const PLOT = 62;
const BOTTOM = TOP + PLOT;

export function smallMultiple({ label, total, first, opened, due }: SmallMultipleInput): string {
  const count = Math.max(opened.length, due.length);
  const xOf = (i: number): number => (count > 1 ? (i / (count - 1)) * 100 : 0);
  const share = (value: number): number => (total > 0 ? 100 - Math.min(100, (value / total) * 100) : 100);
  const points = (values: readonly number[]): Point[] =>
    corners(values.map((value, i) => [xOf(i), share(value)]));
  const last = opened.length - 1;
  const done = opened[last] ?? 0;
  const owed = due[last] ?? done;
  const yOf = (value: number): number => TOP + (share(value) / 100) * PLOT;
  const body =
    horizontal('h', 0, 100, TOP) +
    years(first, count, xOf) +
    horizontal('h base', 0, 100, BOTTOM) +
    stretched(TOP, PLOT, [
      { cls: 'pl', points: points(due), steps: true },
      { cls: 'ac', points: points(opened), steps: true },
    ]) +
    (last >= 0 && owed > done
      ? `<line class="o up" x1="${pct(xOf(last))}" x2="${pct(xOf(last))}" y1="${n(yOf(done))}" y2="${n(yOf(owed))}" stroke-width="5"/>`
      : '') +
    (last >= 0 ? `<circle cx="${pct(xOf(last))}" cy="${n(yOf(done))}" r="3.5"/>` : '');
  return svg('multiple', BOTTOM + 16, label, body);
}

/** Only where the value changes, and the last: months between say nothing new. */
function corners(points: readonly Point[]): Point[] {
  return points.filter(([, y], i) => i === 0 || i === points.length - 1 || y !== points[i - 1]![1]);
}

/** A line at each January; names of the years in between, where there is room for them. */
function years(first: string, count: number, xOf: (i: number) => number): string {
  const start = monthIndex(first);
  const januaries = Array.from({ length: count }, (_, i) => i).filter(
    (i) => i === 0 || (start + i) % 12 === 0,
  );
  const every = Math.ceil(januaries.length / 4);
  return januaries
    .map((i, k) => {
      const named =
        k % every === 0 && xOf(i) < 82
          ? text('yr', xOf(i), BOTTOM + 13, String(Math.floor((start + i) / 12)), 'start', i === 0 ? 0 : 2)
          : '';
      return (i === 0 ? '' : vertical('h', xOf(i), TOP, BOTTOM)) + named;
    })
    .join('');
}
