/** What a unit answers for: what it leads, what it takes part in, what it has not closed. */
import { scopeId } from '../measures/figures.ts';
import { subjectsAt } from '../measures/scopes.ts';
import { daysOfIssue } from '../measures/timeline.ts';
import type { Scope } from '../measures/types.ts';
import { daysBetween, lastDay, monthEnd } from '../model/dates.ts';
import type { Dataset, Issue, Project, Unit } from '../model/types.ts';

interface Duties {
  /** Projects that name a unit as responsible and are led by another. */
  helps: ReadonlyMap<Unit, readonly Project[]>;
  /** Open issues by scope, by the same rule as the figures; the longest past its deadline first. */
  open: ReadonlyMap<string, readonly Issue[]>;
}

const known = new WeakMap<Dataset, Duties>();

/** Past its deadline at the end of a period; a month or year as deadline is past once its last day is. */
export function isPast(issue: Issue, end: string): boolean {
  return issue.due_on !== null && lastDay(issue.due_on) < end;
}

/** The earliest deadline first; those without one last. */
export function byDeadline(a: Issue, b: Issue): number {
  const dueOf = ({ due_on: due }: Issue): string => (due === null ? '9999' : lastDay(due));
  return dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0;
}

function dutiesOf(dataset: Dataset): Duties {
  let duties = known.get(dataset);
  if (duties !== undefined) return duties;
  const helps = new Map<Unit, Project[]>();
  for (const project of dataset.projects)
    for (const unit of new Set(project.responsible_units)) {
      if (unit === project.lead_unit) continue;
      const list = helps.get(unit);
      if (list === undefined) helps.set(unit, [project]);
      else list.push(project);
    }
  const end = monthEnd(dataset.as_of);
  const open = new Map(
    subjectsAt(dataset, dataset.as_of).map(({ scope, issues }) => {
      const left = issues.filter((issue) => {
        const { closed } = daysOfIssue(issue);
        return closed === null || closed > end;
      });
      return [scopeId(scope), left.sort(byDeadline)] as const;
    }),
  );
  known.set(dataset, (duties = { helps, open }));
  return duties;
}

/** Projects in which a unit takes part without leading them, in the order of the file. */
export function helpedBy(dataset: Dataset, unit: Unit): readonly Project[] {
  return dutiesOf(dataset).helps.get(unit) ?? [];
}

/** The open issues that the figures of a scope count, by deadline. */
export function openOf(dataset: Dataset, scope: Scope): readonly Issue[] {
  return dutiesOf(dataset).open.get(scopeId(scope)) ?? [];
}

/** Whole days since an issue was raised; null where it says no day. */
export function ageOf(issue: Issue, end: string): number | null {
  return issue.raised_on.length === 10 ? daysBetween(issue.raised_on, end) : null;
}
