/** A page of the map as data to be taken: its list as rows, its drawing as the picture. */
import { mapWords } from '../i18n/pages/map.ts';
import { takeWords } from '../i18n/pages/take.ts';
import type { Context } from './context.ts';
import { mapView, type MapSelection } from './map.ts';
import { linkCell, mapPath, takeOf, textCell, type PageTake } from './take.ts';

export function mapTake(context: Context, selection: MapSelection): PageTake {
  const { lang, noun } = context;
  const words = takeWords(lang);
  const { list } = mapWords(lang);
  const view = mapView(context, selection);
  return takeOf(context, {
    path: mapPath(selection),
    title: view.taken.title,
    period: view.period,
    address: view.head.address,
    columns: [
      { id: 'list', name: words.listed, unit: null },
      { id: 'id', name: words.id, unit: null, filesOnly: true },
      { id: 'plate', name: words.plate, unit: null },
      { id: 'name', name: list.road[noun], unit: null },
      { id: 'span', name: words.span, unit: null },
      { id: 'status', name: list.status, unit: null },
      { id: 'date', name: list.date, unit: null },
      { id: 'on_map', name: words.onMap, unit: null },
    ],
    rows: view.lists.flatMap(({ title, rows }) =>
      rows.map((row) => [
        textCell(title),
        textCell(row.id),
        textCell(row.plate),
        linkCell(row.name, row.href),
        textCell(row.span ?? ''),
        textCell(row.statusWord),
        textCell(row.date),
        textCell(row.onMap ? words.yes : words.no),
      ]),
    ),
    drawn: view.figure !== null,
  });
}
