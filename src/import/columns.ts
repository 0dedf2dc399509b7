/** Which columns of the source become columns of the CSV, under which header and in which unit. */
import type { Field, Table } from '../schema/field.ts';
import { fieldNamed, foldedHeader, identifyHeader } from '../schema/header.ts';
import { moneyUnit, type MoneyUnit } from '../schema/values/money-units.ts';
import { address, columnLetter } from '../workbook/address.ts';
import type { Grid } from '../workbook/types.ts';
import { quoted } from './choose.ts';
import type { Header, HeaderCell } from './header.ts';
import type { Answers, Asked, ImportedColumn, LeftColumn, Note, Question } from './types.ts';

export interface ColumnPlan {
  readonly columns: readonly ImportedColumn[];
  /** Columns that are left out; `cells` is filled in when the rows are known. */
  readonly left: readonly Omit<LeftColumn, 'cells'>[];
  readonly questions: readonly Question[];
  readonly notes: readonly Note[];
  readonly language: 'zh' | 'en';
}

/** A header of fewer characters has too many neighbours: 序号 is not a slip for 牌号. */
const SHORTEST_SLIP = 3;

interface Meant {
  readonly cell: HeaderCell;
  readonly field: Field;
  readonly unit: MoneyUnit | null;
  /** A unit that the column cannot have, which goes into the CSV for the check to refuse. */
  readonly misfit: boolean;
}

/** The unit that a note above or below the table names for all its money: 单位：亿元. */
function unitNote(grid: Grid): { address: string; text: string; unit: MoneyUnit } | null {
  for (const { number, cells } of grid.rows) {
    for (const { column, value } of cells) {
      if (value.kind !== 'text' || !value.text.includes('单位')) continue;
      const text = value.text.trim();
      const [, named = ''] = /单位\s*[:：]\s*([^）)]+)/.exec(text) ?? [];
      const unit = named
        .split(/[、,，/；;\s]+/)
        .map(moneyUnit)
        .find((one) => one !== null);
      if (unit) return { address: address(number, column), text, unit };
    }
  }
  return null;
}

class Planner {
  readonly questions: Question[] = [];
  readonly left: Omit<LeftColumn, 'cells'>[] = [];
  readonly notes: Note[] = [];
  readonly #meant: Meant[] = [];
  readonly #table: Table;
  readonly #header: Header;
  readonly #answers: Answers;

  constructor(table: Table, header: Header, answers: Answers) {
    this.#table = table;
    this.#header = header;
    this.#answers = answers;
  }

