/** A map of very many roads: one path for the roads of each group in each district, leading to the district's own map. */
import { escapeText, n } from '../svg.ts';
import { frameOn, type PxLine } from './frame.ts';
import { barShare, furniture } from './furniture.ts';
import { groundOf } from './ground.ts';
import { along, joined, lengthOf, pathOf, thinned } from './lines.ts';
import { stretchedTo } from './roads.ts';
import type { LonLatLine, MapDrawing, MapForm, MapGroup, MapInput } from './types.ts';
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
export const MOST_ROADS = 600;
/** Units that a road is drawn long at least: small, so that neighbours stay apart. */
const LEAST = 6;
/** Bytes that all roads may take together, for each byte of the network's budget. */
const SHARE = 1.8;
/** Units of the squares in which roads of one kind become one stroke, tried until all fit. */
const SQUARES = [4, 8, 12, 16, 24];

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
  const fitted = fit(drawn, form);
  const body = fitted.paths.map(({ group, label, href, d }) =>
    d === ''
      ? ''
      : `<a class="r-${group} m" href="${escapeText(href)}"><title>${escapeText(label)}</title><path class="${CLASS[group]}" d="${d}"/></a>`,
  );
  const under = (cls: string, scale: number): string =>
    `<g class="${cls}" font-size="${n(SMALL_TYPE * scale)}">${furniture(frame, words, scale, barShare(form, scale)).svg}</g>`;
  const ground = groundOf(input.ground, frame, form, id);
  const svg =
    `<svg class="sheet" viewBox="0 0 ${frame.width} ${frame.height}" role="group" aria-labelledby="${id}-t">` +
    `<title id="${id}-t">${escapeText(words.title)}</title><desc>${escapeText(words.desc)}</desc>` +
    `${ground.svg}${body.join('')}${under('wide', form.wide)}${under('narrow', form.narrow)}</svg>`;
  return {
    svg,
    least: short ? LEAST * frame.metres : null,
    metres: frame.metres,
    thinned: fitted.thinned,
  };
}

type Drawn = Pick<RoadBundle, 'group' | 'label' | 'href'> & { lines: readonly PxLine[] };
type Written = Pick<RoadBundle, 'group' | 'label' | 'href'> & { d: string };

/** The roads as paths: as they are, or from end to end, or one for all that lie in the same small square. */
function fit(drawn: readonly Drawn[], form: MapForm): { paths: Written[]; thinned: boolean } {
  const write = (digits: 0 | 1, lines: (all: readonly PxLine[]) => readonly PxLine[]): Written[] =>
    drawn.map(({ lines: all, ...bundle }) => ({ ...bundle, d: pathOf(lines(all), digits) }));
  const fits = (paths: readonly Written[]): boolean =>
    paths.reduce((sum, { d }) => sum + d.length, 0) <= form.budget * SHARE;
  const whole = write(form.digits, (all) => all);
  if (fits(whole)) return { paths: whole, thinned: false };
  const ends = (line: PxLine): PxLine => [line[0]!, line.at(-1)!];
  let paths = write(0, (all) => all.map(ends));
  if (fits(paths)) return { paths, thinned: false };
  for (const size of SQUARES) {
    paths = write(0, (all) => onePer(all.map(ends), size));
    if (fits(paths)) break;
  }
  return { paths, thinned: true };
}

/** The first line in each square of so many units. */
function onePer(lines: readonly PxLine[], size: number): PxLine[] {
  const squares = new Map<string, PxLine>();
  for (const line of lines) {
    const { at } = along(line, 0.5);
    const key = `${Math.floor(at[0] / size)} ${Math.floor(at[1] / size)}`;
    if (!squares.has(key)) squares.set(key, line);
  }
  return [...squares.values()];
}

const CLASS: Readonly<Record<MapGroup, string>> = { open: 'ln', gap: 'dot', owed: 'ow', none: 'off' };
