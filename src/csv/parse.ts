/** Text → sheet. */
import type { Problem } from './problem.ts';
import type { Sheet } from './sheet.ts';

/** Reads a decoded file. `file` is the name that problems give. */
export declare function parse(text: string, file: string): { sheet: Sheet | null; problems: Problem[] };
