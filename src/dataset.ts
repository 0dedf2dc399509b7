/** The only door to the disk for data: a folder becomes a dataset, or a list of everything that is wrong with it. */
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Problem, Place } from './csv/problem.ts';
import { decode } from './csv/decode.ts';
import { readSheet } from './csv/read.ts';
import type { Sheet, SheetReading } from './csv/sheet.ts';
import { roundHalfUp } from './i18n/format.ts';
import { MEASURES } from './measures/catalog.ts';
import { figure, findScope, scopeId, scopesOf } from './measures/figures.ts';
import { checkAnnounced } from './model/checks/announced.ts';
import { checkContradictions } from './model/checks/contradiction.ts';
import { checkDecreasing } from './model/checks/decreasing.ts';
import { checkGeometry, type GeometryRules } from './model/checks/geometry.ts';
import { checkNames } from './model/checks/names.ts';
import { checkOrder } from './model/checks/order.ts';
import { link } from './model/link.ts';
import type { Dataset } from './model/types.ts';
import type { Row, Table } from './schema/field.ts';
import { nearest } from './schema/nearest.ts';
import { readTable, type TableReading } from './schema/read.ts';
import { readSettings } from './schema/settings-read.ts';
import type { Settings } from './schema/settings.ts';
import { TABLES, TABLE_NAMES, type Records, type TableName } from './schema/tables.ts';

/** A command that cannot run at all; its message is one sentence for the user. */
export class CannotRun extends Error {}

export interface FileSummary {
  file: string;
  table: TableName | null;
  rows: number;
}

export interface Loaded {
  folder: string;
  /** Null where any error was found. */
  dataset: Dataset | null;
  /** As far as it could be read, for naming periods in a report. */
  settings: Settings | null;
  problems: Problem[];
  errors: number;
  warnings: number;
  files: FileSummary[];
  records: Records;
  /** The sheets as read, for showing a cell with its neighbours. */
  sheets: ReadonlyMap<string, Sheet>;
}

export interface LoadOptions {
  /** Called with the name of each file before it is read. */
  onFile?: (file: string) => void;
}

/** How a folder's files are read: from the disk, or from a commit. */
export interface Source {
  /** Paths relative to the data folder, `/`-separated, sorted. */
  paths: readonly string[];
  read: (path: string) => Uint8Array;
}

function listFiles(folder: string, within: string, real: string): string[] {
  return readdirSync(within, { withFileTypes: true }).flatMap((entry) => {
    const path = join(within, entry.name);
    if (entry.name.startsWith('.')) return [];
    // A link must not bring in what lies outside the folder that the city publishes.
    if (lstatSync(path).isSymbolicLink()) {
      const target = realpathSync(path);
      if (target !== real && !target.startsWith(real + sep))
        throw new CannotRun(`${path} → ${target}: a link out of the data folder is not followed`);
    }
    return statSync(path).isDirectory()
      ? listFiles(folder, path, real)
      : [relative(folder, path).split(sep).join('/')];
  });
}

/** @throws CannotRun when the folder is missing or cannot be read */
export function folderSource(folder: string): Source {
  try {
    if (!statSync(folder).isDirectory()) throw new CannotRun(`${folder} 不是文件夹 / is not a folder`);
    return {
      paths: listFiles(folder, folder, realpathSync(folder)).sort(),
      read: (path) => readFileSync(join(folder, path)),
    };
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    throw new CannotRun(
      code === 'ENOENT'
        ? `找不到数据文件夹 ${folder} / no such data folder`
        : `读不了数据文件夹 ${folder} / cannot read the data folder (${code})`,
    );
  }
}

function settingsProblem(
  file: string,
  reason: string,
  params: Problem['params'],
  severity: Problem['severity'] = 'error',
): Problem {
  return {
    severity,
    code: 'settings',
    reason,
    file,
    line: 1,
    column: null,
    header: null,
    row_id: null,
    value: null,
    params,
  };
}

