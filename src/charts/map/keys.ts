/** What the lines of a map's legend draw, each 30 × 14. */
import type { MapGroup } from './types.ts';

/** What a line of the legend draws. */
export type LegendKey = MapGroup | 'network' | 'district' | 'water' | 'other';

const bars = '<path class="bar" d="M2 7h2.6M25.4 7h2.6"/>';
export const LEGEND_SAMPLES: Readonly<Record<LegendKey, string>> = {
  open: '<path class="ln" d="M1 7h28"/>',
  owed: `<path class="ow" d="M3 7h24"/>${bars}`,
  gap: `<path class="dot" d="M3 7h24"/>${bars}`,
  none: '<path class="off" d="M3 7h24M18 0l-6 14"/>',
  other: '<path class="oth" d="M1 7h28"/>',
  network: '<path class="net" d="M1 7h28"/>',
  district: '<path class="edge" d="M1 7h28"/>',
  water: '<path class="river" stroke-width="9" d="M5 7h20"/>',
};
