/** Progress month by month: actual thick, plan dashed, a line across at each milestone, the gap in vermilion dashes. */
import { monthIndex, placeOf } from './month-axis.ts';
import {
  escapeText,
  horizontal,
  n,
  pct,
  rawText,
  stretched,
  svg,
  text,
  vertical,
  type Label,
  type Point,
} from './svg.ts';
import { estimateWidth, inside } from './words-in-drawings.ts';

interface MonthlyPoint {
  /** `2013-11` */
  period: string;
  /** Percent; null where nobody reported or planned. */
  actual: number | null;
  planned: number | null;
  /** Published once with another value. */
  corrected: boolean;
}

export interface MonthlyChartInput {
  label: Label;
  /** Every month from the first to the last, without holes. */
  points: readonly MonthlyPoint[];
  milestones: readonly { name: string; position: number }[];
  /** 11 月 实到 78 % · 差 14 个百分点 · 10 月已更正 */
  latestText: string | null;
  gapText: string | null;
  correctedText: string | null;
  /** Names of the two lines: 实际，每月底 · 序时进度（原定） */
  actualName: string;
  plannedName: string;
}

const TOP = 14;
const PLOT = 200;
const BOTTOM = TOP + PLOT;
/** Narrowest px of the plot beside the names of the milestones; the classes of the words name the screens. */
const SCREENS = { wide: 400, narrow: 200 };

const yOf = (percent: number): number => TOP + PLOT - (Math.min(100, Math.max(0, percent)) / 100) * PLOT;

/** Needs the padding of the class `monthly` for the names at the right; its modifier follows the longest of them. */
export function monthlyChart(input: MonthlyChartInput): string {
  const { points, milestones } = input;
  const places = points.map((_, i) => placeOf(i, points.length));
  const line = (value: (p: MonthlyPoint) => number | null): Point[][] =>
    runs(points.map((p, i) => ({ x: places[i] ?? 0, value: value(p) })));
  const body =
    milestones.map((m) => horizontal('h', 0, 100, yOf(m.position))).join('') +
    milestoneNames(milestones) +
    axis(points, places) +
    stretched(TOP, PLOT, [
      ...line((p) => p.planned).map((run) => ({ cls: 'pl', points: run })),
      ...line((p) => p.actual).map((run) => ({ cls: 'ac', points: run })),
    ]) +
    corrected(input, places) +
    latest(input, places) +
    perScreen(
      (width) =>
        lineNames(input, places, width) +
        correctedWords(input, places, width) +
        latestWords(input, places, width),
    );
  const longest = Math.max(0, ...milestones.map((m) => estimateWidth(`${m.name} 100%`, 12)));
  const room = longest > 150 ? ' r3' : longest > 100 ? ' r2' : '';
  return svg(`monthly${room}`, BOTTOM + 26, input.label, body);
}

/** Unbroken runs of known values; y in percent from the top. */
function runs(values: readonly { x: number; value: number | null }[]): Point[][] {
  const all: Point[][] = [];
  let run: Point[] = [];
  for (const { x, value } of values) {
    if (value === null) {
      run = [];
      continue;
    }
    if (run.length === 0) all.push(run);
    run.push([x, 100 - Math.min(100, Math.max(0, value))]);
  }
  return all;
}

/** From the top down, each at least a line below the one before; pushed up again where they pass the bottom. */
function milestoneNames(milestones: MonthlyChartInput['milestones']): string {
  const least = 15;
  const sorted = [...milestones].sort((a, b) => b.position - a.position);
  const ys: number[] = [];
  for (const m of sorted) ys.push(Math.max(yOf(m.position) + 4, (ys.at(-1) ?? -Infinity) + least));
  let limit = BOTTOM + 4;
  for (let i = ys.length - 1; i >= 0; i--) {
    ys[i] = Math.min(ys[i]!, limit);
    limit = ys[i]! - least;
  }
  return sorted
    .map((m, i) =>
      rawText(
        'nm',
        100,
        ys[i]!,
        `${escapeText(m.name)}<tspan class="wide"> ${n(m.position)}%</tspan>`,
        'start',
        10,
      ),
    )
    .join('');
}

