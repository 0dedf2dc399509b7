/** A difficulty as a row: what it is, who is awaited, how long it has been, and how it was solved. */
import { issueWords } from '../i18n/pages/issues.ts';
import { lastDay, monthEnd, daysBetween } from '../model/dates.ts';
import type { Issue } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { isIssueClosed, isIssueOverdue, issueLists, raisedMonth, unitOfIssue } from './issue-lists.ts';
import { leaderText } from './posts.ts';
import type { Sentence } from './types.ts';

export interface IssueItem {
  id: string;
  closed: boolean;
  overdue: boolean;
  title: string;
  /** Its permanent place; null where the row is that place. */
  href: string | null;
  /** Project, district, category. */
  about: Sentence;
  unit: string;
  unitHref: string | null;
  leader: string | null;
  raised: string;
  /** 已 93 天, 用时 63 天; empty where a date was not written to the day. */
  age: string;
  due: string;
  /** 超期 10 天, 还有 5 天, 2013-12-03 销号. */
  state: string;
  /** 未销号, 晚 18 天; empty where nothing can be said. */
  detail: string;
  resolution: string | null;
  source: string | null;
}

/** Days between two dates where both are written to the day. */
function exactDays(from: string | null, to: string): number | null {
  return from?.length === 10 && to.length === 10 ? daysBetween(from, to) : null;
}

/** Days to the deadline of an open issue, or only whether it has passed where it is written to the month. */
export function againstDeadline(context: Context, issue: Issue, end: string): string {
  const words = issueWords(context.lang);
  if (issue.due_on === null) return words.noDue;
  const past = exactDays(issue.due_on, end);
  if (past !== null) return context.words.days(past, false);
  return isIssueOverdue(issue, end) ? words.pastDue : words.notDue;
}

function stateOf(context: Context, issue: Issue, end: string): Pick<IssueItem, 'state' | 'detail'> {
  const words = issueWords(context.lang);
  const { due_on, closed_on, project } = issue;
  if (closed_on !== null && isIssueClosed(issue, end)) {
    const late = exactDays(due_on, closed_on);
    return { state: words.closedOn(closed_on), detail: late === null ? '' : words.late(late) };
  }
  if (project?.withdrawn_on && lastDay(project.withdrawn_on) <= end) return { state: words.gone, detail: '' };
  return { state: againstDeadline(context, issue, end), detail: words.open };
}

function aboutOf(context: Context, { project, district, category }: Issue): Sentence {
  const { lang, urls, words } = context;
  const own = issueWords(lang);
  const where: Sentence[] = [
    project === null
      ? [own.project]
      : [{ link: { href: urls.project(project.id), text: nameOf(project, lang) } }],
    ...(district === null ? [] : [[nameOf(district, lang)]]),
    ...(category === null ? [] : [[own.category[category]]]),
  ];
  return where.flatMap((one, at) => (at === 0 ? one : [words.comma, ...one]));
}

/**
 * @param period the month as of which it is said
 * @param atHome whether the row stands in the issue's permanent place
 */
export function issueItem(context: Context, issue: Issue, period: Month, atHome = false): IssueItem {
  const { lang, urls } = context;
  const words = issueWords(lang);
  const end = monthEnd(period);
  const closed = isIssueClosed(issue, end);
  const days = exactDays(issue.raised_on, closed ? (issue.closed_on ?? end) : end);
  const unit = unitOfIssue(issue);
  return {
    id: issue.id,
    closed,
    overdue: isIssueOverdue(issue, end) && (issue.project?.withdrawn_on ?? null) === null,
    title: issue.title,
    href: atHome ? null : urls.issuesRaised(raisedMonth(issue), issue.id),
    about: aboutOf(context, issue),
    unit: unit === null ? context.words.none : nameOf(unit, lang),
    unitHref: unit === null ? null : urls.unit(unit.id),
    leader: leaderText(issue.leader, lang),
    raised: issue.raised_on,
    age: days === null ? '' : closed ? words.took(days) : words.since(days),
    due: issue.due_on ?? words.noDue,
    ...stateOf(context, issue, end),
    resolution: closed ? issue.resolution : null,
    source: issue.source_url,
  };
}

/** The list of a selection; null where nothing that counts is in it, and so no page. */
export function listOf({ dataset, urls }: Context, key: string): string | null {
  return issueLists(dataset).selected.has(key) ? urls.issues(key) : null;
}

/** Names of the columns, and what slot and seal say to those who do not see them. */
export interface IssueHeads {
  issue: string;
  unit: string;
  raised: string;
  due: string;
  state: string;
  open: string;
  seal: string;
  solved: (text: string) => string;
  source: string;
}

export function issueHeads({ lang }: Context, period: Month): IssueHeads {
  const { columns, open, seal, solved, source } = issueWords(lang);
  return {
    issue: columns.issue,
    unit: columns.unit,
    raised: columns.raised,
    due: columns.due,
    state: columns.state(monthEnd(period)),
    open,
    seal,
    solved,
    source,
  };
}

/** The name of a selection: 征迁, 柳溪区政府, 31–90 天. */
export function selectionName({ dataset, lang }: Context, key: string): string {
  const words = issueWords(lang);
  const at = key.indexOf('/');
  const [view, id] = [key.slice(0, at), key.slice(at + 1)];
  if (view === 'category') return words.category[id as keyof typeof words.category];
  if (view === 'age') return words.age[id] ?? id;
  const named = (view === 'unit' ? dataset.units : dataset.districts).find((one) => one.id === id);
  return named === undefined ? id : nameOf(named, lang);
}
