/** Lines of text and where they stand in a share picture, before letters become outlines. Pure. */
import type { Weight, Widths } from './letters.ts';

export const COLOURS = {
  paper: '#f8f8f5',
  ink: '#17191c',
  ink2: '#474b50',
  ink3: '#65696e',
  verm: '#c2311a',
  rule: '#c4c5c0',
} as const;
export type Colour = keyof typeof COLOURS;

export interface Span {
  readonly text: string;
  readonly colour: Colour;
  readonly weight: Weight;
}

export interface TextNode {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly spans: readonly Span[];
}

/** SVG as it is, or a line of text that is still to be drawn. */
export type Node = string | TextNode;
export type Drawing = readonly Node[];

export function line(
  x: number,
  y: number,
  size: number,
  spans: readonly Span[],
  anchor: TextNode['anchor'] = 'start',
): TextNode {
  return { x, y, size, anchor, spans };
}

/** Where a line may not begin, and where it may not end. */
const CLOSING = /[，。；：、！？）》”’」』】%·,.;:!?)\]]/;
const OPENING = /[（《“‘「『【([]/;

/** What must stay together: a word of Latin letters and digits, or one Chinese character with its punctuation. */
function pieces(text: string): string[] {
  const parts: string[] = [];
  for (const part of text.match(/[\u0021-\u007e\u00c0-\u024f]+|\s+|[^]/gu) ?? []) {
    const last = parts.at(-1);
    if (last !== undefined && (CLOSING.test(part[0] ?? '') || OPENING.test(last.at(-1) ?? '')))
      parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return parts;
}

/** A text in lines no wider than `width`; a single word that is wider is broken, never cut off. */
export function wrapped(text: string, size: number, weight: Weight, width: number, widths: Widths): string[] {
  const lines: string[] = [];
  let current = '';
  const fits = (candidate: string): boolean => widths(candidate.trim(), size, weight) <= width;
  for (const piece of pieces(text)) {
    if (fits(current + piece)) {
      current += piece;
      continue;
    }
    if (current.trim() !== '') lines.push(current.trim());
    current = '';
    for (const char of fits(piece) ? [piece] : piece) {
      if (current !== '' && !fits(current + char)) {
        lines.push(current.trim());
        current = '';
      }
      current += char;
    }
  }
  if (current.trim() !== '') lines.push(current.trim());
  return lines;
}

interface Block {
  readonly lines: readonly string[];
  readonly size: number;
}

/** The largest size at which a text stands within a box, in as many lines as it takes. */
export function fitted(
  text: string,
  weight: Weight,
  box: { width: number; height: number; largest: number; leading: number },
  widths: Widths,
): Block {
  for (let size = box.largest; ; size = Math.floor(size * 0.92)) {
    const lines = wrapped(text, size, weight, box.width, widths);
    if (size <= 12 || lines.length * size * box.leading <= box.height) return { lines, size };
  }
}
