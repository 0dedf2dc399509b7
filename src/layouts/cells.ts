/** Cells of tables made from figures. */
import type { FigureView, Sentence } from '../views/types.ts';

/** The figure with its fraction beside it. */
export function withFraction(figure: FigureView): Sentence {
  return figure.fraction === null
    ? [{ figure }]
    : [`${figure.fraction}　`, { figure: { ...figure, fraction: null } }];
}
