/**
 * The edge between pages and the disk: reads the data folder named by the environment once per build, and again in
 * development when a file in it has changed.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { decode } from './csv/decode.ts';
import { CannotRun, loadDataset, type Loaded } from './dataset.ts';
import { readArchive, type Archive } from './history/archive.ts';
import type { FigureHistory } from './history/figure-history.ts';
import { readLedger, type History } from './history/ledger.ts';
import type { NoHistory, Release } from './history/releases.ts';
import { publishedFigures } from './published-figures.ts';
import type { Dataset, District, Programme, Project, Unit } from './model/types.ts';
import { readSettings } from './schema/settings-read.ts';
import { TABLE_NAMES, type TableName } from './schema/tables.ts';
import type { Lang } from './schema/settings.ts';
import { findScope } from './measures/figures.ts';
import type { Scope } from './measures/types.ts';
import type { Row } from './schema/field.ts';
import type { HistorySource } from './views/history.ts';
import type { Past } from './views/embed.ts';
import { contextFor, type Context, type Ledger } from './views/context.ts';
import { postOf, type Post } from './views/posts.ts';
import { lineAddress } from './views/repository.ts';
import type { StorySource } from './views/story-source.ts';
import { projectUpdates } from './views/updates.ts';
import type { ReceiptSource } from './views/receipt.ts';

export interface Site {
  loaded: Loaded;
  dataset: Dataset;
  ledger: Ledger;
  history: History;
  base: string;
  languages: readonly Lang[];
}

/** The data folder: `GUATU_DATA`, or `data`. */
export function dataFolder(): string {
  return resolve(process.env['GUATU_DATA'] ?? 'data');
}

/** The newest change in a folder, so that a saved file is noticed. */
function signature(folder: string): string {
  const parts: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mtimeMs, size } = statSync(path);
    parts.push(`${path}:${mtimeMs}:${size}`);
  }
  return parts.sort().join('\n');
}

/** The releases that last changed values, by what the archive tells; read when a page first asks. */
function lastChanges({ releases }: History): Pick<Ledger, 'ofProject' | 'ofFigures'> {
  const order = new Map(releases?.map(({ id }, at) => [id, at]));
  const projects = new Map<string, Release | null>();
  return {
    ofProject: (id) => {
      const known = archive();
      if (typeof known === 'string') return null;
      let last = projects.get(id);
      if (last === undefined) projects.set(id, (last = projectUpdates(known, id)[0]?.release ?? null));
      return last;
    },
    ofFigures: (ids) => {
      const { history } = receiptSource();
      if (history === null || releases === null) return null;
      const found = ids.flatMap((id) => order.get(history.versions(id).at(-1)?.release.id ?? '') ?? []);
      return releases[Math.min(...found)] ?? null;
    },
  };
}

let current: { key: string; site: Site } | null = null;

/**
 * The site as the data folder has it now.
 * @throws CannotRun when the folder cannot be read, Error when its data have errors (the build checks before)
 */
export function site(): Site {
  const folder = dataFolder();
  const development = process.env['GUATU_DEV'] === '1';
  const key = development ? signature(folder) : folder;
  if (current?.key === key) return current.site;
  const loaded = loadDataset(folder);
  const { dataset } = loaded;
  if (dataset === null) throw new CannotRun(`data in ${folder} have errors: run npm run check`);
  const history = readLedger(folder);
  const ledger: Ledger = {
    ...history,
    ...lastChanges(history),
    checksum: (text) =>
      (createHash('sha256').update(text).digest('hex').slice(0, 12).match(/.{4}/g) ?? []).join(' '),
  };
  const built: Site = {
    loaded,
    dataset,
    ledger,
    history,
    base: process.env['GUATU_BASE'] ?? '/',
    languages: dataset.settings.languages,
  };
  current = { key, site: built };
  return built;
}

/** A file of the data folder as it stands there. */
export function dataBytes(path: string): Uint8Array {
  return readFileSync(join(dataFolder(), path));
}

function settingsFile(): string {
  return decode(readFileSync(join(dataFolder(), 'site.yaml')), 'site.yaml').text ?? '';
}

/** The settings behind the numbers, without the remarks that an office writes beside them. */
export function settingsText(): string {
  return stringify(parse(settingsFile()));
}

/**
 * Where the built site will stand. What runs after the pages has not the memory of what made them, and beside that there
 * is no room for a large city's tables a second time: so this reads the settings alone.
 */
export function siteAddress(): { readonly baseUrl: string | null; readonly base: string } {
  const { settings } = readSettings(settingsFile(), 'site.yaml', []);
  return { baseUrl: settings?.base_url ?? null, base: process.env['GUATU_BASE'] ?? '/' };
}

const archives = new WeakMap<Dataset, Archive | NoHistory>();

/** Everything that was published, read when a page first asks for it; or why it cannot be told. */
export function archive(): Archive | NoHistory {
  const { dataset } = site();
  let known = archives.get(dataset);
  if (known === undefined)
    archives.set(dataset, (known = readArchive(dataFolder(), join('.guatu', 'cache'))));
  return known;
}

const contexts = new WeakMap<Dataset, Map<Lang, Context>>();

export function contextOf(lang: Lang): Context {
  const { dataset, ledger, base } = site();
  let byLang = contexts.get(dataset);
  if (!byLang) contexts.set(dataset, (byLang = new Map()));
  let context = byLang.get(lang);
  if (!context) byLang.set(lang, (context = contextFor(dataset, ledger, base, lang)));
  return context;
}

let byId: { dataset: Dataset; projects: Map<string, Project> } | null = null;

