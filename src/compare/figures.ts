/** Figures that differ, scope by scope: as the period went on, and in periods that were published already. */
import { figuresOf, scopeId, scopesOf } from '../measures/figures.ts';
import type { Figure, Scope } from '../measures/types.ts';
import type { Dataset } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import type { FigureMove } from './types.ts';

/** City and districts first: they are what readers look for. */
const ORDER: readonly Scope['kind'][] = ['city', 'district', 'programme', 'level', 'group', 'unit'];

function namesOf(scope: Scope): Pick<FigureMove, 'name' | 'name_en'> {
  switch (scope.kind) {
    case 'programme':
      return scope.programme;
    case 'district':
      return scope.district;
    case 'unit':
      return scope.unit;
    case 'group':
      return { name: scope.group, name_en: null };
    case 'project':
      return scope.project;
    case 'city':
    case 'level':
      return { name: null, name_en: null };
  }
}

function isSame(a: Figure, b: Figure): boolean {
  if (a.exact === null || b.exact === null) return a.exact === b.exact;
  return a.exact.equals(b.exact);
}

/** Figures of scopes that both datasets have and that differ, from one period of the base to one of the head. */
function between(base: Dataset, from: Month, head: Dataset, to: Month): FigureMove[] {
  const before = new Map(scopesOf(base).map((scope) => [scopeId(scope), scope]));
  const scopes = [...scopesOf(head)].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return scopes.flatMap((scope) => {
    const id = scopeId(scope);
    const former = before.get(id);
    if (former === undefined) return [];
    const { name, name_en } = namesOf(scope);
    const was = new Map(figuresOf(base, former, from).map((figure) => [figure.measure, figure]));
    return figuresOf(head, scope, to).flatMap((figure): FigureMove[] => {
      const old = was.get(figure.measure);
      if (old === undefined || isSame(old, figure)) return [];
      return [{ scope: id, kind: scope.kind, name, name_en, measure: figure.measure, from: old, to: figure }];
    });
  });
}

/** From the base's period to the head's; none where both are of one period: what differs then is a revision. */
export function figuresMoved(base: Dataset, head: Dataset): FigureMove[] {
  return base.as_of === head.as_of ? [] : between(base, base.as_of, head, head.as_of);
}

/** Figures of the base's periods that the head computes otherwise, the latest period first. */
export function revisedFigures(base: Dataset, head: Dataset): FigureMove[] {
  const periods = base.periods.filter((period) => period <= head.as_of);
  return [...periods].reverse().flatMap((period) => between(base, period, head, period));
}