/** Files of each table: `NAME.csv`, or the parts in `NAME/` in name order. */
function filesOf(source: Source, problems: Problem[]): Map<TableName, string[]> {
  const files = new Map<TableName, string[]>();
  for (const path of source.paths.filter((p) => /\.csv$/i.test(p))) {
    const [first = '', ...rest] = path.split('/');
    const name = rest.length === 0 ? first.replace(/\.csv$/i, '') : first;
    const table = TABLE_NAMES.find((candidate) => candidate === name);
    if (!table || rest.length > 1) {
      problems.push(
        settingsProblem(path, 'unknown_file', { suggestion: nearest(name, TABLE_NAMES) ?? '' }, 'warning'),
      );
      continue;
    }
    files.set(table, [...(files.get(table) ?? []), path]);
  }
  for (const [table, paths] of files)
    if (paths.some((p) => p.includes('/')) && paths.some((p) => !p.includes('/')))
      problems.push(settingsProblem(`${table}.csv`, 'both_file_and_folder', { name: table }));
  return files;
}

/** A table read without knowing which: its columns are names like any other. */
type AnyReading = TableReading<Table>;

interface Reading {
  records: Records;
  readings: ReadonlyMap<TableName, AnyReading>;
  sheets: ReadonlyMap<string, Sheet>;
  files: FileSummary[];
}

/** Reads every table of a folder. */
export function readTables(
  source: Source,
  problems: Problem[],
  onFile: (file: string) => void = () => undefined,
): Reading {
  const records: Partial<Record<TableName, readonly Row[] | null>> = {};
  const readings = new Map<TableName, AnyReading>();
  const sheets = new Map<string, Sheet>();
  const summaries: FileSummary[] = [];
  const files = filesOf(source, problems);
  for (const name of TABLE_NAMES) {
    const paths = files.get(name);
    records[name] = null;
    if (!paths) continue;
    const own: SheetReading[] = paths.map((path) => {
      onFile(path);
      return readSheet(source.read(path), path);
    });
    for (const { file, sheet } of own) if (sheet) sheets.set(file, sheet);
    const reading: AnyReading = readTable<Table>(TABLES[name], own);
    // Spreading a hundred thousand problems would overflow the stack.
    for (const problem of reading.problems) problems.push(problem);
    for (const { file, rows } of reading.files) summaries.push({ file, table: name, rows });
    readings.set(name, reading);
    records[name] = reading.records;
  }
  return { records: records as Records, readings, sheets, files: summaries };
}

function geometryRules(path: string, dataset: Dataset): GeometryRules | null {
  const districts = new Set(dataset.districts.flatMap(({ id, name }) => [id, name]));
  const projects = new Set(dataset.projects.flatMap(({ id, name }) => [id, name]));
  switch (path) {
    case 'geo/roads.geojson':
      return { property: 'project_id', known: projects, types: ['LineString', 'MultiLineString'] };
    case 'geo/network.geojson':
      return { property: null, known: new Set(), types: ['LineString', 'MultiLineString'] };
    case 'geo/districts.geojson':
      return { property: 'district', known: districts, types: ['Polygon', 'MultiPolygon'] };
    default:
      return null;
  }
}

function checkGeometries(source: Source, dataset: Dataset): Problem[] {
  return source.paths.flatMap((path) => {
    const rules = geometryRules(path, dataset);
    if (!rules) return [];
    const decoded = decode(source.read(path), path);
    if (decoded.problem !== null) return [decoded.problem];
    return checkGeometry(path, decoded.text, rules);
  });
}

function announcedValue(dataset: Dataset) {
  return (scope: string, measure: string, period: string, decimals: number, power: number): string | null => {
    const found = findScope(dataset, scope);
    if (!found || !MEASURES.some(({ id }) => id === measure)) return null;
    const { exact, unit } = figure(dataset, found, measure, period);
    if (exact === null) return null;
    return roundHalfUp(unit === 'yuan' ? exact.div(10 ** power) : exact, decimals);
  };
}

