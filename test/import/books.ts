/** Workbooks by SheetJS for imports, and what is read from them. */
import * as xlsx from '@e965/xlsx';
import { readImport } from '../../src/import/read.ts';
import { openSource } from '../../src/import/source.ts';
import { NO_ANSWERS, type Answers, type Imported, type Question } from '../../src/import/types.ts';
import type { Table } from '../../src/schema/field.ts';
import { TABLES, type TableName } from '../../src/schema/tables.ts';

/** A cell: plain, or as SheetJS describes it (`z` the format, `f` the formula). */
export type BookCell = string | number | null | Partial<xlsx.CellObject>;

export interface BookSheet {
  readonly name?: string;
  readonly rows: readonly (readonly BookCell[])[];
  /** `A1:B2` */
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
  /** Letters. */
  readonly hiddenColumns?: readonly string[];
  readonly visibility?: 0 | 1 | 2;
}

function cellObject(cell: BookCell): xlsx.CellObject | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return { t: 's', v: cell };
  if (typeof cell === 'number') return { t: 'n', v: cell };
  return { t: typeof cell.v === 'string' ? 's' : 'n', ...cell };
}

function worksheet({ rows, merges = [], hiddenRows = [], hiddenColumns = [] }: BookSheet): xlsx.WorkSheet {
  const sheet = xlsx.utils.aoa_to_sheet(rows.map((row) => row.map(cellObject)));
  sheet['!merges'] = merges.map(xlsx.utils.decode_range);
  const heights: xlsx.RowInfo[] = [];
  for (const row of hiddenRows) heights[row - 1] = { hidden: true };
  const widths: xlsx.ColInfo[] = [];
  for (const letter of hiddenColumns) widths[xlsx.utils.decode_col(letter)] = { hidden: true };
  sheet['!rows'] = heights;
  sheet['!cols'] = widths;
  return sheet;
}

export function book(sheets: readonly BookSheet[], date1904 = false): Uint8Array {
  const workbook = xlsx.utils.book_new();
  sheets.forEach((sheet, i) => {
    xlsx.utils.book_append_sheet(workbook, worksheet(sheet), sheet.name ?? `表${i + 1}`);
  });
  workbook.Workbook = {
    Sheets: sheets.map(({ visibility = 0 }) => ({ Hidden: visibility })),
    WBProps: { date1904 },
  };
  const bytes = xlsx.write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
  return new Uint8Array(bytes);
}

export function readBytes(
  table: TableName,
  bytes: Uint8Array,
  answers: Partial<Answers> = {},
  file = '表.xlsx',
): Imported {
  const definition: Table = TABLES[table];
  const source = openSource(bytes, file, definition);
  if (source.value === null) throw new Error(source.refusal.code);
  const { value, refusal } = readImport(definition, source.value, { ...NO_ANSWERS, ...answers });
  if (value === null) throw new Error(refusal.code);
  return value;
}

/** Imports sheets; one list of rows is one sheet. */
export function read(
  table: TableName,
  sheets: BookSheet | readonly BookSheet[],
  answers: Partial<Answers> = {},
): Imported {
  return readBytes(table, book('rows' in sheets ? [sheets] : sheets), answers);
}

/** Rows of the result under their fields. */
export function records({ columns, set, rows }: Imported): Record<string, string>[] {
  const names = [...columns, ...set].map(({ field }) => field.name);
  return rows.map(({ cells }) => Object.fromEntries(cells.map((cell, i) => [names[i] ?? '', cell])));
}

export function kinds({ questions }: Imported): string[] {
  return questions.map(({ kind }) => kind);
}

export function question({ questions }: Imported, kind: Question['kind']): Question {
  const found = questions.find((one) => one.kind === kind);
  if (found === undefined)
    throw new Error(`no question ${kind}, but ${questions.map((one) => one.kind).join()}`);
  return found;
}
