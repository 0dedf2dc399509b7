/** What changed settings do to figures that are published: a warning, because no table has a row for it. */
import type { Place, Problem } from '../csv/problem.ts';
import { problemAt } from '../model/resolve.ts';
import { settingDifferences } from './settings.ts';
import type { Snapshot } from './snapshot.ts';

function atKey(key: string, value: string | null): Place {
  return { file: 'site.yaml', line: 1, column: null, header: key, row_id: null, value };
}

/** The period of a folder: `as_of`, or else the latest period with a report. */
export function periodOf({ settings, records }: Snapshot): string | null {
  let latest = settings?.as_of ?? null;
  if (latest === null)
    for (const { period } of records.progress ?? []) if (latest === null || period > latest) latest = period;
  return latest;
}

/** `history` problems of `site.yaml`: a period that goes back is an error, a changed method a warning. */
export function settingsProblems(published: Snapshot, present: Snapshot, revision: string): Problem[] {
  if (published.settings === null || present.settings === null) return [];
  const problems: Problem[] = [];
  const before = periodOf(published);
  const now = periodOf(present);
  if (before !== null && now !== null && now < before)
    problems.push(problemAt(atKey('as_of', now), 'history', 'period_back', { before, revision }));
  for (const { key, from, to, method } of settingDifferences(published.settings, present.settings)) {
    if (!method) continue;
    // Weights of candidates that were never published change nothing that was.
    if (key.startsWith('priority.') && published.records.candidates === null) continue;
    const params = { before: from ?? '', revision, key };
    problems.push(problemAt(atKey(key, to ?? ''), 'history', 'method_changed', params, 'warning'));
  }
  return problems;
}
