/**
 * The road standing up, as the spine of a list of milestones on phones: one drawing per row of the list, from its
 * milestone down to the next, as high as the row. So the words are real text that may wrap, and the road follows.
 */
import type { Status } from '../measures/types.ts';
import { shapeOf } from './road-shape.ts';
import { escapeText, n, pct } from './svg.ts';

export interface StandingRoadInput {
  status: Status;
  actual: number | null;
  planned: number | null;
  /** Percent of the road with each milestone, rising. */
  milestones: readonly { position: number; done: boolean }[];
  /** 实到 / 78 %, 应到 / 92 %, 差 14: short, each line of a label on its own; null is not drawn. */
  actualText: readonly [string, string] | null;
  plannedText: readonly [string, string] | null;
  gapText: string | null;
  /** A road already stands before the first street. */
  before: boolean;
}

export interface StandingRow {
  drawing: string;
  /** Which milestone stands at its top; null for the first street and, where no milestone ends the road, for the last. */
  milestone: number | null;
  /** Length in twentieths of the road, 0–20: the class `h…` gives the row its least height. */
  length: number;
}

const LEFT = 44;
const BAND = 24;
const MIDDLE = LEFT + BAND / 2;
const BAR = 112;
const DOT = 86;
/** Px of one twentieth. */
const STEP = 26;

/** Rows from the first street to the last. Milestones at the same place share their percent but have a row each. */
export function standingRoad(input: StandingRoadInput): StandingRow[] {
  const last = input.milestones.at(-1);
  const ends = last !== undefined && last.position >= 100;
  const stops = [
    { at: 0, milestone: null as number | null },
    ...input.milestones.map((m, i) => ({ at: m.position, milestone: i as number | null })),
  ];
  if (!ends) stops.push({ at: 100, milestone: null });
  return stops.map((stop, i) => {
    const next = stops[i + 1];
    const to = next?.at ?? 100;
    const kind = i === 0 ? 'first' : next ? 'between' : 'last';
    const body =
      (next ? segment(input, stop.at, to) : '') +
      (kind === 'between' ? dot(input, stop.milestone) : bar(kind === 'first' && input.before));
    return {
      drawing: `<svg class="standing" width="${BAR}" height="100%" aria-hidden="true">${body}</svg>`,
      milestone: stop.milestone,
      length: next ? Math.min(20, Math.max(0, Math.round((to - stop.at) / 5))) : 0,
    };
  });
}

function bar(stub: boolean): string {
  const before = stub ? `<rect class="stub" x="${LEFT}" y="-31" width="${BAND}" height="26"/>` : '';
  return `${before}<rect y="-5" width="${BAR}" height="10"/>`;
}

function dot({ milestones }: StandingRoadInput, index: number | null): string {
  const done = index !== null && milestones[index]?.done;
  return `<line class="k1" x1="${LEFT + BAND}" x2="${DOT - 5}"/><circle class="${done ? 'dot' : 'dot no'}" cx="${DOT}" r="4.5"/>`;
}

function down(cls: string, x: number, from: number, to: number, width?: number): string {
  const thick = width === undefined ? '' : ` stroke-width="${width}"`;
  return `<line class="${cls}" x1="${x}" x2="${x}" y1="${pct(from)}" y2="${pct(to)}"${thick}/>`;
}

/** The road from `a` to `b` percent, in percent of the row's height. */
function segment(input: StandingRoadInput, a: number, b: number): string {
  if (b <= a) return '';
  const shape = shapeOf(input.status);
  const within = (value: number): number => ((Math.min(b, Math.max(a, value)) - a) / (b - a)) * 100;
  if (shape === 'withdrawn') return down('w', MIDDLE, 0, 100);
  if (shape === 'empty') return '';
  const actual = shape === 'open' ? 100 : (input.actual ?? 0);
  const owes = shape === 'owing' || shape === 'blocked' || shape === 'paused';
  const planned = owes ? Math.max(actual, input.planned ?? actual) : actual;
  const ink = shape === 'paused' ? ' ink' : '';
  const done = within(actual);
  const due = within(planned);
  const parts: string[] = [];
  if (due < 100) parts.push(down('edge', LEFT, due, 100) + down('edge', LEFT + BAND, due, 100));
  if (done > 0)
    parts.push(`<rect x="${LEFT}" width="${BAND}" height="${pct(done)}"/>${down('lane', MIDDLE, 0, done)}`);
  if (due > done) parts.push(down(`o up${ink}`, MIDDLE, done, due, BAND));
  if (shape === 'open') return parts.join('');
  const here = (value: number): boolean => value > a && value <= b;
  if (owes && shape !== 'owing' && (here(actual) || (actual === 0 && a === 0)))
    parts.push(`<line class="t far${ink}" x1="24" x2="88" y1="${pct(done)}" y2="${pct(done)}"/>`);
  return parts.join('') + labels(input, here, within, b - a);
}

function labels(
  { actual, planned, actualText, plannedText, gapText }: StandingRoadInput,
  here: (value: number) => boolean,
  within: (value: number) => number,
  length: number,
): string {
  const parts: string[] = [];
  const ahead = actual !== null && planned !== null && planned < actual;
  if (actual !== null && actualText && here(actual))
    parts.push(pair(actualText, within(actual), ahead ? 16 : -20));
  if (planned !== null && planned < 100 && here(planned)) {
    parts.push(
      `<line class="${ahead ? 'k over' : 'k'}" x1="4" x2="${LEFT + BAND}" y1="${pct(within(planned))}" y2="${pct(within(planned))}"/>`,
    );
    if (plannedText) parts.push(pair(plannedText, within(planned), ahead ? -20 : 16));
  }
  if (actual !== null && planned !== null && gapText && planned > actual) {
    const middle = (actual + planned) / 2;
    const px = ((planned - actual) / 5) * STEP;
    if (here(middle) && px > 26 && length > 0)
      parts.push(
        `<text class="v owed" x="38" y="${pct(within(middle))}" dy="5" text-anchor="end">${escapeText(gapText)}</text>`,
      );
  }
  return parts.join('');
}

/** Two short lines to the left of the road, the first at dy px from the percent. */
function pair([first, second]: readonly [string, string], at: number, dy: number): string {
  const line = (words: string, by: number): string =>
    `<tspan x="38" dy="${n(by)}">${escapeText(words)}</tspan>`;
  return `<text class="v" y="${pct(at)}" text-anchor="end">${line(first, dy)}${line(second, 15)}</text>`;
}
