/** Projects as JSON: the list, and each with its rows and figures. */
import { becauseSentence } from '../i18n/status.ts';
import { figuresOf } from '../measures/figures.ts';
import type { Judgement } from '../measures/types.ts';
import type { Dataset, Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { TABLES } from '../schema/tables.ts';
import { figureJson } from './figures.ts';

const LINKED = new Set(['district', 'programme', 'lead_unit', 'responsible_units', 'plate']);

/** The columns of the table, references as ids. */
function columnsOf(project: Project): Record<string, unknown> {
  const own = Object.fromEntries(
    TABLES.projects.fields
      .filter((field) => !LINKED.has(field.name))
      .map((field) => [field.name, project[field.name as keyof Project] ?? null]),
  );
  return {
    ...own,
    plate: project.plate,
    district: project.district.id,
    programme: project.programme?.id ?? null,
    lead_unit: project.lead_unit?.id ?? null,
    responsible_units: project.responsible_units.map((unit) => unit.id),
  };
}

function judgementJson(judgement: Judgement): Record<string, unknown> {
  return {
    status: judgement.status,
    status_reason: { zh: becauseSentence(judgement, 'zh'), en: becauseSentence(judgement, 'en') },
    status_rows: judgement.rows,
    progress: judgement.actual === null ? null : judgement.actual.valueOf(),
    planned_progress: judgement.planned === null ? null : judgement.planned.valueOf(),
  };
}

/** One entry of `projects.json`. */
export function projectSummary(project: Project, judgement: Judgement): Record<string, unknown> {
  const { status, actual, planned } = judgement;
  return {
    id: project.id,
    name: project.name,
    name_en: project.name_en,
    plate: project.plate,
    district: project.district.id,
    town: project.town,
    from: project.from,
    to: project.to,
    programme: project.programme?.id ?? null,
    status,
    progress: actual === null ? null : actual.valueOf(),
    planned_progress: planned === null ? null : planned.valueOf(),
    planned_end: project.planned_end,
    actual_end: project.actual_end,
  };
}

function issueJson(project: Project): unknown[] {
  return project.issues.map(({ project: _project, district, responsible_unit, ...rest }) => ({
    ...rest,
    district: district?.id ?? null,
    responsible_unit: responsible_unit?.id ?? null,
  }));
}

/**
 * `projects/{id}.json`: everything published of one project, as of the last period in which anything of it could
 * change, so that the file of a finished road keeps its bytes.
 */
export function projectJson(
  dataset: Dataset,
  project: Project,
  period: Month,
  judgement: Judgement,
): Record<string, unknown> {
  return {
    as_of: period,
    project: columnsOf(project),
    ...judgementJson(judgement),
    plan: project.plan,
    progress_reports: project.reports,
    milestones: project.milestones,
    issues: issueJson(project),
    documents: project.documents,
    changes: project.changes,
    corrections: project.corrections,
    figures: figuresOf(dataset, { kind: 'project', id: project.id, project }, period).map(figureJson),
  };
}
