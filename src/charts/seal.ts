/**
 * The seal 销号 of a closed issue, and the empty slot of an open one. Upright, never round, no star: not an official
 * stamp. The two characters are outlines, so that they look the same where no such font is installed.
 */
import { svg, type Label } from './svg.ts';

/** Noto Serif CJK SC Bold (OFL), in tenths of a px, laid out in a seal of 20 × 34. */
const CHARACTERS =
  'M161 57l-18-9c-1 7-6 21-10 30l2 2c7-7 16-15 21-21c3 0 4-1 5-2zM89 50l-2 1c5 7 10 16 11 25c12 10 25-15-9-26zM139 126h-35v-17h35z' +
  'M68 51c4 0 5-1 5-3l-20-6c-2 14-9 38-17 51l2 1c3-3 5-5 8-8l1 2h8v22h-18l1 4h17v27c0 3-1 4-7 9l15 13c1-1 2-3 3-6c10-12 18-23 22-28' +
  'l-1-2c-6 4-12 8-17 11v-24h18c0 0 1 0 1 0v52h3c6 0 12-4 12-5v-31h35v17c0 1-1 2-3 2c-3 0-13 0-13 0v1c5 1 8 3 10 5c1 3 2 6 2 11' +
  'c17-2 19-7 19-18v-58c2 0 4-2 5-2l-15-12l-6 8h-9v-37c4 0 5-2 5-3l-19-2v42h-10l-16-7v33c-4-4-10-9-10-9l-7 9h-2v-22h14c2 0 4 0 4-2' +
  'c-5-4-13-11-13-11l-7 10h-21c6-6 11-13 15-20h25c2 0 3-1 3-2c-4-5-12-11-12-11l-7 9h-7c2-3 3-6 4-10zM139 105h-35v-17h35z' +
  'M148 220l-9 11h-100l1 4h30c-2 4-4 11-7 16c-2 0-4 2-6 3l15 9l6-7h51c-3 13-6 23-9 25c-2 1-3 1-5 1c-4 0-16-1-24-1v1c7 2 13 4 16 6' +
  'c3 2 4 6 3 10c9 0 15-2 19-4c8-5 12-18 15-35c3 0 5-1 5-2l-13-12l-8 8h-49c3-6 6-13 8-18h72c2 0 3-1 3-2c-5-6-14-13-14-13z' +
  'M77 221v-5h47v7h3c5 0 12-3 13-4v-30c2-1 4-2 5-3l-15-12l-7 8h-45l-17-6v50h2c7 0 14-4 14-5zM124 186v26h-47v-26z';

const SLOT = '<rect class="slot" x=".5" y=".5" width="19" height="33" rx="2"/>';
const STAMP =
  '<rect class="owed" width="20" height="34" rx="2"/><rect class="rim" x="1.5" y="1.5" width="17" height="31" rx="1"/>' +
  `<svg viewBox="0 0 200 340" class="out-fill"><path d="${CHARACTERS}"/></svg>`;

/** 20 × 34: the seal where the issue is closed, else the dashed slot it will stand in. */
export function seal(closed: boolean, label: Label): string {
  return svg('seal', 34, label, closed ? STAMP : SLOT, 20);
}

/** The seal once for a page that shows many: `sealAgain` shows it wherever it is wanted. Has no size of its own. */
export const SEAL_ONCE = `<svg class="hide" width="0" height="0" aria-hidden="true"><symbol id="seal" viewBox="0 0 20 34">${STAMP}</symbol></svg>`;

/** As `seal`, on a page that has `SEAL_ONCE`; `scale` 1 is 20 × 34. */
export function sealAgain(closed: boolean, label: Label, scale = 1): string {
  if (!closed) return seal(false, label);
  return svg('seal', 34 * scale, label, '<use href="#seal"/>', 20 * scale);
}
