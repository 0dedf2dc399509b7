/** The programmes: what each set out to do, what is on record, what is open. */
import { scopeId } from '../measures/figures.ts';
import type { Scope } from '../measures/types.ts';
import { plannedEnd } from '../measures/then.ts';
import { monthEnd } from '../model/dates.ts';
import type { Project } from '../model/types.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import type { FigureView } from './types.ts';

export interface ProgrammeRow {
  id: string;
  name: string;
  /** The target as written; null where none is. */
  target: string | null;
  projects: FigureView;
  opened: FigureView;
  rate: FigureView;
}

/** Programmes with projects, in the order of the file. */
export function programmeRows(context: Context): ProgrammeRow[] {
  return context.dataset.programmes
    .filter((programme) => programme.projects.length > 0)
    .map((programme) => {
      const scope: Scope = { kind: 'programme', id: programme.id, programme };
      return {
        id: scopeId(scope),
        name: nameOf(programme, context.lang),
        target: programme.target_count === null ? null : String(programme.target_count),
        projects: context.view(context.figure(scope, 'projects')),
        opened: context.view(context.figure(scope, 'opened')),
        rate: context.view(context.figure(scope, 'target_rate')),
      };
    });
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
