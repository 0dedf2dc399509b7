/** Where the releases of a data folder begin: after the commit that `history_after` in `site.yaml` names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../schema/settings-read.ts';
import { gitText } from './git.ts';

/**
 * The commit after which releases begin, all forty digits; null where every commit of the folder is a release.
 * @returns `unknown_start` where the commit is none of the branch's own
 */
export function startOf(folder: string): string | null | 'unknown_start' {
  let text: string;
  try {
    text = readFileSync(join(folder, 'site.yaml'), 'utf8');
  } catch {
    return null;
  }
  const named = readSettings(text, 'site.yaml', []).settings?.history_after ?? null;
  if (named === null) return null;
  try {
    const commit = gitText(folder, ['rev-parse', '--verify', '--quiet', `${named}^{commit}`]).trim();
    gitText(folder, ['merge-base', '--is-ancestor', commit, 'HEAD']);
    return commit;
  } catch {
    return 'unknown_start';
  }
}
