/** Monthly reports, plans and milestones of the roads. */
import {
  dateCell,
  dateText,
  type Day,
  monthEnd,
  type MonthNumber,
  monthNumber,
  monthOfDay,
  monthText,
  yearOf,
} from './calendar.ts';
import type { Campaign } from './campaign.ts';
import { askedAt, cost, doneAt, knownUntil, milestoneDay, type Road } from './road.ts';
import { MILESTONES } from './schedule.ts';
import type { Cells } from './table.ts';

/** One report before it is written: the values that corrections may touch. */
export interface Report {
  readonly road: Road;
  readonly month: MonthNumber;
  progress: number;
  readonly invested: number;
  readonly forecast: Day | null;
}

/** 万元 spent since the road was begun. */
function spentBy(road: Road, month: MonthNumber): number {
  const { actualStart } = road.schedule;
  const end = monthEnd(month);
  if (actualStart === null || actualStart > end) return 0;
  return cost(road.investment * road.spent, doneAt(road.schedule, end));
}

/** How much of the delay was admitted at which share of the time; it was first over- or understated. */
const ADMITTED = [
  [
    [0.3, 0],
    [0.55, 0.5],
    [0.8, 1.2],
    [0.92, 1],
  ],
  [
    [0.4, 0],
    [0.65, 1.3],
    [0.85, 1.1],
    [0.95, 1],
  ],
  [
    [0.5, 0],
    [0.75, 0.4],
    [0.9, 0.8],
    [0.97, 1],
  ],
] as const;

/** The end as forecast at a month's end: the first plan, then step by step what it came to. */
function forecastAt(
  road: Road,
  month: MonthNumber,
  last: MonthNumber,
  pattern: (typeof ADMITTED)[number],
): Day | null {
  const { schedule } = road;
  const end = monthEnd(month);
  if (schedule.withdrawnOn !== null) return schedule.baselineEnd;
  if (schedule.actualEnd !== null && schedule.actualEnd <= end) return schedule.actualEnd;
  const unknown = schedule.forecast === null && schedule.actualEnd === null;
  if (unknown && last - month < 3) return null;
  const final = schedule.actualEnd ?? schedule.forecast ?? schedule.baselineEnd + 60;
  if (month === last && !unknown) return final;
  const from = schedule.baselineStart;
  const place = (end - from) / Math.max(1, (schedule.actualEnd ?? monthEnd(last)) - from);
  const admitted = pattern.find(([until]) => place < until)?.[1] ?? 1;
  const day = schedule.baselineEnd + Math.round((final - schedule.baselineEnd) * admitted);
  return Math.max(day, end + 6);
}

/** The reports of a road, ascending. Opened roads missed a month now and then. */
export function reportsOf(road: Road): Report[] {
  const { schedule, random } = road;
  const reports: Report[] = [];
  const pattern = random.pick(ADMITTED);
  const { firstReport: first, lastReport: last } = schedule;
  // Whatever was spent before the first report's year; a first report later than January is of a road not yet begun.
  let before = 0;
  for (let month = first; month <= last; month++) {
    if (month % 12 === 0) before = spentBy(road, month - 1);
    if (month > first && month < last - 3 && schedule.actualEnd !== null && random.chance(0.015)) continue;
    const opened = month === last && schedule.actualEnd !== null;
    reports.push({
      road,
      month,
      progress: opened ? 100 : Math.min(99, Math.floor(doneAt(schedule, monthEnd(month)) + 1e-6)),
      invested: spentBy(road, month) - before,
      forecast: forecastAt(road, month, last, pattern),
    });
  }
  return reports;
}

const WORK = [
  '办理立项与用地手续',
  '征地拆迁',
  '路基与管线施工',
  '路面施工',
  '标志标线、绿化与验收',
  '通车准备',
] as const;

const STORY_NOTES: Record<string, [note: string, next: string]> = {
  blocked_overdue: ['剩余住户未签约，工作面未全部交出', '待签约后恢复施工，通车日待定'],
  blocked_behind: ['杆线未迁，半幅路基不能施工', '杆线迁改后突击路基'],
  stalled: ['桥台衔接方案未定，停工等待', '方案批复后复工'],
  paused: ['发现古井，暂停施工，配合文物勘探', '等待勘探结论'],
  late_start: ['用地指标未落实，未进场', '指标落实后进场'],
};

