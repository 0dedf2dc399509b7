/** The pages of difficulties: what is open, and every selection of it. */
import { issueWords, type IssueWords } from '../i18n/pages/issues.ts';
import { findScope } from '../measures/figures.ts';
import type { Scope } from '../measures/types.ts';
import type { Issue } from '../model/types.ts';
import { formatDate } from '../i18n/format.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { wallOf, type Wall } from './issues-closed.ts';
import { ISSUE_VIEWS, isIssueOverdue, issueKeys, issueLists, type IssueView } from './issue-lists.ts';
import { issueHeads, issueItem, selectionName, type IssueHeads, type IssueItem } from './issue-rows.ts';
import { headOf, PAGE_SIZE, pagesOf } from './page.ts';
import { breakdownTake, issuePath, monthlyIssues } from './take-issues.ts';
import type { TrendTake } from './take-trend.ts';
import { filesOf, isPictured, type PageTake, type TakeLinks } from './take.ts';
import type { Link, PageHead, Sentence } from './types.ts';

const CITY: Scope = { kind: 'city', id: 'city' };

/** A stretch of a list with what can be taken of all of it. */
export interface IssueStretch {
  title: string;
  heads: IssueHeads;
  items: readonly IssueItem[];
  taken: TakeLinks;
  pages: readonly Link[];
}

export interface IssuesView {
  head: PageHead;
  words: IssueWords;
  headline: Sentence;
  /** Empty where nothing was ever raised. */
  lead: Sentence;
  /** Null where the city publishes no difficulties: then nothing else is filled. */
  open: IssueStretch | null;
  tabs: readonly Link[];
  breakdowns: readonly { id: string; take: PageTake }[];
  monthly: TrendTake | null;
  /** Of the two newest quarters. */
  walls: readonly Wall[];
  months: readonly Link[];
}

export interface IssueListView {
  head: PageHead;
  words: IssueWords;
  crumbs: readonly Link[];
  headline: Sentence;
  /** The other selections of the same kind. */
  siblings: { label: string; links: readonly Link[] } | null;
  open: IssueStretch;
  /** The latest closed, on the first page of a selection. */
  recent: { title: string; items: readonly IssueItem[]; all: Link } | null;
}

/** How many closed ones a selection still shows; the rest stand on the walls of their quarters. */
const RECENT = 20;

function headlineOf(context: Context, scope: Scope = CITY): Sentence {
  const words = issueWords(context.lang);
  const open = context.figure(scope, 'issues_open');
  const overdue = context.figure(scope, 'issues_overdue');
  if (open.value === null) return [words.title];
  if (open.value === 0) {
    const { denominator } = context.figure(scope, 'issue_rate');
    return [denominator === 0 ? words.noneRaised : words.allClosed];
  }
  if (overdue.value === 0) {
    const [first, after] = words.allInTime;
    return [first, { figure: context.view(open) }, after];
  }
  const [first, between, after] = words.headline;
  return [
    first,
    { figure: context.view(open) },
    between,
    { figure: context.view(overdue, { owed: true }) },
    after,
  ];
}

function leadOf(context: Context, scope: Scope = CITY): Sentence {
  const words = issueWords(context.lang);
  const rate = context.figure(scope, 'issue_rate');
  const { numerator, denominator } = rate;
  if (rate.value === null) return [];
  const onTime = context.figure(scope, 'issue_on_time_rate');
  const days = context.figure(scope, 'issue_days');
  const shown = (figure: typeof rate): Sentence[number] => ({
    figure: context.view(figure, { fraction: false }),
  });
  const timely: Sentence =
    onTime.value === null
      ? []
      : [words.onTime, shown(onTime), ` (${onTime.numerator ?? 0} / ${onTime.denominator ?? 0})`];
  return [
    `${words.lead(denominator ?? 0, numerator ?? 0)} (`,
    shown(rate),
    ')',
    ...timely,
    ...(days.value === null ? [] : [words.days, shown(days)]),
    context.words.stop,
  ];
}

/** One page of a list of open difficulties. */
function stretch(
  context: Context,
  key: string,
  issues: readonly Issue[],
  page: number,
  title: string,
): IssueStretch {
  const { dataset, urls } = context;
  return {
    title,
    heads: issueHeads(context, dataset.as_of),
    items: issues
      .slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
      .map((issue) => issueItem(context, issue, dataset.as_of)),
    taken: { title, files: filesOf(context, issuePath(key), isPictured(issues.length)) },
    pages: pagesOf(context, issues.length, page, (n) => urls.issues(key, n)),
  };
}

/** The open difficulties of a list: all, the overdue, or a selection. */
export function openOf({ dataset }: Context, key: string): readonly Issue[] {
  const { open, selected, end } = issueLists(dataset);
  if (key === '') return open;
  if (key === 'overdue') return open.filter((issue) => isIssueOverdue(issue, end));
  return selected.get(key)?.open ?? [];
}

