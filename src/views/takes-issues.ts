/** What can be taken of the pages of difficulties, by path. */
import type { Context } from './context.ts';
import { ISSUE_VIEWS, issueKeys, issueLists } from './issue-lists.ts';
import { closedIn } from './issues-closed.ts';
import { issueListKeys, issueListTitle, openOf } from './issues.ts';
import {
  breakdownTake,
  issuePath,
  issuesTake,
  monthlyIssues,
  quarterName,
  quarterPeriod,
  quartersTake,
} from './take-issues.ts';
import type { TrendTake } from './take-trend.ts';
import type { PageTake } from './take.ts';

/** A table to be taken; `rows` where it may be too long for a picture. */
export interface TableToTake {
  path: string;
  rows: number;
  make: () => PageTake;
}

function lists(context: Context): TableToTake[] {
  const { dataset, urls } = context;
  const period = dataset.as_of;
  const open = issueListKeys(context).map((key): TableToTake => ({
    path: issuePath(key),
    rows: openOf(context, key).length,
    make: () =>
      issuesTake(context, {
        path: issuePath(key),
        title: issueListTitle(context, key),
        address: `${urls.issues(key)}#open`,
        issues: openOf(context, key),
        period,
      }),
  }));
  const closed = [...issueLists(dataset).quarters].map(([quarter, own]): TableToTake => ({
    path: issuePath(`closed/${quarter}`),
    rows: own.length,
    make: () =>
      issuesTake(context, {
        path: issuePath(`closed/${quarter}`),
        title: quarterName(context, quarter),
        address: urls.issuesClosed(quarter),
        issues: closedIn(context, quarter),
        period: quarterPeriod(context, quarter),
      }),
  }));
  return [...open, ...closed];
}

/** Tables of difficulties; none where the city publishes no difficulties. */
export function issueTables(context: Context): TableToTake[] {
  const { dataset } = context;
  if (!dataset.published.has('issues')) return [];
  const { counted, quarters } = issueLists(dataset);
  const views = ISSUE_VIEWS.filter((view) => issueKeys(dataset, view).length > 0);
  const counts = counted.length === 0 ? [] : views;
  return [
    ...lists(context),
    ...counts.map((view): TableToTake => ({
      path: `issues/by-${view}`,
      rows: issueKeys(dataset, view).length,
      make: () => breakdownTake(context, view),
    })),
    ...(quarters.size === 0
      ? []
      : [{ path: 'issues/quarters', rows: quarters.size, make: () => quartersTake(context) }]),
  ];
}

/** Charts of difficulties. */
export function issueTrends(context: Context): TrendTake[] {
  const made = context.dataset.published.has('issues') ? monthlyIssues(context) : null;
  return made === null ? [] : [made];
}
