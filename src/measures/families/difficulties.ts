/** Issues: how many were raised, closed, in how many days, and left open past their deadline. */
import { issueRow, once, quotientOf, sumOf } from '../basis.ts';
import { medianOf, NOTHING, rate, whole } from '../exact.ts';
import { daysBetween, monthEnd, quarterStart } from '../../model/dates.ts';
import { daysOfIssue, type IssueDays } from '../timeline.ts';
import type { Basis, Measure, Result, Subject } from '../types.ts';
import { ALL, SETS } from './kinds.ts';

const isClosed = ({ closed }: IssueDays, end: string): boolean => closed !== null && closed <= end;
const isOverdue = (days: IssueDays, end: string): boolean =>
  !isClosed(days, end) && days.due !== null && days.due < end;

/** Raised, closed and overdue issues of a subject; null where the city publishes no issues. */
function tally({
  issues,
  dataset,
  period,
}: Subject): { raised: number; closed: number; overdue: number } | null {
  if (!dataset.published.has('issues')) return null;
  const end = monthEnd(period);
  const counts = { raised: 0, closed: 0, overdue: 0 };
  for (const issue of issues) {
    const days = daysOfIssue(issue);
    counts.raised += 1;
    if (isClosed(days, end)) counts.closed += 1;
    else if (isOverdue(days, end)) counts.overdue += 1;
  }
  return counts;
}

/** The issues of a subject that pass a test, with the cells that say so. */
function issuesWhere(
  { issues, dataset, period }: Subject,
  wanted: (days: IssueDays, end: string) => boolean,
  ...cells: readonly string[]
): Basis['numerator'] {
  if (!dataset.published.has('issues')) return [];
  const end = monthEnd(period);
  return issues
    .map(daysOfIssue)
    .filter((days) => wanted(days, end))
    .map((days) => once(issueRow(days, ...cells)));
}

function issueRate(subject: Subject): Result {
  const counts = tally(subject);
  return counts === null ? NOTHING : rate(counts.closed, counts.raised);
}

const isDue = ({ due }: IssueDays, end: string): boolean => due !== null && due <= end;
const isOnTime = (days: IssueDays, end: string): boolean =>
  isDue(days, end) && days.closed !== null && days.closed <= (days.due ?? '');

function onTimeRate({ issues, dataset, period }: Subject): Result {
  if (!dataset.published.has('issues')) return NOTHING;
  const end = monthEnd(period);
  const due = issues.map(daysOfIssue).filter((days) => isDue(days, end));
  return rate(due.filter((days) => isOnTime(days, end)).length, due.length);
}

/** Closed by the period's end, with both dates written to the day, by the days that it took. */
function taken({ issues, dataset, period }: Subject): { days: IssueDays; took: number }[] {
  if (!dataset.published.has('issues')) return [];
  const end = monthEnd(period);
  return issues
    .map(daysOfIssue)
    .filter(
      (days) =>
        isClosed(days, end) && days.issue.raised_on.length === 10 && days.issue.closed_on?.length === 10,
    )
    .map((days) => ({ days, took: daysBetween(days.raised, days.closed ?? days.raised) }))
    .sort((a, b) => a.took - b.took);
}

/** Every issue that was measured; only those in the middle add to the value. */
function daysBasis(subject: Subject): Basis {
  const all = taken(subject);
  const middle = new Set([Math.floor((all.length - 1) / 2), Math.floor(all.length / 2)]);
  return sumOf(
    all.map(({ days, took }, at) => ({
      amount: middle.has(at) ? took / middle.size : 0,
      rows: [issueRow(days, 'raised_on', 'closed_on')],
    })),
  );
}

/** Closed from the first day of the quarter to the period's end. */
function inQuarter({ period }: Subject): (days: IssueDays, end: string) => boolean {
  const start = quarterStart(period);
  return (days, end) => isClosed(days, end) && (days.closed ?? '') >= start;
}

function closedInQuarter(subject: Subject): number | null {
  const { issues, dataset, period } = subject;
  if (!dataset.published.has('issues')) return null;
  const end = monthEnd(period);
  const isWanted = inQuarter(subject);
  return issues.filter((issue) => isWanted(daysOfIssue(issue), end)).length;
}

const SCOPE = {
  zh: '问题算在哪里：全市计全部；区县按问题所写的区县，没写的按项目所在区县；单位按责任单位，没写的按项目牵头单位；专项行动和层级按项目。已撤销项目的问题不计。',
  en: 'Where an issue counts: the city counts all; a district those that name it or, naming none, whose project lies in it; a unit those it is responsible for or, where none is named, those of the projects it leads; programmes and levels follow the project. Issues of withdrawn projects are left out.',
};
const OPEN = {
  zh: '提出日期不晚于期末，到期末还没有销号',
  en: 'raised by the end of the period and not closed by then',
};

