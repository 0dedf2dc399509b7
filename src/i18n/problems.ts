/** Problems in words. The words themselves stand in files of their own, by where a problem is found. */
import type { Problem, ProblemCode } from '../csv/problem.ts';
import type { Lang } from '../schema/settings.ts';
import type { Description, ProblemDoc, Sentences } from './problem-shape.ts';
import { CELL_WORDS } from './problems-cells.ts';
import { ROW_WORDS } from './problems-rows.ts';

/** What the methodology page says of each code. */
export const PROBLEM_DOCS: Readonly<Record<ProblemCode, ProblemDoc>> = {
  ...CELL_WORDS.docs,
  ...ROW_WORDS.docs,
};

/** Every sentence, by code and reason. */
const SENTENCES: Readonly<Record<ProblemCode, Sentences>> = {
  ...CELL_WORDS.sentences,
  ...ROW_WORDS.sentences,
};

/** A problem in words. A reason without a sentence of its own is told by what its code means. */
export function describe(problem: Problem, lang: Lang): Description {
  const sentence = SENTENCES[problem.code][problem.reason];
  if (sentence !== undefined) return sentence[lang](problem);
  const doc = PROBLEM_DOCS[problem.code];
  return { message: doc.name[lang], hint: doc.about[lang] };
}
