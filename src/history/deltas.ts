/** The rows that each release changed, read from as few versions of as few files as can be. */
import { TABLE_NAMES, type TableName } from '../schema/tables.ts';
import { DeltaCache } from './delta-cache.ts';
import { fileDelta, type FileDelta } from './file-delta.ts';
import { readBlobSizes, readBlobs } from './tree.ts';
import type { FileVersion, ReleaseFiles } from './versions.ts';

/** Bytes of blobs held at once. */
const MOST_BYTES = 1 << 27;

/** The table that a file belongs to: `NAME.csv`, or a part in `NAME/`; null for other files. */
export function tableOfPath(path: string): TableName | null {
  if (!/\.csv$/i.test(path)) return null;
  const [first = '', ...rest] = path.split('/');
  const name = rest.length === 0 ? first.replace(/\.csv$/i, '') : first;
  return rest.length > 1 ? null : (TABLE_NAMES.find((table) => table === name) ?? null);
}

/** Lists cut so that the sizes in each add up to a limit at most. */
function portions(hashes: readonly string[], sizes: readonly number[]): string[][] {
  const lists: string[][] = [];
  let room = 0;
  for (const [at, hash] of hashes.entries()) {
    const size = sizes[at] ?? 0;
    if (lists.length === 0 || size > room) {
      lists.push([]);
      room = MOST_BYTES;
    }
    lists.at(-1)?.push(hash);
    room -= size;
  }
  return lists;
}

/** Contents by hash, fetched many at a time; those of the last two fetches are held. */
class Blobs {
  readonly #folder: string;
  readonly #portions: readonly string[][];
  readonly #portionOf = new Map<string, number>();
  readonly #held = new Map<number, ReadonlyMap<string, Uint8Array>>();

  /** @param hashes in the order in which they will be asked for */
  constructor(folder: string, hashes: readonly string[]) {
    this.#folder = folder;
    const distinct = [...new Set(hashes)];
    this.#portions = portions(distinct, readBlobSizes(folder, distinct));
    for (const [at, portion] of this.#portions.entries())
      for (const hash of portion) this.#portionOf.set(hash, at);
  }

  read(hash: string | null): Uint8Array | null {
    const at = hash === null ? undefined : this.#portionOf.get(hash);
    if (hash === null || at === undefined) return null;
    let portion = this.#held.get(at);
    if (portion === undefined) {
      const wanted = this.#portions[at] ?? [];
      const contents = readBlobs(this.#folder, wanted);
      portion = new Map(wanted.map((one, index) => [one, contents[index] ?? new Uint8Array()]));
      const [oldest] = this.#held.keys();
      if (this.#held.size > 1 && oldest !== undefined) this.#held.delete(oldest);
      this.#held.set(at, portion);
    }
    return portion.get(hash) ?? null;
  }
}

/**
 * What every release changed in every file of a table.
 * @param cache a folder in which results are kept; null for none
 * @returns a delta for each changed file, in the order of `releases` and of the files of each
 */
export function readDeltas(
  folder: string,
  releases: readonly ReleaseFiles[],
  cache: string | null,
): ReadonlyMap<FileVersion, FileDelta> {
  const kept = new DeltaCache(cache);
  const deltas = new Map<FileVersion, FileDelta>();
  const missing: { version: FileVersion; table: TableName }[] = [];
  const versions = releases.flatMap(({ files }) => files);
  for (const version of versions) {
    const table = tableOfPath(version.path);
    if (table === null) continue;
    const known = kept.get(table, version.path, version.before, version.now);
    if (known === null) missing.push({ version, table });
    else deltas.set(version, known);
  }
  // File by file, so that a version is at hand when the next one is compared with it.
  const ordered = [...Map.groupBy(missing, ({ version }) => version.path).values()].flat();
  const hashes = ordered
    .flatMap(({ version }) => [version.before, version.now])
    .filter((hash) => hash !== null);
  const blobs = new Blobs(folder, hashes);
  for (const { version, table } of ordered) {
    const { path, before, now } = version;
    const delta = fileDelta(table, path, blobs.read(before), blobs.read(now));
    kept.put(table, before, now, delta);
    deltas.set(version, delta);
  }
  return deltas;
}
