/** Candidates from the highest score to the lowest: one upright stroke each, whole where chosen, short where not. */
import { svg, vertical, type Label } from './svg.ts';

export type Chosen = 'chosen' | 'left' | 'silent';

const HEIGHT = 44;
const SHORT = 16;

/** @param candidates in the order of their scores */
export function choiceStrip(candidates: readonly Chosen[], label: Label): string {
  const step = 100 / Math.max(1, candidates.length);
  const strokes = candidates.map((one, i) => {
    const x = (i + 0.5) * step;
    if (one === 'left') return vertical('b3', x, HEIGHT - SHORT, HEIGHT);
    // What is owed is dashed: a reason that nobody gave.
    return vertical(one === 'silent' ? 'o' : 'b', x, 0, HEIGHT);
  });
  return svg('choice', HEIGHT, label, strokes.join(''));
}
