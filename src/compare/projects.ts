/** Projects that opened, were withdrawn, have another status or another line on the map. */
import { factsOf } from '../measures/facts.ts';
import { judge, statusOf } from '../measures/status.ts';
import { STATUSES, type Status } from '../measures/types.ts';
import type { Dataset, Project } from '../model/types.ts';
import { valueOf } from './snapshot.ts';
import { projectRef, type Sides } from './tables.ts';
import type {
  Measured,
  OpenedProject,
  ProjectRef,
  RoadsMove,
  StatusMove,
  WithdrawnProject,
} from './types.ts';

function refOf({ id, name, name_en, district }: Project): ProjectRef {
  return { id, name, name_en, district: district.name };
}

function byId({ projects }: Dataset): ReadonlyMap<string, Project> {
  return new Map(projects.map((project) => [project.id.toLowerCase(), project]));
}

const statuses = new WeakMap<Dataset, ReadonlyMap<Project, Status>>();

/** The status of every project at the dataset's period. */
function statusesOf(dataset: Dataset): ReadonlyMap<Project, Status> {
  let known = statuses.get(dataset);
  if (known === undefined) {
    known = new Map(dataset.projects.map((one) => [one, statusOf(factsOf(one, dataset.as_of), dataset)]));
    statuses.set(dataset, known);
  }
  return known;
}

/** Projects that are open at the head's period and were not at the base's, in the order of opening. */
export function openedProjects(base: Dataset, head: Dataset): OpenedProject[] {
  const before = byId(base);
  const was = statusesOf(base);
  const is = statusesOf(head);
  const opened = head.projects.flatMap((project): OpenedProject[] => {
    const former = before.get(project.id.toLowerCase());
    if (is.get(project) !== 'opened' || (former !== undefined && was.get(former) === 'opened')) return [];
    const { because } = judge(project, head.as_of, head);
    if (because.key !== 'opened') return [];
    const { on, planned, days_late } = because.params;
    return [{ ...refOf(project), on, planned, days_late }];
  });
  return opened.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Projects of both sides whose status differs, in the order of the statuses. */
export function statusesMoved(base: Dataset, head: Dataset): StatusMove[] {
  const before = byId(base);
  const was = statusesOf(base);
  const is = statusesOf(head);
  const moves = head.projects.flatMap((project): StatusMove[] => {
    const former = before.get(project.id.toLowerCase());
    const from = former === undefined ? undefined : was.get(former);
    const to = is.get(project);
    if (from === undefined || to === undefined || from === to) return [];
    return [{ ...refOf(project), from, to, judgement: judge(project, head.as_of, head) }];
  });
  const order = (status: Status): number => STATUSES.indexOf(status);
  return moves.sort((a, b) => order(a.to) - order(b.to) || order(a.from) - order(b.from));
}

export function statusCounts(base: Dataset, head: Dataset): Measured['counts'] {
  const count = (dataset: Dataset): Map<Status, number> => {
    const counts = new Map<Status, number>();
    for (const status of statusesOf(dataset).values()) counts.set(status, (counts.get(status) ?? 0) + 1);
    return counts;
  };
  const from = count(base);
  const to = count(head);
  return STATUSES.map((status) => ({ status, from: from.get(status) ?? 0, to: to.get(status) ?? 0 })).filter(
    (one) => one.from + one.to > 0,
  );
}

/** Projects that have a date of withdrawal now and had none. */
export function withdrawnProjects(sides: Sides): WithdrawnProject[] {
  const before = sides.before.index.rows('projects');
  return [...sides.now.index.rows('projects')].flatMap(([key, row]) => {
    const on = valueOf(row, 'withdrawn_on');
    const former = before.get(key);
    if (typeof on !== 'string' || (former !== undefined && valueOf(former, 'withdrawn_on') !== null))
      return [];
    const reason = valueOf(row, 'withdrawn_reason');
    return [{ ...projectRef(sides, key), on, reason: typeof reason === 'string' ? reason : null }];
  });
}

/** Roads whose lines on the map are new, different or gone. */
export function roadsMoved(base: Dataset, head: Dataset): RoadsMove {
  const before = byId(base);
  const now = byId(head);
  const line = (dataset: Dataset, project: Project | undefined): string | null => {
    const road = project === undefined ? undefined : dataset.geometry.roads.get(project.id);
    return road === undefined ? null : JSON.stringify(road);
  };
  const drawn: ProjectRef[] = [];
  const redrawn: ProjectRef[] = [];
  const gone: ProjectRef[] = [];
  for (const [key, project] of new Map([...before, ...now])) {
    const was = line(base, before.get(key));
    const is = line(head, now.get(key));
    if (was === is) continue;
    (was === null ? drawn : is === null ? gone : redrawn).push(refOf(project));
  }
  return { drawn, redrawn, gone };
}
