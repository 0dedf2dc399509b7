/** What reading one cell gives: a value, or why there is none. */
import type { Problem, ProblemCode } from '../../csv/problem.ts';

export type CellValue = string | number | readonly string[];

/** Why a cell was not read. Becomes a problem where its place is known. */
export class Refusal {
  readonly code: ProblemCode;
  readonly reason: string;
  readonly params: Problem['params'];

  constructor(code: ProblemCode, reason: string, params: Problem['params'] = {}) {
    this.code = code;
    this.reason = reason;
    this.params = params;
  }
}

/** Reads a cell that is not empty and has no white space around it. */
export type Read = (text: string) => CellValue | Refusal;
