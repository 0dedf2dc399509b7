/** The shape that the sentences of problems share, in both languages. */
import type { Problem, ProblemCode, Severity } from '../csv/problem.ts';
import type { RowCode } from '../csv/reasons.ts';
import type { RowReason } from '../csv/row-reasons.ts';
import type { Words } from '../schema/field.ts';

/** What a problem says: what is wrong, and what to write or do instead. Neither repeats the place. */
export interface Description {
  readonly message: string;
  readonly hint: string;
}

/** One reason of a code in words. */
export interface Sentence {
  zh(problem: Problem): Description;
  en(problem: Problem): Description;
}

/** The sentences of one code, by reason. */
export type Sentences = Readonly<Record<string, Sentence>>;

/** A sentence for every reason of some codes. */
export type RowSentencesOf<C extends RowCode> = {
  readonly [K in C]: Readonly<Record<RowReason<K>, Sentence>>;
};

/** What the methodology page says of a code. */
export interface ProblemDoc {
  readonly name: Words;
  readonly about: Words;
  readonly severity: Severity | 'both';
  /** What is wrong, and what it should be. */
  readonly example: { readonly wrong: Words; readonly right: Words };
}

/** Words for some codes: sentences by code and reason, and the documentation of each code. */
export interface ProblemWords<C extends ProblemCode> {
  readonly sentences: Readonly<Record<C, Sentences>>;
  readonly docs: Readonly<Record<C, ProblemDoc>>;
}
