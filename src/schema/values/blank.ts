/** Words and marks that stand for "nothing" or for a failure of the program that wrote the file. */
import type { ProblemCode } from '../../csv/problem.ts';
import { Refusal } from './refusal.ts';
import { plainWidth } from './width.ts';

const PLACEHOLDER = /^(?:[-/\\~.*]+|无|暂无|没有|未知|不详|不明|待定|未定|待补|待填|空|n\/?a|null|none|nan|nil|tbd|\?+)$/i;
const EXCEL_ERROR = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i;

/**
 * The refusal of a cell that says "nothing" in words, or that a spreadsheet filled with an error, with `####` or with
 * a formula; null for any other.
 */
export function blankRefusal(text: string, code: ProblemCode): Refusal | null {
  const plain = plainWidth(text).trim();
  if (PLACEHOLDER.test(plain)) return new Refusal(code, 'placeholder');
  if (EXCEL_ERROR.test(plain)) return new Refusal(code, 'excel_error');
  if (/^#+$/.test(plain)) return new Refusal(code, 'excel_width');
  if (plain.startsWith('=')) return new Refusal(code, 'formula');
  return null;
}