type LocateIn = (table: TableName) => (row: Row, field: string) => Place;

/** Everything that needs the rows linked. */
function crossChecks(dataset: Dataset, records: Records, source: Source, locate: LocateIn): Problem[] {
  const scopes = new Set(scopesOf(dataset).map(scopeId));
  const measures = new Set(MEASURES.map(({ id }) => id));
  const names = checkNames(records, { scopes, measures }, locate);
  const rows = [
    ...checkContradictions(dataset, locate),
    ...checkDecreasing(dataset, locate),
    ...checkGeometries(source, dataset),
  ];
  const announced = names.length === 0 ? checkAnnounced(dataset, announcedValue(dataset), locate) : [];
  return [...names, ...rows, ...announced];
}

function readSiteSettings(source: Source, problems: Problem[]): Settings | null {
  const file = 'site.yaml';
  if (!source.paths.includes(file)) {
    problems.push(settingsProblem(file, 'missing_file', { name: file }));
    return null;
  }
  const decoded = decode(source.read(file), file);
  if (decoded.problem !== null) {
    problems.push(decoded.problem);
    return null;
  }
  const reading = readSettings(
    decoded.text,
    file,
    MEASURES.filter(({ compute }) => compute !== null).map(({ id }) => id),
  );
  problems.push(...reading.problems);
  return reading.settings;
}

const FILE_ORDER = ['site.yaml', ...TABLE_NAMES];

function inFileOrder(problems: Problem[]): Problem[] {
  const order = (file: string): number => {
    const at = FILE_ORDER.indexOf(file.replace(/\.csv$/i, '').split('/')[0] ?? '');
    return at === -1 ? (file === 'site.yaml' ? 0 : FILE_ORDER.length) : at;
  };
  return problems
    .map((problem, index) => ({ problem, index }))
    .sort((a, b) => {
      const x = a.problem;
      const y = b.problem;
      return (
        order(x.file) - order(y.file) ||
        (x.file < y.file ? -1 : x.file > y.file ? 1 : 0) ||
        x.line - y.line ||
        (x.column ?? 0) - (y.column ?? 0) ||
        a.index - b.index
      );
    })
    .map(({ problem }) => problem);
}

/** Reads, links and checks a data folder from any source. */
export function loadFrom(folder: string, source: Source, { onFile }: LoadOptions = {}): Loaded {
  const found: Problem[] = [];
  const settings = readSiteSettings(source, found);
  const { records, readings, sheets, files } = readTables(source, found, onFile);
  if (records.projects === null)
    found.push({
      ...settingsProblem('projects.csv', 'missing_table', { name: 'projects.csv' }),
      code: 'header_missing',
    });
  const locate: LocateIn = (table) => (row, field) =>
    readings.get(table)?.locate(row, field) ?? {
      file: row.file,
      line: row.line,
      column: null,
      header: field,
      row_id: null,
      value: null,
    };
  for (const problem of checkOrder(records, locate)) found.push(problem);
  let dataset: Dataset | null = null;
  if (settings && records.projects !== null) {
    const mayName = (table: TableName, text: string): boolean => {
      const reading = readings.get(table);
      return reading !== undefined && (!reading.complete || reading.mayName(text));
    };
    const linked = link({
      records,
      settings,
      mayName,
      locate: (table, row, field) => locate(table)(row, field),
    });
    for (const problem of linked.problems) found.push(problem);
    dataset = linked.dataset;
    if (dataset) for (const problem of crossChecks(dataset, records, source, locate)) found.push(problem);
  }
  const problems = inFileOrder(found);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return {
    folder,
    dataset: errors > 0 ? null : dataset,
    settings,
    problems,
    errors,
    warnings: problems.length - errors,
    files,
    records,
    sheets,
  };
}

/**
 * Loads a data folder.
 * @throws CannotRun when the folder is missing or cannot be read
 */
export function loadDataset(folder: string, options: LoadOptions = {}): Loaded {
  return loadFrom(folder, folderSource(folder), options);
}
