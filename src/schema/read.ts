/** Sheets → records of one table. */
import type { Place, Problem } from '../csv/problem.ts';
import type { SheetReading } from '../csv/sheet.ts';
import type { RecordOf, Row, Table } from './field.ts';

/** One table as read from all its files. */
export interface TableReading<T extends Table> {
  /** Rows all of whose cells were read, in the order of files and lines; the first of each key. */
  readonly records: readonly RecordOf<T>[];
  /** Everything that is wrong in the table's files, in the order of files, lines and columns. */
  readonly problems: readonly Problem[];
  /** Every file of the table, in name order. */
  readonly files: readonly FileMeta[];
  /**
   * False when a file or its key column could not be read at all: then a name that is not found proves nothing, and
   * no reference to this table is to be reported.
   */
  readonly complete: boolean;
  /**
   * Whether a text may be the key or the name of a row that was not returned because something in that row is wrong.
   * A reference to it is not to be reported: the row's own problem has been.
   */
  mayName(text: string): boolean;
  /**
   * Where a record's cell stands: physical line, 1-based column, header and cell as written, the record's key. For a
   * column that no file of the record has, `column`, `header` and `value` are null and the line is the row's.
   */
  locate(record: Row, field: T['fields'][number]['name']): Place;
}

export interface FileMeta {
  readonly file: string;
  readonly encoding: SheetReading['encoding'];
  readonly delimiter: string | null;
  /** Rows with anything in them, without the header. */
  readonly rows: number;
}

/**
 * Reads one table from its files (`NAME.csv`, or the parts of `NAME/`).
 * Never throws for what a file says: every mistake is a problem, and rows with one are left out of `records`.
 */
export declare function readTable<const T extends Table>(
  table: T,
  sheets: readonly SheetReading[],
): TableReading<T>;
