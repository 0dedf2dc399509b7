/** The road of a project page, for wide pages: the strip, its two streets, what is done, owed and due, milestones below. */
import type { Status } from '../measures/types.ts';
import { shapeOf, type Shape } from './road-shape.ts';
import { FORMS, roadBody } from './road-strip.ts';
import { escapeText, n, pct, rawText, svg, text, vertical, type Label } from './svg.ts';
import { estimateWidth, inside, placeWords } from './words-in-drawings.ts';

interface StripMilestone {
  name: string;
  /** `2012-03-20`, or `预计 12-03`. */
  date: string;
  /** Percent of the road with it. */
  position: number;
  done: boolean;
}

export interface ProjectStripInput {
  status: Status;
  actual: number | null;
  planned: number | null;
  label: Label;
  /** The cross streets; null where the project has none. */
  from: string | null;
  to: string | null;
  /** The road that already stands before the first street: its name and 已有. */
  before: { name: string; note: string } | null;
  /** 实到 78 %, 11-30 应到 92 %, 差 14 个百分点; null is not drawn. */
  actualText: string | null;
  plannedText: string | null;
  gapText: string | null;
  /** Said in the middle where there are no data or the project is withdrawn. */
  word: string | null;
  milestones: readonly StripMilestone[];
}

/** Narrowest px of the road on pages of two widths; the classes of the words name them. */
const SCREENS = { xl: 1020, md: 580 };
/** Px that the drawing's padding leaves on either side. */
const MARGIN = 64;
const STREET_Y = 14;
const TOP = 26;

/** Needs the padding of the class `road` for the stub and for words at the ends. */
export function projectStrip(input: ProjectStripInput): string {
  const { band, over } = FORMS.page;
  const shape = shapeOf(input.status);
  const roadTop = TOP + over;
  const barBottom = TOP + over * 2 + band;
  const drawsValues = shape !== 'withdrawn' && shape !== 'empty' && shape !== 'open';
  const words = (width: number): Drawn => {
    const below = milestones(input.milestones, roadTop + band, barBottom, width);
    return {
      body: below.body + (drawsValues ? values(input, shape, roadTop, width) : ''),
      height: below.height,
    };
  };
  const wide = perScreen(words(SCREENS.xl), words(SCREENS.md));
  const body =
    stub(input.before, roadTop, band) +
    roadBody('page', shape, input, TOP) +
    streets(input) +
    wide.body +
    said(input.word, shape, roadTop + band / 2);
  return svg('strip road', Math.max(wide.height, barBottom), input.label, body);
}

/** In the middle of an empty road; beside the slash of a withdrawn one. */
function said(word: string | null, shape: Shape, middle: number): string {
  if (!word) return '';
  return shape === 'withdrawn'
    ? text('', 50, middle - 10, word, 'start', 48)
    : text('', 50, middle + 5, word, 'middle');
}

interface Drawn {
  body: string;
  height: number;
}

/** Once where both widths come out the same. */
function perScreen(xl: Drawn, md: Drawn): Drawn {
  if (xl.body === md.body) return xl;
  return {
    body: `<g class="xl">${xl.body}</g><g class="md">${md.body}</g>`,
    height: Math.max(xl.height, md.height),
  };
}

function stub(before: ProjectStripInput['before'], y: number, band: number): string {
  if (!before) return '';
  return (
    `<rect class="stub" x="-64" y="${n(y)}" width="60" height="${n(band)}"/>` +
    text('s2', 0, y + band + 22, before.name, 'start', -64) +
    text('s3', 0, y + band + 40, before.note, 'start', -64)
  );
}

function streets({ from, to }: ProjectStripInput): string {
  const ends: [string | null, number][] = [
    [from, 0],
    [to, 100],
  ];
  return ends
    .map(([name, x]) => {
      if (!name) return '';
      const place = inside({ x, width: estimateWidth(name, 16, true), anchor: 'middle' }, SCREENS.md, MARGIN);
      return text(
        'st',
        place.x,
        STREET_Y,
        name,
        place.anchor,
        place.anchor === 'middle' ? 0 : x === 0 ? -MARGIN : MARGIN,
      );
    })
    .join('');
}

