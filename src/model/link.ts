/** Records to a Dataset: references become objects, children hang on their projects. */
import type { Problem, Place } from '../csv/problem.ts';
import type { Month, Row } from '../schema/field.ts';
import type { Settings } from '../schema/settings.ts';
import type { Records, TableName } from '../schema/tables.ts';
import { problemAt, Register } from './resolve.ts';
import type {
  Action,
  Correction,
  Dataset,
  District,
  Inspection,
  Issue,
  Programme,
  Project,
  Unit,
} from './types.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

export interface LinkInput {
  records: Records;
  settings: Settings;
  /** Whether a text may name a row that could not be read: a reference to it is not wrong for that. */
  mayName: (table: TableName, text: string) => boolean;
  locate: (table: TableName, row: Row, field: string) => Place;
}

export interface Linked {
  /** Null where no period can be told. */
  dataset: Dataset | null;
  problems: Problem[];
}

/** The trailing digits of an id without zeros beyond two places: `SL-001` → `01`, `NB-112` → `112`; else the id. */
export function plateOf(id: string): string {
  const digits = /\d+$/.exec(id)?.[0];
  if (digits === undefined) return id;
  return digits.replace(/^0+(?=\d{2})/, '').padStart(2, '0');
}

function byText<T>(rows: T[], key: (row: T) => string): T[] {
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

class Linker {
  readonly problems: Problem[] = [];
  readonly input: LinkInput;
  readonly districts: Register<Mutable<District>>;
  readonly units: Register<Mutable<Unit>>;
  readonly programmes: Register<Mutable<Programme>>;
  readonly projects: Register<Mutable<Project>>;
  readonly issues: Issue[] = [];
  readonly inspections: Inspection[] = [];
  readonly actions: Action[] = [];

  constructor(input: LinkInput) {
    this.input = input;
    const { records, mayName } = input;
    const unread =
      (table: TableName) =>
      (text: string): boolean =>
        mayName(table, text);
    const place = {
      name_en: null,
      code: null,
      liaison_leader: null,
      liaison_office: null,
      liaison_team: null,
    };
    this.districts = new Register(
      'districts',
      unread('districts'),
      records.districts ? null : (name) => ({ id: name, name, ...place, row: null, projects: [] }),
    );
    this.units = new Register(
      'units',
      unread('units'),
      records.units
        ? null
        : (name) => ({ id: name, name, name_en: null, group: null, district: null, row: null, projects: [] }),
    );
    const programme = {
      name_en: null,
      parent: null,
      start: null,
      end: null,
      target_count: null,
      target_measure: null,
      summary: null,
      source_url: null,
    };
    this.programmes = new Register(
      'programmes',
      unread('programmes'),
      records.programmes
        ? null
        : (name) => ({
            id: name,
            name,
            ...programme,
            children: [],
            projects: [],
            file: 'projects.csv',
            line: 1,
          }),
    );
    this.projects = new Register('projects', unread('projects'), null);
  }

  private find<T extends { id: string; name: string }>(
    register: Register<T>,
    reference: string | null,
    table: TableName,
    row: Row,
    field: string,
  ): T | null {
    if (reference === null) return null;
    return register.find(reference, () => this.input.locate(table, row, field), this.problems);
  }

  linkDistricts(): void {
    for (const { file, line, ...district } of this.input.records.districts ?? [])
      this.districts.add({ ...district, row: { file, line }, projects: [] });
  }

  linkUnits(): void {
    for (const record of this.input.records.units ?? []) {
      const { file, line, district, ...unit } = record;
      this.units.add({
        ...unit,
        district: this.find(this.districts, district, 'units', record, 'district'),
        row: { file, line },
        projects: [],
      });
    }
  }

  linkProgrammes(): void {
    const records = this.input.records.programmes ?? [];
    for (const { parent: _parent, ...programme } of records)
      this.programmes.add({ ...programme, parent: null, children: [], projects: [] });
    for (const record of records) {
      const programme = this.programmes.all.find(({ id }) => id === record.id);
      const parent = this.find(this.programmes, record.parent, 'programmes', record, 'parent');
      if (!programme || !parent) continue;
      let above: Programme | null = parent;
      while (above !== null && above !== programme) above = above.parent;
      if (above === programme)
        this.problems.push(
          problemAt(this.input.locate('programmes', record, 'parent'), 'reference', 'cycle', {}),
        );
      else {
        programme.parent = parent;
        parent.children.push(programme);
      }
    }
  }

  linkProjects(): void {
    for (const record of this.input.records.projects ?? []) {
      const district = this.find(this.districts, record.district, 'projects', record, 'district');
      const lead_unit = this.find(this.units, record.lead_unit, 'projects', record, 'lead_unit');
      const programme = this.find(this.programmes, record.programme, 'projects', record, 'programme');
      const responsible_units = record.responsible_units.flatMap(
        (name) => this.find(this.units, name, 'projects', record, 'responsible_units') ?? [],
      );
      if (!district) continue;
      const project: Mutable<Project> = {
        ...record,
        district,
        programme,
        lead_unit,
        responsible_units,
        plate: record.plate ?? plateOf(record.id),
        plan: [],
        reports: [],
        milestones: [],
        issues: [],
        inspections: [],
        documents: [],
        changes: [],
        corrections: [],
      };
      this.projects.add(project);
      (district as Mutable<District>).projects.push(project);
      (lead_unit as Mutable<Unit> | null)?.projects.push(project);
      for (let above: Programme | null = programme; above !== null; above = above.parent)
        (above as Mutable<Programme>).projects.push(project);
    }
  }

  /** Hangs the rows of a table on their projects. */
  private hang<R extends Row & { readonly project_id: string }>(
    table: TableName,
    rows: readonly R[] | null,
    push: (project: Mutable<Project>, row: R) => void,
  ): void {
    for (const record of rows ?? []) {
      const project = this.find(this.projects, record.project_id, table, record, 'project_id');
      if (project) push(project, record);
    }
  }

  linkChildren(): void {
    const { records } = this.input;
    this.hang('plan', records.plan, (project, row) => project.plan.push(row));
    this.hang('progress', records.progress, (project, row) => project.reports.push(row));
    this.hang('milestones', records.milestones, (project, row) => project.milestones.push(row));
    this.hang('documents', records.documents, (project, row) => project.documents.push(row));
    this.hang('changes', records.changes, (project, row) => project.changes.push(row));
    for (const record of this.input.records.issues ?? []) {
      const project = this.find(this.projects, record.project_id, 'issues', record, 'project_id');
      const district =
        this.find(this.districts, record.district, 'issues', record, 'district') ?? project?.district ?? null;
      const responsible_unit = this.find(
        this.units,
        record.responsible_unit,
        'issues',
        record,
        'responsible_unit',
      );
      const { project_id: _project, ...rest } = record;
      const issue: Issue = { ...rest, project, district, responsible_unit };
      this.issues.push(issue);
      project?.issues.push(issue);
    }
    for (const record of this.input.records.inspections ?? []) {
      const project = this.find(this.projects, record.project_id, 'inspections', record, 'project_id');
      const unit = this.find(this.units, record.unit, 'inspections', record, 'unit');
      const { project_id: _project, ...rest } = record;
      const inspection: Inspection = { ...rest, project, unit };
      this.inspections.push(inspection);
      project?.inspections.push(inspection);
    }
    for (const record of this.input.records.actions ?? []) {
      const unit = this.find(this.units, record.unit, 'actions', record, 'unit');
      if (unit) this.actions.push({ ...record, unit });
    }
    this.hangCorrections();
  }

  private hangCorrections(): void {
    const byId = new Map(this.projects.all.map((project) => [project.id.toLowerCase(), project]));
    const byIssue = new Map(this.issues.map((issue) => [issue.id.toLowerCase(), issue.project]));
    for (const row of this.input.records.corrections ?? []) {
      const key = (row.key.split(',')[0] ?? '').trim().toLowerCase();
      const project = row.table === 'issues' ? byIssue.get(key) : byId.get(key);
      (project as Mutable<Project> | null | undefined)?.corrections.push(row as Correction);
    }
  }

  sort(): void {
    for (const project of this.projects.all) {
      byText(project.reports, (row) => row.period);
      byText(project.plan, (row) => row.period);
      byText(project.issues, (row) => row.raised_on);
      byText(project.changes, (row) => row.date);
      byText(project.corrections, (row) => row.date);
    }
  }
}

/** Every period with reports up to `as_of`, and `as_of` itself. */
function periodsOf(records: Records, asOf: Month): Month[] {
  const periods = new Set<Month>([asOf]);
  for (const { period } of records.progress ?? []) if (period < asOf) periods.add(period);
  return [...periods].sort();
}

function latestPeriod(records: Records): Month | null {
  let latest: Month | null = null;
  for (const { period } of records.progress ?? []) if (latest === null || period > latest) latest = period;
  return latest;
}

/** Links the records of a data folder. Every reference that cannot be resolved is a problem at its cell. */
export function link(input: LinkInput): Linked {
  const linker = new Linker(input);
  linker.linkDistricts();
  linker.linkUnits();
  linker.linkProgrammes();
  linker.linkProjects();
  linker.linkChildren();
  linker.sort();
  const { records, settings } = input;
  const as_of = settings.as_of ?? latestPeriod(records);
  const { problems } = linker;
  if (as_of === null) {
    const place: Place = {
      file: 'site.yaml',
      line: 1,
      column: null,
      header: 'as_of',
      row_id: null,
      value: null,
    };
    return { dataset: null, problems: [...problems, problemAt(place, 'settings', 'no_period')] };
  }
  const published = new Set((Object.keys(records) as TableName[]).filter((name) => records[name] !== null));
  const dataset: Dataset = {
    settings,
    as_of,
    periods: periodsOf(records, as_of),
    projects: linker.projects.all,
    programmes: linker.programmes.all,
    districts: linker.districts.all,
    units: linker.units.all,
    issues: linker.issues,
    inspections: linker.inspections,
    actions: linker.actions,
    practices: records.practices ?? [],
    corrections: records.corrections ?? [],
    changes: records.changes ?? [],
    announced: records.figures ?? [],
    published,
  };
  return { dataset, problems };
}
