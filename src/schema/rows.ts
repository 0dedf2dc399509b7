/** Rows of one sheet → records of its table. The way of a cell without mistakes allocates nothing. */
import type { Place, Problem, Severity } from '../csv/problem.ts';
import type { CellCode, Reason } from '../csv/reasons.ts';
import type { Sheet } from '../csv/sheet.ts';
import { placeOf } from '../csv/sheet.ts';
import type { Field, Table } from './field.ts';
import type { Columns } from './header.ts';
import { shownHeader } from './header.ts';
import type { AnyRecord, KeyIndex } from './keys.ts';
import { findPrivate, masked, mayHoldPrivate } from './privacy.ts';
import { readerOf } from './values/reader.ts';
import type { CellValue, Read } from './values/refusal.ts';
import { Refusal } from './values/refusal.ts';

/** A column with the function that reads its cells. */
interface Reader {
  readonly name: string;
  readonly field: Field;
  readonly index: number;
  readonly read: Read;
  readonly required: boolean;
  /** Whether what is read may be any text, so that a private number may stand in it. */
  readonly isFree: boolean;
  readonly isAddress: boolean;
}

/** What is wrong with one cell, before its row's key is known. */
interface Finding {
  readonly index: number;
  readonly severity: Severity;
  readonly code: CellCode;
  readonly reason: string;
  readonly params: Problem['params'];
}

/** A row that has its key, and cells that could not be read: those are null in the record, and named. */
export interface PartialRow {
  readonly record: AnyRecord;
  readonly unread: ReadonlySet<string>;
}

export interface SheetRecords {
  readonly records: AnyRecord[];
  readonly partial: PartialRow[];
  readonly problems: Problem[];
  /** Positions of rows that became no record. */
  readonly refused: number[];
}

const FREE_TYPES: ReadonlySet<string> = new Set(['id', 'text', 'phone', 'reference', 'references', 'url']);
const NO_ITEMS: readonly string[] = Object.freeze([]);
/** From here on a count or a length is a telephone number. */
const TELEPHONE = 10_000_000_000;

/** A record with nothing in it; copies of it share one shape, which keeps a hundred thousand of them small. */
function emptyRecord(table: Table): AnyRecord {
  const names = [...table.fields.map(({ name }) => name), 'file', 'line'];
  const record = JSON.parse(`{${names.map((name) => `${JSON.stringify(name)}:null`).join()}}`) as AnyRecord;
  const values: Record<string, unknown> = record;
  for (const { name, type } of table.fields) if (type === 'references') values[name] = NO_ITEMS;
  return record;
}

/** White space and characters without width, as UTF-16 units. */
const SPACES = new Uint8Array(0x10000);
SPACES.fill(1, 0, 0x21).fill(1, 0x2000, 0x200e);
for (const unit of [0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x2060, 0x3000, 0xfeff]) SPACES[unit] = 1;

/** A cell without white space, or characters without width, around it. */
export function trimmed(cell: string): string {
  let start = 0;
  let end = cell.length;
  while (start < end && SPACES[cell.charCodeAt(start)] === 1) start += 1;
  while (end > start && SPACES[cell.charCodeAt(end - 1)] === 1) end -= 1;
  return start === 0 && end === cell.length ? cell : cell.slice(start, end);
}

export class RowReader {
  readonly #sheet: Sheet;
  readonly #table: Table;
  readonly #readers: readonly Reader[];
  readonly #ignored: readonly number[];
  readonly #keys: KeyIndex;
  readonly #template: AnyRecord;
  readonly #whole: boolean;
  readonly #records: AnyRecord[] = [];
  readonly #problems: Problem[] = [];
  readonly #refused: number[] = [];
  readonly #partial: PartialRow[] = [];
  #findings: Finding[] = [];