  #ask(
    kind: Question['kind'],
    options: readonly string[],
    cells: readonly Asked[],
    params: Question['params'] = {},
  ): void {
    this.questions.push({ kind, options, cells, params });
  }

  #leave({ column, shown }: HeaderCell, why: LeftColumn['why']): void {
    this.left.push({ column, header: shown, why });
  }

  #asked({ column, shown }: HeaderCell): Asked {
    return { address: address(this.#header.row, column), text: shown };
  }

  /** What the headers say, and the answers where they say something else. */
  read(): void {
    const known = new Set<number>(this.#header.cells.map(({ column }) => column));
    for (const [column, name] of this.#answers.columns) {
      const option = `--column ${columnLetter(column)}=${name}`;
      if (name !== '' && fieldNamed(this.#table, name) === undefined) this.#badAnswer(option);
      else if (!known.has(column) && name !== '') this.#mean({ column, shown: '', text: name }, name);
    }
    for (const cell of this.#header.cells) {
      const answer = this.#answers.columns.get(cell.column);
      if (answer === '') this.#leave(cell, 'answer');
      else this.#mean(cell, answer ?? null);
    }
    this.#meant.sort((a, b) => a.cell.column - b.cell.column);
    this.#refuseRepeated();
    this.#askNear();
  }

  #badAnswer(option: string): void {
    this.#ask('bad_answer', [], [], { option });
  }

  #mean(cell: HeaderCell, answer: string | null): void {
    const meaning = identifyHeader(this.#table, cell.text);
    if (answer !== null) {
      const field = fieldNamed(this.#table, answer);
      if (field === undefined) return;
      // The unit in the header of a column that was named otherwise still counts.
      const [, written = ''] = /[(（[]([^()（）]+)[)）\]]\s*$/.exec(cell.text) ?? [];
      const unit = field.type === 'money' ? moneyUnit(written) : null;
      this.#meant.push({ cell, field, unit, misfit: false });
    } else if (meaning.kind === 'column') this.#meant.push({ cell, ...meaning, misfit: false });
    else if (meaning.kind === 'misfit')
      this.#meant.push({ cell, field: meaning.field, unit: null, misfit: true });
    else this.#leave(cell, 'unknown');
  }

  /** Of two columns for one field nobody but the official knows which is meant. */
  #refuseRepeated(): void {
    for (const [name, group] of Map.groupBy(this.#meant, ({ field }) => field.name)) {
      if (group.length < 2) continue;
      const options = group.map(({ cell }) => `--column ${columnLetter(cell.column)}=`);
      this.#ask(
        'repeated_column',
        options,
        group.map(({ cell }) => this.#asked(cell)),
        { field: fieldNamed(this.#table, name)?.zh ?? name, field_en: name },
      );
    }
  }

  /** An unknown header that is nearly the name of a column that is missing. */
  #askNear(): void {
    const present = new Set(this.#meant.map(({ field }) => field.name));
    for (const one of this.left) {
      const cell = this.#header.cells.find(({ column }) => column === one.column);
      if (one.why !== 'unknown' || cell === undefined) continue;
      const meaning = identifyHeader(this.#table, cell.text);
      if (meaning.kind !== 'unknown' || meaning.near === null) continue;
      const field = fieldNamed(this.#table, meaning.near);
      const short = foldedHeader(cell.text).length < SHORTEST_SLIP;
      if (field === undefined || present.has(field.name) || short || this.#answers.set.has(field.name))
        continue;
      const letter = columnLetter(one.column);
      this.#ask(
        'near_header',
        [`--column ${letter}=${quoted(field.zh)}`, `--column ${letter}=`],
        [this.#asked(cell)],
        { field: field.zh, field_en: field.name },
      );
    }
  }

  /** Units of money columns whose header names none. */
  #unitOf({ cell, field, unit }: Meant, note: ReturnType<typeof unitNote>): MoneyUnit | null {
    if (field.type !== 'money') return null;
    return this.#answers.units.get(cell.column) ?? unit ?? (note?.unit.power === 4 ? note.unit : null);
  }

  plan(grid: Grid): ColumnPlan {
    this.read();
    const note = unitNote(grid);
    const language = this.#language();
    const columns = this.#meant.map((one): ImportedColumn => {
      const { cell, field, misfit } = one;
      const unit = this.#unitOf(one, note);
      const name = language === 'zh' ? field.zh : field.name;
      const written = misfit ? cell.text : unit === null ? name : `${name}(${unit[language]})`;
      return { column: cell.column, field, header: cell.shown, written, unit };
    });
    const without = columns.filter(({ field, unit }) => field.type === 'money' && unit === null);
    if (note !== null && without.length > 0)
      this.#ask(
        'unit_note',
        without.map(({ column }) => `--unit ${columnLetter(column)}=${note.unit.zh}`),
        [{ address: note.address, text: note.text }],
        {
          columns: without.map(({ header }) => header).join('、'),
          unit: note.unit.zh,
          unit_en: note.unit.en,
        },
      );
    else if (note !== null) this.notes.push({ kind: 'unit_note', address: note.address, text: note.text });
    for (const column of this.#answers.units.keys())
      if (!columns.some((one) => one.column === column && one.field.type === 'money'))
        this.#badAnswer(`--unit ${columnLetter(column)}=`);
    return { columns, left: this.left, questions: this.questions, notes: this.notes, language };
  }

  /** English where most known headers are English; Chinese otherwise. */
  #language(): 'zh' | 'en' {
    const english = this.#meant.filter(({ cell, field }) =>
      foldedHeader(cell.text).startsWith(foldedHeader(field.name)),
    );
    return english.length * 2 > this.#meant.length ? 'en' : 'zh';
  }
}

/** Plans the columns of a CSV from the header that was found. */
export function planColumns(table: Table, grid: Grid, header: Header, answers: Answers): ColumnPlan {
  return new Planner(table, header, answers).plan(grid);
}
