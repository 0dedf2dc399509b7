/** A table of figures as a picture: what a reader would otherwise take from the screen. */
import { PALETTE } from './palette.ts';
import { framed, line, type PictureFrame } from './standalone.ts';
import { n } from './svg.ts';
import { estimateWidth } from './words-in-drawings.ts';
import { wrapWords } from './wrap.ts';

export interface PictureColumn {
  name: string;
  numeric: boolean;
}

export interface PictureCell {
  text: string;
  /** Under the value. */
  small?: string | null;
  owed?: boolean;
}

const MARGIN = 32;
const LEAST = 800;
const SPACE = 24;
/** Longer words stand in several lines. */
const MOST = { head: 120, cell: 280 };

interface Laid {
  x: number;
  width: number;
  head: readonly string[];
}

/** How wide each column is: its longest cell, its head in up to three lines; what is left over goes to the words. */
function laid(
  columns: readonly PictureColumn[],
  rows: readonly (readonly PictureCell[])[],
): { columns: Laid[]; inner: number } {
  const heads = columns.map((column) => wrapWords(column.name, 13, MOST.head));
  const widths = columns.map((_, i) =>
    Math.ceil(
      Math.max(
        ...(heads[i] ?? []).map((words) => estimateWidth(words, 13)),
        ...rows.map((row) =>
          Math.max(
            Math.min(MOST.cell, estimateWidth(row[i]?.text ?? '', 15, i === 0)),
            estimateWidth(row[i]?.small ?? '', 12),
          ),
        ),
        16,
      ),
    ),
  );
  const natural = widths.reduce((sum, width) => sum + width, 0) + SPACE * (columns.length - 1);
  const inner = Math.max(LEAST, natural);
  const share = columns.length > 1 ? (inner - natural) / (columns.length - 1) : 0;
  let x = MARGIN;
  return {
    inner,
    columns: widths.map((width, i) => {
      const at = x;
      x += width + SPACE + share;
      return { x: at, width, head: heads[i] ?? [] };
    }),
  };
}

function at(
  column: PictureColumn | undefined,
  { x, width }: Laid,
): [x: number, anchor: Record<string, string>] {
  return column?.numeric ? [x + width, { 'text-anchor': 'end' }] : [x, {}];
}

function rowOf(
  columns: readonly PictureColumn[],
  places: readonly Laid[],
  cells: readonly PictureCell[],
  top: number,
): { body: string; height: number } {
  let lines = 1;
  const body = places.map((place, i) => {
    const cell = cells[i];
    if (!cell) return '';
    const [x, anchor] = at(columns[i], place);
    const words = wrapWords(cell.text, 15, Math.max(place.width, 16) + 4, i === 0);
    lines = Math.max(lines, words.length + (cell.small ? 0.8 : 0));
    const look = {
      ...anchor,
      ...(i === 0 ? { 'font-weight': 700 } : {}),
      ...(cell.owed ? { fill: PALETTE.verm } : {}),
    };
    return (
      words.map((one, k) => line(x, top + 24 + k * 22, one, 15, look)).join('') +
      (cell.small
        ? line(x, top + 24 + words.length * 22 - 4, cell.small, 12, { ...anchor, fill: PALETTE.ink2 })
        : '')
    );
  });
  return { body: body.join(''), height: 14 + lines * 22 };
}

/** Rows never split; the picture grows with the table. */
export function tablePicture(
  frame: PictureFrame,
  columns: readonly PictureColumn[],
  rows: readonly (readonly PictureCell[])[],
): string {
  const { columns: places, inner } = laid(columns, rows);
  const across = (y: number, colour: string): string =>
    `<line x1="${MARGIN}" x2="${n(MARGIN + inner)}" y1="${n(y)}" y2="${n(y)}" stroke="${colour}"/>`;
  return framed(
    frame,
    (top) => {
      const deep = Math.max(1, ...places.map(({ head }) => head.length));
      let body = places
        .map((place, i) => {
          const [x, anchor] = at(columns[i], place);
          return place.head
            .map((words, k) =>
              line(x, top + 14 + (deep - place.head.length + k) * 18, words, 13, {
                ...anchor,
                fill: PALETTE.ink2,
              }),
            )
            .join('');
        })
        .join('');
      let y = top + deep * 18 + 8;
      body += across(y, PALETTE.rule);
      for (const cells of rows) {
        const row = rowOf(columns, places, cells, y);
        y += row.height;
        body += row.body + across(y, PALETTE.hair);
      }
      return { body, bottom: y };
    },
    inner,
  );
}
