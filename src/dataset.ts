/** The only door to the disk for data: a folder becomes a dataset, or a list of everything that is wrong with it. */
import type Fraction from 'fraction.js';
import { decode } from './csv/decode.ts';
import type { Place, Problem } from './csv/problem.ts';
import { readSheet } from './csv/read.ts';
import type { Sheet } from './csv/sheet.ts';
import { compareSince } from './history/since.ts';
import type { Layout, Present, Snapshot } from './history/snapshot.ts';
import { readTree, type NoTree } from './history/tree.ts';
import { roundHalfUp } from './i18n/format.ts';
import { measure, MEASURES } from './measures/catalog.ts';
import { figure, findScope, scopeId, scopesOf } from './measures/figures.ts';
import { subjectsAt } from './measures/scopes.ts';
import type { Measure, Scope, Subject } from './measures/types.ts';
import { checkAnnounced, type ComputedText } from './model/checks/announced.ts';
import { checkContradictions } from './model/checks/contradiction.ts';
import { checkDecreasing } from './model/checks/decreasing.ts';
import { checkGeometry, type GeometryRules } from './model/checks/geometry.ts';
import { checkNames } from './model/checks/names.ts';
import { checkOrder } from './model/checks/order.ts';
import { link } from './model/link.ts';
import { problemAt, type LocateIn } from './model/resolve.ts';
import type { Dataset } from './model/types.ts';
import type { Row, Table, Words } from './schema/field.ts';
import { nearest } from './schema/nearest.ts';
import { readTable, type TableReading } from './schema/read.ts';
import { readSettings } from './schema/settings-read.ts';
import type { Settings } from './schema/settings.ts';
import { TABLES, TABLE_NAMES, type Records, type TableName } from './schema/tables.ts';
import { CannotRun, folderSource, type Source } from './source.ts';

export { CannotRun } from './source.ts';

export interface FileSummary {
  readonly file: string;
  readonly table: TableName;
  /** Rows with anything in them, without the header. */
  readonly rows: number;
}

export interface Loaded {
  readonly folder: string;
  /** Null where any error was found. */
  readonly dataset: Dataset | null;
  /** As far as it could be read, for naming periods in a report. */
  readonly settings: Settings | null;
  /** In the order of tables, files, lines and columns. */
  readonly problems: readonly Problem[];
  readonly errors: number;
  readonly warnings: number;
  /** Every CSV file of a table, in the order in which they were read. */
  readonly files: readonly FileSummary[];
  readonly records: Records;
  /** The sheets as read, for showing a cell with its neighbours. */
  readonly sheets: ReadonlyMap<string, Sheet>;
}

export interface LoadOptions {
  /** Called with the name of each file before it is read, and its number of all. */
  readonly onFile?: (file: string, index: number, count: number) => void;
  /** The published commit to compare with, and the day that rows to be written get. */
  readonly since?: { readonly revision: string; readonly today: string };
}

/** A table read without knowing which: its columns are names like any other. */
type AnyReading = TableReading<Table>;
type Readings = ReadonlyMap<TableName, AnyReading>;

interface Reading {
  readonly records: Records;
  readonly readings: Readings;
  readonly sheets: ReadonlyMap<string, Sheet>;
  readonly files: readonly FileSummary[];
  readonly problems: readonly Problem[];
  readonly locate: LocateIn;
}

function atFile(file: string): Place {
  return { file, line: 1, column: null, header: null, row_id: null, value: null };
}