export const difficulties: readonly Measure[] = [
  {
    id: 'issue_rate',
    name: { zh: '问题解决率', en: 'Issues closed' },
    formula: {
      zh: `到期末已销号的问题数 ÷ 到期末已提出的问题数。${SCOPE.zh}还没有提出过问题，或没有公布问题清单时，没有值。`,
      en: `Issues closed by the end of the period ÷ issues raised by then. ${SCOPE.en} Where none was raised, or issues are not published, there is no value.`,
    },
    unit: 'percent',
    better: 'more',
    scopes: ALL,
    compute: issueRate,
    basis: (subject) =>
      quotientOf(
        issuesWhere(subject, isClosed, 'closed_on'),
        issuesWhere(subject, () => true, 'raised_on'),
      ),
  },
  {
    id: 'issues_open',
    name: { zh: '未销号问题', en: 'Open issues' },
    formula: {
      zh: `未销号的问题数：${OPEN.zh}。只写到月的日期按该月最后一天算。${SCOPE.zh}没有公布问题清单时没有值。`,
      en: `The number of open issues: ${OPEN.en}. A month counts by its last day. ${SCOPE.en} Where issues are not published there is no value.`,
    },
    unit: 'count',
    better: 'less',
    scopes: ALL,
    compute: (subject) => {
      const counts = tally(subject);
      return whole(counts && counts.raised - counts.closed);
    },
    basis: (subject) =>
      sumOf(issuesWhere(subject, (days, end) => !isClosed(days, end), 'raised_on', 'closed_on')),
  },
  {
    id: 'issues_overdue',
    name: { zh: '超期问题', en: 'Overdue issues' },
    formula: {
      zh: `未销号的问题（${OPEN.zh}）中，限时早于期末的个数。限时正好是期末的还不算超期，没有写限时的不算超期。${SCOPE.zh}没有公布问题清单时没有值。`,
      en: `Of the open issues (${OPEN.en}), those whose deadline lies before the end of the period. A deadline on its last day is not yet past; without a deadline an issue is not overdue. ${SCOPE.en} Where issues are not published there is no value.`,
    },
    unit: 'count',
    better: 'less',
    scopes: ALL,
    compute: (subject) => whole(tally(subject)?.overdue ?? null),
    basis: (subject) => sumOf(issuesWhere(subject, isOverdue, 'due_on', 'closed_on')),
  },
  {
    id: 'issue_on_time_rate',
    name: { zh: '难题按期销号率', en: 'Issues closed by their deadline' },
    formula: {
      zh: `到期末限时已到的问题中，在限时当天或之前销号的 ÷ 全部。没有写限时的不计；日期只写到月的按该月最后一天算。${SCOPE.zh}还没有一个问题的限时到了，或没有公布问题清单时，没有值。`,
      en: `Of the issues whose deadline had come by the end of the period: those closed on it or before ÷ all of them. Issues without a deadline are left out; a month counts by its last day. ${SCOPE.en} Where no deadline has come, or issues are not published, there is no value.`,
    },
    unit: 'percent',
    better: 'more',
    scopes: SETS,
    compute: onTimeRate,
    basis: (subject) =>
      quotientOf(
        issuesWhere(subject, isOnTime, 'due_on', 'closed_on'),
        issuesWhere(subject, isDue, 'due_on'),
      ),
  },
  {
    id: 'issue_days',
    name: { zh: '难题销号用时（中位）', en: 'Days to close an issue (median)' },
    formula: {
      zh: `到期末已销号的问题，从提出日期到销号日期的天数的中位数：从短到长排列，取正中的一个；个数是偶数的，取正中两个的平均。两个日期都写到日的才算。${SCOPE.zh}一个也没有，或没有公布问题清单时，没有值。`,
      en: `The median of the days from the date raised to the date closed, over the issues closed by the end of the period: of all in order of length the one in the middle, or the mean of the two in the middle. Only issues with both dates written to the day are measured. ${SCOPE.en} Where there is none, or issues are not published, there is no value.`,
    },
    unit: 'days',
    better: 'less',
    scopes: SETS,
    compute: (subject) => medianOf(taken(subject).map(({ took }) => took)),
    basis: daysBasis,
  },
  {
    id: 'issues_closed_quarter',
    name: { zh: '本季销号', en: 'Issues closed in the quarter' },
    formula: {
      zh: `当期所在季度的第一天到期末之间销号的问题数；季度按 1、4、7、10 月起算，销号日期只写到月的按该月最后一天算。${SCOPE.zh}没有公布问题清单时没有值。`,
      en: `The number of issues closed from the first day of the quarter of the period to the end of the period; quarters begin in January, April, July and October, and a month counts by its last day. ${SCOPE.en} Where issues are not published there is no value.`,
    },
    unit: 'count',
    better: 'more',
    scopes: SETS,
    compute: (subject) => whole(closedInQuarter(subject)),
    basis: (subject) => sumOf(issuesWhere(subject, inQuarter(subject), 'closed_on')),
  },
];
