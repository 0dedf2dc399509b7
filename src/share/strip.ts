/** The strips of a share picture, in px: a road between its two streets, or the roads of a district as cells. */
import { COLOURS, fitted, line, type Node, type Span } from './layout.ts';
import type { Widths } from './letters.ts';
import type { StripPicture } from './picture.ts';

const LEFT = 64;
const RIGHT = 1136;
/** Bars of 14, the road between their inner edges. */
const BAR = 14;
const FIRST_BAR = 94;
const LAST_BAR = 1094;
const FROM = FIRST_BAR + BAR;
const LENGTH = LAST_BAR - FROM;
const BAND = 38;
const OVER = 28;
const TOP = 353;
const ROAD = TOP + OVER;
const MIDDLE = ROAD + BAND / 2;
const BOTTOM = TOP + 2 * OVER + BAND;

const { ink, ink3, verm, paper, rule } = COLOURS;

function rect(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" fill="${fill}"/>`;
}

function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function dashed(
  from: number,
  to: number,
  [dash, space]: readonly [number, number],
  stroke: string,
  width: number,
): string {
  if (to - from < 2) return '';
  return `<path d="M${px(from)} ${px(MIDDLE)}H${px(to)}" stroke="${stroke}" stroke-width="${width}" stroke-dasharray="${dash} ${space}" fill="none"/>`;
}

type Road = Extract<StripPicture, { kind: 'road' }>;

/** The road from its first street to where it is built. */
function built(to: number): string {
  if (to <= FROM) return '';
  return rect(FROM, ROAD, to - FROM, BAND, ink) + dashed(FROM + 18, to - 10, [20, 12.2], paper, 3);
}

/** What is not due yet: dots along the middle. */
function rest(from: number): string {
  return dashed(from + 10, LAST_BAR - 12, [12, 9], ink3, 2);
}

function owed(from: number, to: number, colour: string): string {
  const dashes: string[] = [];
  for (let x = from + 8; x + 4 < to; x += 22) dashes.push(rect(x, ROAD, Math.min(14, to - x), BAND, colour));
  return dashes.join('');
}

const tick = (x: number, stroke = ink): string => rect(x - 1.5, TOP, 3, ROAD + BAND - TOP, stroke);

function body({ shape, actual, planned }: Road): string {
  const at = (percent: number | null): number =>
    FROM + (Math.min(100, Math.max(0, percent ?? 0)) / 100) * LENGTH;
  const done = at(actual);
  const due = at(planned);
  const inside = planned !== null && planned > 0 && planned < 100;
  switch (shape) {
    case 'open':
      return built(LAST_BAR);
    case 'passing':
    case 'meeting': {
      const passed = inside && due < done ? rect(due - 1.5, ROAD, 3, BAND, paper) : '';
      return built(done) + rest(done) + (inside ? tick(due) : '') + passed;
    }
    case 'owing':
    case 'blocked':
    case 'paused': {
      const colour = shape === 'paused' ? ink : verm;
      // Owed, and nobody knows how much: a few dashes of a fixed length.
      const end = planned !== null && due > done ? due : Math.min(done + 66, LAST_BAR - 8);
      const block = shape === 'owing' ? '' : rect(done - 4, TOP + 8, 8, BOTTOM - TOP - 16, colour);
      return built(done) + owed(done, end, colour) + rest(end) + (inside ? tick(due) : '') + block;
    }
    case 'future':
      return rest(FROM);
    case 'withdrawn':
      return (
        `<path d="M${FROM} ${MIDDLE}H${LAST_BAR}" stroke="${ink3}" stroke-width="3"/>` +
        `<path d="M583 ${BOTTOM - 6}L617 ${TOP + 6}" stroke="${ink3}" stroke-width="4"/>`
      );
    case 'empty':
      return '';
  }
}

const STREET_Y = 323;
const STREET = 30;

