/** Which rows of the source are records: what is merged is filled in, what is none is asked about. */
import type { Field, Table } from '../schema/field.ts';
import { foldedHeader } from '../schema/header.ts';
import { address, rangeText } from '../workbook/address.ts';
import { displayed } from '../workbook/formats.ts';
import type { Cell, GridRow, Merge } from '../workbook/types.ts';
import type { Chosen } from './choose.ts';
import type { Header } from './header.ts';
import type { Answers, Asked, ImportedColumn, LeftRow, Question } from './types.ts';
import { isNumeric } from './values.ts';

/** A cell of a record, and how it came there. */
export interface Slot {
  readonly cell: Cell | null;
  /** The range that was merged, where the value stands in another row or column of it. */
  readonly merged: string | null;
  /** What stood here under the merge. */
  readonly under: Cell | null;
}

export interface RecordRow {
  readonly number: number;
  readonly hidden: boolean;
  readonly slots: Map<number, Slot>;
  /** Cells that show something, in any column. */
  readonly filled: readonly Cell[];
}

export interface SelectedRows {
  readonly rows: readonly RecordRow[];
  readonly left: readonly LeftRow[];
  readonly questions: readonly Question[];
}

const TOTAL = /^[（(【]?(?:合|总|小|共|累)计[）)】]?[:：]?$/;
const REMARK =
  /^[（(【*※]?(?:合计|总计|小计|共计|累计|平均|其中|备注|附注|注\d*[:：.、]|注$|说明|填报|填表|填写|制表|审核|审批|复核|校对|分管|单位负责|负责人|联系|报送|报出|报表|统计|截至|数据来源|来源|资料来源|日期|注意)/;
/** Numbers of columns, as statistical tables print them under the header. */
const COLUMN_NUMBER = /^(?:[甲乙丙丁戊]|栏次|[（(]?\d{1,2}[）)]?|[①-⑳])$/;

function shownText({ value, format }: Cell): string {
  return displayed(value, format, false).trim();
}

/** Whether a cell holds something; an error or a formula without a result does, though it shows nothing. */
function isFilled(cell: Cell): boolean {
  return cell.value.kind !== 'text' || cell.value.text.trim() !== '';
}

function rowText(cells: readonly Cell[]): string {
  return cells.map(shownText).join(' | ');
}

class Selector {
  readonly left: LeftRow[] = [];
  readonly questions: Question[] = [];
  readonly #table: Table;
  readonly #header: Header;
  readonly #answers: Answers;
  readonly #columns: ReadonlyMap<number, ImportedColumn>;
  readonly #chosen: Chosen;

  constructor(table: Table, chosen: Chosen, columns: readonly ImportedColumn[], answers: Answers) {
    this.#table = table;
    this.#chosen = chosen;
    this.#header = chosen.header;
    this.#answers = answers;
    this.#columns = new Map(columns.map((column) => [column.column, column]));
  }

  run(): RecordRow[] {
    const below = this.#below();
    this.#fillMerges(below);
    const { grid } = this.#chosen;
    const own = below.filter((row) => !this.#isHeaderAgain(row));
    const extra = own.filter((row) => this.#isExtra(row));
    const others = new Set(extra);
    const records = own.filter((row) => !others.has(row));
    const kept = this.#decide(extra, 'extra_rows', this.#answers.extra_rows, 'extra');
    const hidden = records.filter((row) => row.hidden);
    const shown = this.#decide(hidden, 'hidden_rows', this.#answers.hidden_rows, 'hidden');
    const dropped = new Set([...extra, ...hidden].filter((row) => !kept.has(row) && !shown.has(row)));
    this.left.sort((a, b) => a.row - b.row);
    return grid.rows.length === 0 ? [] : own.filter((row) => !dropped.has(row));
  }

  #leave({ number }: { number: number }, cells: readonly Cell[], why: LeftRow['why']): void {
    this.left.push({ row: number, text: rowText(cells), why });
  }

  /** Rows under the header that hold something; what stands above is noted. */
  #below(): RecordRow[] {
    const { top, bottom, unitRow } = this.#header;
    return this.#chosen.grid.rows.flatMap((row) => {
      const filled = row.cells.filter(isFilled);
      if (filled.length === 0) return [];
      if (row.number <= bottom) {
        if (row.number < top) this.#leave(row, filled, 'above_header');
        else if (row.number === unitRow) this.#leave(row, filled, 'unit_row');
        return [];
      }
      return [this.#recordRow(row, filled)];
    });
  }

  #recordRow({ number, hidden }: GridRow, filled: readonly Cell[]): RecordRow {
    const slots = new Map<number, Slot>();
    for (const cell of filled)
      if (this.#columns.has(cell.column)) slots.set(cell.column, { cell, merged: null, under: null });
    return { number, hidden, slots, filled };
  }

  /** A header that is printed again, as on each page. */
  #isHeaderAgain(row: RecordRow): boolean {
    const texts = new Map(this.#header.cells.map(({ column, text, shown }) => [column, [text, shown]]));
    const same = row.filled.filter((cell) => {
      const own = foldedHeader(shownText(cell));
      return texts.get(cell.column)?.some((text) => foldedHeader(text) === own) === true;
    });
    if (same.length < 2 || same.length * 2 <= row.filled.length) return false;
    this.#leave(row, row.filled, 'repeated_header');
    return true;
  }

  #fillMerges(rows: readonly RecordRow[]): void {
    const byNumber = new Map(rows.map((row) => [row.number, row]));
    const numbers: Asked[] = [];
    const across: Asked[] = [];
    for (const merge of this.#chosen.grid.merges) {
      if (merge.top <= this.#header.bottom) continue;
      const columns = [...this.#columns.values()].filter(
        ({ column }) => column >= merge.left && column <= merge.right,
      );
      if (columns.length === 0) continue;
      const first = this.#chosen.lookup.cell(merge.top, merge.left);
      const asked = { address: rangeText(merge), text: first === undefined ? '' : shownText(first) };
      const kind = this.#mergeKind(merge, columns, byNumber);
      if (kind === 'section') continue;
      if (kind === 'across') across.push(asked);
      if (kind === 'numbers') numbers.push(asked);
      const fills = kind === 'words' ? this.#answers.merged !== 'first' : this.#answers.merged === 'fill';
      spread(merge, columns, byNumber, fills ? (first ?? null) : null);
    }
    if (this.#answers.merged !== null) return;
    const options = ['--merged fill', '--merged first'];
    if (numbers.length > 0)
      this.questions.push({ kind: 'merged_numbers', cells: numbers, params: {}, options });
    if (across.length > 0) this.questions.push({ kind: 'merged_across', cells: across, params: {}, options });
  }

  /**
   * What filling in a merged cell would mean: nothing, for a heading in a row of its own; the same word in each row;
   * a number several times that may be meant once; or a value for several columns.
   */
  #mergeKind(
    merge: Merge,
    columns: readonly ImportedColumn[],
    rows: ReadonlyMap<number, RecordRow>,
  ): 'section' | 'words' | 'numbers' | 'across' {
    const top = rows.get(merge.top);
    if (merge.top === merge.bottom && (top === undefined || this.#isExtra(top))) return 'section';
    const isUnder = rowsOf(merge, rows).some(({ number, slots }) =>
      columns.some(({ column }) => slots.has(column) && !(number === merge.top && column === merge.left)),
    );
    const [only] = columns;
    if (isUnder || columns.length > 1 || only === undefined) return 'across';
    if (only.column !== merge.left) return 'across';
    if (merge.top === merge.bottom) return 'section';
    return isNumeric(only.field) ? 'numbers' : 'words';
  }

  /** What a row says in a column of the key; null where there is no such column. */
  #keyText(row: RecordRow, name: string): string | null {
    const column = [...this.#columns.values()].find(({ field }) => field.name === name)?.column;
    if (column === undefined) return null;
    const cell = row.slots.get(column)?.cell ?? null;
    return cell === null ? '' : shownText(cell) || '?';
  }

  /** Whether a row is hardly a record: a total, a remark, a heading, the numbers of the columns. */
  #isExtra(row: RecordRow): boolean {
    const texts = row.filled.map(shownText);
    const keys = this.#table.key.flatMap((name) => this.#keyText(row, name) ?? []);
    if (keys.some((text) => TOTAL.test(text.replaceAll(/\s/g, '')))) return true;
    const needed = this.#table.fields.filter(
      ({ required, name }) => required === true && !this.#answers.set.has(name),
    );
    const isMerged = [...row.slots.values()].some(({ merged }) => merged !== null);
    if (texts.length === 1 && !isMerged && needed.length > 1 && this.#columns.size > 1) return true;
    const isNumbers =
      texts.length > 2 &&
      texts.length >= this.#columns.size - 1 &&
      texts.every((text) => COLUMN_NUMBER.test(text));
    if (isNumbers && new Set(texts).size === texts.length) return true;
    if (keys.every((text) => text !== '')) return false;
    return REMARK.test((texts[0] ?? '').replaceAll(/\s/g, ''));
  }

  /** Asks about rows, or does what was answered. @returns the rows to keep */
  #decide(
    rows: readonly RecordRow[],
    kind: 'extra_rows' | 'hidden_rows',
    answer: 'keep' | 'drop' | null,
    why: LeftRow['why'],
  ): ReadonlySet<RecordRow> {
    if (rows.length === 0 || answer === 'keep') return new Set(rows);
    for (const row of answer === 'drop' ? rows : []) this.#leave(row, row.filled, why);
    if (answer === null) {
      const option = kind === 'extra_rows' ? '--extra-rows' : '--hidden-rows';
      const cells = rows.map((row) => ({
        address: address(row.number, row.filled[0]?.column ?? 1),
        text: rowText(row.filled),
      }));
      this.questions.push({ kind, cells, params: {}, options: [`${option} drop`, `${option} keep`] });
    }
    return new Set();
  }
}

