/** Figures of every measure that is computed from a subject alone; `figures` adds score and rank. */
import type { Dataset } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { MEASURES } from './catalog.ts';
import { toNumber } from './exact.ts';
import { scopeId, subjectsAt } from './scopes.ts';
import type { Figure, Measure, Result, Scope, Subject } from './types.ts';

/** `district:yinzhou/issue_rate@2017-06`: permanent, and the same in every language. */
export function figureId(scope: Scope, measureId: string, period: Month): string {
  return `${scopeId(scope)}/${measureId}@${period}`;
}

export function toFigure(scope: Scope, measure: Measure, period: Month, result: Result): Figure {
  const { value, numerator, denominator, silent } = result;
  const key = scopeId(scope);
  return {
    id: `${key}/${measure.id}@${period}`,
    scope: key,
    measure: measure.id,
    period,
    value: value === null ? null : toNumber(value),
    exact: value,
    unit: measure.unit,
    numerator,
    denominator,
    ...(silent ? { silent } : {}),
  };
}

/** The figures of a subject, by measure id, in the order of the catalogue. */
export function computeAll(subject: Subject): Map<string, Figure> {
  const figures = new Map<string, Figure>();
  for (const measure of MEASURES) {
    if (measure.compute === null || !measure.scopes.includes(subject.scope.kind)) continue;
    figures.set(measure.id, toFigure(subject.scope, measure, subject.period, measure.compute(subject)));
  }
  return figures;
}

type ByScope = ReadonlyMap<string, ReadonlyMap<string, Figure>>;

const periods = new WeakMap<Dataset, Map<Month, ByScope>>();

/** All computed figures of a period by scope id and measure id; kept, because rankings and charts come back to them. */
export function figuresAt(dataset: Dataset, period: Month): ByScope {
  let known = periods.get(dataset);
  if (!known) periods.set(dataset, (known = new Map()));
  let figures = known.get(period);
  if (!figures) {
    figures = new Map(subjectsAt(dataset, period).map((one) => [scopeId(one.scope), computeAll(one)]));
    known.set(period, figures);
  }
  return figures;
}