function notes(report: Report, last: boolean): [note: string, next: string] {
  const { schedule } = report.road;
  if (report.progress === 100) return ['全线通车', '移交养护'];
  const told = STORY_NOTES[schedule.story];
  if (last && told !== undefined) return told;
  let done = 0;
  const step = MILESTONES.findIndex(({ weight }) => (done += weight) > report.progress);
  const next = WORK[Math.min(step + 1, WORK.length - 1)]!;
  return [
    `${WORK[step]!}，完成 ${String(report.progress)}%`,
    step >= 4 ? '完成收尾，准备通车' : `继续${WORK[step]!}，准备${next}`,
  ];
}

/** The report as a row. */
export function reportCells(report: Report): Cells<'progress'> {
  const { road, month } = report;
  const { schedule } = road;
  const begun = schedule.actualStart !== null && schedule.actualStart <= monthEnd(month);
  const [note, next] = notes(report, month >= schedule.lastReport - 1);
  return {
    project_id: road.id,
    period: monthText(month),
    invested: report.invested,
    progress: report.progress,
    stage: report.progress === 100 ? '通车' : begun ? '在建' : '前期',
    forecast_end: dateCell(report.forecast),
    note,
    next_step: next,
    reported_on: dateText(
      monthEnd(month) + 1 + ((month * 7 + road.plate.charCodeAt(road.plate.length - 1)) % 5),
    ),
  };
}

/** The first and last month that a road's plan speaks of. */
export function planWindow(road: Road, campaign: Campaign): { begin: MonthNumber; end: MonthNumber } {
  const { baselineStart, plannedEnd, withdrawnOn } = road.schedule;
  return {
    begin: Math.max(campaign.first, monthOfDay(baselineStart)),
    end: monthOfDay(withdrawnOn ?? plannedEnd),
  };
}

/** 万元 planned in the month's year up to the month's end. */
export function plannedBy(road: Road, month: MonthNumber): number {
  const planned = (until: MonthNumber): number =>
    cost(road.investment, askedAt(road.schedule, monthEnd(until)));
  return planned(month) - planned(monthNumber(yearOf(month), 1) - 1);
}

/** Plan rows of a road: one per year, and cumulative months unless its plan is by year only. */
export function planOf(road: Road, campaign: Campaign): Cells<'plan'>[] {
  const rows: Cells<'plan'>[] = [];
  const { begin, end } = planWindow(road, campaign);
  const row = (period: string, month: MonthNumber): Cells<'plan'> => ({
    project_id: road.id,
    period,
    planned_investment: plannedBy(road, month),
    planned_progress: Math.round(askedAt(road.schedule, monthEnd(month)) * 10) / 10,
  });
  for (let year = yearOf(begin); year <= yearOf(end); year++) {
    const [january, december] = [monthNumber(year, 1), monthNumber(year, 12)];
    rows.push(row(String(year), december));
    if (road.yearlyPlan) continue;
    for (let month = Math.max(begin, january); month <= Math.min(december, end); month++) {
      rows.push(row(monthText(month), month));
    }
  }
  return rows;
}

/** The six milestones of a road: when planned, when met, or when expected. */
export function milestonesOf(road: Road, campaign: Campaign): Cells<'milestones'>[] {
  const { schedule } = road;
  const known = knownUntil(schedule, campaign);
  const undecided = schedule.actualEnd === null && schedule.forecast === null;
  return MILESTONES.map(({ name, weight }, i) => {
    const day = milestoneDay(schedule, i);
    const met = day <= known && schedule.withdrawnOn === null;
    return {
      project_id: road.id,
      name,
      planned_on: dateText(schedule.milestones[i]!),
      forecast_on: met || undecided ? '' : dateText(Math.max(day, known + 1)),
      actual_on: met ? dateText(day) : '',
      weight,
    };
  });
}
