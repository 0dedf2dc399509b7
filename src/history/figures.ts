/**
 * Figures as every release published them: recomputed from the data of each release, kept by commit. A release is
 * computed once; a build after one more release computes that one only.
 */
import Fraction from 'fraction.js';
import type { BasisRow, Figure } from '../measures/types.ts';
import type { Dataset } from '../model/types.ts';
import type { Archive, ReleaseChange } from './archive.ts';
import { FigureCache, type ReleaseFigures, type Written } from './figure-cache.ts';
import type { FigureBecause, FigureHistory, FigureNow, FigureVersion } from './figure-history.ts';
import { projectsTouched } from './figure-projects.ts';
import type { Release } from './releases.ts';

/** How the figures of a release come about. */
export interface FigureWorkshop {
  /** The dataset of a commit; null where its data cannot be read by the rules of today. */
  readonly load: (commit: string) => Dataset | null;
  /** Every figure of a dataset that pages may show, of all its periods. */
  readonly figures: (dataset: Dataset) => Iterable<Figure>;
  /** Figures of some projects at every period up to one. */
  readonly ofProjects: (dataset: Dataset, projects: ReadonlySet<string>, until: string) => Iterable<Figure>;
  /** Every row that figures rest on, those that they are made of included. */
  readonly rows: (dataset: Dataset, ids: readonly string[]) => ReadonlyMap<string, readonly BasisRow[]>;
}

function written({
  exact,
  numerator,
  denominator,
}: Pick<Figure, 'exact' | 'numerator' | 'denominator'>): Written {
  const text = exact === null ? null : exact.d === 1n ? String(exact.s * exact.n) : exact.toFraction();
  return numerator === null && denominator === null ? [text] : [text, numerator, denominator];
}

function sameWritten(a: Written, b: Written): boolean {
  return a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
}

/** Changes of rows, by table and place: where the row stood before the release, and where since. */
interface Touched {
  readonly before: ReadonlyMap<string, string>;
  readonly now: ReadonlyMap<string, string>;
}

function touchedBy(archive: Archive, release: string): Touched {
  const before = new Map<string, string>();
  const now = new Map<string, string>();
  for (const row of archive.rows(release)) {
    const id = `${row.table}\n${row.key}`;
    if (row.before !== null) before.set(`${row.before.file}:${row.before.line}`, id);
    if (row.now !== null) now.set(`${row.now.file}:${row.now.line}`, id);
  }
  return { before, now };
}

/** Columns read, by row that the release touched. */
function readCells(
  into: Map<string, Set<string>>,
  rows: readonly BasisRow[] | undefined,
  touched: ReadonlyMap<string, string>,
): void {
  for (const { file, line, cells } of rows ?? []) {
    const id = touched.get(`${file}:${line}`);
    if (id === undefined) continue;
    let read = into.get(id);
    if (read === undefined) into.set(id, (read = new Set()));
    for (const cell of cells) read.add(cell);
  }
}

/** What is told first: what corrects, then what moves, then what came later than it should. */
const ORDER: readonly ReleaseChange['kind'][] = [
  'correction',
  'revision',
  'change',
  'withdrawal',
  'silent',
  'removed',
  'method',
  'progress',
  'added',
  'file',
];
/** Of how many changes a figure's receipt tells. */
const TOLD = 6;

/** Numbers of the changes that explain each figure, in the order in which they are told. */
function explain(
  changes: readonly ReleaseChange[],
  ids: readonly string[],
  touched: Touched,
  before: ReadonlyMap<string, readonly BasisRow[]>,
  now: ReadonlyMap<string, readonly BasisRow[]>,
): Record<string, readonly number[]> {
  const byRow = Map.groupBy(changes.entries(), ([, { table, key }]) => `${table ?? ''}\n${key}`);
  const methods = [...changes.entries()].filter(([, { kind }]) => kind === 'method').map(([at]) => at);
  return Object.fromEntries(
    ids.map((id) => {
      const cells = new Map<string, Set<string>>();
      readCells(cells, before.get(id), touched.before);
      readCells(cells, now.get(id), touched.now);
      const found = [...cells].flatMap(([row, read]) =>
        (byRow.get(row) ?? []).filter(([, { field }]) => field === null || read.has(field)).map(([at]) => at),
      );
      const rank = (at: number): number => ORDER.indexOf(changes[at]!.kind);
      return [id, [...found, ...methods].sort((a, b) => rank(a) - rank(b) || a - b)];
    }),
  );
}