/** A small tick each month, a longer one and its name each January and July. */
function axis(points: readonly MonthlyPoint[], places: readonly number[]): string {
  const count = points.length;
  const steps = Math.max(1, count - 1);
  const ticks =
    count > 1 && count <= 40
      ? `<line class="mt" x2="100%" y1="${BOTTOM + 2}" y2="${BOTTOM + 2}" pathLength="1000" stroke-dasharray="2 ${tickSpace(steps)}" stroke-dashoffset="1"/>`
      : '';
  const named = points.map(({ period }, i) => {
    const month = monthIndex(period) % 12;
    const x = places[i] ?? 0;
    if (month !== 0 && (month !== 6 || count > 40) && i !== 0) return '';
    if (i !== 0 && (x < 14 || (month !== 0 && count > 30)))
      return month === 0 ? vertical('k1', x, BOTTOM, BOTTOM + 8) : '';
    const anchor = x > 86 ? 'end' : x === 0 ? 'start' : 'middle';
    const wide = month === 6 && i !== 0 ? ' wide' : '';
    return (
      (i === 0 ? '' : vertical('k1', x, BOTTOM, BOTTOM + 8)) +
      text(`dt${wide}`, x, BOTTOM + 22, period, anchor)
    );
  });
  return horizontal('h base', 0, 100, BOTTOM) + ticks + named.join('');
}

/** Thousandths of the axis between two ticks of two thousandths each. */
function tickSpace(steps: number): string {
  return String(Math.round((1000 / steps - 2) * 100) / 100);
}

function perScreen(words: (width: number) => string): string {
  const wide = words(SCREENS.wide);
  const narrow = words(SCREENS.narrow);
  return wide === narrow ? wide : `<g class="wide">${wide}</g><g class="narrow">${narrow}</g>`;
}

type Value = (p: MonthlyPoint) => number | null;
const actualOf: Value = (p) => p.actual;
const plannedOf: Value = (p) => p.planned;

/** Each line's name on the side away from the other line; left out where there are too few months to tell them apart. */
function lineNames(
  { points, actualName, plannedName, correctedText }: MonthlyChartInput,
  places: readonly number[],
  width: number,
): string {
  if (points.length < 6) return '';
  const say = (words: string, share: number, own: Value, other: Value, cls: string): string => {
    const want = Math.round((points.length - 1) * share);
    const i = points.findIndex((p, k) => k >= want && own(p) !== null);
    const value = i < 0 ? null : own(points[i]!);
    if (value === null) return '';
    const rival = other(points[i]!);
    const above = rival === null ? cls === 'dt' : value > rival || (value === rival && cls === 'dt');
    const textWidth = estimateWidth(words, 13, cls !== 'dt');
    const x = places[i] ?? 0;
    const fits = above ? (x / 100) * width >= textWidth : (x / 100) * width + textWidth <= width;
    const y = above ? Math.max(TOP + 8, yOf(value) - 8) : Math.min(BOTTOM - 5, yOf(value) + 20);
    // Progress rises: above it there is room to the left, below it to the right.
    if (above) return text(`${cls} halo`, fits ? x : 0, y, words, fits ? 'end' : 'start');
    return text(`${cls} halo`, fits ? x : 100, y, words, fits ? 'start' : 'end');
  };
  const late = points.findLastIndex((p) => p.corrected) > points.length * 0.6 && correctedText !== null;
  return (
    say(plannedName, 0.45, plannedOf, actualOf, 'dt') +
    say(actualName, late ? 0.35 : 0.6, actualOf, plannedOf, 'v')
  );
}