  constructor(table: Table, sheet: Sheet, columns: Columns, keys: KeyIndex) {
    this.#sheet = sheet;
    this.#table = table;
    this.#keys = keys;
    this.#ignored = columns.ignored;
    this.#whole = columns.whole;
    this.#template = emptyRecord(table);
    this.#readers = columns.columns.map(({ field, index, unit }) => ({
      name: field.name,
      field,
      index,
      read: readerOf(field, unit),
      required: field.required === true,
      isFree: FREE_TYPES.has(field.type),
      isAddress: field.type === 'url',
    }));
  }

  run(): SheetRecords {
    const { rows, lines, file } = this.#sheet;
    for (let at = 0; at < rows.length; at += 1) {
      const record = { ...this.#template, file, line: lines[at]! };
      let good = this.#readRow(rows[at]!, record);
      const before = this.#keys.add(record);
      if (before !== null) {
        this.#repeated(before, record);
        good = false;
      } else if (!good || !this.#whole) {
        this.#refused.push(at);
        if (this.#whole) this.#keepPartial(record);
      }
      if (this.#findings.length > 0) this.#place(at, record);
      if (good && this.#whole) this.#records.push(record);
    }
    return {
      records: this.#records,
      partial: this.#partial,
      problems: this.#problems,
      refused: this.#refused,
    };
  }

  #keepPartial(record: AnyRecord): void {
    if (this.#table.key.some((name) => record[name] === null)) return;
    const wrong = new Set(this.#findings.map(({ index }) => index));
    const unread = this.#readers.filter(({ name, index }) => wrong.has(index) && record[name] === null);
    this.#partial.push({ record, unread: new Set(unread.map(({ name }) => name)) });
  }

  /** @returns whether every cell was read */
  #readRow(row: readonly string[], record: AnyRecord): boolean {
    const values: Record<string, unknown> = record;
    let good = true;
    for (const reader of this.#readers) {
      const cell = row[reader.index]!;
      if (cell === '') {
        if (!reader.required) continue;
        this.#find(reader.index, 'error', 'required', 'empty');
        good = false;
        continue;
      }
      const padded = SPACES[cell.charCodeAt(0)]! + SPACES[cell.charCodeAt(cell.length - 1)]!;
      const clean = padded === 0 ? cell : trimmed(cell);
      if (clean === '') {
        good = this.#blank(reader) && good;
        continue;
      }
      const value = this.#readCell(reader, clean);
      if (value === null) good = false;
      else {
        values[reader.name] = value;
        if (clean !== cell) this.#find(reader.index, 'warning', 'whitespace', 'around');
      }
    }
    for (const index of this.#ignored) good = this.#isPublic(row[index]!, index) && good;
    return good;
  }

  /** A cell of nothing but white space is empty. */
  #blank(reader: Reader): boolean {
    if (reader.required) this.#find(reader.index, 'error', 'required', 'empty');
    else this.#find(reader.index, 'warning', 'whitespace', 'only');
    return !reader.required;
  }

  /** The value of a cell, or null after noting why it has none. */
  #readCell(reader: Reader, cell: string): CellValue | null {
    if (reader.isFree && cell.length > 5 && mayHoldPrivate(cell)) {
      if (!this.#isPublic(cell, reader.index, reader.isAddress)) return null;
    }
    const value = reader.read(cell);
    if (typeof value === 'object' && value instanceof Refusal) {
      if (!reader.isFree && !this.#isPublic(cell, reader.index)) return null;
      this.#findings.push({ index: reader.index, severity: 'error', ...value });
      return null;
    }
    if (typeof value === 'number' && value >= TELEPHONE && reader.field.type !== 'money') {
      if (reader.field.type !== 'value' && !this.#isPublic(cell, reader.index)) return null;
    }
    return value;
  }

  /** Whether a cell holds no private number; one that does is noted. */
  #isPublic(cell: string, index: number, asAddress = false): boolean {
    const kind = findPrivate(cell, asAddress);
    if (kind !== null) this.#find(index, 'error', 'privacy', kind);
    return kind === null;
  }

  #find<C extends CellCode>(
    index: number,
    severity: Severity,
    code: C,
    reason: Reason<C>,
    params: Problem['params'] = {},
  ): void {
    this.#findings.push({ index, severity, code, reason, params });
  }

  #repeated(before: { readonly file: string; readonly line: number }, record: AnyRecord): void {
    const index = this.#readers.find(({ name }) => name === this.#table.key[0])?.index ?? 0;
    const key = this.#table.key.map((name) => String(record[name])).join(',');
    const reason = before.file === record.file ? 'same_file' : 'other_file';
    this.#find(index, 'error', 'unique', reason, { key, first_file: before.file, first_line: before.line });
  }

  /** Makes problems of the findings of one row, now that its key is read. */
  #place(at: number, record: AnyRecord): void {
    const id = rowId(this.#table, record, (name) => this.#written(at, name));
    const findings = this.#findings.sort((a, b) => a.index - b.index);
    for (const { index, severity, code, reason, params } of findings) {
      const place = placeOf(this.#sheet, at, index);
      this.#problems.push({ ...shown(place), row_id: id, severity, code, reason, params });
    }
    this.#findings = [];
  }

  #written(at: number, name: string): string {
    const index = this.#readers.find((reader) => reader.name === name)?.index;
    return index === undefined ? '' : trimmed(this.#sheet.rows[at]?.[index] ?? '');
  }
}

/** A place fit to be shown: no private number in its value or header. */
export function shown(place: Place): Place {
  const { value, header } = place;
  return {
    ...place,
    header: header === null ? null : shownHeader(header),
    value: value !== null && findPrivate(value) !== null ? masked(value) : value,
  };
}

/** The key of a row as text, its parts joined by commas: as read, or as written where it could not be read. */
export function rowId(table: Table, record: AnyRecord, written: (name: string) => string): string | null {
  const parts = table.key.map((name) => {
    const value = record[name];
    const text = typeof value === 'string' ? value : written(name);
    return findPrivate(text) === null ? text : masked(text);
  });
  return parts.every((part) => part === '') ? null : parts.join(',');
}
