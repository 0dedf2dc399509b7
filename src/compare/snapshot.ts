/** A data folder at one moment, as far as two moments are compared: records, places, and which id a name means. */
import { tableOf } from '../model/naming.ts';
import type { LocateIn } from '../model/resolve.ts';
import type { Row } from '../schema/field.ts';
import type { Settings } from '../schema/settings.ts';
import type { Records, TableName } from '../schema/tables.ts';

/** What a column holds in a record. */
export type Value = string | number | readonly string[] | null;

export interface Snapshot {
  readonly records: Records;
  /** Null where `site.yaml` cannot be read. */
  readonly settings: Settings | null;
  /** Every file of the folder. */
  readonly paths: readonly string[];
  /** The files of each table that is there. */
  readonly files: ReadonlyMap<TableName, readonly string[]>;
  readonly locate: LocateIn;
}

/** How a table's file is laid out, so that a row to be added fits in. */
export interface Layout {
  readonly file: string;
  readonly headers: readonly string[];
  readonly delimiter: string;
}

/** The data folder as it is now. */
export interface Present extends Snapshot {
  /** Whether a text may be the key of a row that could not be read. */
  readonly mayName: (table: TableName, text: string) => boolean;
  /** The layout of a table's last file; null where there is none. */
  readonly layout: (table: TableName) => Layout | null;
}

export function valueOf(row: Row, field: string): Value {
  return ((row as unknown as Readonly<Record<string, unknown>>)[field] as Value | undefined) ?? null;
}

export function isEmpty(value: Value): boolean {
  return value === null || (typeof value === 'object' && value.length === 0);
}

/** Ids by id and by name, in the tables that others refer to. */
export class Identities {
  readonly #ids = new Map<TableName, Map<string, string>>();

  constructor(records: Records) {
    for (const table of ['projects', 'programmes', 'districts', 'units'] as const) {
      const ids = new Map<string, string>();
      const rows = records[table] ?? [];
      for (const { id, name } of rows) ids.set(name, id);
      // An id comes before a name that happens to be spelled like it.
      for (const { id } of rows) ids.set(id.toLowerCase(), id).set(id, id);
      this.#ids.set(table, ids);
    }
  }

  /** The id of what a text refers to; null where it names nothing known. */
  readonly idOf = (table: TableName, text: string): string | null => {
    const ids = this.#ids.get(table);
    return ids?.get(text) ?? ids?.get(text.toLowerCase()) ?? null;
  };

  /** As `idOf`; the text itself where it names nothing known. */
  meant(table: TableName, text: string): string {
    return this.idOf(table, text) ?? text;
  }

  /** A row's key in one spelling, in lower case. */
  keyOf(table: TableName, row: Row): string {
    return keyOf(table, row, (of, text) => this.meant(of, text));
  }
}

/** A row's key in one spelling, in lower case: references by id. */
export function keyOf(table: TableName, row: Row, meant: (table: TableName, text: string) => string): string {
  const { key, fields } = tableOf(table);
  const parts = key.map((name) => {
    const text = String(valueOf(row, name));
    const refersTo = fields.find((field) => field.name === name)?.table;
    return refersTo === undefined ? text : meant(refersTo, text);
  });
  return parts.join(',').toLowerCase();
}

/** Rows by key, table by table, when a table is first asked for. */
export class Index {
  readonly #records: Records;
  readonly #identities: Identities;
  readonly #tables = new Map<TableName, ReadonlyMap<string, Row>>();

  constructor(records: Records, identities: Identities) {
    this.#records = records;
    this.#identities = identities;
  }

  rows(table: TableName): ReadonlyMap<string, Row> {
    let rows = this.#tables.get(table);
    if (rows === undefined) {
      const list: readonly Row[] = this.#records[table] ?? [];
      rows = new Map(list.map((row) => [this.#identities.keyOf(table, row), row]));
      this.#tables.set(table, rows);
    }
    return rows;
  }
}
