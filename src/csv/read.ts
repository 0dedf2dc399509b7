/** Bytes → sheet: the whole of this room in one step. */
import { decode } from './decode.ts';
import { parse } from './parse.ts';
import type { SheetReading } from './sheet.ts';

/** Reads one CSV file. `file` is its path relative to the data folder, `/`-separated. */
export function readSheet(bytes: Uint8Array, file: string): SheetReading {
  const decoded = decode(bytes, file);
  if (decoded.problem !== null) return { file, encoding: null, sheet: null, problems: [decoded.problem] };
  return { file, encoding: decoded.encoding, ...parse(decoded.text, file) };
}