/** Months published once with another value, as hollow points. */
function corrected({ points }: MonthlyChartInput, places: readonly number[]): string {
  return points
    .map((p, i) =>
      p.corrected && p.actual !== null
        ? `<circle class="dot no" cx="${pct(places[i] ?? 0)}" cy="${n(yOf(p.actual))}" r="4"/>`
        : '',
    )
    .join('');
}

function correctedWords(
  { points, correctedText }: MonthlyChartInput,
  places: readonly number[],
  width: number,
): string {
  const i = points.findLastIndex((p) => p.corrected && p.actual !== null);
  const point = points[i];
  if (!point || point.actual === null || !correctedText) return '';
  const x = places[i] ?? 0;
  const textWidth = estimateWidth(correctedText, 12);
  const place = inside({ x, width: textWidth, anchor: 'middle' }, width, 20);
  // Below the line to the left of the point too, as far as the words reach.
  const reach = Math.ceil(((points.length - 1) * textWidth * (place.anchor === 'middle' ? 0.5 : 1)) / width);
  const lowest = Math.min(...points.slice(Math.max(0, i - reach), i + 1).map((p) => p.actual ?? 100));
  const y = Math.min(BOTTOM - 6, Math.max(yOf(point.actual) + 38, yOf(lowest) + 18));
  const leader = y - 12 > yOf(point.actual) + 5 ? vertical('lead', x, yOf(point.actual) + 5, y - 12) : '';
  return leader + text('dt halo', place.x, y, correctedText, place.anchor);
}

function latestOf(
  points: readonly MonthlyPoint[],
): { point: MonthlyPoint; i: number; actual: number } | null {
  const i = points.findLastIndex((p) => p.actual !== null);
  const point = points[i];
  return point && point.actual !== null ? { point, i, actual: point.actual } : null;
}

/** The latest report as a filled point, the gap to the plan above it. */
function latest({ points }: MonthlyChartInput, places: readonly number[]): string {
  const found = latestOf(points);
  if (!found) return '';
  const { point, i, actual } = found;
  const x = pct(places[i] ?? 0);
  const y = yOf(actual);
  const top = point.planned === null ? y : yOf(point.planned);
  const gap =
    y - top > 4
      ? `<line class="o" x1="${x}" x2="${x}" y1="${n(y - 6)}" y2="${n(top)}" stroke-width="6"/>`
      : '';
  return `${gap}<circle class="dot${point.corrected ? ' no' : ''}" cx="${x}" cy="${n(y)}" r="4.5"/>`;
}

function latestWords(
  { points, latestText, gapText }: MonthlyChartInput,
  places: readonly number[],
  width: number,
): string {
  const found = latestOf(points);
  if (!found) return '';
  const x = places[found.i] ?? 0;
  const y = yOf(found.actual);
  const { planned } = found.point;
  const side = (words: string, at: number, cls: string): string => {
    const { anchor } = inside({ x, width: estimateWidth(words, 13, true) + 12, anchor: 'end' }, width);
    return text(`${cls} halo`, x, at, words, anchor, anchor === 'end' ? -11 : 11);
  };
  const owes = planned !== null && planned > found.actual;
  const reach = Math.ceil(((points.length - 1) * estimateWidth(latestText ?? '', 13, true)) / width);
  const before = points[Math.max(0, found.i - Math.ceil(reach / 3))]?.actual ?? found.actual;
  // Where the line comes in flat it would run through words beside its end.
  const flat = Math.abs(yOf(before) - y) < 12;
  const under = flat && owes && y + 20 < BOTTOM - 4;
  const at = !flat ? y + 3 : under ? y + 20 : y - 10;
  const gapAt = Math.max(11, Math.min(owes ? (y + yOf(planned)) / 2 : y, under ? y - 6 : at - 17));
  return (
    (latestText ? side(latestText, at, 'v') : '') + (owes && gapText ? side(gapText, gapAt, 'v owed') : '')
  );
}
