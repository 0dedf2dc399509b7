/** A data folder as a commit has it. */
import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { git, gitText } from './git.ts';

/** Why a commit cannot be read. */
export type NoTree = 'no_git' | 'no_checkout' | 'unknown_revision' | 'shallow';

export interface Tree {
  /** All forty digits of the commit. */
  readonly commit: string;
  /** Paths relative to the folder, `/`-separated, sorted; hidden files and links are left out. */
  readonly paths: readonly string[];
  readonly read: (path: string) => Uint8Array;
}

interface Entry {
  readonly hash: string;
  readonly path: string;
}

const PLAIN_FILE = /^100(?:644|755)$/;
/** Read at once with one process; of the others, most are never asked for. */
const EAGER = /\.(?:csv|ya?ml)$/i;

/** Whether a file of a repository is a plain one that is not hidden from readers. */
export function isPublic(mode: string, path: string): boolean {
  const hidden = path.split('/').some((part) => part.startsWith('.') || part.startsWith('~$'));
  return PLAIN_FILE.test(mode) && !hidden;
}

function entriesOf(listing: string, prefix: string): Entry[] {
  return listing.split('\0').flatMap((line) => {
    const tab = line.indexOf('\t');
    const [mode = '', , hash = ''] = line.slice(0, tab).split(' ');
    const path = line.slice(tab + 1);
    if (!path.startsWith(prefix) || !isPublic(mode, path.slice(prefix.length))) return [];
    return [{ hash, path: path.slice(prefix.length) }];
  });
}

/** The blobs of some hashes, in their order, by one process. */
export function readBlobs(folder: string, hashes: readonly string[]): Uint8Array[] {
  if (hashes.length === 0) return [];
  const output = git(folder, ['cat-file', '--batch'], hashes.map((hash) => `${hash}\n`).join(''));
  const blobs: Uint8Array[] = [];
  let at = 0;
  // For each: a line with hash, type and size, the bytes, a line end.
  for (const hash of hashes) {
    const end = output.indexOf(0x0a, at);
    const [, type, size = ''] = output.subarray(at, end).toString('latin1').split(' ');
    if (type !== 'blob') throw new Error(`git has no file of the hash ${hash}`);
    blobs.push(output.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return blobs;
}

/** Sizes in bytes of the blobs of some hashes, by one process. */
export function readBlobSizes(folder: string, hashes: readonly string[]): number[] {
  if (hashes.length === 0) return [];
  const names = hashes.map((hash) => `${hash}\n`).join('');
  const output = git(folder, ['cat-file', '--batch-check=%(objectsize)'], names).toString('latin1');
  return output.trimEnd().split('\n').map(Number);
}

function commitOf(folder: string, revision: string): string | NoTree {
  try {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    return gitText(folder, args).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'no_git';
  }
  try {
    const isShallow = gitText(folder, ['rev-parse', '--is-shallow-repository']).trim() === 'true';
    return isShallow ? 'shallow' : 'unknown_revision';
  } catch {
    return 'no_checkout';
  }
}

/** Where git can run for a folder that the working tree may not have: the nearest folder above, and the way down. */
export function standing(folder: string): { at: string; prefix: string } {
  let at = resolve(folder);
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  const down = relative(at, resolve(folder)).split(sep).join('/');
  return { at, prefix: down === '' ? '' : `${down}/` };
}

/** The files of a data folder at a commit. */
export function filesAt(folder: string, commit: string): readonly Entry[] {
  const { at, prefix } = standing(folder);
  // Paths are told from the repository's root.
  const below = `${gitText(at, ['rev-parse', '--show-prefix']).trim()}${prefix}`;
  const listing = gitText(at, [
    'ls-tree',
    '-r',
    '-z',
    '--full-tree',
    commit,
    '--',
    below === '' ? '.' : below,
  ]);
  return entriesOf(listing, below);
}

/**
 * The files of a data folder at a revision; none where the folder did not exist then.
 * @param revision whatever git takes for a commit: a hash, a branch, a tag, `HEAD~1`
 */
export function readTree(folder: string, revision: string): Tree | NoTree {
  const { at, prefix } = standing(folder);
  const commit = commitOf(at, revision);
  switch (commit) {
    case 'no_git':
    case 'no_checkout':
    case 'unknown_revision':
    case 'shallow':
      return commit;
  }
  const listing = gitText(at, ['ls-tree', '-r', '-z', commit, '--', prefix === '' ? '.' : prefix]);
  const entries = entriesOf(listing, prefix);
  const hashes = new Map(entries.map(({ path, hash }) => [path, hash]));
  const eager = entries.filter(({ path }) => EAGER.test(path));
  const blobs = readBlobs(
    at,
    eager.map(({ hash }) => hash),
  );
  const known = new Map(eager.map(({ path }, index) => [path, blobs[index] ?? new Uint8Array()]));
  return {
    commit,
    paths: [...hashes.keys()].sort(),
    read: (path) => {
      let bytes = known.get(path);
      if (bytes === undefined) {
        bytes = readBlobs(at, [hashes.get(path) ?? path])[0] ?? new Uint8Array();
        known.set(path, bytes);
      }
      return bytes;
    },
  };
}
