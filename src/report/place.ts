/** Where a problem stands, as an official finds it in a spreadsheet: letters of columns, names of rows. */
import type { Problem } from '../csv/problem.ts';
import type { Sheet } from '../csv/sheet.ts';
import type { Loaded } from '../load.ts';
import { findPrivate, masked } from '../schema/privacy.ts';
import { TABLES, TABLE_NAMES, type TableName } from '../schema/tables.ts';

export { columnLetter } from '../workbook/address.ts';

/** A cell that other people may read. */
export function shownCell(cell: string): string {
  return findPrivate(cell) === null ? cell : masked(cell);
}

/** The cells of a row, joined by ` | `, that other people may read. */
export function shownRow(text: string): string {
  return text.split(' | ').map(shownCell).join(' | ');
}

/** A text and no table: its columns are characters. */
export function isText(file: string): boolean {
  return /\.mdx$/i.test(file);
}

/** The table that a file belongs to; null for other files. */
function tableOfFile(file: string): TableName | null {
  const name = file.replace(/\.csv$/i, '').split('/')[0];
  return TABLE_NAMES.find((table) => table === name) ?? null;
}

function indexOfColumn(sheet: Sheet, table: TableName, name: string): number {
  const zh = TABLES[table].fields.find((field) => field.name === name)?.zh;
  return sheet.headers.findIndex((header) => header === name || header === zh);
}

/** Position of the row in which a physical line stands; -1 where there is none. */
export function rowOfLine(sheet: Sheet, line: number): number {
  let low = 0;
  let high = sheet.lines.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (sheet.lines[middle]! <= line) {
      found = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found;
}

/** Names of rows: an id alone says little to the one who has to correct it. */
export class RowNames {
  readonly #sheets: ReadonlyMap<string, Sheet>;
  #projects: Map<string, string> | null = null;

  constructor({ sheets }: Pick<Loaded, 'sheets'>) {
    this.#sheets = sheets;
  }

  /** `NB-043 首南路东延，路基管线` for the row that a problem stands in; null where it stands in none. */
  of({ file, row_id, line }: Problem): string | null {
    if (row_id === null || row_id === '') return null;
    const table = tableOfFile(file);
    if (table === null) return [row_id, this.#project(row_id)].filter((part) => part !== null).join(' ');
    if (TABLES[table].key[0] === 'project_id') {
      const [id = '', ...rest] = row_id.split(',');
      const project = [id, this.#project(id)].filter((part) => part !== null && part !== '').join(' ');
      return [project, ...rest].filter((part) => part !== '').join('，');
    }
    const name = this.#ownName(file, table, line);
    return name === null || name === row_id ? row_id : `${row_id} ${name}`;
  }

  #project(id: string): string | null {
    this.#projects ??= this.#readProjects();
    return this.#projects.get(id.toLowerCase()) ?? null;
  }

  /** From the sheets and not the records: also the row that is wrong has a name. */
  #readProjects(): Map<string, string> {
    const names = new Map<string, string>();
    for (const [file, sheet] of this.#sheets) {
      if (tableOfFile(file) !== 'projects') continue;
      const id = indexOfColumn(sheet, 'projects', 'id');
      const name = indexOfColumn(sheet, 'projects', 'name');
      if (id === -1 || name === -1) continue;
      for (const row of sheet.rows) {
        const key = (row[id] ?? '').trim().toLowerCase();
        if (!names.has(key)) names.set(key, shownCell((row[name] ?? '').trim()));
      }
    }
    return names;
  }

  #ownName(file: string, table: TableName, line: number): string | null {
    const sheet = this.#sheets.get(file);
    if (sheet === undefined) return null;
    const index = indexOfColumn(sheet, table, 'name');
    const name = sheet.rows[rowOfLine(sheet, line)]?.[index]?.trim() ?? '';
    return index === -1 || name === '' ? null : shownCell(name);
  }
}
