/** What follows for a unit whose investment stays behind its plan, rung by rung. */
import {
  type Day,
  dateText,
  type MonthNumber,
  monthNumber,
  monthOfDay,
  monthStart,
  yearOf,
} from './calendar.ts';
import type { Campaign } from './campaign.ts';
import type { Unit } from './city.ts';
import { randomStream } from './random.ts';
import { plannedBy, planWindow, type Report } from './reports.ts';
import type { Road } from './road.ts';
import type { Cells } from './table.ts';

/** How long the plan was missed, and what follows. Also written to site.yaml. */
export const LADDER = [
  { trigger: 'month', zh: '单月', months: 1, measure: '书面说明' },
  { trigger: 'quarter', zh: '单季', months: 3, measure: '约谈' },
  { trigger: 'half_year', zh: '半年', months: 6, measure: '通报批评' },
  { trigger: 'year', zh: '全年', months: 12, measure: '建议调整分工' },
] as const;

/** 万元 in the year up to each month with a report, by month. */
type Invested = ReadonlyMap<MonthNumber, number>;

function latest(invested: Invested, month: MonthNumber): number {
  for (let at = month; yearOf(at) === yearOf(month); at--) {
    const value = invested.get(at);
    if (value !== undefined) return value;
  }
  return 0;
}

/** Whether a unit's roads together have invested less than their plans ask for by the month; sums in 万元 × 12. */
function isBehind(
  roads: readonly Road[],
  invested: ReadonlyMap<Road, Invested>,
  month: MonthNumber,
  campaign: Campaign,
): boolean {
  const december = monthNumber(yearOf(month), 12);
  let gap = 0;
  for (const road of roads) {
    const { begin, end } = planWindow(road, campaign);
    const { withdrawnOn } = road.schedule;
    if (yearOf(month) < yearOf(begin) || yearOf(month) > yearOf(end)) continue;
    if (withdrawnOn !== null && monthOfDay(withdrawnOn) <= month) continue;
    const ofMonths = begin > month ? 0 : plannedBy(road, Math.min(month, end)) * 12;
    const due = road.yearlyPlan ? plannedBy(road, december) * ((month % 12) + 1) : ofMonths;
    gap += latest(invested.get(road) ?? new Map(), month) * 12 - due;
  }
  return gap < 0;
}

function byRoad(reports: readonly Report[]): Map<Road, Map<MonthNumber, number>> {
  const sums = new Map<Road, Map<MonthNumber, number>>();
  for (const { road, month, invested } of reports) {
    const own = sums.get(road) ?? new Map<MonthNumber, number>();
    sums.set(road, own.set(month, invested));
  }
  return sums;
}

/** What was done about each unit, in the month after it reached a rung; now and then nothing was. */
export function makeActions(
  roads: readonly Road[],
  reports: readonly Report[],
  campaign: Campaign,
): Cells<'actions'>[] {
  const random = randomStream(campaign.seed, 'actions');
  const invested = byRoad(reports);
  const rows: { date: Day; unit: Unit; rung: (typeof LADDER)[number] }[] = [];
  for (const [unit, led] of Map.groupBy(roads, (road) => road.lead)) {
    let run = 0;
    for (let month = campaign.first; month < campaign.asOf; month++) {
      run = isBehind(led, invested, month, campaign) ? run + 1 : 0;
      const rung = LADDER.find(({ months }) => months === run);
      if (rung === undefined || random.chance(0.12)) continue;
      rows.push({ date: monthStart(month + 1) + random.int(8, 15), unit, rung });
    }
  }
  const width = Math.max(3, String(rows.length).length);
  return rows
    .sort((a, b) => a.date - b.date)
    .map(({ date, unit, rung }, i) => ({
      id: `A-${String(i + 1).padStart(width, '0')}`,
      date: dateText(date),
      unit: unit.name.zh,
      trigger: rung.zh,
      measure: rung.measure,
      note: `截至上月底连续 ${String(rung.months)} 个月投资低于计划`,
    }));
}
