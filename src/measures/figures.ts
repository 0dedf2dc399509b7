/** Every number of the site, as figures with permanent ids. */
import Fraction from 'fraction.js';
import type { Dataset } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { MEASURES, measure } from './catalog.ts';
import { computeAll, figureId, figuresAt, toFigure } from './compute.ts';
import { NO_BASIS } from './basis.ts';
import { NOTHING } from './exact.ts';
import { rankingTable } from './ranking.ts';
import { findScope, scopeId, scopesOf, subject } from './scopes.ts';
import type { Basis, Figure, Measure, RankingEntry, Result, Scope, Subject } from './types.ts';

export { figureId, findScope, scopeId, scopesOf, subject };

function entryOf(dataset: Dataset, scope: Scope, period: Month): RankingEntry | null {
  if (scope.kind !== 'district' && scope.kind !== 'unit') return null;
  for (const { kind, entries } of rankingTable(dataset, period).groups) {
    const entry = kind === scope.kind && entries.find(({ id }) => id === scope.id);
    if (entry) return entry;
  }
  return null;
}

function rankedResult({ id }: Measure, entry: RankingEntry | null): Result {
  if (entry === null) return NOTHING;
  const value = id === 'rank' ? entry.rank : entry.score;
  return value === null
    ? NOTHING
    : { ...NOTHING, value: typeof value === 'number' ? new Fraction(value) : value };
}

/** Whether rankings list a scope, with a rank or without: only then has it a score and a rank. */
export function isListed(dataset: Dataset, scope: Scope, period: Month): boolean {
  return entryOf(dataset, scope, period) !== null;
}

/** The figures of a scope at a period, in the order of the catalogue; units without a group have no score and rank. */
export function figuresOf(dataset: Dataset, scope: Scope, period: Month): Figure[] {
  if (scope.kind === 'project') return [...computeAll(subject(dataset, scope, period)).values()];
  const computed = figuresAt(dataset, period).get(scopeId(scope));
  const entry = entryOf(dataset, scope, period);
  return MEASURES.flatMap((one) => {
    const figure = computed?.get(one.id);
    if (figure) return [figure];
    return entry && one.compute === null ? [toFigure(scope, one, period, rankedResult(one, entry))] : [];
  });
}

/**
 * One figure. A measure that this kind of scope does not have gives a figure without value.
 * @throws RangeError for an id that is no measure.
 */
export function figure(dataset: Dataset, scope: Scope, measureId: string, period: Month): Figure {
  const wanted = measure(measureId);
  if (!wanted) throw new RangeError(`no such measure: ${measureId}`);
  if (!wanted.scopes.includes(scope.kind)) return toFigure(scope, wanted, period, NOTHING);
  if (wanted.compute === null)
    return toFigure(scope, wanted, period, rankedResult(wanted, entryOf(dataset, scope, period)));
  if (scope.kind === 'project')
    return toFigure(scope, wanted, period, wanted.compute(subject(dataset, scope, period)));
  return (
    figuresAt(dataset, period).get(scopeId(scope))?.get(measureId) ?? toFigure(scope, wanted, period, NOTHING)
  );
}

/** Score: the weighted figures of the same subject. Rank: the scores of everyone in the group. */
function rankedBasis({ dataset, scope, period }: Subject, { id }: Measure): Basis {
  const table = rankingTable(dataset, period);
  const key = scopeId(scope);
  if (id === 'score')
    return { ...NO_BASIS, figures: Object.keys(table.weights).map((one) => `${key}/${one}@${period}`) };
  const group = table.groups.find(
    ({ kind, entries }) => kind === scope.kind && entries.some((entry) => entry.id === scope.id),
  );
  const ranked = group?.entries.filter(({ rank }) => rank !== null) ?? [];
  return { ...NO_BASIS, figures: ranked.map((entry) => `${scope.kind}:${entry.id}/score@${period}`) };
}

/**
 * What the figure of a subject rests on; nothing where this kind of scope has no such measure.
 * @throws RangeError for an id that is no measure.
 */
export function basisOf(subject: Subject, measureId: string): Basis {
  const wanted = measure(measureId);
  if (!wanted) throw new RangeError(`no such measure: ${measureId}`);
  if (!wanted.scopes.includes(subject.scope.kind)) return NO_BASIS;
  return wanted.basis === null ? rankedBasis(subject, wanted) : wanted.basis(subject);
}
