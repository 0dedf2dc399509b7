/** The share picture, 1200 × 630, laid out. Pure. */
import { COLOURS, fitted, line, type Colour, type Drawing, type Node, type Span } from './layout.ts';
import type { Weight, Widths } from './letters.ts';
import type { SharePicture } from './picture.ts';
import { countStrip, roadStrip } from './strip.ts';

export const WIDTH = 1200;
export const HEIGHT = 630;
const MARGIN = 64;
const INNER = WIDTH - 2 * MARGIN;

const span = (text: string, colour: Colour, weight: Weight): Span => ({ text, colour, weight });

const MARK =
  `<g transform="translate(64 57) scale(1.22)"><path fill="${COLOURS.ink}" d="M1 1h30v5H1zM1 24h30v5H1zM13.5 6h5v5.500h-5zM13.5 18.500h5v5.500h-5z"/>` +
  `<rect fill="${COLOURS.verm}" x="13" y="12.300" width="6" height="5.600"/></g>`;

const HEAD_SIZE = 26;
const HEAD_Y = 82;

function head({ site, asOf }: SharePicture, widths: Widths): Node[] {
  const right = asOf.reduce((sum, { text, weight }) => sum + widths(text, HEAD_SIZE, weight), 0);
  const left = 197;
  const box = { width: WIDTH - MARGIN - right - 32 - left, height: 52, largest: HEAD_SIZE, leading: 1.2 };
  const title = fitted(site, 400, box, widths);
  const first = HEAD_Y - ((title.lines.length - 1) * title.size * 1.2) / 2;
  return [
    MARK,
    line(118, HEAD_Y, HEAD_SIZE, [span('挂图', 'ink', 700)]),
    ...title.lines.map((text, at) =>
      line(left, first + at * title.size * 1.2, title.size, [span(text, 'ink2', 400)]),
    ),
    line(WIDTH - MARGIN, HEAD_Y, HEAD_SIZE, asOf, 'end'),
  ];
}

const HEADING_MIDDLE = 190;

function heading({ heading: text, plate }: SharePicture, widths: Widths): Node[] {
  const plateWidth = plate === null ? 0 : Math.max(78, widths(plate.text, 38, 700) + 28);
  const x = plate === null ? MARGIN : MARGIN + plateWidth + 24;
  const box = { width: WIDTH - MARGIN - x, height: 158, largest: 104, leading: 1.16 };
  const { lines, size } = fitted(text, 700, box, widths);
  const first = HEADING_MIDDLE + size * 0.36 - ((lines.length - 1) * size * 1.16) / 2;
  const nodes: Node[] = lines.map((words, at) =>
    line(x, first + at * size * 1.16, size, [span(words, 'ink', 700)]),
  );
  if (plate === null) return nodes;
  const ink = COLOURS.ink;
  const fill = plate.solid ? `fill="${ink}"` : 'fill="none"';
  return [
    `<rect x="${MARGIN + 2}" y="160" width="${plateWidth - 4}" height="52" rx="8" ${fill} stroke="${ink}" stroke-width="4"/>`,
    line(MARGIN + plateWidth / 2, 200, 38, [span(plate.text, plate.solid ? 'paper' : 'ink', 700)], 'middle'),
    ...nodes,
  ];
}

const ANSWER_Y = 515;
const EVIDENCE_SIZE = 30;

function sentence({ answer, evidence }: SharePicture, widths: Widths): Node[] {
  const beside = evidence.reduce((sum, { text, weight }) => sum + widths(text, EVIDENCE_SIZE, weight), 0);
  const one = widths(answer, 46, 700);
  if (one + 24 + beside <= INNER)
    return [
      line(MARGIN, ANSWER_Y, 46, [span(answer, 'ink', 700)]),
      line(MARGIN + one + 24, ANSWER_Y, EVIDENCE_SIZE, evidence),
    ];
  const { lines, size } = fitted(
    answer,
    700,
    { width: INNER, height: 60, largest: 46, leading: 1.25 },
    widths,
  );
  const top = 505 - (lines.length - 1) * size * 0.4;
  const nodes: Node[] = lines.map((text, at) =>
    line(MARGIN, top + at * size * 1.25, size, [span(text, 'ink', 700)]),
  );
  const y = top + (lines.length - 1) * size * 1.25 + 46;
  const small = Math.min(EVIDENCE_SIZE, Math.floor((EVIDENCE_SIZE * INNER) / Math.max(1, beside)));
  return [...nodes, line(MARGIN, y, small, evidence)];
}

function notes({ notes: [left, right] }: SharePicture, widths: Widths): Node[] {
  const size = (text: string): number => Math.min(18, (18 * (INNER / 2 - 16)) / widths(text || ' ', 18, 400));
  return [
    line(MARGIN, 600, size(left), [span(left, 'ink3', 400)]),
    line(WIDTH - MARGIN, 600, size(right), [span(right, 'ink3', 400)], 'end'),
  ];
}

/** The whole picture. */
export function drawingOf(picture: SharePicture, widths: Widths): Drawing {
  const { strip } = picture;
  return [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${COLOURS.paper}"/>`,
    ...head(picture, widths),
    ...heading(picture, widths),
    ...(strip.kind === 'road' ? roadStrip(strip, widths) : countStrip(strip)),
    ...sentence(picture, widths),
    ...notes(picture, widths),
  ];
}

/** The mark alone on paper, as a square. */
export function squareMark(): Drawing {
  return [
    `<rect width="512" height="512" fill="${COLOURS.paper}"/>`,
    `<g transform="translate(96 96) scale(10)"><path fill="${COLOURS.ink}" d="M2 3h28v5H2zM2 24h28v5H2zM13 8h6v4h-6zM13 20h6v4h-6z"/>` +
      `<rect fill="${COLOURS.verm}" x="13" y="13" width="6" height="6"/></g>`,
  ];
}
