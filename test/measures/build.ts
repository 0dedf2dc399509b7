/** A dataset made by hand: rows as a data folder would hold them, linked as the model links them. */
import { addMonths } from '../../src/model/dates.ts';
import { NO_GEOMETRY, type Geometry } from '../../src/model/geometry.ts';
import type {
  Change,
  Dataset,
  District,
  Document,
  Issue,
  Milestone,
  PlanRow,
  Programme,
  Project,
  Report,
  Unit,
} from '../../src/model/types.ts';
import type { Month, RecordOf } from '../../src/schema/field.ts';
import type { Settings } from '../../src/schema/settings.ts';
import type { TABLES, TableName } from '../../src/schema/tables.ts';
import { followed, type FollowedRows } from './followed.ts';
import { candidatesOf } from './candidates.ts';

type Cells<N extends TableName> = Partial<RecordOf<(typeof TABLES)[N]>>;

export interface ProjectRows extends Omit<Cells<'projects'>, 'responsible_units'> {
  id: string;
  reports?: (Cells<'progress'> & { period: Month })[];
  plans?: (Cells<'plan'> & { period: string })[];
  milestones?: (Cells<'milestones'> & { planned_on: string })[];
  changes?: (Cells<'changes'> & { date: string; field: string })[];
  documents?: (Cells<'documents'> & { kind: Document['kind'] })[];
  /** Ids of units. */
  responsible_units?: readonly string[];
}

export interface Rows extends FollowedRows {
  as_of?: Month;
  projects: ProjectRows[];
  programmes?: (Cells<'programmes'> & { id: string })[];
  units?: (Cells<'units'> & { id: string })[];
  issues?: (Cells<'issues'> & { raised_on: string })[];
  candidates?: Cells<'candidates'>[];
  settings?: Partial<Settings>;
  geometry?: Geometry;
  /** Tables to leave unpublished. */
  without?: TableName[];
}

const SETTINGS: Settings = {
  title: '示例',
  title_en: null,
  city: '示例市',
  city_en: null,
  publisher: '示例市住建局',
  publisher_en: null,
  contact: null,
  report_url: null,
  base_url: null,
  languages: ['zh', 'en'],
  as_of: null,
  release_day: null,
  license: null,
  source_note: null,
  demo: false,
  thresholds: { behind_points: 10, ahead_points: 3, stalled_months: 3 },
  ranking: { weights: {}, min_projects: 1 },
  ladder: [],
  priority: { weights: {} },
  coordinates: 'wgs84',
  map: { approval_number: null, boundaries: false, basemap: null, published: 'wgs84' },
  repository: null,
  history_after: null,
  government_meta: {},
  share_pictures: 'auto',
};

const EMPTY_PROJECT = {
  name_en: null,
  code: null,
  kind: null,
  town: null,
  level: null,
  build_type: null,
  liaison_leader: null,
  leader_title: null,
  owner: null,
  contractor: null,
  supervisor: null,
  office_phone: null,
  funding_source: null,
  total_investment: null,
  baseline_start: null,
  baseline_end: null,
  planned_start: null,
  planned_end: null,
  actual_start: null,
  actual_end: null,
  accepted_on: null,
  road_name: null,
  from: null,
  to: null,
  length_m: null,
  width_m: null,
  lanes: null,
  summary: null,
  withdrawn_on: null,
  withdrawn_reason: null,
  pause_reason: null,
  source_url: null,
};

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

class City {
  readonly programmes = new Map<string, Open<Programme>>();
  readonly districts = new Map<string, Open<District>>();
  readonly units = new Map<string, Open<Unit>>();
  readonly projects: Open<Project>[] = [];
  private lines = new Map<string, number>();

  row(table: string): { file: string; line: number } {
    const line = (this.lines.get(table) ?? 1) + 1;
    this.lines.set(table, line);
    return { file: `${table}.csv`, line };
  }

  district(id: string): Open<District> {
    const known = this.districts.get(id);
    if (known) return known;
    const district: Open<District> = {
      id,
      name: id,
      name_en: null,
      code: null,
      liaison_leader: null,
      liaison_office: null,
      liaison_team: null,
      row: null,
      projects: [],
    };
    this.districts.set(id, district);
    return district;
  }

  unit(id: string): Open<Unit> {
    const known = this.units.get(id);
    if (known) return known;
    const unit: Open<Unit> = {
      id,
      name: id,
      name_en: null,
      group: null,
      district: null,
      row: null,
      projects: [],
    };
    this.units.set(id, unit);
    return unit;
  }

  addProgrammes(rows: NonNullable<Rows['programmes']>): void {
    for (const { parent, ...cells } of rows) {
      const above = parent === undefined || parent === null ? null : (this.programmes.get(parent) ?? null);
      const programme: Open<Programme> = {
        name: cells.id,
        name_en: null,
        start: null,
        end: null,
        target_count: null,
        target_measure: null,
        summary: null,
        source_url: null,
        ...this.row('programmes'),
        ...cells,
        parent: above,
        children: [],
        projects: [],
      };
      above?.children.push(programme);
      this.programmes.set(cells.id, programme);
    }
  }

