/** References by id or exact name, with the nearest name where nothing matches. */
import type { Place, Problem } from '../csv/problem.ts';
import type { RowCode } from '../csv/reasons.ts';
import type { RowReason } from '../csv/row-reasons.ts';
import type { Row } from '../schema/field.ts';
import { nearest } from '../schema/nearest.ts';
import type { TableName } from '../schema/tables.ts';

/** The place of a record's cell. */
export type Locate = (row: Row, field: string) => Place;
/** The place of a cell of any table. */
export type LocateIn = (table: TableName) => Locate;

export function problemAt<C extends RowCode>(
  place: Place,
  code: C,
  reason: RowReason<C>,
  params: Problem['params'] = {},
  severity: Problem['severity'] = 'error',
): Problem {
  return { ...place, severity, code, reason, params };
}

/** Characters that a name used as an address must not have. */
const UNSAFE = /[/\\?#%:*"<>|\u0000-\u001f\u007f]|^\./;

/** In a larger table only what begins like the text is offered: comparing it with every name would take seconds. */
const MANY = 500;

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What became of a reference: the thing meant, or why there is none. Neither where that is reported already. */
export interface Resolved<T> {
  readonly thing: T | null;
  readonly reason: RowReason<'reference'> | null;
  readonly params: Problem['params'];
}

function refused(reason: RowReason<'reference'> | null, params: Problem['params'] = {}): Resolved<never> {
  return { thing: null, reason, params };
}

function resolvedTo<T>(thing: T): Resolved<T> {
  return { thing, reason: null, params: {} };
}

/**
 * The things of one table that others refer to. Where the city publishes no such table, a name makes a thing of its
 * own, with the name as its id.
 */
export class Register<T extends Named> {
  readonly all: T[] = [];
  readonly #byId = new Map<string, T>();
  readonly #byFoldedId = new Map<string, T>();
  readonly #byName = new Map<string, T | T[]>();
  readonly #table: TableName;
  readonly #mayName: (text: string) => boolean;
  readonly #make: ((name: string) => T) | null;

  /**
   * @param mayName whether a text may name a row that could not be read
   * @param make makes a thing from a name where the table is not published; null where it is
   */
  constructor(table: TableName, mayName: (text: string) => boolean, make: ((name: string) => T) | null) {
    this.#table = table;
    this.#mayName = mayName;
    this.#make = make;
  }

  add(thing: T): void {
    this.all.push(thing);
    this.#byId.set(thing.id, thing);
    this.#byFoldedId.set(thing.id.toLowerCase(), thing);
    const same = this.#byName.get(thing.name);
    if (same === undefined) this.#byName.set(thing.name, thing);
    else if (Array.isArray(same)) same.push(thing);
    else this.#byName.set(thing.name, [same, thing]);
  }

  /** The thing of exactly this id, or of this id but for case, or alone of this name; undefined where there is none. */
  lookup(reference: string): T | undefined {
    const byId = this.#byId.get(reference);
    if (byId !== undefined) return byId;
    const byName = this.#byName.get(reference);
    if (byName !== undefined && !Array.isArray(byName)) return byName;
    return this.#byFoldedId.get(reference.toLowerCase());
  }

  /** As `lookup`; makes the thing where the table is not published, or says what is wrong with the reference. */
  resolve(reference: string): Resolved<T> {
    const found = this.lookup(reference);
    if (found !== undefined) return resolvedTo(found);
    // Its own row is reported already; what refers to it is not wrong for that.
    if (this.#mayName(reference)) return refused(null);
    const table = this.#table;
    const same = this.#byName.get(reference);
    if (Array.isArray(same)) {
      const candidates = same.map(({ id }) => id).join('、');
      return refused('ambiguous', { table, candidates });
    }
    if (this.#make !== null) {
      if (UNSAFE.test(reference)) return refused('unsafe_name', { table });
      const made = this.#make(reference);
      this.add(made);
      return resolvedTo(made);
    }
    const suggestion = nearest(reference, this.#namesLike(reference)) ?? '';
    const thing = suggestion === '' ? undefined : this.lookup(suggestion);
    const id = thing === undefined || thing.id === suggestion ? '' : thing.id;
    return refused('unknown', { table, suggestion, id });
  }

  #namesLike(reference: string): string[] {
    const names = this.all.flatMap(({ id, name }) => [name, id]);
    if (names.length <= MANY) return names;
    const start = [...reference][0] ?? '';
    const end = [...reference].at(-1) ?? '';
    return names.filter(
      (name) => Math.abs(name.length - reference.length) <= 1 && name.startsWith(start) && name.endsWith(end),
    );
  }
}
