/** Where a file that somebody drops belongs in a data folder. Nothing is guessed: what fits two places is asked. */
import { readSheet } from '../csv/read.ts';
import { GEOMETRY_FILES } from '../geo/files.ts';
import { identifyHeader } from '../schema/header.ts';
import type { Table } from '../schema/field.ts';
import { TABLES, TABLE_NAMES, type TableName } from '../schema/tables.ts';
import { looksLikeWorkbook, openWorkbook } from '../workbook/open.ts';
import { displayed } from '../workbook/formats.ts';

/** A file as it was given: its path below the folder that was dropped, or its name. */
export interface Given {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const SETTINGS = 'site.yaml';
/** Rows of a sheet in which a header is looked for. */
const HEADER_ROWS = 60;

/** Paths without the folder that all of them lie in, and without what nobody means to check. */
export function belowFolder(given: readonly Given[]): Given[] {
  const wanted = given.filter(
    ({ path }) =>
      /\.(csv|xlsx|xls|geojson|ya?ml|mdx)$/i.test(path) &&
      !path.split('/').some((part) => /^[.~]/.test(part)),
  );
  const first = wanted[0]?.path.split('/')[0] ?? '';
  const isFolder =
    wanted.every(({ path }) => path.startsWith(`${first}/`)) &&
    !(first in TABLES) &&
    first !== 'geo' &&
    first !== 'stories';
  return isFolder ? wanted.map(({ path, bytes }) => ({ path: path.slice(first.length + 1), bytes })) : wanted;
}

/**
 * Whether what was dropped is a data folder by itself. Files without any folder are not, even with the settings and the
 * projects among them: those are what a month's update touches, and belong with the rest that is published.
 */
export function isWholeFolder(given: readonly Given[]): boolean {
  const paths = belowFolder(given).map(({ path }) => path);
  const cameAsFolder = given.some(({ path }) => path.includes('/'));
  return cameAsFolder && paths.includes(SETTINGS) && paths.some((path) => /^projects(\.csv|\/)/.test(path));
}

/** The path of a file that already has the name of its place; null for others. */
export function knownPath(path: string): string | null {
  const name = path.split('/').at(-1) ?? '';
  if (/^site\.ya?ml$/i.test(name)) return SETTINGS;
  const geometry = Object.values(GEOMETRY_FILES).find((one) => one.endsWith(`/${name}`));
  if (geometry !== undefined) return geometry;
  // A story by itself is known by its kind.
  if (/\.mdx$/i.test(name)) return `stories/${name}`;
  const [folder = '', ...rest] = path.split('/').slice(-2);
  if (TABLE_NAMES.some((table) => table === folder) && rest.length === 1 && /\.csv$/i.test(name)) return path;
  return TABLE_NAMES.some((table) => `${table}.csv` === name) ? name : null;
}

/** The rows of a file in which its header may stand, as texts. */
function firstRows(bytes: Uint8Array, path: string): readonly (readonly string[])[] {
  if (!looksLikeWorkbook(bytes)) {
    const { sheet } = readSheet(bytes, path);
    return sheet === null ? [] : [sheet.headers, ...sheet.rows.slice(0, HEADER_ROWS)];
  }
  const { value: workbook } = openWorkbook(bytes);
  if (workbook === null) return [];
  return workbook.sheets.flatMap((sheet) => {
    const { value: grid } = workbook.read(sheet);
    const rows = grid?.rows.slice(0, HEADER_ROWS) ?? [];
    return rows.map((row) => row.cells.map((cell) => displayed(cell.value, cell.format, workbook.date1904)));
  });
}

/** Tables whose columns a file has, those with the most of them; several where it fits them equally. */
export function tablesOf({ path, bytes }: Given): TableName[] {
  const rows = firstRows(bytes, path);
  const known = (table: Table): number =>
    Math.max(
      0,
      ...rows.map((row) => row.filter((text) => identifyHeader(table, text).kind === 'column').length),
    );
  const counts = TABLE_NAMES.map((name) => ({ name, count: known(TABLES[name]) }));
  const most = Math.max(...counts.map(({ count }) => count));
  if (most < 2) return [];
  const best = counts.filter(({ count }) => count === most).map(({ name }) => name);
  // A name that says it decides between equals.
  const named = best.filter((name) => path.includes(name) || path.includes(TABLES[name].zh));
  return named.length === 1 ? named : best;
}
