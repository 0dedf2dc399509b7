/** A file → one table, cell by cell, with every change, everything left out and everything to be asked. */
import type { Field, Table } from '../schema/field.ts';
import { fieldNamed } from '../schema/header.ts';
import { address, columnLetter } from '../workbook/address.ts';
import { displayed } from '../workbook/formats.ts';
import type { Cell, Reading } from '../workbook/types.ts';
import { choose, type Chosen } from './choose.ts';
import { planColumns, type ColumnPlan } from './columns.ts';
import { requiredFields, selectRows, type RecordRow, type Slot } from './rows.ts';
import type { Source } from './source.ts';
import type {
  Answers,
  Asked,
  Change,
  Imported,
  ImportedColumn,
  ImportedRow,
  LeftColumn,
  Note,
  Question,
  QuestionKind,
} from './types.ts';
import { convert, type Context } from './values.ts';

/** What answers a question about cells. */
const OPTIONS: Partial<Record<QuestionKind, readonly string[]>> = {
  no_value: ['--no-value empty'],
  stale: ['--formulas cached'],
  percent: ['--percent fraction', '--percent points'],
  numbers: ['--numbers value', '--numbers shown'],
  serial: ['--serial date', '--serial number'],
  placeholders: ['--placeholders empty'],
  list_breaks: ['--list-breaks separate', '--list-breaks keep'],
};

class TableImport {
  readonly changes: Change[] = [];
  readonly questions: Question[] = [];
  readonly #asked = new Map<string, { kind: QuestionKind; cells: Asked[]; column: number | null }>();
  readonly #table: Table;
  readonly #chosen: Chosen;
  readonly #answers: Answers;
  readonly #context: Context;

  constructor(table: Table, source: Source, chosen: Chosen, answers: Answers) {
    this.#table = table;
    this.#chosen = chosen;
    this.#answers = answers;
    this.#context = { answers, date1904: source.date1904, stale: source.stale };
  }

  run(source: Source): Imported {
    const { grid, header, sheet, notes } = this.#chosen;
    const plan = planColumns(this.#table, grid, header, this.#answers);
    const selected = selectRows(this.#table, this.#chosen, plan.columns, this.#answers);
    this.questions.push(...plan.questions, ...selected.questions);
    const hidden = this.#hiddenColumns(plan.columns, selected.rows);
    const columns = plan.columns.filter((column) => !hidden.has(column));
    this.#askNameless(plan, selected.rows);
    const set = this.#setValues(plan);
    this.#askMissing(plan);
    const rows = selected.rows.map((row) => this.#row(row, columns, set));
    for (const { kind, cells, column } of this.#asked.values()) this.#askCells(kind, cells, column);
    return {
      table: this.#table,
      sheet: sheet.name,
      headerRow: header.row,
      columns,
      set,
      rows,
      changes: this.changes,
      leftColumns: this.#leftColumns(plan, hidden, selected.rows),
      leftRows: selected.left,
      notes: [...sourceNotes(source), ...notes, ...plan.notes],
      questions: this.questions,
      problems: source.problems,
    };
  }

  #ask(
    kind: QuestionKind,
    cells: readonly Asked[],
    options: readonly string[],
    params: Question['params'] = {},
  ): void {
    this.questions.push({ kind, cells, options, params });
  }

  /** Questions about cells of units are answered column by column, the others for all. */
  #askCells(kind: QuestionKind, cells: readonly Asked[], column: number | null): void {
    const other = cells[0]?.other ?? '';
    const options =
      kind === 'unit_shown' && column !== null
        ? [`--unit ${columnLetter(column)}=${other}`]
        : (OPTIONS[kind] ?? []);
    this.#ask(kind, cells, options);
  }

  #row(row: RecordRow, columns: readonly ImportedColumn[], set: Imported['set']): ImportedRow {
    const cells = columns.map((column) => {
      const slot = row.slots.get(column.column);
      return slot === undefined ? '' : this.#cell(row.number, column, slot);
    });
    return { row: row.number, cells: [...cells, ...set.map(({ value }) => value)] };
  }

  #cell(row: number, column: ImportedColumn, slot: Slot): string {
    const place = address(row, column.column);
    const own = slot.merged === null ? slot.cell : null;
    const source = own ?? slot.cell;
    if (source === null) {
      const was = shown(slot.under, this.#context.date1904);
      this.#change(row, column, { was, stored: null, became: '', reasons: ['under_merge'] });
      return '';
    }
    const { text, shown: was, stored, reasons, asks } = convert(source, column, this.#context);
    for (const { kind, other } of asks)
      this.#askLater(kind, column, {
        address: place,
        text: was,
        ...(other === undefined ? {} : { other }),
      });
    if (slot.merged !== null) {
      const under = shown(slot.under, this.#context.date1904);
      this.#change(row, column, { was: under, stored: null, became: text, reasons: ['merged'] });
    } else if (reasons.length > 0) this.#change(row, column, { was, stored, became: text, reasons });
    return text;
  }

  #change(
    row: number,
    column: ImportedColumn,
    rest: Pick<Change, 'was' | 'stored' | 'became' | 'reasons'>,
  ): void {
    this.changes.push({
      address: address(row, column.column),
      row,
      column: column.column,
      field: column.field,
      ...rest,
    });
  }