/** @throws when no project has the id, which a static path cannot ask for */
export function projectById(id: string | undefined): Project {
  const { dataset } = site();
  if (byId?.dataset !== dataset)
    byId = { dataset, projects: new Map(dataset.projects.map((p) => [p.id, p])) };
  const project = byId.projects.get(id ?? '');
  if (!project) throw new Error(`no project ${id}`);
  return project;
}

/** @throws when no district has the id, which a static path cannot ask for */
export function districtById(id: string | undefined): District {
  const district = site().dataset.districts.find((one) => one.id === id);
  if (!district) throw new Error(`no district ${id}`);
  return district;
}

/** @throws when no unit has the id, which a static path cannot ask for */
export function unitById(id: string | undefined): Unit {
  const unit = site().dataset.units.find((one) => one.id === id);
  if (!unit) throw new Error(`no unit ${id}`);
  return unit;
}

/** @throws when no post has the id, which a static path cannot ask for */
export function postById(id: string | undefined): Post {
  const post = postOf(site().dataset, id ?? '');
  if (!post) throw new Error(`no post ${id}`);
  return post;
}

/** @throws when no programme has the id, which a static path cannot ask for */
export function programmeById(id: string | undefined): Programme {
  const programme = site().dataset.programmes.find((one) => one.id === id);
  if (!programme) throw new Error(`no programme ${id}`);
  return programme;
}

/** Places of rows in the published tables, by file and line; the header is row 1. */
function rowNumbers(): (table: TableName, row: Row) => number | null {
  const { records } = site().loaded;
  const tables = new Map<TableName, Map<string, Map<number, number>>>();
  const read = (table: TableName): Map<string, Map<number, number>> => {
    const files = new Map<string, Map<number, number>>();
    for (const [index, { file, line }] of ((records[table] ?? []) as readonly Row[]).entries()) {
      let lines = files.get(file);
      if (lines === undefined) files.set(file, (lines = new Map()));
      lines.set(line, index + 2);
    }
    return files;
  };
  return (table, { file, line }) => {
    let files = tables.get(table);
    if (files === undefined) tables.set(table, (files = read(table)));
    return files.get(file)?.get(line) ?? null;
  };
}

/** Figures as every release published them; null where the history is not available. */
function figureHistory(): FigureHistory | null {
  const known = archive();
  return typeof known === 'string' ? null : publishedFigures(dataFolder(), known, join('.guatu', 'cache'));
}

const sources = new WeakMap<Dataset, ReceiptSource>();

/** Where the rows of receipts come from, and what was published before. */
export function receiptSource(): ReceiptSource {
  const { dataset, loaded, history } = site();
  let source = sources.get(dataset);
  if (source === undefined) {
    const { locate } = loaded.present;
    source = {
      rowNumber: rowNumbers(),
      cell: (table, row, column) => locate(table)(row, column).value,
      origin: history.origin,
      history: figureHistory(),
    };
    sources.set(dataset, source);
  }
  return source;
}

/** What was published before, of rows and of figures, for what is fixed at a release. */
export function published(): Past {
  return { archive: archive(), figures: receiptSource().history };
}

/** Names of the files of the city's stories. */
export function storyNames(): string[] {
  return site().loaded.stories.map(({ file }) => file.slice('stories/'.length));
}

/** The city's stories, and what git knows of them. */
export function storySource(): StorySource {
  const { stories } = site().loaded;
  return { stories, archive: archive(), history: receiptSource().history };
}

const pasts = new WeakMap<Dataset, HistorySource>();

/** What was published before, and where the rows of a project stand outside its pages. */
export function historySource(): HistorySource {
  const { dataset, loaded, history } = site();
  let past = pasts.get(dataset);
  if (past === undefined) {
    const { locate } = loaded.present;
    const { repository } = dataset.settings;
    const places = {
      rowNumber: receiptSource().rowNumber,
      cell: (table: TableName, row: Row, column: string) => locate(table)(row, column),
      repository: (row: Row) => {
        const at = repository === null ? null : history.origin(row);
        return repository === null || at === null ? null : lineAddress(repository, at.hash, at.path, at.line);
      },
    };
    pasts.set(dataset, (past = { archive: archive(), places }));
  }
  return past;
}

/** @throws when no scope has the id, which a static path cannot ask for */
export function scopeById(id: string): Scope {
  const scope = findScope(site().dataset, id);
  if (!scope) throw new Error(`no scope ${id}`);
  return scope;
}

/** The rows of a table, in the order of its download. */
export function recordsOf(table: TableName): readonly Row[] {
  return site().loaded.records[table] ?? [];
}

/** Rows of each published table. */
export function rowCounts(): ReadonlyMap<TableName, number> {
  const { records } = site().loaded;
  return new Map(TABLE_NAMES.map((name) => [name, records[name]?.length ?? 0]));
}

/** The route parameter of a language: none for Chinese, which stands at the root. */
export function langParam(lang: Lang): string | undefined {
  return lang === 'zh' ? undefined : lang;
}

/** What a page shows, as a short key: while it stays, the page need not be rendered again. */
export function cacheKey(view: unknown): string {
  const { dataset } = site();
  // Everything of the settings that stands around every page; what is within it stands in its view.
  const { title, title_en, publisher, publisher_en, demo, languages, base_url, government_meta } =
    dataset.settings;
  const { source_note, report_url, contact, license } = dataset.settings;
  const chrome = [
    [title, title_en, publisher, publisher_en, demo, languages, base_url, government_meta],
    [source_note, report_url, contact, license],
  ];
  return createHash('sha256')
    .update(JSON.stringify([view, chrome]))
    .digest('base64url')
    .slice(0, 22);
}
