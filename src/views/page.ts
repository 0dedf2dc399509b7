/** What every page carries: its head and the line that says as of when it speaks. */
import { monthEnd, addMonths } from '../model/dates.ts';
import { pageOf } from '../i18n/pages/lists.ts';
import type { Month } from '../schema/field.ts';
import type { Context } from './context.ts';
import type { Link, PageHead, Sentence } from './types.ts';

/** The day by which the next period is due; null where the city names none. */
export function nextDue(context: Context): string | null {
  const { settings, as_of } = context.dataset;
  const day = settings.release_day;
  return day === null ? null : `${addMonths(as_of, 2)}-${String(day).padStart(2, '0')}`;
}

/** For pages that speak of the whole site, which change with every period anyway. */
export function dateLine(context: Context, period: Month = context.dataset.as_of): Sentence[] {
  const { dataset, words, ledger } = context;
  const parts: Sentence[] = [[`${words.asOf} `, { strong: monthEnd(period) }]];
  if (period === dataset.as_of) {
    parts.push([ledger.latest ? `${words.release} ${ledger.latest.id}` : words.noHistory]);
    const due = nextDue(context);
    if (due !== null) parts.push([words.nextDue(due)]);
  }
  return parts;
}

/** For the page of one project: its own as-of, and the release that last changed it. Nothing here moves with a release that does not touch it. */
export function ownDateLine(context: Context, period: Month, release: string | null): Sentence[] {
  const { words } = context;
  const parts: Sentence[] = [[`${words.pageAsOf} `, { strong: monthEnd(period) }]];
  if (release) parts.push([words.pageChanged(release)]);
  return parts;
}

export function headOf(
  context: Context,
  nav: PageHead['nav'],
  title: string,
  address: string,
  description = title,
  line: readonly Sentence[] | null = null,
): PageHead {
  const { lang, urls, dataset, ledger } = context;
  const twin = dataset.settings.languages.length > 1 ? urls.twin(address) : null;
  const head: PageHead = {
    lang,
    title,
    description,
    address,
    twin,
    nav,
    dateLine: line ?? dateLine(context),
  };
  // A page of the whole site changes with every release; any other says itself with which.
  return line === null ? { ...head, changed: ledger.latest } : head;
}

export const PAGE_SIZE = 200;

/** Links to the pages of a long list; empty where one page holds it all. */
export function pagesOf(
  context: Context,
  count: number,
  current: number,
  href: (page: number) => string,
): Link[] {
  const pages = Math.ceil(count / PAGE_SIZE);
  if (pages <= 1) return [];
  return Array.from({ length: pages }, (_, index) => ({
    href: href(index + 1),
    text: pageOf(index + 1, context.lang),
    current: index + 1 === current,
  }));
}
