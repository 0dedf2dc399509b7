/**
 * Everything that was ever published: for every release the rows and cells that it changed, each with the reason that
 * stands in the ledger, and for every cell the values that it had.
 */
import { Explanations, explanationsIn, isLedger, type Explanation } from '../compare/explanations.ts';
import { settingDifferences } from '../compare/settings.ts';
import { isEmpty, valueOf, type Value } from '../compare/snapshot.ts';
import { MOVING } from '../compare/tables.ts';
import { mayGo, personColumn } from '../model/people.ts';
import type { Change, Correction } from '../model/types.ts';
import type { Field, Month, Row } from '../schema/field.ts';
import { TABLES, type TableName } from '../schema/tables.ts';
import { MONEY_UNITS } from '../schema/values/money-units.ts';
import type { Names } from './names.ts';
import type { NoHistory, Release } from './releases.ts';
import { readSteps, sameValue, type RowStep, type Step } from './steps.ts';
import { projectOfRow } from './subjects.ts';
import { readVersions } from './versions.ts';
import { withoutNames } from './withheld.ts';

/**
 * `added` a new row; `progress` an empty cell filled, a forecast moved, or a name taken away; `withdrawal` a project withdrawn; `change`,
 * `revision`, `correction` a cell or row changed with its row in the ledger; `silent` without; `removed` a row that
 * went with its withdrawn project; `method` a setting by which figures are computed; `file` a file that is no table.
 */
type ChangeKind =
  | 'added'
  | 'progress'
  | 'withdrawal'
  | 'change'
  | 'revision'
  | 'correction'
  | 'silent'
  | 'removed'
  | 'method'
  | 'file';

export interface ReleaseChange {
  readonly kind: ChangeKind;
  /** Null for settings and files that are no table. */
  readonly table: TableName | null;
  /** Of the row, in one spelling and in lower case; of a setting; the path of a file. */
  readonly key: string;
  /** Null where a whole row, setting or file is meant. */
  readonly field: string | null;
  readonly from: Value;
  readonly to: Value;
  /** The row of the ledger that says why. */
  readonly because: Change | Correction | null;
  /** The row as the release left it, or as it was before it was taken away; null for settings and files. */
  readonly row: Row | null;
}

/** A value as it was published. */
export interface PublishedValue {
  readonly release: Release;
  /** Null where the cell was emptied or its row was taken away. */
  readonly value: Value;
  readonly file: string;
  readonly line: number;
}

/** How a sum may stand in its column, whatever unit its header names. */
function spellings(field: Field, value: Value): string[] {
  if (field.type !== 'money' || typeof value !== 'number')
    return [Array.isArray(value) ? value.join('；') : String(value ?? '')];
  return MONEY_UNITS.map(({ power }) => String(value / 10 ** power));
}

/** The steps of each row, or of each project, with the release of each: the oldest first. */
type RowIndex = ReadonlyMap<string, readonly (readonly [number, RowStep])[]>;

function indexBy(order: readonly Step[], keyOfStep: (step: RowStep) => string | null): RowIndex {
  const index = new Map<string, (readonly [number, RowStep])[]>();
  for (const [at, { rows }] of order.entries()) {
    for (const row of rows) {
      const key = keyOfStep(row);
      if (key === null) continue;
      const list = index.get(key);
      if (list === undefined) index.set(key, [[at, row]]);
      else list.push([at, row]);
    }
  }
  return index;
}

export class Archive {
  /** The newest first. */
  readonly releases: readonly Release[];
  readonly #steps: ReadonlyMap<string, Step>;
  readonly #order: readonly Step[];
  readonly #names: Names;
  readonly #explained = new Map<Step, Explanations>();
  #index: RowIndex | null = null;
  #projects: RowIndex | null = null;
  #told: ReadonlyMap<string, readonly Explanation[]> | null = null;

  constructor(steps: readonly Step[], names: Names) {
    this.#order = steps;
    this.#names = names;
    this.#steps = new Map(steps.map((step) => [step.release.id, step]));
    this.releases = steps.map(({ release }) => release).reverse();
  }

