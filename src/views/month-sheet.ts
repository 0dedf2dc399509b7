/** A month as a sheet of days, seven to a week from Monday. */
import { formatDate } from '../i18n/format.ts';
import { calendarWords } from '../i18n/pages/calendar.ts';
import { monthEnd, weekday } from '../model/dates.ts';
import type { Month } from '../schema/field.ts';
import type { Context } from './context.ts';
import type { Due } from './due.ts';

interface SheetItem {
  plate: string | null;
  text: string;
  state: Due['state'];
  href: string | null;
}

interface SheetDay {
  /** Null before the first and after the last of the month. */
  day: number | null;
  items: readonly SheetItem[];
  /** How many are not shown, in words; null where all are. */
  more: string | null;
  /** All of the day, in words, with the row of the list where they begin; null where there are none. */
  all: { href: string; text: string; owed: boolean } | null;
}

export interface MonthSheet {
  caption: string;
  weekdays: readonly string[];
  weeks: readonly (readonly SheetDay[])[];
  legend: string;
  undated: string | null;
}

/** Where a day of a full month still has room on a sheet of paper, and where months are less full. */
const TIGHT = 3;
const ROOMY = 6;
const FULL = 40;

const EMPTY: SheetDay = { day: null, items: [], more: null, all: null };

function itemOf({ project, what, kind, state }: Due, context: Context): SheetItem {
  const { lang, urls } = context;
  const words = calendarWords(lang);
  return {
    plate: project?.plate ?? null,
    text: kind === 'milestone' && what !== null ? what : words.short[kind],
    state,
    href: project === null ? null : urls.project(project.id),
  };
}

/**
 * @param dues everything of the month
 * @param addressOf where the row of a date stands
 */
export function monthSheet(
  context: Context,
  month: Month,
  dues: readonly Due[],
  addressOf: (date: string) => string,
): MonthSheet {
  const words = calendarWords(context.lang);
  const byDay = Map.groupBy(dues, ({ date }) => date);
  const most = dues.length > FULL ? TIGHT : ROOMY;
  const days = Number(monthEnd(month).slice(8));
  const cells: SheetDay[] = Array.from({ length: weekday(`${month}-01`) }, () => EMPTY);
  for (let day = 1; day <= days; day += 1) {
    const date = `${month}-${String(day).padStart(2, '0')}`;
    const own = byDay.get(date) ?? [];
    cells.push({
      day,
      items: own.slice(0, most).map((due) => itemOf(due, context)),
      more: own.length > most ? words.more(own.length - most) : null,
      all:
        own.length === 0
          ? null
          : {
              href: addressOf(date),
              text: words.items(own.length),
              owed: own.some(({ state }) => state === 'past'),
            },
    });
  }
  while (cells.length % 7 !== 0) cells.push(EMPTY);
  const undated = dues.filter(({ date }) => date.length === 7).length;
  return {
    caption: words.sheet(formatDate(month, context.lang)),
    weekdays: words.weekdays,
    weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)),
    legend: words.legend,
    undated: undated > 0 ? words.undated(undated) : null,
  };
}
