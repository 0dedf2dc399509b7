/**
 * The dates of one road. A plan curve says what is to be done by when; two lines bend it:
 * `inForce` from today's day to the day of the first plan (changes of plan), `real` likewise (what happened).
 */
import type { Campaign } from './campaign.ts';
import {
  type Day,
  monthEnd,
  type MonthNumber,
  monthOfDay,
  monthStart,
  planDayAfter,
  planDayBefore,
} from './calendar.ts';
import { at, bend, firstAt, type Knot, line, type Line } from './line.ts';
import type { Random } from './random.ts';
import { isOpened, type Story } from './stories.ts';

interface Move {
  readonly field: 'planned_start' | 'planned_end';
  readonly date: Day;
  readonly from: Day;
  readonly to: Day;
}

export interface Schedule {
  readonly story: Story;
  readonly baselineStart: Day;
  readonly baselineEnd: Day;
  readonly plannedStart: Day;
  readonly plannedEnd: Day;
  readonly actualStart: Day | null;
  readonly actualEnd: Day | null;
  /** As it stands now; null while nobody can say, and for a road that is open. */
  readonly forecast: Day | null;
  readonly withdrawnOn: Day | null;
  readonly pausedOn: Day | null;
  /** Planned day per milestone. */
  readonly milestones: readonly Day[];
  readonly moves: readonly Move[];
  /** Day → percent by the first plan. */
  readonly curve: Line;
  readonly inForce: Line;
  readonly real: Line;
  /** No report at all where it is later than the last. */
  readonly firstReport: MonthNumber;
  readonly lastReport: MonthNumber;
}

/** The six milestones of every road: share of the work, and place between start (0) and end (1) of the plan. */
export const MILESTONES = [
  { name: '立项审批', weight: 10, place: -0.06 },
  { name: '征地拆迁', weight: 25, place: 0.3 },
  { name: '路基管线', weight: 25, place: 0.58 },
  { name: '路面', weight: 20, place: 0.8 },
  { name: '附属与验收', weight: 12, place: 0.94 },
  { name: '通车', weight: 8, place: 1 },
] as const;

/** Work on the papers begins this many days before the planned start. */
const LEAD = 120;

interface Ends {
  baselineEnd: Day;
  plannedEnd: Day;
  actualEnd: Day | null;
  forecast: Day | null;
}

const clamp = (day: Day, low: Day, high: Day): Day => Math.max(low, Math.min(high, day));

/** When an opened road was promised, given when it opened. */
function openedEnds(story: Story, opening: Day, campaign: Campaign, random: Random): Ends {
  const early = () => Math.min(planDayAfter(opening + random.int(14, 40)), campaign.deadline);
  const late = () => Math.max(planDayBefore(opening - random.int(12, 110)), campaign.start + 9);
  const end = story === 'opened_early' ? early() : story === 'opened_late' ? late() : planDayAfter(opening);
  let plannedEnd = end;
  // Half of the late ones got a new date on the way.
  if (opening - end > 40 && random.chance(0.6)) {
    plannedEnd = clamp(planDayBefore(opening + random.int(-12, 16)), end, campaign.deadline);
  }
  return { baselineEnd: end, plannedEnd, actualEnd: opening, forecast: null };
}

/** When a road that is not open was promised and is expected. */
function runningEnds(story: Story, campaign: Campaign, random: Random): Ends {
  const { asOfEnd, deadline, start } = campaign;
  const passed = (low: number, high: number) =>
    Math.max(planDayBefore(asOfEnd - random.int(low, high)), start + 9);
  const coming = () => Math.max(planDayBefore(asOfEnd + random.int(12, deadline - asOfEnd)), asOfEnd + 10);
  const ends = (plannedEnd: Day, forecast: Day | null, baselineEnd = plannedEnd): Ends => ({
    baselineEnd,
    plannedEnd,
    actualEnd: null,
    forecast,
  });
  switch (story) {
    case 'overdue': {
      const end = passed(8, 45);
      return ends(end, asOfEnd + random.int(12, 27), Math.max(end - random.int(0, 1) * 61, start + 9));
    }
    case 'blocked_overdue':
      return ends(passed(58, 75), null);
    case 'blocked_behind':
      return ends(coming(), deadline + random.int(20, 45));
    case 'behind': {
      const end = coming();
      return ends(end, end + random.int(5, 24), Math.max(planDayBefore(end - 45), start + 9));
    }
    case 'stalled':
      return ends(deadline, deadline + random.int(40, 75));
    case 'paused':
      return ends(passed(25, 45), deadline + random.int(80, 110));
    case 'late_start':
      return ends(deadline, deadline + random.int(70, 90));
    case 'withdrawn': {
      const end = planDayBefore(start + Math.floor((asOfEnd - start) * 0.6) + 240);
      return ends(end, null);
    }
    case 'ahead': {
      const end = deadline;
      return ends(end, Math.max(end - random.int(6, 14), asOfEnd + 5));
    }
    default: {
      const end = coming();
      return ends(end, Math.max(end - random.int(0, 4), asOfEnd + 3));
    }
  }
}