/**
 * What is done beside the road's end, what is due over the tick, the gap between. What finds no room of its own joins the
 * words over the tick.
 */
function values(input: ProjectStripInput, shape: Shape, roadTop: number, width: number): string {
  const { actual, planned, actualText, plannedText, gapText } = input;
  const low = roadTop - 10;
  const done = actual ?? 0;
  const due = planned ?? done;
  const parts: string[] = [];
  const above: string[] = [];
  let aboveWidth = 0;
  const over = (words: string, cls = ''): void => {
    above.push(cls ? `<tspan class="${cls}">${escapeText(words)}</tspan>` : escapeText(words));
    aboveWidth += estimateWidth(words, 13, true) + 8;
  };
  if (actualText) {
    const textWidth = estimateWidth(actualText, 13, true) + 12;
    // Beyond the end of the road where the plan tick would cross the words before it.
    const crossed = due <= done && due > 0 && ((done - due) / 100) * width < textWidth;
    const barred = shape === 'blocked' || shape === 'paused';
    if (crossed) parts.push(text('v halo', done, low, actualText, 'start', 8));
    else if ((done / 100) * width >= textWidth)
      parts.push(text('v halo', done, low, actualText, 'end', barred ? -12 : 0));
    else over(actualText);
  }
  if (gapText) {
    const roomy = above.length === 0 && ((due - done) / 100) * width > estimateWidth(gapText, 13, true);
    if (roomy) parts.push(text('v owed', (done + due) / 2, low, gapText, 'middle'));
    else over(gapText, 'owed');
  }
  if (plannedText) over(plannedText);
  if (above.length > 0) {
    const { x, anchor } = inside({ x: due, width: aboveWidth, anchor: 'middle' }, width, -8);
    const side = anchor === 'start' ? 12 : anchor === 'end' ? -12 : 0;
    parts.push(rawText('v halo', x, roadTop - 26, above.join('&#160; '), anchor, side));
  }
  return parts.join('');
}

/** Dots under the road, filled when done; words in as many rows as they need, clear of the two bars. */
function milestones(
  list: readonly StripMilestone[],
  roadBottom: number,
  barBottom: number,
  width: number,
): Drawn {
  const dotY = roadBottom + 18;
  const ends = list.filter((m) => m.position >= 100);
  const inner = list.filter((m) => m.position < 100);
  const bars: [number, number][] = [[-6, 6]];
  if (ends.length === 0) bars.push([width - 6, width + 6]);
  const ordered = [...ends, ...inner];
  const placed = placeWords(
    ordered.map((m) => ({
      x: m.position,
      width: Math.max(estimateWidth(m.name, 13, true), estimateWidth(m.date, 13)),
      anchor: 'middle',
    })),
    width,
    MARGIN,
    bars,
  );
  const dots: string[] = [];
  const words: string[] = [];
  let height = 0;
  ordered.forEach((m, i) => {
    const { row, anchor, x } = placed[i]!;
    const end = m.position >= 100;
    // The word of the end stands under its bar, so rows below the first keep clear of it.
    const y = (end ? barBottom + 18 : dotY + 24 + (row > 0 ? 20 : 0)) + row * 42;
    height = Math.max(height, y + 26);
    if (!end) dots.push(vertical('k1', m.position, roadBottom, row > 0 ? y - 14 : dotY), dot(m, dotY));
    const dx =
      x === m.position && x > 0 && x < 100 ? 0 : anchor === 'end' ? MARGIN : anchor === 'start' ? -MARGIN : 0;
    words.push(
      text(m.done || end ? 'v halo' : 'nm halo', x, y, m.name, anchor, dx),
      text('dt halo', x, y + 18, m.date, anchor, dx),
    );
  });
  return { body: dots.join('') + words.join(''), height };
}

function dot(m: StripMilestone, y: number): string {
  return `<circle class="${m.done ? 'dot' : 'dot no'}" cx="${pct(m.position)}" cy="${n(y)}" r="4.5"/>`;
}
