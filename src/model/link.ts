/** Records to a Dataset: references become objects, children hang on their projects. */
import type { Problem } from '../csv/problem.ts';
import type { Month, Row } from '../schema/field.ts';
import type { Settings } from '../schema/settings.ts';
import type { Records, TableName } from '../schema/tables.ts';
import { decimalsOf } from './announced.ts';
import { NO_GEOMETRY } from './geometry.ts';
import { districtNamed, programmeNamed, unitNamed, type Mutable } from './implicit.ts';
import { canonicalKey, fieldNamed, tableNamed, tableOf } from './naming.ts';
import { problemAt, Register, type LocateIn } from './resolve.ts';
import type {
  Action,
  Candidate,
  Change,
  Correction,
  Dataset,
  District,
  Inspection,
  Issue,
  Programme,
  Project,
  Unit,
} from './types.ts';

export interface LinkInput {
  records: Records;
  settings: Settings;
  /** Whether a text may name a row that could not be read: a reference to it is not wrong for that. */
  mayName: (table: TableName, text: string) => boolean;
  locate: LocateIn;
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

/** Sorts in place by a text; rows of the same text stay in the order of the files. */
function byText<T>(rows: T[], key: (row: T) => string): void {
  let isSorted = true;
  for (let i = 1; i < rows.length && isSorted; i += 1) isSorted = key(rows[i - 1]!) <= key(rows[i]!);
  if (!isSorted) rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

class Linker {
  readonly problems: Problem[] = [];
  readonly districts: Register<Mutable<District>>;
  readonly units: Register<Mutable<Unit>>;
  readonly programmes: Register<Mutable<Programme>>;
  readonly projects: Register<Mutable<Project>>;
  readonly issues: Issue[] = [];
  readonly inspections: Inspection[] = [];
  readonly actions: Action[] = [];
  readonly changes: Change[] = [];
  readonly corrections: Correction[] = [];
  readonly candidates: Candidate[] = [];
  readonly #records: Records;
  /** Projects that some row refers to otherwise than by the exact id. */
  readonly #named = new Set<Mutable<Project>>();
  readonly #locate: LocateIn;

  constructor({ records, mayName, locate }: LinkInput) {
    this.#records = records;
    this.#locate = locate;
    const unread = (table: TableName) => (text: string) => mayName(table, text);
    // A table with its header alone is a template that nobody filled in yet.
    const isGiven = (table: 'districts' | 'units' | 'programmes'): boolean =>
      (records[table]?.length ?? 0) > 0;
    this.districts = new Register(
      'districts',
      unread('districts'),
      isGiven('districts') ? null : districtNamed,
    );
    this.units = new Register('units', unread('units'), isGiven('units') ? null : unitNamed);
    this.programmes = new Register(
      'programmes',
      unread('programmes'),
      isGiven('programmes') ? null : programmeNamed,
    );
    this.projects = new Register('projects', unread('projects'), null);
  }

  /** The thing that a cell refers to; null where it is empty or wrong, which is then reported. */
  #find<T extends { id: string; name: string }>(
    register: Register<T>,
    reference: string | null,
    table: TableName,
    row: Row,
    field: string,
  ): T | null {
    if (reference === null) return null;
    const found = register.lookup(reference);
    if (found !== undefined) return found;
    const resolved = register.resolve(reference);
    if (resolved.thing !== null) return resolved.thing;
    if (resolved.reason !== null) {
      const place = this.#locate(table)(row, field);
      this.problems.push(
        problemAt(place, 'reference', resolved.reason, { ...resolved.params, written: reference }),
      );
    }
    return null;
  }

  linkDistricts(): void {
    for (const { file, line, ...district } of this.#records.districts ?? [])
      this.districts.add({ ...district, row: { file, line }, projects: [] });
  }

  linkUnits(): void {
    for (const record of this.#records.units ?? []) {
      const { file, line, ...unit } = record;
      const district = this.#find(this.districts, record.district, 'units', record, 'district');
      this.units.add({ ...unit, district, row: { file, line }, projects: [] });
    }
  }

  linkProgrammes(): void {
    const records = this.#records.programmes ?? [];
    const own = records.map((record) => ({ ...record, parent: null, children: [], projects: [] }));
    for (const programme of own) this.programmes.add(programme);
    for (const [index, record] of records.entries()) {
      const programme: Mutable<Programme> | undefined = own[index];
      const parent = this.#find(this.programmes, record.parent, 'programmes', record, 'parent');
      if (programme === undefined || parent === null) continue;
      let above: Programme | null = parent;
      while (above !== null && above !== programme) above = above.parent;
      if (above === null) {
        programme.parent = parent;
        parent.children.push(programme);
      } else {
        const place = this.#locate('programmes')(record, 'parent');
        this.problems.push(problemAt(place, 'reference', 'cycle', { id: record.id }));
      }
    }
  }

  linkProjects(): void {
    for (const record of this.#records.projects ?? []) {
      const district = this.#find(this.districts, record.district, 'projects', record, 'district');
      const lead_unit = this.#find(this.units, record.lead_unit, 'projects', record, 'lead_unit');
      const programme = this.#find(this.programmes, record.programme, 'projects', record, 'programme');
      const responsible_units: Unit[] = [];
      for (const name of record.responsible_units) {
        const unit = this.#find(this.units, name, 'projects', record, 'responsible_units');
        if (unit !== null) responsible_units.push(unit);
      }
      const project: Mutable<Project> = {
        ...record,
        // A project whose district is wrong is kept, so that what refers to it is not reported too.
        district: district ?? districtNamed(record.district),
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
      district?.projects.push(project);
      lead_unit?.projects.push(project);
      for (let above = programme; above !== null; above = above.parent as typeof programme)
        above.projects.push(project);
    }
  }

  /** Hangs the rows of a table on their projects. */
  #hang<R extends Row & { readonly project_id: string }>(
    table: TableName,
    rows: readonly R[] | null,
    listOf: (project: Mutable<Project>) => R[],
  ): void {
    let text: string | null = null;
    let project: Mutable<Project> | null = null;
    for (const record of rows ?? []) {
      // Rows of one project mostly stand together. A wrong name is looked up, and reported, in each row.
      if (record.project_id !== text || project === null) {
        text = record.project_id;
        project = this.#find(this.projects, text, table, record, 'project_id');
      }
      if (project === null) continue;
      listOf(project).push(record);
      if (text !== project.id) this.#named.add(project);
    }
  }

  linkChildren(): void {
    const records = this.#records;
    this.#hang('plan', records.plan, (project) => project.plan);
    this.#hang('progress', records.progress, (project) => project.reports);
    this.#hang('milestones', records.milestones, (project) => project.milestones);
    this.#hang('documents', records.documents, (project) => project.documents);
    for (const record of records.changes ?? []) {
      const field = fieldNamed('projects', record.field)?.name ?? record.field;
      this.changes.push(field === record.field ? record : { ...record, field });
    }
    this.#hang('changes', this.changes, (project) => project.changes);
    this.#linkIssues();
    this.#linkInspections();
    for (const record of records.actions ?? []) {
      const unit = this.#find(this.units, record.unit, 'actions', record, 'unit');
      if (unit !== null) this.actions.push({ ...record, unit });
    }
    this.#linkCorrections();
    this.#linkCandidates();
  }

  #linkIssues(): void {
    for (const record of this.#records.issues ?? []) {
      const project = this.#find(this.projects, record.project_id, 'issues', record, 'project_id');
      const written = this.#find(this.districts, record.district, 'issues', record, 'district');
      const responsible = record.responsible_unit;
      const responsible_unit = this.#find(this.units, responsible, 'issues', record, 'responsible_unit');
      const issue = { ...record, project, district: written ?? project?.district ?? null, responsible_unit };
      this.issues.push(issue);
      project?.issues.push(issue);
    }
  }

  #linkInspections(): void {
    for (const record of this.#records.inspections ?? []) {
      const project = this.#find(this.projects, record.project_id, 'inspections', record, 'project_id');
      const unit = this.#find(this.units, record.unit, 'inspections', record, 'unit');
      const inspection = { ...record, project, unit };
      this.inspections.push(inspection);
      project?.inspections.push(inspection);
    }
  }

