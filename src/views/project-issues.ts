/** The difficulties of a project: what is open, for how long, and what was closed. */
import { daysOfIssue } from '../measures/timeline.ts';
import { daysBetween, monthEnd } from '../model/dates.ts';
import type { Issue, Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { nameOf } from './cells.ts';
import { byDeadline } from './duties.ts';
import { isIssueClosed, isIssueOverdue, raisedMonth, unitOfIssue } from './issue-lists.ts';
import { againstDeadline } from './issue-rows.ts';
import type { Parts } from './project-parts.ts';

export interface IssueRow {
  title: string;
  /** Its permanent place among the difficulties; null where the page has no room for it. */
  href: string | null;
  unit: string;
  due: string;
  closed: boolean;
  /** 超期 10 天, 还有 5 天, or the date it was closed. */
  state: string;
  detail: string;
  overdue: boolean;
}

export interface IssuesView {
  title: string;
  rows: readonly IssueRow[];
  /** Whether the city publishes difficulties at all. */
  published: boolean;
}

/** Raised by the end of a period and not closed by then. */
export function openIssues(project: Project, period: Month): Issue[] {
  const end = monthEnd(period);
  return project.issues.filter((issue) => daysOfIssue(issue).raised <= end && !isIssueClosed(issue, end));
}

/** Open issues of a list of so many lead to their permanent places. */
const MOST_LINKED = 4;

/** Days of an issue against its deadline, said as of the page's period. */
function issueRow({ context, project, words, period }: Parts, issue: Issue): IssueRow {
  const end = monthEnd(period);
  const closed = isIssueClosed(issue, end);
  const until = closed && issue.closed_on ? issue.closed_on : end;
  const exact = issue.due_on?.length === 10 && until.length === 10;
  const days = exact && issue.due_on ? daysBetween(issue.due_on, until) : null;
  const unit = unitOfIssue(issue);
  return {
    title: issue.title,
    // A page of a project has room for a few bytes only, and a long list has taken them.
    href:
      closed || project.issues.length > MOST_LINKED
        ? null
        : context.urls.issuesRaised(raisedMonth(issue), issue.id),
    unit: unit ? nameOf(unit, context.lang) : context.words.none,
    due: issue.due_on ?? words.issues.noDue,
    closed,
    overdue: isIssueOverdue(issue, end),
    state:
      closed && issue.closed_on
        ? words.issues.closedOn(issue.closed_on)
        : issue.due_on === null
          ? words.issues.noDue
          : againstDeadline(context, issue, end),
    detail: closed
      ? days === null
        ? (issue.resolution ?? '')
        : context.words.days(days, true)
      : words.issues.open,
  };
}

export function issuesOf(parts: Parts): IssuesView {
  const { context, project, words, period } = parts;
  const end = monthEnd(period);
  const known = project.issues.filter((issue) => daysOfIssue(issue).raised <= end);
  const open = openIssues(project, period).length;
  const rows = known
    .toSorted(byDeadline)
    .map((issue) => issueRow(parts, issue))
    .sort((a, b) => Number(a.closed) - Number(b.closed));
  return {
    title: words.issues.title(open, known.length - open),
    rows,
    published: context.dataset.published.has('issues'),
  };
}
