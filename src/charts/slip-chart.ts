/** How the expected opening moved: a step line of forecasts, each move numbered, the first plan dashed to the end. */
import { dayIndex, monthIndex } from './month-axis.ts';
import { horizontal, n, pct, stretched, svg, text, type Label, type Point } from './svg.ts';

export interface SlipChartInput {
  label: Label;
  /** First and last month of the axis. */
  first: string;
  last: string;
  /** The first plan, as far as it is known: `2013-12-05`, `2013-12`; null where nobody wrote one. */
  baseline: string | null;
  /** 原定 12-05 */
  baselineText: string | null;
  /** Each move: the month it was said in, the new date, its number in the list below. */
  steps: readonly { month: string; to: string; number: number }[];
}

const TOP = 14;
const PLOT = 80;
const BOTTOM = TOP + PLOT;

/** Needs the padding of the class `slip` for the dates at the left. Without a step there is nothing to draw. */
export function slipChart(input: SlipChartInput): string {
  const { first, last, baseline, baselineText, steps, label } = input;
  if (steps.length === 0) return '';
  const start = monthIndex(first);
  const months = Math.max(1, monthIndex(last) - start);
  const xOf = (month: string): number =>
    Math.min(96, Math.max(0, ((monthIndex(month) - start) / months) * 94));
  const days = [...(baseline ? [baseline] : []), ...steps.map((step) => step.to)].map(dayIndex);
  const low = Math.min(...days);
  const high = Math.max(...days);
  const yOf = (date: string): number => BOTTOM - ((dayIndex(date) - low) / Math.max(1, high - low)) * PLOT;
  const share = (date: string): number => ((yOf(date) - TOP) / PLOT) * 100;
  const moves: Point[] = steps.map((step) => [xOf(step.month), share(step.to)]);
  const lastStep = steps.at(-1)!;
  const line: Point[] = [
    ...(baseline ? [[0, share(baseline)] as Point] : []),
    ...moves,
    [100, share(lastStep.to)],
  ];
  const r = steps.length > 8 ? 6 : 8;
  const body =
    dates(input, yOf) +
    (baseline ? horizontal('pl', moves[0]![0], 100, yOf(baseline)) : '') +
    stretched(TOP, PLOT, [{ cls: 'ac', points: line, steps: true }]) +
    (baseline && baselineText && moves[0]![0] > 30
      ? text('dt', 0, yOf(baseline) - 6, baselineText, 'start', 8)
      : '') +
    steps.map((step, i) => numbered(moves[i]![0], yOf(step.to), step.number, r)).join('') +
    text('dt', 0, BOTTOM + 34, first) +
    (months > 1 ? text('dt', 100, BOTTOM + 34, last, 'end') : '');
  return svg('slip', BOTTOM + 40, label, body);
}

function numbered(x: number, y: number, number: number, r: number): string {
  return (
    `<circle class="dot no" cx="${pct(x)}" cy="${n(y)}" r="${r}"/>` +
    `<text class="no" x="${pct(x)}" y="${n(y + 4)}" text-anchor="middle">${number}</text>`
  );
}

/** First plan, latest forecast and the furthest date on lines across; those that would touch are left to the list. */
function dates({ baseline, steps }: SlipChartInput, yOf: (date: string) => number): string {
  const furthest = [...steps].sort((a, b) => dayIndex(b.to) - dayIndex(a.to))[0]!.to;
  const wanted = [baseline, steps.at(-1)!.to, furthest].filter((date) => date !== null);
  const sameYear = new Set(wanted.map((date) => date.slice(0, 4))).size === 1;
  const taken: number[] = [];
  return wanted
    .map((date) => {
      const y = yOf(date);
      if (taken.some((other) => Math.abs(other - y) < 14)) return '';
      taken.push(y);
      const words = sameYear && date.length > 4 ? date.slice(5) : date;
      return horizontal('h', 0, 100, y) + text('dt', 0, y + 4, words, 'end', -8);
    })
    .join('');
}
