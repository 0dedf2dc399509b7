/** Source rows as receipts show them: each once, pointed at by lines and by places in the download. */
import type { BasisItem, BasisRow } from '../measures/types.ts';
import type { TableName } from '../schema/tables.ts';
import { TABLES } from '../schema/tables.ts';
import type { Context } from './context.ts';
import { lineAddress } from './repository.ts';
import type { Link } from './types.ts';

interface Place {
  readonly file: string;
  readonly line: number;
}

/** Where rows come from, behind the views: the files as read, and git. */
export interface RowSource {
  /** The row's place in the published table, whose header is row 1 (RFC 7111); null where it is not in it. */
  rowNumber: (table: TableName, row: Place) => number | null;
  /** A cell as written in the file; null where the file has no such column. */
  cell: (table: TableName, row: Place, column: string) => string | null;
  /** The row in the release that last changed it; null where git cannot tell. */
  origin: (row: Place) => { hash: string; path: string; line: number } | null;
}

/** Rows of one file: the words `第 2–14、17 行`, each stretch leading to its first row below. */
export interface FileRows {
  readonly file: string;
  /** Exactly these rows in the download. */
  readonly href: string | null;
  readonly count: number;
  /** Empty where the rows are not listed on the page. */
  readonly stretches: readonly Link[];
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

export interface RowTable {
  readonly table: TableName;
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly id: string;
    readonly file: string;
    readonly line: number;
    readonly download: string | null;
    readonly repository: string | null;
    readonly project: Link | null;
    readonly cells: readonly (string | null)[];
  }[];
}

interface Known {
  readonly row: BasisRow;
  readonly number: number | null;
  readonly cells: Set<string>;
}

/** Above this many stretches a pointer would be longer than what it points at is worth. */
const MOST_STRETCHES = 2000;

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

  get size(): number {
    return this.#known.size;
  }

  /** Learns rows, so that their number is known before anything is said of them. */
  learn(items: readonly BasisItem[]): void {
    for (const { rows } of items) {
      for (const row of rows) {
        const key = `${row.file}:${row.line}`;
        let known = this.#known.get(key);
        if (known === undefined) {
          const number = this.#source.rowNumber(row.table, row);
          this.#known.set(key, (known = { row, number, cells: new Set() }));
        }
        for (const cell of row.cells) known.cells.add(cell);
      }
    }
  }

  /**
   * A set of rows in words.
   * @param id its anchor, where it is the first with these rows
   * @param listed whether the rows stand on the page
   */
  set(items: readonly BasisItem[], id: string, name: string, listed: boolean): RowSet {
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
    return { ...base, same: null, files: tooMany ? [] : this.#pointers(found, listed), tooMany };
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
              href: `#${this.#anchor(lines.get(first)!)}`,
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

  #anchor({ row, number }: Known): string {
    return number === null ? `${row.table}-${row.line}x` : `${row.table}-${number}`;
  }

  /** Every row once, table by table, its cells as written. */
  tables(): RowTable[] {
    const byTable = new Map<TableName, Known[]>();
    for (const known of this.#known.values()) {
      const list = byTable.get(known.row.table);
      if (list) list.push(known);
      else byTable.set(known.row.table, [known]);
    }
    return [...byTable].map(([table, rows]) => this.#tableOf(table, rows));
  }

  #tableOf(table: TableName, rows: readonly Known[]): RowTable {
    const { words, urls, dataset } = this.#context;
    const { repository } = dataset.settings;
    const used = new Set(rows.flatMap(({ cells }) => [...cells]));
    const key: readonly string[] = TABLES[table].key;
    const fields = TABLES[table].fields.filter(
      ({ name }) => used.has(name) || (key.includes(name) && name !== 'project_id'),
    );
    const sorted = [...rows].sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
    return {
      table,
      name: words.table(table),
      columns: fields.map(({ name }) => words.column(table, name)),
      rows: sorted.map((known) => {
        const { row, number } = known;
        const at = repository === null ? null : this.#source.origin(row);
        return {
          id: this.#anchor(known),
          file: row.file,
          line: row.line,
          download: number === null ? null : this.#download(table, [number]),
          repository:
            at === null || repository === null ? null : lineAddress(repository, at.hash, at.path, at.line),
          project: row.project === null ? null : { href: urls.project(row.project), text: row.project },
          cells: fields.map(({ name }) => this.#source.cell(table, row, name)),
        };
      }),
    };
  }
}