/** Planned days of the milestones, the last on `end`. */
function milestoneDays(start: Day, end: Day, random: Random): Day[] {
  const span = end - start;
  const days: Day[] = [];
  MILESTONES.forEach(({ place }, i) => {
    const wobble = i > 0 && i < 4 ? (random.next() - 0.5) * 0.06 : 0;
    const least = (days[i - 1] ?? start - LEAD) + 2;
    days.push(Math.max(least, i === 5 ? end : start + Math.round(span * (place + wobble))));
  });
  return days;
}

function planCurve(start: Day, days: readonly Day[]): Line {
  let done = 0;
  const knots = [{ x: start - LEAD, y: 0 }];
  days.forEach((x, i) => knots.push({ x, y: (done += MILESTONES[i]!.weight) }));
  return line(knots);
}

/** The plan in force after each change of plan. */
function changePlan(base: { start: Day; end: Day }, starts: Day, moves: readonly Move[]): Line {
  let plan = line([
    { x: base.start - LEAD, y: base.start - LEAD },
    { x: starts, y: base.start },
    { x: base.end, y: base.end },
  ]);
  for (const move of moves) {
    if (move.field === 'planned_end') plan = bend(plan, move.date, { x: move.to, y: base.end });
  }
  return plan;
}

/** One or two steps from the first planned end to the one in force. */
function endMoves(start: Day, ends: Ends, random: Random): Move[] {
  const { baselineEnd, plannedEnd } = ends;
  if (plannedEnd <= baselineEnd) return [];
  const span = baselineEnd - start;
  const step = (from: Day, to: Day, place: number): Move => ({
    field: 'planned_end',
    date: start + Math.round(span * place),
    from,
    to,
  });
  const middle = planDayBefore(Math.round((baselineEnd + plannedEnd) / 2));
  if (plannedEnd - baselineEnd > 60 && middle > baselineEnd && random.chance(0.5)) {
    return [step(baselineEnd, middle, 0.55), step(middle, plannedEnd, 0.88)];
  }
  return [step(baselineEnd, plannedEnd, 0.6 + random.next() * 0.3)];
}

/** Percent done at the last report, given what the plan in force asks for at the site's date. */
function doneNow(story: Story, asked: number, random: Random): number {
  switch (story) {
    case 'on_track':
      return asked - random.int(1, 6);
    case 'ahead':
      return Math.min(97, asked + random.int(5, 6));
    case 'behind':
      return asked - random.int(13, 19);
    case 'overdue':
      return random.int(90, 96);
    case 'blocked_overdue':
      return random.int(52, 64);
    case 'blocked_behind':
      return asked - random.int(18, 28);
    case 'stalled':
      return asked - random.int(20, 30);
    case 'no_report':
      return asked - 6;
    default:
      return random.int(34, 46);
  }
}

/** Months without a rise before the last report. */
const FLAT = { stalled: 4, paused: 6 };

type Dates = Omit<Schedule, 'real' | 'firstReport' | 'lastReport'>;

/** What happened, as a line from the actual day to the day of the first plan. */
function realLine(s: Dates, known: Day, asOfEnd: Day, random: Random): Line {
  const { baselineStart: start, baselineEnd: end, curve, story } = s;
  const papers = { x: (s.actualStart ?? start) - LEAD, y: start - LEAD };
  if (s.actualStart === null) {
    // Not begun: the papers are all but done.
    const stop = { x: known, y: s.milestones[0]! - random.int(6, 14) };
    return line([papers, stop, { x: Math.max(s.forecast ?? 0, known + 120), y: end }]);
  }
  const from = [papers, { x: s.actualStart, y: start }];
  if (s.actualEnd !== null) {
    const y = start + (end - start) * (0.4 + random.next() * 0.2);
    return line([...from, ...turn(s, { x: s.actualEnd, y: end }, y, random), { x: s.actualEnd, y: end }]);
  }
  const asked = at(curve, at(s.inForce, asOfEnd));
  const now = firstAt(curve, Math.max(14, doneNow(story, Math.floor(asked), random)) + 0.3);
  const stop = story === 'stalled' || story === 'paused' ? monthEnd(monthOfDay(known) - FLAT[story]) : known;
  const reached = { x: stop, y: now };
  const on = turn(s, reached, start + (end - start) * 0.4, random);
  return line([
    ...from,
    ...on,
    reached,
    { x: known, y: now },
    { x: Math.max(s.forecast ?? known + 150, known + 3), y: end },
  ]);
}

