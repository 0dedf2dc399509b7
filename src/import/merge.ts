/** Puts the rows of an import into a file that is there. Rows that do not change keep their letters and their place. */
import { lineEndsIn, type Sheet } from '../csv/sheet.ts';
import type { Field, Table } from '../schema/field.ts';
import { identifyHeader } from '../schema/header.ts';
import { decimalOf, plainDecimal, shifted } from '../schema/values/decimal.ts';
import { DEFAULT_MONEY_UNIT } from '../schema/values/money-units.ts';
import { csvRow, headersOf, Origins, type Lines } from './csv.ts';
import type { KeyedRow } from './records.ts';
import type { Imported, ImportedRow } from './types.ts';

interface Column {
  readonly field: Field;
  /** 10 to this power is the unit of its money in 元. */
  readonly power: number;
}

/** The field of each column; null for columns that belong to none. */
function columnsOf(table: Table, headers: readonly string[]): (Column | null)[] {
  return headers.map((header) => {
    const meaning = identifyHeader(table, header);
    if (meaning.kind !== 'column') return null;
    return { field: meaning.field, power: (meaning.unit ?? DEFAULT_MONEY_UNIT).power };
  });
}

/** Money written in one unit, in another; any other text as it is. */
function inUnit(text: string, from: number, to: number): string {
  const decimal = from === to ? null : decimalOf(text);
  return decimal === null ? text : plainDecimal(shifted(decimal, from - to));
}

export interface Merging {
  /** The file as it is, and its text with line ends `\n`. */
  readonly present: Sheet;
  readonly text: string;
  readonly delimiter: string;
  readonly before: ReadonlyMap<string, KeyedRow>;
  /** Rows of the import by key; `at` counts among `rows`. */
  readonly now: ReadonlyMap<string, KeyedRow>;
  readonly rows: readonly ImportedRow[];
  /** Keys of records of which a cell changes. */
  readonly changed: ReadonlySet<string>;
}

/** Where each column of the merged file takes its cells from. */
interface Layout {
  /** Positions in the import; -1 for a column that it does not have. */
  readonly sources: readonly number[];
  readonly from: readonly (Column | null)[];
  readonly to: readonly (Column | null)[];
  /** Headers of the import that the file does not have yet. */
  readonly extra: readonly string[];
  /** Positions of the columns of the key. */
  readonly keys: ReadonlySet<number>;
}

function layoutOf(imported: Imported, { present, rows }: Merging): Layout {
  const headers = headersOf(imported);
  const from = columnsOf(imported.table, headers);
  const own = columnsOf(imported.table, present.headers);
  const added = from.flatMap((column, at) =>
    column !== null &&
    !own.some((one) => one?.field === column.field) &&
    rows.some(({ cells }) => (cells[at] ?? '') !== '')
      ? [at]
      : [],
  );
  const matched = own.map((column) =>
    column === null ? -1 : from.findIndex((one) => one?.field === column.field),
  );
  const to = [...own, ...added.map((at) => from[at] ?? null)];
  const isKey = (column: Column | null): boolean =>
    column !== null && imported.table.key.includes(column.field.name);
  return {
    sources: [...matched, ...added],
    from,
    to,
    extra: added.map((at) => headers[at] ?? ''),
    keys: new Set(to.flatMap((column, at) => (isKey(column) ? [at] : []))),
  };
}

/** The cells of a row of the import in the order and the units of the file; a key stays as the file writes it. */
function cellsOf(layout: Layout, row: ImportedRow, old: readonly string[]): string[] {
  const { sources, from, to, keys } = layout;
  return sources.map((at, column) => {
    const text = row.cells[at];
    const before = old[column];
    if (text === undefined) return before ?? '';
    if (before !== undefined && keys.has(column)) return before;
    const source = from[at];
    const isMoney = source?.field.type === 'money';
    return isMoney ? inUnit(text, source?.power ?? 0, to[column]?.power ?? 0) : text;
  });
}

/** Merges; the lines of the new file, and where each row comes from. */
export function mergedLines(imported: Imported, merging: Merging): Lines & { untouched: number } {
  const { present, delimiter, before, now, rows, changed } = merging;
  const layout = layoutOf(imported, merging);
  const { extra } = layout;
  const old = merging.text.split('\n');
  const lines: string[] = [];
  const origins = new Origins(imported, layout.sources);
  let line = 1;
  let untouched = 0;
  const add = (text: string, row: ImportedRow | null): void => {
    if (lines.length > 0) origins.add(line, row);
    lines.push(text);
    line += 1 + lineEndsIn(text);
  };
  const asWritten = (start: number, cells: readonly string[]): string => {
    const ends = cells.reduce((sum, cell) => sum + lineEndsIn(cell), 0);
    return old.slice(start - 1, start + ends).join('\n');
  };
  const { headers, headerLine } = present;
  add(extra.length > 0 ? csvRow([...headers, ...extra], delimiter) : asWritten(headerLine, headers), null);
  const byPosition = new Map([...before.values()].map((row) => [row.at, row]));
  present.rows.forEach((cells, at) => {
    const key = byPosition.get(at)?.key;
    const mine = key === undefined ? undefined : now.get(key);
    const row = mine === undefined ? null : (rows[mine.at] ?? null);
    if (row !== null && key !== undefined && changed.has(key))
      add(csvRow(cellsOf(layout, row, cells), delimiter), row);
    else if (extra.length > 0) {
      const added = row === null ? [] : cellsOf(layout, row, cells).slice(cells.length);
      add(csvRow([...cells, ...extra.map((_, i) => added[i] ?? '')], delimiter), row);
    } else {
      untouched += 1;
      add(asWritten(present.lines[at] ?? 0, cells), row);
    }
  });
  // Rows with a new key; and rows without a key, or with one that stands twice, for the check to refuse.
  const taken = new Set([...now].filter(([key]) => before.has(key)).map(([, { at }]) => at));
  rows.forEach((row, at) => {
    if (!taken.has(at)) add(csvRow(cellsOf(layout, row, []), delimiter), row);
  });
  return { lines, origins, untouched };
}
