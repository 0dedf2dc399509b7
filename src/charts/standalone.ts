/** Drawings that leave their page: one SVG file with title, as-of, source and address inside, and no style sheet to need. */
import { withLooks } from './looks.ts';
import { FONTS, PALETTE } from './palette.ts';
import { escapeText, n } from './svg.ts';
import { estimateWidth } from './words-in-drawings.ts';
import { wrapWords } from './wrap.ts';

export interface PictureFrame {
  title: string;
  lang: string;
  /** Under the title: what the lines mean. */
  about?: string | null;
  /** Samples of its lines with their words: `drawing` is the class of the whole drawing they are taken from. */
  legend?: { drawing: string; items: readonly { sample: string; text: string }[] };
  /** At the foot: as of, source, address. */
  notes: readonly string[];
}

/** One drawing of `src/charts` in a picture. */
export interface Drawing {
  svg: string;
  /** Px that its words need at the left and right of the plot: the padding of its class. */
  padding?: readonly [left: number, right: number];
  /** Above it, where there are several. */
  head?: { name: string; value: string };
}

const MARGIN = 32;
const INNER = 800;
const GAP = 24;

/** Words at px from the left and top of a picture. */
export function line(
  x: number,
  y: number,
  words: string,
  size: number,
  extra: Readonly<Record<string, string | number>> = {},
): string {
  const more = Object.entries(extra)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
  return `<text x="${n(x)}" y="${n(y)}" font-size="${size}"${more}>${escapeText(words)}</text>`;
}

/** Samples of 30 × 14 px in a row, or in several where they do not fit. */
function legendOf(
  { drawing, items }: NonNullable<PictureFrame['legend']>,
  top: number,
  inner: number,
): { body: string; bottom: number } {
  let x = 0;
  let y = top;
  const body = items.map(({ sample, text }) => {
    const width = 38 + estimateWidth(text, 13) + 20;
    if (x > 0 && x + width > inner) {
      x = 0;
      y += 22;
    }
    const at = MARGIN + x;
    x += width;
    return (
      `<svg x="${n(at)}" y="${n(y)}" width="30" height="14">${withLooks(drawing, sample)}</svg>` +
      line(at + 38, y + 12, text, 13, { fill: PALETTE.ink2 })
    );
  });
  return { body: body.join(''), bottom: y + 22 };
}

/** Title above, notes below; `draw` gives what stands between, from `top` on, and where that ends. */
export function framed(
  frame: PictureFrame,
  draw: (top: number) => { body: string; bottom: number },
  inner = INNER,
): string {
  let y = MARGIN;
  let text = '';
  const write = (
    words: string,
    size: number,
    height: number,
    extra: Record<string, string | number>,
  ): void => {
    for (const one of wrapWords(words, size, inner, extra['font-weight'] === 700)) {
      text += line(MARGIN, y + size, one, size, extra);
      y += height;
    }
  };
  write(frame.title, 20, 28, { 'font-weight': 700 });
  if (frame.about) write(frame.about, 13, 20, { fill: PALETTE.ink2 });
  if (frame.legend) {
    const legend = legendOf(frame.legend, y + 8, inner);
    text += legend.body;
    y = legend.bottom;
  }
  const { body, bottom } = draw(y + 12);
  y = bottom + 20;
  text += `<line x1="${MARGIN}" x2="${MARGIN + inner}" y1="${n(y)}" y2="${n(y)}" stroke="${PALETTE.rule}"/>`;
  y += 8;
  for (const note of frame.notes) write(note, 12, 18, { fill: PALETTE.ink2 });
  const width = inner + 2 * MARGIN;
  const height = n(y + MARGIN - 8);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${frame.lang}" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}" font-family="${escapeText(FONTS)}" fill="${PALETTE.ink}" role="img">` +
    `<title>${escapeText(frame.title)}</title><desc>${escapeText(frame.notes.join(' · '))}</desc>` +
    `<rect width="100%" height="100%" fill="${PALETTE.paper}"/>${body}${text}</svg>\n`
  );
}

interface Opened {
  cls: string;
  body: string;
  height: number;
  viewBox: string | null;
}

/** The parts of a drawing as `svg()` and the map make it. */
function opened(svg: string, width: number): Opened {
  const [tag = ''] = /^<svg\b[^>]*>/.exec(svg) ?? [];
  const attribute = (name: string): string | null =>
    new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
  const viewBox = attribute('viewBox');
  const [, , w = 1, h = 1] = (viewBox ?? '').split(' ').map(Number);
  return {
    cls: (attribute('class') ?? '').split(' ')[0] ?? '',
    body: svg.slice(tag.length, -'</svg>'.length),
    height: viewBox === null ? Number(attribute('height') ?? 0) : (width * h) / w,
    viewBox,
  };
}

function placed(drawing: Drawing, x: number, y: number, width: number): { body: string; height: number } {
  const [left, right] = drawing.padding ?? [0, 0];
  const { cls, body, height, viewBox } = opened(drawing.svg, width - left - right);
  const box = viewBox === null ? ' overflow="visible"' : ` viewBox="${viewBox}"`;
  return {
    body: `<svg x="${n(x + left)}" y="${n(y)}" width="${n(width - left - right)}" height="${n(height)}"${box}>${withLooks(cls, body)}</svg>`,
    height,
  };
}

/** One drawing over the whole width. */
export function picture(frame: PictureFrame, drawing: Drawing): string {
  return framed(frame, (top) => {
    const { body, height } = placed(drawing, MARGIN, top, INNER);
    return { body, bottom: top + height };
  });
}

/** Several small drawings in rows of `columns`, each under its name. */
export function pictureOfMany(frame: PictureFrame, drawings: readonly Drawing[], columns = 3): string {
  const width = (INNER - GAP * (columns - 1)) / columns;
  const HEAD = 26;
  return framed(frame, (top) => {
    let y = top;
    let body = '';
    for (let first = 0; first < drawings.length; first += columns) {
      let tallest = 0;
      drawings.slice(first, first + columns).forEach((drawing, i) => {
        const x = MARGIN + i * (width + GAP);
        const one = placed(drawing, x, y + HEAD, width);
        tallest = Math.max(tallest, one.height);
        body +=
          (drawing.head
            ? line(x, y + 16, drawing.head.name, 15, { 'font-weight': 700 }) +
              line(x + width, y + 16, drawing.head.value, 14, { fill: PALETTE.ink2, 'text-anchor': 'end' })
            : '') + one.body;
      });
      y += HEAD + tallest + GAP;
    }
    return { body, bottom: y - GAP };
  });
}
