/** What an update changes for readers, as data: no language, nothing rounded. */
import type Fraction from 'fraction.js';
import type { Figure, Judgement, RankingGroup, Scope, Status, UnrankedReason } from '../measures/types.ts';
import type { Change, Correction, Dataset } from '../model/types.ts';
import type { Month, PartialDate, Yuan } from '../schema/field.ts';
import type { TableName } from '../schema/tables.ts';
import type { SettingDifference } from './settings.ts';
import type { Present } from './snapshot.ts';

/** One of the two moments that are compared. */
export interface Side {
  readonly present: Present;
  /** Null where the folder has errors: then its figures, statuses and ranks are not known. */
  readonly dataset: Dataset | null;
  /** A digest of each file that is neither a table nor `site.yaml`; left out where the files are not at hand. */
  readonly digests?: ReadonlyMap<string, string>;
}

export interface ProjectRef {
  readonly id: string;
  readonly name: string;
  readonly name_en: string | null;
  /** Name of its district, as written where the district is not known. */
  readonly district: string;
}

export interface OpenedProject extends ProjectRef {
  readonly on: PartialDate;
  /** Planned end, and whole days after it (negative: before); null where it is not known, or not to the day. */
  readonly planned: PartialDate | null;
  readonly days_late: number | null;
}

export interface WithdrawnProject extends ProjectRef {
  readonly on: PartialDate;
  readonly reason: string | null;
}

export interface StatusMove extends ProjectRef {
  readonly from: Status;
  readonly to: Status;
  /** Why it has its present status. */
  readonly judgement: Judgement;
}

/** Where a reason was found: a row of the ledger, the project's report, or the milestone's remark. */
type ReasonSource = 'changes' | 'corrections' | 'report' | 'milestone';

export interface Reason {
  readonly text: string;
  readonly source: ReasonSource;
  /** Id of the row of the ledger; null for others. */
  readonly id: string | null;
}

export type DateField = 'planned_start' | 'planned_end' | 'forecast_end' | 'planned_on' | 'forecast_on';

export interface DateMove extends ProjectRef {
  /** Of the project, its latest report (`forecast_end`), or a milestone (`planned_on`, `forecast_on`). */
  readonly field: DateField;
  readonly milestone: string | null;
  readonly from: PartialDate;
  /** Null where the date was taken away. */
  readonly to: PartialDate | null;
  /** Later (positive) or earlier by so many days, months and years by their last day; null where the date is gone. */
  readonly days: number | null;
  readonly reason: Reason | null;
}

/** What one measure added to a score, before and now. */
export interface ScorePart {
  readonly measure: string;
  readonly from: Figure | null;
  readonly to: Figure | null;
  readonly weight_from: string | null;
  readonly weight_to: string | null;
  /** Points of score that it moved: all of a score's parts add up to its change. Null where there is no score. */
  readonly effect: Fraction | null;
}

export interface RankMove {
  readonly kind: RankingGroup['kind'];
  readonly group: string;
  readonly id: string;
  readonly name: string;
  readonly name_en: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly score_from: Fraction | null;
  readonly score_to: Fraction | null;
  /** The measures that moved the score, the strongest first. */
  readonly parts: readonly ScorePart[];
  /** Names of those that were behind and are in front, and the other way round. */
  readonly passed_by: readonly string[];
  readonly passed: readonly string[];
  /** Why it has no rank now. */
  readonly because: UnrankedReason | null;
}

export interface FigureMove {
  /** `city`, `district:yinzhou` … */
  readonly scope: string;
  readonly kind: Scope['kind'];
  readonly name: string | null;
  readonly name_en: string | null;
  readonly measure: string;
  readonly from: Figure;
  readonly to: Figure;
}

/** A sum of money that differs, in 元. */
export interface MoneyMove extends ProjectRef {
  readonly table: TableName;
  readonly field: string;
  /** Of a plan or report; null for the project's own. */
  readonly period: string | null;
  readonly from: Yuan | null;
  readonly to: Yuan | null;
  readonly reason: Reason | null;
}

/**
 * `filled` was empty, `emptied` is empty now, `forecast` moves by nature, `name` a name of a person was taken away,
 * `changed` has another value.
 */
export type CellKind = 'filled' | 'changed' | 'emptied' | 'forecast' | 'name';

export interface CellMove {
  readonly table: TableName;
  readonly key: string;
  readonly field: string;
  readonly kind: CellKind;
  readonly file: string;
  readonly line: number;
  /** As written in the two folders; empty where the cell was or is. */
  readonly from: string;
  readonly to: string;
  /** The row of the ledger that says why; null where none does. */
  readonly reason: Reason | null;
}

interface RowRef {
  readonly key: string;
  /** Name or title of the row, where it has one. */
  readonly name: string | null;
}

export interface TableMove {
  readonly table: TableName;
  readonly added: readonly RowRef[];
  readonly gone: readonly (RowRef & { readonly reason: Reason | null })[];
  readonly filled: number;
  readonly changed: number;
}

export interface RoadsMove {
  readonly drawn: readonly ProjectRef[];
  readonly redrawn: readonly ProjectRef[];
  readonly gone: readonly ProjectRef[];
}

export interface FileMove {
  readonly file: string;
  readonly kind: 'added' | 'changed' | 'gone';
}

/** What can be told only of two folders without errors. */
export interface Measured {
  readonly base_period: Month;
  readonly head_period: Month;
  readonly opened: readonly OpenedProject[];
  readonly statuses: readonly StatusMove[];
  /** Projects by status, before and now. */
  readonly counts: readonly { readonly status: Status; readonly from: number; readonly to: number }[];
  readonly ranks: readonly RankMove[];
  /** From the base's period to the head's; empty where both are of one period. */
  readonly figures: readonly FigureMove[];
  /** Figures of a period that was published already, which are different now. */
  readonly revisions: readonly FigureMove[];
  readonly roads: RoadsMove;
}

export interface DataComparison {
  /** Null where one of the sides has errors. */
  readonly measured: Measured | null;
  readonly dates: readonly DateMove[];
  readonly money: readonly MoneyMove[];
  readonly withdrawn: readonly WithdrawnProject[];
  readonly tables: readonly TableMove[];
  readonly cells: readonly CellMove[];
  /** Rows of the two ledgers that are new. */
  readonly corrections: readonly Correction[];
  readonly changes: readonly Change[];
  readonly settings: readonly SettingDifference[];
  readonly files: readonly FileMove[];
}
