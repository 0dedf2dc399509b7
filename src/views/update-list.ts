/** All releases, the newest first; year by year where there are many. */
import type { Archive } from '../history/archive.ts';
import type { NoHistory } from '../history/releases.ts';
import { historyWords } from '../i18n/pages/history.ts';
import { updateWords } from '../i18n/pages/updates.ts';
import type { Context } from './context.ts';
import { feedsOf } from './follow.ts';
import { dateLine, headOf } from './page.ts';
import type { Link, PageHead } from './types.ts';
import { updateRow, type UpdateRow } from './update-page.ts';

/** Up to so many stand on one page. */
const FEW = 60;

export interface UpdateListView {
  readonly head: PageHead;
  readonly heading: string;
  readonly unavailable: string | null;
  /** Where drafts came before the releases. */
  readonly drafts: string | null;
  readonly years: readonly Link[];
  readonly rows: readonly UpdateRow[];
}

const yearOf = (id: string): string => id.slice(0, 4);

/** The years that have a page of their own, the newest first: none while all releases stand on one page. */
export function updateYears(archive: Archive | NoHistory): string[] {
  if (typeof archive === 'string' || archive.releases.length <= FEW) return [];
  return [...new Set(archive.releases.map(({ id }) => yearOf(id)))];
}

/** @param year null for the list of all, which shows the newest year where there are many */
export function updateListView(
  context: Context,
  archive: Archive | NoHistory,
  year: string | null,
): UpdateListView {
  const { lang, urls } = context;
  const words = updateWords(lang);
  const years = updateYears(archive);
  const shown = year ?? years[0] ?? null;
  const releases = typeof archive === 'string' ? [] : archive.releases;
  const own = shown === null ? releases : releases.filter(({ id }) => yearOf(id) === shown);
  const heading =
    typeof archive === 'string' ? words.title : words.listHeading(releases.length, shown, own.length);
  const drafts = context.dataset.settings.history_after;
  const title = year === null ? words.title : `${words.title} ${year}`;
  return {
    head: {
      ...headOf(context, null, title, urls.updates(year ?? undefined), heading, dateLine(context)),
      changed: context.ledger.latest,
      feeds: feedsOf(context),
    },
    heading,
    unavailable: typeof archive === 'string' ? historyWords(lang).noReleases[archive] : null,
    drafts: drafts === null ? null : words.drafts(drafts.slice(0, 7)),
    years: years.map((one) => ({ href: urls.updates(one), text: one, current: one === shown })),
    rows: typeof archive === 'string' ? [] : own.map(({ id }) => updateRow(context, archive, id)),
  };
}
