/** What every map carries: a scale bar and where north is. */
import { escapeText, n } from '../svg.ts';
import type { Frame } from './frame.ts';
import type { Box } from './labels.ts';
import type { MapForm, MapWords } from './types.ts';

const LENGTHS = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];

export interface ScaleBar {
  metres: number;
  /** Units. */
  length: number;
}

/** The longest round length whose bar is at most about a fifth of the sheet. */
export function scaleBar(frame: Pick<Frame, 'width' | 'metres'>, share = 0.2): ScaleBar {
  const most = frame.width * share * frame.metres;
  const metres = LENGTHS.filter((length) => length <= most).at(-1) ?? LENGTHS[0]!;
  return { metres, length: metres / frame.metres };
}

/** The share of the sheet that the bar may take: more where the sheet is small. */
export function barShare({ width }: MapForm, scale: number): number {
  return width / scale > 400 ? 0.2 : 0.32;
}

export interface Furniture {
  svg: string;
  box: Box;
}

/** At the lower left: the bar with its length, then an arrow and the word for north. */
export function furniture(frame: Frame, words: MapWords, scale: number, share: number): Furniture {
  const bar = scaleBar(frame, share);
  const text = words.distance(bar.metres);
  const size = 12 * scale;
  const [left, base] = [6 * scale, frame.height - 10 * scale];
  const tick = 5 * scale;
  const end = left + bar.length;
  const textEnd = end + 6 * scale + text.length * size * 0.75;
  const arrow = textEnd + 14 * scale;
  const [tip, foot] = [base - 13 * scale, base];
  const half = 4 * scale;
  const north = arrow + 8 * scale;
  const svg =
    `<path class="sb" d="M${n(left)} ${n(base - tick)}V${n(base)}H${n(end)}V${n(base - tick)}"/>` +
    `<text x="${n(end + 6 * scale)}" y="${n(base)}">${escapeText(text)}</text>` +
    `<path d="M${n(arrow)} ${n(tip)}L${n(arrow + half)} ${n(foot)}L${n(arrow)} ${n(foot - 3 * scale)}L${n(arrow - half)} ${n(foot)}Z"/>` +
    `<text x="${n(north)}" y="${n(base)}">${escapeText(words.north)}</text>`;
  return { svg, box: [0, base - 18 * scale, north + words.north.length * size, frame.height] };
}
