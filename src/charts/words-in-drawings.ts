/**
 * Where words go in a drawing whose width is not known. Widths are estimated generously and rows are laid out for the
 * narrowest place a drawing is shown in; anything wider only gains room.
 */
import type { Anchor } from './svg.ts';

/** Px that a text takes, a little more rather than less. */
export function estimateWidth(words: string, size: number, bold = false): number {
  let ems = 0;
  for (const c of words) ems += (c.codePointAt(0) ?? 0) > 0x2e7f ? 1 : c === ' ' ? 0.28 : bold ? 0.62 : 0.58;
  return ems * size;
}

export interface Placed {
  /** 0 is the row nearest to the drawing. */
  row: number;
  anchor: Anchor;
  /** The percent it is anchored at. */
  x: number;
}

/** A word to place: percent, px wide, and which side of its point it prefers. */
export interface Wish {
  x: number;
  width: number;
  anchor: Anchor;
}

const SPACE = 10;

/** Left and right edge in px of a text anchored at x percent of `width`. */
function span(x: number, anchor: Anchor, textWidth: number, width: number): [number, number] {
  const at = (x / 100) * width;
  if (anchor === 'start') return [at, at + textWidth];
  return anchor === 'end' ? [at - textWidth, at] : [at - textWidth / 2, at + textWidth / 2];
}

/**
 * Gives each word the first row in which it touches no other, in the order given: the most important first.
 * @param width px of the narrowest place
 * @param slack px that a word may reach beyond either end
 * @param taken px of the first row that something else stands in
 */
export function placeWords(
  wishes: readonly Wish[],
  width: number,
  slack = 0,
  taken: readonly [number, number][] = [],
): Placed[] {
  const rows: [number, number][][] = [[...taken]];
  return wishes.map((wish) => {
    const { x, anchor } = inside(wish, width, slack);
    const [from, to] = span(x, anchor, wish.width, width);
    let row = 0;
    while (rows[row]?.some(([a, b]) => from < b + SPACE && to > a - SPACE)) row++;
    (rows[row] ??= []).push([from, to]);
    return { row, anchor, x };
  });
}

/** The wished anchor, or the side that keeps the word inside, or the end of the drawing itself. */
export function inside(
  { x, width: textWidth, anchor }: Wish,
  width: number,
  slack = 0,
): { x: number; anchor: Anchor } {
  const fits = (at: number, side: Anchor): boolean => {
    const [from, to] = span(at, side, textWidth, width);
    return from >= -slack - 0.5 && to <= width + slack + 0.5;
  };
  if (fits(x, anchor)) return { x, anchor };
  if (x >= 50) return fits(x, 'end') ? { x, anchor: 'end' } : { x: 100, anchor: 'end' };
  return fits(x, 'start') ? { x, anchor: 'start' } : { x: 0, anchor: 'start' };
}
