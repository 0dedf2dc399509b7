/** One worksheet (ECMA-376 Part 1, 18.3) as a grid of the cells that hold something. */
import { address, cellOf, rangeOf } from './address.ts';
import type { Container } from './container.ts';
import { isoSerial } from './dates.ts';
import type { Limits } from './limits.ts';
import { RichText } from './parts.ts';
import { damaged, WorkbookRefusal } from './refusal.ts';
import type { Cell, CellValue, Grid, GridRow, Merge, NumberFormat } from './types.ts';
import { isTrue, unescaped, walk, type Attributes, type Walker } from './xml.ts';

/** What cells refer to by number. */
export interface Shared {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
  readonly limits: Limits;
}

export const GENERAL: NumberFormat = { code: 'General' };
const DAY: NumberFormat = { code: 'yyyy-mm-dd' };
const MOST_MERGES = 100_000;

/** What has been read of the cell that is open. */
interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly format: NumberFormat;
  formula: boolean;
  /** Null until there is a value element. */
  raw: string | null;
  inline: string | null;
}

class SheetReader implements Walker {
  readonly wants: ReadonlySet<string> = new Set(['v', 't']);
  readonly merges: Merge[] = [];
  readonly hiddenColumns: (readonly [number, number])[] = [];
  readonly rows: GridRow[] = [];
  readonly #part: string;
  readonly #shared: Shared;
  readonly #rich = new RichText();
  #cells: Cell[] = [];
  #count = 0;
  #row = 0;
  #hidden = false;
  #lastColumn = 0;
  #hidesRows = false;
  #cell: OpenCell | null = null;
  #outside = 0;

  constructor(part: string, shared: Shared) {
    this.#part = part;
    this.#shared = shared;
  }

  open(element: string, get: () => Attributes): void {
    // Extensions have elements of the same names.
    if (element === 'extLst') this.#outside += 1;
    if (this.#outside > 0) return;
    switch (element) {
      case 'c':
        this.#openCell(get());
        break;
      case 'f':
        if (this.#cell !== null) this.#cell.formula = true;
        break;
      case 'row':
        this.#openRow(get());
        break;
      case 'sheetFormatPr':
        this.#hidesRows = isTrue(get()['zeroHeight']);
        break;
      case 'col':
        this.#hideColumns(get());
        break;
      case 'mergeCell':
        this.#merge(get()['ref'] ?? '');
        break;
      default:
        this.#rich.open(element);
    }
  }

  close(element: string, text: string): void {
    if (element === 'extLst') this.#outside -= 1;
    if (this.#outside > 0) return;
    switch (element) {
      case 'v':
        if (this.#cell !== null) this.#cell.raw = text;
        break;
      case 'is':
        if (this.#cell !== null) this.#cell.inline = this.#rich.take();
        break;
      case 'c':
        this.#closeCell();
        break;
      case 'row':
        this.#closeRow();
        break;
      default:
        this.#rich.close(element, text);
    }
  }

  #openRow({ r, hidden, ht }: Attributes): void {
    const number = r === undefined ? this.#row + 1 : Number(r);
    if (cellOf(`A${number}`) === null || number <= this.#row) throw damaged(this.#part, `row ${r ?? number}`);
    this.#row = number;
    this.#lastColumn = 0;
    this.#cells = [];
    const isFlat = ht !== undefined && Number(ht) === 0;
    this.#hidden = isTrue(hidden) || isFlat || (this.#hidesRows && hidden === undefined && ht === undefined);
  }

  #closeRow(): void {
    if (this.#cells.length === 0) return;
    const { rows, cells } = this.#shared.limits;
    this.#count += this.#cells.length;
    if (this.#count > cells) throw new WorkbookRefusal('too_many_cells', { limit: cells });
    if (this.rows.length >= rows) throw new WorkbookRefusal('too_many_rows', { limit: rows });
    this.rows.push({ number: this.#row, hidden: this.#hidden, cells: this.#cells });
    this.#cells = [];
  }

  #openCell({ r, s, t = 'n' }: Attributes): void {
    const place = r === undefined ? { row: this.#row, column: this.#lastColumn + 1 } : cellOf(r);
    if (place?.row !== this.#row || place.column <= this.#lastColumn)
      throw damaged(this.#part, `cell ${r ?? this.#row}`);
    this.#lastColumn = place.column;
    const format = s === undefined ? GENERAL : (this.#shared.formats[Number(s)] ?? GENERAL);
    this.#cell = { column: place.column, type: t, format, formula: false, raw: null, inline: null };
  }

  #closeCell(): void {
    const cell = this.#cell;
    if (cell === null) return;
    this.#cell = null;
    const value = this.#valueOf(cell);
    if (value === null) return;
    const isDay = cell.type === 'd' && cell.format.code === 'General';
    const format = isDay ? DAY : cell.format;
    this.#cells.push({ column: cell.column, value, format, formula: cell.formula });
  }

  #broken(cell: OpenCell): WorkbookRefusal {
    return damaged(this.#part, `cell ${address(this.#row, cell.column)}`);
  }

  /** Null for a cell that has a style and nothing in it. */
  #valueOf(cell: OpenCell): CellValue | null {
    const { type, raw, formula, inline } = cell;
    if (type === 'inlineStr') return inline === null || inline === '' ? null : { kind: 'text', text: inline };
    if (type === 'str') {
      if (raw === null) return formula ? { kind: 'uncomputed' } : null;
      // A formula may well give an empty text; the cell is empty then.
      const text = unescaped(raw).replaceAll(/\r\n?/g, '\n');
      return text === '' ? null : { kind: 'text', text };
    }
    if (raw === null || raw.trim() === '') return formula ? { kind: 'uncomputed' } : null;
    return this.#written(cell, raw.trim());
  }

  #written(cell: OpenCell, raw: string): CellValue | null {
    switch (cell.type) {
      case 's': {
        const text = this.#shared.strings[Number(raw)];
        if (text === undefined) throw this.#broken(cell);
        return text === '' ? null : { kind: 'text', text };
      }
      case 'b':
        return { kind: 'boolean', value: isTrue(raw) };
      case 'e':
        return { kind: 'error', text: raw };
      case 'd': {
        const number = isoSerial(raw, this.#shared.date1904);
        // A time of day alone, or what is no date at all: as it is written.
        return number === null ? { kind: 'text', text: raw } : { kind: 'number', raw, number };
      }
      default: {
        const number = Number(raw);
        if (!Number.isFinite(number)) throw this.#broken(cell);
        return { kind: 'number', raw, number };
      }
    }
  }

  #hideColumns({ min = '', max = '', hidden, width }: Attributes): void {
    const [first, last] = [Number(min), Number(max)];
    if (isTrue(hidden) || (width !== undefined && Number(width) === 0))
      this.hiddenColumns.push([first, last]);
  }

  #merge(ref: string): void {
    const range = rangeOf(ref);
    if (range === null || this.merges.length >= MOST_MERGES) throw damaged(this.#part, `merge ${ref}`);
    this.merges.push(range);
  }
}

/** @throws WorkbookRefusal */
export function readSheetPart(container: Container, part: string, shared: Shared): Grid {
  const reader = new SheetReader(part, shared);
  walk(container, part, reader);
  return { rows: reader.rows, merges: reader.merges, hiddenColumns: reader.hiddenColumns };
}
