/** The numbers of a chart as its table says them, and the sentence that reads one of them aloud. No browser needed. */
import { dayIndex, monthIndex } from '../../charts/month-axis.ts';

/** `count`: columns after the month are numbers. `date`: the second is a date, the rest are words. */
export type ChartKind = 'count' | 'date';

export interface Reading {
  kind: ChartKind;
  /** Months since year 0 of each row. */
  months: readonly number[];
  /** Values of each row of each line; days since 1970 where they are dates. Null where there is none. */
  lines: readonly { name: string; values: readonly (number | null)[] }[];
  /** What is said of each row. */
  sentences: readonly string[];
}

/** `1,234` → 1234; null for — and words. */
function countOf(text: string): number | null {
  const plain = text.replaceAll(',', '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

function dateOf(text: string): number | null {
  const [date] = /\d{4}(-\d{2}){0,2}/.exec(text) ?? [];
  return date === undefined ? null : dayIndex(date);
}

/** 2024-05：累计打通 12，按计划应打通 14 */
function sentence(heads: readonly string[], row: readonly string[], zh: boolean): string {
  const parts = row
    .slice(1)
    .map((text, i) => ({ name: heads[i + 1] ?? '', text }))
    .filter(({ text }) => text !== '' && text !== '—')
    .map(({ name, text }) => `${name} ${text}`);
  return `${row[0] ?? ''}${zh ? '：' : ': '}${parts.join(zh ? '，' : ', ')}`;
}

/**
 * @param heads names of the columns
 * @param rows cells as shown, the month first; rows without a month are left out
 */
export function readingOf(
  kind: ChartKind,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  zh: boolean,
): Reading {
  const known = rows.filter(([month = '']) => /^\d{4}-\d{2}$/.test(month));
  const columns = kind === 'date' ? [1] : heads.slice(1).map((_, i) => i + 1);
  const value = kind === 'date' ? dateOf : countOf;
  return {
    kind,
    months: known.map(([month = '']) => monthIndex(month)),
    lines: columns.map((column) => ({
      name: heads[column] ?? '',
      values: known.map((row) => value(row[column] ?? '')),
    })),
    sentences: known.map((row) => sentence(heads, row, zh)),
  };
}

/** The row that a key leads to; null where the key is none of the chart's. */
export function rowAfter(key: string, current: number | null, count: number): number | null {
  const last = count - 1;
  const from = current ?? last;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: from + (current === null ? 0 : 1),
    ArrowUp: from + (current === null ? 0 : 1),
    ArrowLeft: from - 1,
    ArrowDown: from - 1,
    PageDown: from + 12,
    PageUp: from - 12,
    Home: 0,
    End: last,
  };
  const wanted = steps[key];
  return wanted === undefined || count === 0 ? null : Math.min(last, Math.max(0, wanted));
}

/** The row nearest to a month that a pointer is at. */
export function rowNear(months: readonly number[], month: number): number {
  let nearest = 0;
  months.forEach((own, i) => {
    if (Math.abs(own - month) < Math.abs((months[nearest] ?? Infinity) - month)) nearest = i;
  });
  return nearest;
}
