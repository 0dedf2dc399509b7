/** Settings that change what readers see of data that did not change. */
import type { Settings } from '../schema/settings.ts';

/** One key of `site.yaml`, such as `ranking.weights.open_gap`; null where it is not set. */
export interface SettingDifference {
  readonly key: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Whether published figures, ranks or statuses are computed otherwise by it. */
  readonly method: boolean;
}

/** Settings by which figures, ranks and statuses are computed. */
const METHOD = /^(?:thresholds|ranking|ladder|priority)(?:\.|$)/;

function leaves(value: unknown, path: string, into: Map<string, string>): void {
  if (value === null || value === undefined) return;
  if (typeof value === 'object' && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value))
      leaves(inner, path === '' ? key : `${path}.${key}`, into);
  } else into.set(path, typeof value === 'string' ? value : JSON.stringify(value));
}

/** Every setting that differs, in the order of the settings. */
export function settingDifferences(base: Settings, head: Settings): SettingDifference[] {
  const before = new Map<string, string>();
  const now = new Map<string, string>();
  leaves(base, '', before);
  leaves(head, '', now);
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((key) => {
    const from = before.get(key) ?? null;
    const to = now.get(key) ?? null;
    return from === to ? [] : [{ key, from, to, method: METHOD.test(key) }];
  });
}
