/** What many features of a file have in common, told once. */
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
]);

/**
 * The problems of a file, in no order. Mistakes that every one of its features has become one at the first of them,
 * with their number as `params.features`; roads off the network become one with `params.count`.
 * @param count features of the file
 */
export function summed(problems: readonly Problem[], count: number): Problem[] {
  const byReason = Map.groupBy(problems, ({ reason }) => reason);
  return [...byReason].flatMap(([reason, own]) => {
    const [first] = own;
    if (first === undefined || own.length === 1) return own;
    const told = { ...first, row_id: null };
    // The network ends before the roads do: one thing to know, however many roads it leaves out.
    if (reason === 'off_network') return { ...told, params: { ...first.params, count: own.length } };
    const isWhole = OF_EXPORTS.has(reason) && own.length === count;
    return isWhole ? { ...told, params: { ...first.params, features: count } } : own;
  });
}
