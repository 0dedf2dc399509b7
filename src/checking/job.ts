/**
 * The check of dropped files: the same code as `npm run check`, and, for files that are not a folder by themselves,
 * together with what is published. Pure: it runs in a worker of the page.
 */
import { compareData } from '../compare/compare.ts';
import { Lists, type List } from '../compare/lists.ts';
import { errorsFirst } from '../compare/report.ts';
import { compareSince } from '../compare/since.ts';
import { summaryLines } from '../compare/summary.ts';
import { TEXT_NODES, Texts } from '../compare/texts.ts';
import { questionText, optionText } from '../i18n/import-questions.ts';
import { reportWords } from '../i18n/report.ts';
import { refusalWords } from '../i18n/workbook.ts';
import { readImport } from '../import/read.ts';
import { openSource } from '../import/source.ts';
import { targetsOf } from '../import/target.ts';
import type { Imported, Question } from '../import/types.ts';
import { planWrite, type Surroundings, type WritePlan } from '../import/write.ts';
import { loadSource, type Loaded, type LoadOptions } from '../load.ts';
import { jsonReport } from '../report/json.ts';
import { reasonText } from '../report/import.ts';
import { reportView, type Origin, type ReportView } from '../report/view.ts';
import type { Lang } from '../schema/settings.ts';
import { TABLES, type TableName } from '../schema/tables.ts';
import { looksLikeWorkbook } from '../workbook/open.ts';
import { answersFrom } from './answers.ts';
import { belowFolder, isWholeFolder, knownPath, tablesOf, type Given } from './place.ts';
import { joined, layoutsBeside, sourceOf } from './published.ts';

/** Answers to questions about a file, by its path: the table that it is, and options of the import. */
export type Chosen = Readonly<
  Record<string, { readonly table: TableName | null; readonly options: readonly string[] }>
>;

export interface CheckJob {
  readonly given: readonly Given[];
  readonly published: readonly Given[];
  readonly chosen: Chosen;
  readonly lang: Lang;
  /** The day that rows to be pasted get, ISO. */
  readonly today: string;
}

/** Something to be decided before a file can be read. */
export interface FileQuestion {
  readonly file: string;
  readonly text: string;
  readonly cells: readonly { readonly address: string; readonly text: string }[];
  /** What to choose from; none where only the file can be put right. `value` is a table's name or an option. */
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly about: 'table' | 'import';
}

/** A file as it was read, and as it should be published. */
export interface CleanFile {
  /** As it was dropped. */
  readonly from: string;
  /** Where it belongs. */
  readonly path: string;
  readonly sheet: string | null;
  readonly bytes: Uint8Array;
  readonly changes: readonly { address: string; header: string; was: string; became: string; why: string }[];
}

export interface CheckResult {
  readonly questions: readonly FileQuestion[];
  /** Null while a question is open, or where there is nothing to check. */
  readonly view: ReportView | null;
  /** As `npm run check -- --format json` prints it. */
  readonly json: string;
  readonly clean: readonly CleanFile[];
  /** Null where the files are a folder by themselves. */
  readonly changes: {
    readonly summary: readonly string[];
    readonly lists: readonly List[];
    /** The month that the files were seen as of, where the published settings do not have it yet; else null. */
    readonly ahead: string | null;
  } | null;
}

const NOTHING = { view: null, json: '', clean: [], changes: null } as const;
const FRESH: Surroundings = {
  files: new Map(),
  style: { bom: true, newline: '\r\n', delimiter: ',' },
  idOf: (_table, text) => text,
};

interface Placed {
  readonly file: Given;
  readonly clean: CleanFile | null;
  /** Null for a file that is checked as it stands. */
  readonly plan: WritePlan | null;
  readonly questions: readonly FileQuestion[];
}

class Placer {
  readonly #lang: Lang;

  constructor(lang: Lang) {
    this.#lang = lang;
  }

  place(given: Given, { table: chosen, options }: Chosen[string]): Placed {
    const path = knownPath(given.path);
    const isTable = path === null || /\.csv$/i.test(path);
    if (!isTable)
      return { file: { ...given, path: path ?? given.path }, clean: null, plan: null, questions: [] };
    const own = path === null ? null : ((path.split('/')[0] ?? '').replace(/\.csv$/i, '') as TableName);
    const tables = chosen === null ? (own === null ? tablesOf(given) : [own]) : [chosen];
    const [table] = tables;
    if (table === undefined || tables.length > 1) return this.#asked(given, this.#whichTable(given, tables));
    return this.#import(given, path, table, options);
  }

