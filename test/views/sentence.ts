import type { Sentence } from '../../src/views/types.ts';

/** A sentence as it reads. */
export function textOf(sentence: Sentence | string): string {
  if (typeof sentence === 'string') return sentence;
  return sentence
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('figure' in piece) return piece.figure.text;
      if ('link' in piece) return piece.link.text;
      return 'strong' in piece ? piece.strong : piece.owed;
    })
    .join('');
}
