import type Fraction from 'fraction.js';
import type { Dataset, District, Inspection, Issue, Programme, Project, Unit } from '../model/types.ts';
import type { Month, PartialDate, Row, Words, Yuan } from '../schema/field.ts';
import type { TableName } from '../schema/tables.ts';

export type MeasureUnit = 'count' | 'percent' | 'points' | 'yuan' | 'score' | 'rank' | 'metres' | 'days';

/** The exact value of a measure and what it was divided from; value null where the denominator is empty. */
export interface Result {
  /** Exact; percent and points are already times 100. */
  value: Fraction | null;
  /** Whole numbers where the measure is a quotient, else null. */
  numerator: number | null;
  denominator: number | null;
  /** Projects that had to count as 0 because they reported nothing, by id. */
  silent?: readonly string[];
}

export type Scope =
  | { kind: 'city'; id: 'city' }
  | { kind: 'programme'; id: string; programme: Programme }
  | { kind: 'district'; id: string; district: District }
  | { kind: 'unit'; id: string; unit: Unit }
  | { kind: 'group'; id: string; group: string }
  | { kind: 'level'; id: string; level: 'city' | 'district' | 'town' }
  | { kind: 'project'; id: string; project: Project };

/** What a measure is computed over: the scope's projects and issues, withdrawn projects apart. */
export interface Subject {
  dataset: Dataset;
  scope: Scope;
  period: Month;
  projects: readonly Project[];
  /** What is known of each of `projects` at the period, in the same order. */
  facts: readonly Facts[];
  /** Issues raised by the period's end. */
  issues: readonly Issue[];
  /** Findings of inspections made by the period's end. */
  inspections: readonly Inspection[];
}

/** What is known of one project at the end of one period, worked out once and read by every measure. */
export interface Facts {
  project: Project;
  period: Month;
  /** Last day of the period. */
  end: string;
  /** Withdrawn by the end: then no measure counts it. */
  withdrawn: boolean;
  opened: boolean;
  started: boolean;
  /** Planned start and end in force then, or else the baseline; null where neither is known. */
  planned_start: PartialDate | null;
  planned_end: PartialDate | null;
  /** The planned start or end has come: its last day is not after the period's end. */
  start_due: boolean;
  end_due: boolean;
  /** A report for exactly this period. */
  reported: boolean;
  /** In 元, as known then. */
  total_investment: Yuan | null;
  /** Null where there is no plan for the year. */
  investment: YearInvestment | null;
  milestones_due: number;
  /** Of those, met on or before the planned date. */
  milestones_on_time: number;
  /** Due and not met by the period's end. */
  milestones_overdue: number;
}

/** Investment of one project in the period's year, in 元. */
export interface YearInvestment {
  /** Planned for the whole year. */
  planned: Yuan;
  /** Planned by the end of the period, cumulative; null without monthly plans. */
  planned_by_now: Yuan | null;
  /** Invested by the end of the period; null where no report of the year says. */
  invested: Yuan | null;
  /** Where these three stand; null where no row says. */
  rows: { planned: Row; planned_by_now: Row | null; invested: Row | null };
}

/** A row that a figure rests on. */
export interface BasisRow extends Evidence {
  /** Id of the project that it is about; null where it is about none. */
  project: string | null;
  /** The columns that were read. */
  cells: readonly string[];
}

/** What counts once: a project, a milestone, an issue, a sum; with the rows that say so. */
export interface BasisItem {
  /** What it adds: 1 where things are counted, 元 where sums are, a weight; negative where it is taken away. */
  amount: number;
  rows: readonly BasisRow[];
}

/**
 * What a figure rests on: exactly what counts. A quotient is 100 × what stands above the line divided by what stands
 * below, without a value where that is nothing; anything else is the sum of what stands above.
 */
export interface Basis {
  quotient: boolean;
  numerator: readonly BasisItem[];
  denominator: readonly BasisItem[];
  /** Figures of which this one is made, where it is made of figures, by id. */
  figures: readonly string[];
  /** Files that are no tables, for what is computed from lines on the map; rows then say which lines. */
  files: readonly string[];
}

export interface Measure {
  id: string;
  name: Words;
  /** The formula in words. */
  formula: Words;
  unit: MeasureUnit;
  /** Whether more is better, for arrows and sorting; null where neither. */
  better: 'more' | 'less' | null;
  /** Kinds of scope that have this measure; others have no such figure. */
  scopes: readonly Scope['kind'][];
  /** Null for `score` and `rank`, which compare subjects and come from the ranking. */
  compute: ((subject: Subject) => Result) | null;
  /** What the value rests on, by the same definition; null where `compute` is. */
  basis: ((subject: Subject) => Basis) | null;
}

