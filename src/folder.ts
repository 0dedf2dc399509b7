/** Every table of a data folder, read from the disk or from a commit. */
import type { Place, Problem } from './csv/problem.ts';
import { readSheet } from './csv/read.ts';
import type { Sheet } from './csv/sheet.ts';
import type { Layout, Present } from './compare/snapshot.ts';
import { problemAt, type LocateIn } from './model/resolve.ts';
import type { Row, Table } from './schema/field.ts';
import { nearest } from './schema/nearest.ts';
import { readTable, type TableReading } from './schema/read.ts';
import type { Settings } from './schema/settings.ts';
import { TABLES, TABLE_NAMES, type Records, type TableName } from './schema/tables.ts';
import type { Source } from './source.ts';

/** Called with the name of each file before it is read, and its number of all. */
export type OnFile = (file: string, index: number, count: number) => void;

export interface FileSummary {
  readonly file: string;
  readonly table: TableName;
  /** Rows with anything in them, without the header. */
  readonly rows: number;
}

/** A table read without knowing which: its columns are names like any other. */
type AnyReading = TableReading<Table>;
export type Readings = ReadonlyMap<TableName, AnyReading>;

export interface Reading {
  readonly records: Records;
  /** With the rows of which only some cells are wrong: what the others say is checked all the same. */
  readonly checked: Records;
  readonly readings: Readings;
  readonly sheets: ReadonlyMap<string, Sheet>;
  readonly files: readonly FileSummary[];
  readonly problems: readonly Problem[];
  readonly locate: LocateIn;
}

export function atFile(file: string): Place {
  return { file, line: 1, column: null, header: null, row_id: null, value: null };
}

/** Many problems in a list cannot be spread into a call: the stack would overflow. */
export function append(problems: Problem[], more: readonly Problem[]): void {
  for (const problem of more) problems.push(problem);
}

/** Files of each table: `NAME.csv`, or the parts in `NAME/` in name order. */
function filesOf(source: Source, problems: Problem[]): Map<TableName, string[]> {
  const files = new Map<TableName, string[]>();
  for (const path of source.paths) {
    if (!/\.csv$/i.test(path)) continue;
    const [first = '', ...rest] = path.split('/');
    const name = rest.length === 0 ? first.replace(/\.csv$/i, '') : first;
    const table = TABLE_NAMES.find((candidate) => candidate === name);
    if (table === undefined || rest.length > 1) {
      const suggestion = nearest(name, TABLE_NAMES) ?? '';
      problems.push(problemAt(atFile(path), 'settings', 'unknown_file', { suggestion }, 'warning'));
    } else files.set(table, [...(files.get(table) ?? []), path]);
  }
  for (const [table, paths] of files) {
    const parts = paths.filter((path) => path.includes('/'));
    if (parts.length === 0 || parts.length === paths.length) continue;
    problems.push(problemAt(atFile(`${table}.csv`), 'settings', 'both_file_and_folder', { name: table }));
  }
  return files;
}

type AnyRecords = Partial<Record<TableName, readonly Row[] | null>>;

/** Columns without which a row says nothing about another. */
const NEEDED: Partial<Record<TableName, readonly string[]>> = {
  corrections: ['table', 'key', 'field'],
  changes: ['project_id', 'field'],
};

/** The records of a table and its rows with wrong cells; those have null where even a required cell is wrong. */
function withPartial(table: TableName, { records, partial }: AnyReading): readonly Row[] {
  if (partial.length === 0) return records;
  const needed = NEEDED[table] ?? [];
  const usable = partial.filter(({ record }) => needed.every((name) => record[name] !== null));
  return [...records, ...usable.map(({ record }) => ({ ...record, name: record['name'] ?? record['id'] }))];
}

/** Reads every table of a folder. */
export function readTables(source: Source, onFile: OnFile = () => undefined): Reading {
  const problems: Problem[] = [];
  const records: AnyRecords = {};
  const checked: AnyRecords = {};
  const readings = new Map<TableName, AnyReading>();
  const sheets = new Map<string, Sheet>();
  const summaries: FileSummary[] = [];
  const files = filesOf(source, problems);
  const count = [...files.values()].flat().length;
  let index = 0;
  for (const name of TABLE_NAMES) {
    const paths = files.get(name);
    records[name] = checked[name] = null;
    if (paths === undefined) continue;
    const own = paths.map((path) => {
      onFile(path, (index += 1), count);
      return readSheet(source.read(path), path);
    });
    for (const { file, sheet } of own) if (sheet !== null) sheets.set(file, sheet);
    const reading: AnyReading = readTable<Table>(TABLES[name], own);
    append(problems, reading.problems);
    for (const { file, rows } of reading.files) summaries.push({ file, table: name, rows });
    readings.set(name, reading);
    records[name] = reading.records;
    checked[name] = withPartial(name, reading);
  }
  const locate: LocateIn = (table) => (row, field) =>
    readings.get(table)?.locate(row, field) ?? { ...atFile(row.file), line: row.line };
  const whole = { records: records as Records, checked: checked as Records };
  return { ...whole, readings, sheets, files: summaries, problems, locate };
}

/** Whether a text may name a row that stands in the files but could not be read. */
export function mayName(readings: Readings, table: TableName, text: string): boolean {
  const reading = readings.get(table);
  return reading !== undefined && (!reading.complete || reading.mayName(text));
}

function layoutOf({ readings, sheets }: Reading, table: TableName): Layout | null {
  const file = readings.get(table)?.files.at(-1)?.file;
  const sheet = file === undefined ? undefined : sheets.get(file);
  return file === undefined || sheet === undefined ? null : { ...sheet, file };
}

/** What was read, as far as it is compared with another moment. */
export function presentOf(reading: Reading, settings: Settings | null, paths: readonly string[]): Present {
  const { records, readings, locate } = reading;
  return {
    records,
    locate,
    settings,
    paths,
    files: new Map([...readings].map(([name, { files }]) => [name, files.map(({ file }) => file)])),
    mayName: (table, text) => mayName(readings, table, text),
    layout: (table) => layoutOf(reading, table),
  };
}

export function isError({ severity }: Problem): boolean {
  return severity === 'error';
}
