/** What was published and is different now, without a word about it in corrections.csv or changes.csv. */
import type { Place, Problem } from '../csv/problem.ts';
import { problemAt } from '../model/resolve.ts';
import type { Field, Row } from '../schema/field.ts';
import { TABLES, TABLE_NAMES, type TableName } from '../schema/tables.ts';
import { Explanations, type CellChange } from './explanations.ts';
import { Identities, Index, valueOf, type Present, type Snapshot, type Value } from './snapshot.ts';

/** Columns that move by nature: what they said stays visible in the release that said it. */
const MOVING: ReadonlySet<string> = new Set(['milestones.forecast_on']);

function isEmpty(value: Value): boolean {
  return value === null || (typeof value === 'object' && value.length === 0);
}

class Comparison {
  readonly problems: Problem[] = [];
  readonly #published: Snapshot;
  readonly #present: Present;
  readonly #before: Identities;
  readonly #now: Identities;
  readonly #index: Index;
  readonly #explanations: Explanations;
  readonly #revision: string;

  constructor(published: Snapshot, present: Present, revision: string, today: string) {
    this.#published = published;
    this.#present = present;
    this.#revision = revision;
    this.#before = new Identities(published.records);
    this.#now = new Identities(present.records);
    this.#index = new Index(present.records, this.#now);
    this.#explanations = new Explanations(published, present, this.#now, today);
  }

  compareTable(table: TableName): void {
    const rows: readonly Row[] = this.#published.records[table] ?? [];
    if (this.#present.records[table] === null) {
      this.#reportFiles(table, new Map(this.#byFile(rows)));
      return;
    }
    const gone: Row[] = [];
    const emptied = new Map<string, { place: Place; field: Field; rows: number }>();
    for (const row of rows) {
      const key = this.#before.keyOf(table, row);
      const now = this.#index.rows(table).get(key);
      if (now !== undefined) this.#compareRow(table, key, row, now, emptied);
      else if (this.#isUnexplained(table, key, row)) gone.push(row);
    }
    for (const { place, field, rows: count } of emptied.values()) {
      const params = { name: field.name, zh: field.zh, rows: count, revision: this.#revision };
      this.problems.push(problemAt(place, 'history', 'column_vanished', params));
    }
    this.#reportGone(table, gone);
  }

  #compareRow(
    table: TableName,
    key: string,
    before: Row,
    now: Row,
    emptied: Map<string, { place: Place; field: Field; rows: number }>,
  ): void {
    const fields: readonly Field[] = TABLES[table].fields;
    for (const field of fields) {
      const old = valueOf(before, field.name);
      const value = valueOf(now, field.name);
      if (old === value || isEmpty(old) || this.#isSame(field, old, value)) continue;
      const isKey = (TABLES[table].key as readonly string[]).includes(field.name);
      if (isKey || MOVING.has(`${table}.${field.name}`)) continue;
      const place = this.#present.locate(table)(now, field.name);
      if (place.column !== null) this.#compareCell(table, key, field, before, now, place);
      else {
        const columnKey = `${now.file}\n${field.name}`;
        const known = emptied.get(columnKey);
        const header = { ...place, line: 1, row_id: null, value: field.zh };
        emptied.set(columnKey, { place: known?.place ?? header, field, rows: (known?.rows ?? 0) + 1 });
      }
    }
  }

  /** Whether two values mean the same, however each refers to it. */
  #isSame({ table }: Field, old: Value, now: Value): boolean {
    if (table === undefined || old === null || now === null) return false;
    const olds = typeof old === 'object' ? old : [String(old)];
    const nows = typeof now === 'object' ? now : [String(now)];
    if (olds.length !== nows.length) return false;
    return olds.every((text, at) => {
      const meant = this.#now.meant(table, nows[at] ?? '');
      return this.#before.meant(table, text) === meant || this.#now.meant(table, text) === meant;
    });
  }

  #compareCell(table: TableName, key: string, field: Field, before: Row, now: Row, place: Place): void {
    const change: CellChange = {
      table,
      key,
      shownKey: place.row_id ?? key,
      field,
      before: valueOf(before, field.name),
      beforeText: this.#published.locate(table)(before, field.name).value ?? '',
      now: isEmpty(valueOf(now, field.name)) ? null : valueOf(now, field.name),
      nowText: place.value ?? '',
    };
    const explained = this.#explanations.of(change);
    if (explained === true) return;
    const params = { before: change.beforeText.trim(), revision: this.#revision, field: field.name };
    if (explained !== null) {
      const says = { id: explained.id, says: explained.says };
      this.problems.push(problemAt(place, 'history', 'correction_differs', { ...params, ...says }));
      return;
    }
    const { table: file, row } = this.#explanations.rowFor(change);
    const reason = change.now === null ? 'emptied' : 'changed';
    this.problems.push(problemAt(place, 'history', reason, { ...params, table: file, row }));
  }

  /** Whether nothing tells why a row is gone. */
  #isUnexplained(table: TableName, key: string, row: Row): boolean {
    const { row_id } = this.#published.locate(table)(row, TABLES[table].key[0] ?? '');
    // A row that cannot be read has its own problem.
    if (this.#present.mayName(table, row_id ?? key)) return false;
    if (this.#explanations.coversRow(table, key)) return false;
    const project = valueOf(row, 'project_id');
    if (typeof project !== 'string') return true;
    const id = this.#before.meant('projects', project).toLowerCase();
    const now = this.#index.rows('projects').get(id);
    // Rows of a project that is gone go with it; a withdrawn project says itself why.
    return now !== undefined && valueOf(now, 'withdrawn_on') === null;
  }

  #byFile(rows: readonly Row[]): Map<string, Row[]> {
    const files = new Map<string, Row[]>();
    for (const row of rows) {
      const own = files.get(row.file);
      if (own === undefined) files.set(row.file, [row]);
      else own.push(row);
    }
    return files;
  }

  /** A file that is gone with everything in it is one problem, not as many as it had rows. */
  #reportGone(table: TableName, gone: readonly Row[]): void {
    const all = this.#byFile(this.#published.records[table] ?? []);
    const files = this.#present.files.get(table) ?? [];
    const whole = new Map<string, readonly Row[]>();
    for (const [file, rows] of this.#byFile(gone)) {
      const isGone = !files.includes(file);
      if (isGone && rows.length > 1 && rows.length === all.get(file)?.length) whole.set(file, rows);
      else for (const row of rows) this.#reportRow(table, row, isGone ? (files[0] ?? file) : file);
    }
    this.#reportFiles(table, whole);
  }

