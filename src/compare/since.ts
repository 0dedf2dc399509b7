/** What was published and is different now, without a word about it in corrections.csv or changes.csv. */
import type { Place, Problem } from '../csv/problem.ts';
import type { RowReason } from '../csv/row-reasons.ts';
import { canonical } from '../model/naming.ts';
import { personColumn } from '../model/people.ts';
import { problemAt } from '../model/resolve.ts';
import type { Field, Row } from '../schema/field.ts';
import { TABLES, TABLE_NAMES, type TableName } from '../schema/tables.ts';
import {
  explanationsSince,
  isLedger,
  newRows,
  type CellChange,
  type Explanation,
  type Explanations,
} from './explanations.ts';
import { inWan, MissingRows, PLACEHOLDERS } from './missing-row.ts';
import { differencesOf, Moment, type CellDifference, type KeyedRow, type TableDifference } from './rows.ts';
import { settingsProblems } from './since-settings.ts';
import { isEmpty, valueOf, type Present, type Snapshot, type Value } from './snapshot.ts';
import { isNameGone, MOVING } from './tables.ts';

function atTop(file: string): Place {
  return { file, line: 1, column: null, header: null, row_id: null, value: null };
}

/** A column that is gone from a file, with how many of its values were published. */
interface Emptied {
  readonly place: Place;
  readonly field: Field;
  readonly rows: number;
}

/** A cell's text, or in a column of another unit than the ledger's, its amount: `4.6` under 亿元 is 46000万元. */
function told(field: Field, value: Value, text: string): string {
  const isOther = field.type === 'money' && !isEmpty(value) && canonical(field, text) !== String(value);
  return isOther ? `${inWan(value)}万元` : text.trim();
}

class Comparison {
  readonly problems: Problem[] = [];
  readonly #base: Moment;
  readonly #head: Moment;
  readonly #present: Present;
  readonly #explanations: Explanations;
  readonly #missing: MissingRows;
  readonly #revision: string;
  readonly #known = new Map<TableName, TableDifference>();
  /** Cells whose explanation is wrong, which is then reported once. */
  readonly #reported = new Set<Explanation>();

  constructor(published: Snapshot, present: Present, revision: string, today: string) {
    this.#base = new Moment(published);
    this.#head = new Moment(present);
    this.#present = present;
    this.#revision = revision;
    this.#explanations = explanationsSince(published, present, this.#head.identities.idOf);
    this.#missing = new MissingRows(present, today);
  }

  #report(place: Place, reason: RowReason<'history'>, params: Problem['params'] = {}): void {
    this.problems.push(problemAt(place, 'history', reason, { ...params, revision: this.#revision }));
  }

  compareTable(table: TableName): void {
    if (this.#present.records[table] === null) {
      this.#reportFiles(table, this.#byFile(this.#base.rows(table)));
      return;
    }
    const { gone, changed } = this.#differences(table);
    const emptied = new Map<string, Emptied>();
    for (const difference of changed) this.#compareCell(difference, emptied);
    for (const { place, field, rows } of emptied.values())
      this.#report(place, 'column_vanished', { name: field.name, zh: field.zh, rows });
    this.#reportGone(
      table,
      gone.filter((row) => this.#isUnexplained(row)),
    );
  }

  #compareCell(difference: CellDifference, emptied: Map<string, Emptied>): void {
    const { table, field, before, now } = difference;
    if (isEmpty(valueOf(before, field.name)) || MOVING.has(`${table}.${field.name}`)) return;
    if (isNameGone(difference)) return;
    // What follows a changed id is not wrong for itself.
    if (this.#followsHeir(difference)) return;
    const place = this.#present.locate(table)(now, field.name);
    if (place.column !== null) {
      if ((TABLES[table].key as readonly string[]).includes(field.name)) {
        this.#report(place, 'id_respelled', { before: String(valueOf(before, field.name)) });
      } else this.#judge(this.#changeOf(difference, place), place);
      return;
    }
    const columnKey = `${now.file}\n${field.name}`;
    const known = emptied.get(columnKey);
    const header = { ...place, line: 1, row_id: null, value: field.zh };
    emptied.set(columnKey, { place: known?.place ?? header, field, rows: (known?.rows ?? 0) + 1 });
  }

  #differences(table: TableName): TableDifference {
    let known = this.#known.get(table);
    if (known === undefined) this.#known.set(table, (known = differencesOf(this.#base, this.#head, table)));
    return known;
  }

  /** The new row of the same name, where a row is gone whose id is an address. */
  #heirOf({ table, row }: KeyedRow): KeyedRow | undefined {
    const name = valueOf(row, 'name');
    if (name === null || TABLES[table].key.length !== 1) return undefined;
    return this.#differences(table).added.find((one) => valueOf(one.row, 'name') === name);
  }

