/** Rows of corrections.csv and changes.csv that account for a changed cell, and the row to write where none does. */
import { canonical, canonicalKey, fieldNamed, tableNamed } from '../model/naming.ts';
import type { Field } from '../schema/field.ts';
import type { TableName } from '../schema/tables.ts';
import { TABLES } from '../schema/tables.ts';
import type { Identities, Present, Snapshot, Value } from './snapshot.ts';

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

interface Explanation {
  readonly id: string;
  readonly old: string;
  readonly new: string;
  /** Written since the published release. */
  readonly isNew: boolean;
}

/** How an emptied cell is written where a text must stand. */
const EMPTY = new Set([
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
const EMPTIED = '空';

/** Columns whose changes an official explains in changes.csv. */
const IN_CHANGES = new Set(['planned_start', 'planned_end', 'total_investment', 'pause_reason']);

const YUAN_PER_WAN = 10_000;

/** A value as corrections and changes write it: money in 万元, anything else as in its cell. */
function written(field: Field, value: Value, text: string): string {
  if (value === null) return EMPTIED;
  return field.type === 'money' ? String(Number(value) / YUAN_PER_WAN) : text;
}

/** A cell of CSV. */
function csvCell(text: string, delimiter: string): string {
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The id after the last: `R-009` → `R-010`. */
function following(id: string): string {
  return id.replace(/\d+$/, (digits) => String(Number(digits) + 1).padStart(digits.length, '0'));
}

export class Explanations {
  readonly #identities: Identities;
  readonly #present: Present;
  readonly #today: string;
  readonly #cells = new Map<string, Explanation[]>();
  readonly #rows = new Set<string>();
  readonly #lastIds = new Map<TableName, string>();

  /** @param today the day that rows to be written get */
  constructor(published: Snapshot, present: Present, identities: Identities, today: string) {
    this.#identities = identities;
    this.#present = present;
    this.#today = today;
    this.#readCorrections(published);
    this.#readChanges(published);
  }

  #readCorrections(published: Snapshot): void {
    const known = new Set((published.records.corrections ?? []).map(({ id }) => id.toLowerCase()));
    for (const row of this.#present.records.corrections ?? []) {
      this.#lastIds.set('corrections', row.id);
      const table = tableNamed(row.table);
      const field = table === null ? null : fieldNamed(table, row.field);
      if (table === null || field === null) continue;
      const key = canonicalKey(table, row.key, this.#identities.idOf).toLowerCase();
      const isNew = !known.has(row.id.toLowerCase());
      this.#add(table, key, field.name, { id: row.id, old: row.old, new: row.new, isNew });
      if (isNew) this.#rows.add(`${table}\n${key}`);
    }
  }

  #readChanges(published: Snapshot): void {
    const known = new Set((published.records.changes ?? []).map(({ id }) => id.toLowerCase()));
    for (const row of this.#present.records.changes ?? []) {
      this.#lastIds.set('changes', row.id);
      const field = fieldNamed('projects', row.field)?.name;
      if (field === undefined) continue;
      const key = this.#identities.meant('projects', row.project_id).toLowerCase();
      const isNew = !known.has(row.id.toLowerCase());
      this.#add('projects', key, field, { id: row.id, old: row.old ?? '', new: row.new ?? '', isNew });
    }
  }

  #add(table: TableName, key: string, field: string, explanation: Explanation): void {
    const target = `${table}\n${key}\n${field}`;
    const list = this.#cells.get(target);
    if (list === undefined) this.#cells.set(target, [explanation]);
    else list.push(explanation);
  }

  /** Whether a row written since the release accounts for a row that is gone. */
  coversRow(table: TableName, key: string): boolean {
    return this.#rows.has(`${table}\n${key}`);
  }

  /**
   * What accounts for a change: `true` where a row does, the row that means to but says another value, or null.
   * A row that was published before the cell changed counts when it tells exactly this change.
   */
  of(change: CellChange): true | { id: string; says: string } | null {
    const { table, key, field } = change;
    let differing: { id: string; says: string } | null = null;
    for (const row of this.#cells.get(`${table}\n${key}\n${field.name}`) ?? []) {
      const saysNow = this.#says(field, row.new, change.now, change.nowText);
      if (saysNow && (row.isNew || this.#says(field, row.old, change.before, change.beforeText))) return true;
      if (row.isNew) differing = { id: row.id, says: row.new };
    }
    return differing;
  }

  /** Whether a text of corrections or changes means the value of a cell. */
  #says(field: Field, text: string, value: Value, cell: string): boolean {
    if (value === null) return EMPTY.has(text);
    if (text === cell.trim()) return true;
    const { table } = field;
    const meant = (name: string): string =>
      table === undefined ? name : this.#identities.meant(table, name);
    if (typeof value === 'object') {
      const names = text.split(/[;；、]/).map((name) => meant(name.trim()));
      return names.join('\n') === value.map(meant).join('\n');
    }
    if (table !== undefined) return meant(text) === meant(String(value));
    return canonical(field, text) === String(value);
  }

  /** The file and the CSV row that would account for a change. */
  rowFor(change: CellChange): { table: 'changes' | 'corrections'; row: string } {
    const { table, field, shownKey } = change;
    const old = written(field, change.before, change.beforeText);
    const now = written(field, change.now, change.nowText);
    const common = { date: this.#today, field: field.name, old, new: now, reason: '（写明原因）' };
    if (table === 'projects' && IN_CHANGES.has(field.name)) {
      const cells = { ...common, id: this.#nextId('changes', 'C-001'), project_id: shownKey };
      return { table: 'changes', row: this.#line('changes', cells) };
    }
    const id = this.#nextId('corrections', 'R-001');
    return {
      table: 'corrections',
      row: this.#line('corrections', { ...common, id, table, key: shownKey, kind: '更正' }),
    };
  }

  #nextId(table: TableName, first: string): string {
    const last = this.#lastIds.get(table);
    const id = last === undefined ? first : /\d$/.test(last) ? following(last) : `${last}-2`;
    this.#lastIds.set(table, id);
    return id;
  }

  #line(table: TableName, cells: Readonly<Record<string, string>>): string {
    const layout = this.#present.layout(table);
    const { headers, delimiter } = layout ?? {
      headers: TABLES[table].fields.map(({ name }) => name),
      delimiter: ',',
    };
    const texts = headers.map((header) => cells[fieldNamed(table, header)?.name ?? ''] ?? '');
    return texts.map((text) => csvCell(text, delimiter)).join(delimiter);
  }
}
