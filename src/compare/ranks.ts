/** Ranks that moved, and which measures moved the scores behind them. */
import Fraction from 'fraction.js';
import { rankingTable } from '../measures/ranking.ts';
import type { RankingEntry, RankingGroup } from '../measures/types.ts';
import type { Dataset } from '../model/types.ts';
import type { RankMove, ScorePart } from './types.ts';

type Weights = Readonly<Record<string, string>>;

const ZERO = new Fraction(0);

/**
 * What each measure adds to a score: weight × value, the weight of measures without a value shared by the rest in
 * proportion, so that the parts add up to the score.
 */
function contributions(weights: Weights, { score, figures }: RankingEntry): Map<string, Fraction> {
  const parts = new Map<string, Fraction>();
  if (score === null) return parts;
  let all = ZERO;
  let present = ZERO;
  for (const [id, written] of Object.entries(weights)) {
    const weight = new Fraction(written);
    all = all.add(weight.abs());
    if (figures[id]?.exact) present = present.add(weight.abs());
  }
  if (present.equals(0)) return parts;
  for (const [id, written] of Object.entries(weights)) {
    const value = figures[id]?.exact;
    if (value) parts.set(id, new Fraction(written).mul(value).mul(all).div(present));
  }
  return parts;
}

interface Ranked {
  readonly weights: Weights;
  readonly entry: RankingEntry;
}

function hasScore(ranked: Ranked | null): boolean {
  return ranked !== null && ranked.entry.score !== null;
}

/** The measures whose part of the score differs, the strongest first. */
function partsOf(before: Ranked | null, now: Ranked | null): ScorePart[] {
  const from = before === null ? new Map<string, Fraction>() : contributions(before.weights, before.entry);
  const to = now === null ? new Map<string, Fraction>() : contributions(now.weights, now.entry);
  const scored = hasScore(before) && hasScore(now);
  const ids = [...new Set([...Object.keys(before?.weights ?? {}), ...Object.keys(now?.weights ?? {})])];
  const parts = ids.map((measure): ScorePart => ({
    measure,
    from: before?.entry.figures[measure] ?? null,
    to: now?.entry.figures[measure] ?? null,
    weight_from: before?.weights[measure] ?? null,
    weight_to: now?.weights[measure] ?? null,
    effect: scored ? (to.get(measure) ?? ZERO).sub(from.get(measure) ?? ZERO) : null,
  }));
  const size = ({ effect }: ScorePart): Fraction => effect?.abs() ?? ZERO;
  return parts
    .filter(({ effect }) => effect === null || !effect.equals(0))
    .sort((a, b) => size(b).compare(size(a)));
}

const isAhead = (a: number | null, b: number | null): boolean => a !== null && (b === null || a < b);

function movesIn(before: RankingGroup | undefined, was: Weights, now: RankingGroup, is: Weights): RankMove[] {
  const entries = new Map(before?.entries.map((entry) => [entry.id, entry]));
  const rankBefore = (id: string): number | null => entries.get(id)?.rank ?? null;
  return now.entries.flatMap((entry): RankMove[] => {
    const former = entries.get(entry.id);
    const from = former?.rank ?? null;
    if (from === entry.rank) return [];
    const others = now.entries.filter((other) => other !== entry && entries.has(other.id));
    const overtook = (a: RankingEntry, b: RankingEntry): boolean =>
      isAhead(a.rank, b.rank) && !isAhead(rankBefore(a.id), rankBefore(b.id));
    return [
      {
        kind: now.kind,
        group: now.group,
        id: entry.id,
        name: entry.name,
        name_en: entry.name_en,
        from,
        to: entry.rank,
        score_from: former?.score ?? null,
        score_to: entry.score,
        parts: partsOf(former === undefined ? null : { weights: was, entry: former }, { weights: is, entry }),
        passed_by: others.filter((other) => overtook(other, entry)).map(({ name }) => name),
        passed: others.filter((other) => overtook(entry, other)).map(({ name }) => name),
        because: entry.because,
      },
    ];
  });
}

/** Districts and units whose rank at the head's period is not that of the base's period. */
export function ranksMoved(base: Dataset, head: Dataset): RankMove[] {
  const before = rankingTable(base, base.as_of);
  const now = rankingTable(head, head.as_of);
  return now.groups.flatMap((group) => {
    const former = before.groups.find((one) => one.kind === group.kind && one.group === group.group);
    return movesIn(former, before.weights, group, now.weights);
  });
}
