/** A map of very many roads: one path for the roads of each group in each district, leading to the district's own map. */
import { escapeText, n } from '../svg.ts';
import { frameOn, type PxLine } from './frame.ts';
import { barShare, furniture } from './furniture.ts';
import { groundOf } from './ground.ts';
import { joined, lengthOf, pathOf, thinned } from './lines.ts';
import { stretchedTo } from './roads.ts';
import type { LonLatLine, MapDrawing, MapGroup, MapInput } from './types.ts';
import { SMALL_TYPE } from './words.ts';

/** The roads of one group in one district. */
export interface RoadBundle {
  group: MapGroup;
  /** What its link is called: 望湖区，落后 120 条 */
  label: string;
  href: string;
  /** The lines of each road. */
  roads: readonly (readonly LonLatLine[])[];
}

export interface MergedInput extends Pick<MapInput, 'id' | 'ground' | 'form' | 'words'> {
  bundles: readonly RoadBundle[];
}

/** Above this many roads their links and words would make the page too heavy to read. */
export const MOST_ROADS = 1000;
/** Units that a road is drawn long at least: small, so that neighbours stay apart. */
const LEAST = 6;
/** Bytes that all roads may take together; what does not fit is drawn as a dot of the least length. */
const BUDGET = 48_000;

const ORDER: readonly MapGroup[] = ['none', 'open', 'gap', 'owed'];

export function drawMerged(input: MergedInput): MapDrawing | null {
  const { bundles, form, id, words } = input;
  const frame = frameOn(
    bundles.flatMap(({ roads }) => roads.flat()),
    form,
    2000,
  );
  if (!frame) return null;
  let short = false;
  const main = (parts: readonly LonLatLine[]): PxLine | null => {
    const chains = joined(parts.map((line) => ({ kind: null, line: line.map(frame.place) })));
    const [longest] = chains.map(({ line }) => line).sort((a, b) => lengthOf(b) - lengthOf(a));
    if (!longest || longest.length < 2) return null;
    if (lengthOf(longest) >= LEAST) return thinned(longest, 0.8);
    short = true;
    return stretchedTo(longest, LEAST);
  };
  const drawn = bundles
    .map((bundle) => ({ ...bundle, lines: bundle.roads.map(main).filter((line) => line !== null) }))
    .sort((a, b) => ORDER.indexOf(a.group) - ORDER.indexOf(b.group));
  const straight = pathOf(drawn.map(({ lines }) => lines).flat(), form.digits).length > BUDGET;
  const ends = (line: PxLine): PxLine => (straight ? [line[0]!, line.at(-1)!] : line);
  const body = drawn.map(({ group, label, href, lines }) => {
    const d = pathOf(lines.map(ends), straight ? 0 : form.digits);
    return d
      ? `<a class="r-${group} m" href="${escapeText(href)}"><title>${escapeText(label)}</title><path class="${CLASS[group]}" d="${d}"/></a>`
      : '';
  });
  const under = (cls: string, scale: number): string =>
    `<g class="${cls}" font-size="${n(SMALL_TYPE * scale)}">${furniture(frame, words, scale, barShare(form, scale)).svg}</g>`;
  const ground = groundOf(input.ground, frame, form, id);
  const svg =
    `<svg class="sheet" viewBox="0 0 ${frame.width} ${frame.height}" role="group" aria-labelledby="${id}-t" aria-describedby="${id}-d">` +
    `<title id="${id}-t">${escapeText(words.title)}</title><desc id="${id}-d">${escapeText(words.desc)}</desc>` +
    `${ground.svg}${body.join('')}${under('wide', form.wide)}${under('narrow', form.narrow)}</svg>`;
  return { svg, least: short ? LEAST * frame.metres : null, metres: frame.metres };
}

const CLASS: Readonly<Record<MapGroup, string>> = { open: 'ln', gap: 'dot', owed: 'ow', none: 'off' };
