/**
 * The ledger that pages cite: the releases of a data folder, and for any rows the newest release that touched them.
 * Everything comes from git; where there is none, pages say that the history is not available.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitText } from './git.ts';
import { hasOtherLines, lineOrigins, type Origin } from './line-origins.ts';
import { readReleases, type Release } from './releases.ts';
import { readVersions, type ReleaseFiles } from './versions.ts';

export interface History {
  latest: Release | null;
  releases: readonly Release[] | null;
  reason: string | null;
  lastChange: (rows: readonly { file: string; line: number }[]) => Release | null;
  /** A line in the commit that last changed it; null where git cannot tell. */
  origin: (row: { file: string; line: number }) => Origin | null;
}

const UNCOMMITTED = /^0+$/;

/** The commit that last touched each line of a file, and where the line stood in it; index 0 is line 1. */
function blame(folder: string, file: string): Origin[] {
  // A line that came with a merge belongs to the merge: releases are those of the branch itself.
  const output = gitText(folder, ['blame', '--first-parent', '--porcelain', '--', file]);
  const origins: Origin[] = [];
  // A commit's file is named once, after its first line.
  const paths = new Map<string, string>();
  let hash = '';
  for (const line of output.split('\n')) {
    const match = /^([0-9a-f]{40}) (\d+) (\d+)/.exec(line);
    if (match?.[1] && match[2] && match[3]) {
      hash = match[1];
      origins[Number(match[3]) - 1] = { hash, path: '', line: Number(match[2]) };
    } else if (line.startsWith('filename ')) paths.set(hash, line.slice('filename '.length));
  }
  return origins.map((origin) => ({ ...origin, path: paths.get(origin.hash) ?? file }));
}

/** Reads the ledger of a data folder. Files are blamed when a page first asks for one of their rows. */
export function readLedger(folder: string): History {
  const { releases, reason } = readReleases(folder);
  if (releases === null)
    return { latest: null, releases: null, reason, lastChange: () => null, origin: () => null };
  const order = new Map(releases.map((release, index) => [release.hash, index]));
  const files = new Map<string, Origin[]>();
  let versions: readonly ReleaseFiles[] | null = null;
  const originsOf = (file: string): Origin[] => {
    const bytes = readFileSync(join(folder, file));
    if (!hasOtherLines(bytes)) return blame(folder, file);
    if (versions === null) {
      const read = readVersions(folder);
      versions = typeof read === 'string' ? [] : read;
    }
    return lineOrigins(folder, file, bytes, versions);
  };
  const commitsOf = (file: string): Origin[] => {
    let commits = files.get(file);
    if (!commits) {
      try {
        commits = originsOf(file);
      } catch {
        // A file that git does not know yet has no release.
        commits = [];
      }
      files.set(file, commits);
    }
    return commits;
  };
  const lastChange = (rows: readonly { file: string; line: number }[]): Release | null => {
    let newest = Number.POSITIVE_INFINITY;
    for (const row of rows) {
      const commit = commitsOf(row.file)[row.line - 1]?.hash;
      // A row not yet committed belongs to no release: the page must not claim an older one.
      if (commit === undefined || UNCOMMITTED.test(commit)) return null;
      // What the drafts had was published with the first release.
      newest = Math.min(newest, order.get(commit) ?? releases.length - 1);
    }
    return releases[newest] ?? null;
  };
  const origin = ({ file, line }: { file: string; line: number }): Origin | null => {
    const found = commitsOf(file)[line - 1];
    return found === undefined || UNCOMMITTED.test(found.hash) ? null : found;
  };
  return { latest: releases[0] ?? null, releases, reason: null, lastChange, origin };
}
