/**
 * Releases: the commits that touched the data folder on the branch that is checked out. A merge is one release, with
 * the day on which it came into the branch; the commits of the branch that was merged are not. What was committed up to
 * `history_after` of `site.yaml` was a draft.
 */
import { git, gitText } from './git.ts';
import { startOf } from './start.ts';

export interface Release {
  /** `2013-12-23-1a2b3c4`: the day of the commit and the first seven digits of its hash. */
  id: string;
  /** All forty digits. */
  hash: string;
  /** Day of the commit, in the committer's time zone. */
  date: string;
  /** The moment of the commit, with the committer's time zone: `2013-12-23T16:05:00+08:00`. */
  at: string;
  /** First line of the commit's message. */
  subject: string;
}

/**
 * Why there is no history: no git program, no checkout, only the newest commits, nothing committed yet, or releases are
 * said to begin after a commit that is not there.
 */
export type NoHistory = 'no_git' | 'no_checkout' | 'shallow' | 'nothing_committed' | 'unknown_start';

export type Releases =
  | { readonly releases: readonly Release[]; readonly reason: null }
  | { readonly releases: null; readonly reason: NoHistory };

const none = (reason: NoHistory): Releases => ({ releases: null, reason });

/** @param at the moment of the commit with its time zone */
export function releaseOf(hash: string, at: string, subject: string): Release {
  const date = at.slice(0, 10);
  return { id: `${date}-${hash.slice(0, 7)}`, hash, date, at, subject };
}

function parseLog(log: string): Release[] {
  const fields = log.split('\0');
  const releases: Release[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [hash = '', moment = '', subject = ''] = fields.slice(at, at + 3);
    releases.push(releaseOf(hash, moment, subject));
  }
  return releases;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/**
 * The releases of a data folder, the newest first.
 * Never throws: where git cannot tell, `releases` is null and `reason` says why.
 */
export function readReleases(folder: string): Releases {
  let shallow: string;
  try {
    shallow = gitText(folder, ['rev-parse', '--is-shallow-repository']).trim();
  } catch (error) {
    return none(isMissing(error) ? 'no_git' : 'no_checkout');
  }
  if (shallow === 'true') return none('shallow');
  const start = startOf(folder);
  if (start === 'unknown_start') return none(start);
  try {
    const log = git(folder, [
      '-c',
      'log.showSignature=false',
      'log',
      '--first-parent',
      '--no-color',
      '--encoding=UTF-8',
      '--format=tformat:%H%x00%cI%x00%s',
      '-z',
      ...(start === null ? [] : [`${start}..HEAD`]),
      '--',
      '.',
    ]);
    const releases = parseLog(log.toString('utf8'));
    return releases.length === 0 ? none('nothing_committed') : { releases, reason: null };
  } catch {
    return none('nothing_committed');
  }
}
