/** The files of a data folder, from wherever they come, become a dataset, or a list of everything that is wrong with them. */
import type Fraction from 'fraction.js';
import type { Present } from './compare/snapshot.ts';
import { decode } from './csv/decode.ts';
import type { Problem } from './csv/problem.ts';
import type { Sheet } from './csv/sheet.ts';
import { checkBasemap } from './geo/basemap.ts';
import { checkFileNames, GEOMETRY_FILES } from './geo/files.ts';
import { readGeometry } from './geo/read.ts';
import { roundHalfUp } from './i18n/format.ts';
import { lowestChosen, standingsOf } from './measures/candidates.ts';
import { measure, MEASURES } from './measures/catalog.ts';
import { figure, findScope, scopeId, scopesOf } from './measures/figures.ts';
import { subjectsAt } from './measures/scopes.ts';
import type { Measure, Scope, Subject } from './measures/types.ts';
import { checkAnnounced, type ComputedText } from './model/checks/announced.ts';
import { checkCandidates } from './model/checks/candidates.ts';
import { checkContradictions, type IsUnread } from './model/checks/contradiction.ts';
import { checkDecreasing } from './model/checks/decreasing.ts';
import { checkNames } from './model/checks/names.ts';
import { checkOrder } from './model/checks/order.ts';
import { link } from './model/link.ts';
import { problemAt } from './model/resolve.ts';
import type { Geometry } from './model/geometry.ts';
import type { Dataset } from './model/types.ts';
import { readSettings } from './schema/settings-read.ts';
import type { Settings } from './schema/settings.ts';
import { TABLE_NAMES, type Records, type TableName } from './schema/tables.ts';
import { knownIn } from './stories/known.ts';
import { readStories, slugsOf, type StoriesReading } from './stories/read.ts';
import type { Story } from './stories/types.ts';
import {
  append,
  atFile,
  isError,
  mayName,
  presentOf,
  readTables,
  type FileSummary,
  type OnFile,
  type Reading,
  type Readings,
} from './folder.ts';
import type { Source } from './source.ts';

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
  /** Those of which nothing is wrong, in the order of their files. */
  readonly stories: readonly Story[];
  /** The sheets as read, for showing a cell with its neighbours. */
  readonly sheets: ReadonlyMap<string, Sheet>;
  /** The folder as far as two moments of it are compared. */
  readonly present: Present;
}

export interface LoadOptions {
  readonly onFile?: OnFile;
  /** Further checks of what was read, such as those against what is published. */
  readonly problemsOf?: (present: Present) => readonly Problem[];
  /** The ids of the city's releases, asked for only where a story names one; null where history is not available. */
  readonly releases?: () => ReadonlySet<string> | null;
}

