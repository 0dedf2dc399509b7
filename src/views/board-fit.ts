/**
 * How large a board is set: everything on it grows or shrinks together until it fills its one page. Heights are
 * estimated from the words, a little more rather than less, so that nothing is cut on paper.
 */
import { wrapWords } from '../charts/wrap.ts';

/** Sizes in percent, the largest first; below the last, body text would be smaller than 12 px (9 pt). */
const BOARD_ZOOMS = [130, 120, 110, 100, 95, 90, 85, 80, 75] as const;
export type BoardZoom = (typeof BOARD_ZOOMS)[number];

/** Px of the page inside its margins: A4 at 96 px an inch, less what the rods and edges take. */
const WIDTH = 716;
const HEIGHT = 1028;
/** What the foot takes, with the QR code. */
const FOOT = 176;

/** The words of a board that take room. */
export interface BoardWordsToFit {
  readonly name: string;
  readonly span: string | null;
  readonly answers: readonly { readonly answer: string; readonly evidence: string }[];
  readonly people: readonly { readonly post: string }[];
  readonly milestones: readonly { readonly name: string }[];
  readonly issues: readonly { readonly title: string; readonly closed: boolean }[];
}

export interface BoardLimits {
  readonly milestones: number;
  /** How many difficulties, the open ones first; without `closed`, none that is settled. */
  readonly issues: number;
  readonly closed: boolean;
}

/**
 * Tried in this order, each down to its smallest size: everything, then less of what the page on the web has too. What
 * is settled goes first: large letters are worth more on a wall.
 */
const TRIES: readonly (BoardLimits & { readonly least: BoardZoom })[] = [
  { milestones: Infinity, issues: Infinity, closed: true, least: 90 },
  { milestones: Infinity, issues: Infinity, closed: false, least: 75 },
  { milestones: 12, issues: 5, closed: false, least: 75 },
  { milestones: 8, issues: 3, closed: false, least: 75 },
  { milestones: 5, issues: 2, closed: false, least: 75 },
  { milestones: 3, issues: 1, closed: false, least: 75 },
];
const NOTHING: BoardLimits = { milestones: 0, issues: 0, closed: false };

/** The difficulties that a board within these limits shows. */
export function shownIssues<T extends { readonly closed: boolean }>(
  issues: readonly T[],
  limits: BoardLimits,
): readonly T[] {
  return issues.filter(({ closed }) => limits.closed || !closed).slice(0, limits.issues);
}

const lines = (words: string, size: number, width: number, bold = false): number =>
  words === '' ? 0 : Math.max(1, wrapWords(words, size, width, bold).length);

/** Px that the sheet takes at full size in a place so wide. */
function heightOf(sheet: BoardWordsToFit, width: number, limits: BoardLimits): number {
  const { name, span, answers, milestones, issues, people } = sheet;
  const head = 34 + lines(name, 52, width - 100, true) * 62 + lines(span ?? '', 22, width) * 30;
  const strip = 12 + 94 + 8 + 26;
  const answered = answers.reduce(
    (sum, { answer, evidence }) =>
      sum + 37 + lines(answer, 32, width - 8, true) * 40 + lines(evidence, 17, width) * 24,
    0,
  );
  const nodes = milestones.slice(0, limits.milestones);
  const narrow = nodes.length > 0;
  const [left, right] = narrow ? [((width - 32) * 8) / 13, ((width - 32) * 5) / 13] : [0, width];
  const plan = narrow
    ? 14 + 27 + 33 + nodes.reduce((sum, row) => sum + lines(row.name, 16, left - 350, true) * 24 + 9, 0)
    : 0;
  const chain = 19 + people.reduce((sum, { post }) => sum + lines(post, 16, right - 152, true) * 24, 0);
  const shown = shownIssues(issues, limits);
  const settled =
    42 +
    shown.reduce((sum, row) => sum + 11 + Math.max(2, 1 + lines(row.title, 17, width - 230, true)) * 24, 0);
  const rest = shown.length < issues.length || nodes.length < milestones.length ? 26 : 0;
  return head + strip + answered + Math.max(plan, chain) + settled + rest;
}

/** The largest size at which all that can be shown fits one page, and how much that is. */
export function fitBoard(sheet: BoardWordsToFit): { zoom: BoardZoom; limits: BoardLimits } {
  for (const { least, ...limits } of TRIES)
    for (const zoom of BOARD_ZOOMS) {
      const scale = zoom / 100;
      if (zoom < least) break;
      // The foot keeps its size: a QR code and an address must stay readable on the smallest board.
      if (heightOf(sheet, WIDTH / scale, limits) * scale + FOOT <= HEIGHT) return { zoom, limits };
    }
  return { zoom: 75, limits: NOTHING };
}
