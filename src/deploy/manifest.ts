/** What a deployed release says of itself; kept beside its folder, where no reader can ask for it. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Words } from '../schema/field.ts';
import { CannotRun } from '../source.ts';

/** Size in bytes and SHA-256 in hexadecimal digits. */
export type FileMark = readonly [size: number, hash: string];

export interface Manifest {
  readonly version: 1;
  /** Counts the deployments into this folder; never used twice. */
  readonly number: number;
  /** The folder's name: the number and the release. */
  readonly name: string;
  /** `2013-12-23-1a2b3c4`; null where the site was built without a history. */
  readonly release: string | null;
  /** The release's commit, all forty digits; null with it. */
  readonly commit: string | null;
  /** The commit that was checked out, which may be later; null where git could not tell. */
  readonly head: string | null;
  readonly as_of: string;
  /** The sub-path for which the site was built, `/` or `/roads/`. */
  readonly base: string;
  /** ISO, UTC. */
  readonly deployed_at: string;
  /** Taken out of service by a rollback, which no rollback goes back to. */
  readonly rolled_back: boolean;
  /** The published commit that an administrator gave up with `--rewritten`, if any. */
  readonly gave_up?: string;
  /** Scripts and styles of the release before, for readers whose page is of that release; not of this build. */
  readonly carried: readonly string[];
  /** Every file by path, with `/`; compressed twins and carried files among them. */
  readonly files: Readonly<Record<string, FileMark>>;
}

export function markOf(bytes: Uint8Array): FileMark {
  return [bytes.length, createHash('sha256').update(bytes).digest('hex')];
}

export function isSameMark(a: FileMark | undefined, b: FileMark | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

function unreadable(path: string, why: Words): CannotRun {
  return new CannotRun({
    zh: `读不了部署记录 ${path}：${why.zh}`,
    en: `cannot read the record of a deployment, ${path}: ${why.en}`,
  });
}

function isManifest(value: unknown): value is Manifest {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === 1 &&
    'files' in value
  );
}

/** @throws CannotRun where the file is not what `writeManifest` writes */
export function readManifest(path: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw unreadable(path, { zh: '不是 JSON', en: 'it is no JSON' });
  }
  if (isManifest(value)) return value;
  throw unreadable(path, {
    zh: '是更新的程序写的，请先升级程序',
    en: 'a newer program wrote it; upgrade the program first',
  });
}

/** Writes the record whole or not at all. */
export function writeManifest(path: string, manifest: Manifest): void {
  const fresh = `${path}.new`;
  writeFileSync(fresh, `${JSON.stringify(manifest)}\n`);
  renameSync(fresh, path);
}

export function hasManifest(path: string): boolean {
  return existsSync(path);
}