  #askLater(kind: QuestionKind, { column }: ImportedColumn, cell: Asked): void {
    const own = kind === 'unit_shown' ? column : null;
    const key = `${kind} ${own ?? ''}`;
    let asked = this.#asked.get(key);
    if (asked === undefined) this.#asked.set(key, (asked = { kind, cells: [], column: own }));
    asked.cells.push(cell);
  }

  /** Hidden columns in which records hold something: asked about, or left out as answered. */
  #hiddenColumns(
    columns: readonly ImportedColumn[],
    rows: readonly RecordRow[],
  ): ReadonlySet<ImportedColumn> {
    const { hiddenColumns } = this.#chosen.grid;
    const hidden = columns.filter(
      ({ column }) =>
        hiddenColumns.some(([first, last]) => column >= first && column <= last) &&
        rows.some(({ slots }) => slots.has(column)),
    );
    if (hidden.length === 0 || this.#answers.hidden_columns === 'keep') return new Set();
    if (this.#answers.hidden_columns === null)
      this.#ask(
        'hidden_columns',
        hidden.map(({ column, header }) => ({ address: columnLetter(column), text: header })),
        ['--hidden-columns drop', '--hidden-columns keep'],
      );
    return new Set(hidden);
  }

  /** Columns with values and without a name. */
  #askNameless(plan: ColumnPlan, rows: readonly RecordRow[]): void {
    const named = new Set([
      ...this.#chosen.header.cells.map(({ column }) => column),
      ...plan.columns.map(({ column }) => column),
    ]);
    const nameless = Map.groupBy(
      rows.flatMap(({ number, filled }) =>
        filled.filter(({ column }) => !named.has(column)).map((cell) => ({ number, cell })),
      ),
      ({ cell }) => cell.column,
    );
    for (const [column, found] of [...nameless].sort(([a], [b]) => a - b)) {
      if (this.#answers.columns.get(column) === '') continue;
      const letter = columnLetter(column);
      const cells = found.map(({ number, cell }) => ({
        address: address(number, column),
        text: shown(cell, this.#context.date1904),
      }));
      this.#ask('nameless_column', cells, [`--column ${letter}=…`, `--column ${letter}=`], {
        column: letter,
      });
    }
  }

  #setValues(plan: ColumnPlan): Imported['set'] {
    return [...this.#answers.set].flatMap(([name, value]) => {
      const field = fieldNamed(this.#table, name);
      const isThere = plan.columns.some((column) => column.field === field);
      if (field === undefined || isThere) {
        this.#ask('bad_answer', [], [], { option: `--set ${name}=${value}` });
        return [];
      }
      const written = plan.language === 'zh' ? field.zh : field.name;
      return [{ field, written, value }];
    });
  }

  #askMissing(plan: ColumnPlan): void {
    const named = new Set([...plan.columns.map(({ field }) => field.name), ...this.#answers.set.keys()]);
    for (const field of requiredFields(this.#table)) {
      if (named.has(field.name)) continue;
      const hint = this.#hint(field);
      this.#ask(
        'missing_column',
        hint === null ? [] : [hint.cell],
        [`--set ${field.zh}=${hint?.value ?? '…'}`, `--column …=${field.zh}`],
        { field: field.zh, field_en: field.name },
      );
    }
  }

  /** A month in the title, for a report that has none in its columns. */
  #hint(field: Field): { cell: Asked; value: string } | null {
    if (field.type !== 'month' && field.type !== 'year_or_month') return null;
    const { grid, header, sheet } = this.#chosen;
    const titles = grid.rows
      .filter(({ number }) => number < header.top)
      .flatMap(({ number, cells }) =>
        cells.map((cell) => ({ address: address(number, cell.column), text: shown(cell, false) })),
      );
    for (const cell of [...titles, { address: sheet.name ?? '', text: sheet.name ?? '' }]) {
      const [, year, month] =
        /((?:19|20)\d{2})\s*[年.-]\s*(1[0-2]|0?[1-9])(?:\s*月|(?!\d))/.exec(cell.text) ?? [];
      if (year !== undefined && month !== undefined)
        return { cell, value: `${year}-${month.padStart(2, '0')}` };
    }
    return null;
  }

  #leftColumns(
    plan: ColumnPlan,
    hidden: ReadonlySet<ImportedColumn>,
    rows: readonly RecordRow[],
  ): LeftColumn[] {
    const counts = new Map<number, number>();
    for (const { filled } of rows)
      for (const { column } of filled) counts.set(column, (counts.get(column) ?? 0) + 1);
    const named = plan.left.map((one) => ({ ...one, cells: counts.get(one.column) ?? 0 }));
    const unseen = [...hidden].map(({ column, header }) => ({
      column,
      header,
      cells: counts.get(column) ?? 0,
      why: 'hidden' as const,
    }));
    const nameless = [...this.#answers.columns]
      .filter(([column, name]) => name === '' && !plan.left.some((one) => one.column === column))
      .map(([column]) => ({ column, header: '', cells: counts.get(column) ?? 0, why: 'answer' as const }));
    return [...named, ...unseen, ...nameless].sort((a, b) => a.column - b.column);
  }
}

