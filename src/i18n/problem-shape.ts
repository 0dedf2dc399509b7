/** The shape that the sentences of problems share, in both languages. */
import type { Problem, ProblemCode, Severity } from '../csv/problem.ts';
import type { Words } from '../schema/field.ts';

/** What a problem says: what is wrong, and what to write or do instead. Neither repeats the place. */
export interface Description {
  readonly message: string;
  readonly hint: string;
}

/** One reason of a code in words: it gets the problem's params, and the problem where the place matters. */
export interface Sentence {
  zh(params: Problem['params'], problem: Problem): Description;
  en(params: Problem['params'], problem: Problem): Description;
}

/** The sentences of one code, by reason. */
export type Sentences = Readonly<Record<string, Sentence>>;

/** What the methodology page says of a code. */
export interface ProblemDoc {
  readonly name: Words;
  readonly about: Words;
  readonly severity: Severity | 'both';
  /** A cell (or line) that is wrong, and what it should be. */
  readonly example: { readonly wrong: Words; readonly right: Words };
}

/** Codes that are found between rows, files and releases; their words are in `problems-rows`. */
export type RowCode = Extract<
  ProblemCode,
  'settings' | 'history' | 'geometry' | 'reference' | 'order' | 'decreasing' | 'contradiction' | 'announced'
>;
/** Codes that are found in one file or cell. */
export type CellCode = Exclude<ProblemCode, RowCode>;

/** Words for a list of codes: sentences by code and reason, and the documentation of each code. */
export interface ProblemWords<C extends ProblemCode> {
  readonly sentences: Readonly<Record<C, Sentences>>;
  readonly docs: Readonly<Record<C, ProblemDoc>>;
}
