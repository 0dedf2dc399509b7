/** Which feeds and calendars a page points at. */
import { followWords } from '../i18n/pages/follow.ts';
import type { Context } from './context.ts';
import type { PageHead } from './types.ts';

const ATOM = 'application/atom+xml';
const CALENDAR = 'text/calendar';

/** Of more projects than these each has its feed in the first language only: a second would double ten thousand files. */
const MANY = 1000;

/** The language of the feed that a page of one subject points at. */
export function feedLanguage(
  { dataset, lang }: Pick<Context, 'dataset' | 'lang'>,
  kind?: string,
): 'zh' | 'en' {
  return kind === 'projects' && dataset.projects.length > MANY ? 'zh' : lang;
}

/**
 * The feeds and calendars to follow from a page.
 * @param kind of what the page is about; the whole site where none is named
 */
export function feedsOf(
  context: Context,
  kind?: 'projects' | 'districts' | 'units',
  id?: string,
  name?: string,
): NonNullable<PageHead['feeds']> {
  const { files, lang } = context;
  const words = followWords(lang);
  if (kind === undefined || id === undefined || name === undefined)
    return [
      { href: files.feed(lang), type: ATOM, title: words.all },
      { href: files.releaseFeed(), type: 'application/feed+json', title: words.releases },
      { href: files.calendar(lang), type: CALENDAR, title: words.calendar },
    ];
  const own = { href: files.feed(feedLanguage(context, kind), kind, id), type: ATOM, title: words.of(name) };
  if (kind !== 'districts') return [own];
  return [own, { href: files.calendar(lang, id), type: CALENDAR, title: words.calendarOf(name) }];
}
