/** Figures that the publisher announced, held against the computed ones: a difference is shown, never mended. */
import type { Problem } from '../../csv/problem.ts';
import type { TableName } from '../../schema/tables.ts';
import { problemAt, type Locate } from '../resolve.ts';
import type { Dataset } from '../types.ts';

/** The computed value as text with as many decimals as asked, in 元 times 10^-power for money; null where there is none. */
export type ComputedText = (
  scope: string,
  measure: string,
  period: string,
  decimals: number,
  power: number,
) => string | null;

const POWERS: Readonly<Record<string, number>> = { 元: 0, 万元: 4, 百万元: 6, 亿元: 8 };

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

export function checkAnnounced(
  dataset: Dataset,
  computed: ComputedText,
  locate: (table: TableName) => Locate,
): Problem[] {
  return dataset.announced.flatMap((row) => {
    const period = row.period.length === 4 ? `${row.period}-12` : row.period;
    const decimals = decimalsOf(row.value);
    const own = computed(
      row.scope,
      row.measure,
      period,
      decimals,
      POWERS[row.unit ?? ''] ?? (row.unit === null ? 4 : 0),
    );
    if (own !== null && Number(own) === row.value) return [];
    return [
      problemAt(
        locate('figures')(row, 'value'),
        'announced',
        'differs',
        { announced: row.value, computed: own ?? '—', unit: row.unit ?? '' },
        'warning',
      ),
    ];
  });
}
