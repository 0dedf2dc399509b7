/**
 * How large a board is set: everything on it grows or shrinks together until it fills its one page. Heights are
 * estimated from the words, a little more rather than less, so that nothing is cut on paper.
 */
import { estimateWidth } from '../charts/words-in-drawings.ts';
import { wrapWords } from '../charts/wrap.ts';

/** Sizes in percent, the largest first; below the last, body text would be smaller than 12 px (9 pt). */
const BOARD_ZOOMS = [130, 120, 110, 100, 95, 90, 85, 80, 75] as const;
export type BoardZoom = (typeof BOARD_ZOOMS)[number];

/** Px of the page inside its margins: A4 at 96 px an inch, less what the rods and edges take. */
const WIDTH = 716;
const HEIGHT = 1028;
/** The line above the foot and the space around it; the QR code; what is left for words beside that. */
const FOOT_EDGE = 26;
const QR = 150;
const FOOT_WIDTH = WIDTH - QR - 24;

/** The words of a board that take room. */
export interface BoardWordsToFit {
  readonly site: string;
  readonly plate: string;
  readonly name: string;
  readonly span: string | null;
  /** Words under the strip, side by side. */
  readonly under: readonly string[];
  readonly answers: readonly { readonly answer: string; readonly evidence: string }[];
  readonly people: readonly { readonly post: string }[];
  readonly milestones: readonly { readonly name: string }[];
  readonly issues: readonly { readonly title: string; readonly unit: string; readonly closed: boolean }[];
  readonly foot: {
    readonly phone: string;
    readonly says: string;
    readonly address: string;
    readonly lines: readonly string[];
  };
}

export interface BoardLimits {
  readonly people: number;
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
  { people: Infinity, milestones: Infinity, issues: Infinity, closed: true, least: 90 },
  { people: Infinity, milestones: Infinity, issues: Infinity, closed: false, least: 75 },
  { people: Infinity, milestones: 12, issues: 5, closed: false, least: 75 },
  { people: Infinity, milestones: 8, issues: 3, closed: false, least: 75 },
  { people: 8, milestones: 5, issues: 2, closed: false, least: 75 },
  { people: 5, milestones: 3, issues: 1, closed: false, least: 75 },
  { people: 3, milestones: 0, issues: 0, closed: false, least: 75 },
];
const NOTHING: BoardLimits = { people: 0, milestones: 0, issues: 0, closed: false };

/** The difficulties that a board within these limits shows. */
export function shownIssues<T extends { readonly closed: boolean }>(
  issues: readonly T[],
  limits: BoardLimits,
): readonly T[] {
  return issues.filter(({ closed }) => limits.closed || !closed).slice(0, limits.issues);
}

const lines = (words: string, size: number, width: number, bold = false): number =>
  words === '' ? 0 : Math.max(1, wrapWords(words, size, width, bold).length);

/** A difficulty has its title over its unit, beside what became of it over its date. */
function issueLines({ title, unit }: BoardWordsToFit['issues'][number], width: number): number {
  return Math.max(2, lines(title, 17, width, true) + lines(`责任单位：${unit}`, 16, width));
}

/** Px of a plate as large as on a board. */
const plateWidth = (plate: string): number => Math.max(76, estimateWidth(plate, 38, true) + 26) + 12;

/** Whether a name is so long that it is set smaller than others. */
export function isLongName({ plate, name }: Pick<BoardWordsToFit, 'plate' | 'name'>): boolean {
  return lines(name, 52, WIDTH - plateWidth(plate), true) > 2;
}

/** Px of the site's line, the name, what the road joins, the strip and the words under it. */
function headHeight(sheet: BoardWordsToFit, width: number): number {
  const { site, plate, name, span, under } = sheet;
  const beside = estimateWidth(site, 16) + 270 > width ? 24 : 0;
  const [size, leading] = isLongName(sheet) ? [34, 44] : [52, 62];
  const title = lines(name, size, width - plateWidth(plate), true) * leading;
  const strip = 12 + 94 + 8 + 2 + lines(under.filter((text) => text !== '').join('　 '), 16, width - 12) * 24;
  return 10 + lines(site, 16, width) * 24 + beside + title + lines(span ?? '', 22, width) * 30 + strip;
}

/** Px of the foot, which keeps its size. */
function footHeight({ foot }: BoardWordsToFit): number {
  const phone = 24 + lines(foot.phone, 30, FOOT_WIDTH - 12, true) * 40;
  const says = lines(foot.says, 16, FOOT_WIDTH, true) * 26;
  const small = lines(foot.address, 13, FOOT_WIDTH) + lines(foot.lines.join('　 '), 13, FOOT_WIDTH);
  return FOOT_EDGE + Math.max(QR, phone + says + small * 20);
}

/** Px that the sheet without its foot takes at full size in a place so wide. */
function heightOf(sheet: BoardWordsToFit, width: number, limits: BoardLimits): number {
  const { answers, milestones, issues } = sheet;
  const people = sheet.people.slice(0, limits.people);
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
  const settled = 42 + shown.reduce((sum, row) => sum + 11 + issueLines(row, width - 230) * 24, 0);
  const isCut =
    shown.length < issues.length || nodes.length < milestones.length || people.length < sheet.people.length;
  const rest = isCut ? 26 : 0;
  return headHeight(sheet, width) + answered + Math.max(plan, chain) + settled + rest;
}

/** The largest size at which all that can be shown fits one page, and how much that is. */
export function fitBoard(sheet: BoardWordsToFit): { zoom: BoardZoom; limits: BoardLimits } {
  // The foot keeps its size: a QR code and an address must stay readable on the smallest board.
  const room = HEIGHT - footHeight(sheet);
  for (const { least, ...limits } of TRIES)
    for (const zoom of BOARD_ZOOMS) {
      const scale = zoom / 100;
      if (zoom < least) break;
      if (heightOf(sheet, WIDTH / scale, limits) * scale <= room) return { zoom, limits };
    }
  return { zoom: 75, limits: NOTHING };
}
