/** What differs between the rows of two moments of a data folder, whatever file, order, spelling or language they are in. */
import type { Field, Row } from '../schema/field.ts';
import { TABLES, TABLE_NAMES, type TableName } from '../schema/tables.ts';
import { Identities, Index, isEmpty, valueOf, type Snapshot, type Present, type Value } from './snapshot.ts';

export interface KeyedRow {
  readonly table: TableName;
  /** In one spelling, in lower case. */
  readonly key: string;
  readonly row: Row;
}

/** A cell whose value is another; columns of the key are told only where an id is spelled otherwise. */
export interface CellDifference {
  readonly table: TableName;
  readonly key: string;
  readonly field: Field;
  readonly before: Row;
  readonly now: Row;
}

export interface TableDifference {
  readonly table: TableName;
  readonly added: readonly KeyedRow[];
  readonly gone: readonly KeyedRow[];
  readonly changed: readonly CellDifference[];
}

/** One of the two moments, ready to be looked up. */
export class Moment {
  readonly snapshot: Snapshot & Partial<Pick<Present, 'mayName'>>;
  readonly identities: Identities;
  readonly index: Index;

  constructor(snapshot: Snapshot & Partial<Pick<Present, 'mayName'>>) {
    this.snapshot = snapshot;
    this.identities = new Identities(snapshot.records);
    this.index = new Index(snapshot.records, this.identities);
  }

  rows(table: TableName): readonly Row[] {
    return this.snapshot.records[table] ?? [];
  }
}

/** Whether two values that are written differently refer to the same things. */
function refersToSame(base: Moment, head: Moment, { table }: Field, old: Value, now: Value): boolean {
  if (table === undefined || old === null || now === null) return false;
  const olds = typeof old === 'object' ? old : [String(old)];
  const nows = typeof now === 'object' ? now : [String(now)];
  if (olds.length !== nows.length) return false;
  return olds.every((text, at) => {
    const meant = head.identities.meant(table, nows[at] ?? '');
    return base.identities.meant(table, text) === meant || head.identities.meant(table, text) === meant;
  });
}

function changedCells(
  base: Moment,
  head: Moment,
  { table, key, row }: KeyedRow,
  now: Row,
  into: CellDifference[],
): void {
  const { fields, key: keyFields }: { fields: readonly Field[]; key: readonly string[] } = TABLES[table];
  for (const field of fields) {
    const old = valueOf(row, field.name);
    const value = valueOf(now, field.name);
    if (old === value || (isEmpty(old) && isEmpty(value))) continue;
    // A list in the same words is a new list every time that it is read.
    if (typeof old === 'object' && typeof value === 'object' && old?.join('\n') === value?.join('\n'))
      continue;
    if (keyFields.includes(field.name) && field.type !== 'id') continue;
    if (!refersToSame(base, head, field, old, value)) into.push({ table, key, field, before: row, now });
  }
}

/** The differences of one table. A table that is not there has no rows. */
export function differencesOf(base: Moment, head: Moment, table: TableName): TableDifference {
  const added: KeyedRow[] = [];
  const gone: KeyedRow[] = [];
  const changed: CellDifference[] = [];
  const nows = head.index.rows(table);
  const known = new Set<string>();
  for (const row of base.rows(table)) {
    const key = base.identities.keyOf(table, row);
    known.add(key);
    const keyed = { table, key, row };
    const now = nows.get(key);
    if (now === undefined) gone.push(keyed);
    else changedCells(base, head, keyed, now, changed);
  }
  for (const [key, row] of nows) if (!known.has(key)) added.push({ table, key, row });
  return { table, added, gone, changed };
}

/** The differences of every table. */
export function differences(base: Moment, head: Moment): TableDifference[] {
  return TABLE_NAMES.map((table) => differencesOf(base, head, table));
}
