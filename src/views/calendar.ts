/** The reverse plan: what is due next and what is overdue; years, quarters and months. */
import { formatDate } from '../i18n/format.ts';
import { calendarWords } from '../i18n/pages/calendar.ts';
import { addDays, addMonths, monthEnd } from '../model/dates.ts';
import { nameOf } from './cells.ts';
import { headlineOfNext, ledeOfOverdue, sentenceOf } from './calendar-words.ts';
import {
  MONTHS_PATH,
  monthCell,
  quarterOf,
  shelfOf,
  yearGrid,
  type CalendarPart,
  type YearGrid,
} from './calendar-shelf.ts';
import type { Context } from './context.ts';
import { countsOf, duesOf, type Due, type DueCounts } from './due.ts';
import { dueAnchor, dueRows, type DueList } from './due-rows.ts';
import { feedsOf } from './follow.ts';
import { monthSheet, type MonthSheet } from './month-sheet.ts';
import { headOf, ownDateLine, PAGE_SIZE, pagesOf } from './page.ts';
import { filesOf, isPictured, type TakeLinks } from './take.ts';
import type { Link, PageHead, Sentence } from './types.ts';

export interface CalendarView {
  head: PageHead;
  headline: Sentence;
  lede: Sentence;
  /** What a script says once it counts by the reader's date; null for a demonstration. */
  counting: { note: string; now: string; left: string; gone: string; from: string } | null;
  /** From when days are counted; empty where none are. */
  note: string;
  steps: readonly Link[];
  sheet: MonthSheet | null;
  lists: readonly DueList[];
  pages: readonly Link[];
  later: string | null;
  years: readonly YearGrid[];
  /** Names of districts with what is due, done, overdue, coming. */
  districts: readonly (readonly (Sentence | string)[])[];
  subscribe: readonly Link[];
  taken: TakeLinks | null;
}

function listOf(
  context: Context,
  id: string,
  title: string,
  dues: readonly Due[],
  anchored = false,
): DueList[] {
  if (dues.length === 0) return [];
  const rest = dues.length - PAGE_SIZE;
  return [
    {
      id,
      title,
      rows: dueRows(context, dues.slice(0, PAGE_SIZE), anchored),
      rest:
        rest > 0
          ? { href: `${context.urls.calendar()}#months`, text: calendarWords(context.lang).rest(rest) }
          : null,
    },
  ];
}

/** What is due, done, overdue and coming in each district that has any of it. */
function districtRows(context: Context, dues: readonly Due[]): (Sentence | string)[][] {
  const { lang, urls, dataset } = context;
  const of = Map.groupBy(dues, ({ district }) => district);
  const row = (name: Sentence | string, { due, met, past, coming }: DueCounts): (Sentence | string)[] => [
    name,
    String(due),
    String(met),
    past > 0 ? [{ owed: String(past) }] : '0',
    String(coming),
  ];
  const rows = dataset.districts.flatMap((district) => {
    const own = of.get(district);
    const link = { href: urls.district(district.id), text: nameOf(district, lang) };
    return own === undefined ? [] : [row([{ link }], countsOf(own))];
  });
  const none = of.get(null);
  return none === undefined ? rows : [...rows, row(calendarWords(lang).noDistrict, countsOf(none))];
}

type Common = Pick<CalendarView, 'counting' | 'note' | 'sheet' | 'pages' | 'later' | 'subscribe' | 'taken'>;

/** @param line that of a page on which everything is done, so that it counts no days */
function commonOf(context: Context, line: readonly Sentence[] | null = null): Common {
  const { lang, dataset } = context;
  const words = calendarWords(lang);
  const from = monthEnd(dataset.as_of);
  const note = line === null ? words.countedFrom(from) : '';
  return {
    note,
    counting:
      dataset.settings.demo || line !== null
        ? null
        : { note, now: words.countedNow, left: words.left, gone: words.gone, from },
    sheet: null,
    pages: [],
    later: null,
    subscribe: [],
    taken: null,
  };
}

