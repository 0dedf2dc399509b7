/** Words in lines of a width, for drawings that stand alone: SVG does not break lines by itself. */
import { estimateWidth } from './words-in-drawings.ts';

/** Chinese breaks after any character but never before a closing mark; other words and numbers stay whole. */
const PIECES =
  /[\u2e80-\u9fff\uff00-\uffef][，。；：、）！？”’]*|[^\s\u2e80-\u9fff\uff00-\uffef]+[，。；：、）！？”’]*|[\s\u3000]+/gu;

/** Lines that each fit `width` px where their words allow it. */
export function wrapWords(words: string, size: number, width: number, bold = false): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [piece] of words.matchAll(PIECES)) {
    if (line !== '' && piece.trim() !== '' && estimateWidth(line + piece, size, bold) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    if (line !== '' || piece.trim() !== '') line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
