/** Candidates in the order of their weighted scores: why some were chosen, and which were passed over. */
import type Fraction from 'fraction.js';
import type { Candidate, Dataset } from '../model/types.ts';
import { CRITERIA, type Criterion } from '../schema/settings.ts';
import { decimal } from './exact.ts';
import { competitionRanks, scoreOf } from './ranking.ts';

/** A candidate with its exact score and its rank among all; null where nothing that weighs anything was scored. */
export interface Standing {
  readonly candidate: Candidate;
  readonly score: Fraction | null;
  readonly rank: number | null;
  /** What each criterion gives to the score, before the weight of a missing one is shared; null where it is missing. */
  readonly parts: Readonly<Record<Criterion, Fraction | null>>;
  /** Not chosen, though its score is higher than that of some that was. */
  readonly passedOver: boolean;
}

/** The weights in use: those of the settings, or else 1 each. */
export function priorityWeights({ settings }: Dataset): Readonly<Record<string, string>> {
  const { weights } = settings.priority;
  return Object.keys(weights).length > 0
    ? weights
    : Object.fromEntries(CRITERIA.map((criterion) => [criterion, '1']));
}

function partsOf(candidate: Candidate): Standing['parts'] {
  const part = (criterion: Criterion): Fraction | null => {
    const value = candidate[criterion];
    return value === null ? null : decimal(value);
  };
  return { need: part('need'), importance: part('importance'), feasibility: part('feasibility') };
}

const known = new WeakMap<Dataset, readonly Standing[]>();

/** The lowest score of those chosen that have one; null where none has. */
function lowestOf(candidates: readonly Candidate[], scores: readonly (Fraction | null)[]): Fraction | null {
  let lowest: Fraction | null = null;
  for (const [index, { project }] of candidates.entries()) {
    const score = scores[index] ?? null;
    if (project !== null && score !== null && (lowest === null || score.compare(lowest) < 0)) lowest = score;
  }
  return lowest;
}

/**
 * Every candidate, the highest score first; equal ones, and those without a score, who come last, in the order of the
 * file. Scores as in `scoreOf`: Σ weight × points, the weight of what is missing shared among the rest.
 */
export function standingsOf(dataset: Dataset): readonly Standing[] {
  const remembered = known.get(dataset);
  if (remembered) return remembered;
  const { candidates } = dataset;
  const weights = priorityWeights(dataset);
  const parts = candidates.map(partsOf);
  const scores = parts.map((one) =>
    scoreOf(weights, new Map(Object.entries(one).map(([id, exact]) => [id, { exact }]))),
  );
  const ranks = competitionRanks(scores);
  const lowest = lowestOf(candidates, scores);
  const standings = candidates
    .map((candidate, index): Standing => {
      const score = scores[index] ?? null;
      return {
        candidate,
        score,
        rank: ranks[index] ?? null,
        parts: parts[index]!,
        passedOver:
          candidate.project === null && score !== null && lowest !== null && score.compare(lowest) > 0,
      };
    })
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
  known.set(dataset, standings);
  return standings;
}

/** Chosen with the lowest score; null where nothing chosen has one. */
export function lowestChosen(dataset: Dataset): Standing | null {
  return (
    standingsOf(dataset).findLast(({ candidate, score }) => candidate.project !== null && score !== null) ??
    null
  );
}
