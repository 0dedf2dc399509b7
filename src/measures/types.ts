import type Fraction from 'fraction.js';
import type { Dataset, District, Issue, Programme, Project, Unit } from '../model/types.ts';
import type { Month, Words } from '../schema/field.ts';

export type MeasureUnit = 'count' | 'percent' | 'points' | 'yuan' | 'score' | 'rank';

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
  issues: readonly Issue[];
}

export interface Measure {
  id: string;
  name: Words;
  /** The formula in words. */
  formula: Words;
  unit: MeasureUnit;
  /** Whether more is better, for arrows and sorting; null where neither. */
  better: 'more' | 'less' | null;
  compute: (subject: Subject) => Result;
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
  table: string;
  file: string;
  line: number;
}

/** The status of a project at a period, with the sentence that says why. */
export interface Judgement {
  status: Status;
  reason: Words;
  rows: readonly Evidence[];
  /** Percent done by the latest report or the milestones met; null where neither says. */
  actual: Fraction | null;
  /** Percent planned by the period's end; null where no plan says. */
  planned: Fraction | null;
  /** actual − planned in points. */
  gap: Fraction | null;
}

export interface RankingEntry {
  id: string;
  name: string;
  rank: number | null;
  previous_rank: number | null;
  score: Fraction | null;
  /** Figures by measure id: the weighted ones and those shown beside them. */
  figures: Readonly<Record<string, Figure>>;
  /** Why it is not ranked. */
  reason?: Words;
}

export interface RankingGroup {
  group: string;
  entries: readonly RankingEntry[];
}

export interface RankingTable {
  period: Month;
  previous_period: Month | null;
  weights: Readonly<Record<string, string>>;
  groups: readonly RankingGroup[];
}
