/** Into which file of the data folder an import goes. */
import type { Table } from '../schema/field.ts';
import { readMonth } from '../schema/values/date.ts';
import { quoted } from './choose.ts';
import type { Imported, ImportedRow, Question } from './types.ts';

/** What is asked for beside the table itself. */
export interface Wanted {
  /** Relative to the data folder, `/`-separated; null for the usual one. */
  readonly out: string | null;
  /** A file for each month. */
  readonly split: boolean;
}

export interface Target {
  /** Relative to the data folder. */
  readonly file: string;
  readonly rows: readonly ImportedRow[];
}

/** Whether a path is one where the files of a table are read: `NAME.csv` or `NAME/PART.csv`. */
export function isFileOf(table: Table, path: string): boolean {
  const parts = path.split('/');
  if (!/\.csv$/i.test(path) || parts.some((part) => part.startsWith('.') || part === '')) return false;
  return parts.length === 1
    ? path.slice(0, -4) === table.name
    : parts.length === 2 && parts[0] === table.name;
}

/** The month of each row; null where there is no such column, or one of them cannot be read. */
function monthsOf({ table, columns, set, rows }: Imported): ReadonlyMap<string, ImportedRow[]> | null {
  const isMonth = ({ field }: { field: Table['fields'][number] }): boolean =>
    field.type === 'month' && table.key.includes(field.name);
  const index = [...columns, ...set].findIndex(isMonth);
  if (index === -1) return null;
  const months = new Map<string, ImportedRow[]>();
  for (const row of rows) {
    const month = readMonth(row.cells[index] ?? '');
    if (typeof month !== 'string') return null;
    const own = months.get(month);
    if (own === undefined) months.set(month, [row]);
    else own.push(row);
  }
  return months;
}

function ask(kind: 'periods' | 'which_file', options: readonly string[], text: string): Question {
  return { kind, options, cells: [], params: { text } };
}

/**
 * The file, or with `split` the files, that an import is for.
 * @param existing the table's files in the data folder
 */
export function targetsOf(
  imported: Imported,
  existing: readonly string[],
  { out, split }: Wanted,
): readonly Target[] | Question {
  const { table, rows } = imported;
  if (out !== null) return [{ file: out, rows }];
  const whole = `${table.name}.csv`;
  const months = monthsOf(imported);
  const isParted = existing.some((file) => file.includes('/'));
  if (existing.includes(whole)) return [{ file: whole, rows }];
  if (months === null || months.size === 0) {
    if (!isParted) return [{ file: whole, rows }];
    const files = existing.map((file) => `--out ${quoted(file)}`);
    return ask('which_file', files.length > 6 ? [`--out ${table.name}/….csv`] : files, table.name);
  }
  const [only] = months.keys();
  if (months.size === 1 && only !== undefined) return [{ file: `${table.name}/${only}.csv`, rows }];
  if (split)
    return [...months]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, own]) => ({ file: `${table.name}/${month}.csv`, rows: own }));
  const names = [...months.keys()].sort();
  return ask('periods', ['--split', `--out ${table.name}/….csv`], names.join('、'));
}
