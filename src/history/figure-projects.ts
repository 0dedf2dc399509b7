/** Which projects a release changed in what was published before. */
import type { Dataset } from '../model/types.ts';
import { TABLES } from '../schema/tables.ts';
import type { ReleaseChange } from './archive.ts';

type Cells = Readonly<Record<string, unknown>>;

const cellsOf = (row: unknown): Cells => (row ?? {}) as Cells;

function isMonth(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}(?:-\d{2})?(?:-\d{2})?$/.test(value);
}

/** Columns from which no figure is computed. */
const TOLD_ONLY: ReadonlySet<string> = new Set([
  'forecast_end',
  'forecast_on',
  'note',
  'next_step',
  'source_url',
]);

/** Whether a change can reach periods up to `until`: what happened, or is reported, after them cannot. */
function reachesBack({ kind, field, to, row }: ReleaseChange, until: string): boolean {
  if (kind !== 'added' && kind !== 'progress') return true;
  if (field !== null && TOLD_ONLY.has(field)) return false;
  const cells = cellsOf(row);
  const when = kind === 'progress' ? (cells['period'] ?? to) : (cells['period'] ?? cells['raised_on']);
  return !isMonth(when) || when.slice(0, 7) <= until;
}

/** The project that a change is about, as its row names it; null where it is about none. */
function projectOf({ table, key, row }: ReleaseChange): string | null {
  if (table === null) return null;
  if (table === 'projects') return key;
  if ((TABLES[table].key as readonly string[])[0] === 'project_id') return key.split(',')[0] ?? null;
  const named = cellsOf(row)['project_id'];
  return typeof named === 'string' ? named.toLowerCase() : null;
}

/**
 * Ids of the projects of which a release changed what was known at periods up to `until`.
 * @param dataset as the release left it
 */
export function projectsTouched(
  changes: readonly ReleaseChange[],
  dataset: Dataset,
  until: string,
): ReadonlySet<string> {
  const ids = new Map<string, string>();
  for (const { id, name } of dataset.projects) ids.set(name.toLowerCase(), id);
  for (const { id } of dataset.projects) ids.set(id.toLowerCase(), id);
  const touched = new Set<string>();
  for (const change of changes) {
    const named = projectOf(change);
    const id = named === null ? undefined : ids.get(named);
    if (id !== undefined && !touched.has(id) && reachesBack(change, until)) touched.add(id);
  }
  return touched;
}
