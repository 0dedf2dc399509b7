/** Rows of corrections.csv and changes.csv that account for changed cells. */
import { canonical, canonicalKey, fieldNamed, tableNamed } from '../model/naming.ts';
import type { Change, Correction } from '../model/types.ts';
import type { Field } from '../schema/field.ts';
import { TABLES, type TableName } from '../schema/tables.ts';
import type { Identities, Present, Snapshot, Value } from './snapshot.ts';

/** The two tables that only ever grow: in them a city says what it changed. */
export type LedgerTable = 'changes' | 'corrections';

/** A published cell and what stands there now. */
export interface CellChange {
  readonly table: TableName;
  /** In one spelling, in lower case. */
  readonly key: string;
  /** As written in the row. */
  readonly shownKey: string;
  readonly field: Field;
  readonly before: Value;
  readonly beforeText: string;
  readonly now: Value;
  readonly nowText: string;
}

/** A row of the ledger that tells of one cell. */
export interface Explanation {
  readonly ledger: LedgerTable;
  readonly row: Change | Correction;
  readonly table: TableName;
  readonly key: string;
  readonly field: Field;
  readonly old: string;
  readonly new: string;
  /** Written since the published release. */
  readonly isNew: boolean;
}

/** Whether something accounts for a change, and if a row only means to, what is wrong with it. */
export type Verdict =
  | { readonly kind: 'explained'; readonly by: Explanation }
  | { readonly kind: 'old_differs' | 'new_differs'; readonly by: Explanation }
  | { readonly kind: 'unexplained' };

/** How an emptied cell is written where a text must stand. */
const EMPTY: ReadonlySet<string> = new Set([
  '',
  '空',
  '(空)',
  '（空）',
  '无',
  '—',
  '-',
  '删除',
  '撤回',
  'empty',
  'none',
  'deleted',
]);

type IdOf = Identities['idOf'];

/** The cells that the rows of a ledger tell of, in the order of the files. Rows that name no cell are left out. */
export function explanationsIn(
  records: Pick<Snapshot['records'], LedgerTable>,
  idOf: IdOf,
  isNew: (table: LedgerTable, id: string) => boolean,
): Explanation[] {
  const found: Explanation[] = [];
  for (const row of records.corrections ?? []) {
    const table = tableNamed(row.table);
    const field = table === null ? null : fieldNamed(table, row.field);
    if (table === null || field === null) continue;
    // Officials name a project or a district rather than write its id.
    const key = (idOf(table, row.key) ?? canonicalKey(table, row.key, idOf)).toLowerCase();
    const cell = { table, key, field, old: row.old, new: row.new };
    found.push({ ledger: 'corrections', row, ...cell, isNew: isNew('corrections', row.id) });
  }
  for (const row of records.changes ?? []) {
    const field = fieldNamed('projects', row.field);
    if (field === null) continue;
    const key = (idOf('projects', row.project_id) ?? row.project_id).toLowerCase();
    const cell = { table: 'projects' as const, key, field, old: row.old ?? '', new: row.new ?? '' };
    found.push({ ledger: 'changes', row, ...cell, isNew: isNew('changes', row.id) });
  }
  return found;
}

/** Whether a text of the ledger means the value of a cell. */
function says(field: Field, text: string, value: Value, cell: string, idOf: IdOf): boolean {
  if (value === null || (typeof value === 'object' && value.length === 0)) return EMPTY.has(text);
  // Not the letters of the cell: they are in the unit of its column, and the ledger is in 万元.
  if (field.type === 'money') return canonical(field, text) === String(value);
  if (text === cell.trim()) return true;
  const { table } = field;
  const meant = (name: string): string => (table === undefined ? name : (idOf(table, name) ?? name));
  if (typeof value === 'object') {
    const names = text.split(/[;；、]/).map((name) => meant(name.trim()));
    return names.join('\n') === value.map(meant).join('\n');
  }
  if (table !== undefined) return meant(text) === meant(String(value));
  return canonical(field, text) === String(value);
}

/** Rows of the ledger by the cell that they tell of. */
export class Explanations {
  readonly all: readonly Explanation[];
  readonly #idOf: IdOf;
  readonly #cells: ReadonlyMap<string, Explanation[]>;
  readonly #rows = new Set<string>();