  #reportFiles(table: TableName, files: ReadonlyMap<string, readonly Row[]>): void {
    for (const [file, rows] of files) {
      const place = { file, line: 1, column: null, header: null, row_id: null, value: null };
      const params = { table, rows: rows.length, revision: this.#revision };
      this.problems.push(problemAt(place, 'history', 'file_vanished', params));
    }
  }

  #reportRow(table: TableName, row: Row, file: string): void {
    const [name = ''] = TABLES[table].key;
    const fields: readonly Field[] = TABLES[table].fields;
    const field = fields.find((one) => one.name === TABLES[table].key.at(-1));
    const { row_id } = this.#published.locate(table)(row, name);
    const key = row_id ?? '';
    if (field === undefined) return;
    const last = valueOf(row, field.name);
    const text = this.#published.locate(table)(row, field.name).value ?? '';
    const change = {
      table,
      key,
      shownKey: key,
      field,
      before: last,
      beforeText: text,
      now: null,
      nowText: '',
    };
    const paste = this.#explanations.rowFor(change);
    const place = { file, line: 1, column: null, header: null, row_id: key, value: key };
    const params = { revision: this.#revision, table: paste.table, row: paste.row, of: table };
    this.problems.push(problemAt(place, 'history', 'row_vanished', params));
  }
}

/**
 * Compares what was published with what stands in the folder now. An empty cell that was filled and a new row are no
 * changes; neither is another spelling of the same value.
 * @param revision how the published commit is named to the reader
 * @param today the day that rows to be pasted get, ISO
 * @returns a `history` error at each changed cell, and at line 1 of the file for what is gone
 */
export function compareSince(
  published: Snapshot,
  present: Present,
  revision: string,
  today: string,
): Problem[] {
  if (published.files.size === 0) {
    const place = { file: 'site.yaml', line: 1, column: null, header: null, row_id: null, value: null };
    return [problemAt(place, 'history', 'nothing_published', { revision }, 'warning')];
  }
  const comparison = new Comparison(published, present, revision, today);
  for (const table of TABLE_NAMES) if (published.records[table] !== null) comparison.compareTable(table);
  return comparison.problems;
}