/** A computed number with its permanent id, such as `district:yinzhou/issue_rate@2017-06`. */
export interface Figure {
  id: string;
  /** `city`, `district:yinzhou` … */
  scope: string;
  measure: string;
  period: Month;
  /** Unrounded. */
  value: number | null;
  /** Exact, for rounding and ranking. */
  exact: Fraction | null;
  unit: MeasureUnit;
  numerator: number | null;
  denominator: number | null;
  silent?: readonly string[];
}

export const STATUSES = [
  'withdrawn',
  'opened',
  'paused',
  'blocked',
  'overdue',
  'not_due',
  'late_start',
  'stalled',
  'behind',
  'no_report',
  'ahead',
  'on_track',
  'unknown',
] as const;
export type Status = (typeof STATUSES)[number];

/** A row that a sentence rests on. */
export interface Evidence {
  table: TableName;
  file: string;
  line: number;
}

/** Where the actual progress of a judgement comes from. */
export type ActualSource = 'report' | 'milestones';
/** Where the planned progress comes from: plan.csv, the milestones due, or the share of time elapsed. */
export type PlannedSource = 'plan' | 'milestones' | 'elapsed';

/** Actual against planned progress, for sentences; percent and points. */
export interface Comparison {
  actual: Fraction;
  planned: Fraction;
  gap: Fraction;
  actual_source: ActualSource;
  /** The month of the report that `actual` was taken from; null when it comes from milestones. */
  actual_period: Month | null;
  planned_source: PlannedSource;
}

interface Because<K extends Status, P> {
  key: K;
  params: P;
}

/** Why a project has its status, as data; `i18n/status` makes the sentence. Days are counted to the period's end. */
export type StatusReason =
  | Because<'withdrawn', { on: PartialDate; reason: string | null }>
  | Because<'opened', { on: PartialDate; planned: PartialDate | null; days_late: number | null }>
  | Because<'paused', { reason: string }>
  | Because<
      'blocked',
      {
        /** The open issue that is longest past its deadline. */
        title: string;
        due_on: PartialDate;
        days: number;
        unit: string | null;
        unit_en: string | null;
        /** Open issues past their deadline, this one included. */
        count: number;
        /** What makes the project late. */
        late: { by: 'end'; planned_end: PartialDate } | { by: 'gap'; gap: Fraction };
      }
    >
  | Because<'overdue', { planned_end: PartialDate; days: number }>
  | Because<'not_due', { planned_start: PartialDate }>
  | Because<'late_start', { planned_start: PartialDate; days: number }>
  | Because<'stalled', { from: Month; to: Month; months: number; progress: Fraction | null }>
  | Because<'behind', Comparison & { limit: number }>
  | Because<'no_report', { period: Month; last: Month | null }>
  | Because<'ahead', Comparison & { limit: number }>
  | Because<'on_track', Comparison>
  | Because<'unknown', { missing: 'actual' | 'planned' | 'both' }>;

/** The status of a project at a period, with the reason why and the rows it rests on. */
export interface Judgement {
  status: Status;
  period: Month;
  because: StatusReason;
  rows: readonly Evidence[];
  /** Percent done by the latest report or the milestones met; null where neither says. */
  actual: Fraction | null;
  /** Percent planned by the period's end; null where no plan says. */
  planned: Fraction | null;
  /** actual − planned in points. */
  gap: Fraction | null;
}

/** Why a subject is listed without a rank, as data. */
export type UnrankedReason =
  | { key: 'no_projects'; params: Record<string, never> }
  | { key: 'too_few'; params: { projects: number; min_projects: number } }
  | { key: 'no_value'; params: { measures: readonly string[] } };

export interface RankingEntry {
  id: string;
  name: string;
  name_en: string | null;
  rank: number | null;
  previous_rank: number | null;
  score: Fraction | null;
  /** Figures by measure id: the weighted ones and those shown beside them. */
  figures: Readonly<Record<string, Figure>>;
  /** Why it is not ranked; null where it is. */
  because: UnrankedReason | null;
}

export interface RankingGroup {
  /** `district`, or the group of units as written. */
  group: string;
  kind: 'district' | 'unit';
  entries: readonly RankingEntry[];
}

export interface RankingTable {
  period: Month;
  previous_period: Month | null;
  weights: Readonly<Record<string, string>>;
  groups: readonly RankingGroup[];
}
