/** Words and marks that stand for "nothing" or for a failure of the program that wrote the file. */
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';
import { plainWidth } from './width.ts';

/** Codes of columns in which only a number or a date can stand. */
export type ValueCode = 'type_number' | 'type_percent' | 'type_date';

const PLACEHOLDER =
  /^(?:[-/\\~.*]+|无|暂无|没有|未知|不详|不明|待定|未定|待补|待填|空|n\/?a|null|none|nan|nil|tbd|\?+)$/i;
const EXCEL_ERROR = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i;

/**
 * The refusal of a cell that says "nothing" in words, or that a spreadsheet filled with an error, with `####` or with
 * a formula; null for any other.
 */
export function blankRefusal(text: string, code: ValueCode): Refusal | null {
  const plain = plainWidth(text).trim();
  if (PLACEHOLDER.test(plain)) return refuse(code, 'placeholder');
  if (EXCEL_ERROR.test(plain)) return refuse(code, 'excel_error');
  if (/^#+$/.test(plain)) return refuse(code, 'excel_width');
  if (plain.startsWith('=')) return refuse(code, 'formula');
  return null;
}
