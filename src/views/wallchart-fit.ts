/**
 * How the roads of a campaign are set on one sheet: how large, in how many columns, in rows of two lines or of one, and
 * when there are too many even for the smallest type that can be read on a wall: what is left out. Heights are
 * estimated from the words, a little more rather than less, so that nothing is cut on paper.
 */
import { estimateWidth } from '../charts/words-in-drawings.ts';
import { wrapWords } from '../charts/wrap.ts';
import type { Lang } from '../schema/settings.ts';

/** Sizes in percent. At 100 the smallest type is 12 px, 9 pt on paper; below that nobody reads it off a wall. */
const ZOOMS = [
  520, 460, 400, 360, 320, 280, 260, 240, 220, 200, 180, 160, 150, 140, 130, 120, 115, 110, 105, 100,
] as const;
export type WallZoom = (typeof ZOOMS)[number];

/** Px between two columns, at full size. */
const GAP = 27;

/** The room of a sheet below its head and above its foot, in px of paper. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** The words of a row that take room. */
export interface RowToFit {
  readonly name: string;
  readonly span: string | null;
  readonly date: string;
  readonly statusWord: string;
  readonly unit: string;
}

export interface BlockToFit<R extends RowToFit> {
  readonly name: string;
  /** Everything else in its heading, as one text. */
  readonly beside: string;
  readonly rows: readonly R[];
  /** Whether a line below the heading says what is left out. */
  readonly rest: boolean;
}

/** A block, or the part of one that stands in a column. */
export interface Part<B> {
  readonly block: B;
  readonly from: number;
  readonly to: number;
  /** Whether it goes on from the column before. */
  readonly continued: boolean;
}

export type Density = 'full' | 'dense';

export interface Setting<B> {
  readonly zoom: WallZoom;
  readonly density: Density;
  readonly columns: readonly (readonly Part<B>[])[];
}

/** Px at full size of a row's parts, as `src/styles/wallchart.css` sets them; English words need more. */
interface Form {
  /** Plates, dates, units and the space between; what is left is for the name and the strip. */
  readonly fixed: number;
  readonly nameShare: number;
  readonly status: number;
  readonly when: number;
  readonly who: number;
  /** Height of the lowest row. */
  readonly least: number;
}

interface Forms {
  /** The narrowest that a column may be. */
  readonly narrowest: number;
  readonly full: Form;
  readonly dense: Form;
}

function formOf(density: Density, status: number, when: number, who: number): Form {
  return density === 'full'
    ? { fixed: 34 + when + who + 4 * 8, nameShare: 12 / 20, status: when, when, who, least: 35 }
    : { fixed: 28 + status + when + who + 5 * 6, nameShare: 11 / 16, status, when, who, least: 20 };
}

const FORMS: Readonly<Record<Lang, Forms>> = {
  zh: { narrowest: 455, full: formOf('full', 94, 94, 90), dense: formOf('dense', 62, 76, 112) },
  en: { narrowest: 560, full: formOf('full', 112, 112, 130), dense: formOf('dense', 104, 104, 150) },
};

const lines = (words: string, size: number, width: number, bold = false): number =>
  words === '' ? 0 : Math.max(1, wrapWords(words, size, width, bold).length);

function rowHeight(row: RowToFit, form: Form, density: Density, column: number): number {
  const width = (column - form.fixed) * form.nameShare - 2;
  const unit = lines(row.unit, 12, form.who - 2) * 16;
  if (density === 'dense') {
    const status = lines(row.statusWord, 12, form.status - 2, true) * 16;
    const when = lines(row.date, 12, form.when - 2, true) * 16;
    return 3 + Math.max(lines(row.name, 13, width, true) * 17, unit, status, when);
  }
  const what = lines(row.name, 15, width, true) * 18 + lines(row.span ?? '', 12, width) * 14;
  const when =
    lines(row.date, 13, form.when - 2, true) * 16 + lines(row.statusWord, 13, form.when - 2, true) * 16;
  return 3 + Math.max(what, when, unit);
}

function headHeight({ name, beside, rest }: BlockToFit<RowToFit>, column: number): number {
  const width = estimateWidth(name, 20, true) + 24 + estimateWidth(beside, 14);
  return 5 + 29 * Math.max(1, Math.ceil(width / column)) + (rest ? 22 : 0);
}

/**
 * Blocks one after the other, column by column; a heading never stands without a row, and the closing block is not
 * broken. Null where they need more columns than there are.
 */
function fill<B extends BlockToFit<RowToFit>>(
  blocks: readonly B[],
  heights: readonly (readonly number[])[],
  heads: readonly number[],
  room: { count: number; height: number; closing: number },
): Part<B>[][] | null {
  const columns: Part<B>[][] = [[]];
  let used = 0;
  const next = (): boolean => {
    if (columns.length === room.count) return false;
    columns.push([]);
    used = 0;
    return true;
  };
  for (const [at, block] of blocks.entries()) {
    const rows = heights[at] ?? [];
    const head = heads[at] ?? 0;
    let from = 0;
    do {
      const first = head + (rows[from] ?? 0);
      if (used > 0 && used + first > room.height && !next()) return null;
      if (first > room.height) return null;
      used += first;
      let to = Math.min(from + 1, rows.length);
      while (to < rows.length && used + (rows[to] ?? 0) <= room.height) used += rows[to++] ?? 0;
      columns.at(-1)?.push({ block, from, to, continued: from > 0 });
      from = to;
    } while (from < rows.length);
  }
  if (room.closing > 0 && used + room.closing > room.height && !next()) return null;
  return room.closing > room.height ? null : columns;
}

/** The columns as even as they can be: the least height at which everything still fits. */
function evened<B extends BlockToFit<RowToFit>>(
  blocks: readonly B[],
  heights: readonly (readonly number[])[],
  heads: readonly number[],
  room: { count: number; height: number; closing: number },
): Part<B>[][] | null {
  let best = fill(blocks, heights, heads, room);
  if (best === null) return null;
  let [low, high] = [0, room.height];
  while (high - low > 8) {
    const height = (low + high) / 2;
    const tried = fill(blocks, heights, heads, { ...room, height });
    if (tried === null) low = height;
    else [best, high] = [tried, height];
  }
  return best;
}

/**
 * The largest setting in which all rows fit; null where not even the smallest type holds them.
 * @param closing px of what stands at the end of the last column
 */
export function fitWall<B extends BlockToFit<RowToFit>>(
  blocks: readonly B[],
  room: Room,
  closing: number,
  lang: Lang,
): Setting<B> | null {
  const { narrowest } = FORMS[lang];
  const count = blocks.reduce((sum, { rows }) => sum + rows.length, 0);
  for (const density of ['full', 'dense'] as const)
    for (const zoom of ZOOMS) {
      const scale = zoom / 100;
      const [width, height] = [room.width / scale, room.height / scale];
      const columns = Math.max(1, Math.floor((width + GAP) / (narrowest + GAP)));
      const column = (width - (columns - 1) * GAP) / columns;
      const form = FORMS[lang][density];
      // One line of a row in large letters would hold a few characters only.
      if (column < narrowest || count * form.least > columns * height) continue;
      const heights = blocks.map(({ rows }) => rows.map((row) => rowHeight(row, form, density, column)));
      const heads = blocks.map((block) => headHeight(block, column));
      const set = evened(blocks, heights, heads, { count: columns, height, closing });
      if (set !== null) {
        while (set.length < columns) set.push([]);
        return { zoom, density, columns: set };
      }
    }
  return null;
}
