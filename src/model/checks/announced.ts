/** Figures that the publisher announced, held against the computed ones: a difference is shown, never mended. */
import type { Problem } from '../../csv/problem.ts';
import { announcedPeriod, powerOf } from '../announced.ts';
import { problemAt, type LocateIn } from '../resolve.ts';
import type { AnnouncedFigure, Dataset } from '../types.ts';

/**
 * Computes a figure and rounds it as it was announced.
 * @param decimals how many decimals were announced
 * @param power money was announced in 10^power 元
 * @returns the decimal, or null where the figure has no value
 */
export type ComputedText = (
  scope: string,
  measure: string,
  period: string,
  decimals: number,
  power: number,
) => string | null;

function agrees(computed: string | null, announced: number): boolean {
  return computed !== null && Number(computed) === announced;
}

/** A warning for every announced figure that differs from the computed one, or that cannot be computed. */
export function checkAnnounced(dataset: Dataset, compute: ComputedText, locate: LocateIn): Problem[] {
  const problems: Problem[] = [];
  const inFigures = locate('figures');
  const check = (row: AnnouncedFigure): void => {
    const period = announcedPeriod(row.period);
    const place = inFigures(row, 'value');
    const unit = row.unit ?? '';
    const own = compute(row.scope, row.measure, period, row.decimals, powerOf(row.unit));
    if (agrees(own, row.value)) return;
    const params = { announced: row.value, computed: own ?? '—', unit, period, note: row.note ?? '' };
    problems.push(problemAt(place, 'announced', own === null ? 'no_value' : 'differs', params, 'warning'));
  };
  for (const row of dataset.announced) check(row);
  return problems;
}
