/** The road of a project page, for wide pages: the strip, its two streets, what is done, owed and due, milestones below. */
import type { Status } from '../measures/types.ts';
import { shapeOf } from './road-shape.ts';
import { FORMS, roadBody } from './road-strip.ts';
import { escapeText, n, pct, rawText, svg, text, vertical, type Label } from './svg.ts';
import { estimateWidth, inside, placeWords } from './words-in-drawings.ts';

export interface StripMilestone {
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

/** Narrowest width, in px, of the road on a page that shows this drawing. */
const NARROWEST = 600;
/** Px that the drawing's padding leaves on either side. */
const MARGIN = 64;
const STREET_Y = 14;
const TOP = 26;

/** Needs the padding of the class `road` for the stub and for words at the ends. */
export function projectStrip(input: ProjectStripInput): string {
  const { band, over } = FORMS.page;
  const shape = shapeOf(input.status);
  const roadTop = TOP + over;
  const below = milestones(input.milestones, roadTop + band, TOP + over * 2 + band);
  const drawsValues = shape !== 'withdrawn' && shape !== 'empty' && shape !== 'open';
  const body =
    stub(input.before, roadTop, band) +
    roadBody('page', shape, input, TOP) +
    below.body +
    streets(input) +
    (drawsValues ? values(input, roadTop) : '') +
    (input.word ? text('', 50, roadTop + band / 2 + 5, input.word, 'middle') : '');
  return svg('strip road', Math.max(below.height, TOP + over * 2 + band), input.label, body);
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
      const place = inside({ x, width: estimateWidth(name, 16, true), anchor: 'middle' }, NARROWEST, MARGIN);
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

/** What is done beside the road's end, what is due over the tick; the gap between, or with the due where it is narrow. */
function values(
  { actual, planned, actualText, plannedText, gapText }: ProjectStripInput,
  roadTop: number,
): string {
  const low = roadTop - 10;
  const high = roadTop - 26;
  const done = actual ?? 0;
  const due = planned ?? 0;
  const parts: string[] = [];
  if (actualText) {
    const place = inside(
      { x: done, width: estimateWidth(actualText, 13, true) + 12, anchor: 'end' },
      NARROWEST,
    );
    parts.push(text('v', place.x, low, actualText, place.anchor, place.anchor === 'start' ? 12 : 0));
  }
  const gapWidth = gapText ? estimateWidth(gapText, 13, true) : 0;
  const roomy = gapText !== null && ((due - done) / 100) * NARROWEST > gapWidth && done > 15;
  if (roomy) parts.push(text('v owed', (done + due) / 2, low, gapText, 'middle'));
  const head = gapText && !roomy ? `<tspan class="owed">${escapeText(gapText)}</tspan>  ` : '';
  const dueWidth = estimateWidth(plannedText ?? '', 13, true) + (roomy ? 0 : gapWidth + 8);
  if ((plannedText ?? head) && planned !== null) {
    const place = inside({ x: due, width: dueWidth, anchor: 'middle' }, NARROWEST, MARGIN - 20);
    const side = place.anchor === 'start' ? 12 : place.anchor === 'end' ? -12 : 0;
    parts.push(rawText('v', place.x, high, `${head}${escapeText(plannedText ?? '')}`, place.anchor, side));
    if (due > 0 && due < 100) parts.push(vertical('k2', due, roadTop - 20, roadTop));
  }
  return parts.join('');
}

/** Dots under the road, filled when done; words in as many rows as they need. */
function milestones(
  list: readonly StripMilestone[],
  roadBottom: number,
  barBottom: number,
): { body: string; height: number } {
  const dotY = roadBottom + 18;
  const rowHeight = 42;
  const placed = placeWords(
    list.map((m) => ({
      x: m.position,
      width: Math.max(estimateWidth(m.name, 13, true), estimateWidth(m.date, 13)),
      anchor: 'middle',
    })),
    NARROWEST,
    MARGIN,
  );
  let height = 0;
  const body = list.map((m, i) => {
    const { row, anchor, x } = placed[i] ?? { row: 0, anchor: 'middle', x: m.position };
    const end = m.position >= 100;
    const y = Math.max(dotY + 24, end ? barBottom + 18 : 0) + row * rowHeight;
    height = Math.max(height, y + 26);
    const dot = end
      ? ''
      : vertical('k1', m.position, roadBottom, dotY) +
        `<circle class="${m.done ? 'dot' : 'dot no'}" cx="${pct(m.position)}" cy="${n(dotY)}" r="4.5"/>`;
    const shift = anchor === 'middle' ? 0 : anchor === 'end' ? MARGIN : -MARGIN;
    const dx = x === m.position && x > 0 && x < 100 ? 0 : shift;
    const leader = row > 0 && !end ? vertical('k1', m.position, dotY + 5, y - 14) : '';
    return (
      leader +
      dot +
      text(m.done || end ? 'v' : 'nm', x, y, m.name, anchor, dx) +
      text('dt', x, y + 18, m.date, anchor, dx)
    );
  });
  return { body: body.join(''), height };
}
