/** Source rows as receipts point at them: by the pages on which rows stand, and by places in the download. */
import type { BasisItem } from '../measures/types.ts';
import type { TableName } from '../schema/tables.ts';
import type { Context } from './context.ts';
import { rowAddress, rowPage, type RowSource } from './table-rows.ts';

/** Rows of one file: the words `第 2–14、17 行`, each stretch leading to the page on which its first row stands. */
export interface FileRows {
  readonly file: string;
  /** Exactly these rows in the download. */
  readonly href: string | null;
  readonly count: number;
  /** Empty where the same rows were pointed at before. */
  readonly stretches: readonly { readonly href: string | null; readonly text: string }[];
  /** Stretches of whole pages of raw rows, and not of lines, where the lines are scattered too much. */
  readonly inPages: boolean;
}

/** One set of rows. */
export interface RowSet {
  /** Anchor by which the same rows are meant again; null where it stands on the page already, or other rows do for these. */
  readonly id: string | null;
  readonly items: number;
  readonly rows: number;
  /** The set was given before, under this anchor. */
  readonly same: { readonly href: string; readonly name: string } | null;
  readonly files: readonly FileRows[];
  /** Too many stretches to be pointed at: the files point at pages of raw rows instead. */
  readonly tooMany: boolean;
}

/** Rows of one file. */
interface FileLines {
  readonly file: string;
  readonly table: TableName;
  /** Ascending, each once. */
  readonly lines: Uint32Array;
  readonly stretches: readonly Stretch[];
}

type Stretch = readonly [first: number, last: number];

/** Above this many stretches a pointer would be longer than what it points at is worth. */
const MOST_STRETCHES = 300;

/** `2-14`, `17` … of ascending numbers. */
function stretchesOf(numbers: Iterable<number>): Stretch[] {
  const stretches: [number, number][] = [];
  let last: [number, number] | undefined;
  for (const number of numbers) {
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else stretches.push((last = [number, number]));
  }
  return stretches;
}

/** Ascending, each once. A figure of a large city rests on tens of thousands of rows: typed arrays sort them as numbers. */
function ascending(lines: readonly number[]): Uint32Array {
  const sorted = Uint32Array.from(lines).sort();
  let kept = 0;
  for (const line of sorted) if (kept === 0 || line !== sorted[kept - 1]) sorted[kept++] = line;
  return sorted.subarray(0, kept);
}

function linesOf(items: readonly BasisItem[]): FileLines[] {
  const byFile = new Map<string, { table: TableName; lines: number[] }>();
  for (const { rows } of items) {
    for (const { file, line, table } of rows) {
      let found = byFile.get(file);
      if (found === undefined) byFile.set(file, (found = { table, lines: [] }));
      found.lines.push(line);
    }
  }
  return [...byFile].map(([file, { table, lines }]) => {
    const sorted = ascending(lines);
    return { file, table, lines: sorted, stretches: stretchesOf(sorted) };
  });
}

/** Collects the rows of one page. */
export class RowBook {
  readonly #context: Context;
  readonly #source: RowSource;
  readonly #sets = new Map<string, { id: string; name: string }>();
  readonly #anchors = new Set<string>();

  constructor(context: Context, source: RowSource) {
    this.#context = context;
    this.#source = source;
  }

  /**
   * A set of rows in words.
   * @param id its anchor, where it is the first with these rows
   */
  set(items: readonly BasisItem[], id: string, name: string): RowSet {
    const found = linesOf(items);
    const rows = found.reduce((sum, { lines }) => sum + lines.length, 0);
    const mark = found.map(({ file, stretches }) => `${file} ${stretches.join(';')}`).join('\n');
    const before = this.#sets.get(mark);
    const tooMany = found.some(({ stretches }) => stretches.length > MOST_STRETCHES);
    const count = { items: items.length, rows };
    if (before !== undefined && rows > 0)
      return {
        ...count,
        id: null,
        same: { href: `#${before.id}`, name: before.name },
        files: tooMany ? [] : found.map((one) => this.#pointer(one, false)),
        tooMany: false,
      };
    this.#sets.set(mark, { id, name });
    // Of no rows at all a figure made of others may say so again.
    const anchor = this.#anchors.has(id) ? null : id;
    this.#anchors.add(id);
    const files = found.map((one) => (tooMany ? this.#pages(one) : this.#pointer(one, true)));
    return { ...count, id: anchor, same: null, files, tooMany };
  }

  #pointer({ file, table, lines, stretches }: FileLines, listed: boolean): FileRows {
    return {
      file,
      href: this.#download(table, file, lines),
      count: lines.length,
      stretches: listed
        ? stretches.map(([first, last]) => ({
            href: this.#page(table, file, first),
            text: first === last ? String(first) : `${first}–${last}`,
          }))
        : [],
      inPages: false,
    };
  }

  /** The pages of raw rows on which the lines stand, each stretch leading to its first. */
  #pages({ file, table, lines }: FileLines): FileRows {
    const pages = new Set<number>();
    for (const line of lines) {
      const number = this.#source.rowNumber(table, { file, line });
      if (number !== null) pages.add(rowPage(number));
    }
    const stretches = stretchesOf(ascending([...pages]));
    const [[first] = [1], [, last] = [1, 1]] = [stretches[0], stretches.at(-1)];
    const told = stretches.length > MOST_STRETCHES ? [[first, last] as const] : stretches;
    return {
      file,
      href: this.#context.files.table(table),
      count: lines.length,
      stretches: told.map(([from, to]) => ({
        href: this.#context.urls.rows(table, from),
        text: from === to ? String(from) : `${from}–${to}`,
      })),
      inPages: true,
    };
  }

  #download(table: TableName, file: string, lines: Uint32Array): string | null {
    const numbers: number[] = [];
    for (const line of lines) {
      const number = this.#source.rowNumber(table, { file, line });
      if (number !== null) numbers.push(number);
    }
    if (numbers.length === 0) return null;
    const sorted = ascending(numbers);
    const stretches = stretchesOf(sorted).map(([a, b]) => (a === b ? String(a) : `${a}-${b}`));
    return `${this.#context.files.table(table)}#row=${stretches.join(';')}`;
  }

  #page(table: TableName, file: string, line: number): string | null {
    const number = this.#source.rowNumber(table, { file, line });
    return number === null ? null : rowAddress(this.#context, table, number);
  }
}
