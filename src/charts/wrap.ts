/** Words in lines of a width, for drawings that stand alone: SVG does not break lines by itself. */
import { estimateWidth } from './words-in-drawings.ts';

/** Chinese breaks after any character but never before a closing mark; other words and numbers stay whole. */
const PIECES =
  /[\u2e80-\u9fff\uff00-\uffef][，。；：、）！？”’]*|[^\s\u2e80-\u9fff\uff00-\uffef]+[，。；：、）！？”’]*|[\s\u3000]+/gu;

/** A word or an address that is wider than a line, in parts that are not. */
function parts(piece: string, size: number, width: number, bold: boolean): string[] {
  if (estimateWidth(piece, size, bold) <= width) return [piece];
  const found: string[] = [];
  let part = '';
  for (const sign of piece) {
    if (part !== '' && estimateWidth(part + sign, size, bold) > width) {
      found.push(part);
      part = '';
    }
    part += sign;
  }
  return part === '' ? found : [...found, part];
}

/** Lines that each fit `width` px; only what is wider than a line by itself is broken within. */
export function wrapWords(words: string, size: number, width: number, bold = false): string[] {
  const lines: string[] = [];
  let line = '';
  const pieces = [...words.matchAll(PIECES)].flatMap(([piece]) => parts(piece, size, width, bold));
  for (const piece of pieces) {
    if (line !== '' && piece.trim() !== '' && estimateWidth(line + piece, size, bold) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    if (line !== '' || piece.trim() !== '') line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
