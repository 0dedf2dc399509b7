/** Progress month by month: actual thick, plan dashed, a line across at each milestone, the gap in vermilion dashes. */
import { monthIndex, placeOf } from './month-axis.ts';
import { horizontal, n, pct, stretched, svg, text, vertical, type Label, type Point } from './svg.ts';
import { estimateWidth, inside } from './words-in-drawings.ts';

export interface MonthlyPoint {
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
/** Narrowest plot, on a phone beside the names of the milestones. */
const NARROWEST = 200;

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
    lineNames(input, places) +
    corrections(input, places) +
    latest(input, places);
  const longest = Math.max(0, ...milestones.map((m) => estimateWidth(m.name, 12)));
  const room = longest > 120 ? ' r3' : longest > 76 ? ' r2' : '';
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
  return sorted.map((m, i) => text('nm', 100, ys[i]!, m.name, 'start', 10)).join('');
}

/** A small tick each month, a longer one and its name each January and July. */
function axis(points: readonly MonthlyPoint[], places: readonly number[]): string {
  const count = points.length;
  const steps = Math.max(1, count - 1);
  const ticks =
    count > 1 && count <= 40
      ? `<line class="mt" x2="100%" y1="${BOTTOM + 2}" y2="${BOTTOM + 2}" pathLength="${steps}" stroke-dasharray=".04 .96" stroke-dashoffset=".02"/>`
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

/** Each line's name on the side away from the other line; left out where there are too few months to tell them apart. */
function lineNames(
  { points, actualName, plannedName }: MonthlyChartInput,
  places: readonly number[],
): string {
  if (points.length < 6) return '';
  const find = (share: number, value: (p: MonthlyPoint) => number | null): number => {
    const want = Math.round((points.length - 1) * share);
    return points.findIndex((p, i) => i >= want && value(p) !== null);
  };
  const parts: string[] = [];
  const say = (
    words: string,
    share: number,
    own: (p: MonthlyPoint) => number | null,
    other: (p: MonthlyPoint) => number | null,
    cls: string,
  ): void => {
    const i = find(share, own);
    const value = i < 0 ? null : own(points[i]!);
    if (value === null) return;
    const rival = other(points[i]!);
    const above = rival === null ? cls === 'dt' : value > rival || (value === rival && cls === 'dt');
    const place = inside(
      { x: places[i] ?? 0, width: estimateWidth(words, 12, cls !== 'dt'), anchor: above ? 'end' : 'start' },
      NARROWEST,
    );
    const y = above ? Math.max(TOP + 8, yOf(value) - 8) : Math.min(BOTTOM - 5, yOf(value) + 20);
    parts.push(text(`${cls} halo`, place.x, y, words, place.anchor));
  };
  say(
    plannedName,
    0.45,
    (p) => p.planned,
    (p) => p.actual,
    'dt',
  );
  say(
    actualName,
    0.6,
    (p) => p.actual,
    (p) => p.planned,
    'v',
  );
  return parts.join('');
}

function corrections({ points, correctedText }: MonthlyChartInput, places: readonly number[]): string {
  const hollow = points.map((p, i) =>
    p.corrected && p.actual !== null
      ? `<circle class="dot no" cx="${pct(places[i] ?? 0)}" cy="${n(yOf(p.actual))}" r="4"/>`
      : '',
  );
  const i = points.findLastIndex((p) => p.corrected && p.actual !== null);
  const point = points[i];
  if (!point || point.actual === null || !correctedText) return hollow.join('');
  const x = places[i] ?? 0;
  const y = Math.min(BOTTOM - 6, yOf(point.actual) + 38);
  const place = inside({ x, width: estimateWidth(correctedText, 12), anchor: 'middle' }, NARROWEST);
  const leader = y - 12 > yOf(point.actual) + 5 ? vertical('h lead', x, yOf(point.actual) + 5, y - 12) : '';
  return leader + hollow.join('') + text('dt halo', place.x, y, correctedText, place.anchor);
}

/** The latest report as a filled point, the gap to the plan above it. */
function latest({ points, latestText, gapText }: MonthlyChartInput, places: readonly number[]): string {
  const i = points.findLastIndex((p) => p.actual !== null);
  const point = points[i];
  if (!point || point.actual === null) return '';
  const x = places[i] ?? 0;
  const y = yOf(point.actual);
  const owes = point.planned !== null && point.planned > point.actual;
  const top = owes ? yOf(point.planned!) : y;
  const gap =
    owes && y - top > 4
      ? `<line class="o" x1="${pct(x)}" x2="${pct(x)}" y1="${n(y - 6)}" y2="${n(top)}" stroke-width="6"/>`
      : '';
  const side = (words: string, at: number, cls: string): string => {
    const { anchor } = inside({ x, width: estimateWidth(words, 13, true) + 12, anchor: 'end' }, NARROWEST);
    return text(`${cls} halo`, x, at, words, anchor, anchor === 'end' ? -11 : 11);
  };
  return (
    gap +
    `<circle class="dot${point.corrected ? ' no' : ''}" cx="${pct(x)}" cy="${n(y)}" r="4.5"/>` +
    (latestText ? side(latestText, y + 3, 'v') : '') +
    (owes && gapText ? side(gapText, Math.max(11, Math.min((y + top) / 2, y - 14)), 'v owed') : '')
  );
}
