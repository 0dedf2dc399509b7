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
    // Who answers, what is stuck, what follows, how it was chosen and what was learnt, what to read.
    items: [
      item(urls.units(), words.units),
      item(urls.leaders(), words.leaders),
      item(urls.districts(), words.ledgers),
      item(urls.issues(), words.issues),
      item(urls.stalled(), words.stalled),
      item(urls.calendar(), words.calendar),
      item(urls.inspections(), words.inspections),
      item(urls.ladder(), words.ladder),
      item(urls.rankings(), words.rankings),
      item(urls.candidates(), words.candidates),
      item(urls.practices(), words.practices),
      item(urls.digests(), words.digests),
      item(urls.stories(), words.stories),
      item(urls.wallchart(), words.wallchart),
      item(urls.announced(), words.announced),
      item(urls.disclosure(), words.disclosure),
    ],
  };
}
