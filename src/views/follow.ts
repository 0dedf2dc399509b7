/** Which feeds and calendars a page points at. */
import { followWords } from '../i18n/pages/follow.ts';
import type { Context } from './context.ts';
import type { PageHead } from './types.ts';

const ATOM = 'application/atom+xml';
const CALENDAR = 'text/calendar';

/**
 * The feeds and calendars to follow from a page.
 * @param kind of what the page is about; the whole site where none is named
 */
export function feedsOf(
  { files, lang }: Context,
  kind?: 'projects' | 'districts' | 'units',
  id?: string,
  name?: string,
): NonNullable<PageHead['feeds']> {
  const words = followWords(lang);
  if (kind === undefined || id === undefined || name === undefined)
    return [
      { href: files.feed(lang), type: ATOM, title: words.all },
      { href: files.releaseFeed(), type: 'application/feed+json', title: words.releases },
      { href: files.calendar(lang), type: CALENDAR, title: words.calendar },
    ];
  const own = { href: files.feed(lang, kind, id), type: ATOM, title: words.of(name) };
  if (kind !== 'districts') return [own];
  return [own, { href: files.calendar(lang, id), type: CALENDAR, title: words.calendarOf(name) }];
}
