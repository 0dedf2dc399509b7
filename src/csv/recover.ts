/**
 * Reading on after a broken quote. A quote that is not closed swallows every line up to the next quote, or the whole
 * rest of the file. So the row in which it opens is given up, and reading starts again at the next physical line that
 * is a row by itself: later mistakes are still found, and the swallowed lines cause no further problems.
 */
import Papa from 'papaparse';
import type { Problem } from './problem.ts';
import { lineEndsIn, lineOfCell } from './sheet.ts';

/** Rows up to the first broken quote, and the position of that quote (of the one that opens its cell), or -1. */
function rowsUntilBreak(text: string, delimiter: string): { rows: string[][]; broken: number } {
  const rows: string[][] = [];
  let broken = -1;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step(result, parser) {
      const error = result.errors[0];
      if (error === undefined) {
        rows.push(result.data);
        return;
      }
      broken = (error.index ?? 1) - 1;
      parser.abort();
    },
  });
  return { rows, broken };
}

/** Position at which a physical line starts, counted on from a line whose position is known. */
function startOfLine(text: string, target: number, line: number, position: number): number {
  let at = position;
  for (let current = line; current < target; current += 1) {
    const end = text.indexOf('\n', at);
    if (end === -1) return text.length;
    at = end + 1;
  }
  return at;
}

/** Whether a physical line is a row by itself, and not the inside or the end of a quoted cell. */
function startsRow(line: string, delimiter: string, cells: number): boolean {
  if (line.trim() === '') return false;
  const quote = line.indexOf('"');
  if (quote !== -1) return quote === 0 || line[quote - 1] === delimiter;
  return line.split(delimiter).length === cells;
}

class Recovery {
  readonly rows: string[][] = [];
  readonly starts: number[] = [];
  readonly problems: Problem[] = [];
  readonly broken: string[] = [];
  readonly #text: string;
  readonly #delimiter: string;
  readonly #file: string;
  #line = 1;
  #position = 0;
  #headers: readonly string[] | null = null;

  constructor(text: string, delimiter: string, file: string) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#file = file;
  }

  run(): this {
    while (this.#position < this.#text.length) {
      const rest = this.#text.slice(this.#position);
      const { rows, broken } = rowsUntilBreak(rest, this.#delimiter);
      const startLine = this.#line;
      for (const row of rows) this.#take(row);
      if (broken === -1) break;
      const breakAt = this.#position + broken;
      const rowAt = startOfLine(this.#text, this.#line, startLine, this.#position);
      this.#report(rowAt, breakAt);
      if (this.#headers === null) break;
      this.#skip(rowAt, breakAt);
    }
    return this;
  }

  #take(row: string[]): void {
    this.rows.push(row);
    this.starts.push(this.#line);
    this.#line = lineOfCell(row, this.#line, row.length) + 1;
    if (this.#headers === null && row.some((cell) => cell.trim() !== '')) this.#headers = row;
  }

  /** The problem of a quote that opens at `breakAt`, in the row that starts at `rowAt`. */
  #report(rowAt: number, breakAt: number): void {
    const lineEnd = this.#text.indexOf('\n', breakAt);
    const another = this.#text.indexOf('"', breakAt + 1);
    // Papaparse calls both the same when a later cell is quoted; people correct them differently.
    const isInner = another !== -1 && (lineEnd === -1 || another < lineEnd);
    const before = this.#text.slice(rowAt, breakAt);
    const cells = Papa.parse<string[]>(before, { delimiter: this.#delimiter, newline: '\n' }).data.at(-1);
    const column = Math.max(cells?.length ?? 1, 1);
    this.problems.push({
      severity: 'error',
      code: 'csv_quote',
      reason: isInner ? 'inner' : 'unclosed',
      params: {},
      file: this.#file,
      line: this.#line + lineEndsIn(before),
      column,
      header: this.#headers?.[column - 1] ?? null,
      row_id: null,
      value: null,
    });
  }

  /** Gives up the lines from `rowAt` on, to the next line after `breakAt` that is a row by itself. */
  #skip(rowAt: number, breakAt: number): void {
    const expected = this.#headers?.length ?? 1;
    this.#line += lineEndsIn(this.#text.slice(rowAt, breakAt));
    let at = rowAt;
    let end = this.#text.indexOf('\n', breakAt);
    for (;;) {
      const lost = this.#text.slice(at, end === -1 ? undefined : end);
      for (const cell of lost.split(/["\n]/).flatMap((part) => part.split(this.#delimiter)))
        this.broken.push(cell);
      if (end === -1) {
        this.#position = this.#text.length;
        return;
      }
      at = end + 1;
      this.#line += 1;
      end = this.#text.indexOf('\n', at);
      const next = this.#text.slice(at, end === -1 ? undefined : end);
      if (startsRow(next, this.#delimiter, expected)) break;
    }
    this.#position = at;
  }
}

/** Reads a text in which a quote is broken: every row that stands by itself, and a `csv_quote` problem for the others. */
export function recover(text: string, delimiter: string, file: string): Recovery {
  return new Recovery(text, delimiter, file).run();
}
