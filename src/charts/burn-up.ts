/** Opened so far against due so far, month by month, and the target: the programme's or the district's way. */
import { monthIndex } from './month-axis.ts';
import { horizontal, n, pct, stretched, svg, text, vertical, type Label, type Point } from './svg.ts';

export interface BurnUpInput {
  label: Label;
  /** First month of both rows; `due` may run on beyond `opened` to the end of the campaign. */
  first: string;
  opened: readonly number[];
  due: readonly number[];
  /** Null where nobody set one. */
  target: number | null;
  /** At the right end, of the last month of `opened`: 已打通 44 · 应打通 47; and 目标 59. */
  words: { opened: string; due: string; target: string | null };
}

const TOP = 10;
const PLOT = 220;
const BOTTOM = TOP + PLOT;
/** Px between two lines of words. */
const LINE = 16;

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000];

/** A round top and the counts with a line across: at most five. */
export function countScale(most: number): { top: number; ticks: number[] } {
  const step = STEPS.find((s) => most / s <= 4.5) ?? Math.ceil(most / 4);
  const top = Math.max(step, Math.ceil(most / step) * step);
  return { top, ticks: Array.from({ length: Math.round(top / step) }, (_, i) => (i + 1) * step) };
}

/** Needs the padding of the class `burn` for the words at the right. */
export function burnUp({ label, first, opened, due, target, words }: BurnUpInput): string {
  const count = Math.max(opened.length, due.length);
  const { top, ticks } = countScale(Math.max(1, target ?? 0, ...opened, ...due));
  const xOf = (i: number): number => (count > 1 ? (i / (count - 1)) * 100 : 0);
  const yOf = (value: number): number => BOTTOM - (value / top) * PLOT;
  const share = (value: number): number => 100 - (value / top) * 100;
  const points = (values: readonly number[]): Point[] =>
    values
      .map((value, i): Point => [xOf(i), share(value)])
      .filter(([, y], i, all) => i === 0 || i === all.length - 1 || y !== all[i - 1]![1]);
  const last = opened.length - 1;
  const done = opened[last] ?? 0;
  const owed = due[last] ?? done;
  const at = pct(xOf(Math.max(0, last)));
  return svg(
    'burn',
    BOTTOM + 24,
    label,
    ticks.map((tick) => horizontal('h', 0, 100, yOf(tick))).join('') +
      years(first, count, xOf) +
      horizontal('h base', 0, 100, BOTTOM) +
      (target === null ? '' : horizontal('tg', 0, 100, yOf(target))) +
      stretched(TOP, PLOT, [
        { cls: 'pl', points: points(due), steps: true },
        { cls: 'ac', points: points(opened), steps: true },
      ]) +
      (owed > done
        ? `<line class="o up" x1="${at}" x2="${at}" y1="${n(yOf(done))}" y2="${n(yOf(owed))}" stroke-width="6"/>`
        : '') +
      (last >= 0 ? `<circle class="dot" cx="${at}" cy="${n(yOf(done))}" r="4.5"/>` : '') +
      ticks.map((tick) => text('dt halo', 0, yOf(tick) + 4, String(tick), 'end', -6)).join('') +
      ends([
        ...(target === null || words.target === null
          ? []
          : [{ y: yOf(target), words: words.target, cls: 'dt' }]),
        { y: yOf(owed), words: words.due, cls: 'dt' },
        { y: yOf(done), words: words.opened, cls: 'v' },
      ]),
  );
}

interface End {
  y: number;
  words: string;
  cls: string;
}

/**
 * Base lines of words at the right, each beside its line: from the top down and never nearer than a line of words, pushed up
 * again where they would pass the bottom.
 * @param ys of the lines, in ascending order
 */
export function endPlaces(ys: readonly number[], bottom: number): number[] {
  const places: number[] = [];
  for (const y of ys) places.push(Math.max(y + 4, (places.at(-1) ?? -Infinity) + LINE));
  let limit = bottom + 4;
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.min(places[i]!, limit);
    limit = places[i]! - LINE;
  }
  return places;
}

function ends(wanted: readonly End[]): string {
  const sorted = [...wanted].sort((a, b) => a.y - b.y);
  const ys = endPlaces(
    sorted.map(({ y }) => y),
    BOTTOM,
  );
  return sorted.map((end, i) => text(end.cls, 100, ys[i]!, end.words, 'start', 10)).join('');
}

/** A line at each January and its year, where there is room for it. */
function years(first: string, count: number, xOf: (i: number) => number): string {
  const start = monthIndex(first);
  const januaries = Array.from({ length: count }, (_, i) => i).filter(
    (i) => i === 0 || (start + i) % 12 === 0,
  );
  const every = Math.ceil(januaries.length / 6);
  // A start late in its year leaves no room before the next.
  const crowded = xOf(januaries[1] ?? count) - xOf(0) < 16;
  return januaries
    .map((i, k) => {
      const named =
        k % every === 0 && xOf(i) < 88 && !(i === 0 && crowded && januaries.length > 1)
          ? text('dt', xOf(i), BOTTOM + 18, String(Math.floor((start + i) / 12)), 'start', i === 0 ? 0 : 2)
          : '';
      return (i === 0 ? '' : vertical('h', xOf(i), TOP, BOTTOM)) + named;
    })
    .join('');
}
