/** What holds a campaign to its word, each an own page, as the home page lists them. */
import { instrumentWords } from '../i18n/pages/instruments.ts';
import type { Context } from './context.ts';

export interface Instrument {
  href: string;
  name: string;
  /** In one line what a reader finds there. */
  text: string;
}

export interface InstrumentsView {
  title: string;
  items: readonly Instrument[];
}

export function instrumentsView(context: Context): InstrumentsView {
  const { urls, lang } = context;
  const words = instrumentWords(lang);
  const item = (href: string, [name, text]: readonly [string, string]): Instrument => ({ href, name, text });
  return {
    title: words.title,
    items: [
      item(urls.units(), words.units),
      item(urls.issues(), words.issues),
      item(urls.leaders(), words.leaders),
      item(urls.districts(), words.ledgers),
      item(urls.stalled(), words.stalled),
      item(urls.digests(), words.digests),
      item(urls.inspections(), words.inspections),
      item(urls.ladder(), words.ladder),
      item(urls.practices(), words.practices),
      item(urls.calendar(), words.calendar),
      item(urls.rankings(), words.rankings),
      item(urls.wallchart(), words.wallchart),
      item(urls.disclosure(), words.disclosure),
      item(urls.candidates(), words.candidates),
      item(urls.announced(), words.announced),
      item(urls.stories(), words.stories),
    ],
  };
}
