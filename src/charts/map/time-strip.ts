/** The campaign as a strip through time: one short stroke for each road opened in a month, each month a link. */
import { monthIndex } from '../month-axis.ts';
import { escapeText, horizontal, n, pct, svg, text, vertical } from '../svg.ts';
import { estimateWidth } from '../words-in-drawings.ts';

interface StripMonth {
  /** `2013-11` */
  month: string;
  /** Roads opened in it. */
  opened: number;
  /** Null for a month without a map. */
  href: string | null;
  label: string;
}

export interface TimeStripInput {
  /** First and last month of the strip, the end of the campaign being the last. */
  first: string;
  last: string;
  /** The month of the map. */
  current: string;
  /** In order of time, none after the current one. */
  months: readonly StripMonth[];
  /** 2013-11　已通 44，还断 15 */
  currentText: string;
  label: string;
  /** 7 月 */
  monthName: (month: number) => string;
}

const ROOM = 30;
const STACK = 48;
const BAND = 6;
/** Above this many roads in one month its strokes would be too fine to count. */
const MOST_STROKES = 14;
const WIDTHS = { wide: 960, narrow: 326 };

/** Whether every road opened has a stroke of its own; else the stacks are bars in proportion. */
export function isCounted(months: readonly { opened: number }[]): boolean {
  return months.every(({ opened }) => opened <= MOST_STROKES);
}

export function timeStrip(input: TimeStripInput): string {
  const from = monthIndex(input.first);
  const count = Math.max(1, monthIndex(input.last) - from + 1);
  const cell = 100 / count;
  const middle = (month: string): number => (monthIndex(month) - from + 0.5) * cell;
  const most = Math.max(1, ...input.months.map(({ opened }) => opened));
  const step = Math.min(6, STACK / most);
  // Where the road lies, and the stacks on it.
  const road = ROOM + step * most + 8;
  const foot = road - 6;
  const now = middle(input.current);
  const counted = isCounted(input.months);
  const months = input.months.map(({ month, opened, href, label }) => {
    const x = middle(month);
    const height = opened * step;
    // One line for the whole stack, cut into a stroke for each road.
    const cut = counted ? ` pathLength="${opened}" stroke-dasharray="0.55 0.45"` : '';
    const strokes =
      opened > 0
        ? `<line class="op" x1="${pct(x)}" x2="${pct(x)}" y1="${n(foot)}" y2="${n(foot - height)}"${cut}/>`
        : '';
    const hit = `<rect class="hit" x="${pct(x - cell / 2)}" width="${pct(cell)}" y="${ROOM}" height="${road + 24 - ROOM}"/>`;
    return href === null
      ? strokes
      : `<a href="${escapeText(href)}" data-month="${escapeText(month)}"${month === input.current ? ' aria-current="true"' : ''}><title>${escapeText(label)}</title>${hit}${strokes}</a>`;
  });
  const body =
    horizontal('lane far', Math.min(now, 99.9), 100, road) +
    horizontal('way', 0, now, road, BAND) +
    vertical('b', 0, road - 8, road + 8) +
    vertical('b', 100, road - 8, road + 8) +
    axis(input, from, count, cell, road) +
    months.join('') +
    marker(input, now, road);
  return `<div role="group" aria-label="${escapeText(input.label)}">${svg('strip time', road + 30, null, body).replace(' aria-hidden="true"', '')}</div>`;
}

/** The name of each year at its first month; months of the quarters between, where there is room. */
function axis(input: TimeStripInput, from: number, count: number, cell: number, road: number): string {
  const parts: string[] = [];
  const yearPx = cell * 12 * (WIDTHS.wide / 100);
  const every = Math.ceil(44 / Math.max(1, yearPx));
  for (let i = 0; i < count; i++) {
    const month = ((from + i) % 12) + 1;
    const year = Math.floor((from + i) / 12);
    const x = i * cell;
    if (month === 1 || i === 0) {
      // A first year of a month or two would run into the next one's name.
      if (i === 0 && month > 9 && cell < 3) continue;
      if (year % every === 0 || i === 0) parts.push(text('v yr', x, road + 27, String(year), 'start', 2));
    } else if ((month === 4 || month === 7 || month === 10) && cell > 1.6)
      parts.push(text('dt wide', x + cell / 2, road + 27, input.monthName(month), 'middle'));
  }
  return parts.join('');
}

function marker({ currentText }: TimeStripInput, at: number, road: number): string {
  const words = (width: number): string => {
    const half = estimateWidth(currentText, 13, true) / 2;
    const px = (at / 100) * width;
    const anchor = px + half > width ? 'end' : px - half < 0 ? 'start' : 'middle';
    // Where even the end of the words would leave the strip, they stand at its edge.
    const x =
      anchor === 'end' && px - half * 2 < 0 ? 100 : anchor === 'start' && px + half * 2 > width ? 0 : at;
    return text('v', x, 16, currentText, anchor, anchor === 'end' && x === at ? 8 : 0);
  };
  const handle = `<svg x="${pct(at)}"><rect class="knob" x="-9" y="${road - 9}" width="18" height="18" rx="3"/><path class="grip" d="M-3 ${road - 5}v10M3 ${road - 5}v10"/></svg>`;
  return (
    vertical('k', at, 22, road) +
    `<g class="wide">${words(WIDTHS.wide)}</g><g class="narrow">${words(WIDTHS.narrow)}</g>${handle}`
  );
}
