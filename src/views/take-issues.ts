/** Tables of difficulties as data to be taken: lists, counts by category, unit, district and age, months, quarters. */
import { issueWords } from '../i18n/pages/issues.ts';
import type { TakeColumn } from '../export/take.ts';
import { medianOf } from '../measures/exact.ts';
import { findScope } from '../measures/figures.ts';
import { daysOfIssue } from '../measures/timeline.ts';
import type { Scope } from '../measures/types.ts';
import { addMonths, daysBetween, monthEnd, monthsBetween, quarterEnd } from '../model/dates.ts';
import type { Issue } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { formatDays } from '../i18n/format.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { isIssueOverdue, issueKeys, issueLists, unitOfIssue, type IssueView } from './issue-lists.ts';
import { issueItem, selectionName } from './issue-rows.ts';
import type { TrendTake } from './take-trend.ts';
import {
  cellOf,
  countCell,
  figureCell,
  linkCell,
  monthColumn,
  takeOf,
  textCell,
  type PageCell,
  type PageTake,
} from './take.ts';

const CITY: Scope = { kind: 'city', id: 'city' };

/** Where the data of a list stand: `issues/open`, `issues/category/land`, `issues/closed/2013-Q3`. */
export function issuePath(key: string): string {
  return `issues/${key === '' ? 'open' : key}`;
}

function listColumns(context: Context, period: Month): TakeColumn[] {
  const { columns, of } = issueWords(context.lang);
  const column = (id: string, name: string): TakeColumn => ({ id, name, unit: null });
  return [
    column('id', columns.id),
    column('issue', columns.issue),
    column('project', columns.project),
    column('district', of.district),
    column('category', of.category),
    column('responsible_unit', columns.unit),
    column('leader', columns.leader),
    column('raised_on', columns.raised),
    column('due_on', columns.due),
    column('state', columns.state(monthEnd(period))),
    column('closed_on', columns.closedOn),
    { id: 'days', name: columns.took, unit: 'count' },
    column('resolution', columns.resolution),
  ];
}

function listRow(context: Context, issue: Issue, period: Month): PageCell[] {
  const { lang } = context;
  const words = issueWords(lang);
  const item = issueItem(context, issue, period);
  const { raised, closed } = daysOfIssue(issue);
  const until = item.closed && closed !== null ? closed : monthEnd(period);
  const exact = issue.raised_on.length === 10 && (!item.closed || issue.closed_on?.length === 10);
  const { project, district, category } = issue;
  const unit = unitOfIssue(issue);
  return [
    textCell(issue.id),
    textCell(issue.title),
    textCell(project === null ? '' : nameOf(project, lang)),
    textCell(district === null ? '' : nameOf(district, lang)),
    textCell(category === null ? '' : words.category[category]),
    textCell(unit === null ? '' : nameOf(unit, lang)),
    textCell(issue.leader ?? ''),
    textCell(issue.raised_on),
    textCell(issue.due_on ?? ''),
    textCell([item.state, item.detail].filter((text) => text !== '').join(context.words.comma)),
    textCell(item.closed ? (issue.closed_on ?? '') : ''),
    countCell(exact ? daysBetween(raised, until) : null),
    textCell(item.resolution ?? ''),
  ];
}

/** A list of difficulties, all of it, however many pages show it. */
export function issuesTake(
  context: Context,
  list: { path: string; title: string; address: string; issues: readonly Issue[]; period: Month },
): PageTake {
  const { issues, period, ...rest } = list;
  return takeOf(context, {
    ...rest,
    period,
    columns: listColumns(context, period),
    rows: issues.map((issue) => listRow(context, issue, period)),
  });
}

/** Counts of one kind of selection: open, overdue, closed of raised. Units and districts have figures, the others counts. */
export function breakdownTake(context: Context, view: IssueView): PageTake {
  const { dataset, lang, urls } = context;
  const words = issueWords(lang);
  const { selected, end } = issueLists(dataset);
  const rows = issueKeys(dataset, view).map((key): PageCell[] => {
    const { open = [], closed = [] } = selected.get(key) ?? {};
    const name = linkCell(selectionName(context, key), urls.issues(key));
    const scope = findScope(dataset, key.replace('/', ':'));
    if (scope !== null) {
      const cell = (id: string): PageCell => cellOf(context, scope, id, dataset.as_of);
      return [name, cell('issues_open'), owedCell(context, scope), cell('issue_rate')];
    }
    const overdue = open.filter((issue) => isIssueOverdue(issue, end)).length;
    const rate = words.onTimeOf(closed.length, open.length + closed.length);
    return [
      name,
      countCell(open.length),
      { ...countCell(overdue), ...(overdue > 0 ? { owed: true, shown: [{ owed: String(overdue) }] } : {}) },
      ...(view === 'age' ? [] : [textCell(rate)]),
    ];
  });
  return takeOf(context, {
    path: `issues/by-${view}`,
    title: words.by[view],
    period: dataset.as_of,
    address: `${urls.issues()}#by-${view}`,
    columns: [
      { id: view, name: words.of[view], unit: null },
      { id: 'open', name: words.counts.open, unit: 'count' },
      { id: 'overdue', name: words.counts.overdue, unit: 'count' },
      ...rateColumn(view, words.counts.rate),
    ],
    rows,
  });
}