function nextView(context: Context): CalendarView {
  const { lang, urls, files, dataset } = context;
  const words = calendarWords(lang);
  const end = monthEnd(dataset.as_of);
  const until = [
    addDays(end, 14),
    monthEnd(addMonths(dataset.as_of, 3)),
    monthEnd(addMonths(dataset.as_of, 12)),
  ];
  const [weeks = '', quarter = '', year = ''] = until;
  const dues = duesOf(dataset);
  const past = dues.filter(({ state }) => state === 'past');
  const coming = dues.filter(({ state }) => state === 'coming');
  const between = (from: string, to: string): Due[] => coming.filter(({ last }) => last > from && last <= to);
  // What is due on the as-of day itself is not past yet, and comes first.
  const first = coming.filter(({ last }) => last <= weeks);
  const later = coming.filter(({ last }) => last > year).length;
  const shown = (date: string): string => formatDate(date, lang);
  const { years } = shelfOf(context);
  return {
    ...commonOf(context),
    head: { ...headOf(context, null, words.title, urls.calendar()), feeds: feedsOf(context) },
    headline:
      dues.length === 0 ? [words.none] : headlineOfNext(context, shown(weeks), first.length, past.length),
    lede: dues.length === 0 ? [] : ledeOfOverdue(context, past),
    steps: [],
    lists: [
      ...listOf(context, 'past', words.lists.past(past.length), past),
      ...listOf(context, 'weeks', words.lists.weeks(shown(weeks), first.length), first),
      ...listOf(
        context,
        'quarter',
        words.lists.quarter(shown(quarter), between(weeks, quarter).length),
        between(weeks, quarter),
      ),
      ...listOf(
        context,
        'year',
        words.lists.year(shown(year), between(quarter, year).length),
        between(quarter, year),
      ),
    ],
    later: later > 0 ? words.later(later) : null,
    years: years.toReversed().map((one) => yearGrid(context, one)),
    districts: districtRows(context, dues),
    subscribe: [
      { href: files.calendar(lang), text: words.subscribeAll },
      ...dataset.districts.map((district) => ({
        href: files.calendar(lang, district.id),
        text: nameOf(district, lang),
      })),
    ],
    taken:
      dues.length === 0
        ? null
        : {
            title: words.months,
            files: filesOf(context, MONTHS_PATH, isPictured(shelfOf(context).byMonth.size)),
          },
  };
}

/** Where everything is done nothing changes any more: such a page says itself of which month it speaks. */
function lineOf(context: Context, dues: readonly Due[]): readonly Sentence[] | null {
  const { as_of } = context.dataset;
  let last = '';
  for (const { state, met, last: due } of dues) {
    if (state !== 'met') return null;
    for (const date of [met ?? '', due]) if (date.slice(0, 7) > last) last = date.slice(0, 7);
  }
  return last !== '' && last < as_of ? ownDateLine(context, last, null) : null;
}

/** The pages before and after among those there are, and the one above. */
function stepsOf(
  context: Context,
  keys: readonly string[],
  key: string,
  nameOfKey: (key: string) => Link,
): Link[] {
  const at = keys.indexOf(key);
  const before = keys[at - 1];
  const after = keys[at + 1];
  return [
    { href: context.urls.calendar(), text: calendarWords(context.lang).up },
    ...(before === undefined ? [] : [nameOfKey(before)]),
    ...(after === undefined ? [] : [nameOfKey(after)]),
  ];
}

function yearView(context: Context, year: string): CalendarView {
  const { lang, urls, dataset } = context;
  const words = calendarWords(lang);
  const { byYear, years } = shelfOf(context);
  const dues = duesOf(dataset).filter(({ date }) => date.startsWith(year));
  const only = byYear.get(year) ?? [];
  const line = lineOf(context, dues);
  return {
    ...commonOf(context, line),
    head: headOf(context, null, words.ofYear(year), urls.calendar(year), undefined, line),
    headline: sentenceOf(context, formatDate(year, lang), countsOf(dues)),
    lede: [],
    steps: stepsOf(context, years, year, (one) => ({ href: urls.calendar(one), text: words.year(one) })),
    lists: listOf(context, 'year-only', words.lists.yearOnly(only.length), only),
    years: [yearGrid(context, year)],
    districts: districtRows(context, dues),
  };
}

