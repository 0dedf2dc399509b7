/** The check on a terminal: every file, every problem, and one line that sums up. */
import type { Problem } from '../csv/problem.ts';
import type { Loaded } from '../load.ts';
import { describe } from '../i18n/problems.ts';
import { writtenEn, writtenZh } from '../i18n/problem-text.ts';
import { reportWords, type ReportWords } from '../i18n/report.ts';
import { padEnd, padStart, width } from '../i18n/terminal.ts';
import type { Lang } from '../schema/settings.ts';
import { causesOf, type Cause } from './causes.ts';
import { columnLetter, isText, RowNames } from './place.ts';

export interface TextOptions {
  readonly lang: Lang;
  /** Whether the terminal shows colours. */
  readonly colour: boolean;
}

type Style = 'bold' | 'underline' | 'red' | 'faint';
const CODES: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  faint: [2, 22],
  underline: [4, 24],
  red: [31, 39],
};

const LONGEST_VALUE = 80;
/** More passing parts of one table than this are one line. */
const FEW_PARTS = 6;
/** What would move the cursor, colour or reorder what a terminal shows. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text of the data as one line that a terminal shows as it is. */
export function printable(text: string): string {
  return text.replaceAll(/\r\n?|\n/g, '⏎').replaceAll(CONTROL, (char) => {
    const code = char.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

interface FileLine {
  readonly name: string;
  readonly rows: string;
  readonly errors: number;
  readonly warnings: number;
}

interface Counts {
  errors: number;
  warnings: number;
}

class TextReport {
  readonly #loaded: Loaded;
  readonly #words: ReportWords;
  readonly #lang: Lang;
  readonly #colour: boolean;
  readonly #names: RowNames;

  constructor(loaded: Loaded, { lang, colour }: TextOptions) {
    this.#loaded = loaded;
    this.#words = reportWords(lang);
    this.#lang = lang;
    this.#colour = colour;
    this.#names = new RowNames(loaded);
  }

  #paint(text: string, ...styles: readonly Style[]): string {
    if (!this.#colour || text === '') return text;
    const on = styles.map((style) => `\u001b[${CODES[style][0]}m`).join('');
    const off = styles.map((style) => `\u001b[${CODES[style][1]}m`).join('');
    return on + text + off;
  }

  write(): string {
    const { problems, errors, warnings, folder, settings, dataset } = this.#loaded;
    const asOf = dataset?.as_of ?? settings?.as_of ?? null;
    const title = [this.#words.check, printable(folder)];
    if (asOf !== null) title.push('', this.#words.asOf(asOf));
    const wrong = problems.filter(({ severity }) => severity === 'error');
    const doubtful = problems.filter(({ severity }) => severity === 'warning');
    const sections = [
      title.join(' '),
      this.#fileLines().join('\n'),
      ...this.#wrong(wrong),
      ...doubtful.map((problem, at) =>
        this.#problem(problem, `${this.#words.warning} ${at + 1}/${doubtful.length}`),
      ),
      this.#paint(this.#words.summary(errors, warnings), 'bold'),
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
  }

  #wrong(errors: readonly Problem[]): string[] {
    let told = 0;
    return causesOf(errors, this.#lang).map((cause) => {
      const first = told + 1;
      told += cause.problems.length;
      const numbers = told > first ? `${first}–${told}` : String(told);
      const label = `${this.#words.error} ${numbers}/${errors.length}`;
      return cause.said === null ? this.#problem(cause.problems[0]!, label) : this.#cause(cause.said, label);
    });
  }

  /** One cause of many errors, with every place. */
  #cause({ title, places, advice }: NonNullable<Cause['said']>, label: string): string {
    const words = this.#words;
    const indent = ' '.repeat(width(label) + 2);
    const labelWidth = Math.max(width(words.places), width(words.advice)) + 2;
    return [
      `${this.#paint(label, 'bold', 'red')}  ${this.#paint(printable(title), 'red')}`,
      ...places.map(
        (place, at) => `${indent}${padEnd(at === 0 ? words.places : '', labelWidth)}${printable(place)}`,
      ),
      `${indent}${padEnd(words.advice, labelWidth)}${printable(advice)}`,
    ].join('\n');
  }

  #counts(): Map<string, Counts> {
    const counts = new Map<string, Counts>();
    for (const { file, severity } of this.#loaded.problems) {
      let count = counts.get(file);
      if (count === undefined) counts.set(file, (count = { errors: 0, warnings: 0 }));
      if (severity === 'error') count.errors += 1;
      else count.warnings += 1;
    }
    return counts;
  }

  /** Every file with its rows; passing parts of one table are summed up when they are many. */
  #files(): FileLine[] {
    const { files } = this.#loaded;
    const counts = this.#counts();
    const known = new Set(files.map(({ file }) => file));
    const unknown = [...counts].filter(([file]) => !known.has(file));
    const lines: FileLine[] = unknown.map(([file, count]) => ({ name: file, rows: '', ...count }));
    const passing = Map.groupBy(
      files.filter(({ file }) => file.includes('/') && !counts.has(file)),
      ({ table }) => table,
    );
    for (const { file, table, rows } of files) {
      const parts = file.includes('/') && !counts.has(file) ? (passing.get(table) ?? []) : [];
      if (parts.length <= FEW_PARTS) {
        const count = counts.get(file) ?? { errors: 0, warnings: 0 };
        lines.push({ name: file, rows: this.#words.rows(rows), ...count });
      } else if (parts.at(-1)?.file === file) {
        const sum = parts.reduce((total, part) => total + part.rows, 0);
        const isAll = parts.length === files.filter((one) => one.table === table).length;
        const { parts: all, otherParts: others } = this.#words;
        const name = (isAll ? all : others)(table, parts.length);
        lines.push({ name, rows: this.#words.rows(sum), errors: 0, warnings: 0 });
      }
    }
    return lines;
  }

  #fileLines(): string[] {
    const lines = this.#files().map((line) => ({ ...line, name: printable(line.name) }));
    const longest = Math.max(0, ...lines.map(({ name }) => width(name)));
    const most = Math.max(0, ...lines.map(({ rows }) => width(rows)));
    return lines.map(({ name, rows, errors, warnings }) => {
      const found = [
        ...(errors > 0 ? [this.#paint(this.#words.errorsIn(errors), 'bold')] : []),
        ...(warnings > 0 ? [this.#words.warningsIn(warnings)] : []),
      ];
      const verdict = found.length === 0 ? this.#words.passed : found.join(this.#words.comma);
      return `  ${padEnd(name, longest)}  ${padStart(rows, most)}  ${verdict}`;
    });
  }

  #problem(problem: Problem, label: string): string {
    const words = this.#words;
    const { message, hint } = describe(problem, this.#lang);
    const style: Style = problem.severity === 'error' ? 'red' : 'bold';
    const indent = ' '.repeat(width(label) + 2);
    const lines = [`${this.#paint(label, 'bold', style)}  ${this.#paint(this.#place(problem), style)}`];
    const labelWidth = Math.max(width(words.written), width(words.problem), width(words.advice)) + 2;
    const add = (name: string, text: string): void => {
      if (text !== '') lines.push(`${indent}${padEnd(name, labelWidth)}${text}`);
    };
    if (problem.value !== null && problem.value !== '') {
      const value = printable(problem.value);
      const short = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
      add(words.written, this.#paint(short, 'underline'));
    }
    add(words.problem, printable(this.#withoutValue(problem, message)));
    add(words.advice, printable(hint));
    return lines.join('\n');
  }

  /** The value stands in a line of its own, and need not be said again. */
  #withoutValue(problem: Problem, message: string): string {
    const said = this.#lang === 'zh' ? writtenZh(problem) : writtenEn(problem);
    return said !== '' && message.startsWith(said) ? message.slice(said.length) : message;
  }

  /** `projects.csv 第 42 行 F 列“总投资”（NB-041 沧海路）` */
  #place(problem: Problem): string {
    const words = this.#words;
    const { file, line, column, header } = problem;
    const parts = [file, words.line(line)];
    if (column !== null)
      parts.push(isText(file) ? words.character(column) : words.column(columnLetter(column)));
    const name = this.#names.of(problem);
    const tail = (header === null ? '' : words.header(header)) + (name === null ? '' : words.row(name));
    return printable(parts.join(' ') + (this.#lang === 'en' && header !== null ? ' ' : '') + tail);
  }
}

/** The whole report as text, with every problem: errors first, then warnings, each in the order of the files. */
export function textReport(loaded: Loaded, options: TextOptions): string {
  return new TextReport(loaded, options).write();
}
