import { plainWords } from '../../src/views/sentence.ts';
import type { Sentence } from '../../src/views/types.ts';

/** A sentence as it reads. */
export function textOf(sentence: Sentence | string): string {
  return typeof sentence === 'string' ? sentence : plainWords(sentence);
}
