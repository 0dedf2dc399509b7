/** Why a rank is another than in the period before: the own score, and whoever passed or was passed. */
import type Fraction from 'fraction.js';
import type { Dataset } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { rankingTable } from './ranking.ts';
import { scoreParts } from './ranking-parts.ts';
import type { RankingEntry, RankingGroup } from './types.ts';

/** Someone of the same group, then and now. */
export interface Rival {
  before: RankingEntry;
  now: RankingEntry;
}

/** The points of one measure then and now; 0 where it had no value and so no part in the score. */
interface PointsMove {
  measure: string;
  before: Fraction | null;
  now: Fraction | null;
}

export interface RankMove extends Rival {
  period: Month;
  /** The last earlier period with reports. */
  previous: Month;
  /** The differences add up to that of the scores. */
  parts: readonly PointsMove[];
  /** Not above it then, above it now. */
  passedBy: readonly Rival[];
  /** Above it then, not above it now. */
  passed: readonly Rival[];
  /** The rank that its score of then would have among the others' of now; null where it had none. */
  still: number | null;
}

/** Whether `one` stands above `other`: ranked, and with the higher score. */
function isAbove(one: RankingEntry, other: RankingEntry): boolean {
  return one.score !== null && other.score !== null && one.score.compare(other.score) > 0;
}

function pointsMoves(
  before: RankingEntry,
  now: RankingEntry,
  weights: Readonly<Record<'before' | 'now', Readonly<Record<string, string>>>>,
): PointsMove[] {
  const then = scoreParts(weights.before, (id) => before.figures[id]);
  const today = scoreParts(weights.now, (id) => now.figures[id]);
  const ids = new Set([...today, ...then].map(({ measure }) => measure));
  return [...ids].map((measure) => ({
    measure,
    before: then.find((part) => part.measure === measure)?.points ?? null,
    now: today.find((part) => part.measure === measure)?.points ?? null,
  }));
}

/**
 * The move of one subject since the last earlier period with reports; null where there is none, or where the subject is
 * unranked now or was then. Exactly: rank − rank before = passedBy − passed, ties being above nobody.
 */
export function rankMove(
  dataset: Dataset,
  period: Month,
  group: Pick<RankingGroup, 'group' | 'kind'>,
  id: string,
): RankMove | null {
  const table = rankingTable(dataset, period);
  const previous = table.previous_period;
  if (previous === null) return null;
  const earlier = rankingTable(dataset, previous);
  const entriesOf = ({ groups }: typeof table): readonly RankingEntry[] =>
    groups.find((one) => one.kind === group.kind && one.group === group.group)?.entries ?? [];
  const then = new Map(entriesOf(earlier).map((entry) => [entry.id, entry]));
  const now = entriesOf(table).find((entry) => entry.id === id);
  const before = then.get(id);
  if (!now || !before || now.score === null || before.score === null) return null;
  const rivals = entriesOf(table).flatMap((entry): Rival[] => {
    const was = then.get(entry.id);
    return entry.id === id || !was ? [] : [{ before: was, now: entry }];
  });
  return {
    period,
    previous,
    before,
    now,
    parts: pointsMoves(before, now, { before: earlier.weights, now: table.weights }),
    passedBy: rivals.filter((rival) => isAbove(rival.now, now) && !isAbove(rival.before, before)),
    passed: rivals.filter((rival) => !isAbove(rival.now, now) && isAbove(rival.before, before)),
    still: 1 + rivals.filter((rival) => isAbove(rival.now, before)).length,
  };
}
