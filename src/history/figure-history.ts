/** Figures as they were published, release by release. */
import type Fraction from 'fraction.js';
import type { Figure } from '../measures/types.ts';
import type { ReleaseChange } from './archive.ts';
import type { Release } from './releases.ts';

/** The value of a figure at a release that brought it. */
export interface FigureVersion {
  readonly release: Pick<Release, 'id' | 'date' | 'hash'>;
  readonly exact: Fraction | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Why it is not the value before; null for the first. */
  readonly because: FigureBecause | null;
}

export interface FigureBecause {
  /** `correction` where any row of the ledger corrects a mistake; any other change of what was published is a revision. */
  readonly kind: 'correction' | 'revision';
  /** What that release changed among the rows that the figure rests on, or rested on. */
  readonly changes: readonly ReleaseChange[];
  /** How many more there are. */
  readonly more: number;
}

/** A figure as it is now. */
export type FigureNow = Pick<Figure, 'id' | 'scope' | 'period' | 'exact' | 'numerator' | 'denominator'>;

export interface FigureHistory {
  /** Each value once, the oldest first; nothing for a figure that no release published. Of a scope, not of a project. */
  readonly versions: (id: string) => readonly FigureVersion[];
  /** The figures that an earlier release had published and that this one changed, in no order that means anything. */
  readonly revised: (release: string) => readonly string[];
  /** As `versions`, of a project: only what changed is on record, and without a change it is what it is now. */
  readonly ofProject: (figure: FigureNow) => readonly FigureVersion[];
  /** Figures of a project that a later release changed, of whatever period, by id. */
  readonly changed: (project: string, measure: string) => readonly string[];
  /** Releases whose data cannot be read by the rules of today, the oldest first. */
  readonly unread: readonly string[];
}