  /** What a release changed, table by table; nothing for one that the archive does not have. */
  changes(release: string): readonly ReleaseChange[] {
    const step = this.#steps.get(release);
    if (step === undefined) return [];
    const explanations = this.#explanationsAt(step);
    return [
      ...step.rows.flatMap((row) => this.#rowChanges(row, step, explanations)),
      ...this.#settingChanges(step),
      ...step.files.map(({ path, before, now }): ReleaseChange => ({
        kind: 'file',
        table: null,
        key: path,
        field: null,
        from: before,
        to: now,
        because: null,
        row: null,
      })),
    ];
  }

  /** The rows that a release brought, changed or took away, each with what it was before and what it is since. */
  rows(release: string): readonly RowStep[] {
    return this.#steps.get(release)?.rows ?? [];
  }

  /**
   * The values of a row as published, column by column, the oldest first; each value once, at the release that brought
   * it. Columns that never had a value are left out.
   * @param key parts joined by commas, references by id or name
   */
  publishedValues(table: TableName, key: string): ReadonlyMap<string, readonly PublishedValue[]> {
    const values = new Map<string, PublishedValue[]>();
    for (const [at, { before, now }] of this.#indexed().get(`${table}\n${this.#names.key(table, key)}`) ??
      []) {
      const row = now ?? before;
      const { release } = this.#order[at] ?? {};
      if (row === null || release === undefined) continue;
      for (const { name } of TABLES[table].fields) {
        const value = now === null ? null : valueOf(now, name);
        const list = values.get(name);
        if (list === undefined ? isEmpty(value) : sameValue(list.at(-1)?.value ?? null, value)) continue;
        const published = { release, value: isEmpty(value) ? null : value, file: row.file, line: row.line };
        if (list === undefined) values.set(name, [published]);
        else list.push(published);
      }
    }
    return values;
  }

  /**
   * What each release changed in the rows of a project, in every table, the newest release first; releases that left
   * it alone are not there.
   */
  changesOfProject(id: string): { release: Release; changes: readonly ReleaseChange[] }[] {
    const own = this.#byProject().get(this.#names.key('projects', id)) ?? [];
    const steps = Map.groupBy(own, ([at]) => at);
    return [...steps]
      .map(([at, rows]) => {
        const step = this.#order[at]!;
        const explanations = this.#explanationsAt(step);
        return {
          release: step.release,
          changes: rows.flatMap(([, row]) => this.#rowChanges(row, step, explanations)),
        };
      })
      .reverse();
  }

  /** A row as a release left it, or as it is now; null where there was none. */
  rowAt(table: TableName, key: string, release: string | null = null): Row | null {
    const step = release === null ? undefined : this.#steps.get(release);
    const last = step === undefined ? this.#order.length : this.#order.indexOf(step);
    const steps = this.#indexed().get(`${table}\n${this.#names.key(table, key)}`) ?? [];
    return steps.findLast(([at]) => at <= last)?.[1].now ?? null;
  }

  /** The releases that brought or changed a file that is no table, the oldest first. */
  releasesOfFile(path: string): readonly Release[] {
    return this.#order
      .filter(({ files }) => files.some((file) => file.path === path && file.now !== null))
      .map(({ release }) => release);
  }

  /** The id of the project that a row belongs to; null for rows of no single project. */
  projectOf({ table, key, row }: Pick<ReleaseChange, 'table' | 'key' | 'row'>): string | null {
    if (table === null || row === null) return null;
    const found = projectOfRow({ table, key, row }, this.#names, (of, text) => this.rowAt(of, text));
    return found === null ? null : this.#names.meant('projects', found);
  }

  /** The id of what a text in a row refers to; the text itself where it names nothing known. */
  meant(table: TableName, text: string): string {
    return this.#names.meant(table, text);
  }

  /** A row's key as people write it, in the one spelling of the archive. */
  keyOf(table: TableName, text: string): string {
    return this.#names.key(table, text);
  }

  /** The month as of which a release speaks; null where nothing says. */
  asOf(release: string): Month | null {
    return this.#steps.get(release)?.asOf ?? null;
  }

  #indexed(): RowIndex {
    this.#index ??= indexBy(this.#order, ({ table, key }) => `${table}\n${key}`);
    return this.#index;
  }

  #byProject(): RowIndex {
    this.#projects ??= indexBy(this.#order, ({ table, key, before, now }) => {
      const row = now ?? before;
      if (row === null) return null;
      const found = projectOfRow({ table, key, row }, this.#names, (of, text) => this.rowAt(of, text));
      return found === null ? null : this.#names.key('projects', found);
    });
    return this.#projects;
  }

