/** Sheets → records of one table, driven by its field list. */
import type { Place, Problem } from '../csv/problem.ts';
import type { Sheet, SheetReading } from '../csv/sheet.ts';
import { placeOf } from '../csv/sheet.ts';
import type { RecordOf, Row, Table } from './field.ts';
import { matchHeaders } from './header.ts';
import type { AnyRecord } from './keys.ts';
import { KeyIndex } from './keys.ts';
import type { PartialRow } from './rows.ts';
import { RowReader, rowId, shown } from './rows.ts';

/** One table as read from all its files. */
export interface TableReading<T extends Table> {
  /** Rows all of whose cells were read, in the order of files and lines; the first of each key. */
  readonly records: readonly RecordOf<T>[];
  /**
   * Rows with their key but with wrong cells. They are no records; what their other cells say can still be checked,
   * so that a second mistake in a row is found with the first.
   */
  readonly partial: readonly PartialRow[];
  /** Everything that is wrong in the table's files, in the order of files, lines and columns. */
  readonly problems: readonly Problem[];
  /** Every file of the table, in name order. */
  readonly files: readonly FileMeta[];
  /**
   * False when a file or a required column could not be read at all: then a name that is not found proves nothing,
   * and no reference to this table is to be reported.
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

interface FileMeta {
  readonly file: string;
  readonly encoding: SheetReading['encoding'];
  readonly delimiter: string | null;
  /** Rows with anything in them, without the header and without rows whose structure is broken. */
  readonly rows: number;
}

interface ReadFile {
  readonly sheet: Sheet;
  /** Position of each field's column. */
  readonly indexes: ReadonlyMap<string, number>;
}

/** Position of the row that starts on a line; lines ascend. */
function rowAt(lines: readonly number[], line: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]! < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Letters and digits only: `SL 001` was meant to be `SL-001`, and what refers to that is not wrong for it. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

class TableReader {
  readonly records: AnyRecord[] = [];
  readonly partial: PartialRow[] = [];
  readonly problems: Problem[] = [];
  readonly files: FileMeta[] = [];
  complete = true;
  readonly #table: Table;
  readonly #keys: KeyIndex;
  readonly #read = new Map<string, ReadFile>();
  readonly #unreadable = new Set<string>();

  constructor(table: Table) {
    this.#table = table;
    this.#keys = new KeyIndex(table);
  }

  add({ file, encoding, sheet, problems }: SheetReading): void {
    this.files.push({ file, encoding, delimiter: sheet?.delimiter ?? null, rows: sheet?.rows.length ?? 0 });
    if (sheet === null) {
      this.complete = false;
      for (const problem of problems) this.problems.push(problem);
      return;
    }
    const columns = matchHeaders(this.#table, sheet);
    if (!columns.whole) this.complete = false;
    const indexes = new Map(columns.columns.map(({ field, index }) => [field.name, index]));
    this.#read.set(file, { sheet, indexes });
    const read = new RowReader(this.#table, sheet, columns, this.#keys).run();
    for (const record of read.records) this.records.push(record);
    for (const row of read.partial) this.partial.push(row);
    for (const cell of sheet.broken) this.#unreadable.add(folded(cell));
    for (const at of read.refused) this.#refuse(sheet.rows[at] ?? [], indexes);
    const own = [...problems, ...columns.problems, ...read.problems];
    if (problems.length > 0) own.sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
    for (const problem of own) this.problems.push(problem);
  }

  /** Remembers by what a row that was refused may be referred to: its key and its name. */
  #refuse(row: readonly string[], indexes: ReadonlyMap<string, number>): void {
    for (const name of [...this.#table.key, 'name']) {
      const index = indexes.get(name);
      if (index !== undefined) this.#unreadable.add(folded(row[index] ?? ''));
    }
  }

  mayName(text: string): boolean {
    return this.#unreadable.has(folded(text));
  }

  locate(record: Row, field: string): Place {
    const { file, line } = record;
    const read = this.#read.get(file);
    const id = rowId(this.#table, record as AnyRecord, () => '');
    const index = read?.indexes.get(field);
    if (read === undefined || index === undefined) {
      return { file, line, column: null, header: null, row_id: id, value: null };
    }
    return { ...shown(placeOf(read.sheet, rowAt(read.sheet.lines, line), index)), row_id: id };
  }
}

/**
 * Reads one table from its files (`NAME.csv`, or the parts of `NAME/`), which are taken in name order.
 * Never throws for what a file says: every mistake is a problem, and rows with an error are left out of `records`.
 */
export function readTable<const T extends Table>(table: T, sheets: readonly SheetReading[]): TableReading<T> {
  const reader = new TableReader(table);
  const ordered = [...sheets].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  for (const sheet of ordered) reader.add(sheet);
  return {
    // The reader fills exactly the fields of the table's list, from which the record type is made.
    records: reader.records as unknown as RecordOf<T>[],
    partial: reader.partial,
    problems: reader.problems,
    files: reader.files,
    complete: reader.complete,
    mayName: (text) => reader.mayName(text),
    locate: (record, field) => reader.locate(record, field),
  };
}
