/** The files of a built site, and how they become those of a release. */
import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { CannotRun } from '../source.ts';
import { compressed, eachAtOnce, isCompressible, SUFFIXES } from './compress.ts';
import { isSameMark, markOf, type FileMark, type Manifest } from './manifest.ts';

/** Read-only: files are shared between releases, and whoever edits one in place would edit them all. */
const MODE = 0o444;

/**
 * Every file below a folder, with `/`, sorted.
 * @throws CannotRun for links and whatever else is no plain file
 */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((entry) => {
      if (entry.isDirectory()) return [];
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile())
        throw new CannotRun({ zh: `${path} 不是普通文件`, en: `${path} is no plain file` });
      return [relative(folder, path).split(sep).join('/')];
    })
    .sort();
}

/** A release that has files to share. */
interface Former {
  readonly folder: string;
  readonly manifest: Manifest;
}

interface Target {
  readonly folder: string;
  readonly former: Former | null;
  /** Seconds since 1970: the time of every file that is new or changed. */
  readonly time: number;
}

function seconds(path: string): number {
  return Math.floor(statSync(path).mtimeMs / 1000);
}

/** Puts a file of the former release into the new one: the same file, or where the disk cannot, a copy of it. */
function share(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
    const { atimeMs, mtimeMs } = statSync(from);
    utimesSync(to, atimeMs / 1000, mtimeMs / 1000);
    chmodSync(to, MODE);
  }
}

/**
 * The former release's file where it has exactly these bytes. They are compared, and not only their recorded hash:
 * someone may have edited the file in place.
 */
async function sharedFile(
  { former }: Target,
  path: string,
  bytes: Uint8Array,
  mark: FileMark,
): Promise<string | null> {
  if (former === null || !isSameMark(former.manifest.files[path], mark)) return null;
  const from = join(former.folder, path);
  const there = await readFile(from).catch(() => null);
  return there !== null && there.equals(bytes) ? from : null;
}

/** A changed file is later by a second at least than what it replaces: servers and caches tell files by time and size. */
function timeOf({ former, time }: Target, path: string): number {
  if (former?.manifest.files[path] === undefined) return time;
  try {
    return Math.max(time, seconds(join(former.folder, path)) + 1);
  } catch {
    return time;
  }
}

async function put(
  target: Target,
  path: string,
  bytes: Uint8Array,
): Promise<{ mark: FileMark; isShared: boolean }> {
  const mark = markOf(bytes);
  const to = join(target.folder, path);
  const from = await sharedFile(target, path, bytes, mark);
  if (from !== null) {
    share(from, to);
    return { mark, isShared: true };
  }
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, bytes, { mode: MODE });
  const time = timeOf(target, path);
  utimesSync(to, time, time);
  return { mark, isShared: false };
}

/** The compressed twins that a file had in the former release, whole. */
async function formerTwins({ former }: Target, path: string): Promise<Map<string, Uint8Array> | null> {
  if (former === null) return null;
  const twins = new Map<string, Uint8Array>();
  for (const suffix of SUFFIXES) {
    const mark = former.manifest.files[path + suffix];
    if (mark === undefined) continue;
    const bytes = await readFile(join(former.folder, path + suffix)).catch(() => null);
    if (bytes === null || !isSameMark(markOf(bytes), mark)) return null;
    twins.set(suffix, bytes);
  }
  // None at all may also mean that the former release was made without.
  return twins.size === 0 ? null : twins;
}

export interface Assembled {
  readonly files: Record<string, FileMark>;
  readonly carried: readonly string[];
  readonly changed: number;
  readonly unchanged: number;
}

/**
 * Makes a release's folder out of a built one. What has the bytes that it had in the former release is the same file
 * there, with its time, so that whatever copies or caches the site by time and size leaves it alone.
 * @param compress whether to put compressed twins beside the text files
 */
export async function assemble(
  built: string,
  { compress, ...target }: Target & { readonly compress: boolean },
): Promise<Assembled> {
  const { folder, former } = target;
  const files: Record<string, FileMark> = {};
  const count = { changed: 0, unchanged: 0 };
  // Not with its parents: Node would name a disk that is read-only as a missing folder.
  mkdirSync(folder);
  const own = listFiles(built);
  await eachAtOnce(own, async (path) => {
    const bytes = await readFile(join(built, path));
    const { mark, isShared } = await put(target, path, bytes);
    files[path] = mark;
    count[isShared ? 'unchanged' : 'changed'] += 1;
    if (!compress || !isCompressible(path, bytes.length)) return;
    const known = isShared ? await formerTwins(target, path) : null;
    for (const suffix of SUFFIXES) {
      const small = known === null ? await compressed(path, bytes, suffix) : known.get(suffix);
      if (small) files[path + suffix] = (await put(target, path + suffix, small)).mark;
    }
  });
  const carried = former === null ? [] : carry(former, folder, files);
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { files: sorted, carried, ...count };
}

/** A reader who opened a page before the switch asks for its scripts and styles after it: they stay one release more. */
function carry({ folder, manifest }: Former, to: string, files: Record<string, FileMark>): string[] {
  const already = new Set(manifest.carried);
  const missing = Object.entries(manifest.files).filter(
    ([path]) => path.startsWith('_assets/') && files[path] === undefined && !already.has(path),
  );
  for (const [path, mark] of missing) {
    share(join(folder, path), join(to, path));
    files[path] = mark;
  }
  return missing.map(([path]) => path).sort();
}

/** The files of a release that are not as its record says, or not there. */
export async function damagedFiles(folder: string, { files }: Manifest): Promise<string[]> {
  const damaged: string[] = [];
  await eachAtOnce(Object.entries(files), async ([path, mark]) => {
    const bytes = await readFile(join(folder, path)).catch(() => null);
    if (bytes === null || !isSameMark(markOf(bytes), mark)) damaged.push(path);
  });
  return damaged.sort();
}
