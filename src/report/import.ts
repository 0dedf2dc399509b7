/** An import on a terminal: what was read, what was changed and left out, what is asked, what is wrong. */
import { importWords, type ImportWords } from '../i18n/import.ts';
import { optionText, questionText } from '../i18n/import-questions.ts';
import { describe } from '../i18n/problems.ts';
import { csvRow } from '../import/csv.ts';
import type { Change, Imported, Note, Question } from '../import/types.ts';
import type { WritePlan } from '../import/write.ts';
import { DEFAULT_MONEY_UNIT } from '../schema/values/money-units.ts';
import type { Lang } from '../schema/settings.ts';
import { columnLetter } from '../workbook/address.ts';
import { shownRow } from './place.ts';
import { printable } from './text.ts';

/** What an import came to. */
export interface ImportReport {
  /** The file's own name. */
  readonly source: string;
  readonly imported: Imported;
  readonly plans: readonly WritePlan[];
  /** Those of reading and those of writing. */
  readonly questions: readonly Question[];
  readonly done: ImportDone | null;
  /** Everything is in order, and nothing is to be written. */
  readonly dryRun: boolean;
  /** Whether the original lies in the data folder. */
  readonly inData: boolean;
}

/** What was written. */
export interface ImportDone {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Path of the copy of the original. */
  readonly original: string;
  /** Path of the list of changes; null where there are none. */
  readonly list: string | null;
}

/** More cells of one kind than this are counted. */
const FEW = 20;
const LONGEST = 60;

/** A text of the data on one line of a terminal, without private numbers; rows are shown cell by cell. */
function plain(text: string): string {
  const safe = printable(shownRow(text));
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
}

function noteText(note: Note, words: ImportWords): string {
  switch (note.kind) {
    case 'date1904':
      return words.notes.date1904;
    case 'other_sheets':
      return words.notes.other_sheets(note.names.map(plain).join('、'));
    case 'hidden_sheet':
      return words.notes.hidden_sheet(plain(note.name));
    case 'unit_note':
      return words.notes.unit_note(note.address, plain(note.text));
    case 'encoding':
      return words.notes.encoding(note.encoding);
  }
}

/** Why a cell was changed, in words. */
export function reasonText({ reasons }: Change, lang: Lang): string {
  const words = importWords(lang).reasons;
  return reasons.map((reason) => words[reason]).join(lang === 'zh' ? '；' : '; ');
}

class ImportText {
  readonly #report: ImportReport;
  readonly #lang: Lang;
  readonly #words: ImportWords;

  constructor(report: ImportReport, lang: Lang) {
    this.#report = report;
    this.#lang = lang;
    this.#words = importWords(lang);
  }

