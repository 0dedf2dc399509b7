/** Source rows as receipts point at them: by the pages on which rows stand, and by places in the download. */
import type { BasisItem, BasisRow } from '../measures/types.ts';
import type { TableName } from '../schema/tables.ts';
import type { Context } from './context.ts';
import { rowAddress, type RowSource } from './table-rows.ts';

/** Rows of one file: the words `第 2–14、17 行`, each stretch leading to the page on which its first row stands. */
export interface FileRows {
  readonly file: string;
  /** Exactly these rows in the download. */
  readonly href: string | null;
  readonly count: number;
  /** Empty where the same rows were pointed at before. */
  readonly stretches: readonly { readonly href: string | null; readonly text: string }[];
}

/** One set of rows. */
export interface RowSet {
  /** Anchor by which the same rows are meant again. */
  readonly id: string;
  readonly items: number;
  readonly rows: number;
  /** The set was given before, under this anchor. */
  readonly same: { readonly href: string; readonly name: string } | null;
  readonly files: readonly FileRows[];
  /** Too many stretches to be pointed at. */
  readonly tooMany: boolean;
}

interface Known {
  readonly row: BasisRow;
  readonly number: number | null;
}

/** Above this many stretches a pointer would be longer than what it points at is worth. */
const MOST_STRETCHES = 300;

/** `2-14`, `17` … of ascending numbers. */
function stretchesOf(numbers: readonly number[]): [first: number, last: number][] {
  const stretches: [number, number][] = [];
  for (const number of numbers) {
    const last = stretches.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else stretches.push([number, number]);
  }
  return stretches;
}

/** Collects the rows of one page. */
export class RowBook {
  readonly #context: Context;
  readonly #source: RowSource;
  readonly #known = new Map<string, Known>();
  readonly #sets = new Map<string, { id: string; name: string }>();

  constructor(context: Context, source: RowSource) {
    this.#context = context;
    this.#source = source;
  }

  /** Learns rows, so that their number is known before anything is said of them. */
  learn(items: readonly BasisItem[]): void {
    for (const { rows } of items) {
      for (const row of rows) {
        const key = `${row.file}:${row.line}`;
        let known = this.#known.get(key);
        if (known === undefined) {
          const number = this.#source.rowNumber(row.table, row);
          this.#known.set(key, (known = { row, number }));
        }
      }
    }
  }

  /**
   * A set of rows in words.
   * @param id its anchor, where it is the first with these rows
   */
  set(items: readonly BasisItem[], id: string, name: string): RowSet {
    const byFile = new Map<string, Map<number, Known>>();
    let rows = 0;
    for (const item of items) {
      for (const { file, line } of item.rows) {
        const known = this.#known.get(`${file}:${line}`);
        if (known === undefined) continue;
        let lines = byFile.get(file);
        if (lines === undefined) byFile.set(file, (lines = new Map()));
        if (!lines.has(line)) rows += 1;
        lines.set(line, known);
      }
    }
    const found = [...byFile].map(([file, lines]) => {
      const sorted = [...lines.keys()].sort((a, b) => a - b);
      return { file, lines, stretches: stretchesOf(sorted) };
    });
    const mark = found.map(({ file, stretches }) => `${file} ${stretches.join(';')}`).join('\n');
    const before = this.#sets.get(mark);
    const base = { id, items: items.length, rows };
    if (before !== undefined && rows > 0)
      return {
        ...base,
        same: { href: `#${before.id}`, name: before.name },
        files: this.#pointers(found, false),
        tooMany: false,
      };
    this.#sets.set(mark, { id, name });
    const tooMany = found.some(({ stretches }) => stretches.length > MOST_STRETCHES);
    return { ...base, same: null, files: tooMany ? [] : this.#pointers(found, true), tooMany };
  }

  #pointers(
    found: readonly { file: string; lines: ReadonlyMap<number, Known>; stretches: [number, number][] }[],
    listed: boolean,
  ): FileRows[] {
    return found.map(({ file, lines, stretches }) => {
      const all = [...lines.values()];
      const table = all[0]?.row.table ?? 'projects';
      const numbers = all.map(({ number }) => number).filter((number) => number !== null);
      return {
        file,
        href: this.#download(table, numbers),
        count: lines.size,
        stretches: listed
          ? stretches.map(([first, last]) => ({
              href: this.#page(lines.get(first)!),
              text: first === last ? String(first) : `${first}–${last}`,
            }))
          : [],
      };
    });
  }

  #download(table: TableName, numbers: readonly number[]): string | null {
    if (numbers.length === 0) return null;
    const sorted = [...numbers].sort((a, b) => a - b);
    const stretches = stretchesOf(sorted).map(([a, b]) => (a === b ? String(a) : `${a}-${b}`));
    return `${this.#context.files.table(table)}#row=${stretches.join(';')}`;
  }

  #page({ row, number }: Known): string | null {
    return number === null ? null : rowAddress(this.#context, row.table, number);
  }
}
