/** The scopes of a dataset, their ids, and the projects, issues and findings that each holds. */
import { monthEnd } from '../model/dates.ts';
import type { Dataset, District, Inspection, Issue, Project, Unit } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { factsOf } from './facts.ts';
import { daysOfInspection, daysOfIssue, timelineOf } from './timeline.ts';
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

/** Every scope but the city in which a row counts that is about a project, a district or a unit. */
function placesOf(project: Project | null, at: District | null, unit: Unit | null): string[] {
  const places: string[] = [];
  if (at) places.push(`district:${at.id}`);
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

/** An issue without a unit counts for the project's lead unit. */
function placesOfIssue({ project, district, responsible_unit }: Issue): string[] {
  return placesOf(
    project,
    district ?? project?.district ?? null,
    responsible_unit ?? project?.lead_unit ?? null,
  );
}

/** A finding without a unit counts for the project's lead unit, one without a project for the district of its unit. */
function placesOfInspection({ project, unit }: Inspection): string[] {
  return placesOf(project, project?.district ?? unit?.district ?? null, unit ?? project?.lead_unit ?? null);
}

function isWithdrawn(project: Project | null, end: string): boolean {
  const withdrawn = project && timelineOf(project).withdrawn;
  return withdrawn !== null && withdrawn <= end;
}

/** Whether an issue counts by a day: raised by then, and its project, if it names one, not withdrawn by then. */
export function issueCounts(issue: Issue, end: string): boolean {
  return daysOfIssue(issue).raised <= end && !isWithdrawn(issue.project, end);
}

/** Whether a finding counts by a day, as an issue does. */
export function inspectionCounts(inspection: Inspection, end: string): boolean {
  return daysOfInspection(inspection).found <= end && !isWithdrawn(inspection.project, end);
}

/** Rows that count, by the scopes in which they do. */
function byScope<R>(
  rows: readonly R[],
  counts: (row: R) => boolean,
  places: (row: R) => string[],
): Map<string, R[]> {
  const lists = new Map<string, R[]>();
  for (const row of rows) {
    if (!counts(row)) continue;
    for (const place of ['city', ...places(row)]) {
      const list = lists.get(place);
      if (list) list.push(row);
      else lists.set(place, [row]);
    }
  }
  return lists;
}

/** Issues and findings of every scope by a day. */
interface Rows {
  issues: ReadonlyMap<string, readonly Issue[]>;
  inspections: ReadonlyMap<string, readonly Inspection[]>;
}

function rowsAt({ issues, inspections }: Dataset, end: string): Rows {
  return {
    issues: byScope(issues, (one) => issueCounts(one, end), placesOfIssue),
    inspections: byScope(inspections, (one) => inspectionCounts(one, end), placesOfInspection),
  };
}

function subjectOf(
  dataset: Dataset,
  scope: Scope,
  period: Month,
  facts: Facts[],
  rows: Pick<Subject, 'issues' | 'inspections'>,
): Subject {
  return { dataset, scope, period, projects: facts.map((one) => one.project), facts, ...rows };
}

function rowsOf({ issues, inspections }: Rows, key: string): Pick<Subject, 'issues' | 'inspections'> {
  return { issues: issues.get(key) ?? [], inspections: inspections.get(key) ?? [] };
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
  const rows = rowsAt(dataset, monthEnd(period));
  return holdingsOf(dataset).held.map(({ scope, key, projects }) => {
    const counted = projects.map((project) => facts.get(project)).filter((one) => one !== undefined);
    return subjectOf(dataset, scope, period, counted, rowsOf(rows, key));
  });
}

/** What measures of a scope are computed over: projects not withdrawn by the period's end, rows known by then. */
export function subject(dataset: Dataset, scope: Scope, period: Month): Subject {
  const end = monthEnd(period);
  if (scope.kind === 'project') {
    const facts = factsOf(scope.project, period);
    const issues = scope.project.issues.filter((issue) => issueCounts(issue, end));
    const inspections = scope.project.inspections.filter((one) => inspectionCounts(one, end));
    return subjectOf(dataset, scope, period, facts.withdrawn ? [] : [facts], { issues, inspections });
  }
  const key = scopeId(scope);
  const held = holdingsOf(dataset).held.find((one) => one.key === key);
  const facts = (held?.projects ?? [])
    .map((project) => factsOf(project, period))
    .filter((one) => !one.withdrawn);
  return subjectOf(dataset, scope, period, facts, rowsOf(rowsAt(dataset, end), key));
}
