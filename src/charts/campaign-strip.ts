/** A whole campaign as one road, one unit of length for each of its roads: opened, owed by the as-of date, not due yet. */
import { escapeText, n, pct, rawText, svg, text, vertical, type Anchor, type Label } from './svg.ts';
import { estimateWidth, inside, placeWords } from './words-in-drawings.ts';

export interface CampaignStripInput {
  /** How many roads, how many opened, how many should be open; due is null where the plan does not say. */
  total: number;
  opened: number;
  due: number | null;
  label: Label;
  /** 2011-01 启动，0 条 · 2013-12-31 期限，59 条 · 实通 44 条 · 11-30 序时：应通 47 条 · 少 3 条 */
  startText: string;
  endText: string;
  openedText: string;
  dueText: string | null;
  shortText: string | null;
  /** How many were open at the end of each finished year: 2011 年底 16 条. */
  yearEnds: readonly { at: number; text: string }[];
}

const TOP = 34;
const BAND = 22;
const OVER = 9;
/** Above this a unit is too fine to see, and the strip is drawn in proportion. */
const MOST_UNITS = 120;
/** Narrowest px of each kind of screen that the classes of the words name. */
const SCREENS = { xl: 1140, md: 710, narrow: 326 };

export function campaignStrip(input: CampaignStripInput): string {
  const { total, opened, due, yearEnds, label } = input;
  const share = (count: number): number => (total > 0 ? Math.min(100, (count / total) * 100) : 0);
  const counted = (count: number): number | null => (total <= MOST_UNITS ? count : null);
  const middle = TOP + BAND / 2;
  const bottom = TOP + BAND;
  const to = share(due ?? 0);
  const built = share(opened);
  const notDue = Math.max(built, to);
  const marks = yearEnds.map(
    ({ at }) => vertical('yr', share(at), bottom, bottom + 12) + vertical('k out', share(at), TOP, bottom),
  );
  const body =
    (opened > 0 ? `<rect y="${TOP}" width="${pct(built)}" height="${BAND}"/>` : '') +
    units('lane', 0, built, middle, counted(opened)) +
    marks.join('') +
    units('o', built, to, middle, counted((due ?? 0) - opened)) +
    units('lane far', notDue, 100, middle, counted(total - Math.max(opened, due ?? 0))) +
    (due !== null && to > 0 && to < 100 ? tick(to, built) : '') +
    vertical('bw', 0, TOP - OVER, bottom + OVER) +
    vertical('bw', 100, TOP - OVER, bottom + OVER) +
    Object.entries(SCREENS)
      .map(
        ([screen, width]) =>
          `<g class="${screen}">${above(input, share, width)}${below(input, share, width)}</g>`,
      )
      .join('');
  return svg('strip campaign', bottom + 50, label, body);
}

/** One dash for each road; dashes of one length where nobody counts them. */
function units(cls: string, from: number, to: number, y: number, count: number | null): string {
  if (to <= from) return '';
  const owed = cls === 'o';
  const [dash, gap] = owed ? [0.65, 0.35] : [0.45, 0.55];
  const thick = owed ? ` stroke-width="${BAND}"` : '';
  const each =
    count !== null && count > 0
      ? ` pathLength="${n(count)}" stroke-dasharray="${dash} ${gap}" stroke-dashoffset="-${gap / 2}"`
      : '';
  return `<line class="${cls}${each ? ' un' : ''}" x1="${pct(from)}" x2="${pct(to)}" y1="${n(y)}" y2="${n(y)}"${thick}${each}/>`;
}

function tick(at: number, built: number): string {
  const line = vertical('k', at, TOP - 13, TOP + BAND + OVER);
  return at >= built ? line : line + vertical('k out', at, TOP, TOP + BAND);
}

type Share = (count: number) => number;

/** The due and the gap on either side of the tick, or together on one side of it near an end. */
function above({ due, dueText, shortText }: CampaignStripInput, share: Share, width: number): string {
  if (due === null || !dueText) return '';
  const at = share(due);
  const y = TOP - 19;
  const dueWidth = estimateWidth(dueText, 13, true) + 6;
  const shortWidth = shortText ? estimateWidth(shortText, 13, true) + 6 : 0;
  const px = (at / 100) * width;
  const short = shortText ? `<tspan class="owed">${escapeText(shortText)}</tspan>` : '';
  if (px + dueWidth <= width && px - shortWidth >= 0)
    return (short ? rawText('v', at, y, short, 'end', -6) : '') + text('v', at, y, dueText, 'start', 4);
  const both = `${short}${short ? '&#160; ' : ''}${escapeText(dueText)}`;
  const place = inside(
    { x: at, width: dueWidth + shortWidth, anchor: px > width / 2 ? 'end' : 'start' },
    width,
  );
  return rawText('v', place.x, y, both, place.anchor);
}

/** What is open, both ends, and the ends of the years where there is room. */
function below(input: CampaignStripInput, share: Share, width: number): string {
  const list: { words: string; x: number; anchor: Anchor; cls: string }[] = [
    { words: input.startText, x: 0, anchor: 'start', cls: 'dt' },
    { words: input.endText, x: 100, anchor: 'end', cls: 'dt' },
    { words: input.openedText, x: share(input.opened), anchor: 'end', cls: 'v' },
  ];
  if (width > SCREENS.narrow)
    for (const { at, text: words } of [...input.yearEnds].reverse())
      list.push({ words, x: share(at), anchor: 'middle', cls: 'dt' });
  const placed = placeWords(
    list.map(({ words, x, anchor, cls }) => ({ x, anchor, width: estimateWidth(words, 13, cls === 'v') })),
    width,
  );
  return list
    .map(({ words, cls }, i) => {
      const place = placed[i]!;
      // A year's end that finds no room is left out: the drawing still has its line.
      return i > 2 && place.row > 0
        ? ''
        : text(cls, place.x, TOP + BAND + 28 + place.row * 18, words, place.anchor);
    })
    .join('');
}
