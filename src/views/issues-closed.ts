/** Difficulties closed, a wall of seals for each quarter; and the page of each month, where all stand for ever. */
import { formatDate } from '../i18n/format.ts';
import { issueWords, type IssueWords } from '../i18n/pages/issues.ts';
import type { Scope } from '../measures/types.ts';
import { daysOfIssue } from '../measures/timeline.ts';
import { lastDay, monthEnd } from '../model/dates.ts';
import type { Issue } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import type { Context } from './context.ts';
import { isIssueClosed, issueLists } from './issue-lists.ts';
import { issueHeads, issueItem, type IssueHeads, type IssueItem } from './issue-rows.ts';
import { headOf, ownDateLine, PAGE_SIZE, pagesOf } from './page.ts';
import { issuePath, quarterName, quarterPeriod, quartersTake } from './take-issues.ts';
import { filesOf, isPictured, type PageTake, type TakeLinks } from './take.ts';
import type { Link, PageHead, Sentence } from './types.ts';

const CITY: Scope = { kind: 'city', id: 'city' };

/** The seals of a quarter, each leading to the permanent place of what it closed. */
export interface Wall {
  title: string;
  /** 2013 年第 3 季度 销号 69 件 */
  heading: Sentence;
  about: string;
  seals: readonly { href: string; text: string }[];
  more: Link;
}

export interface ClosedIndexView {
  head: PageHead;
  words: IssueWords;
  crumbs: readonly Link[];
  title: string;
  /** Null where nothing was closed yet. */
  quarters: PageTake | null;
  walls: readonly Wall[];
}

export interface ClosedView {
  head: PageHead;
  words: IssueWords;
  crumbs: readonly Link[];
  heading: Sentence;
  about: string;
  heads: IssueHeads;
  items: readonly IssueItem[];
  taken: TakeLinks;
  pages: readonly Link[];
  /** The quarters before and after. */
  others: readonly Link[];
}

export interface RaisedView {
  head: PageHead;
  words: IssueWords;
  crumbs: readonly Link[];
  title: string;
  about: string;
  heads: IssueHeads;
  items: readonly IssueItem[];
  others: readonly Link[];
}

/** A wall of more seals than these goes on on the pages of its quarter. */
const MOST_SEALS = 400;

/** 2013 年第 3 季度 销号 69 件, the number with its receipt where it has one. */
function headingOf(context: Context, quarter: string): Sentence {
  const { dataset, lang } = context;
  const [before, after] = issueWords(lang).quarterClosed;
  const period = quarterPeriod(context, quarter);
  const count = issueLists(dataset).quarters.get(quarter)?.length ?? 0;
  const figure = context.figure(CITY, 'issues_closed_quarter', period);
  return [
    quarterName(context, quarter) + before,
    dataset.periods.includes(period) ? { figure: context.view(figure) } : { strong: String(count) },
    after,
  ];
}

export function wallOf(context: Context, quarter: string): Wall {
  const { dataset, urls, lang } = context;
  const words = issueWords(lang);
  const own = issueLists(dataset).quarters.get(quarter) ?? [];
  return {
    title: quarterName(context, quarter),
    heading: headingOf(context, quarter),
    about: words.wall,
    seals: own.slice(0, MOST_SEALS).map(({ id, title }, at) => ({
      href: `${urls.issuesClosed(quarter, Math.floor(at / PAGE_SIZE) + 1)}#${id}`,
      text: title,
    })),
    more: { href: urls.issuesClosed(), text: words.toClosed },
  };
}

/** Walls of the newest quarters that stand on the index too. */
const WALLS = 8;

export function closedIndexView(context: Context): ClosedIndexView {
  const { dataset, urls, lang } = context;
  const words = issueWords(lang);
  const { quarters, closed } = issueLists(dataset);
  const title = dataset.published.has('issues') ? words.closedTitle(closed.length) : words.unpublished;
  return {
    head: headOf(context, null, words.quarters, urls.issuesClosed(), title),
    words,
    crumbs: [{ href: urls.issues(), text: words.title }],
    title,
    quarters: quarters.size === 0 ? null : quartersTake(context),
    walls: [...quarters.keys()].slice(0, WALLS).map((quarter) => wallOf(context, quarter)),
  };
}

