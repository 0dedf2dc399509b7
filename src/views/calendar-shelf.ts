/** What is due on its shelves: years, quarters and months, and the pages they have. */
import { calendarWords } from '../i18n/pages/calendar.ts';
import type { Month } from '../schema/field.ts';
import type { Context } from './context.ts';
import { countsOf, duesOf, type Due } from './due.ts';
import { PAGE_SIZE } from './page.ts';
import type { Link } from './types.ts';

interface MonthCell {
  href: string;
  name: string;
  count: string;
  strip: { total: number; opened: number; due: number };
  owed: string | null;
}

export interface YearGrid {
  title: string;
  href: string;
  quarters: readonly Link[];
  months: readonly MonthCell[];
}

/** What a page of the reverse plan is about; nothing: what is due next. */
export interface CalendarPart {
  year?: string;
  /** `Q3`, or `09`. */
  part?: string;
  page?: number;
}

export const MONTHS_PATH = 'calendar/months';

export const quarterOf = (month: string): string => String(Math.ceil(Number(month) / 3));

interface Shelf {
  byMonth: ReadonlyMap<Month, readonly Due[]>;
  /** Those known by the year only. */
  byYear: ReadonlyMap<string, readonly Due[]>;
  years: readonly string[];
}

const shelves = new WeakMap<readonly Due[], Shelf>();

/** Everything by month, the months in order. */
export function shelfOf({ dataset }: Context): Shelf {
  const dues = duesOf(dataset);
  let shelf = shelves.get(dues);
  if (shelf === undefined) {
    const months = Map.groupBy(
      dues.filter(({ date }) => date.length > 4),
      ({ date }) => date.slice(0, 7),
    );
    shelf = {
      byMonth: new Map([...months].sort(([a], [b]) => (a < b ? -1 : 1))),
      byYear: Map.groupBy(
        dues.filter(({ date }) => date.length === 4),
        ({ date }) => date,
      ),
      years: [...new Set(dues.map(({ date }) => date.slice(0, 4)))].sort(),
    };
    shelves.set(dues, shelf);
  }
  return shelf;
}

/** Every page there is, the one of what is due next apart. */
export function calendarParts(context: Context): CalendarPart[] {
  const { byMonth, years } = shelfOf(context);
  const months = [...byMonth].flatMap(([month, dues]) =>
    Array.from({ length: Math.ceil(dues.length / PAGE_SIZE) }, (_, index) => ({
      year: month.slice(0, 4),
      part: month.slice(5),
      page: index + 1,
    })),
  );
  const quarters = new Map(
    [...byMonth.keys()].map((month) => {
      const part = { year: month.slice(0, 4), part: `Q${quarterOf(month.slice(5))}` };
      return [`${part.year}/${part.part}`, part];
    }),
  );
  return [...years.map((year) => ({ year })), ...quarters.values(), ...months];
}

export function monthCell(context: Context, month: Month, dues: readonly Due[]): MonthCell {
  const words = calendarWords(context.lang);
  const { due, met, past } = countsOf(dues);
  const [year = '', number = ''] = month.split('-');
  return {
    href: context.urls.calendar(year, number),
    name: words.month(Number(number)),
    count: words.monthCount(due),
    strip: { total: due, opened: met, due: met + past },
    owed: past > 0 ? words.owed(past) : null,
  };
}

export function yearGrid(context: Context, year: string): YearGrid {
  const words = calendarWords(context.lang);
  const months = [...shelfOf(context).byMonth].filter(([month]) => month.startsWith(year));
  const quarters = new Set(months.map(([month]) => quarterOf(month.slice(5))));
  return {
    title: words.year(year),
    href: context.urls.calendar(year),
    quarters: [...quarters].map((quarter) => ({
      href: context.urls.calendar(year, `Q${quarter}`),
      text: words.quarter(quarter),
    })),
    months: months.map(([month, dues]) => monthCell(context, month, dues)),
  };
}
