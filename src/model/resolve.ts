/** References by id or exact name, with the nearest name where nothing matches. */
import type { Problem, Place } from '../csv/problem.ts';
import type { Row } from '../schema/field.ts';
import { nearest } from '../schema/nearest.ts';

export type Locate = (row: Row, field: string) => Place;

export function problemAt(
  place: Place,
  code: Problem['code'],
  reason: string,
  params: Problem['params'] = {},
  severity: Problem['severity'] = 'error',
): Problem {
  return { ...place, severity, code, reason, params };
}

/** Characters that a name used as an address must not have. */
const UNSAFE = /[/\\?#%:*"<>|\u0000-\u001f]|^\./;

interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * The things of one table that others refer to. Where the city publishes no such table, a name makes a thing of its
 * own, with the name as its id.
 */
export class Register<T extends Named> {
  readonly all: T[] = [];
  private readonly byId = new Map<string, T>();
  private readonly byName = new Map<string, T[]>();
  private readonly table: string;
  private readonly mayName: (text: string) => boolean;
  private readonly make: ((name: string) => T) | null;

  /** @param make makes a thing from a name where the table is not published; null where it is */
  constructor(table: string, mayName: (text: string) => boolean, make: ((name: string) => T) | null) {
    this.table = table;
    this.mayName = mayName;
    this.make = make;
  }

  add(thing: T): void {
    this.all.push(thing);
    this.byId.set(thing.id.toLowerCase(), thing);
    const same = this.byName.get(thing.name);
    if (same) same.push(thing);
    else this.byName.set(thing.name, [thing]);
  }

  /** The thing meant; null where none is, after reporting it. */
  find(reference: string, locate: () => Place, problems: Problem[]): T | null {
    const byName = this.byName.get(reference);
    const found = this.byId.get(reference.toLowerCase()) ?? (byName?.length === 1 ? byName[0] : undefined);
    if (found) return found;
    // Its own row is reported already; what refers to it is not wrong for that.
    if (this.mayName(reference)) return null;
    if (byName && byName.length > 1) {
      problems.push(
        problemAt(locate(), 'reference', 'ambiguous', {
          table: this.table,
          candidates: byName.map(({ id }) => id).join('、'),
        }),
      );
      return null;
    }
    if (this.make) {
      if (UNSAFE.test(reference)) {
        problems.push(problemAt(locate(), 'reference', 'unsafe_name', { table: this.table }));
        return null;
      }
      const made = this.make(reference);
      this.add(made);
      return made;
    }
    const suggestion = nearest(reference, this.names());
    problems.push(
      problemAt(locate(), 'reference', 'unknown', { table: this.table, suggestion: suggestion ?? '' }),
    );
    return null;
  }

  private names(): string[] {
    // A large register is searched by what a slip of the pen leaves in common with it, not as a whole.
    return this.all.length > 2_000
      ? this.all.map(({ id }) => id)
      : this.all.flatMap(({ id, name }) => [name, id]);
  }
}
