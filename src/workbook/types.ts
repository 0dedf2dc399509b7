/** A workbook as it stands in the file: nothing in it is interpreted for a table yet. */
import type { WorkbookRefusal } from './refusal.ts';

/** A number format, by its code in the file or by its built-in number. */
export interface NumberFormat {
  /** As Excel writes it: `yyyy"年"m"月"`, `0.0%`, `General`. */
  readonly code: string;
}

export type CellValue =
  | { readonly kind: 'text'; readonly text: string }
  /** `raw` is the number as the file writes it. */
  | { readonly kind: 'number'; readonly raw: string; readonly number: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `#REF!` and the like. */
  | { readonly kind: 'error'; readonly text: string }
  /** A formula whose result is not in the file. */
  | { readonly kind: 'uncomputed' };

export interface Cell {
  /** From 1. */
  readonly column: number;
  readonly value: CellValue;
  readonly format: NumberFormat;
  /** Whether the value is the result of a formula. */
  readonly formula: boolean;
}

export interface GridRow {
  /** From 1, as the spreadsheet shows it; for a text file, the physical line on which the row starts. */
  readonly number: number;
  /** Hidden by hand, by a filter or by a closed outline. */
  readonly hidden: boolean;
  /** Cells that hold something, from left to right. */
  readonly cells: readonly Cell[];
}

export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Grid {
  /** Rows that hold something, from top to bottom. */
  readonly rows: readonly GridRow[];
  readonly merges: readonly Merge[];
  /** First and last of each run of hidden columns. */
  readonly hiddenColumns: readonly (readonly [first: number, last: number])[];
}

export type Visibility = 'visible' | 'hidden' | 'very_hidden';

/** A worksheet; chart sheets and the like are not among them. */
interface WorkbookSheet {
  readonly name: string;
  readonly visibility: Visibility;
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  /** Days count from 1904-01-01 (workbooks of early Macintosh versions) and not from 1900. */
  readonly date1904: boolean;
  /** The file asks to be calculated when it is opened: the results in it may be no results. */
  readonly stale: boolean;
  /** Reads one sheet. */
  read(sheet: WorkbookSheet): Reading<Grid>;
}

export type Reading<T> =
  { readonly value: T; readonly refusal: null } | { readonly value: null; readonly refusal: WorkbookRefusal };
