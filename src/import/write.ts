/** What writing an import would do to a file: its new bytes, what changes for each record, what is wrong in it. */
import { decode } from '../csv/decode.ts';
import type { Problem } from '../csv/problem.ts';
import { readSheet } from '../csv/read.ts';
import type { SheetReading } from '../csv/sheet.ts';
import type { Field } from '../schema/field.ts';
import { identifyHeader } from '../schema/header.ts';
import { readTable } from '../schema/read.ts';
import { DEFAULT_MONEY_UNIT } from '../schema/values/money-units.ts';
import { timesTen } from '../workbook/numbers.ts';
import { csvBytes, freshLines, headersOf, type Lines, type Origins, type Style } from './csv.ts';
import { mergedLines } from './merge.ts';
import { comparable, keyedRows, type IdOf, type KeyedRow } from './records.ts';
import type { Target } from './target.ts';
import type { Imported } from './types.ts';

/** `merge` puts the rows of the import into those of the file, by key; `replace` leaves nothing of it. */
export type Mode = 'replace' | 'merge';

/** A cell of a record that is in the file now and differs in the import. */
interface CellChange {
  /** The record's key as written. */
  readonly key: string;
  readonly field: Field;
  readonly was: string;
  readonly now: string;
}

export interface WritePlan {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Whether there is such a file now. */
  readonly exists: boolean;
  readonly added: readonly string[];
  readonly changed: readonly CellChange[];
  /** Records that are in the file now and would be no more. */
  readonly gone: readonly string[];
  /** Rows of the new file. */
  readonly rows: number;
  /** Rows that stay letter for letter as they are. */
  readonly untouched: number;
  /** Of the new file, read with the table's other files. */
  readonly problems: readonly Problem[];
  /** The cell of the source for a place in the new file. */
  readonly origins: Origins;
  /** The encoding of the present file, where it will be written in UTF-8 instead. */
  readonly reencoded: string | null;
}

export interface Surroundings {
  /** The table's files in the data folder as they are now. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** How a new file is written. */
  readonly style: Style;
  readonly idOf: IdOf;
}

interface Differences {
  readonly added: string[];
  readonly changed: CellChange[];
  readonly gone: string[];
  /** Keys of records of which a cell changes. */
  readonly keys: ReadonlySet<string>;
}

/** A value as it is shown: money in 万元. */
function textOf({ type }: Field, value: unknown): string {
  if (type === 'money' && typeof value === 'number')
    return timesTen(String(value), -DEFAULT_MONEY_UNIT.power);
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join('；') : String(value);
}

class Writer {
  readonly #imported: Imported;
  readonly #target: Target;
  readonly #around: Surroundings;
  readonly #mode: Mode;
  readonly #present: SheetReading | null;

  constructor(imported: Imported, target: Target, around: Surroundings, mode: Mode) {
    this.#imported = imported;
    this.#target = target;
    this.#around = around;
    this.#mode = mode;
    const bytes = around.files.get(target.file);
    this.#present = bytes === undefined ? null : readSheet(bytes, target.file);
  }

