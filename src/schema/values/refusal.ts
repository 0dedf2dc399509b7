/** What reading one cell gives: a value, or why there is none. */
import type { Problem } from '../../csv/problem.ts';
import type { CellCode, Reason } from '../../csv/reasons.ts';

export type CellValue = string | number | readonly string[];

/** Why a cell was not read. Becomes a problem where its place is known. */
export class Refusal {
  readonly code: CellCode;
  readonly reason: string;
  readonly params: Problem['params'];

  constructor(code: CellCode, reason: string, params: Problem['params']) {
    this.code = code;
    this.reason = reason;
    this.params = params;
  }
}

/** A refusal with a reason that its code has. */
export function refuse<C extends CellCode>(
  code: C,
  reason: Reason<C>,
  params: Problem['params'] = {},
): Refusal {
  return new Refusal(code, reason, params);
}

/** Reads a cell that is not empty and has no white space around it. */
export type Read = (text: string) => CellValue | Refusal;