function quarterView(context: Context, year: string, quarter: string): CalendarView {
  const { lang, urls } = context;
  const words = calendarWords(lang);
  const { byMonth } = shelfOf(context);
  const keyOf = (month: string): string => `${month.slice(0, 4)}/Q${quarterOf(month.slice(5))}`;
  const key = `${year}/Q${quarter}`;
  const keys = [...new Set([...byMonth.keys()].map(keyOf))];
  const dues = [...byMonth].flatMap(([month, own]) => (keyOf(month) === key ? own : []));
  const open = dues.filter(({ state }) => state !== 'met');
  const grid = yearGrid(context, year);
  const name = (one: string): string => {
    const [y = '', q = ''] = one.split('/Q');
    return words.inYear(y, q);
  };
  const all = dues.length <= PAGE_SIZE;
  const line = lineOf(context, dues);
  return {
    ...commonOf(context, line),
    head: headOf(
      context,
      null,
      words.ofQuarter(name(key)),
      urls.calendar(year, `Q${quarter}`),
      undefined,
      line,
    ),
    headline: sentenceOf(context, name(key), countsOf(dues)),
    lede: [],
    steps: stepsOf(context, keys, key, (one) => {
      const [y = '', q = ''] = one.split('/');
      return { href: urls.calendar(y, q), text: name(one) };
    }),
    lists: all
      ? listOf(context, 'all', words.lists.all(dues.length), dues)
      : listOf(context, 'open', words.lists.open(open.length), open),
    years: [
      {
        ...grid,
        quarters: [],
        months: [...byMonth]
          .filter(([month]) => keyOf(month) === key)
          .map(([month, own]) => monthCell(context, month, own)),
      },
    ],
    districts: districtRows(context, dues),
  };
}

function monthView(context: Context, year: string, number: string, page: number): CalendarView {
  const { lang, urls } = context;
  const words = calendarWords(lang);
  const month = `${year}-${number}`;
  const { byMonth } = shelfOf(context);
  const dues = byMonth.get(month) ?? [];
  const shown = dues.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const addressOf = (date: string): string => {
    const at = Math.floor(dues.findIndex((due) => due.date === date) / PAGE_SIZE) + 1;
    return at === page ? `#${dueAnchor(date)}` : urls.calendar(year, number, at, dueAnchor(date));
  };
  const name = formatDate(month, lang);
  const quarter = {
    href: urls.calendar(year, `Q${quarterOf(number)}`),
    text: words.quarter(quarterOf(number)),
  };
  const [up, ...steps] = stepsOf(context, [...byMonth.keys()], month, (one) => ({
    href: urls.calendar(one.slice(0, 4), one.slice(5)),
    text: formatDate(one, lang),
  }));
  const title = words.lists.all(dues.length);
  const line = lineOf(context, dues);
  return {
    ...commonOf(context, line),
    head: headOf(context, null, words.ofMonth(name), urls.calendar(year, number, page), undefined, line),
    headline: sentenceOf(context, name, countsOf(dues)),
    lede: [],
    steps: [...(up ? [up] : []), quarter, ...steps],
    sheet: page === 1 ? monthSheet(context, month, dues, addressOf) : null,
    lists: [{ id: 'all', title, rows: dueRows(context, shown, true), rest: null }],
    pages: pagesOf(context, dues.length, page, (n) => urls.calendar(year, number, n)),
    years: [],
    districts: page === 1 && dues.length > PAGE_SIZE ? districtRows(context, dues) : [],
  };
}

export function calendarView(context: Context, { year, part, page = 1 }: CalendarPart): CalendarView {
  if (year === undefined) return nextView(context);
  if (part === undefined) return yearView(context, year);
  return part.startsWith('Q')
    ? quarterView(context, year, part.slice(1))
    : monthView(context, year, part, page);
}
