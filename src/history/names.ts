/** Which id a name meant, learned release by release. */
import { valueOf, type Value } from '../compare/snapshot.ts';
import { canonicalKey } from '../model/naming.ts';
import type { Field, Row } from '../schema/field.ts';
import type { TableName } from '../schema/tables.ts';

const NAMED: readonly TableName[] = ['projects', 'programmes', 'districts', 'units'];

export class Names {
  readonly #ids = new Map<TableName, Map<string, string>>(NAMED.map((table) => [table, new Map()]));
  readonly #names = new Map<TableName, Map<string, string>>(NAMED.map((table) => [table, new Map()]));

  /** Learns the ids and names of rows. A name that meant another thing before means the newer from now on. */
  learn(table: TableName, rows: readonly Row[]): void {
    const ids = this.#ids.get(table);
    const names = this.#names.get(table);
    if (ids === undefined || names === undefined) return;
    for (const row of rows) {
      const id = String(valueOf(row, 'id'));
      ids.set(id.toLowerCase(), id);
      names.set(String(valueOf(row, 'name')), id);
    }
  }

  /** The id of what a text refers to; null where it names nothing known. An id comes before a name. */
  readonly idOf = (table: TableName, text: string): string | null =>
    this.#ids.get(table)?.get(text.toLowerCase()) ?? this.#names.get(table)?.get(text) ?? null;

  /** As `idOf`; the text itself where it names nothing known. */
  readonly meant = (table: TableName, text: string): string => this.idOf(table, text) ?? text;

  /** A key as written, in the spelling of the archive. */
  key(table: TableName, text: string): string {
    return (this.idOf(table, text) ?? canonicalKey(table, text, this.idOf)).toLowerCase();
  }

  /** Whether two values that are written differently refer to the same things. */
  refersToSame({ table }: Field, a: Value, b: Value): boolean {
    if (table === undefined || a === null || b === null) return false;
    const ids = (value: Value): string =>
      (typeof value === 'object' ? (value ?? []) : [String(value)])
        .map((text) => this.meant(table, text))
        .join('\n');
    return ids(a) === ids(b);
  }
}