/** What a list is called, on its page and in its files. */
export function issueListTitle(context: Context, key: string): string {
  const words = issueWords(context.lang);
  const open = openOf(context, key);
  if (key === '') return words.openTitle(open.length);
  if (key === 'overdue') return words.overdueTitle(open.length);
  const { end } = issueLists(context.dataset);
  const overdue = open.filter((issue) => isIssueOverdue(issue, end)).length;
  return words.selected(selectionName(context, key), open.length, overdue);
}

function tabsOf(context: Context, current: string): Link[] {
  const { urls, dataset, lang } = context;
  const words = issueWords(lang);
  const { closed } = issueLists(dataset);
  return [
    { href: urls.issues(), text: words.all, count: openOf(context, '').length, current: current === '' },
    {
      href: urls.issues('overdue'),
      text: words.overdue,
      count: openOf(context, 'overdue').length,
      current: current === 'overdue',
    },
    { href: urls.issuesClosed(), text: words.closed, count: closed.length },
  ];
}

export function issuesView(context: Context): IssuesView {
  const { dataset, lang, urls } = context;
  const words = issueWords(lang);
  const published = dataset.published.has('issues');
  const headline = headlineOf(context);
  const { months, quarters, counted } = issueLists(dataset);
  const newest = [...quarters.keys()].slice(0, 2);
  return {
    head: headOf(context, null, words.title, urls.issues()),
    words,
    headline,
    lead: published ? leadOf(context) : [words.unpublished],
    open: published ? stretch(context, '', openOf(context, ''), 1, issueListTitle(context, '')) : null,
    tabs: published ? tabsOf(context, '') : [],
    breakdowns:
      counted.length === 0
        ? []
        : ISSUE_VIEWS.filter((view) => issueKeys(dataset, view).length > 0).map((view) => ({
            id: `by-${view}`,
            take: breakdownTake(context, view),
          })),
    monthly: published ? monthlyIssues(context) : null,
    walls: newest.map((quarter) => wallOf(context, quarter)),
    months: [...months].map(([month, own]) => ({
      href: urls.issuesRaised(month),
      text: formatDate(month, lang, 'iso'),
      count: own.length,
    })),
  };
}

/** Every list but the first page, with its pages; none where the city publishes no difficulties. */
export function issueListPages(context: Context): { key: string; page: number }[] {
  const { dataset } = context;
  if (!dataset.published.has('issues')) return [];
  return issueListKeys(context).flatMap((key) => {
    const pages = Math.max(1, Math.ceil(openOf(context, key).length / PAGE_SIZE));
    const all = Array.from({ length: pages }, (_, index) => ({ key, page: index + 1 }));
    return key === '' ? all.slice(1) : all;
  });
}

/** Keys of all lists, that of everything open first. */
export function issueListKeys({ dataset }: Context): string[] {
  return ['', 'overdue', ...ISSUE_VIEWS.flatMap((view) => issueKeys(dataset, view))];
}

function siblingsOf(context: Context, key: string): IssueListView['siblings'] {
  const { dataset, urls, lang } = context;
  const view = key.slice(0, key.indexOf('/')) as IssueView;
  if (!ISSUE_VIEWS.includes(view)) return null;
  return {
    label: issueWords(lang).by[view],
    links: issueKeys(dataset, view).map((one) => ({
      href: urls.issues(one),
      text: selectionName(context, one),
      count: openOf(context, one).length,
      current: one === key,
    })),
  };
}

/** The page of the unit or district that a selection is about. */
function subjectOf({ dataset, urls, lang }: Context, key: string): Link[] {
  const scope = findScope(dataset, key.replace('/', ':'));
  if (scope?.kind === 'unit') return [{ href: urls.unit(scope.id), text: nameOf(scope.unit, lang) }];
  if (scope?.kind === 'district')
    return [{ href: urls.district(scope.id), text: nameOf(scope.district, lang) }];
  return [];
}

export function issueListView(context: Context, key: string, page: number): IssueListView {
  const { dataset, urls, lang } = context;
  const words = issueWords(lang);
  const title = issueListTitle(context, key);
  const { closed = [] } = issueLists(dataset).selected.get(key) ?? {};
  const scope = findScope(dataset, key.replace('/', ':'));
  const recent = page === 1 ? closed.slice(0, RECENT) : [];
  return {
    head: headOf(context, null, title, urls.issues(key, page)),
    words,
    crumbs: [{ href: urls.issues(), text: words.title }, ...subjectOf(context, key)],
    headline:
      scope === null
        ? [title]
        : [`${selectionName(context, key)}${context.words.colon}`, ...headlineOf(context, scope)],
    siblings: siblingsOf(context, key),
    open: stretch(context, key, openOf(context, key), page, title),
    recent:
      recent.length === 0
        ? null
        : {
            title: words.recent(recent.length),
            items: recent.map((issue) => issueItem(context, issue, dataset.as_of)),
            all: { href: urls.issuesClosed(), text: words.toClosed },
          },
  };
}