  write(): string {
    const sections = [
      this.#head(),
      this.#columns(),
      this.#left(),
      this.#changes(),
      ...this.#report.plans.map((plan) => this.#plan(plan)),
      this.#structure(),
      this.#questions(),
      this.#end(),
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
  }

  #head(): string {
    const { source, imported, inData } = this.#report;
    const { table, sheet, headerRow, notes } = imported;
    const lines = [`${this.#words.title} ${plain(source)} → ${this.#lang === 'zh' ? table.zh : table.name}`];
    if (headerRow !== null)
      lines.push(
        sheet === null ? this.#words.textFile(headerRow) : this.#words.sheet(plain(sheet), headerRow),
      );
    lines.push(...notes.map((note) => noteText(note, this.#words)));
    if (inData) lines.push(this.#words.inData);
    return lines.join('\n');
  }

  #columns(): string {
    const { columns, set } = this.#report.imported;
    if (columns.length === 0) return '';
    return [
      this.#words.columns,
      ...columns.map(
        ({ column, header, written }) =>
          `  ${this.#words.column(columnLetter(column), plain(header), plain(written))}`,
      ),
      ...set.map(({ written, value }) => `  ${this.#words.set(plain(written), plain(value))}`),
    ].join('\n');
  }

  #left(): string {
    const { leftColumns, leftRows } = this.#report.imported;
    const lines: string[] = [];
    if (leftColumns.length > 0)
      lines.push(
        this.#words.leftColumns,
        ...leftColumns.map(
          ({ column, header, cells, why }) =>
            `  ${this.#words.leftColumn(columnLetter(column), plain(header), cells)}（${this.#words.whyColumn[why]}）`,
        ),
      );
    if (leftRows.length > 0)
      lines.push(
        this.#words.leftRows,
        ...leftRows.map(
          ({ row, text, why }) => `  ${this.#words.row(row)}（${this.#words.whyRow[why]}）${plain(text)}`,
        ),
      );
    return lines.join('\n');
  }

  #change({ address: place, was, stored, became }: Change): string {
    const show = (text: string): string => (text === '' ? this.#words.empty : plain(text));
    const from = stored === null ? show(was) : `${show(was)}（${this.#words.stored(plain(stored))}）`;
    return `    ${place}  ${was === became && stored === null ? show(became) : this.#words.was(from, show(became))}`;
  }

  #changes(): string {
    const { changes, columns } = this.#report.imported;
    if (columns.length === 0) return '';
    if (changes.length === 0) return this.#words.noChanges;
    const lines = [this.#words.changes(changes.length)];
    for (const [reason, own] of Map.groupBy(changes, (change) => reasonText(change, this.#lang))) {
      lines.push(`  ${reason}`, ...own.slice(0, FEW).map((change) => this.#change(change)));
      if (own.length > FEW) lines.push(`    ${this.#words.more(own.length - FEW)}`);
    }
    return lines.join('\n');
  }

  #plan(plan: WritePlan): string {
    const words = this.#words;
    const { file, added, changed, gone, untouched, reencoded, problems, origins, exists } = plan;
    const lines = [words.file(plain(file))];
    const named = (keys: readonly string[]): string =>
      `${keys.slice(0, FEW).map(plain).join(' ')}${keys.length > FEW ? ' …' : ''}`;
    if (added.length > 0) lines.push(`  ${words.added(added.length)}${exists ? `：${named(added)}` : ''}`);
    if (changed.length > 0) {
      const records = new Set(changed.map(({ key }) => key)).size;
      lines.push(`  ${words.changed(records, changed.length)}`);
      for (const { key, field, was, now } of changed.slice(0, FEW)) {
        const show = (text: string): string => (text === '' ? words.empty : plain(text));
        const unit = field.type === 'money' ? `(${DEFAULT_MONEY_UNIT[this.#lang]})` : '';
        const name = (this.#lang === 'zh' ? field.zh : field.name) + unit;
        lines.push(`    ${plain(key)} ${name} ${words.was(show(was), show(now))}`);
      }
      if (changed.length > FEW) lines.push(`    …`);
    }
    if (gone.length > 0) lines.push(`  ${words.gone(gone.length)}：${named(gone)}`);
    if (untouched > 0) lines.push(`  ${words.untouched(untouched)}`);
    if (reencoded !== null) lines.push(`  ${words.reencoded(reencoded)}`);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    lines.push(`  ${words.problems(errors, problems.length - errors)}`);
    for (const problem of problems) lines.push(...this.#problem(problem, origins.of(problem)));
    return lines.join('\n');
  }

  #problem(problem: WritePlan['problems'][number], cell: string | null): string[] {
    const { message, hint } = describe(problem, this.#lang);
    const kind = problem.severity === 'error' ? this.#words.error : this.#words.warning;
    const place = this.#words.place(plain(problem.file), problem.line, cell);
    const header = problem.header === null ? '' : ` “${plain(problem.header)}”`;
    return [`  ${kind}  ${place}${header}`, `      ${printable(message)} ${printable(hint)}`];
  }

  /** Mistakes in the structure of a text file: their lines are those of the original. */
  #structure(): string {
    const { problems } = this.#report.imported;
    if (problems.length === 0) return '';
    return problems.flatMap((problem) => this.#problem(problem, null)).join('\n');
  }

  #asked(question: Question): string[] {
    const words = this.#words;
    if (question.kind === 'sheet')
      return question.cells.map(({ address: name, text, other }) => {
        const seen = words.visibility[other === 'hidden' || other === 'very_hidden' ? other : 'visible'];
        return `     “${plain(name)}” ${words.knownColumns(text)}${seen}`;
      });
    const lines = question.cells
      .slice(0, FEW)
      .map(
        ({ address: place, text, other }) =>
          `     ${plain(place)}  ${text === '' ? words.empty : plain(text)}${other === undefined ? '' : ` ${words.either(plain(other))}`}`,
      );
    return question.cells.length > FEW ? [...lines, `     … ${question.cells.length - FEW}`] : lines;
  }

  #questions(): string {
    const { questions } = this.#report;
    if (questions.length === 0) return '';
    const lines = [this.#words.questions(questions.length)];
    questions.forEach((question, at) => {
      lines.push(`${at + 1}. ${printable(questionText(question, this.#lang))}`, ...this.#asked(question));
      if (question.options.length === 0) {
        if (question.kind !== 'bad_answer') lines.push(`     ${this.#words.fixOnly}`);
        return;
      }
      lines.push(`   ${this.#words.answer}`);
      for (const option of question.options) {
        const meaning = optionText(option, this.#lang);
        lines.push(`     ${printable(option)}${meaning === '' ? '' : `   ${meaning}`}`);
      }
    });
    return lines.join('\n');
  }

  #end(): string {
    const { done, questions, dryRun, imported } = this.#report;
    if (dryRun) return this.#words.dryRun;
    if (done === null && imported.rows.length === 0 && imported.columns.length > 0) return this.#words.noRows;
    if (done === null) return questions.length > 0 ? '' : this.#words.notWritten;
    return [
      ...done.written.map((file) => this.#words.written(file, this.#rowsOf(file))),
      ...done.unchanged.map((file) => this.#words.unchanged(file)),
      this.#words.kept(done.original),
      ...(done.list === null ? [] : [this.#words.list(done.list)]),
      this.#words.next,
    ].join('\n');
  }

  #rowsOf(file: string): number {
    return this.#report.plans.find((plan) => plan.file === file)?.rows ?? 0;
  }
}

/** The report of an import, as text. */
export function importText(report: ImportReport, lang: Lang): string {
  return new ImportText(report, lang).write();
}

/** Every changed cell, one to a line, as CSV. */
export function changesCsv({ changes }: Imported, lang: Lang): string {
  const rows = changes.map((change) =>
    csvRow(
      [
        change.address,
        lang === 'zh' ? change.field.zh : change.field.name,
        change.was,
        change.stored ?? '',
        change.became,
        reasonText(change, lang),
      ],
      ',',
    ),
  );
  const header = csvRow([...importWords(lang).listHeaders], ',');
  return `\ufeff${[header, ...rows].map((row) => `${row}\r\n`).join('')}`;
}
