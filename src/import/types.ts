/** What an import is asked, what it answers, and what it still has to ask. */
import type { Problem } from '../csv/problem.ts';
import type { Field, Table } from '../schema/field.ts';
import type { MoneyUnit } from '../schema/values/money-units.ts';

/** What the official decided. Each is the answer to a question; nothing is decided without. */
export interface Answers {
  readonly sheet: string | null;
  /** Row of the header, as the spreadsheet counts. */
  readonly header_row: number | null;
  /** The field that a column is (its name in either language), or the empty text for one to be left out. */
  readonly columns: ReadonlyMap<number, string>;
  /** The unit in which a column of money is written. */
  readonly units: ReadonlyMap<number, MoneyUnit>;
  /** One value for all rows, for a field that has no column. */
  readonly set: ReadonlyMap<string, string>;
  readonly hidden_rows: 'keep' | 'drop' | null;
  readonly hidden_columns: 'keep' | 'drop' | null;
  /** Rows that are no records: totals, remarks, headings of sections. */
  readonly extra_rows: 'keep' | 'drop' | null;
  readonly merged: 'fill' | 'first' | null;
  /** Cells whose value is not in the file: errors, formulas that were never calculated. */
  readonly no_value: 'empty' | null;
  /** Results of formulas in a file that asks to be calculated anew. */
  readonly formulas: 'cached' | null;
  /** Numbers up to 1 without a percent sign in a column of percentages. */
  readonly percent: 'fraction' | 'points' | null;
  /** Numbers of which the sheet shows fewer digits than the cell holds. */
  readonly numbers: 'value' | 'shown' | null;
  /** Plain numbers in a column of dates that may be the numbers of days. */
  readonly serial: 'date' | 'number' | null;
  /** `-`, `/`, 无 and the like in columns of numbers and dates. */
  readonly placeholders: 'empty' | null;
  /** Line breaks in a column of lists. */
  readonly list_breaks: 'separate' | 'keep' | null;
}

export const NO_ANSWERS: Answers = {
  sheet: null,
  header_row: null,
  columns: new Map(),
  units: new Map(),
  set: new Map(),
  hidden_rows: null,
  hidden_columns: null,
  extra_rows: null,
  merged: null,
  no_value: null,
  formulas: null,
  percent: null,
  numbers: null,
  serial: null,
  placeholders: null,
  list_breaks: null,
};

/** Why a cell of the CSV is not letter for letter what the sheet shows; a cell may have several reasons. */
export const CHANGE_REASONS = [
  /** A day shown in another spelling. */
  'date',
  /** Only the month (the year) is shown, and only that is taken. */
  'month',
  'year',
  /** Day and month are shown; the year is taken from the cell. */
  'year_unshown',
  /** The column holds months: the first or last day of one stands for it. */
  'day_dropped',
  'time_dropped',
  'serial',
  /** Grouping, closing zeros, brackets round a negative number. */
  'spelling',
  /** 0.1+0.2: digits beyond the fifteenth. */
  'noise',
  'percent',
  'fraction',
  /** The value where the sheet shows fewer digits; what is shown where it holds more. */
  'value_taken',
  'shown_taken',
  /** In a column of words a number stands as it is shown: 7 as 007. */
  'as_shown',
  'trimmed',
  'list_break',
  'merged',
  /** A value under a merged cell, which the sheet does not show. */
  'under_merge',
  'emptied',
  'formula',
] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

export interface Change {
  /** `C7`; empty for a value that is set for all rows. */
  readonly address: string;
  readonly row: number;
  readonly column: number;
  readonly field: Field;
  /** As the sheet shows it. */
  readonly was: string;
  /** What the cell holds, where that is not what it shows. */
  readonly stored: string | null;
  readonly became: string;
  readonly reasons: readonly ChangeReason[];
}

/** A cell that a question is about. */
export interface Asked {
  readonly address: string;
  /** As the sheet shows it. */
  readonly text: string;
  /** The other reading that is possible, where there is one. */
  readonly other?: string;
}

export const QUESTION_KINDS = [
  'sheet',
  'no_header',
  'header_row',
  'near_header',
  'nameless_column',
  'repeated_column',
  'missing_column',
  'unit_note',
  'unit_shown',
  'unit_unfit',
  'hidden_rows',
  'hidden_columns',
  'extra_rows',
  'merged_numbers',
  'merged_across',
  'no_value',
  'stale',
  'percent',
  'numbers',
  'lost_digits',
  'serial',
  'placeholders',
  'list_breaks',
  'bad_answer',
  'periods',
  'which_file',
  'target_exists',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface Question {
  readonly kind: QuestionKind;
  readonly cells: readonly Asked[];
  /** Fills the sentence. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Options that answer it, as they are typed; none where only the workbook can be put right. */
  readonly options: readonly string[];
}

/** A column of the source that becomes one of the CSV. */
export interface ImportedColumn {
  /** From 1. */
  readonly column: number;
  readonly field: Field;
  /** As the source writes it; what stands in two rows is joined. */
  readonly header: string;
  /** As the CSV writes it. */
  readonly written: string;
  /** For money, the unit that the header, a note or an answer names. */
  readonly unit: MoneyUnit | null;
}

/** A column of the source that is not in the CSV: its cells stay in the original. */
export interface LeftColumn {
  readonly column: number;
  readonly header: string;
  /** Cells of records in it that hold something. */
  readonly cells: number;
  readonly why: 'unknown' | 'answer' | 'hidden';
}

export interface ImportedRow {
  /** Row of the source. */
  readonly row: number;
  /** One text per column of the CSV. */
  readonly cells: readonly string[];
}

/** A row of the source that is not in the CSV: it stays in the original. */
export interface LeftRow {
  readonly row: number;
  readonly text: string;
  readonly why: 'above_header' | 'repeated_header' | 'unit_row' | 'hidden' | 'extra';
}

/** One table as it was found in a file. */
export interface Imported {
  readonly table: Table;
  /** Null for a text file. */
  readonly sheet: string | null;
  /** Null where no header was found. */
  readonly headerRow: number | null;
  readonly columns: readonly ImportedColumn[];
  /** Values set for all rows; their columns come after the others. */
  readonly set: readonly { readonly field: Field; readonly written: string; readonly value: string }[];
  readonly rows: readonly ImportedRow[];
  readonly changes: readonly Change[];
  readonly leftColumns: readonly LeftColumn[];
  readonly leftRows: readonly LeftRow[];
  readonly notes: readonly Note[];
  /** Where there is any, nothing is to be written. */
  readonly questions: readonly Question[];
  /** Of a text file whose structure is broken. */
  readonly problems: readonly Problem[];
}

/** Something about the whole file that the official should know. */
export type Note =
  | { readonly kind: 'date1904' }
  | { readonly kind: 'other_sheets'; readonly names: readonly string[] }
  | { readonly kind: 'hidden_sheet'; readonly name: string }
  | { readonly kind: 'unit_note'; readonly address: string; readonly text: string }
  | { readonly kind: 'encoding'; readonly encoding: string };
