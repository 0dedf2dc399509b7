/** Months, quarters and years with reports: what a digest is of. */
import { addMonths } from '../model/dates.ts';
import type { Month } from '../schema/field.ts';

export interface Span {
  /** `2025-11`, `2025-Q4`, `2025`. */
  id: string;
  kind: 'month' | 'quarter' | 'year';
  /** First and last month of the calendar. */
  first: Month;
  last: Month;
  /** The last month in it with reports: what its figures are of. */
  end: Month;
  /** The last month with reports before it; null where there is none. */
  before: Month | null;
  /** Whether the site has come to its last month. */
  isOver: boolean;
}

const MONTHS: Readonly<Record<Span['kind'], number>> = { month: 1, quarter: 3, year: 12 };

function firstMonth(month: Month, kind: Span['kind']): Month {
  const year = month.slice(0, 4);
  if (kind === 'month') return month;
  const index = kind === 'year' ? 0 : Math.floor((Number(month.slice(5)) - 1) / 3) * 3;
  return `${year}-${String(index + 1).padStart(2, '0')}`;
}

function idOf(first: Month, kind: Span['kind']): string {
  if (kind === 'month') return first;
  const year = first.slice(0, 4);
  return kind === 'year' ? year : `${year}-Q${Math.ceil(Number(first.slice(5)) / 3)}`;
}

/**
 * Every span with a report in it, each kind in the order of time.
 * @param periods months with reports, ascending
 */
export function spansOf(periods: readonly Month[], asOf: Month): Span[] {
  return (['month', 'quarter', 'year'] as const).flatMap((kind) => {
    const held = Map.groupBy(periods, (month) => firstMonth(month, kind));
    return [...held].map(([first, months]): Span => {
      const last = addMonths(first, MONTHS[kind] - 1);
      return {
        id: idOf(first, kind),
        kind,
        first,
        last,
        end: months.at(-1) ?? first,
        before: periods.findLast((month) => month < first) ?? null,
        isOver: last <= asOf,
      };
    });
  });
}