  #followsHeir({ field, before, now }: CellDifference): boolean {
    const { table, name } = field;
    const [old, value] = [valueOf(before, name), valueOf(now, name)];
    if (table === undefined || typeof old !== 'string' || typeof value !== 'string') return false;
    const key = this.#base.identities.meant(table, old).toLowerCase();
    const gone = this.#differences(table).gone.find((one) => one.key === key);
    const heir = gone === undefined ? undefined : this.#heirOf(gone);
    return heir !== undefined && heir.key === this.#head.identities.meant(table, value).toLowerCase();
  }

  #changeOf({ table, key, field, before, now }: CellDifference, place: Place): CellChange {
    const value = valueOf(now, field.name);
    return {
      table,
      key,
      shownKey: place.row_id ?? key,
      field,
      before: valueOf(before, field.name),
      beforeText: this.#base.snapshot.locate(table)(before, field.name).value ?? '',
      now: isEmpty(value) ? null : value,
      nowText: place.value ?? '',
    };
  }

  #judge(change: CellChange, place: Place): void {
    const verdict = this.#explanations.of(change);
    if (verdict.kind === 'explained') return;
    const { field } = change;
    const before = told(field, change.before, change.beforeText);
    const now = told(field, change.now, change.nowText);
    if (verdict.kind === 'unexplained') {
      // The row would publish the name again that somebody perhaps wants to take away.
      const isPerson = personColumn(change.table) === field.name;
      const paste = { ...this.#missing.for(change), ...(isPerson ? { person: 'yes' } : {}) };
      this.#report(place, change.now === null ? 'emptied' : 'changed', { before, now, ...paste });
      return;
    }
    this.#reported.add(verdict.by);
    const { row, ledger } = verdict.by;
    if (verdict.kind === 'new_differs') {
      this.#report(place, 'correction_differs', { before, now, id: row.id, says: verdict.by.new });
    } else {
      const old = this.#present.locate(ledger)(row, 'old');
      this.#report(old, 'old_differs', { before, says: verdict.by.old, cell: change.shownKey });
    }
  }

  /** Whether nothing tells why a row is gone. */
  #isUnexplained({ table, key, row }: KeyedRow): boolean {
    const { row_id } = this.#base.snapshot.locate(table)(row, TABLES[table].key[0] ?? '');
    // A row that cannot be read has its own problem.
    if (this.#present.mayName(table, row_id ?? key)) return false;
    // What a city said of its changes stays said.
    if (!isLedger(table) && this.#explanations.coversRow(table, key)) return false;
    const project = valueOf(row, 'project_id');
    if (typeof project !== 'string') return true;
    const id = this.#base.identities.meant('projects', project).toLowerCase();
    const now = this.#head.index.rows('projects').get(id);
    // Rows of a project that is gone go with it; a withdrawn project says itself why.
    return now !== undefined && (isLedger(table) || valueOf(now, 'withdrawn_on') === null);
  }

  #byFile(rows: readonly Row[]): Map<string, Row[]> {
    return Map.groupBy(rows, ({ file }) => file);
  }

  /** A file that is gone with everything in it is one problem, not as many as it had rows. */
  #reportGone(table: TableName, gone: readonly KeyedRow[]): void {
    const all = this.#byFile(this.#base.rows(table));
    const files = this.#present.files.get(table) ?? [];
    const whole = new Map<string, readonly Row[]>();
    for (const [file, rows] of Map.groupBy(gone, ({ row }) => row.file)) {
      const isGone = !files.includes(file);
      const own = rows.map(({ row }) => row);
      if (isGone && rows.length > 1 && rows.length === all.get(file)?.length) whole.set(file, own);
      else for (const row of rows) this.#reportRow(row, isGone ? (files[0] ?? file) : file);
    }
    this.#reportFiles(table, whole);
  }

  #reportFiles(table: TableName, files: ReadonlyMap<string, readonly Row[]>): void {
    for (const [file, rows] of files)
      this.#report(atTop(file), 'file_vanished', { table, rows: rows.length });
  }

  #reportRow(gone: KeyedRow, file: string): void {
    const { table, key, row } = gone;
    const locate = this.#base.snapshot.locate(table);
    const shownKey = locate(row, TABLES[table].key[0] ?? '').row_id ?? key;
    const place = { ...atTop(file), row_id: shownKey, value: shownKey };
    if (isLedger(table)) {
      this.#report(place, 'ledger_row_vanished', { of: table });
      return;
    }
    const heir = this.#heirOf(gone);
    if (heir !== undefined) {
      const at = this.#present.locate(table)(heir.row, 'id');
      this.#report(at, 'id_changed', { before: shownKey, name: String(valueOf(row, 'name')) });
      return;
    }
    const fields: readonly Field[] = TABLES[table].fields;
    const field = fields.find((one) => one.name === TABLES[table].key.at(-1));
    if (field === undefined) return;
    const before = valueOf(row, field.name);
    const beforeText = locate(row, field.name).value ?? '';
    const paste = this.#missing.for({
      table,
      key,
      shownKey,
      field,
      before,
      beforeText,
      now: null,
      nowText: '',
    });
    this.#report(place, 'row_vanished', { ...paste, of: table });
  }

  /** New rows of the ledger that say nothing, or what is not so. */
  compareLedger(): void {
    const placeholders = Object.values(PLACEHOLDERS);
    const rows = newRows(this.#base.snapshot.records, this.#present.records);
    for (const ledger of ['changes', 'corrections'] as const) {
      for (const row of rows[ledger]) {
        if (!placeholders.includes(row.reason.trim())) continue;
        this.#report(this.#present.locate(ledger)(row, 'reason'), 'reason_missing');
      }
    }
    for (const explanation of this.#explanations.all) {
      if (explanation.ledger === 'corrections' && explanation.isNew) this.#compareDone(explanation);
    }
  }

  /** A correction says that the cell now has its new value: the latest about a cell must be right. */
  #compareDone(explanation: Explanation): void {
    const { table, key, field, row } = explanation;
    if (this.#reported.has(explanation)) return;
    if (this.#explanations.newOnes(table, key, field).at(-1) !== explanation) return;
    const now = this.#head.index.rows(table).get(key);
    if (now === undefined) return;
    const cell = this.#present.locate(table)(now, field.name);
    const value = valueOf(now, field.name);
    const text = cell.value ?? '';
    if (this.#explanations.saysNow(explanation, value, text)) return;
    const place = this.#present.locate('corrections')(row, 'new');
    this.#report(place, 'not_done', { file: cell.file, line: cell.line, cell: told(field, value, text) });
  }
}

/** Files of geometry that are gone: what they drew disappears from the map. */
function vanishedGeometry(published: Snapshot, present: Present, revision: string): Problem[] {
  const gone = published.paths.filter(
    (path) => /^geo\/.*\.geojson$/i.test(path) && !present.paths.includes(path),
  );
  return gone.map((path) => problemAt(atTop(path), 'history', 'geometry_vanished', { revision }, 'warning'));
}

/** Stories that are gone, in whatever language: their addresses are permanent. */
function vanishedStories(published: Snapshot, present: Present, revision: string): Problem[] {
  const gone = published.paths.filter(
    (path) => /^stories\/[^/]+\.mdx$/i.test(path) && !present.paths.includes(path),
  );
  return gone.map((path) => problemAt(atTop(path), 'history', 'story_vanished', { revision }));
}

/**
 * Compares what was published with what stands in the folder now. An empty cell that was filled and a new row are no
 * changes; neither is another spelling, file, order, encoding or language of headers for the same values.
 * @param revision how the published commit is named to the reader
 * @param today the day that rows to be pasted get, ISO
 * @returns a `history` problem at each changed cell, and at line 1 of the file for what is gone
 */
export function compareSince(
  published: Snapshot,
  present: Present,
  revision: string,
  today: string,
): Problem[] {
  if (published.files.size === 0)
    return [problemAt(atTop('site.yaml'), 'history', 'nothing_published', { revision }, 'warning')];
  const comparison = new Comparison(published, present, revision, today);
  for (const table of TABLE_NAMES) if (published.records[table] !== null) comparison.compareTable(table);
  comparison.compareLedger();
  return [
    ...comparison.problems,
    ...settingsProblems(published, present, revision),
    ...vanishedGeometry(published, present, revision),
    ...vanishedStories(published, present, revision),
  ];
}
