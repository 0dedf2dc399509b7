/** Which column of a table each header names, and in which unit it is written. */
import type { Problem } from '../csv/problem.ts';
import type { CellCode, Reason } from '../csv/reasons.ts';
import type { Sheet } from '../csv/sheet.ts';
import { lineOfCell } from '../csv/sheet.ts';
import type { Field, Table } from './field.ts';
import { nearest } from './nearest.ts';
import { findPrivate, masked } from './privacy.ts';
import type { MoneyUnit } from './values/money-units.ts';
import { MONEY_UNITS, moneyUnit } from './values/money-units.ts';
import { plainWidth } from './values/width.ts';

/** A column of a file that belongs to the table. */
interface Column {
  readonly field: Field;
  /** Position in the file, from 0. */
  readonly index: number;
  /** For money, the unit the header names; null where it names none. */
  readonly unit: MoneyUnit | null;
}

export interface Columns {
  /** Columns whose cells are read, at most one per field. */
  readonly columns: readonly Column[];
  /** Positions of the other columns: unknown, repeated, without a name or in a unit that does not fit. */
  readonly ignored: readonly number[];
  /** Whether every required field has a column that can be read. Without, no row can become a record. */
  readonly whole: boolean;
  readonly problems: readonly Problem[];
}

const WITH_UNIT = /^(.+?)[([{【〔](?:单位:?)?([^()[\]{}【】〔〕]+)[)\]}】〕]$/;

/** Units that a header of such a column may name, because they change nothing. */
const LENGTH_UNITS: readonly string[] = ['米', 'm', '公尺', 'meter', 'meters', 'metre', 'metres'];
const PERCENT_UNITS: readonly string[] = ['%', '百分比', '百分数', 'percent'];
const COUNT_UNITS: readonly string[] = ['个', '条', '项', '座', '段', '道', '车道', 'count', 'lanes'];

/** Headers are compared without white space, width and case. */
export function foldedHeader(header: string): string {
  return plainWidth(header).replace(/\s+/g, '').toLowerCase();
}

function fieldsByName(table: Table): ReadonlyMap<string, Field> {
  return new Map(
    table.fields.flatMap((field) => [
      [foldedHeader(field.name), field],
      [foldedHeader(field.zh), field],
    ]),
  );
}

/** The units, apart from those of money, that a header of such a column may name. */
export function fittingUnits(field: Field): readonly string[] {
  if (field.type === 'percent') return PERCENT_UNITS;
  if (field.type === 'integer') return COUNT_UNITS;
  return field.type === 'number' && field.unit?.zh === '米' ? LENGTH_UNITS : [];
}

const NUMERIC: ReadonlySet<string> = new Set(['money', 'number', 'integer', 'percent', 'value']);

/** What a header is by itself. */
export type HeaderMeaning =
  | { readonly kind: 'column'; readonly field: Field; readonly unit: MoneyUnit | null }
  | { readonly kind: 'misfit'; readonly field: Field; readonly written: string }
  | { readonly kind: 'unknown'; readonly near: string | null };

function identify(header: string, byName: ReadonlyMap<string, Field>): HeaderMeaning {
  const name = foldedHeader(header);
  const field = byName.get(name);
  if (field !== undefined) return { kind: 'column', field, unit: null };
  const [, base = '', written = ''] = WITH_UNIT.exec(name) ?? [];
  const measured = byName.get(base);
  if (measured !== undefined && NUMERIC.has(measured.type)) {
    const unit = measured.type === 'money' ? moneyUnit(written) : null;
    const fits = unit !== null || fittingUnits(measured).includes(written);
    return fits ? { kind: 'column', field: measured, unit } : { kind: 'misfit', field: measured, written };
  }
  return { kind: 'unknown', near: nearest(base === '' ? name : base, byName.keys()) };
}

const names = new WeakMap<Table, ReadonlyMap<string, Field>>();

function namesOf(table: Table): ReadonlyMap<string, Field> {
  let byName = names.get(table);
  if (byName === undefined) names.set(table, (byName = fieldsByName(table)));
  return byName;
}

/**
 * Which column of a table a single header names, whatever the others are.
 * @returns for an unknown one, the nearest known name, folded
 */
export function identifyHeader(table: Table, header: string): HeaderMeaning {
  return identify(header, namesOf(table));
}

