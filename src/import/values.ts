/** One cell of the source → the text of one cell of the CSV, with why it differs from what the sheet shows. */
import type { Field } from '../schema/field.ts';
import { trimmed } from '../schema/rows.ts';
import { blankRefusal } from '../schema/values/blank.ts';
import { daysIn, excelDay, iso } from '../schema/values/calendar.ts';
import { fittingUnits } from '../schema/header.ts';
import { DEFAULT_MONEY_UNIT, moneyUnit } from '../schema/values/money-units.ts';
import { plainWidth } from '../schema/values/width.ts';
import { serialDate, type SerialDate } from '../workbook/dates.ts';
import { displayed, formatKind, type FormatKind } from '../workbook/formats.ts';
import { cellNumber, decimalsOf, rounded, timesTen } from '../workbook/numbers.ts';
import type { Cell } from '../workbook/types.ts';
import type { Answers, ChangeReason, ImportedColumn, QuestionKind } from './types.ts';

export interface Context {
  readonly answers: Answers;
  readonly date1904: boolean;
  readonly stale: boolean;
}

/** What became of a cell. */
export interface Converted {
  readonly text: string;
  /** As the sheet shows it. */
  readonly shown: string;
  /** What the cell holds, where that is more than it shows. */
  readonly stored: string | null;
  readonly reasons: readonly ChangeReason[];
  /** What must be asked before this cell can be written, and the other reading that is possible. */
  readonly asks: readonly { readonly kind: QuestionKind; readonly other?: string }[];
}

const NUMERIC: ReadonlySet<string> = new Set(['money', 'number', 'integer', 'percent', 'value']);
const DATES: ReadonlySet<string> = new Set(['date', 'month', 'year_or_month']);

export function isNumeric({ type }: Field): boolean {
  return NUMERIC.has(type);
}

/** Collects what is found about one cell. */
class Conversion {
  readonly reasons: ChangeReason[] = [];
  readonly asks: { kind: QuestionKind; other?: string }[] = [];
  stored: string | null = null;
  readonly #cell: Cell;
  readonly #column: ImportedColumn;
  readonly #context: Context;
  readonly #shown: string;

  constructor(cell: Cell, column: ImportedColumn, context: Context) {
    this.#cell = cell;
    this.#column = column;
    this.#context = context;
    this.#shown = displayed(cell.value, cell.format, context.date1904);
  }

  run(): Converted {
    const text = this.#text();
    const { formula } = this.#cell;
    if (formula && this.#cell.value.kind !== 'uncomputed') {
      this.reasons.push('formula');
      if (this.#context.stale && this.#context.answers.formulas === null) this.asks.push({ kind: 'stale' });
    }
    return { text, shown: this.#shown, stored: this.stored, reasons: this.reasons, asks: this.asks };
  }

  #text(): string {
    const { value } = this.#cell;
    switch (value.kind) {
      case 'text':
        return this.#words(value.text);
      case 'number':
        return this.#number(value.number);
      case 'boolean':
        return this.#shown;
      case 'error':
      case 'uncomputed':
        return this.#noValue();
    }
  }

  #noValue(): string {
    if (this.#context.answers.no_value === 'empty') this.reasons.push('emptied');
    else this.asks.push({ kind: 'no_value' });
    return '';
  }

  #words(text: string): string {
    const { field } = this.#column;
    const clean = trimmed(text);
    if (clean === '') {
      this.reasons.push('trimmed');
      return '';
    }
    // In any column: what Excel prints in the place of a value is none.
    const blank = blankRefusal(clean, 'type_number')?.reason;
    if (blank === 'excel_error' || blank === 'excel_width') return this.#noValue();
    if (blank === 'placeholder' && (NUMERIC.has(field.type) || DATES.has(field.type))) {
      if (this.#context.answers.placeholders === 'empty') this.reasons.push('emptied');
      else this.asks.push({ kind: 'placeholders' });
      return '';
    }
    if (clean !== text) this.reasons.push('trimmed');
    return field.type === 'references' && clean.includes('\n') ? this.#list(clean) : clean;
  }

  #list(text: string): string {
    const { list_breaks: answer } = this.#context.answers;
    const separated = text
      .split('\n')
      .map((part) => trimmed(part).replace(/[;；、]+$/, ''))
      .filter((part) => part !== '')
      .join('；');
    // Separators that stand at every line end already say what the lines are.
    if (answer === 'separate' || text.split('\n').every((part) => /[;；、]\s*$/.test(part) || part === '')) {
      this.reasons.push('list_break');
      return separated;
    }
    if (answer === null) this.asks.push({ kind: 'list_breaks', other: separated });
    return text;
  }

