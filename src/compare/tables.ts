/** Rows and cells that differ, each with the row of the ledger that says why. */
import { TABLES, type TableName } from '../schema/tables.ts';
import type { Field, Row } from '../schema/field.ts';
import { mayGo, personCells, shownPerson } from '../model/people.ts';
import type { Explanation, Explanations } from './explanations.ts';
import type { CellDifference, KeyedRow, Moment, TableDifference } from './rows.ts';
import { isEmpty, valueOf, type Present } from './snapshot.ts';
import type { CellKind, CellMove, ProjectRef, Reason, TableMove } from './types.ts';

/** Columns that move by nature: what they said stays visible in the release that said it. */
export const MOVING: ReadonlySet<string> = new Set(['milestones.forecast_on']);

/** Both moments and what was found between them. */
export interface Sides {
  readonly before: Moment;
  readonly now: Moment;
  readonly tables: readonly TableDifference[];
  readonly cells: readonly CellMove[];
}

export function reasonOf({ ledger, row }: Explanation): Reason {
  return { text: row.reason, source: ledger, id: row.id };
}

/** Whether a cell had a name that was taken away, which needs no reason. */
export function isNameGone({
  table,
  field,
  before,
  now,
}: Pick<CellDifference, 'table' | 'field' | 'before' | 'now'>): boolean {
  if (!personCells(table, before).includes(field.name)) return false;
  const value = valueOf(now, field.name);
  return mayGo(String(valueOf(before, field.name)), typeof value === 'string' ? value : null);
}

function kindOf({ table, field, before, now }: CellDifference): CellKind {
  if (isEmpty(valueOf(before, field.name))) return 'filled';
  if (isNameGone({ table, field, before, now })) return 'name';
  if (isEmpty(valueOf(now, field.name))) return 'emptied';
  return MOVING.has(`${table}.${field.name}`) ? 'forecast' : 'changed';
}

function cellMove(
  difference: CellDifference,
  base: Present,
  head: Present,
  explanations: Explanations,
): CellMove {
  const { table, key, field, before, now } = difference;
  const place = head.locate(table)(now, field.name);
  const beforeText = base.locate(table)(before, field.name).value ?? '';
  const kind = kindOf(difference);
  const isPerson = personCells(table, before).includes(field.name);
  const value = valueOf(now, field.name);
  const verdict = explanations.of({
    table,
    key,
    shownKey: place.row_id ?? key,
    field,
    before: isEmpty(valueOf(before, field.name)) ? null : valueOf(before, field.name),
    beforeText,
    now: isEmpty(value) ? null : value,
    nowText: place.value ?? '',
  });
  return {
    table,
    key: place.row_id ?? key,
    field: field.name,
    kind,
    file: place.file,
    line: place.line,
    from: isPerson ? shownPerson(head.records, beforeText.trim()) : beforeText.trim(),
    to: (place.value ?? '').trim(),
    reason: verdict.kind === 'explained' ? reasonOf(verdict.by) : null,
  };
}

/** Every cell that differs, in the order of the tables. */
export function cellsMoved(
  tables: readonly TableDifference[],
  base: Present,
  head: Present,
  explanations: Explanations,
): CellMove[] {
  return tables.flatMap(({ changed }) => changed.map((one) => cellMove(one, base, head, explanations)));
}

/** The key of a row as its folder writes it. */
function shownKey({ table, key, row }: KeyedRow, { snapshot }: Moment): string {
  return snapshot.locate(table)(row, TABLES[table].key[0] ?? '').row_id ?? key;
}

function textIn(row: Row, fields: readonly string[]): string | null {
  for (const field of fields) {
    const value = valueOf(row, field);
    if (typeof value === 'string') return value;
  }
  return null;
}

const NAMES = ['name', 'title', 'finding', 'measure'];

/** Rows that are new or gone, and how many cells differ, table by table; tables without a difference are left out. */
export function tablesMoved({ before, now, tables }: Sides, explanations: Explanations): TableMove[] {
  return tables.flatMap(({ table, added, gone, changed }) => {
    if (added.length + gone.length + changed.length === 0) return [];
    const keyField = TABLES[table].key.at(-1) ?? '';
    const filled = changed.filter((one) => kindOf(one) === 'filled').length;
    const unread = (key: string): boolean => now.snapshot.mayName?.(table, key) === true;
    return [
      {
        table,
        added: added.map((one) => ({ key: shownKey(one, now), name: textIn(one.row, NAMES) })),
        gone: gone
          .filter((one) => !unread(shownKey(one, before)))
          .map((one) => {
            const field = (TABLES[table].fields as readonly Field[]).find(({ name }) => name === keyField);
            const by = field === undefined ? undefined : explanations.newOnes(table, one.key, field).at(-1);
            return {
              key: shownKey(one, before),
              name: textIn(one.row, NAMES),
              reason: by === undefined || !explanations.coversRow(table, one.key) ? null : reasonOf(by),
            };
          }),
        filled,
        changed: changed.length - filled,
      },
    ];
  });
}

/** A project as a list names it: by its row now, or its row before; by its id where there is neither. */
export function projectRef({ before, now }: Pick<Sides, 'before' | 'now'>, reference: string): ProjectRef {
  const id =
    (now.identities.idOf('projects', reference) ?? before.identities.meant('projects', reference)) ||
    reference;
  const moment = now.index.rows('projects').has(id.toLowerCase()) ? now : before;
  const row = moment.index.rows('projects').get(id.toLowerCase());
  if (row === undefined) return { id: reference, name: reference, name_en: null, district: '' };
  const district = textIn(row, ['district']) ?? '';
  const districtRow = moment.index
    .rows('districts')
    .get((moment.identities.idOf('districts', district) ?? district).toLowerCase());
  return {
    id: textIn(row, ['id']) ?? id,
    name: textIn(row, ['name']) ?? id,
    name_en: textIn(row, ['name_en']),
    district: (districtRow === undefined ? null : textIn(districtRow, ['name'])) ?? district,
  };
}

/** The table's rows of one moment by project id, in lower case. */
export function byProject(moment: Moment, table: TableName): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(moment.rows(table), (row) =>
    moment.identities.meant('projects', String(valueOf(row, 'project_id'))).toLowerCase(),
  );
}
