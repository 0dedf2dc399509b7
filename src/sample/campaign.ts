/** The campaign's frame: where it begins, stands and ends. */
import { type Day, monthEnd, monthNumber, type MonthNumber, monthStart, yearOf } from './calendar.ts';

export interface Campaign {
  readonly seed: number;
  readonly projects: number;
  readonly first: MonthNumber;
  /** The month the data stand at: one before the deadline's. */
  readonly asOf: MonthNumber;
  readonly start: Day;
  readonly asOfEnd: Day;
  readonly deadline: Day;
  /** `打通断头路三年行动`. */
  readonly title: string;
  readonly titleEn: string;
}

const YEARS = ['', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

export function makeCampaign(projects: number, months: number, seed: number): Campaign {
  const first = monthNumber(2023, 1);
  const last = first + months - 1;
  const years = months % 12 === 0 ? (YEARS[months / 12] ?? '') : '';
  const [from, to] = [yearOf(first), yearOf(last)];
  return {
    seed,
    projects,
    first,
    asOf: last - 1,
    start: monthStart(first),
    asOfEnd: monthEnd(last - 1),
    deadline: monthEnd(last),
    title: `打通断头路${years === '' ? '' : `${years}年`}行动`,
    titleEn: `Opening Dead-End Roads ${String(from)}${from === to ? '' : `-${String(to)}`}`,
  };
}