/** Many problems in a list cannot be spread into a call: the stack would overflow. */
function append(problems: Problem[], more: readonly Problem[]): void {
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

/** Reads every table of a folder. */
function readTables(source: Source, onFile: LoadOptions['onFile'] = () => undefined): Reading {
  const problems: Problem[] = [];
  const records: Partial<Record<TableName, readonly Row[] | null>> = {};
  const readings = new Map<TableName, AnyReading>();
  const sheets = new Map<string, Sheet>();
  const summaries: FileSummary[] = [];
  const files = filesOf(source, problems);
  const count = [...files.values()].flat().length;
  let index = 0;
  for (const name of TABLE_NAMES) {
    const paths = files.get(name);
    records[name] = null;
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
  }
  const locate: LocateIn = (table) => (row, field) =>
    readings.get(table)?.locate(row, field) ?? { ...atFile(row.file), line: row.line };
  return { records: records as Records, readings, sheets, files: summaries, problems, locate };
}

/** Whether a text may name a row that stands in the files but could not be read. */
function mayName(readings: Readings, table: TableName, text: string): boolean {
  const reading = readings.get(table);
  return reading !== undefined && (!reading.complete || reading.mayName(text));
}

function geometryRules(path: string, dataset: Dataset, readings: Readings): GeometryRules | null {
  const lines = ['LineString', 'MultiLineString'];
  const named = (table: 'projects' | 'districts') => {
    const things: readonly { id: string; name: string }[] = dataset[table];
    const ids = new Set(things.flatMap(({ id, name }) => [id, id.toLowerCase(), name]));
    return {
      isKnown: (id: string) => ids.has(id) || ids.has(id.toLowerCase()) || mayName(readings, table, id),
      names: () => things.flatMap(({ id, name }) => [id, name]),
    };
  };
  switch (path) {
    case 'geo/roads.geojson':
      return { property: 'project_id', types: lines, ...named('projects') };
    case 'geo/network.geojson':
      return { property: null, types: lines, isKnown: () => true, names: () => [] };
    case 'geo/districts.geojson':
      return { property: 'district', types: ['Polygon', 'MultiPolygon'], ...named('districts') };
    default:
      return null;
  }
}

function checkGeometries(source: Source, dataset: Dataset, readings: Readings): Problem[] {
  return source.paths.flatMap((path) => {
    const rules = geometryRules(path, dataset, readings);
    if (rules === null) return [];
    const decoded = decode(source.read(path), path);
    return decoded.problem === null ? checkGeometry(path, decoded.text, rules) : [decoded.problem];
  });
}

/** One measure of one scope: the others of the period, which `figure` would compute too, are not asked for. */
function computedText(dataset: Dataset): ComputedText {
  const periods = new Map<string, Map<string, Subject>>();
  const exactly = (scope: Scope, { id, compute, scopes }: Measure, period: string): Fraction | null => {
    if (compute === null || scope.kind === 'project' || !scopes.includes(scope.kind))
      return figure(dataset, scope, id, period).exact;
    let subjects = periods.get(period);
    if (subjects === undefined) {
      subjects = new Map(subjectsAt(dataset, period).map((one) => [scopeId(one.scope), one]));
      periods.set(period, subjects);
    }
    const subject = subjects.get(scopeId(scope));
    return subject === undefined ? null : compute(subject).value;
  };
  return (scopeText, id, period, decimals, power) => {
    const scope = findScope(dataset, scopeText);
    const wanted = measure(id);
    if (scope === null || wanted === undefined) return null;
    const exact = exactly(scope, wanted, period);
    if (exact === null) return null;
    return roundHalfUp(wanted.unit === 'yuan' ? exact.div(10 ** power) : exact, decimals);
  };
}

/** Everything that needs the rows linked. */
function crossChecks(dataset: Dataset, { records, readings, locate }: Reading, source: Source): Problem[] {
  const names = checkNames(
    records,
    {
      isScope: (id) => findScope(dataset, id) !== null || isUnread(readings, id),
      scopes: () => scopesOf(dataset).map(scopeId),
      measures: new Set(MEASURES.map(({ id }) => id)),
    },
    locate,
  );
  const problems = [...names];
  append(problems, checkContradictions(dataset, locate));
  append(problems, checkDecreasing(dataset, locate));
  append(problems, checkGeometries(source, dataset, readings));
  return problems;
}

const SCOPE_TABLES: Readonly<Record<string, TableName>> = {
  project: 'projects',
  programme: 'programmes',
  district: 'districts',
  unit: 'units',
  group: 'units',
};

/** Whether a scope is that of a row that could not be read. */
function isUnread(readings: Readings, scope: string): boolean {
  const [kind = '', ...rest] = scope.split(':');
  const table = SCOPE_TABLES[kind];
  if (table === undefined) return false;
  if (kind === 'group' && readings.get('units')?.problems.some(isError)) return true;
  return mayName(readings, table, rest.join(':'));
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

function readSiteSettings(source: Source, problems: Problem[]): Settings | null {
  const file = 'site.yaml';
  if (!source.paths.includes(file)) {
    problems.push(problemAt(atFile(file), 'settings', 'missing_file', { name: file }));
    return null;
  }
  const decoded = decode(source.read(file), file);
  if (decoded.problem !== null) {
    problems.push(decoded.problem);
    return null;
  }
  const ranked = MEASURES.filter(({ compute }) => compute !== null).map(({ id }) => id);
  const { settings, problems: found } = readSettings(decoded.text, file, ranked);
  append(problems, found);
  return settings;
}

const FILE_ORDER: readonly string[] = ['site.yaml', ...TABLE_NAMES];

function orderOf(file: string): number {
  const at = FILE_ORDER.indexOf(file.replace(/\.csv$/i, '').split('/')[0] ?? '');
  return at === -1 ? FILE_ORDER.length : at;
}

function inFileOrder(problems: Problem[]): Problem[] {
  const orders = new Map<string, number>();
  for (const { file } of problems) if (!orders.has(file)) orders.set(file, orderOf(file));
  return problems.sort(
    (a, b) =>
      orders.get(a.file)! - orders.get(b.file)! ||
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}

const NO_TREE: Readonly<Record<NoTree, Words>> = {
  no_git: { zh: '这台机器上没有 git', en: 'there is no git on this machine' },
  no_checkout: { zh: '数据文件夹不在 git 仓库里', en: 'the data folder is in no git repository' },
  unknown_revision: { zh: '仓库里没有这个版本', en: 'the repository has no such revision' },
  shallow: {
    zh: '仓库只取了最近的历史（请先 git fetch --unshallow）',
    en: 'the repository holds recent history only (run git fetch --unshallow first)',
  },
};

function layoutOf({ readings, sheets }: Reading, table: TableName): Layout | null {
  const file = readings.get(table)?.files.at(-1)?.file;
  return (file === undefined ? undefined : sheets.get(file)) ?? null;
}

function snapshotOf({ records, readings, locate }: Reading): Snapshot {
  const files = new Map([...readings].map(([name, { files: own }]) => [name, own.map(({ file }) => file)]));
  return { records, files, locate };
}

/** @throws CannotRun when the revision cannot be read */
function checkSince(folder: string, now: Reading, { revision, today }: NonNullable<LoadOptions['since']>) {
  const tree = readTree(folder, revision);
  if (typeof tree === 'string') {
    const { zh, en } = NO_TREE[tree];
    throw new CannotRun({
      zh: `不能与 ${revision} 比较：${zh}`,
      en: `cannot compare with ${revision}: ${en}`,
    });
  }
  const present: Present = {
    ...snapshotOf(now),
    mayName: (table, text) => mayName(now.readings, table, text),
    layout: (table) => layoutOf(now, table),
  };
  return compareSince(snapshotOf(readTables(tree)), present, revision, today);
}

/**
 * Loads a data folder: reads, links and checks everything in it.
 * @throws CannotRun when the folder is missing or cannot be read, or a revision to compare with is unknown
 */
export function loadDataset(folder: string, { onFile, since }: LoadOptions = {}): Loaded {
  const source = folderSource(folder);
  const found: Problem[] = [];
  const settings = readSiteSettings(source, found);
  const reading = readTables(source, onFile);
  const { records, readings, locate } = reading;
  append(found, reading.problems);
  if (records.projects === null) {
    const params = { name: 'projects.csv' };
    found.push({
      ...atFile('projects.csv'),
      severity: 'error',
      code: 'header_missing',
      reason: 'missing_table',
      params,
    });
  }
  append(found, checkOrder(records, locate));
  let dataset: Dataset | null = null;
  if (settings !== null && records.projects !== null) {
    const linked = link({
      records,
      settings,
      mayName: (table, text) => mayName(readings, table, text),
      locate,
    });
    // Where reports could not be read, it is they that are wrong, and not the period that is missing for it.
    const isUnknown = readings.get('progress')?.problems.some(isError) === true;
    append(
      found,
      linked.problems.filter(({ reason }) => !(isUnknown && reason === 'no_period')),
    );
    dataset = linked.dataset;
    if (dataset !== null) append(found, crossChecks(dataset, reading, source));
  }
  if (since !== undefined) append(found, checkSince(folder, reading, since));
  // With an error in the data a figure may differ for no other reason.
  if (dataset !== null && !found.some(isError))
    append(found, checkAnnounced(dataset, computedText(dataset), locate));
  const problems = inFileOrder(found);
  const errors = problems.filter(isError).length;
  return {
    folder,
    dataset: errors > 0 ? null : dataset,
    settings,
    problems,
    errors,
    warnings: problems.length - errors,
    files: reading.files,
    records,
    sheets: reading.sheets,
  };
}
