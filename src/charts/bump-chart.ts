/** Ranks month by month: a line a subject, its name at the end. Lines differ in their stroke, and pass over each other with a gap. */
import { monthIndex } from './month-axis.ts';
import {
  horizontal,
  n,
  pct,
  rawText,
  stretched,
  svg,
  text,
  vertical,
  escapeText,
  type Label,
  type Point,
} from './svg.ts';
import { wrapWords } from './wrap.ts';

export interface BumpInput {
  label: Label;
  /** The months in which ranks were made, ascending; others are passed over. */
  months: readonly string[];
  /** In the order of their last ranks. */
  lines: readonly BumpLine[];
  /** Before the name of who has no rank in the last month: 不排名. */
  unranked: string;
}

export interface BumpLine {
  name: string;
  /** One a month; null where it was not ranked. */
  ranks: readonly (number | null)[];
}

const TOP = 8;
/** Px that a name may take beside the plot: the padding of the class `bump`, less its distance. */
const NAME = 104;
const SIZE = 13;
const LINE = 16;
/** Px between lines that share a rank. */
const TIED = 5;
/** Strokes that tell neighbours apart. */
const STROKES = 4;

interface Dot {
  x: number;
  y: number;
}

/** Y of each line in each month; those that share a rank stand side by side, in the order of the lines. */
function heights(lines: readonly BumpLine[], months: number, row: number): (number | null)[][] {
  return lines.map(({ ranks }, at) =>
    Array.from({ length: months }, (_, month) => {
      const rank = ranks[month] ?? null;
      if (rank === null) return null;
      const before = lines.slice(0, at).filter((line) => line.ranks[month] === rank).length;
      return TOP + (rank - 1) * row + row / 2 + before * TIED;
    }),
  );
}

/** Runs without a month missing; a line breaks where its subject was not ranked. */
function runs(ys: readonly (number | null)[], xOf: (month: number) => number): Dot[][] {
  const found: Dot[][] = [];
  let open: Dot[] | null = null;
  ys.forEach((y, month) => {
    if (y === null) open = null;
    else if (open === null) found.push((open = [{ x: xOf(month), y }]));
    else open.push({ x: xOf(month), y });
  });
  return found;
}

/** Only where it turns: a point on the way between its neighbours says nothing. */
function corners(run: readonly Dot[]): Dot[] {
  return run.filter(
    ({ y }, i) => i === 0 || i === run.length - 1 || y !== run[i - 1]!.y || y !== run[i + 1]!.y,
  );
}

/** Names at the right end: rank and name, in as many lines as they need, pushed down where they would touch. */
function names(
  lines: readonly BumpLine[],
  ys: readonly (number | null)[][],
  unranked: string,
): [string, number] {
  let free = TOP + 12;
  const drawn = lines.map(({ name, ranks }, at) => {
    const rank = ranks.at(-1) ?? null;
    const words = wrapWords(rank === null ? `${unranked} ${name}` : `${rank} ${name}`, SIZE, NAME, true);
    const wished = (ys[at]?.at(-1) ?? free) + 4 - ((words.length - 1) * LINE) / 2;
    const y = Math.max(wished, free);
    free = y + words.length * LINE;
    return words
      .map((word, i) => rawText(rank === null ? 'dt' : 'v', 100, y + i * LINE, escapeText(word), 'start', 10))
      .join('');
  });
  return [drawn.join(''), free - LINE + 4];
}

function axis(months: readonly string[], xOf: (month: number) => number, bottom: number): string {
  const first = months[0] ?? '';
  const last = months.at(-1) ?? '';
  const years = months
    .map((month, i) => ({ month, x: xOf(i) }))
    .filter(({ month }, i) => i > 0 && month.endsWith('-01'))
    .map(
      ({ month, x }) =>
        vertical('h', x, TOP, bottom) +
        (x > 24 && x < 76 ? text('dt', x, bottom + 18, month.slice(0, 4), 'middle') : ''),
    );
  return (
    years.join('') +
    text('dt', 0, bottom + 18, first) +
    (months.length > 1 ? text('dt', 100, bottom + 18, last, 'end') : '')
  );
}

/** Needs the padding of the class `bump` for the names at the right. */
export function bumpChart({ label, months, lines, unranked }: BumpInput): string {
  const start = monthIndex(months[0] ?? '0000-01');
  const span = monthIndex(months.at(-1) ?? '0000-01') - start;
  const xOf = (month: number): number =>
    span > 0 ? ((monthIndex(months[month] ?? '') - start) / span) * 100 : 100;
  const most = Math.max(1, ...lines.map(({ name }) => wrapWords(`00 ${name}`, SIZE, NAME, true).length));
  const row = Math.max(30, most * LINE + 8);
  const ranked = lines.filter(({ ranks }) => ranks.some((rank) => rank !== null));
  const lowest = Math.max(1, ...ranked.flatMap(({ ranks }) => ranks.map((rank) => rank ?? 1)));
  const ys = heights(ranked, months.length, row);
  const [labels, foot] = names(ranked, ys, unranked);
  const bottom = Math.max(TOP + lowest * row, foot);
  const plot = bottom - TOP;
  const share = ({ x, y }: Dot): Point => [x, ((y - TOP) / plot) * 100];
  // From the last to the first, so that the first lies over the others.
  const drawn = ranked
    .map((_, at) => {
      const own = runs(ys[at]!, xOf);
      const paths = own.filter((run) => run.length > 1).map((run) => corners(run).map(share));
      const ends = own.map((run) => run.at(-1)!);
      return (
        stretched(TOP, plot, [
          ...paths.map((points) => ({ cls: 'gap', points })),
          ...paths.map((points) => ({ cls: `q${at % STROKES}`, points })),
        ]) + ends.map(({ x, y }) => `<circle class="dot" cx="${pct(x)}" cy="${n(y)}" r="4"/>`).join('')
      );
    })
    .toReversed();
  const rows = Array.from({ length: lowest }, (_, i) => TOP + i * row + row / 2);
  return svg(
    'bump',
    bottom + 26,
    label,
    rows.map((y) => horizontal('h', 0, 100, y)).join('') +
      axis(months, xOf, bottom) +
      drawn.join('') +
      rows.map((y, i) => text('dt', 0, y + 4, String(i + 1), 'end', -8)).join('') +
      labels,
  );
}
