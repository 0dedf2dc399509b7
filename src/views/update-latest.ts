/** The newest changes of a district, release by release. */
import type { Archive } from '../history/archive.ts';
import type { NoHistory } from '../history/releases.ts';
import { historyWords } from '../i18n/pages/history.ts';
import { updateWords } from '../i18n/pages/updates.ts';
import type { Context } from './context.ts';
import { countKinds, releaseUpdates, type UpdateKind } from './updates.ts';

export interface LatestView {
  readonly title: string;
  readonly rows: readonly { readonly href: string; readonly date: string; readonly text: string }[];
  /** Why there are none; null where there are. */
  readonly none: string | null;
}

/** How many are shown, and how far back they are looked for. */
const SHOWN = 5;
const SEARCHED = 24;

type Counts = ReadonlyMap<UpdateKind, number>;
const known = new WeakMap<Archive, Map<string, ReadonlyMap<string, Counts>>>();

/** Kinds of updates by district, in one release. */
function byDistrict(archive: Archive, release: string): ReadonlyMap<string, Counts> {
  let releases = known.get(archive);
  if (releases === undefined) known.set(archive, (releases = new Map()));
  let counts = releases.get(release);
  if (counts === undefined) {
    const all = releaseUpdates(archive, release)?.updates ?? [];
    const groups = Map.groupBy(all, ({ district }) => district ?? '');
    counts = new Map([...groups].map(([district, own]) => [district, countKinds(own)]));
    releases.set(release, counts);
  }
  return counts;
}

export function latestOfDistrict(
  context: Context,
  archive: Archive | NoHistory,
  district: string,
): LatestView {
  const { lang, urls, words } = context;
  const { latest, counted } = updateWords(lang);
  if (typeof archive === 'string')
    return { title: latest.title, rows: [], none: historyWords(lang).noReleases[archive] };
  const first = archive.releases.at(-1);
  const rows = archive.releases.slice(0, SEARCHED).flatMap((release) => {
    const counts = release === first ? undefined : byDistrict(archive, release.id).get(district);
    if (counts === undefined) return [];
    const text = [...counts].map(([kind, n]) => counted[kind](n)).join(words.comma);
    return [{ href: urls.update(release.id), date: release.date, text }];
  });
  return {
    title: latest.title,
    rows: rows.slice(0, SHOWN),
    none: rows.length === 0 ? latest.none : null,
  };
}
