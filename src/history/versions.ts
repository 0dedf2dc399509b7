/** The releases of a data folder, and for each the files that it changed, by one process. */
import { git } from './git.ts';
import { readReleases, releaseOf, type NoHistory, type Release } from './releases.ts';
import { startOf } from './start.ts';
import { filesAt, isPublic } from './tree.ts';

/** A file that a release changed: the hashes of its contents, null where it was not there or is not any more. */
export interface FileVersion {
  readonly path: string;
  readonly before: string | null;
  readonly now: string | null;
}

export interface ReleaseFiles {
  readonly release: Release;
  readonly files: readonly FileVersion[];
}

const MARK = '\u0001';

/** `:100644 100644 <before> <now> M`, then the path. */
function fileOf(entry: string, path: string): FileVersion | null {
  const [modeBefore = '', modeNow = '', before = '', now = ''] = entry.trim().slice(1).split(' ');
  const version = {
    path,
    before: isPublic(modeBefore, path) ? before : null,
    now: isPublic(modeNow, path) ? now : null,
  };
  return version.before === version.now ? null : version;
}

function parseLog(log: string): ReleaseFiles[] {
  return log
    .split(MARK)
    .slice(1)
    .map((record) => {
      const [hash = '', at = '', subject = '', ...entries] = record.split('\0');
      const files: FileVersion[] = [];
      for (let next = 0; next + 1 < entries.length; next += 1) {
        if (!entries[next]!.trimStart().startsWith(':')) continue;
        const file = fileOf(entries[next]!, entries[next + 1]!);
        if (file !== null) files.push(file);
        next += 1;
      }
      return { release: releaseOf(hash, at, subject), files };
    });
}

/**
 * The releases of a data folder with the files that each changed, the oldest first; a merge against its first parent.
 * @returns why there are none, where git cannot tell
 */
export function readVersions(folder: string): readonly ReleaseFiles[] | NoHistory {
  const { releases, reason } = readReleases(folder);
  if (releases === null) return reason;
  const start = startOf(folder);
  const log = git(folder, [
    '-c',
    'log.showSignature=false',
    '-c',
    'log.showRoot=true',
    'log',
    '--first-parent',
    '--diff-merges=first-parent',
    '--raw',
    '--no-renames',
    '--no-abbrev',
    '--relative',
    '--no-color',
    '--encoding=UTF-8',
    `--format=tformat:${MARK}%H%x00%cI%x00%s`,
    '-z',
    ...(start === null ? [] : [`${start}..HEAD`]),
    '--',
    '.',
  ]);
  const [first, ...later] = parseLog(log.toString('utf8')).reverse();
  if (first === undefined || start === null) return first === undefined ? [] : [first, ...later];
  // What the drafts had was published with the first release.
  const whole = filesAt(folder, first.release.hash).map(({ path, hash }) => ({
    path,
    before: null,
    now: hash,
  }));
  return [{ release: first.release, files: whole }, ...later];
}