/** Every page of every quarter. */
export function closedPages({ dataset }: Context): { quarter: string; page: number }[] {
  return [...issueLists(dataset).quarters].flatMap(([quarter, own]) =>
    Array.from({ length: Math.max(1, Math.ceil(own.length / PAGE_SIZE)) }, (_, index) => ({
      quarter,
      page: index + 1,
    })),
  );
}

/** What was closed in a quarter, as its list and its files give it. */
export function closedIn({ dataset }: Context, quarter: string): readonly Issue[] {
  return issueLists(dataset).quarters.get(quarter) ?? [];
}

/** The neighbours of a key in a list that begins with the newest. */
function neighbours(keys: readonly string[], key: string): { before: string | null; after: string | null } {
  const at = keys.indexOf(key);
  return { before: keys[at + 1] ?? null, after: keys[at - 1] ?? null };
}

/**
 * One page of a quarter. It speaks as of the quarter's end, so that it keeps its bytes once the quarter is over.
 * @param page from 1 on
 */
export function closedView(context: Context, quarter: string, page: number): ClosedView {
  const { dataset, urls, lang } = context;
  const words = issueWords(lang);
  const own = closedIn(context, quarter);
  const period = quarterPeriod(context, quarter);
  const name = quarterName(context, quarter);
  const { before, after } = neighbours([...issueLists(dataset).quarters.keys()], quarter);
  const title = `${name}${words.quarterClosed[0]}${own.length}${words.quarterClosed[1]}`;
  return {
    head: headOf(
      context,
      null,
      title,
      urls.issuesClosed(quarter, page),
      title,
      ownDateLine(context, period, null),
    ),
    words,
    crumbs: [
      { href: urls.issues(), text: words.title },
      { href: urls.issuesClosed(), text: words.quarters },
    ],
    heading: headingOf(context, quarter),
    about: words.wall,
    heads: issueHeads(context, period),
    items: own
      .slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
      .map((issue) => issueItem(context, issue, period)),
    taken: {
      title,
      files: filesOf(context, issuePath(`closed/${quarter}`), isPictured(own.length)),
    },
    pages: pagesOf(context, own.length, page, (n) => urls.issuesClosed(quarter, n)),
    others: [
      ...(before === null
        ? []
        : [{ href: urls.issuesClosed(before), text: words.before(quarterName(context, before)) }]),
      ...(after === null
        ? []
        : [{ href: urls.issuesClosed(after), text: words.after(quarterName(context, after)) }]),
    ],
  };
}

/** The months that have a page of what was raised in them. */
export function raisedMonths({ dataset }: Context): string[] {
  return [...issueLists(dataset).months.keys()];
}

/** The last month in which anything of these could change: that of the last closing, or the site's while one is open. */
function periodOf({ dataset }: Context, issues: readonly Issue[], month: Month): Month {
  const { end } = issueLists(dataset);
  let last = month;
  for (const issue of issues) {
    const withdrawn = issue.project?.withdrawn_on ?? null;
    const settled = isIssueClosed(issue, end)
      ? daysOfIssue(issue).closed
      : withdrawn !== null && lastDay(withdrawn) <= end
        ? lastDay(withdrawn)
        : null;
    if (settled === null) return dataset.as_of;
    if (settled.slice(0, 7) > last) last = settled.slice(0, 7);
  }
  return last < dataset.as_of ? last : dataset.as_of;
}

/** What was raised in a month, each in its permanent place. */
export function raisedView(context: Context, month: Month): RaisedView {
  const { dataset, urls, lang } = context;
  const words = issueWords(lang);
  const { months } = issueLists(dataset);
  const own = months.get(month) ?? [];
  const period = periodOf(context, own, month);
  const closed = own.filter((issue) => isIssueClosed(issue, monthEnd(period))).length;
  const title = words.raisedIn(formatDate(month, lang), own.length, closed);
  const { before, after } = neighbours([...months.keys()], month);
  return {
    head: headOf(context, null, title, urls.issuesRaised(month), title, ownDateLine(context, period, null)),
    words,
    crumbs: [{ href: urls.issues(), text: words.title }],
    title,
    about: words.registerAbout,
    heads: issueHeads(context, period),
    items: own.map((issue) => issueItem(context, issue, period, true)),
    others: [
      ...(before === null ? [] : [{ href: urls.issuesRaised(before), text: words.monthBefore(before) }]),
      ...(after === null ? [] : [{ href: urls.issuesRaised(after), text: words.monthAfter(after) }]),
    ],
  };
}