  #number(number: number): string {
    const { field } = this.#column;
    const kind = formatKind(this.#cell.format);
    if (kind.kind === 'date') return this.#date(number, kind);
    if (kind.kind === 'time') return this.#asShown();
    const { text, noise, lost } = cellNumber(number);
    if (lost) this.asks.push({ kind: 'lost_digits' });
    if (NUMERIC.has(field.type)) return this.#quantity(text, noise, kind);
    if (noise) this.#keep('noise');
    if (DATES.has(field.type)) return this.#plainDate(text);
    return kind.kind === 'general' || this.#shown === text ? text : this.#asShown();
  }

  /** Remembers what the cell holds, and why that is not what is written. */
  #keep(reason: ChangeReason): void {
    const { value } = this.#cell;
    this.reasons.push(reason);
    if (value.kind === 'number') this.stored ??= value.raw;
  }

  #asShown(): string {
    if (this.#shown !== '') this.#keep('as_shown');
    return this.#shown;
  }

  /** A number without a date format in a column of dates: a year, 2013.12, or the number of a day. */
  #plainDate(text: string): string {
    const day = /^\d{5}$/.test(text) ? excelDay(Number(text)) : null;
    if (day === null) return text;
    const { serial } = this.#context.answers;
    if (serial === 'date') {
      this.#keep('serial');
      return this.#inMonths(day);
    }
    if (serial === null) this.asks.push({ kind: 'serial', other: day });
    return text;
  }

  #date(serial: number, { precision, timed }: Extract<FormatKind, { kind: 'date' }>): string {
    const date = serialDate(serial, this.#context.date1904);
    if (date === null) return cellNumber(serial).text;
    const { field } = this.#column;
    // In a column of words the words that are shown count.
    if (!DATES.has(field.type) && !NUMERIC.has(field.type)) return this.#asShown();
    const day = dayText(date);
    if (date.seconds !== 0) {
      this.reasons.push('time_dropped');
      if (!timed) this.stored = `${day} ${clock(date.seconds)}`;
    }
    const text = this.#atPrecision(date, day, precision);
    if (text !== this.#shown && this.reasons.length === 0) this.reasons.push('date');
    return text;
  }

  #atPrecision({ year, month, day }: SerialDate, text: string, precision: string): string {
    switch (precision) {
      case 'month':
        this.reasons.push('month');
        if (day !== 1) this.stored = text;
        return iso(year, month);
      case 'year':
        this.reasons.push('year');
        if (day !== 1 || month !== 1) this.stored = text;
        return iso(year);
      case 'no_year':
        this.reasons.push('year_unshown');
        this.stored = text;
        return this.#inMonths(text);
      default:
        return this.#inMonths(text);
    }
  }

  /** In a column of months, the month that a day begins or ends; any other day is left for the check to refuse. */
  #inMonths(text: string): string {
    if (this.#column.field.type !== 'month') return text;
    const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
    if (day !== 1 && day !== daysIn(year, month)) return text;
    this.reasons.push('day_dropped');
    return iso(year, month);
  }

  #quantity(text: string, noise: boolean, kind: FormatKind): string {
    if (noise) this.#keep('noise');
    this.#askUnit();
    const percent = kind.kind === 'number' && kind.percent;
    const exact = percent ? timesTen(text, 2) : text;
    const value = this.#digits(exact, kind);
    if (percent) {
      if (`${value}%` !== this.#shown) this.#keep('percent');
      return `${value}%`;
    }
    if (this.#column.field.type === 'percent') return this.#points(value);
    const isRespelled = value !== this.#shown && this.reasons.length === 0;
    if (isRespelled) this.reasons.push('spelling');
    return value;
  }

  /** The value, or what is shown of it: where they differ, the official says which is meant. */
  #digits(exact: string, kind: FormatKind): string {
    // A format such as `;;;` shows nothing of the number.
    if (kind.kind !== 'number' && this.#shown !== '') return exact;
    const shown = shownDecimal(exact, this.#shown, kind.kind === 'number' && kind.scaled);
    if (shown === exact) return exact;
    const { numbers } = this.#context.answers;
    if (numbers === null) this.asks.push({ kind: 'numbers', other: exact });
    if (numbers === 'shown' && shown !== '') {
      this.#keep('shown_taken');
      return shown;
    }
    if (numbers !== null) this.#keep('value_taken');
    return exact;
  }

  /** 0.817 without a percent sign: 0.817 % or 81.7 %. */
  #points(value: string): string {
    const size = Number(value);
    const { percent } = this.#context.answers;
    if (percent === 'fraction') {
      this.#keep('fraction');
      return `${timesTen(value, 2)}%`;
    }
    if (percent === null && size > 0 && size <= 1)
      this.asks.push({ kind: 'percent', other: `${timesTen(value, 2)}%` });
    if (value !== this.#shown && this.reasons.length === 0) this.reasons.push('spelling');
    return value;
  }

  /** A unit that the format prints beside the number must be the one that the column has. */
  #askUnit(): void {
    const { field, unit, column } = this.#column;
    const words = plainWidth(this.#shown).replaceAll(/[\d.,\s()%+\-/'Ee]/g, '');
    if (words === '' || formatKind(this.#cell.format).kind === 'spelled') return;
    if (field.type !== 'money') {
      if (!fittingUnits(field).includes(words.toLowerCase())) this.asks.push({ kind: 'unit_unfit' });
      return;
    }
    const isSign = /^(?:¥|CN¥)$/i.test(words);
    const shown = isSign ? moneyUnit('元') : moneyUnit(words);
    if (shown === null) this.asks.push({ kind: 'unit_unfit' });
    else if (isSign && unit !== null) return;
    else if (shown.power !== (unit ?? DEFAULT_MONEY_UNIT).power && !this.#context.answers.units.has(column))
      this.asks.push({ kind: 'unit_shown', other: shown.zh });
  }
}

function dayText({ year, month, day }: SerialDate): string {
  return iso(year, month, day);
}

function clock(seconds: number): string {
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/**
 * The number that a sheet shows, as a plain decimal; empty where it shows none. A format may print a point of its own:
 * `0!.0000` shows 12345678 as 1234.5678, without saying that it scales.
 */
function shownDecimal(exact: string, shown: string, scaled: boolean): string {
  const [digits = ''] = /\d+(?:\.\d*)?/.exec(plainWidth(shown).replaceAll(/(?<=\d),(?=\d)/g, '')) ?? [];
  if (digits === '') return exact === '0' && shown !== '' ? exact : '';
  const size = timesTen(digits.replace(/\.$/, ''), 0);
  const own = rounded(exact, decimalsOf(digits));
  if (!scaled && own.replace('-', '') === size) return own;
  const negative = /^\s*[-(（]/.test(plainWidth(shown)) && exact.startsWith('-');
  return (negative ? '-' : '') + size;
}

/** Reads one cell for one column. Never throws: what cannot be decided is asked. */
export function convert(cell: Cell, column: ImportedColumn, context: Context): Converted {
  return new Conversion(cell, column, context).run();
}
