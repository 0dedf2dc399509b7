/** A grid by row and column, with its merged cells. */
import type { Cell, Grid, GridRow, Merge } from '../workbook/types.ts';

const COLUMN_BITS = 16_384;

/** Finds cells and the merges that cover them. */
export class Lookup {
  readonly grid: Grid;
  readonly #rows: ReadonlyMap<number, GridRow>;
  /** Covered cells of merges that are not too large to be meant as a table's. */
  readonly #covers = new Map<number, Merge>();

  constructor(grid: Grid) {
    this.grid = grid;
    this.#rows = new Map(grid.rows.map((row) => [row.number, row]));
    const lastRow = grid.rows.at(-1)?.number ?? 0;
    const lastColumn = grid.rows.reduce((most, { cells }) => Math.max(most, cells.at(-1)?.column ?? 0), 0);
    let room = 5_000_000;
    for (const merge of grid.merges) {
      const bottom = Math.min(merge.bottom, lastRow);
      const right = Math.min(merge.right, Math.max(lastColumn, merge.left));
      room -= Math.max(0, bottom - merge.top + 1) * Math.max(0, right - merge.left + 1);
      if (room < 0) break;
      for (let row = merge.top; row <= bottom; row += 1)
        for (let column = merge.left; column <= right; column += 1)
          this.#covers.set(row * COLUMN_BITS + column, merge);
    }
  }

  row(number: number): GridRow | undefined {
    return this.#rows.get(number);
  }

  cell(row: number, column: number): Cell | undefined {
    return this.#rows.get(row)?.cells.find((cell) => cell.column === column);
  }

  /** The merge that covers a cell, its first cell included. */
  merge(row: number, column: number): Merge | undefined {
    return this.#covers.get(row * COLUMN_BITS + column);
  }
}