type Values = Map<string, Written>;

function valuesOf(workshop: FigureWorkshop, dataset: Dataset): Values {
  const values: Values = new Map();
  for (const figure of workshop.figures(dataset)) values.set(figure.id, written(figure));
  return values;
}

/** Loads each release once, and keeps the last, which the next is compared with. */
class Shelf {
  readonly #workshop: FigureWorkshop;
  #last: { commit: string; dataset: Dataset | null } | null = null;

  constructor(workshop: FigureWorkshop) {
    this.#workshop = workshop;
  }

  get(commit: string): Dataset | null {
    if (this.#last?.commit !== commit) this.#last = { commit, dataset: this.#workshop.load(commit) };
    return this.#last.dataset;
  }
}

/** Figures of projects that were published before and differ since a release. */
function projectDifferences(
  archive: Archive,
  workshop: FigureWorkshop,
  { id }: Release,
  former: Dataset,
  dataset: Dataset,
): Record<string, readonly [Written, Written]> {
  const touched = projectsTouched(archive.changes(id), dataset, former.as_of);
  const before = new Map<string, Written>();
  for (const figure of workshop.ofProjects(former, touched, former.as_of))
    before.set(figure.id, written(figure));
  const found: Record<string, readonly [Written, Written]> = {};
  for (const figure of workshop.ofProjects(dataset, touched, former.as_of)) {
    const old = before.get(figure.id);
    const now = written(figure);
    if (old !== undefined && !sameWritten(old, now)) found[figure.id] = [old, now];
  }
  return found;
}

/** What a release brought: figures that are new or differ from the release before, and why they differ. */
function compute(
  archive: Archive,
  workshop: FigureWorkshop,
  shelf: Shelf,
  release: Release,
  previous: Release | null,
  known: Values,
): ReleaseFigures {
  const before = previous === null ? null : (): Dataset | null => shelf.get(previous.hash);
  // The release before is asked for first: where it has just been computed, it is still at hand.
  const former = before?.() ?? null;
  const dataset = shelf.get(release.hash);
  if (dataset === null) return { read: false, as_of: '', values: {}, gone: [], projects: {}, because: {} };
  const values = valuesOf(workshop, dataset);
  const own: Record<string, Written> = {};
  const changed: string[] = [];
  for (const [id, value] of values) {
    const old = known.get(id);
    if (old !== undefined && sameWritten(old, value)) continue;
    own[id] = value;
    if (old !== undefined) changed.push(id);
  }
  const projects = former === null ? {} : projectDifferences(archive, workshop, release, former, dataset);
  changed.push(...Object.keys(projects));
  const gone = [...known.keys()].filter((id) => !values.has(id));
  const because =
    changed.length === 0
      ? {}
      : explain(
          archive.changes(release.id),
          changed,
          touchedBy(archive, release.id),
          former === null ? new Map() : workshop.rows(former, changed),
          workshop.rows(dataset, changed),
        );
  const told = Object.entries(because).map(([id, list]): [string, readonly number[]] => [
    id,
    // The last number says how many are not told.
    [...list.slice(0, TOLD), Math.max(0, list.length - TOLD)],
  ]);
  return {
    read: true,
    as_of: dataset.as_of,
    values: own,
    gone,
    projects,
    because: Object.fromEntries(told),
  };
}

interface Step {
  readonly release: Release;
  readonly value: Written;
  readonly because: readonly number[] | null;
  /** What it was before, where only changes are on record. */
  readonly old?: Written;
}

function exactOf(text: string | null): Fraction | null {
  return text === null ? null : new Fraction(text);
}

/**
 * Reads the history of figures.
 * @param cache a folder in which what was computed is kept, safe to delete; null for none
 * @param program a mark of the program by which figures are computed: with another, all are computed again
 */
export function readFigures(
  archive: Archive,
  workshop: FigureWorkshop,
  cache: string | null,
  program: string,
): FigureHistory {
  const kept = new FigureCache(cache, program);
  const shelf = new Shelf(workshop);
  const known: Values = new Map();
  const steps = new Map<string, Step[]>();
  const revised = new Map<string, string[]>();
  const unread: string[] = [];
  const read: Published[] = [];
  let previous: Release | null = null;
  for (const release of archive.releases.toReversed()) {
    const name = kept.next(release.hash);
    let own = kept.get(name);
    if (own === null) {
      own = compute(archive, workshop, shelf, release, previous, known);
      kept.put(name, own);
    }
    if (!own.read) {
      unread.push(release.id);
      continue;
    }
    const changed: string[] = [];
    for (const [id, value] of Object.entries(own.values)) {
      if (known.has(id)) changed.push(id);
      known.set(id, value);
      const step = { release, value, because: own.because[id] ?? null };
      const list = steps.get(id);
      if (list) list.push(step);
      else steps.set(id, [step]);
    }
    if (changed.length > 0) revised.set(release.id, changed);
    for (const [id, [old, value]] of Object.entries(own.projects)) {
      const step = { release, value, because: own.because[id] ?? null, old };
      const list = steps.get(id);
      if (list) list.push(step);
      else steps.set(id, [step]);
    }
    for (const id of own.gone) known.delete(id);
    read.push({ release, as_of: own.as_of });
    previous = release;
  }
  const moved = Map.groupBy(
    [...steps.keys()].filter((id) => id.startsWith('project:')),
    (id) => id.slice(0, id.indexOf('@')),
  );
  return {
    unread,
    versions: (id) => versionsOf(archive, steps.get(id) ?? []),
    revised: (release) => revised.get(release) ?? [],
    changed: (project, measure) => moved.get(`project:${project}/${measure}`) ?? [],
    ofProject: (figure) => {
      const own = steps.get(figure.id) ?? [];
      return versionsOf(archive, [...firstOf(archive, read, figure, own[0]?.old), ...own]);
    },
  };
}

/** A release whose data could be read, and the period of the site then. */
interface Published {
  readonly release: Release;
  readonly as_of: string;
}

/** The value that a project's figure had first: in the first release of its period that had the project. */
function firstOf(
  archive: Archive,
  read: readonly Published[],
  figure: FigureNow,
  old: Written | undefined,
): Step[] {
  const [born] = archive.publishedValues('projects', figure.scope.slice('project:'.length)).get('id') ?? [];
  const from = read.findIndex(({ release }) => release.id === born?.release.id);
  const first = born && read.slice(Math.max(0, from)).find(({ as_of }) => as_of >= figure.period);
  return first ? [{ release: first.release, value: old ?? written(figure), because: null }] : [];
}

function versionsOf(archive: Archive, steps: readonly Step[]): FigureVersion[] {
  return steps.map(({ release, value: [exact, numerator, denominator], because }, at) => ({
    release,
    exact: exactOf(exact),
    numerator: numerator ?? null,
    denominator: denominator ?? null,
    because: at === 0 ? null : becauseOf(archive, release, because ?? [0]),
  }));
}

const changesOf = new WeakMap<Archive, Map<string, readonly ReleaseChange[]>>();

function becauseOf(archive: Archive, { id }: Release, told: readonly number[]): FigureBecause {
  let known = changesOf.get(archive);
  if (known === undefined) changesOf.set(archive, (known = new Map()));
  let all = known.get(id);
  if (all === undefined) known.set(id, (all = archive.changes(id)));
  const changes = told.slice(0, -1).flatMap((at) => all[at] ?? []);
  const isCorrection = changes.some(({ kind }) => kind === 'correction');
  return { kind: isCorrection ? 'correction' : 'revision', changes, more: told.at(-1) ?? 0 };
}