  addProject(rows: ProjectRows): void {
    const {
      reports = [],
      plans = [],
      milestones = [],
      changes = [],
      documents = [],
      district,
      programme,
      lead_unit,
      responsible_units = [],
      ...cells
    } = rows;
    const { id } = cells;
    const home = this.district(district ?? 'east');
    const project: Open<Project> = {
      ...EMPTY_PROJECT,
      name: id,
      plate: id,
      ...this.row('projects'),
      ...withoutNullPlate(cells),
      district: home,
      programme: programme ? (this.programmes.get(programme) ?? null) : null,
      lead_unit: lead_unit ? this.unit(lead_unit) : null,
      responsible_units: responsible_units.map((unit) => this.unit(unit)),
      plan: plans.map((cellsOf) => this.planRow(id, cellsOf)),
      reports: reports.map((cellsOf) => this.report(id, cellsOf)),
      milestones: milestones.map((cellsOf, index) => this.milestone(id, index, cellsOf)),
      issues: [],
      inspections: [],
      documents: documents.map((cellsOf, index) => this.document(id, index, cellsOf)),
      changes: changes.map((cellsOf, index) => this.change(id, index, cellsOf)),
      corrections: [],
    };
    this.projects.push(project);
    home.projects.push(project);
    const unit = lead_unit ? this.unit(lead_unit) : null;
    unit?.projects.push(project);
    for (let above = project.programme; above; above = above.parent)
      this.programmes.get(above.id)?.projects.push(project);
  }

  private planRow(id: string, cells: Cells<'plan'> & { period: string }): PlanRow {
    return {
      project_id: id,
      planned_investment: null,
      planned_progress: null,
      ...this.row('plan'),
      ...cells,
    };
  }

  private report(id: string, cells: Cells<'progress'> & { period: Month }): Report {
    return {
      project_id: id,
      invested: null,
      progress: null,
      stage: null,
      forecast_end: null,
      note: null,
      next_step: null,
      reported_on: null,
      source_url: null,
      ...this.row('progress'),
      ...cells,
    };
  }

  private milestone(
    id: string,
    index: number,
    cells: Cells<'milestones'> & { planned_on: string },
  ): Milestone {
    return {
      project_id: id,
      name: `节点${index + 1}`,
      forecast_on: null,
      actual_on: null,
      weight: null,
      note: null,
      source_url: null,
      ...this.row('milestones'),
      ...cells,
    };
  }

  private change(
    id: string,
    index: number,
    cells: Cells<'changes'> & { date: string; field: string },
  ): Change {
    return {
      id: `${id}-C${index + 1}`,
      project_id: id,
      old: null,
      new: null,
      reason: '征迁',
      approved_by: null,
      source_url: null,
      ...this.row('changes'),
      ...cells,
    };
  }

  private document(
    id: string,
    index: number,
    cells: Cells<'documents'> & { kind: Document['kind'] },
  ): Document {
    return {
      project_id: id,
      title: `文件${index + 1}`,
      url: null,
      formed_on: null,
      published_on: null,
      number: null,
      issuer: null,
      ...this.row('documents'),
      ...cells,
    };
  }

  issue(index: number, cells: NonNullable<Rows['issues']>[number]): Issue {
    const { project_id, district, responsible_unit, ...rest } = cells;
    const project = this.projects.find(({ id }) => id === project_id) ?? null;
    const issue: Issue = {
      id: `W-${index + 1}`,
      title: '电力杆线待迁',
      category: null,
      due_on: null,
      leader: null,
      closed_on: null,
      resolution: null,
      source_url: null,
      ...this.row('issues'),
      ...rest,
      project,
      district: district ? this.district(district) : (project?.district ?? null),
      responsible_unit: responsible_unit ? this.unit(responsible_unit) : null,
    };
    project?.issues.push(issue);
    return issue;
  }
}

/** A plate is given by the id unless the row says otherwise. */
function withoutNullPlate<T extends { plate?: string | null }>(
  cells: T,
): Omit<T, 'plate'> & { plate?: string } {
  const { plate, ...rest } = cells;
  return plate === undefined || plate === null ? rest : { ...rest, plate };
}

const PUBLISHABLE: TableName[] = [
  'projects',
  'plan',
  'progress',
  'milestones',
  'issues',
  'changes',
  'documents',
  'inspections',
  'actions',
  'practices',
  'candidates',
];

/** Links the rows. Every table the measures read counts as published unless `without` names it. */
export function build(rows: Rows): Dataset {
  const city = new City();
  for (const { district, ...cells } of rows.units ?? []) {
    Object.assign(city.unit(cells.id), cells, { district: district ? city.district(district) : null });
  }
  city.addProgrammes(rows.programmes ?? []);
  for (const project of rows.projects) city.addProject(project);
  const issues = (rows.issues ?? []).map((cells, index) => city.issue(index, cells));
  const others = followed(city, rows);
  const reported = new Set(city.projects.flatMap(({ reports }) => reports.map(({ period }) => period)));
  const as_of = rows.as_of ?? [...reported].sort().at(-1) ?? '2013-12';
  return {
    settings: { ...SETTINGS, ...rows.settings },
    as_of,
    periods: [...new Set([...reported, as_of])].filter((period) => period <= as_of).sort(),
    projects: city.projects,
    programmes: [...city.programmes.values()],
    districts: [...city.districts.values()],
    units: [...city.units.values()],
    issues,
    ...others,
    corrections: [],
    changes: city.projects.flatMap(({ changes }) => changes),
    announced: [],
    candidates: candidatesOf(rows.candidates ?? [], city.projects, (id) => city.district(id)),
    geometry: rows.geometry ?? NO_GEOMETRY,
    published: new Set(PUBLISHABLE.filter((table) => !rows.without?.includes(table))),
  };
}

/** Reports of consecutive months, one per value of progress; null leaves the month out. */
export function monthly(
  from: Month,
  progress: readonly (number | null)[],
): NonNullable<ProjectRows['reports']> {
  return progress.flatMap((value, index) =>
    value === null
      ? []
      : [{ period: addMonths(from, index), progress: value, stage: 'construction' as const }],
  );
}
