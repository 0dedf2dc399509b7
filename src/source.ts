/** The files of a data folder on the disk. */
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Words } from './schema/field.ts';

/** A command that cannot run at all: bad arguments, a folder that is missing. Says why in one sentence. */
export class CannotRun extends Error {
  /** The sentence without its closing stop. */
  readonly words: Words;

  constructor(words: Words | string) {
    super(typeof words === 'string' ? words : words.en);
    this.name = 'CannotRun';
    this.words = typeof words === 'string' ? { zh: words, en: words } : words;
  }
}

/** Where a data folder's files come from: the disk, or a commit. */
export interface Source {
  /** Paths relative to the data folder, `/`-separated, sorted; hidden files are not among them. */
  readonly paths: readonly string[];
  /** @throws CannotRun when the file cannot be read */
  readonly read: (path: string) => Uint8Array;
}

function causeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

const WHY: Readonly<Record<string, Words>> = {
  ENOENT: { zh: '没有这个文件夹', en: 'there is no such folder' },
  ENOTDIR: { zh: '这不是文件夹', en: 'it is not a folder' },
  EACCES: { zh: '没有读取权限', en: 'permission denied' },
  EPERM: { zh: '没有读取权限', en: 'permission denied' },
};

/** Turns what the disk says into a sentence. */
function unreadable(path: string, error: unknown): CannotRun {
  if (error instanceof CannotRun) return error;
  const cause = causeOf(error);
  const why = WHY[cause] ?? { zh: cause, en: cause };
  return new CannotRun({ zh: `读不了 ${path}：${why.zh}`, en: `cannot read ${path}: ${why.en}` });
}

/** Refuses links that lead out of the folder that a city publishes, and links to folders, which may lead round. */
function refuseLink(path: string, real: string): void {
  const target = realpathSync(path);
  if (target.startsWith(real + sep) && !statSync(target).isDirectory()) return;
  throw new CannotRun({
    zh: `${path} 是指向 ${target} 的链接：数据文件夹里只能有文件夹内文件的链接`,
    en: `${path} links to ${target}: a link in the data folder may only lead to a file inside it`,
  });
}

function isHidden({ name }: Dirent): boolean {
  return name.startsWith('.') || name.startsWith('~$');
}

function listFiles(folder: string, within: string, real: string): string[] {
  return readdirSync(within, { withFileTypes: true }).flatMap((entry) => {
    if (isHidden(entry)) return [];
    const path = join(within, entry.name);
    if (lstatSync(path).isSymbolicLink()) refuseLink(path, real);
    return entry.isDirectory()
      ? listFiles(folder, path, real)
      : [relative(folder, path).split(sep).join('/')];
  });
}

/**
 * The files of a folder.
 * @throws CannotRun when the folder is missing or cannot be read, or a link leads out of it
 */
export function folderSource(folder: string): Source {
  let paths: string[];
  try {
    paths = listFiles(folder, folder, realpathSync(folder)).sort();
  } catch (error) {
    throw unreadable(folder, error);
  }
  const read = (path: string): Uint8Array => {
    try {
      return readFileSync(join(folder, path));
    } catch (error) {
      throw unreadable(join(folder, path), error);
    }
  };
  return { paths, read };
}
