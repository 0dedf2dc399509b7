/** A comparison with the names of its two sides and the problems of the newer one: what the reports are made of. */
import type { Problem } from '../csv/problem.ts';
import type { DataComparison } from './types.ts';

export interface ComparedSide {
  /** As the reader named it; null for the working folder. */
  readonly name: string | null;
  /** All forty digits; null for a folder. */
  readonly commit: string | null;
  /** Period of its data; null where it cannot be told. */
  readonly as_of: string | null;
  readonly errors: number;
}

export interface ComparisonReport {
  readonly base: ComparedSide;
  readonly head: ComparedSide;
  /** Whether the history of the head holds the base; null where one of them is no commit. */
  readonly contains_base: boolean | null;
  readonly comparison: DataComparison;
  /** Of the head, `history` problems against the base among them: errors first, then warnings. */
  readonly problems: readonly Problem[];
  readonly errors: number;
  readonly warnings: number;
}

/** Errors first, each kind in the order in which it was found. */
export function errorsFirst(problems: readonly Problem[]): Problem[] {
  const of = (severity: Problem['severity']): Problem[] =>
    problems.filter((one) => one.severity === severity);
  return [...of('error'), ...of('warning')];
}
