/** Cells as spreadsheets name them. Rows and columns count from 1. */

const LETTERS = 26;
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** The letter of a column: 1 → A, 27 → AA. */
export function columnLetter(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / LETTERS))
    letters = String.fromCharCode(65 + ((rest - 1) % LETTERS)) + letters;
  return letters;
}

/** The column of a letter, in either case: AA → 27; null for what names no column. */
export function columnOf(letters: string): number | null {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return null;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * LETTERS + letter.charCodeAt(0) - 64;
  return column <= LAST_COLUMN ? column : null;
}

/** `C7` */
export function address(row: number, column: number): string {
  return columnLetter(column) + String(row);
}

/** A rectangle of cells, both corners included. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Row and column of `C7`, `$` set aside; null for what names no cell of a sheet. */
export function cellOf(text: string): { readonly row: number; readonly column: number } | null {
  const [, letters = '', digits = ''] = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text) ?? [];
  const column = columnOf(letters);
  const row = Number(digits);
  return column === null || row < 1 || row > LAST_ROW ? null : { row, column };
}

/** The rectangle of `A3:B5` or of a single cell; null for what names none. */
export function rangeOf(text: string): Range | null {
  const [from = '', to = from] = text.split(':');
  const first = cellOf(from);
  const last = cellOf(to);
  if (first === null || last === null) return null;
  const range = { top: first.row, left: first.column, bottom: last.row, right: last.column };
  return range.top <= range.bottom && range.left <= range.right ? range : null;
}

/** `A3:B5`, or `A3` for one cell. */
export function rangeText({ top, left, bottom, right }: Range): string {
  const from = address(top, left);
  return top === bottom && left === right ? from : `${from}:${address(bottom, right)}`;
}
