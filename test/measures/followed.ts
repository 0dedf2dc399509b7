/** Findings, actions and practices of a dataset made by hand. */
import type { Action, Dataset, Inspection, Practice, Project, Unit } from '../../src/model/types.ts';
import type { RecordOf } from '../../src/schema/field.ts';
import type { TABLES, TableName } from '../../src/schema/tables.ts';

type Cells<N extends TableName> = Partial<RecordOf<(typeof TABLES)[N]>>;

export interface FollowedRows {
  inspections?: (Cells<'inspections'> & { date: string })[];
  actions?: (Omit<Cells<'actions'>, 'unit'> & { date: string; unit: string; trigger: Action['trigger'] })[];
  practices?: (Cells<'practices'> & { date: string; kind: Practice['kind'] })[];
}

/** The city as far as it is made. */
interface Made {
  readonly projects: readonly (Project & { inspections: Inspection[] })[];
  unit: (id: string) => Unit;
  row: (table: string) => { file: string; line: number };
}

/** Findings, actions and practices, linked as the model links them. */
export function followed(
  city: Made,
  rows: FollowedRows,
): Pick<Dataset, 'inspections' | 'actions' | 'practices'> {
  const inspections = (rows.inspections ?? []).map(({ project_id, unit, ...cells }, index): Inspection => {
    const project = city.projects.find(({ id }) => id === project_id) ?? null;
    const inspection: Inspection = {
      id: `D-${index + 1}`,
      kind: 'routine',
      finding: '围挡占道未报批',
      due_on: null,
      rectified_on: null,
      source_url: null,
      ...city.row('inspections'),
      ...cells,
      project,
      unit: unit ? city.unit(unit) : null,
    };
    project?.inspections.push(inspection);
    return inspection;
  });
  const actions = (rows.actions ?? []).map(({ unit, ...cells }, index): Action => ({
    id: `A-${index + 1}`,
    measure: '书面说明',
    note: null,
    source_url: null,
    ...city.row('actions'),
    ...cells,
    unit: city.unit(unit),
  }));
  const practices = (rows.practices ?? []).map((cells, index): Practice => ({
    id: `P-${index + 1}`,
    title: '管线迁改一次会办',
    from: null,
    to: null,
    source_url: null,
    ...city.row('practices'),
    ...cells,
  }));
  return { inspections, actions, practices };
}