  #asked(file: Given, ...questions: FileQuestion[]): Placed {
    return { file, clean: null, plan: null, questions };
  }

  #whichTable({ path }: Given, tables: readonly TableName[]): FileQuestion {
    const zh = this.#lang === 'zh';
    const names = tables.length > 1 ? tables : (Object.keys(TABLES) as TableName[]);
    return {
      file: path,
      text: zh ? '这是哪一张表？' : 'Which table is this?',
      cells: [],
      options: names.map((name) => ({ value: name, text: zh ? TABLES[name].zh : name })),
      about: 'table',
    };
  }

  #question(file: string, { cells, options, ...question }: Question): FileQuestion {
    return {
      file,
      text: questionText({ cells, options, ...question }, this.#lang),
      cells,
      options: options
        .filter((option) => !/^--(replace|merge)$|…/.test(option))
        .map((value) => ({ value, text: optionText(value, this.#lang) || value.replace(/^--[\w-]+ /, '') })),
      about: 'import',
    };
  }

  #import(given: Given, path: string | null, name: TableName, options: readonly string[]): Placed {
    const opened = openSource(given.bytes, given.path, TABLES[name]);
    const read =
      opened.refusal === null ? readImport(TABLES[name], opened.value, answersFrom(options)) : opened;
    if (read.refusal !== null) {
      const { [this.#lang]: text } = refusalWords(read.refusal);
      return this.#asked(given, { file: given.path, text, cells: [], options: [], about: 'import' });
    }
    const imported = read.value;
    // A CSV in its place is checked as it stands: every mistake keeps its line.
    const asItStands = path !== null && !looksLikeWorkbook(given.bytes);
    if (asItStands && (imported.questions.length > 0 || imported.problems.length > 0))
      return { file: { ...given, path }, clean: null, plan: null, questions: [] };
    if (imported.questions.length > 0)
      return this.#asked(given, ...imported.questions.map((one) => this.#question(given.path, one)));
    const targets = targetsOf(imported, [], { out: path, split: options.includes('--split') });
    if ('kind' in targets) return this.#asked(given, this.#question(given.path, targets));
    const [target] = targets;
    if (target === undefined)
      return { file: { ...given, path: path ?? `${name}.csv` }, clean: null, plan: null, questions: [] };
    const plan = planWrite(imported, target, FRESH, 'replace');
    const clean = this.#clean(given, imported, plan);
    const file = asItStands ? { ...given, path } : { path: plan.file, bytes: plan.bytes };
    return { file, clean, plan: asItStands ? null : plan, questions: [] };
  }

  #clean({ path }: Given, imported: Imported, { file, bytes }: WritePlan): CleanFile {
    return {
      from: path,
      path: file,
      sheet: imported.sheet,
      bytes,
      changes: imported.changes.map((change) => ({
        address: change.address,
        header: change.field[this.#lang === 'zh' ? 'zh' : 'name'],
        was: change.was,
        became: change.became,
        why: reasonText(change, this.#lang),
      })),
    };
  }
}

/** A folder by itself: what the command would say of it, to the letter. */
function checkFolder(given: readonly Given[], { lang }: CheckJob, options: LoadOptions): CheckResult {
  const loaded = loadSource(sourceOf(given), '', options);
  return { ...NOTHING, questions: [], view: reportView(loaded, lang), json: jsonReport(loaded, lang) };
}

/** Problems of what is published are not those of the person who drops a file: only what the file brings is told. */
function ofGiven(loaded: Loaded, files: ReadonlySet<string>): Loaded {
  const problems = loaded.problems.filter(({ severity, file }) => severity === 'error' || files.has(file));
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const shown = loaded.files.filter(({ file }) => files.has(file));
  return { ...loaded, problems, errors, warnings: problems.length - errors, files: shown };
}

/** The cells of the dropped workbooks, for problems of the CSV that was made of them. */
function originIn(placed: readonly Placed[], lang: Lang): Origin {
  const made = new Map(
    placed.flatMap(({ clean, plan }) =>
      clean === null || plan === null ? [] : [[plan.file, { clean, plan }] as const],
    ),
  );
  return (problem) => {
    const { clean, plan } = made.get(problem.file) ?? {};
    const cell = plan?.origins.of(problem) ?? null;
    if (clean === undefined || cell === null) return null;
    const place = /^\d+$/.test(cell) ? reportWords(lang).line(Number(cell)) : cell;
    return [clean.from, ...(clean.sheet === null ? [] : [reportWords(lang).header(clean.sheet)]), place].join(
      ' ',
    );
  };
}

function checkJoined(job: CheckJob, placed: readonly Placed[], options: LoadOptions): CheckResult {
  const { lang, published, today } = job;
  const files = placed.map(({ file }) => file);
  const base = loadSource(sourceOf(published), '');
  const name = lang === 'zh' ? '网上公布的' : 'what is published';
  const paths = new Set(files.map(({ path }) => path));
  const problemsOf: LoadOptions['problemsOf'] = (present) =>
    compareSince(base.present, { ...present, layout: layoutsBeside(present, paths, lang) }, name, today);
  const whole = loadSource(sourceOf(joined(published, files)), '', { ...options, problemsOf });
  const loaded = ofGiven(whole, paths);
  const { problems, errors, warnings } = loaded;
  const side = (of: Loaded) => ({
    name: null,
    commit: null,
    as_of: of.dataset?.as_of ?? null,
    errors: of.errors,
  });
  const comparison = compareData(base, whole);
  const month = whole.settings?.as_of ?? null;
  const report = {
    base: side(base),
    head: side(whole),
    contains_base: null,
    comparison,
    problems: errorsFirst(problems),
    errors,
    warnings,
  };
  const texts = new Texts(lang, TEXT_NODES);
  const [, ...lists] = new Lists(report, texts).all();
  const wrong = new Set(problems.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  return {
    questions: [],
    view: reportView(loaded, lang, originIn(placed, lang)),
    json: jsonReport(loaded, lang),
    clean: placed.flatMap(({ clean }) => (clean === null || wrong.has(clean.path) ? [] : [clean])),
    changes: {
      summary: summaryLines(report, texts),
      lists: lists.filter(({ rows }) => rows.length > 0),
      ahead: paths.has('site.yaml') || month === base.settings?.as_of ? null : month,
    },
  };
}

/** @param onFile told of each file before it is read */
export function runCheck(job: CheckJob, onFile: NonNullable<LoadOptions['onFile']>): CheckResult {
  const given = belowFolder(job.given);
  if (given.length === 0) return { ...NOTHING, questions: [] };
  if (isWholeFolder(job.given)) return checkFolder(given, job, { onFile });
  const placer = new Placer(job.lang);
  const placed = given.map((file) =>
    placer.place(file, job.chosen[file.path] ?? { table: null, options: [] }),
  );
  const questions = placed.flatMap((one) => one.questions);
  return questions.length > 0 ? { ...NOTHING, questions } : checkJoined(job, placed, { onFile });
}
