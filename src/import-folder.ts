/** The disk's side of an import: the data folder as it is, writing into it, and keeping the original. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { readSheet } from './csv/read.ts';
import type { Style } from './import/csv.ts';
import type { IdOf } from './import/records.ts';
import { isFileOf } from './import/target.ts';
import { styleOf, type Surroundings } from './import/write.ts';
import type { Table } from './schema/field.ts';
import { readTable } from './schema/read.ts';
import { TABLES } from './schema/tables.ts';
import { CannotRun, folderSource, type Source } from './source.ts';

type NamedTable = Parameters<IdOf>[0];

/** Where there is no file yet: Excel shows Chinese right only with a BOM. */
const FRESH: Style = { bom: true, newline: '\n', delimiter: ',' };
const BEGINNING = 4096;

/** How the files of a folder are written, by most of them. */
function usualStyle(files: readonly Uint8Array[]): Style {
  if (files.length === 0) return FRESH;
  const styles = files.map((bytes) => styleOf(bytes.subarray(0, BEGINNING)));
  const most = (has: (style: Style) => boolean): boolean => styles.filter(has).length * 2 > styles.length;
  return {
    bom: most(({ bom }) => bom),
    newline: most(({ newline }) => newline === '\r\n') ? '\r\n' : '\n',
    delimiter: ',',
  };
}

function filesOf(source: Source, table: Table): Map<string, Uint8Array> {
  const paths = source.paths.filter((path) => isFileOf(table, path));
  return new Map(paths.map((path) => [path, source.read(path)]));
}

/** Ids by id and by exact name, without regard to case; read when they are first asked for. */
function idsByName(source: Source): IdOf {
  const known = new Map<NamedTable, ReadonlyMap<string, string>>();
  const read = (name: NamedTable): ReadonlyMap<string, string> => {
    const table: Table = TABLES[name];
    const sheets = [...filesOf(source, table)].map(([path, bytes]) => readSheet(bytes, path));
    const { records } = readTable(table, sheets);
    const named = records as unknown as readonly { readonly id: string; readonly name: string }[];
    return new Map(
      named.flatMap(({ id, name: own }) => [[own, id] as const, [id.toLowerCase(), id] as const]),
    );
  };
  return (table, text) => {
    let ids = known.get(table);
    if (ids === undefined) known.set(table, (ids = read(table)));
    return ids.get(text) ?? ids.get(text.toLowerCase()) ?? text;
  };
}

/**
 * What an import must know of the data folder.
 * @throws CannotRun when the folder is missing or cannot be read
 */
export function surroundingsOf(folder: string, table: Table): Surroundings {
  const source = folderSource(folder);
  const files = filesOf(source, table);
  const samples = files.size > 0 ? [...files.values()] : everyTable(source);
  return { files, style: usualStyle(samples), idOf: idsByName(source) };
}

function everyTable(source: Source): Uint8Array[] {
  return source.paths.filter((path) => /\.csv$/i.test(path)).map((path) => source.read(path));
}

/**
 * The path of a file of a table as the data folder names it; given relative to it or to where the command runs.
 * @throws CannotRun where the table has no such file
 */
export function pathInFolder(folder: string, table: Table, out: string): string {
  const written = out.split(sep).join('/').replace(/^\.\//, '');
  const inside = relative(resolve(folder), resolve(out)).split(sep).join('/');
  const path = [written, inside].find((one) => isFileOf(table, one));
  if (path !== undefined) return path;
  const { name } = table;
  throw new CannotRun({
    zh: `--out ${out} 不是 ${name} 表的文件：只能是数据文件夹里的 ${name}.csv，或 ${name}/ 里的一份 .csv`,
    en: `--out ${out} is no file of the table ${name}: only ${name}.csv in the data folder, or a .csv in ${name}/`,
  });
}

export function isInFolder(folder: string, file: string): boolean {
  return resolve(file).startsWith(resolve(folder) + sep);
}

function writeSafely(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Writes files of a data folder. Each is written whole beside its place and put there by renaming: whatever happens, a
 * file is the old one or the new one. Hidden files are no data, so that one left behind does no harm.
 */
export function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  const moves: (readonly [from: string, to: string])[] = [];
  try {
    for (const [path, bytes] of files) {
      const to = join(folder, ...path.split('/'));
      const from = join(dirname(to), `.${basename(to)}.new-${process.pid}`);
      mkdirSync(dirname(to), { recursive: true });
      moves.push([from, to]);
      writeSafely(from, bytes);
    }
    for (const [from, to] of moves) renameSync(from, to);
  } finally {
    for (const [from] of moves) rmSync(from, { force: true });
  }
}

/** What is kept of an import, as paths relative to the project. */
export interface Kept {
  readonly original: string;
  readonly list: string | null;
}

/**
 * Keeps a copy of the original and the list of changes in `.guatu/originals/`: outside the data folder, and not in
 * git, since an original may hold what must not be published (telephone numbers in a footer).
 * @param day the day of the import, `2025-12-03`
 */
export function keepOriginal(
  project: string,
  original: { readonly name: string; readonly bytes: Uint8Array; readonly changes: string | null },
  day: string,
): Kept {
  const folder = join(project, '.guatu', 'originals');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, '.gitignore'))) writeFileSync(join(folder, '.gitignore'), '*\n');
  const hash = createHash('sha256').update(original.bytes).digest('hex').slice(0, 8);
  const stem = `${day}-${hash}-${original.name}`;
  writeSafely(join(folder, stem), original.bytes);
  const list = `${stem}.changes.csv`;
  if (original.changes !== null) writeSafely(join(folder, list), new TextEncoder().encode(original.changes));
  const shown = (name: string): string => `.guatu/originals/${name}`;
  return { original: shown(stem), list: original.changes === null ? null : shown(list) };
}
