/** The scopes of a dataset, their ids, and the projects and issues that each holds. */
import { monthEnd } from '../model/dates.ts';
import type { Dataset, Issue, Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { factsOf } from './facts.ts';
import { daysOfIssue, timelineOf } from './timeline.ts';
import type { Facts, Scope, Subject } from './types.ts';

const CITY: Scope = { kind: 'city', id: 'city' };
const LEVELS = ['city', 'district', 'town'] as const;

/** The scope in addresses and files: `city`, `district:yinzhou`, `group:市直部门` … */
export function scopeId(scope: Scope): string {
  return scope.kind === 'city' ? 'city' : `${scope.kind}:${scope.id}`;
}

interface Held {
  scope: Scope;
  key: string;
  projects: readonly Project[];
}

interface Holdings {
  scopes: readonly Scope[];
  held: readonly Held[];
  byKey: ReadonlyMap<string, Scope>;
}

function groupsOf({ units }: Dataset): Map<string, Project[]> {
  const groups = new Map<string, Project[]>();
  for (const { group, projects } of units) {
    if (group === null) continue;
    const known = groups.get(group);
    if (known) known.push(...projects);
    else groups.set(group, [...projects]);
  }
  return groups;
}

function listHeld(dataset: Dataset): Held[] {
  const held: Held[] = [];
  const add = (scope: Scope, projects: readonly Project[]): void => {
    held.push({ scope, key: scopeId(scope), projects });
  };
  add(CITY, dataset.projects);
  for (const programme of dataset.programmes) {
    add({ kind: 'programme', id: programme.id, programme }, programme.projects);
  }
  for (const district of dataset.districts)
    add({ kind: 'district', id: district.id, district }, district.projects);
  for (const unit of dataset.units) add({ kind: 'unit', id: unit.id, unit }, unit.projects);
  for (const [group, projects] of groupsOf(dataset)) add({ kind: 'group', id: group, group }, projects);
  for (const level of LEVELS) {
    const projects = dataset.projects.filter((project) => project.level === level);
    if (projects.length > 0) add({ kind: 'level', id: level, level }, projects);
  }
  return held;
}

const holdings = new WeakMap<Dataset, Holdings>();

function holdingsOf(dataset: Dataset): Holdings {
  let known = holdings.get(dataset);
  if (!known) {
    const held = listHeld(dataset);
    known = {
      held,
      scopes: held.map(({ scope }) => scope),
      byKey: new Map(held.map((h) => [h.key, h.scope])),
    };
    holdings.set(dataset, known);
  }
  return known;
}

/** City, programmes, districts, units, groups and the levels in use, in that order. Projects have scopes of their own. */
export function scopesOf(dataset: Dataset): readonly Scope[] {
  return holdingsOf(dataset).scopes;
}

/** The scope of an id such as `district:yinzhou` or `project:NB-001`; null where the dataset has none. */
export function findScope(dataset: Dataset, id: string): Scope | null {
  const known = holdingsOf(dataset).byKey.get(id);
  if (known) return known;
  if (!id.startsWith('project:')) return null;
  const project = dataset.projects.find((one) => one.id === id.slice('project:'.length));
  return project ? projectScope(project) : null;
}

function projectScope(project: Project): Scope {
  return { kind: 'project', id: project.id, project };
}

/** Every scope in which an issue counts, the city apart. An issue without a unit counts for the project's lead unit. */
function placesOf({ project, district, responsible_unit }: Issue): string[] {
  const places: string[] = [];
  const at = district ?? project?.district;
  if (at) places.push(`district:${at.id}`);
  const unit = responsible_unit ?? project?.lead_unit;
  if (unit) {
    places.push(`unit:${unit.id}`);
    if (unit.group !== null) places.push(`group:${unit.group}`);
  }
  if (!project) return places;
  for (let programme = project.programme; programme; programme = programme.parent) {
    places.push(`programme:${programme.id}`);
  }
  if (project.level !== null) places.push(`level:${project.level}`);
  return places;
}

function issueCounts(issue: Issue, end: string): boolean {
  if (daysOfIssue(issue).raised > end) return false;
  const withdrawn = issue.project && timelineOf(issue.project).withdrawn;
  return !withdrawn || withdrawn > end;
}

function issuesByScope(dataset: Dataset, end: string): Map<string, Issue[]> {
  const lists = new Map<string, Issue[]>();
  for (const issue of dataset.issues) {
    if (!issueCounts(issue, end)) continue;
    for (const place of ['city', ...placesOf(issue)]) {
      const list = lists.get(place);
      if (list) list.push(issue);
      else lists.set(place, [issue]);
    }
  }
  return lists;
}

function subjectOf(
  dataset: Dataset,
  scope: Scope,
  period: Month,
  facts: Facts[],
  issues: readonly Issue[],
): Subject {
  return { dataset, scope, period, projects: facts.map((one) => one.project), facts, issues };
}

/**
 * The subjects of all scopes of a period, in the order of `scopesOf`. The facts of a project are worked out once and
 * shared by every scope that holds it.
 */
export function subjectsAt(dataset: Dataset, period: Month): Subject[] {
  const facts = new Map<Project, Facts>();
  for (const project of dataset.projects) {
    const one = factsOf(project, period);
    if (!one.withdrawn) facts.set(project, one);
  }
  const issues = issuesByScope(dataset, monthEnd(period));
  return holdingsOf(dataset).held.map(({ scope, key, projects }) => {
    const counted = projects.map((project) => facts.get(project)).filter((one) => one !== undefined);
    return subjectOf(dataset, scope, period, counted, issues.get(key) ?? []);
  });
}

/** What measures of a scope are computed over: projects not withdrawn by the period's end, issues raised by then. */
export function subject(dataset: Dataset, scope: Scope, period: Month): Subject {
  const end = monthEnd(period);
  if (scope.kind === 'project') {
    const facts = factsOf(scope.project, period);
    const issues = scope.project.issues.filter((issue) => issueCounts(issue, end));
    return subjectOf(dataset, scope, period, facts.withdrawn ? [] : [facts], issues);
  }
  const key = scopeId(scope);
  const held = holdingsOf(dataset).held.find((one) => one.key === key);
  const facts = (held?.projects ?? [])
    .map((project) => factsOf(project, period))
    .filter((one) => !one.withdrawn);
  return subjectOf(dataset, scope, period, facts, issuesByScope(dataset, end).get(key) ?? []);
}
