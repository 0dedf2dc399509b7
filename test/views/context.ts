import { contextFor, type Context, type Ledger } from '../../src/views/context.ts';
import type { Dataset } from '../../src/model/types.ts';

/** A ledger without history. */
export const NO_LEDGER: Ledger = {
  latest: null,
  releases: null,
  reason: null,
  lastChange: () => null,
  ofProject: () => null,
  ofFigures: () => null,
  checksum: (text) => String(text.length),
};

/** A site without history at the root. */
export function contextOf(dataset: Dataset, lang: 'zh' | 'en' = 'zh'): Context {
  return contextFor(dataset, NO_LEDGER, '/', lang);
}
