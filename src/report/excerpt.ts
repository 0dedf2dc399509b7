/** The few cells of a sheet that show where a problem stands. */
import type { Problem } from '../csv/problem.ts';
import type { Sheet } from '../csv/sheet.ts';
import { columnLetter, rowOfLine, shownCell } from './place.ts';

interface ExcerptRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** The row in which the problem stands. */
  readonly isMeant: boolean;
}

export interface Excerpt {
  readonly columns: readonly {
    readonly letter: string;
    readonly header: string;
    readonly isMeant: boolean;
  }[];
  readonly headerLine: number;
  readonly rows: readonly ExcerptRow[];
  /** Whether lines lie between the header and the first row shown. */
  readonly hasGap: boolean;
}

const MOST_COLUMNS = 6;
const LONGEST_CELL = 24;

function cellOf(row: readonly string[], column: number): string {
  const text = shownCell(row[column] ?? '').replace(/\s+/g, ' ');
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}

/** The columns that name the row, and those round the one meant. */
function columnsFor(sheet: Sheet, meant: number): number[] {
  const count = sheet.headers.length;
  const first = Math.max(0, Math.min(meant - 2, count - MOST_COLUMNS + 1));
  const near = Array.from({ length: MOST_COLUMNS - 1 }, (_, i) => first + i).filter((i) => i < count);
  return near.includes(0) ? near : [0, ...near];
}

/** The cell of a problem with its neighbours; null where the problem stands in no cell of a row that was read. */
export function excerptOf(sheet: Sheet | undefined, { line, column }: Problem): Excerpt | null {
  if (sheet === undefined || column === null) return null;
  const at = rowOfLine(sheet, line);
  const meant = column - 1;
  if (at === -1) return null;
  const columns = columnsFor(sheet, meant);
  const from = Math.max(0, at - 1);
  const rows = sheet.rows.slice(from, at + 2).map((row, i) => ({
    line: sheet.lines[from + i] ?? line,
    cells: columns.map((index) => cellOf(row, index)),
    isMeant: from + i === at,
  }));
  return {
    columns: columns.map((index) => ({
      letter: columnLetter(index + 1),
      header: shownCell(sheet.headers[index] ?? ''),
      isMeant: index === meant,
    })),
    headerLine: sheet.headerLine,
    rows,
    hasGap: (rows[0]?.line ?? 0) > sheet.headerLine + 1,
  };
}