/**
 * Where a road left its plan on the way to `next`: most kept it until the middle, a few days ahead of it, and some
 * lost their time from the start. None where the middle does not lie before `next`.
 */
function turn(s: Dates, next: Knot, y: number, random: Random): Knot[] {
  const x = Math.round(firstAt(s.inForce, y)) - random.int(0, 9);
  const keeps = random.chance(0.7);
  return keeps && x > s.actualStart! + 10 && x < next.x - 10 && y < next.y ? [{ x, y }] : [];
}

/** Days from the planned start to the end. */
function duration(story: Story, random: Random): number {
  if (story === 'late_start') return 96;
  return isOpened(story) ? random.int(170, 430) : random.int(290, 420);
}

function startDay(story: Story, planned: Day, end: Day, campaign: Campaign, random: Random): Day | null {
  if (story === 'late_start' || story === 'withdrawn') return null;
  const punctual = random.chance(story === 'opened_early' || story === 'opened_on_time' ? 0.85 : 0.7);
  const day = planned + (punctual ? random.int(-9, 0) : random.int(5, 24));
  return Math.min(day, end - 40, campaign.asOfEnd);
}

/** Every date of a road. `opening` is the day it opened; only read for roads that did. */
export function makeSchedule(campaign: Campaign, story: Story, opening: Day, random: Random): Schedule {
  const ends = isOpened(story)
    ? openedEnds(story, opening, campaign, random)
    : runningEnds(story, campaign, random);
  const baselineStart = planDayBefore(ends.baselineEnd - duration(story, random)) + 1;
  const moves = endMoves(baselineStart, ends, random);
  let plannedStart = baselineStart;
  if (
    story !== 'withdrawn' &&
    story !== 'late_start' &&
    baselineStart > campaign.start + 40 &&
    random.chance(0.12)
  ) {
    plannedStart = planDayBefore(baselineStart + 32) + 1;
    moves.unshift({
      field: 'planned_start',
      date: baselineStart - random.int(6, 20),
      from: baselineStart,
      to: plannedStart,
    });
  }
  const milestones = milestoneDays(baselineStart, ends.baselineEnd, random);
  const dates = {
    story,
    baselineStart,
    plannedStart,
    ...ends,
    actualStart: startDay(story, plannedStart, ends.actualEnd ?? campaign.asOfEnd, campaign, random),
    withdrawnOn:
      story === 'withdrawn' ? clamp(baselineStart + 24, campaign.start + 20, campaign.asOfEnd) : null,
    pausedOn: story === 'paused' ? Math.max(monthEnd(campaign.asOf - FLAT.paused) - 9, campaign.start) : null,
    milestones,
    moves,
    curve: planCurve(baselineStart, milestones),
    inForce: changePlan({ start: baselineStart, end: ends.baselineEnd }, plannedStart, moves),
  };
  const last = lastReport(dates, campaign);
  const real = realLine(dates, Math.min(campaign.asOfEnd, monthEnd(last)), campaign.asOfEnd, random);
  // The papers take a while: the first report comes three months before the planned start.
  const firstReport = Math.max(campaign.first, monthOfDay(plannedStart) - 3);
  return { ...dates, real, firstReport, lastReport: last };
}

function lastReport(
  s: { story: Story; actualEnd: Day | null; withdrawnOn: Day | null },
  campaign: Campaign,
): MonthNumber {
  if (s.actualEnd !== null) return monthOfDay(s.actualEnd);
  if (s.withdrawnOn !== null) return monthOfDay(s.withdrawnOn) - 1;
  return s.story === 'no_report' ? Math.max(campaign.first, campaign.asOf - 1) : campaign.asOf;
}

/** When the opened roads opened: spread over the campaign, a few in its last known month. Ascending. */
export function openingDays(count: number, campaign: Campaign, random: Random): Day[] {
  const span = campaign.asOfEnd - campaign.start;
  const inLastMonth = Math.min(count, Math.max(1, Math.round(count * 0.07)));
  const days: Day[] = [];
  for (let i = 0; i < count - inLastMonth; i++) {
    const place = (i + 0.2 + random.next() * 0.6) / Math.max(1, count - inLastMonth);
    days.push(campaign.start + Math.round(span * (0.08 + 0.9 * place)));
  }
  const month = monthStart(campaign.asOf);
  for (let i = 0; i < inLastMonth; i++) days.push(month + random.int(4, campaign.asOfEnd - month - 1));
  return days.sort((a, b) => a - b);
}
