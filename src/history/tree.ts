/** A data folder as a commit has it. */
import { git, gitText } from './git.ts';

/** Why a commit cannot be read. */
export type NoTree = 'no_git' | 'no_checkout' | 'unknown_revision' | 'shallow';

export interface Tree {
  /** All forty digits of the commit. */
  readonly commit: string;
  /** Paths of the CSV files relative to the folder, `/`-separated, sorted; hidden files and links are left out. */
  readonly paths: readonly string[];
  readonly read: (path: string) => Uint8Array;
}

interface Entry {
  readonly hash: string;
  readonly path: string;
}

const PLAIN_FILE = /^100(?:644|755) blob ([0-9a-f]{40,64})$/;

function entriesOf(listing: string): Entry[] {
  return listing.split('\0').flatMap((line) => {
    const tab = line.indexOf('\t');
    const hash = PLAIN_FILE.exec(line.slice(0, tab))?.[1];
    const path = line.slice(tab + 1);
    const isHidden = path.split('/').some((part) => part.startsWith('.') || part.startsWith('~$'));
    return hash === undefined || isHidden || !/\.csv$/i.test(path) ? [] : [{ hash, path }];
  });
}

/** Splits what `cat-file --batch` wrote: a line with hash, type and size, the bytes, a line end. */
function blobsOf(output: Buffer, count: number): Uint8Array[] {
  const blobs: Uint8Array[] = [];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    const end = output.indexOf(0x0a, at);
    const size = Number(output.subarray(at, end).toString('latin1').split(' ')[2]);
    blobs.push(output.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return blobs;
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

/**
 * The CSV files of a data folder at a revision; none where the folder did not exist then.
 * @param revision whatever git takes for a commit: a hash, a branch, a tag, `HEAD~1`
 */
export function readTree(folder: string, revision: string): Tree | NoTree {
  const commit = commitOf(folder, revision);
  switch (commit) {
    case 'no_git':
    case 'no_checkout':
    case 'unknown_revision':
    case 'shallow':
      return commit;
  }
  const entries = entriesOf(gitText(folder, ['ls-tree', '-r', '-z', commit, '--', '.']));
  const hashes = entries.map(({ hash }) => `${hash}\n`).join('');
  const output = entries.length === 0 ? Buffer.alloc(0) : git(folder, ['cat-file', '--batch'], hashes);
  const blobs = blobsOf(output, entries.length);
  const byPath = new Map(entries.map(({ path }, index) => [path, blobs[index] ?? new Uint8Array()]));
  return {
    commit,
    paths: [...byPath.keys()].sort(),
    read: (path) => byPath.get(path) ?? new Uint8Array(),
  };
}