  #linkCandidates(): void {
    for (const { project_id, ...record } of this.#records.candidates ?? []) {
      const project = this.#find(this.projects, project_id, 'candidates', record, 'project_id');
      const written = this.#find(this.districts, record.district, 'candidates', record, 'district');
      this.candidates.push({ ...record, project, district: written ?? project?.district ?? null });
    }
  }

  /** Corrections in the spelling of records; those of a project's row, in any table, hang on the project. */
  #linkCorrections(): void {
    const projectOf = this.#projectOfRow();
    const idOf = (table: TableName, reference: string): string | null => this.idOf(table, reference);
    for (const record of this.#records.corrections ?? []) {
      const table = tableNamed(record.table);
      if (table === null) continue;
      const field = fieldNamed(table, record.field)?.name ?? record.field;
      const correction = { ...record, table, field, key: canonicalKey(table, record.key, idOf) };
      this.corrections.push(correction);
      const first = correction.key.split(',')[0] ?? '';
      (projectOf(table, first) as Mutable<Project> | null | undefined)?.corrections.push(correction);
    }
  }

  /** The project that a row belongs to, by its table and the first part of its key. */
  #projectOfRow(): (table: TableName, first: string) => Project | null | undefined {
    const byId = <R extends { id: string }>(rows: readonly R[]): Map<string, R> =>
      new Map(rows.map((row) => [row.id.toLowerCase(), row]));
    const issues = byId(this.issues);
    const inspections = byId(this.inspections);
    const changes = byId(this.changes);
    return (table, first) => {
      const id = first.toLowerCase();
      if (table === 'issues') return issues.get(id)?.project;
      if (table === 'inspections') return inspections.get(id)?.project;
      if (table === 'changes') return this.projects.lookup(changes.get(id)?.project_id ?? '');
      const isOfProject = table === 'projects' || tableOf(table).key[0] === 'project_id';
      return isOfProject ? this.projects.lookup(first) : null;
    };
  }

  /** The id of what a reference names; null where it names nothing known. */
  idOf(table: TableName, reference: string): string | null {
    switch (table) {
      case 'projects':
        return this.projects.lookup(reference)?.id ?? null;
      case 'programmes':
        return this.programmes.lookup(reference)?.id ?? null;
      case 'districts':
        return this.districts.lookup(reference)?.id ?? null;
      case 'units':
        return this.units.lookup(reference)?.id ?? null;
      default:
        return null;
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

  /** Rows that a reader could not see are the same, because one names the project and the other writes its id. */
  checkUnique(): void {
    for (const { reports, plan, milestones } of this.#named) {
      this.#refuseTwice('progress', reports, 'period', (row) => row.period);
      this.#refuseTwice('plan', plan, 'period', (row) => row.period);
      const sorted = [...milestones];
      byText(sorted, (row) => row.name);
      this.#refuseTwice('milestones', sorted, 'name', (row) => row.name);
    }
  }

  #refuseTwice<R extends Row>(
    table: TableName,
    rows: readonly R[],
    field: string,
    key: (row: R) => string,
  ): void {
    for (let i = 1; i < rows.length; i += 1) {
      const first = rows[i - 1]!;
      const row = rows[i]!;
      if (key(first) !== key(row)) continue;
      const place = this.#locate(table)(row, field);
      const params = { key: place.row_id ?? '', first_file: first.file, first_line: first.line };
      const reason = first.file === row.file ? 'same_file' : 'other_file';
      this.problems.push({ ...place, severity: 'error', code: 'unique', reason, params });
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

function noPeriod(): Problem {
  const place = { file: 'site.yaml', line: 1, column: null, header: 'as_of', row_id: null, value: null };
  return problemAt(place, 'settings', 'no_period');
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
  linker.checkUnique();
  const { records, settings } = input;
  const { problems } = linker;
  const as_of = settings.as_of ?? latestPeriod(records);
  if (as_of === null) return { dataset: null, problems: [...problems, noPeriod()] };
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
    corrections: linker.corrections,
    changes: linker.changes,
    announced: (records.figures ?? []).map((row) => {
      const { value } = input.locate('figures')(row, 'value');
      return { ...row, decimals: decimalsOf(value ?? '') };
    }),
    candidates: linker.candidates,
    // The folder's loader adds what the geometry files say.
    geometry: NO_GEOMETRY,
    published: new Set((Object.keys(records) as TableName[]).filter((name) => records[name] !== null)),
  };
  return { dataset, problems };
}
