/** The months of the reverse plan as data to be taken. */
import { calendarWords } from '../i18n/pages/calendar.ts';
import { MONTHS_PATH, shelfOf } from './calendar-shelf.ts';
import type { Context } from './context.ts';
import { countsOf } from './due.ts';
import { countCell, linkCell, takeOf, type PageTake } from './take.ts';

/** What was due in each month, done, overdue and coming; null where nothing is due at all. */
export function calendarTake(context: Context): PageTake | null {
  const { lang, urls, dataset } = context;
  const words = calendarWords(lang);
  const { byMonth } = shelfOf(context);
  if (byMonth.size === 0) return null;
  const { columns } = words;
  return takeOf(context, {
    path: MONTHS_PATH,
    title: words.months,
    period: dataset.as_of,
    address: `${urls.calendar()}#months`,
    columns: [
      { id: 'month', name: columns.month, unit: null },
      { id: 'due', name: columns.due, unit: 'count' },
      { id: 'met', name: columns.met, unit: 'count' },
      { id: 'past', name: columns.past, unit: 'count' },
      { id: 'coming', name: columns.coming, unit: 'count' },
    ],
    rows: [...byMonth].map(([month, dues]) => {
      const { due, met, past, coming } = countsOf(dues);
      return [
        linkCell(month, urls.calendar(month.slice(0, 4), month.slice(5))),
        ...[due, met, past, coming].map(countCell),
      ];
    }),
  });
}