  /** The rows of the ledger that each release brought. */
  #toldBy(): ReadonlyMap<string, readonly Explanation[]> {
    this.#told ??= new Map(
      this.#order.map(({ release, rows }) => {
        const come = <R extends Row>(table: TableName): R[] =>
          rows.flatMap((row) =>
            row.table === table && row.before === null && row.now !== null ? [row.now as R] : [],
          );
        const records = { corrections: come<Correction>('corrections'), changes: come<Change>('changes') };
        return [release.id, explanationsIn(records, this.#names.idOf, () => true)];
      }),
    );
    return this.#told;
  }

  #explanationsAt(step: Step): Explanations {
    const known = this.#explained.get(step);
    if (known !== undefined) return known;
    const told = this.#toldBy();
    const all: Explanation[] = [];
    for (const { release } of this.#order) {
      const own = told.get(release.id) ?? [];
      const isNew = release === step.release;
      for (const one of own) all.push(isNew ? one : { ...one, isNew });
      if (isNew) break;
    }
    const explanations = new Explanations(all, this.#names.idOf);
    this.#explained.set(step, explanations);
    return explanations;
  }

  #rowChanges(rowStep: RowStep, step: Step, explanations: Explanations): ReleaseChange[] {
    const { table, key, before, now, concealed } = rowStep;
    const row = now ?? before;
    const whole = { table, key, field: null, from: null, to: null, because: null, row };
    if (before === null) return [{ ...whole, kind: 'added' }];
    if (now === null) return [{ ...whole, ...this.#whyGone(table, key, before, step, explanations) }];
    const fields: readonly Field[] = TABLES[table].fields;
    return fields.flatMap((field): ReleaseChange[] => {
      const from = valueOf(before, field.name);
      const to = valueOf(now, field.name);
      const isSame = sameValue(from, to) || this.#names.refersToSame(field, from, to);
      if (isSame && concealed?.includes(field.name) !== true) return [];
      const cell = { table, key, field: field.name, from, to, row };
      if (table === 'projects' && field.name === 'withdrawn_on' && from === null)
        return [{ ...cell, kind: 'withdrawal', because: null }];
      const isName = personColumn(table) === field.name && mayGo(String(from), textOf(to));
      if (isEmpty(from) || isName || MOVING.has(`${table}.${field.name}`))
        return [{ ...cell, kind: 'progress', because: null }];
      const because = this.#because(cell, field, explanations);
      return [{ ...cell, kind: kindOf(because), because }];
    });
  }

  #because(
    { table, key, from, to }: { table: TableName; key: string; from: Value; to: Value },
    field: Field,
    explanations: Explanations,
  ): Change | Correction | null {
    const befores = spellings(field, from);
    const nows = spellings(field, to);
    for (const [at, beforeText] of befores.entries()) {
      const nowText = nows[at] ?? nows[0] ?? '';
      const change = {
        table,
        key,
        shownKey: key,
        field,
        before: from,
        beforeText,
        now: isEmpty(to) ? null : to,
        nowText,
      };
      const verdict = explanations.of(change);
      if (verdict.kind === 'explained') return verdict.by.row;
    }
    return null;
  }

  #whyGone(
    table: TableName,
    key: string,
    before: Row,
    step: Step,
    explanations: Explanations,
  ): Pick<ReleaseChange, 'kind' | 'because'> {
    const field = (TABLES[table].fields as readonly Field[]).find(
      ({ name }) => name === TABLES[table].key.at(-1),
    );
    const row = field === undefined ? undefined : explanations.newOnes(table, key, field).at(-1)?.row;
    if (row !== undefined && explanations.coversRow(table, key)) return { kind: kindOf(row), because: row };
    const project = valueOf(before, 'project_id');
    const isWithdrawn = typeof project === 'string' && this.#isWithdrawn(project, step);
    return { kind: isWithdrawn && !isLedger(table) ? 'removed' : 'silent', because: null };
  }

  /** Whether a project had a date of withdrawal, or was gone, at a release. */
  #isWithdrawn(project: string, step: Step): boolean {
    const at = this.#order.indexOf(step);
    const steps = this.#indexed().get(`projects\n${this.#names.key('projects', project)}`) ?? [];
    const latest = steps.findLast(([index]) => index <= at)?.[1];
    return latest !== undefined && (latest.now === null || valueOf(latest.now, 'withdrawn_on') !== null);
  }

  #settingChanges({ settings }: Step): ReleaseChange[] {
    if (settings === null) return [];
    return settingDifferences(...settings)
      .filter(({ method }) => method)
      .map(({ key, from, to }) => ({
        kind: 'method',
        table: null,
        key,
        field: null,
        from,
        to,
        because: null,
        row: null,
      }));
  }
}

function textOf(value: Value): string | null {
  return typeof value === 'string' ? value : null;
}

function kindOf(row: Change | Correction | null): ChangeKind {
  if (row === null) return 'silent';
  return 'kind' in row ? row.kind : 'change';
}

/**
 * Reads the archive of a data folder: what differs between versions of files, not every version whole.
 * @param cache a folder in which what was read is kept, safe to delete; null for none
 * @returns why there is none, where git cannot tell
 */
export function readArchive(folder: string, cache: string | null): Archive | NoHistory {
  const releases = readVersions(folder);
  if (typeof releases === 'string') return releases;
  const { steps, names } = readSteps(folder, releases, cache);
  return new Archive(withoutNames(steps), names);
}