/** The two streets; long names grow smaller and take more lines, upwards. */
function streets({ from, to }: Road, widths: Widths): { nodes: Node[]; left: number; right: number } {
  const nodes: Node[] = [];
  const ends: number[] = [];
  for (const [name, x, anchor] of [
    [from, LEFT, 'start'],
    [to, RIGHT, 'end'],
  ] as const) {
    if (name === null) {
      ends.push(0);
      continue;
    }
    const box = { width: 500, height: 44, largest: STREET, leading: 1.15 };
    const { lines, size } = fitted(name, 700, box, widths);
    lines.forEach((text, index) => {
      const y = STREET_Y - (lines.length - 1 - index) * size * 1.15;
      nodes.push(line(x, y, size, [{ text, colour: 'ink', weight: 700 }], anchor));
    });
    ends.push(Math.max(...lines.map((text) => widths(text, size, 700))));
  }
  return { nodes, left: LEFT + (ends[0] ?? 0), right: RIGHT - (ends[1] ?? 0) };
}

const VALUE = 24;

/** What is done and what is due, each above its end, clear of the streets and of each other. */
function values(road: Road, clear: { left: number; right: number }, widths: Widths): Node[] {
  const { shape, actual, planned, actualText, plannedText } = road;
  if (['open', 'withdrawn', 'empty', 'future'].includes(shape)) return [];
  const nodes: Node[] = [];
  const place = (
    percent: number,
    spans: readonly Span[],
    y: number,
    lowest: number,
    highest: number,
  ): void => {
    const width = spans.reduce((sum, { text, weight }) => sum + widths(text, VALUE, weight), 0);
    const end = FROM + (Math.min(100, Math.max(0, percent)) / 100) * LENGTH;
    const right = Math.min(Math.max(end, lowest + width), highest);
    nodes.push(line(right, y, VALUE, spans, 'end'));
  };
  if (actual !== null && actualText !== '')
    place(
      actual,
      [{ text: actualText, colour: 'ink2', weight: 400 }],
      // Under the road where the tick that has been passed would cross the words.
      planned !== null && planned < actual ? 445 : 371,
      FROM + 4,
      LAST_BAR - 8,
    );
  if (planned !== null && plannedText !== '')
    place(
      planned,
      [{ text: plannedText, colour: 'ink', weight: 700 }],
      345,
      clear.left > LEFT ? clear.left + 16 : FROM + 4,
      clear.right < RIGHT ? Math.min(clear.right - 16, LAST_BAR) : LAST_BAR,
    );
  return nodes;
}

export function roadStrip(road: Road, widths: Widths): Node[] {
  const names = streets(road, widths);
  const dim = road.shape === 'withdrawn' || road.shape === 'empty';
  const bar = dim ? ink3 : ink;
  return [
    ...names.nodes,
    rect(LEFT, ROAD, FIRST_BAR - LEFT, BAND, rule),
    body(road),
    rect(FIRST_BAR, TOP, BAR, BOTTOM - TOP, bar),
    rect(LAST_BAR, TOP, BAR, BOTTOM - TOP, bar),
    ...values(road, names, widths),
    ...(road.shape === 'empty'
      ? [line(600, MIDDLE + 9, 26, [{ text: road.word, colour: 'ink2', weight: 400 }], 'middle')]
      : []),
  ];
}

/** Above this a cell is too fine to count, and the strip is drawn in proportion. */
const MOST_CELLS = 80;

/** One cell to a road: built, owed, not yet due. */
export function countStrip({ total, opened, due }: Extract<StripPicture, { kind: 'count' }>): Node[] {
  const bars = rect(FIRST_BAR, TOP, BAR, BOTTOM - TOP, ink) + rect(LAST_BAR, TOP, BAR, BOTTOM - TOP, ink);
  if (total === 0) return [bars];
  const share = (count: number): number => FROM + (Math.min(count, total) / total) * LENGTH;
  const end = share(Math.max(opened, due ?? 0));
  const parts: string[] = [];
  if (total > MOST_CELLS) {
    parts.push(rect(FROM, ROAD, share(opened) - FROM, BAND, ink));
    if (due !== null && due > opened) parts.push(owed(share(opened), end, verm));
  } else {
    const cell = LENGTH / total;
    const gap = Math.min(6, cell * 0.18);
    for (let at = 0; at < Math.max(opened, due ?? 0) && at < total; at += 1)
      parts.push(rect(FROM + at * cell + gap / 2, ROAD, cell - gap, BAND, at < opened ? ink : verm));
  }
  if (end < LAST_BAR - 1) parts.push(rest(end));
  if (due !== null && due > 0 && due < total)
    parts.push(tick(share(due)), due < opened ? rect(share(due) - 1.5, ROAD, 3, BAND, paper) : '');
  return [parts.join('') + bars];
}
