/** Which programmes have pages, and whether a plan can be held against their projects. */
import { plannedEnd } from '../measures/then.ts';
import { monthEnd } from '../model/dates.ts';
import type { Programme, Project } from '../model/types.ts';
import type { Context } from './context.ts';

/** Programmes with projects, in the order of the file: those that have pages. */
export function programmesShown({ dataset }: Pick<Context, 'dataset'>): Programme[] {
  return dataset.programmes.filter((programme) => programme.projects.length > 0);
}

/** How many projects, withdrawn ones apart, have no planned end: where there are any, opened against due says little. */
export function withoutPlan(context: Context, projects: readonly Project[]): number {
  const { as_of } = context.dataset;
  const end = monthEnd(as_of);
  return projects.filter(
    (project) =>
      (project.withdrawn_on === null || project.withdrawn_on > end) && plannedEnd(project, as_of) === null,
  ).length;
}