/** Rows that a merge covers and that hold something; it may reach far below the last. */
function rowsOf({ top, bottom }: Merge, rows: ReadonlyMap<number, RecordRow>): RecordRow[] {
  if (bottom - top > rows.size)
    return [...rows.values()].filter(({ number }) => number >= top && number <= bottom);
  const covered: RecordRow[] = [];
  for (let number = top; number <= bottom; number += 1) {
    const row = rows.get(number);
    if (row !== undefined) covered.push(row);
  }
  return covered;
}

/** Writes the value of a merged cell into the rows it covers; null clears what stands under it. */
function spread(
  merge: Merge,
  columns: readonly ImportedColumn[],
  rows: ReadonlyMap<number, RecordRow>,
  first: Cell | null,
): void {
  for (const row of rowsOf(merge, rows)) {
    for (const { column } of columns) {
      if (row.number === merge.top && column === merge.left) continue;
      const under = row.slots.get(column)?.cell ?? null;
      if (first === null && under === null) continue;
      row.slots.set(column, { cell: first, merged: rangeText(merge), under });
    }
  }
}

/** The rows of the source that are records of the table. */
export function selectRows(
  table: Table,
  chosen: Chosen,
  columns: readonly ImportedColumn[],
  answers: Answers,
): SelectedRows {
  const selector = new Selector(table, chosen, columns, answers);
  const rows = selector.run();
  return { rows, left: selector.left, questions: selector.questions };
}

/** Fields of a table that must have a column or a value for all rows. */
export function requiredFields(table: Table): readonly Field[] {
  return table.fields.filter(({ required }) => required === true);
}
