/** Announced figures as data to be taken. */
import { announcedWords } from '../i18n/pages/announced.ts';
import { announcedRows, verdictSentence, type AnnouncedRow } from './announced.ts';
import type { Context } from './context.ts';
import { plainWords } from './sentence.ts';
import { figureCell, takeOf, textCell, type PageCell, type PageTake } from './take.ts';

function computedCell({ computed: { text, view, figure } }: AnnouncedRow): PageCell {
  if (view === null || figure === null) return textCell(text);
  return { ...figureCell(figure, view, true), shown: [{ figure: view }] };
}

/** As the page says it, with the difference and its reason. */
function verdictCell(row: AnnouncedRow, lang: Context['lang']): PageCell {
  const shown = verdictSentence(row, lang);
  return { text: plainWords(shown), shown };
}

/**
 * Null where nothing was announced for the scopes wanted.
 * @param page whose part `announced` shows it
 */
export function announcedTake(
  context: Context,
  path: string,
  page: string,
  wanted: (scope: string) => boolean,
): PageTake | null {
  const { lang, dataset } = context;
  const words = announcedWords(lang);
  const { columns } = words;
  const rows = announcedRows(context, wanted);
  if (rows.length === 0) return null;
  return takeOf(context, {
    path,
    title: words.title,
    period: dataset.as_of,
    address: `${page}#announced`,
    columns: [
      { id: 'scope', name: columns.scope, unit: null },
      { id: 'measure', name: columns.measure, unit: null },
      { id: 'period', name: columns.period, unit: null },
      { id: 'announced', name: columns.announced, unit: null },
      { id: 'computed', name: columns.computed, unit: 'mixed', fraction: true },
      { id: 'verdict', name: columns.verdict, unit: null },
      { id: 'difference', name: columns.difference, unit: null, filesOnly: true },
      { id: 'note', name: columns.note, unit: null, filesOnly: true },
      { id: 'source_url', name: columns.source, unit: null },
    ],
    rows: rows.map((row) => [
      textCell(row.scope),
      textCell(row.measure),
      textCell(row.period),
      textCell(row.announced),
      computedCell(row),
      verdictCell(row, lang),
      textCell(row.difference ?? ''),
      textCell(row.note ?? ''),
      { text: row.source, shown: [{ link: { href: row.source, text: columns.source } }] },
    ]),
  });
}