/** The column that a name in a table's field list means, in either language; undefined for others. */
export function fieldNamed(table: Table, name: string): Field | undefined {
  return namesOf(table).get(foldedHeader(name));
}

/** Finds what is wrong with the headers of one file, one after the other. */
class HeaderReader {
  readonly problems: Problem[] = [];
  readonly columns: Column[] = [];
  readonly ignored: number[] = [];
  /** First position of each field or unknown name. */
  readonly #seen = new Map<string, number>();
  readonly #sheet: Sheet;
  readonly #byName: ReadonlyMap<string, Field>;

  constructor(table: Table, sheet: Sheet) {
    this.#sheet = sheet;
    this.#byName = namesOf(table);
  }

  report<C extends CellCode>(
    code: C,
    reason: Reason<C>,
    index: number | null,
    params: Problem['params'] = {},
  ): void {
    const { file, headers, headerLine } = this.#sheet;
    const written = index === null ? null : (headers[index] ?? '');
    const header = written === null ? null : shownHeader(written);
    this.problems.push({
      severity: code === 'header_unknown' ? 'warning' : 'error',
      code,
      reason,
      params,
      file,
      line: index === null ? headerLine : lineOfCell(headers, headerLine, index),
      column: index === null ? null : index + 1,
      header,
      row_id: null,
      value: header,
    });
  }

  read(header: string, index: number): void {
    const isPrivate = findPrivate(header);
    if (isPrivate !== null) this.report('privacy', isPrivate, index);
    const name = foldedHeader(header);
    if (name === '') {
      this.report('header_empty', 'empty', index);
      this.ignored.push(index);
      return;
    }
    const found = identify(header, this.#byName);
    const key = found.kind === 'unknown' ? `?${name}` : found.field.name;
    const first = this.#seen.get(key);
    if (first === undefined) this.#seen.set(key, index);
    if (found.kind === 'unknown' && isPrivate === null) this.#unknown(found.near, index);
    else if (found.kind === 'misfit') this.#misfit(found.field, found.written, index);
    if (first !== undefined) {
      const before = this.#sheet.headers[first] ?? '';
      const reason = foldedHeader(before) === name ? 'same' : 'other_name';
      this.report('header_duplicate', reason, index, { first: first + 1, first_header: shownHeader(before) });
    }
    if (found.kind === 'column' && first === undefined)
      this.columns.push({ field: found.field, index, unit: found.unit });
    else this.ignored.push(index);
  }

  #unknown(near: string | null, index: number): void {
    const field = near === null ? undefined : this.#byName.get(near);
    if (field === undefined) this.report('header_unknown', 'unknown', index);
    else this.report('header_unknown', 'near', index, { suggestion: field.zh, suggestion_en: field.name });
  }

  #misfit(field: Field, written: string, index: number): void {
    const params = { written, name: field.zh, name_en: field.name };
    if (field.type === 'money') {
      const units = MONEY_UNITS.map(({ zh }) => zh).join('、');
      this.report('unit', 'money', index, { ...params, units });
    } else if (fittingUnits(field).length > 0) {
      const [unit = '', unitEn = unit] = fittingUnits(field);
      this.report('unit', 'other', index, { ...params, unit, unit_en: unitEn });
    } else this.report('unit', 'none', index, params);
  }
}

/** A header as it may be shown: one that holds a private number is masked wherever it stands. */
export function shownHeader(header: string): string {
  return findPrivate(header) === null ? header : masked(header);
}

/**
 * Matches the headers of one file: English or Chinese, in any order, with or without a unit.
 * @returns the columns to read, and `header_unknown` (a warning), `header_empty`, `header_duplicate`,
 *   `header_missing`, `unit` and `privacy` problems
 */
export function matchHeaders(table: Table, sheet: Sheet): Columns {
  const reader = new HeaderReader(table, sheet);
  sheet.headers.forEach((header, index) => {
    reader.read(header, index);
  });
  const named = new Set(reader.columns.map(({ field }) => field.name));
  const misfits = new Set(
    reader.problems.filter(({ code }) => code === 'unit').map(({ params }) => params['name_en']),
  );
  const required = table.fields.filter((field) => field.required === true);
  for (const { name, zh } of required) {
    if (!named.has(name) && !misfits.has(name))
      reader.report('header_missing', 'column', null, { name: zh, name_en: name });
  }
  const whole = required.every(({ name }) => named.has(name));
  return { columns: reader.columns, ignored: reader.ignored, whole, problems: reader.problems };
}
