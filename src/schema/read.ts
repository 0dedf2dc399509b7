/** Sheets to records, driven by the field list of a table. */
import { lineOfCell, type Sheet } from '../csv/sheet.ts';
import type { Place, Problem, Severity } from '../csv/problem.ts';
import type { Field, RecordOf, Row, Table } from './field.ts';
import { matchHeaders, type Column } from './header.ts';
import { findPrivate, masked } from './privacy.ts';
import { parseDate, parseMonth, parseYearOrMonth } from './values/date.ts';
import { parseInteger, parseMoney, parseNumber, parsePercent, parseValue } from './values/number.ts';
import { choiceParser, parseId, parseReferences, parseUrl } from './values/text.ts';
import { isWrong, type Value, type Wrong } from './values/wrong.ts';

type Parser = (cell: string) => Value | Wrong;

export interface TableReading<T extends Table> {
  records: RecordOf<T>[];
  problems: Problem[];
  /** Keys of rows that stand in the files but could not be read: what refers to them is not wrong for that. */
  unreadable: ReadonlySet<string>;
  /** Rows in each file, read or not. */
  counts: ReadonlyMap<string, number>;
  /** Names the cell of a record, for checks that look at several rows. */
  locate: (row: Row, field: string) => Place;
}

function remembering(parse: Parser): Parser {
  const known = new Map<string, Value | Wrong>();
  return (cell) => {
    let value = known.get(cell);
    if (value === undefined) {
      value = parse(cell);
      // Bounded, so that memory grows with the rows and not with their variety twice.
      if (known.size < 20_000) known.set(cell, value);
    }
    return value;
  };
}

function parserFor(field: Field, power: number): Parser {
  switch (field.type) {
    case 'id':
      return parseId;
    case 'date':
      return remembering(parseDate);
    case 'month':
      return remembering(parseMonth);
    case 'year_or_month':
      return remembering(parseYearOrMonth);
    case 'money':
      return (cell) => parseMoney(cell, power);
    case 'number':
      return remembering(parseNumber);
    case 'integer':
      return parseInteger;
    case 'percent':
      return remembering(parsePercent);
    case 'value':
      return parseValue;
    case 'choice':
      return remembering(choiceParser(field.choices ?? []));
    case 'references':
      return remembering(parseReferences);
    case 'url':
      return parseUrl;
    case 'text':
    case 'phone':
    case 'reference':
      return (cell) => cell;
  }
}

interface Reader extends Column {
  parse: Parser | null;
}

const NONE: readonly string[] = [];

/** Reads the sheets of one table and remembers where everything stands. */
class TableReader {
  readonly table: Table;
  readonly records: Row[] = [];
  readonly problems: Problem[] = [];
  readonly unreadable = new Set<string>();
  readonly counts = new Map<string, number>();
  private readonly sheets = new Map<string, { sheet: Sheet; readers: Reader[]; rowOfLine: Map<number, number> | null }>();
  private readonly firsts = new Map<string, Row>();

  constructor(table: Table) {
    this.table = table;
  }

  add(sheet: Sheet): void {
    this.counts.set(sheet.file, sheet.rows.length);
    const { columns, problems, readable } = matchHeaders(this.table, sheet);
    this.problems.push(...problems);
    const readers = columns.map((column) => ({ ...column, parse: column.field ? parserFor(column.field, column.power) : null }));
    this.sheets.set(sheet.file, { sheet, readers, rowOfLine: null });
    const blank: Record<string, null | readonly string[]> = {};
    for (const field of this.table.fields) blank[field.name] = field.type === 'references' ? NONE : null;
    for (let row = 0; row < sheet.rows.length; row += 1) this.readRow(sheet, readers, row, blank, readable);
  }

  private readRow(sheet: Sheet, readers: readonly Reader[], row: number, blank: object, readable: boolean): void {
    const cells = sheet.rows[row] ?? [];
    const record: Record<string, unknown> = { ...blank };
    let good = readable;
    for (const reader of readers) {
      const written = cells[reader.index] ?? '';
      if (written === '') {
        if (reader.field?.required && readable) {
          this.report(sheet, row, reader, 'error', 'required', 'empty', {});
          good = false;
        }
        continue;
      }
      const ok = this.readCell(sheet, row, reader, written, record, readable);
      good &&= ok;
    }
    record['file'] = sheet.file;
    record['line'] = sheet.lines[row] ?? 0;
    const key = this.keyOf(record);
    if (!good) {
      if (key !== null) this.unreadable.add(key.toLowerCase());
      if (record['name'] != null) this.unreadable.add(String(record['name']).toLowerCase());
    } else if (key !== null && this.isFirst(sheet, row, readers, key, record as unknown as Row)) {
      this.records.push(record as unknown as Row);
    }
  }