function rateColumn(view: IssueView, name: string): TakeColumn[] {
  if (view === 'age') return [];
  if (view === 'category') return [{ id: 'closed_of_raised', name, unit: null }];
  return [{ id: 'issue_rate', name, unit: 'percent', fraction: true }];
}

/** A count of what is owed, in vermilion where there is any. */
function owedCell(context: Context, scope: Scope): PageCell {
  const figure = context.figure(scope, 'issues_overdue');
  return figureCell(figure, context.view(figure, { owed: (figure.value ?? 0) > 0 }));
}

/** Months from the first in which something was raised, at most five years back. */
function monthsOf({ dataset }: Context): Month[] {
  const first = [...issueLists(dataset).months.keys()].at(-1) ?? dataset.as_of;
  const floor = addMonths(dataset.as_of, -60);
  return monthsBetween(first > floor ? first : floor, dataset.as_of);
}

/** Closed against raised, month by month, with the rate; null where nothing was raised. */
export function monthlyIssues(context: Context): TrendTake | null {
  const { dataset, lang, urls } = context;
  const words = issueWords(lang);
  if (issueLists(dataset).months.size === 0) return null;
  const rateIn = (month: Month) => context.figure(CITY, 'issue_rate', month);
  const months = monthsOf(context).map((month) => {
    const { numerator, denominator } = rateIn(month);
    return { month, opened: numerator ?? 0, due: denominator ?? 0 };
  });
  const last = months.at(-1) ?? { opened: 0, due: 0 };
  const title = words.monthly.title;
  const take = takeOf(context, {
    path: 'issues/monthly',
    title,
    period: dataset.as_of,
    address: `${urls.issues()}#monthly`,
    columns: [
      monthColumn(context),
      { id: 'closed', name: words.monthly.closed, unit: 'count' },
      { id: 'raised', name: words.monthly.raised, unit: 'count' },
      { id: 'issue_rate', name: context.view(rateIn(dataset.as_of)).name, unit: 'percent' },
    ],
    rows: months.map(({ month, opened, due }) => [
      textCell(month),
      countCell(opened),
      countCell(due),
      rateCell(context, month),
    ]),
    about: words.monthly.about,
    drawn: true,
  });
  const trend = {
    name: title,
    fraction: `${last.opened} / ${last.due}`,
    months,
    total: last.due,
    label: title,
  };
  const ends = [words.monthly.endClosed(last.opened), words.monthly.endRaised(last.due)];
  return { id: 'monthly', trend, target: null, take, ends };
}

/** The rate of a month: with its receipt where there are files of figures for it. */
function rateCell(context: Context, month: Month): PageCell {
  const figure = context.figure(CITY, 'issue_rate', month);
  const view = context.view(figure, { fraction: false });
  return context.dataset.periods.includes(month)
    ? figureCell(figure, view)
    : { text: view.text, value: figure.value };
}

/** The month by which a quarter is told: its last, or the site's while it is still running. */
export function quarterPeriod({ dataset }: Context, quarter: string): Month {
  const last = quarterEnd(quarter);
  return last < dataset.as_of ? last : dataset.as_of;
}

/** How many of a quarter were closed, as a figure where its last month has files of figures. */
function closedCell(context: Context, quarter: string, count: number): PageCell {
  const period = quarterPeriod(context, quarter);
  return context.dataset.periods.includes(period)
    ? cellOf(context, CITY, 'issues_closed_quarter', period)
    : countCell(count);
}

/** Quarter by quarter: closed, by their deadline, median days. */
export function quartersTake(context: Context): PageTake {
  const { dataset, lang, urls } = context;
  const words = issueWords(lang);
  const columns = words.quarterColumns;
  const rows = [...issueLists(dataset).quarters].map(([quarter, own]): PageCell[] => {
    const days = own.map(daysOfIssue);
    const due = days.filter(({ due: deadline }) => deadline !== null);
    const onTime = due.filter(({ closed, due: deadline }) => (closed ?? '') <= (deadline ?? ''));
    const took = own
      .filter(({ raised_on, closed_on }) => raised_on.length === 10 && closed_on?.length === 10)
      .map(({ raised_on, closed_on }) => daysBetween(raised_on, closed_on ?? raised_on))
      .sort((a, b) => a - b);
    const median = medianOf(took).value;
    return [
      linkCell(quarterName(context, quarter), urls.issuesClosed(quarter)),
      closedCell(context, quarter, own.length),
      textCell(words.onTimeOf(onTime.length, due.length)),
      {
        text: median === null ? '—' : formatDays(median, lang),
        value: median === null ? null : median.valueOf(),
      },
    ];
  });
  return takeOf(context, {
    path: 'issues/quarters',
    title: words.quarters,
    period: dataset.as_of,
    address: urls.issuesClosed(),
    columns: [
      { id: 'quarter', name: columns.quarter, unit: null },
      { id: 'closed', name: columns.closed, unit: 'count' },
      { id: 'on_time_of_due', name: columns.onTime, unit: null },
      { id: 'median_days', name: columns.days, unit: 'days' },
    ],
    rows,
  });
}

/** 2013 年第 3 季度 */
export function quarterName({ lang }: Context, quarter: string): string {
  return issueWords(lang).quarter(quarter.slice(0, 4), quarter.slice(6));
}
