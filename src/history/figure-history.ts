/** Figures as they were published, release by release. */
import type Fraction from 'fraction.js';
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

export interface FigureHistory {
  /** Each value once, the oldest first; nothing for a figure that no release published. */
  readonly versions: (id: string) => readonly FigureVersion[];
  /** The figures that an earlier release had published and that this one changed, in no order that means anything. */
  readonly revised: (release: string) => readonly string[];
  /** Releases whose data cannot be read by the rules of today, the oldest first. */
  readonly unread: readonly string[];
}
