/** Linked records: the Dataset that measures, exports and pages read. Built by `link`, never changed afterwards. */
import type { Month, RecordOf, Row } from '../schema/field.ts';
import type { Settings } from '../schema/settings.ts';
import type { TABLES, TableName } from '../schema/tables.ts';
import type { Geometry } from './geometry.ts';

type Of<N extends TableName> = RecordOf<(typeof TABLES)[N]>;

export type PlanRow = Of<'plan'>;
export type Report = Of<'progress'>;
export type Milestone = Of<'milestones'>;
export type Document = Of<'documents'>;
export type Change = Of<'changes'>;
export type Correction = Of<'corrections'>;
export interface AnnouncedFigure extends Of<'figures'> {
  /** Decimals of the number as it was written: `81.70` has two. */
  readonly decimals: number;
}
export type Practice = Of<'practices'>;

export interface District extends Omit<Of<'districts'>, keyof Row> {
  /** Null where the city publishes no districts table and the district is known by name only. */
  readonly row: Row | null;
  readonly projects: readonly Project[];
}

export interface Unit extends Omit<Of<'units'>, 'district' | 'group' | keyof Row> {
  readonly row: Row | null;
  /** Null where the city publishes no units table. */
  readonly group: string | null;
  readonly district: District | null;
  /** Projects it leads. */
  readonly projects: readonly Project[];
}

export interface Programme extends Omit<Of<'programmes'>, 'parent'> {
  readonly parent: Programme | null;
  readonly children: readonly Programme[];
  /** Its own projects and those of its children, without repetition. */
  readonly projects: readonly Project[];
}

export interface Issue extends Omit<Of<'issues'>, 'project_id' | 'district' | 'responsible_unit'> {
  readonly project: Project | null;
  /** The one written, or the project's. */
  readonly district: District | null;
  readonly responsible_unit: Unit | null;
}

export interface Inspection extends Omit<Of<'inspections'>, 'project_id' | 'unit'> {
  readonly project: Project | null;
  readonly unit: Unit | null;
}

export interface Action extends Omit<Of<'actions'>, 'unit'> {
  readonly unit: Unit;
}

/** Something that stood for choice before the campaign. */
export interface Candidate extends Omit<Of<'candidates'>, 'district' | 'project_id'> {
  /** The one written, or that of the project it became. */
  readonly district: District | null;
  /** The project it became; null where it was not chosen. */
  readonly project: Project | null;
}

export interface Project extends Omit<
  Of<'projects'>,
  'district' | 'programme' | 'lead_unit' | 'responsible_units' | 'plate'
> {
  readonly district: District;
  readonly programme: Programme | null;
  readonly lead_unit: Unit | null;
  readonly responsible_units: readonly Unit[];
  /** As written, or the last digits of the id. */
  readonly plate: string;
  /** The plan by year and by cumulative month, in period order. */
  readonly plan: readonly PlanRow[];
  /** Monthly reports in period order. */
  readonly reports: readonly Report[];
  /** In the order of the file. */
  readonly milestones: readonly Milestone[];
  /** In the order in which they were raised. */
  readonly issues: readonly Issue[];
  readonly inspections: readonly Inspection[];
  readonly documents: readonly Document[];
  /** In date order. */
  readonly changes: readonly Change[];
  /** Corrections of this project's rows in any table, in date order. */
  readonly corrections: readonly Correction[];
}

export interface Dataset {
  readonly settings: Settings;
  /** The period of the site: `as_of`, or else the latest period with reports. */
  readonly as_of: Month;
  /** Every period with reports up to `as_of`, and `as_of` itself, ascending. */
  readonly periods: readonly Month[];
  readonly projects: readonly Project[];
  readonly programmes: readonly Programme[];
  readonly districts: readonly District[];
  readonly units: readonly Unit[];
  readonly issues: readonly Issue[];
  readonly inspections: readonly Inspection[];
  readonly actions: readonly Action[];
  readonly practices: readonly Practice[];
  readonly corrections: readonly Correction[];
  readonly changes: readonly Change[];
  readonly announced: readonly AnnouncedFigure[];
  /** In the order of the file. */
  readonly candidates: readonly Candidate[];
  /** Tables the city publishes; a page says of any other that it is not published. */
  readonly published: ReadonlySet<TableName>;
  readonly geometry: Geometry;
}
