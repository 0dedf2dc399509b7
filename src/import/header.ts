/**
 * Finds the header of a table in a sheet: under titles, in one row or in two, with merged cells, with a row of units
 * below it.
 */
import type { Field, Table } from '../schema/field.ts';
import { fittingUnits, foldedHeader, identifyHeader } from '../schema/header.ts';
import { moneyUnit } from '../schema/values/money-units.ts';
import { displayed } from '../workbook/formats.ts';
import type { Grid } from '../workbook/types.ts';
import type { Lookup } from './lookup.ts';

/** The header of one column, as it is written and as it is to be read. */
export interface HeaderCell {
  readonly column: number;
  /** For the official to find: `计划｜开工`. */
  readonly shown: string;
  /** For matching: `计划开工`. */
  readonly text: string;
}

export interface Header {
  /** The row of the names; where they stand in two, the lower one. */
  readonly row: number;
  /** The first row that belongs to the header, and the last: data follow it. */
  readonly top: number;
  readonly bottom: number;
  /** A row of units under the names, or null. */
  readonly unitRow: number | null;
  readonly cells: readonly HeaderCell[];
  /** How many columns of the table it names. */
  readonly known: number;
  /** Whether it names every required one. */
  readonly whole: boolean;
}

/** Rows of a sheet in which a header is looked for. */
const SEARCHED = 60;
const FEWEST_KNOWN = 2;

function textAt(lookup: Lookup, row: number, column: number): string {
  const cell = lookup.cell(row, column);
  return cell === undefined ? '' : displayed(cell.value, cell.format, false).trim();
}

/** The name above a group of columns, from a cell that is merged over them. */
function groupAbove(lookup: Lookup, row: number, column: number): { text: string; top: number } | null {
  const merge = lookup.merge(row - 1, column);
  if (merge === undefined || merge.right === merge.left || merge.bottom !== row - 1) return null;
  const text = textAt(lookup, merge.top, merge.left);
  return text === '' ? null : { text, top: merge.top };
}

function isKnown(table: Table, text: string): boolean {
  return identifyHeader(table, text).kind !== 'unknown';
}

interface Named {
  readonly cell: HeaderCell;
  readonly top: number;
}

function headerCell(table: Table, lookup: Lookup, row: number, column: number): Named | null {
  const merge = lookup.merge(row, column);
  // Of a cell merged over several columns only the first is named by it.
  if (merge !== undefined && merge.left !== column) return null;
  const top = merge?.top ?? row;
  const own = textAt(lookup, top, column);
  if (own === '') return null;
  const group = groupAbove(lookup, top, column);
  // `计划` over `开工`, or `总投资` over `万元`.
  const joined = group === null ? [] : [group.text + own, `${group.text}(${own})`];
  const text = joined.find((one) => isKnown(table, one));
  if (group !== null && text !== undefined)
    return { cell: { column, shown: `${group.text}｜${own}`, text }, top: group.top };
  return { cell: { column, shown: own, text: own }, top };
}

/** Columns in which a row, or what is merged into it, says something. */
function columnsOf(lookup: Lookup, row: number): number[] {
  const columns = new Set(lookup.row(row)?.cells.map(({ column }) => column));
  for (const merge of lookup.grid.merges)
    if (merge.top < row && merge.bottom >= row && merge.left === merge.right) columns.add(merge.left);
  return [...columns].sort((a, b) => a - b);
}

function fieldsOf(table: Table, cells: readonly HeaderCell[]): Set<string> {
  const found = cells.flatMap(({ text }) => {
    const meaning = identifyHeader(table, text);
    return meaning.kind === 'unknown' ? [] : [meaning.field.name];
  });
  return new Set(found);
}

function isUnitOf(field: Field, text: string): boolean {
  const bare = foldedHeader(text).replace(/^[(（[]|[)）\]]$/g, '');
  if (field.type === 'money') return moneyUnit(bare) !== null;
  return fittingUnits(field).includes(bare);
}

/** Whether a row holds nothing but units, each under a column that can have it. */
function isUnitRow(table: Table, lookup: Lookup, row: number, cells: readonly HeaderCell[]): boolean {
  const own = lookup.row(row)?.cells ?? [];
  const fields = new Map(
    cells.flatMap(({ column, text }) => {
      const meaning = identifyHeader(table, text);
      return meaning.kind === 'column' ? [[column, meaning.field] as const] : [];
    }),
  );
  return (
    own.length > 0 &&
    own.every(({ column, value }) => {
      const field = fields.get(column);
      return field !== undefined && value.kind === 'text' && isUnitOf(field, value.text.trim());
    })
  );
}

function withUnits(lookup: Lookup, row: number, cells: readonly HeaderCell[]): HeaderCell[] {
  return cells.map((cell) => {
    const unit = textAt(lookup, row, cell.column).replace(/^[(（[]|[)）\]]$/g, '');
    if (unit === '') return cell;
    return { ...cell, shown: `${cell.shown}｜${unit}`, text: `${cell.text}(${unit})` };
  });
}

/** The header as which one row would be read. */
function headerAt(table: Table, lookup: Lookup, row: number): Header {
  const named = columnsOf(lookup, row)
    .map((column) => headerCell(table, lookup, row, column))
    .filter((one) => one !== null);
  const cells = named.map(({ cell }) => cell);
  const bottoms = cells.map(({ column }) => lookup.merge(row, column)?.bottom ?? row);
  const bottom = Math.max(row, ...bottoms);
  const unitRow = isUnitRow(table, lookup, bottom + 1, cells) ? bottom + 1 : null;
  const read = unitRow === null ? cells : withUnits(lookup, unitRow, cells);
  const fields = fieldsOf(table, read);
  const required = table.fields.filter((field) => field.required === true);
  return {
    row,
    top: Math.min(row, ...named.map(({ top }) => top)),
    bottom: unitRow ?? bottom,
    unitRow,
    cells: read,
    known: fields.size,
    whole: required.every(({ name }) => fields.has(name)),
  };
}

/** Headers of one sheet, from the best. */
export function findHeaders(table: Table, grid: Grid, lookup: Lookup): Header[] {
  const rows = grid.rows.slice(0, SEARCHED).map(({ number }) => number);
  const found = rows.map((row) => headerAt(table, lookup, row)).filter(({ known }) => known > 0);
  const enough = found.some(({ known }) => known >= FEWEST_KNOWN)
    ? found.filter(({ known }) => known >= FEWEST_KNOWN)
    : found;
  // Of two rows that name as much, the upper is the header, unless both are parts of one: then data follow the lower.
  return enough.sort((a, b) => b.known - a.known || (areOne(a, b) ? b.row - a.row : a.row - b.row));
}

/** Whether two rows are parts of one header. */
export function areOne(a: Header, b: Header): boolean {
  return a.top <= b.bottom && b.top <= a.bottom;
}

/** The row that an official named as the header, whatever it says. */
export function headerInRow(table: Table, lookup: Lookup, row: number): Header | null {
  const header = headerAt(table, lookup, row);
  return header.cells.length === 0 ? null : header;
}
