/** An imported table as CSV text, and the way back from a line of it to the cell of the source. */
import Papa from 'papaparse';
import type { Place } from '../csv/problem.ts';
import { lineEndsIn } from '../csv/sheet.ts';
import { address, columnLetter } from '../workbook/address.ts';
import type { Imported, ImportedRow } from './types.ts';

/** How files of a data folder are written. */
export interface Style {
  readonly bom: boolean;
  readonly newline: '\n' | '\r\n';
  readonly delimiter: string;
}

const BOM = '\ufeff';

/** One row, without its line end. */
export function csvRow(cells: readonly string[], delimiter: string): string {
  const text = Papa.unparse([[...cells]], { delimiter, newline: '\n' });
  // A row of one empty cell would be a blank line, which is no row.
  return text === '' ? '""' : text;
}

/** Lines as the bytes of a file; line breaks inside cells stay as they are. */
export function csvBytes(rows: readonly string[], { bom, newline }: Style): Uint8Array {
  return new TextEncoder().encode(`${bom ? BOM : ''}${rows.map((row) => row + newline).join('')}`);
}

export function headersOf({ columns, set }: Imported): string[] {
  return [...columns.map(({ written }) => written), ...set.map(({ written }) => written)];
}

interface Start {
  readonly line: number;
  readonly row: ImportedRow | null;
}

/** Rows of a file that come from rows of the source, by the line on which they start. */
export class Origins {
  readonly #imported: Imported;
  /** Start of each row in the file, ascending, and the row of the source; null for a row that was there before. */
  readonly #starts: Start[] = [];
  /** Position of each of the file's columns among those of the import; -1 for others. */
  readonly #columns: readonly number[];

  constructor(imported: Imported, columns: readonly number[]) {
    this.#imported = imported;
    this.#columns = columns;
  }

  add(line: number, row: ImportedRow | null): void {
    this.#starts.push({ line, row });
  }

  /** The row in which a line stands; lines ascend. */
  #startOf(line: number): Start | undefined {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]!.line <= line) low = middle + 1;
      else high = middle;
    }
    return this.#starts[low - 1];
  }

  /** `C7` for the cell that a problem in the file stands in; the row alone, or the header's cell; null for others. */
  of({ line, column }: Pick<Place, 'line' | 'column'>): string | null {
    const index = column === null ? -1 : (this.#columns[column - 1] ?? -1);
    const source = this.#imported.columns[index]?.column;
    const start = this.#startOf(line);
    if (start === undefined) {
      if (source === undefined || this.#imported.headerRow === null) return null;
      return address(this.#imported.headerRow, source);
    }
    if (start.row === null) return null;
    return source === undefined ? String(start.row.row) : `${columnLetter(source)}${start.row.row}`;
  }
}

/** The rows of a file as text, header first, without their line ends. */
export interface Lines {
  readonly lines: readonly string[];
  readonly origins: Origins;
}

/** The lines of a new file, header first, and where each row comes from. */
export function freshLines(imported: Imported, rows: readonly ImportedRow[], { delimiter }: Style): Lines {
  const headers = headersOf(imported);
  const header = csvRow(headers, delimiter);
  const origins = new Origins(
    imported,
    headers.map((_, at) => at),
  );
  const lines = [header];
  let line = 2 + lineEndsIn(header);
  for (const row of rows) {
    const text = csvRow(row.cells, delimiter);
    origins.add(line, row);
    lines.push(text);
    line += 1 + lineEndsIn(text);
  }
  return { lines, origins };
}
