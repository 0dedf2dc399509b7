/** Where a built site stands in the history, and whether that history holds the release in service. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { containsCommit } from '../history/ancestry.ts';
import { gitText } from '../history/git.ts';
import { readReleases } from '../history/releases.ts';
import type { Finding } from './finding.ts';
import type { Manifest } from './manifest.ts';

/** Releases as the built site lists them. */
interface Listed {
  readonly hashes: readonly string[];
  /** `no_git`, `no_checkout`, `shallow`, `nothing_committed`; null where there are releases. */
  readonly reason: string | null;
}

export interface Lineage {
  /** The newest release's commit; null without a history. */
  readonly commit: string | null;
  readonly head: string | null;
  readonly reason: string | null;
  readonly findings: readonly Finding[];
}

function listed(built: string): Listed {
  const none = { hashes: [], reason: 'no_checkout' };
  try {
    const value = JSON.parse(readFileSync(join(built, 'api/v1/releases.json'), 'utf8')) as {
      releases?: { hash: string }[] | null;
      reason?: string | null;
    };
    const hashes = (value.releases ?? []).map(({ hash }) => hash);
    return hashes.length > 0 ? { hashes, reason: null } : { ...none, reason: value.reason ?? none.reason };
  } catch {
    // That the file is missing or wrong is told of it as a file.
    return none;
  }
}

function tryGit(folder: string, args: readonly string[]): string | null {
  try {
    return gitText(folder, args);
  } catch {
    return null;
  }
}

/** Whether the data folder is still as the site was built from it. */
function sinceBuilt(data: string, release: string | null): Finding[] {
  const { releases } = readReleases(data);
  const newest = releases?.[0]?.id ?? null;
  const findings: Finding[] = [];
  if (newest !== null && newest !== release) findings.push({ kind: 'release', built: release, newest });
  const changes = tryGit(data, ['status', '--porcelain', '-z', '--', '.']) ?? '';
  const path = changes.split('\0')[0]?.slice(3) ?? '';
  if (path !== '') findings.push({ kind: 'uncommitted', path });
  return findings;
}

function holds(data: string, { hashes }: Listed, published: string): boolean {
  if (hashes.includes(published)) return true;
  try {
    return containsCommit(data, hashes[0] ?? 'HEAD', published) === true;
  } catch {
    return false;
  }
}

/**
 * @param built the built site, which lists the releases that it knows
 * @param data the data folder; may be missing, then the built site alone tells
 * @param published the record of the last deployment
 * @param rewritten the published commit that an administrator gives up, or its first digits
 */
export function lineageOf(
  built: string,
  data: string,
  release: string | null,
  published: Manifest | null,
  rewritten: string | null,
): Lineage {
  const known = listed(built);
  const findings = sinceBuilt(data, release);
  const commit = published?.commit ?? null;
  if (published !== null && commit !== null) {
    if (known.reason !== null)
      findings.push({ kind: 'no_history', published: published.release ?? commit, reason: known.reason });
    else if (!holds(data, known, commit) && !(rewritten !== null && commit.startsWith(rewritten)))
      findings.push({ kind: 'rewritten', published: commit, release: published.release });
  }
  const head = tryGit(data, ['rev-parse', '--verify', '--quiet', 'HEAD'])?.trim() ?? null;
  return { commit: known.hashes[0] ?? null, head, reason: known.reason, findings };
}