/** What the geometry files say, read once; lines that a table's unread row may own are left alone. */
function geometryOf(source: Source, dataset: Dataset, readings: Readings, problems: Problem[]): Geometry {
  const kinds = Object.entries(GEOMETRY_FILES).filter(([, path]) => source.paths.includes(path));
  const texts = kinds.flatMap(([kind, path]) => {
    const decoded = decode(source.read(path), path);
    if (decoded.problem === null) return [[kind, decoded.text] as const];
    problems.push(decoded.problem);
    return [];
  });
  const { geometry, problems: found } = readGeometry({
    texts: Object.fromEntries(texts),
    dataset,
    mayName: (table, text) => mayName(readings, table, text),
  });
  append(problems, found);
  append(problems, checkFileNames(source.paths));
  return geometry;
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
function crossChecks(dataset: Dataset, { checked, readings, locate }: Reading): Problem[] {
  const known = {
    isScope: (id: string) => findScope(dataset, id) !== null || isUnread(readings, id),
    scopes: () => scopesOf(dataset).map(scopeId),
    measures: new Set(MEASURES.map(({ id }) => id)),
  };
  const problems = checkNames(checked, known, locate);
  append(problems, checkContradictions(dataset, locate, isEndUnread(readings)));
  // A correction that could not be read may be the one that accounts for a fall.
  if (readings.get('corrections')?.complete !== false) append(problems, checkDecreasing(dataset, locate));
  return problems;
}

/** What the scores of candidates say against the choice. */
function candidateProblems(dataset: Dataset, { locate }: Reading): Problem[] {
  const lowest = lowestChosen(dataset);
  const text = (score: Fraction | null): string => (score === null ? '' : roundHalfUp(score, 2));
  const passed = standingsOf(dataset).flatMap(({ candidate, score, passedOver }) =>
    passedOver && lowest !== null
      ? [{ candidate, score: text(score), lowest: { id: lowest.candidate.id, score: text(lowest.score) } }]
      : [],
  );
  return checkCandidates(dataset, passed, locate);
}

function isEndUnread(readings: Readings): IsUnread {
  const partial = readings.get('projects')?.partial ?? [];
  const unread = partial.filter((row) => row.unread.has('actual_end') || row.unread.has('withdrawn_on'));
  const places = new Set(unread.map(({ record }) => `${record.file}:${record.line}`));
  return ({ file, line }) => places.size > 0 && places.has(`${file}:${line}`);
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
  const { settings, problems: found, basemapLine } = readSettings(decoded.text, file, ranked);
  append(problems, found);
  if (settings !== null) append(problems, checkBasemap(settings, basemapLine, source));
  return settings;
}

/** The stories of a folder; while the tables cannot be linked only their writing is checked. */
function storiesOf(
  source: Source,
  dataset: Dataset | null,
  { readings }: Reading,
  { releases }: LoadOptions,
  isWhole: boolean,
): StoriesReading {
  const mayBe = (scope: string): boolean => isUnread(readings, scope);
  const known = dataset && knownIn(dataset, mayBe, slugsOf(source), isWhole);
  return readStories(source, known, releases);
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

/** A period after every date in the tables, where the one that is meant cannot be read. */
const NO_PERIOD = '2100-12';

/** The settings, with a stopgap for what cannot be read, so that the tables are checked all the same. */
function settingsForChecks(settings: Settings | null, found: readonly Problem[]): Settings {
  const isWrong = found.some((problem) => problem.header === 'as_of' && isError(problem));
  const own = settings ?? readSettings('title: —', 'site.yaml', []).settings;
  if (own === null) throw new Error('the stopgap is no YAML');
  return settings === null || isWrong ? { ...own, as_of: NO_PERIOD } : own;
}

/**
 * Reads, links and checks everything. Nothing here knows a disk, git or a clock: the same code runs in the browser.
 * @param folder how the report names the folder
 * @throws what `source.read` throws
 */
export function loadSource(source: Source, folder: string, options: LoadOptions = {}): Loaded {
  const { onFile, problemsOf } = options;
  const found: Problem[] = [];
  const settings = readSiteSettings(source, found);
  const reading = readTables(source, onFile);
  const { records, checked, readings, locate } = reading;
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
  append(found, checkOrder(checked, locate));
  let dataset: Dataset | null = null;
  if (checked.projects !== null) {
    const linked = link({
      records: checked,
      settings: settingsForChecks(settings, found),
      mayName: (table, text) => mayName(readings, table, text),
      locate,
    });
    // Where reports or settings could not be read, it is they that are wrong, and not the period that is missing.
    const isKnown = readings.get('progress')?.problems.some(isError) !== true;
    append(found, isKnown ? linked.problems : linked.problems.filter(({ reason }) => reason !== 'no_period'));
    if (linked.dataset !== null) {
      // Before anything is computed: what is computed of a dataset is remembered with it.
      dataset = { ...linked.dataset, geometry: geometryOf(source, linked.dataset, readings, found) };
      append(found, crossChecks(dataset, reading));
    }
  }
  const written = storiesOf(source, dataset, reading, options, !found.some(isError));
  append(found, written.problems);
  const present = presentOf(reading, settings, source.paths);
  if (problemsOf !== undefined) append(found, problemsOf(present));
  // With an error in the data a figure may differ for no other reason.
  if (dataset !== null && !found.some(isError)) {
    append(found, checkAnnounced(dataset, computedText(dataset), locate));
    append(found, candidateProblems(dataset, reading));
  }
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
    stories: written.stories,
    sheets: reading.sheets,
    present,
  };
}

/**
 * The dataset of a folder that was checked when it was published, without the checks over several rows.
 * @returns null where a file cannot be read whole by the rules of today
 */
export function datasetOf(source: Source): Dataset | null {
  const found: Problem[] = [];
  const settings = readSiteSettings(source, found);
  const { records, readings, locate, problems } = readTables(source);
  append(found, problems);
  if (settings === null || records.projects === null || found.some(isError)) return null;
  const linked = link({
    records,
    settings,
    mayName: (table, text) => mayName(readings, table, text),
    locate,
  });
  if (linked.dataset === null || linked.problems.some(isError)) return null;
  return { ...linked.dataset, geometry: geometryOf(source, linked.dataset, readings, []) };
}