  plan(): WritePlan {
    const { table } = this.#imported;
    const { idOf } = this.#around;
    const { file, rows } = this.#target;
    const style = this.#style();
    const fresh = freshLines(this.#imported, rows, style);
    const now = keyedRows(table, readSheet(csvBytes(fresh.lines, style), file), idOf);
    const present = this.#present;
    const before = present === null ? new Map<string, KeyedRow>() : keyedRows(table, present, idOf);
    const { keys, ...differences } = this.#differences(before, now);
    const written = this.#lines(fresh, before, now, keys, style.delimiter);
    const bytes = csvBytes(written.lines, style);
    const encoding = present?.encoding ?? 'utf-8';
    return {
      file,
      bytes,
      exists: present !== null,
      ...differences,
      rows: written.lines.length - 1,
      untouched: written.untouched,
      problems: this.#problems(bytes),
      origins: written.origins,
      reencoded: encoding === 'utf-8' ? null : encoding,
    };
  }

  /** A file that is there keeps its own delimiter, BOM and line ends. */
  #style(): Style {
    const { files, style } = this.#around;
    const bytes = files.get(this.#target.file);
    if (bytes === undefined || this.#present?.encoding !== 'utf-8') return style;
    return { ...styleOf(bytes), delimiter: this.#present.sheet?.delimiter ?? style.delimiter };
  }

  #lines(
    fresh: Lines,
    before: ReadonlyMap<string, KeyedRow>,
    now: ReadonlyMap<string, KeyedRow>,
    changed: ReadonlySet<string>,
    delimiter: string,
  ): Lines & { untouched: number } {
    const present = this.#present?.sheet ?? null;
    const bytes = this.#around.files.get(this.#target.file);
    if (this.#mode === 'replace' || present === null || bytes === undefined)
      return { ...fresh, untouched: 0 };
    const decoded = decode(bytes, this.#target.file);
    const text = (decoded.text ?? '').replace(/^\ufeff+/, '').replace(/\r\n?/g, '\n');
    const { rows } = this.#target;
    return mergedLines(this.#imported, { present, text, delimiter, before, now, rows, changed });
  }

  #differences(before: ReadonlyMap<string, KeyedRow>, now: ReadonlyMap<string, KeyedRow>): Differences {
    const added: string[] = [];
    const changed: CellChange[] = [];
    const keys = new Set<string>();
    for (const [key, row] of now) {
      const old = before.get(key);
      if (old === undefined) added.push(row.label);
      else {
        const cells = this.#changedCells(old, row);
        changed.push(...cells);
        if (cells.length > 0) keys.add(key);
      }
    }
    const lost = [...before].filter(([key]) => this.#mode === 'replace' && !now.has(key));
    return { added, changed, gone: lost.map(([, { label }]) => label), keys };
  }

  /** A column that the import does not have is left as it is by a merge, and is gone after a replacement. */
  #changedCells(old: KeyedRow, row: KeyedRow): CellChange[] {
    const { table } = this.#imported;
    const { idOf } = this.#around;
    const written = this.#fieldsOf(headersOf(this.#imported));
    return table.fields.flatMap((field) => {
      const isWritten = written.has(field.name);
      if (table.key.includes(field.name) || (!isWritten && this.#mode === 'merge')) return [];
      const was = old.record[field.name];
      const now = isWritten ? row.record[field.name] : null;
      if (comparable(field, was, idOf) === comparable(field, now, idOf)) return [];
      return [{ key: old.label, field, was: textOf(field, was), now: textOf(field, now) }];
    });
  }

  #fieldsOf(headers: readonly string[]): ReadonlySet<string> {
    const meanings = headers.map((header) => identifyHeader(this.#imported.table, header));
    return new Set(meanings.flatMap((meaning) => (meaning.kind === 'unknown' ? [] : [meaning.field.name])));
  }

  /** What is wrong in the new file, among the table's others; in one that is to be merged into, also as it is. */
  #problems(bytes: Uint8Array): Problem[] {
    const { file } = this.#target;
    const broken = this.#mode === 'merge' ? (this.#present?.problems ?? []) : [];
    const errors = broken.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return errors;
    const others = [...this.#around.files].filter(([path]) => path !== file);
    const sheets = [...others.map(([path, content]) => readSheet(content, path)), readSheet(bytes, file)];
    return readTable(this.#imported.table, sheets).problems.filter((problem) => problem.file === file);
  }
}

/** BOM and line ends of a file in UTF-8. */
export function styleOf(bytes: Uint8Array): Style {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const at = bytes.indexOf(0x0a);
  return { bom, newline: at > 0 && bytes[at - 1] === 0x0d ? '\r\n' : '\n', delimiter: ',' };
}

/** Plans the writing of one file. Nothing is written here. */
export function planWrite(imported: Imported, target: Target, around: Surroundings, mode: Mode): WritePlan {
  return new Writer(imported, target, around, mode).plan();
}
