/** Rows that cannot all be true: finished without an end, opened before it began, dates that have not come. */
import type { Problem } from '../../csv/problem.ts';
import type { Month } from '../../schema/field.ts';
import { certainlyBefore, firstDay, lastDay, monthEnd } from '../dates.ts';
import { problemAt, type Locate } from '../resolve.ts';
import type { Dataset, Project, Report } from '../types.ts';
import type { TableName } from '../../schema/tables.ts';

const OPEN_STAGES = new Set(['opened', 'handed_over']);
const BUILDING_STAGES = new Set(['planning', 'preparation', 'construction']);

function checkReport(project: Project, report: Report, locate: Locate): Problem[] {
  const problems: Problem[] = [];
  const end = project.actual_end;
  const at = (
    field: string,
    reason: string,
    params: Problem['params'],
    severity: Problem['severity'] = 'error',
  ): void => {
    problems.push(problemAt(locate(report, field), 'contradiction', reason, params, severity));
  };
  if (end === null) {
    if (project.withdrawn_on !== null) return problems;
    if (report.progress === 100) at('progress', 'full_without_end', { project: project.id });
    else if (report.stage && OPEN_STAGES.has(report.stage))
      at('stage', 'opened_stage_without_end', { project: project.id });
    return problems;
  }
  if (report.stage && OPEN_STAGES.has(report.stage) && firstDay(end) > monthEnd(report.period))
    at('stage', 'opened_stage_before_end', { end });
  if (report.stage && BUILDING_STAGES.has(report.stage) && lastDay(end) < firstDay(report.period))
    at('stage', 'building_after_end', { end }, 'warning');
  return problems;
}

function checkProject(project: Project, asOf: Month, locate: Locate): Problem[] {
  const { actual_start: start, actual_end: end, withdrawn_on: withdrawn } = project;
  const problems: Problem[] = [];
  if (start !== null && end !== null && certainlyBefore(end, start))
    problems.push(
      problemAt(locate(project, 'actual_end'), 'contradiction', 'opened_before_start', { start }),
    );
  for (const field of ['actual_start', 'actual_end'] as const) {
    const date = project[field];
    if (date !== null && firstDay(date) > monthEnd(asOf))
      problems.push(problemAt(locate(project, field), 'contradiction', 'future', { as_of: asOf }, 'warning'));
  }
  if (withdrawn !== null && end !== null && certainlyBefore(withdrawn, end))
    problems.push(
      problemAt(
        locate(project, 'actual_end'),
        'contradiction',
        'withdrawn_and_opened',
        { withdrawn },
        'warning',
      ),
    );
  return problems;
}

export function checkContradictions(dataset: Dataset, locate: (table: TableName) => Locate): Problem[] {
  const inProjects = locate('projects');
  const inProgress = locate('progress');
  return dataset.projects.flatMap((project) => [
    ...checkProject(project, dataset.as_of, inProjects),
    ...project.reports.flatMap((report) => checkReport(project, report, inProgress)),
  ]);
}
