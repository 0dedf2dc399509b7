/** What may only rise: progress, investment within a year, the cumulative plan of a year. */
import type { Problem } from '../../csv/problem.ts';
import type { Row, Yuan } from '../../schema/field.ts';
import { yearOf } from '../dates.ts';
import { problemAt, type LocateIn } from '../resolve.ts';
import type { Dataset, Project } from '../types.ts';

type Watched = 'progress' | 'invested' | 'planned_investment';

interface Known {
  readonly period: string;
  readonly value: number;
}

const YUAN_PER_WAN = 10_000;

/** 万元 as it would be written in a cell. */
function wan(yuan: Yuan): number {
  return yuan / YUAN_PER_WAN;
}

/** Whether a row of corrections.csv accounts for the cell. */
function isCorrected(project: Project, table: 'progress' | 'plan', period: string, field: Watched): boolean {
  const key = `${project.id},${period}`;
  return project.corrections.some((row) => row.table === table && row.key === key && row.field === field);
}

class Falls {
  readonly problems: Problem[] = [];
  readonly #locate: LocateIn;

  constructor(locate: LocateIn) {
    this.#locate = locate;
  }

  /** Compares a value with the last one known. */
  compare(project: Project, row: Row, field: Watched, known: Known, period: string, value: number): void {
    const table = field === 'planned_investment' ? 'plan' : 'progress';
    if (value >= known.value || isCorrected(project, table, period, field)) return;
    const shown = field === 'progress' ? [known.value, value] : [wan(known.value), wan(value)];
    const params = {
      previous: shown[0]!,
      now: shown[1]!,
      period: known.period,
      key: `${project.id},${period}`,
    };
    this.problems.push(problemAt(this.#locate(table)(row, field), 'decreasing', field, params));
  }

  checkReports(project: Project): void {
    let progress: Known | null = null;
    let invested: Known | null = null;
    for (const report of project.reports) {
      const { period } = report;
      if (report.progress !== null) {
        if (progress !== null) this.compare(project, report, 'progress', progress, period, report.progress);
        progress = { period, value: report.progress };
      }
      if (report.invested === null) continue;
      if (invested !== null && yearOf(invested.period) === yearOf(period))
        this.compare(project, report, 'invested', invested, period, report.invested);
      invested = { period, value: report.invested };
    }
  }

  checkPlan(project: Project): void {
    let known: Known | null = null;
    for (const row of project.plan) {
      const { period, planned_investment: value } = row;
      const isYear = period.length === 4;
      if (isYear || value === null) continue;
      if (known !== null && yearOf(known.period) === yearOf(period))
        this.compare(project, row, 'planned_investment', known, period, value);
      known = { period, value };
    }
  }
}

/** Falls of what may only rise, unless corrections.csv accounts for the cell. */
export function checkDecreasing(dataset: Dataset, locate: LocateIn): Problem[] {
  const falls = new Falls(locate);
  for (const project of dataset.projects) {
    falls.checkReports(project);
    falls.checkPlan(project);
  }
  return falls.problems;
}
