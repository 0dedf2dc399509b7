/** Rows that cannot all be true: finished without an end, opened before it began, dates that have not come. */
import type { Problem } from '../../csv/problem.ts';
import type { RowReason } from '../../csv/row-reasons.ts';
import type { Month, Row } from '../../schema/field.ts';
import { certainlyBefore, firstDay, lastDay, monthEnd } from '../dates.ts';
import { problemAt, type Locate, type LocateIn } from '../resolve.ts';
import type { Dataset, Project, Report } from '../types.ts';

function isOpenStage(stage: Report['stage']): boolean {
  return stage === 'opened' || stage === 'handed_over';
}

function isBuildingStage(stage: Report['stage']): boolean {
  return stage === 'planning' || stage === 'preparation' || stage === 'construction';
}

/** Whether the end or the withdrawal of a project is empty only because its cell could not be read. */
export type IsUnread = (project: Row) => boolean;

class Contradictions {
  readonly problems: Problem[] = [];
  readonly #asOf: Month;
  readonly #isUnread: IsUnread;
  readonly #inProjects: Locate;
  readonly #inProgress: Locate;
  readonly #inMilestones: Locate;

  constructor(asOf: Month, locate: LocateIn, isUnread: IsUnread) {
    this.#asOf = asOf;
    this.#isUnread = isUnread;
    this.#inProjects = locate('projects');
    this.#inProgress = locate('progress');
    this.#inMilestones = locate('milestones');
  }

  check(project: Project): void {
    this.#checkDates(project);
    const { actual_start: start, actual_end: end } = project;
    if (end === null) this.#checkWithoutEnd(project);
    // An end before the start is wrong itself, and nothing can be held against it.
    else if (start === null || !certainlyBefore(end, start)) this.#checkAgainstEnd(project, end);
    for (const milestone of project.milestones) {
      if (milestone.actual_on === null) continue;
      this.#checkFuture(milestone, 'actual_on', milestone.actual_on, this.#inMilestones);
    }
  }

  #checkDates(project: Project): void {
    const { actual_start: start, actual_end: end, withdrawn_on: withdrawn } = project;
    if (start !== null && end !== null && certainlyBefore(end, start))
      this.#add(this.#inProjects, project, 'actual_end', 'opened_before_start', { start });
    if (start !== null) this.#checkFuture(project, 'actual_start', start, this.#inProjects);
    if (end !== null) this.#checkFuture(project, 'actual_end', end, this.#inProjects);
    if (withdrawn !== null && end !== null && certainlyBefore(withdrawn, end))
      this.#add(this.#inProjects, project, 'actual_end', 'withdrawn_and_opened', { withdrawn }, 'warning');
    // A reason that could not be read is told of by itself.
    const reason = project.withdrawn_reason ?? this.#inProjects(project, 'withdrawn_reason').value;
    if (withdrawn !== null && (reason ?? '').trim() === '')
      this.#add(this.#inProjects, project, 'withdrawn_on', 'withdrawn_without_reason', {}, 'warning');
  }

  /** A warning only: an official may have filled in what happened after the month that the site still shows. */
  #checkFuture(row: Row, field: string, date: string, locate: Locate): void {
    if (firstDay(date) > monthEnd(this.#asOf))
      this.#add(locate, row, field, 'future', { as_of: this.#asOf }, 'warning');
  }

  /** One empty end contradicts every later report: it is named once, at the first. */
  #checkWithoutEnd(project: Project): void {
    if (project.withdrawn_on !== null || this.#isUnread(project)) return;
    const report = project.reports.find((one) => one.progress === 100 || isOpenStage(one.stage));
    if (report === undefined) return;
    const params = { project: project.id, file: project.file, line: project.line };
    if (report.progress === 100) this.#add(this.#inProgress, report, 'progress', 'full_without_end', params);
    else this.#add(this.#inProgress, report, 'stage', 'opened_stage_without_end', params);
  }

  /** One wrong end contradicts many reports: the first is named, and how many follow. */
  #checkAgainstEnd(project: Project, end: string): void {
    const early = project.reports.filter(
      ({ stage, period }) => isOpenStage(stage) && firstDay(end) > monthEnd(period),
    );
    const late = project.reports.filter(
      ({ stage, period }) => isBuildingStage(stage) && lastDay(end) < firstDay(period),
    );
    const params = (reports: readonly Report[]): Problem['params'] => ({ end, others: reports.length - 1 });
    if (early[0] !== undefined)
      this.#add(this.#inProgress, early[0], 'stage', 'opened_stage_before_end', params(early));
    if (late[0] !== undefined)
      this.#add(this.#inProgress, late[0], 'stage', 'building_after_end', params(late), 'warning');
  }

  #add(
    locate: Locate,
    row: Row,
    field: string,
    reason: RowReason<'contradiction'>,
    params: Problem['params'],
    severity: Problem['severity'] = 'error',
  ): void {
    this.problems.push(problemAt(locate(row, field), 'contradiction', reason, params, severity));
  }
}

/** Contradictions between the dates of projects, and between those and their reports. */
export function checkContradictions(dataset: Dataset, locate: LocateIn, isUnread: IsUnread): Problem[] {
  const contradictions = new Contradictions(dataset.as_of, locate, isUnread);
  for (const project of dataset.projects) contradictions.check(project);
  return contradictions.problems;
}
