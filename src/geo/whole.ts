/** One mistake of a whole file, told once. */
import type { Problem } from '../csv/problem.ts';

/** Mistakes of an export, which every feature then has. */
const OF_EXPORTS = new Set([
  'missing_id',
  'not_position',
  'out_of_range',
  'swapped',
  'not_set',
  'projected',
  'outside_city',
  'off_network',
]);

/**
 * The problems of a file, with those that every one of its features has told once, at the first, as
 * `params.features` of them.
 * @param count features of the file
 */
export function summed(problems: readonly Problem[], count: number): Problem[] {
  const byReason = Map.groupBy(problems, ({ reason }) => reason);
  const isWhole = (reason: string): boolean =>
    count > 1 && OF_EXPORTS.has(reason) && byReason.get(reason)?.length === count;
  return problems.flatMap((problem) => {
    if (!isWhole(problem.reason)) return [problem];
    if (problem !== byReason.get(problem.reason)?.[0]) return [];
    return [{ ...problem, row_id: null, params: { ...problem.params, features: count } }];
  });
}