function shown(cell: Cell | null, date1904: boolean): string {
  return cell === null ? '' : displayed(cell.value, cell.format, date1904);
}

function sourceNotes({ date1904, encoding }: Source): Note[] {
  return [
    ...(date1904 ? [{ kind: 'date1904' } as const] : []),
    ...(encoding === null ? [] : [{ kind: 'encoding', encoding } as const]),
  ];
}

/** Answers name columns in either language. */
function byFieldName(table: Table, set: Answers['set']): Answers['set'] {
  return new Map([...set].map(([name, value]) => [fieldNamed(table, name)?.name ?? name, value]));
}

/** Nothing but what must be asked or corrected first. */
function unread(table: Table, source: Source, questions: readonly Question[]): Imported {
  const empty = { columns: [], set: [], rows: [], changes: [], leftColumns: [], leftRows: [] };
  return {
    table,
    sheet: null,
    headerRow: null,
    ...empty,
    notes: sourceNotes(source),
    questions,
    problems: source.problems,
  };
}

/**
 * Reads one table from a file. Every cell of the result is what the sheet shows, letter for letter, or is among the
 * changes; rows and columns that are not in the result are named; what cannot be decided is asked. Nothing is to be
 * written while there is a question or an error.
 * @returns a refusal where the sheet that is meant cannot be read
 */
export function readImport(table: Table, source: Source, answers: Answers): Reading<Imported> {
  if (source.sheets.length === 0) return { value: unread(table, source, []), refusal: null };
  const own = { ...answers, set: byFieldName(table, answers.set) };
  const { chosen, question, refusal } = choose(table, source, own);
  if (refusal !== null) return { value: null, refusal };
  if (question !== null) return { value: unread(table, source, [question]), refusal: null };
  return { value: new TableImport(table, source, chosen, own).run(source), refusal: null };
}
