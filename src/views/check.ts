/** `/check/`: what the page needs to know of the published data. */
import { checkWords, type CheckWords } from '../i18n/pages/check.ts';
import type { Context } from './context.ts';
import { headOf } from './page.ts';
import type { PageHead } from './types.ts';

export interface CheckView {
  head: PageHead;
  words: CheckWords;
  /** Addresses of the published tables, and of the settings. */
  tables: readonly string[];
  settings: string;
  /** Where the repository takes uploads; null where the city names none. */
  upload: string | null;
}

/** @param stories names of the files of the city's stories, to which a new one may link */
export function checkView(context: Context, stories: readonly string[] = []): CheckView {
  const { lang, urls, files, dataset } = context;
  const words = checkWords(lang);
  return {
    // The page is a tool: it speaks of no period, and stays the same from release to release.
    head: headOf(context, null, words.title, urls.check(), words.lede, []),
    words,
    tables: [
      ...[...dataset.published].map((table) => files.table(table)),
      ...stories.map((name) => files.story(name)),
    ],
    settings: files.settings(),
    upload: dataset.settings.repository,
  };
}
