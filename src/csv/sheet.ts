/** A CSV file as rows that know where they stand. */
import type { Encoding } from './decode.ts';
import type { Place, Problem } from './problem.ts';

/** One file's rows. Blank rows are left out, and still counted in the lines. */
export interface Sheet {
  readonly file: string;
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
  /** Physical line of the header. */
  readonly headerLine: number;
  /** Cells as written; every row has as many as there are headers. */
  readonly rows: readonly (readonly string[])[];
  /** Physical line on which each row starts, ascending. */
  readonly lines: readonly number[];
  /** Cells of rows that are not in `rows` because their structure is broken: something may be named in them. */
  readonly broken: readonly string[];
}

export type Delimiter = ',' | '\t' | ';';

/** What became of one file: a sheet, or the problems that say why there is none. */
export interface SheetReading {
  readonly file: string;
  readonly encoding: Encoding | null;
  readonly sheet: Sheet | null;
  readonly problems: readonly Problem[];
}

/** How many line ends a cell holds. */
export function lineEndsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Physical line on which a cell starts: earlier cells of its row may hold line ends. */
export function lineOfCell(row: readonly string[], startLine: number, column: number): number {
  let line = startLine;
  for (let i = 0; i < column; i += 1) line += lineEndsIn(row[i] ?? '');
  return line;
}

/** The place of a cell; `column` counts from 0, the place's own from 1. The row's key is not known here. */
export function placeOf(sheet: Sheet, row: number, column: number): Place {
  const cells = sheet.rows[row] ?? [];
  return {
    file: sheet.file,
    line: lineOfCell(cells, sheet.lines[row] ?? sheet.headerLine, column),
    column: column + 1,
    header: sheet.headers[column] ?? null,
    row_id: null,
    value: cells[column] ?? null,
  };
}
