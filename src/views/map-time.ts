/** The time axis of the map: the campaign as a strip, every month before a link. */
import { isCounted, timeStrip } from '../charts/map/time-strip.ts';
import { formatDate } from '../i18n/format.ts';
import { mapWords } from '../i18n/pages/map.ts';
import { addMonths, monthsBetween } from '../model/dates.ts';
import type { Month } from '../schema/field.ts';
import type { Context } from './context.ts';
import { isBroken, statesAt } from './map-roads.ts';
import type { Link } from './types.ts';

interface MonthLink extends Link {
  month: Month;
}

export interface MapTime {
  strip: string;
  title: string;
  note: string;
  previous: MonthLink | null;
  current: string;
  next: MonthLink | null;
  /** Without its month, so that older pages need not change with it. */
  latest: Link | null;
  /** Every month of the strip as plain links, by year. */
  years: readonly { year: string; months: readonly MonthLink[] }[];
}

/** The address of a month: the newest has none of its own in links, so that they need not change with it. */
function hrefOf({ urls, dataset }: Context, month: Month): string {
  return month === dataset.as_of ? urls.map() : urls.map(month);
}

/** Where the strip begins and ends. An older month's page must not change when a month is added: it ends by what was planned. */
function spanOf(context: Context, period: Month): { first: Month; last: Month } {
  const { dataset } = context;
  const top = dataset.programmes.filter(({ parent, projects }) => parent === null && projects.length > 0);
  const month = (date: string | null): string | null => (date === null ? null : `${date}-12`.slice(0, 7));
  const starts = [
    dataset.periods[0],
    ...top.map(({ start }) => (start === null ? null : `${start}-01`.slice(0, 7))),
    ...dataset.projects.map(({ actual_end }) => month(actual_end)),
  ].filter((start) => start !== null && start !== undefined);
  const ends = top.map(({ end }) => month(end)).filter((end) => end !== null);
  const floor = addMonths(period, -360);
  const first = starts.sort()[0] ?? period;
  return {
    first: first < floor ? floor : first > period ? period : first,
    last: [...ends, period].sort().at(-1) ?? period,
  };
}

export function timeOf(context: Context, period: Month): MapTime {
  const { dataset, lang } = context;
  const words = mapWords(lang).time;
  const { first, last } = spanOf(context, period);
  const opened = new Map<string, number>();
  for (const { actual_end: end } of dataset.projects) {
    const month = end === null ? '' : `${end}-12`.slice(0, 7);
    if (month !== '' && month <= period) opened.set(month, (opened.get(month) ?? 0) + 1);
  }
  const pages = dataset.periods.filter((month) => month <= period);
  const known = new Set(pages);
  const months = monthsBetween(first, period).map((month) => ({
    month,
    opened: opened.get(month) ?? 0,
    href: known.has(month) ? hrefOf(context, month) : null,
    label: words.month(formatDate(month, lang), opened.get(month) ?? 0),
  }));
  const states = statesAt(context, period);
  const open = states.filter(({ group }) => group === 'open').length;
  const link = (month: Month, text: string): MonthLink => ({
    month,
    text,
    href: hrefOf(context, month),
    current: month === period,
  });
  const at = pages.length - 1;
  const next = dataset.periods[at + 1];
  const shortMonth = (month: Month): string => {
    const name = formatDate(month, lang, 'short');
    return lang === 'en' ? name.slice(0, 3) : name;
  };
  const years = [...new Set(pages.map((month) => month.slice(0, 4)))];
  const all = [...opened.values()].reduce((sum, count) => sum + count, 0);
  return {
    strip: timeStrip({
      first,
      last,
      current: period,
      months,
      currentText: words.now(period, open, states.filter(isBroken).length),
      label: words.label(formatDate(first, lang), formatDate(period, lang), all),
      monthName: (month) => shortMonth(`2000-${String(month).padStart(2, '0')}`),
    }),
    title: words.title,
    note: [
      isCounted(months) ? words.strokes : words.bars,
      next === undefined ? words.choose : words.earlier,
    ].join(lang === 'en' ? ' ' : ''),
    previous: pages[at - 1] ? link(pages[at - 1]!, words.previous) : null,
    current: period,
    next: next === undefined ? null : { ...link(next, words.next), href: context.urls.map(next) },
    latest: next === undefined ? null : { text: words.latest, href: context.urls.map() },
    years: years.map((year) => ({
      year,
      months: pages.filter((month) => month.startsWith(year)).map((month) => link(month, shortMonth(month))),
    })),
  };
}
