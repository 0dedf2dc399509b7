/** What each release changed, read from git: rows by key, settings, other files. */
import { keyOf, valueOf, type Value } from '../compare/snapshot.ts';
import { decode } from '../csv/decode.ts';
import { MEASURES } from '../measures/catalog.ts';
import type { Month, Row } from '../schema/field.ts';
import { readSettings } from '../schema/settings-read.ts';
import type { Settings } from '../schema/settings.ts';
import { TABLES, TABLE_NAMES, type TableName } from '../schema/tables.ts';
import { readDeltas, tableOfPath } from './deltas.ts';
import type { FileDelta } from './file-delta.ts';
import { Names } from './names.ts';
import type { Release } from './releases.ts';
import { readBlobs } from './tree.ts';
import type { FileVersion, ReleaseFiles } from './versions.ts';

export interface RowStep {
  readonly table: TableName;
  readonly key: string;
  readonly before: Row | null;
  readonly now: Row | null;
  /** Columns that changed although both values read the same: names that were taken away since. */
  readonly concealed?: readonly string[];
}

export interface Step {
  readonly release: Release;
  readonly rows: readonly RowStep[];
  readonly files: readonly FileVersion[];
  /** Settings before and after, where `site.yaml` changed and both can be read. */
  readonly settings: readonly [Settings, Settings] | null;
  /** The month as of which the release speaks: that of `site.yaml`, or else the latest with a report. */
  readonly asOf: Month | null;
}

export function sameValue(a: Value, b: Value): boolean {
  if (typeof a === 'object' && typeof b === 'object') return a?.join('\n') === b?.join('\n');
  return a === b;
}

/** Rows of one release by key: what went and came in any file of a table belongs together. */
function rowSteps(
  files: readonly FileVersion[],
  deltas: ReadonlyMap<FileVersion, FileDelta>,
  names: Names,
): RowStep[] {
  const own = Map.groupBy(
    files.filter((version) => deltas.has(version)),
    ({ path }) => tableOfPath(path),
  );
  const steps: RowStep[] = [];
  for (const table of TABLE_NAMES) {
    const versions = own.get(table);
    if (versions === undefined) continue;
    const found = versions.flatMap((version) => deltas.get(version) ?? []);
    for (const { come } of found) names.learn(table, come);
    const gone = new Map<string, Row>();
    for (const delta of found) for (const row of delta.gone) gone.set(keyOf(table, row, names.meant), row);
    for (const delta of found) {
      for (const now of delta.come) {
        const key = keyOf(table, now, names.meant);
        const before = gone.get(key) ?? null;
        if (before !== null) gone.delete(key);
        if (before === null || differs(table, before, now)) steps.push({ table, key, before, now });
      }
    }
    for (const [key, before] of gone) steps.push({ table, key, before, now: null });
  }
  return steps;
}

function differs(table: TableName, before: Row, now: Row): boolean {
  return TABLES[table].fields.some(({ name }) => !sameValue(valueOf(before, name), valueOf(now, name)));
}

const RANKED = MEASURES.filter(({ compute }) => compute !== null).map(({ id }) => id);

function settingsIn(bytes: Uint8Array | undefined): Settings | null {
  if (bytes === undefined) return null;
  const decoded = decode(bytes, 'site.yaml');
  return decoded.problem === null ? readSettings(decoded.text, 'site.yaml', RANKED).settings : null;
}

/** The month of the site, carried from release to release. */
class Period {
  #named: Month | null = null;
  #reported: Month | null = null;

  after(settings: Settings | null, rows: readonly RowStep[]): Month | null {
    if (settings !== null) this.#named = settings.as_of;
    for (const { table, now } of rows) {
      if (table !== 'progress' || now === null) continue;
      const period = valueOf(now, 'period');
      if (typeof period === 'string' && period > (this.#reported ?? '')) this.#reported = period;
    }
    return this.#named ?? this.#reported;
  }
}

/** What every release changed, the oldest first; and which id each name meant. */
export function readSteps(
  folder: string,
  releases: readonly ReleaseFiles[],
  cache: string | null,
): { steps: Step[]; names: Names } {
  const deltas = readDeltas(folder, releases, cache);
  const sites = releases.map(({ files }) => files.find(({ path }) => path === 'site.yaml'));
  const hashes = [
    ...new Set(sites.flatMap((site) => [site?.before, site?.now]).filter((hash) => typeof hash === 'string')),
  ];
  const contents = readBlobs(folder, hashes);
  const settingsOf = new Map(hashes.map((hash, at) => [hash, settingsIn(contents[at])]));
  const names = new Names();
  const period = new Period();
  const steps = releases.map(({ release, files }, at): Step => {
    const before = settingsOf.get(sites[at]?.before ?? '') ?? null;
    const now = settingsOf.get(sites[at]?.now ?? '') ?? null;
    const rows = rowSteps(files, deltas, names);
    const others = files.filter(({ path }) => tableOfPath(path) === null && path !== 'site.yaml');
    const settings = before === null || now === null ? null : ([before, now] as const);
    return { release, rows, files: others, settings, asOf: period.after(now, rows) };
  });
  return { steps, names };
}
