/** Chooses the sheet and the header row; asks where more than one fits. */
import type { Table } from '../schema/field.ts';
import { address } from '../workbook/address.ts';
import { displayed } from '../workbook/formats.ts';
import type { WorkbookRefusal } from '../workbook/refusal.ts';
import type { Grid } from '../workbook/types.ts';
import { areOne, findHeaders, headerInRow, type Header } from './header.ts';
import { Lookup } from './lookup.ts';
import type { Source, SourceSheet } from './source.ts';
import type { Answers, Asked, Note, Question } from './types.ts';

export interface Chosen {
  readonly sheet: SourceSheet;
  readonly grid: Grid;
  readonly lookup: Lookup;
  readonly header: Header;
  readonly notes: readonly Note[];
}

export type Choice =
  | { readonly chosen: Chosen; readonly question: null; readonly refusal: null }
  | { readonly chosen: null; readonly question: Question; readonly refusal: null }
  | { readonly chosen: null; readonly question: null; readonly refusal: WorkbookRefusal };

interface Candidate {
  readonly sheet: SourceSheet;
  readonly grid: Grid;
  readonly lookup: Lookup;
  readonly headers: readonly Header[];
}

function ask(
  kind: Question['kind'],
  options: readonly string[],
  cells: readonly Asked[] = [],
  params: Question['params'] = {},
): Choice {
  return { chosen: null, question: { kind, options, cells, params }, refusal: null };
}

/** An argument as a shell takes it. */
export function quoted(text: string): string {
  return /^[\p{L}\p{N}_.=/:-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function sheetOption({ sheet }: Candidate): string {
  return `--sheet ${quoted(sheet.name ?? '')}`;
}

function candidateOf(table: Table, sheet: SourceSheet): Candidate | WorkbookRefusal {
  const reading = sheet.read();
  if (reading.refusal !== null) return reading.refusal;
  const lookup = new Lookup(reading.value);
  return { sheet, grid: reading.value, lookup, headers: findHeaders(table, reading.value, lookup) };
}

function isCandidate(one: Candidate | WorkbookRefusal): one is Candidate {
  return !(one instanceof Error);
}

/** The beginning of a row, for showing which one is meant. */
function rowText(lookup: Lookup, row: number): string {
  const cells = lookup.row(row)?.cells ?? [];
  return cells
    .slice(0, 6)
    .map(({ value, format }) => displayed(value, format, false))
    .join(' | ');
}

function chooseHeader(table: Table, candidate: Candidate, answers: Answers, notes: readonly Note[]): Choice {
  const { sheet, grid, lookup, headers } = candidate;
  const choose = (header: Header): Choice => ({
    chosen: { sheet, grid, lookup, header, notes },
    question: null,
    refusal: null,
  });
  if (answers.header_row !== null) {
    const header = headerInRow(table, lookup, answers.header_row);
    return header === null
      ? ask('bad_answer', [], [], { option: `--header-row ${answers.header_row}` })
      : choose(header);
  }
  const [best] = headers;
  if (best === undefined) {
    const rows = grid.rows.slice(0, 8).map(({ number }) => number);
    const shown = rows.map((row) => ({ address: String(row), text: rowText(lookup, row) }));
    return ask('no_header', ['--header-row N'], shown, { sheet: sheet.name ?? '' });
  }
  const rivals = headers.filter((other) => other === best || isRival(other, best));
  if (rivals.length === 1) return choose(best);
  rivals.sort((a, b) => a.row - b.row);
  return ask(
    'header_row',
    rivals.map(({ row }) => `--header-row ${row}`),
    rivals.map(({ row }) => ({ address: address(row, 1), text: rowText(lookup, row) })),
    { sheet: sheet.name ?? '' },
  );
}

/**
 * Whether a row may be the header of another table on the same sheet: it names half as many columns, and is neither
 * part of the same header nor that header printed again, as on each page.
 */
function isRival(other: Header, best: Header): boolean {
  if (other.known * 2 < best.known || areOne(other, best)) return false;
  return other.cells.some(({ text }, at) => text !== best.cells[at]?.text);
}

/** The sheets that fit best: those with every required column, or else those that name most columns. */
function fitting(candidates: readonly Candidate[]): Candidate[] {
  const whole = candidates.filter(({ headers }) => headers.some((header) => header.whole));
  if (whole.length > 0) return whole;
  const most = Math.max(0, ...candidates.map(({ headers }) => headers[0]?.known ?? 0));
  return most === 0 ? [] : candidates.filter(({ headers }) => headers[0]?.known === most);
}

function askSheet(kind: 'sheet', candidates: readonly Candidate[]): Choice {
  const cells = candidates.map(({ sheet, headers }) => ({
    address: sheet.name ?? '',
    text: String(headers[0]?.known ?? 0),
    other: sheet.visibility,
  }));
  return ask(kind, candidates.map(sheetOption), cells);
}

function named(table: Table, source: Source, name: string): Candidate | WorkbookRefusal | Choice {
  const sheet = source.sheets.find((one) => one.name === name);
  if (sheet === undefined) return ask('bad_answer', [], [], { option: `--sheet ${quoted(name)}` });
  return candidateOf(table, sheet);
}

/** Chooses the one sheet and the one row that fit a table, or asks. */
export function choose(table: Table, source: Source, answers: Answers): Choice {
  if (answers.sheet !== null) {
    const one = named(table, source, answers.sheet);
    if (one instanceof Error) return { chosen: null, question: null, refusal: one };
    if ('chosen' in one) return one;
    const isHidden = one.sheet.visibility !== 'visible';
    return chooseHeader(table, one, answers, isHidden ? [{ kind: 'hidden_sheet', name: answers.sheet }] : []);
  }
  const read = source.sheets.map((sheet) => candidateOf(table, sheet));
  const candidates = read.filter(isCandidate);
  const fits = fitting(candidates);
  const visible = fits.filter(({ sheet }) => sheet.visibility === 'visible');
  const [only] = visible;
  if (only !== undefined && visible.length === 1) {
    const others = candidates.filter((one) => one !== only && one.headers.length > 0);
    const names = others.map(({ sheet }) => sheet.name ?? '');
    return chooseHeader(table, only, answers, names.length > 0 ? [{ kind: 'other_sheets', names }] : []);
  }
  // A sheet that cannot be read may be the one that is meant.
  const refusal = read.find((one) => !isCandidate(one));
  if (fits.length === 0 && refusal instanceof Error) return { chosen: null, question: null, refusal };
  if (fits.length > 0) return askSheet('sheet', fits);
  const first = candidates.filter(
    ({ sheet, grid }) => sheet.visibility === 'visible' && grid.rows.length > 0,
  );
  const [single] = first;
  if (single !== undefined && first.length === 1) return chooseHeader(table, single, answers, []);
  return first.length === 0 ? ask('no_header', []) : askSheet('sheet', first);
}