  /** @returns whether the cell could be read */
  private readCell(sheet: Sheet, row: number, reader: Reader, written: string, record: Record<string, unknown>, readable: boolean): boolean {
    if (written.length >= 11) {
      const found = findPrivate(written);
      if (found) {
        this.report(sheet, row, reader, 'error', 'privacy', found, {}, masked(written));
        return false;
      }
    }
    if (!reader.parse || !reader.field) return true;
    const first = written.charCodeAt(0);
    const last = written.charCodeAt(written.length - 1);
    let cell = written;
    // Printable ASCII and ideographs need no trimming; everything else is looked at.
    if (first <= 32 || last <= 32 || first === 0xa0 || last === 0xa0 || first === 0x3000 || last === 0x3000 || first === 0xfeff || last === 0xfeff) {
      cell = written.trim();
      if (cell === '') {
        if (!reader.field.required) return true;
        if (readable) this.report(sheet, row, reader, 'error', 'required', 'blank', {});
        return false;
      }
      if (cell !== written && readable) this.report(sheet, row, reader, 'warning', 'whitespace', 'trimmed', {});
    }
    const value = reader.parse(cell);
    if (isWrong(value)) {
      if (readable || value.wrong !== 'range') this.report(sheet, row, reader, 'error', value.wrong, value.reason, value.params);
      return false;
    }
    record[reader.field.name] = value;
    return true;
  }

  private keyOf(record: Record<string, unknown>): string | null {
    const [only, second] = this.table.key;
    if (second === undefined) return record[only ?? ''] == null ? null : String(record[only ?? '']);
    const parts = this.table.key.map((name) => record[name]);
    return parts.some((part) => part == null) ? null : parts.join(',');
  }

  private isFirst(sheet: Sheet, row: number, readers: readonly Reader[], key: string, record: Row): boolean {
    const folded = key.toLowerCase();
    const before = this.firsts.get(folded);
    if (!before) {
      this.firsts.set(folded, record);
      return true;
    }
    const lastKey = this.table.key.at(-1);
    const reader = readers.find((one) => one.field?.name === (this.table.key.length > 1 ? lastKey : this.table.key[0]));
    if (reader) this.report(sheet, row, reader, 'error', 'unique', 'twice', { file: before.file, line: before.line, key });
    return false;
  }

  private report(
    sheet: Sheet,
    row: number,
    reader: Column,
    severity: Severity,
    code: Problem['code'],
    reason: string,
    params: Problem['params'],
    value?: string,
  ): void {
    this.problems.push({
      ...this.place(sheet, row, reader),
      ...(value === undefined ? {} : { value }),
      severity,
      code,
      reason,
      params: { field: reader.field?.name ?? '', type: reader.field?.type ?? 'text', example: reader.field?.example ?? '', ...params },
    });
  }

  private place(sheet: Sheet, row: number, reader: Pick<Column, 'index' | 'header'>): Place {
    const cells = sheet.rows[row] ?? [];
    const readers = this.sheets.get(sheet.file)?.readers ?? [];
    const keys = this.table.key.map((name) => {
      const index = readers.find((one) => one.field?.name === name)?.index;
      return index === undefined ? '' : (cells[index] ?? '').trim();
    });
    const id = keys.join(',');
    return {
      file: sheet.file,
      line: lineOfCell(sheet, row, reader.index),
      column: reader.index + 1,
      header: reader.header,
      row_id: id === '' || findPrivate(id) ? null : id,
      value: cells[reader.index] ?? '',
    };
  }

  /** The cell of a record; where its column is not in the file, the row itself. */
  locate(row: Row, field: string): Place {
    const known = this.sheets.get(row.file);
    if (!known) return { file: row.file, line: row.line, column: null, header: null, row_id: null, value: null };
    known.rowOfLine ??= new Map(known.sheet.lines.map((line, index) => [line, index]));
    const index = known.rowOfLine.get(row.line) ?? 0;
    const reader = known.readers.find((one) => one.field?.name === field);
    if (reader) return this.place(known.sheet, index, reader);
    return { ...this.place(known.sheet, index, { index: 0, header: '' }), line: row.line, column: null, header: field, value: null };
  }
}

/** Reads one table from its files, in the order given. Every problem is collected; none stops the reading. */
export function readTable<T extends Table>(table: T, sheets: readonly Sheet[]): TableReading<T> {
  const reader = new TableReader(table);
  for (const sheet of sheets) reader.add(sheet);
  return {
    records: reader.records as RecordOf<T>[],
    problems: reader.problems,
    unreadable: reader.unreadable,
    counts: reader.counts,
    locate: (row, field) => reader.locate(row, field),
  };
}
