/** What may only rise: progress, investment within a year, the cumulative plan of a year. */
import type { Problem } from '../../csv/problem.ts';
import type { TableName } from '../../schema/tables.ts';
import { problemAt, type Locate } from '../resolve.ts';
import type { Dataset, Project, Report } from '../types.ts';

/** Cells that a row of corrections.csv accounts for, as `key|field`. */
function corrected(project: Project): Set<string> {
  return new Set(
    project.corrections
      .filter((row) => row.table === 'progress')
      .map(
        (row) =>
          `${row.key
            .split(',')
            .map((part) => part.trim())
            .join(',')
            .toLowerCase()}|${row.field}`,
      ),
  );
}

function fall(
  locate: Locate,
  report: Report,
  field: 'progress' | 'invested',
  before: { period: string; value: number },
): Problem {
  const unit = field === 'invested' ? 10_000 : 1;
  return problemAt(locate(report, field), 'decreasing', field, {
    previous: before.value / unit,
    period: before.period,
    key: `${report.project_id},${report.period}`,
    value: (report[field] ?? 0) / unit,
  });
}

function checkReports(project: Project, locate: Locate): Problem[] {
  const problems: Problem[] = [];
  let done: Set<string> | null = null;
  const explained = (report: Report, before: string, field: string): boolean => {
    done ??= corrected(project);
    const id = project.id.toLowerCase();
    return done.has(`${id},${report.period}|${field}`) || done.has(`${id},${before}|${field}`);
  };
  let progress: { period: string; value: number } | null = null;
  let invested: { period: string; value: number } | null = null;
  for (const report of project.reports) {
    if (report.progress !== null) {
      if (progress && report.progress < progress.value && !explained(report, progress.period, 'progress'))
        problems.push(fall(locate, report, 'progress', progress));
      progress = { period: report.period, value: report.progress };
    }
    if (report.invested !== null) {
      const sameYear = invested?.period.slice(0, 4) === report.period.slice(0, 4);
      if (
        invested &&
        sameYear &&
        report.invested < invested.value &&
        !explained(report, invested.period, 'invested')
      )
        problems.push(fall(locate, report, 'invested', invested));
      invested = { period: report.period, value: report.invested };
    }
  }
  return problems;
}

function checkPlan(project: Project, locate: Locate): Problem[] {
  const problems: Problem[] = [];
  let before: { period: string; value: number } | null = null;
  for (const row of project.plan) {
    if (row.period.length === 4 || row.planned_investment === null) continue;
    if (
      before &&
      before.period.slice(0, 4) === row.period.slice(0, 4) &&
      row.planned_investment < before.value
    )
      problems.push(
        problemAt(locate(row, 'planned_investment'), 'decreasing', 'plan', {
          previous: before.value / 10_000,
          period: before.period,
        }),
      );
    before = { period: row.period, value: row.planned_investment };
  }
  return problems;
}

export function checkDecreasing(dataset: Dataset, locate: (table: TableName) => Locate): Problem[] {
  const inProgress = locate('progress');
  const inPlan = locate('plan');
  return dataset.projects.flatMap((project) => [
    ...checkReports(project, inProgress),
    ...checkPlan(project, inPlan),
  ]);
}