  constructor(all: readonly Explanation[], idOf: IdOf) {
    this.all = all;
    this.#idOf = idOf;
    this.#cells = Map.groupBy(all, ({ table, key, field }) => `${table}\n${key}\n${field.name}`);
    for (const { ledger, table, key, field, new: now, isNew } of all) {
      const isKey = (TABLES[table].key as readonly string[]).includes(field.name);
      if (isNew && ledger === 'corrections' && isKey && EMPTY.has(now)) this.#rows.add(`${table}\n${key}`);
    }
  }

  /** Whether a new correction says that the key of a row is no more: then the row may be gone. */
  coversRow(table: TableName, key: string): boolean {
    return this.#rows.has(`${table}\n${key}`);
  }

  /** New rows about a cell, in the order of the files. */
  newOnes(table: TableName, key: string, field: Field): Explanation[] {
    const all = this.#cells.get(`${table}\n${key}\n${field.name}`) ?? [];
    return all.filter(({ isNew }) => isNew);
  }

  /** Whether a new row's value is that of the cell. */
  saysNow({ field, new: text }: Explanation, value: Value, cell: string): boolean {
    return says(field, text, value, cell, this.#idOf);
  }

  /**
   * What accounts for a change: rows that lead from the published value to the present one, each from where the last
   * one ended. A row published before the cell changed counts only as the latest about its cell: it announced what is
   * done now. Any earlier row tells of a change that was made then.
   */
  of(change: CellChange): Verdict {
    const rows = this.#cells.get(`${change.table}\n${change.key}\n${change.field.name}`) ?? [];
    const announced = rows.findLast(({ isNew }) => !isNew);
    const telling = rows.filter((row) => row.isNew || row === announced);
    const by = this.#leading(telling, change);
    if (by !== null) return { kind: 'explained', by };
    const meant = rows.filter(({ isNew }) => isNew);
    const { field, now, nowText } = change;
    const ending = meant.find((row) => says(field, row.new, now, nowText, this.#idOf));
    if (ending !== undefined) return { kind: 'old_differs', by: ending };
    const last = meant.at(-1);
    return last === undefined ? { kind: 'unexplained' } : { kind: 'new_differs', by: last };
  }

  /** The last of the rows that lead to the present value; null where none do. */
  #leading(rows: readonly Explanation[], change: CellChange): Explanation | null {
    const { field, before, beforeText, now, nowText } = change;
    const left = [...rows];
    let reached: string | null = null;
    while (left.length > 0) {
      const at = left.findIndex((row) =>
        reached === null
          ? says(field, row.old, before, beforeText, this.#idOf)
          : this.#spelled(field, row.old) === reached,
      );
      const [row] = at === -1 ? [] : left.splice(at, 1);
      if (row === undefined) return null;
      if (says(field, row.new, now, nowText, this.#idOf)) return row;
      reached = this.#spelled(field, row.new);
    }
    return null;
  }

  /** A text of the ledger in one spelling. */
  #spelled(field: Field, text: string): string {
    if (EMPTY.has(text)) return '';
    const { table } = field;
    if (table === undefined) return canonical(field, text);
    return text
      .split(/[;；、]/)
      .map((name) => this.#idOf(table, name.trim()) ?? name.trim())
      .join('\n');
  }
}

/** The explanations that stand in a folder now, those written since the published release marked as new. */
export function explanationsSince(published: Snapshot, present: Present, idOf: IdOf): Explanations {
  const known = {
    corrections: new Set((published.records.corrections ?? []).map(({ id }) => id.toLowerCase())),
    changes: new Set((published.records.changes ?? []).map(({ id }) => id.toLowerCase())),
  };
  const isNew = (table: LedgerTable, id: string): boolean => !known[table].has(id.toLowerCase());
  return new Explanations(explanationsIn(present.records, idOf, isNew), idOf);
}

/** Whether a row is one of a ledger. */
export function isLedger(table: TableName): table is LedgerTable {
  return table === 'changes' || table === 'corrections';
}

type Ledger = Pick<Snapshot['records'], LedgerTable>;

function addedTo<R extends { readonly id: string }>(
  before: readonly R[] | null,
  now: readonly R[] | null,
): R[] {
  const known = new Set(before?.map(({ id }) => id.toLowerCase()));
  return (now ?? []).filter(({ id }) => !known.has(id.toLowerCase()));
}

/** The rows of each ledger that were not published. */
export function newRows(
  published: Ledger,
  present: Ledger,
): { changes: Change[]; corrections: Correction[] } {
  return {
    changes: addedTo(published.changes, present.changes),
    corrections: addedTo(published.corrections, present.corrections),
  };
}
