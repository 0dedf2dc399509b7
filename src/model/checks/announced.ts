/** Figures that the publisher announced, held against the computed ones: a difference is shown, never mended. */
import type { Problem } from '../../csv/problem.ts';
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

const POWERS: Readonly<Record<string, number>> = {
  元: 0,
  千元: 3,
  万元: 4,
  万: 4,
  百万元: 6,
  亿元: 8,
  亿: 8,
};
/** As everywhere, money without a unit is 万元. */
const DEFAULT_POWER = 4;

function decimalsOf(text: string): number {
  return /[.．](\d+)/.exec(text.normalize('NFKC'))?.[1]?.length ?? 0;
}

function agrees(computed: string | null, announced: number): boolean {
  return computed !== null && Number(computed) === announced;
}

function isYear(period: string): boolean {
  return period.length === 4;
}

/** A warning for every announced figure that differs from the computed one, or that cannot be computed. */
export function checkAnnounced(dataset: Dataset, compute: ComputedText, locate: LocateIn): Problem[] {
  const problems: Problem[] = [];
  const inFigures = locate('figures');
  const check = (row: AnnouncedFigure): void => {
    const period = isYear(row.period) ? `${row.period}-12` : row.period;
    const place = inFigures(row, 'value');
    const unit = row.unit ?? '';
    const power = unit === '' ? DEFAULT_POWER : (POWERS[unit] ?? 0);
    const own = compute(row.scope, row.measure, period, decimalsOf(place.value ?? ''), power);
    if (agrees(own, row.value)) return;
    const params = { announced: row.value, computed: own ?? '—', unit, period };
    problems.push(problemAt(place, 'announced', own === null ? 'no_value' : 'differs', params, 'warning'));
  };
  for (const row of dataset.announced) check(row);
  return problems;
}
