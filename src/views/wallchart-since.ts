/** What a reader is told who comes from the QR code of a wall chart: the releases since, each with what it changed. */
import type { Archive } from '../history/archive.ts';
import type { NoHistory } from '../history/releases.ts';
import { boardWords } from '../i18n/pages/board.ts';
import { historyWords } from '../i18n/pages/history.ts';
import { updateWords } from '../i18n/pages/updates.ts';
import { wallchartWords } from '../i18n/pages/wallchart.ts';
import type { SinceView } from './board-since.ts';
import type { Context } from './context.ts';
import { releaseSummary } from './updates.ts';

export function wallSince(context: Context, archive: Archive | NoHistory): SinceView {
  const { lang, urls, words: common } = context;
  const { since: words } = wallchartWords(lang);
  if (typeof archive === 'string')
    return { title: words.title, lede: historyWords(lang).noReleases[archive], rows: [] };
  const { counted } = updateWords(lang);
  const rows = archive.releases.map(({ id, date }, index) => {
    const summary = releaseSummary(archive, id);
    const text = [...(summary?.counts ?? [])].map(([kind, n]) => counted[kind](n)).join(common.comma);
    const first = summary?.isFirst ?? false;
    return {
      id,
      date,
      yours: index === 0 ? words.newest : words.older(index),
      said: null,
      items: [],
      more: first ? boardWords(lang).since.first : text === '' ? words.nothing : text,
      href: urls.update(id),
    };
  });
  return { title: words.title, lede: words.lede, rows };
}
