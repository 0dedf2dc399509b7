/** A sentence as plain words, for files. */
import type { Sentence } from './types.ts';

export function plainWords(sentence: Sentence): string {
  return sentence
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('figure' in piece) return piece.figure.text;
      if ('link' in piece) return piece.link.text;
      return 'strong' in piece ? piece.strong : piece.owed;
    })
    .join('');
}
