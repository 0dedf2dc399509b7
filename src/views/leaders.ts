/** Posts of leadership: all of them, and what one answers for. Counts only, so that no figure hangs on who leads. */
import { afterCount } from '../i18n/format.ts';
import { leaderWords } from '../i18n/pages/leaders.ts';
import { unitWords } from '../i18n/pages/units.ts';
import { monthEnd } from '../model/dates.ts';
import type { Issue } from '../model/types.ts';
import { isLate, nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { isPast, openOf } from './duties.ts';
import { headOf } from './page.ts';
import { postsOf, type Post } from './posts.ts';
import { issuesTake } from './take-units.ts';
import { countCell, linkCell, takeOf, textCell, type PageTake } from './take.ts';
import type { PageHead, Piece, Sentence } from './types.ts';
import { cellListOf, type CellList } from './unit.ts';

interface Counts {
  projects: number;
  opened: number;
  late: number;
  /** Null where difficulties are not published. */
  open: number | null;
  overdue: number | null;
}

/** Open difficulties of the post's projects and those that it watches over itself, by deadline. */
function issuesOf({ dataset }: Context, post: Post): readonly Issue[] {
  const [projects, own] = [new Set(post.projects), new Set(post.issues)];
  return openOf(dataset, { kind: 'city', id: 'city' }).filter(
    (issue) => own.has(issue) || (issue.project !== null && projects.has(issue.project)),
  );
}

function countsOf(context: Context, post: Post): Counts {
  const { dataset } = context;
  const end = monthEnd(dataset.as_of);
  const statuses = post.projects.map((project) => context.judgement(project).status);
  const issues = dataset.published.has('issues') ? issuesOf(context, post) : null;
  return {
    projects: statuses.filter((status) => status !== 'withdrawn').length,
    opened: statuses.filter((status) => status === 'opened').length,
    late: statuses.filter(isLate).length,
    open: issues && issues.length,
    overdue: issues && issues.filter((issue) => isPast(issue, end)).length,
  };
}

export interface LeadersView {
  head: PageHead;
  title: string;
  about: string | null;
  /** Null where no post is named. */
  taken: PageTake | null;
}

/** Null where no post is named. */
export function leadersTake(context: Context): PageTake | null {
  const { lang, noun, dataset, urls, words: common } = context;
  const words = leaderWords(lang);
  const posts = postsOf(dataset);
  if (posts.length === 0) return null;
  const counted = posts.map((post) => ({ post, counts: countsOf(context, post) }));
  counted.sort(
    (a, b) =>
      (b.counts.overdue ?? 0) - (a.counts.overdue ?? 0) ||
      b.counts.late - a.counts.late ||
      (b.counts.open ?? 0) - (a.counts.open ?? 0),
  );
  return takeOf(context, {
    path: 'leaders',
    title: words.title[noun](posts.length),
    period: dataset.as_of,
    address: urls.leaders(),
    columns: [
      { id: 'post', name: words.post, unit: null },
      { id: 'districts', name: words.districts, unit: null },
      { id: 'projects', name: words.projects, unit: 'count' },
      { id: 'opened', name: words.opened[noun], unit: 'count' },
      { id: 'late', name: words.late, unit: 'count' },
      { id: 'issues_open', name: words.open, unit: 'count' },
      { id: 'issues_overdue', name: words.overdue, unit: 'count' },
    ],
    rows: counted.map(({ post, counts }) => {
      const districts = post.districts.map((district) => nameOf(district, lang)).join(common.listSeparator);
      const { overdue } = counts;
      const owed = overdue !== null && overdue > 0;
      return [
        linkCell(post.name, urls.leader(post.id)),
        textCell(districts === '' ? common.none : districts),
        countCell(counts.projects),
        countCell(counts.opened),
        countCell(counts.late),
        countCell(counts.open),
        owed ? { ...countCell(overdue), owed, shown: [{ owed: String(overdue) }] } : countCell(overdue),
      ];
    }),
  });
}

export function leadersView(context: Context): LeadersView {
  const words = leaderWords(context.lang);
  const count = postsOf(context.dataset).length;
  const title = count > 0 ? words.title[context.noun](count) : words.none;
  return {
    head: headOf(context, null, title, context.urls.leaders()),
    title,
    about: count > 0 ? words.about : null,
    taken: leadersTake(context),
  };
}

export interface LeaderView {
  head: PageHead;
  headline: Sentence;
  /** Who holds it, its duties, its districts. */
  lede: Sentence;
  issuesTitle: string;
  issues: PageTake | null;
  projects: CellList | null;
}

function headlineOf(context: Context, post: Post): Sentence {
  const { lang, noun } = context;
  const words = leaderWords(lang);
  const { comma, stop } = context.words;
  const { projects, opened, open, overdue } = countsOf(context, post);
  const [a, b, c] = words.links[noun];
  const links: Piece[] =
    projects > 0
      ? [a, { strong: String(projects) }, afterCount(projects, b), { strong: String(opened) }, c]
      : [words.linksNone[noun]];
  const owes: Piece[] = open === null ? [] : open === 0 ? [comma, words.owesNone] : [comma, words.owes(open)];
  const past: Piece[] = overdue !== null && overdue > 0 ? [comma, { owed: words.overdueOf(overdue) }] : [];
  return [post.name, ...links, ...owes, ...past, stop];
}

function ledeOf({ lang, urls, words: common }: Context, post: Post): Sentence {
  const words = leaderWords(lang);
  const said: Sentence[] = [];
  if (post.people.length > 0) said.push([words.held(post.people.join(common.listSeparator)), common.stop]);
  else if (post.isRemoved) said.push([words.removed, common.stop]);
  if (post.duties.length > 0) said.push([words.duty(post.duties.join(common.semicolon)), common.stop]);
  if (post.districts.length > 0)
    said.push([
      `${words.charge} `,
      ...post.districts.flatMap((district, at): Piece[] => [
        ...(at > 0 ? [common.listSeparator] : []),
        { link: { href: urls.district(district.id), text: nameOf(district, lang) } },
      ]),
    ]);
  return said.flatMap((sentence, at) => [...(at > 0 ? [' '] : []), ...sentence]);
}

/** The open difficulties of a post; without rows where there are none. */
export function leaderIssuesTake(context: Context, post: Post): PageTake {
  return issuesTake(context, {
    issues: issuesOf(context, post),
    path: `leaders/${post.id}/issues`,
    title: leaderWords(context.lang).issuesTaken(post.name),
    address: `${context.urls.leader(post.id)}#issues`,
  });
}

export function leaderView(context: Context, post: Post): LeaderView {
  const { lang, noun, urls, dataset } = context;
  const words = leaderWords(lang);
  const issues = leaderIssuesTake(context, post);
  const open = issues.rows.length;
  const published = dataset.published.has('issues');
  return {
    head: { ...headOf(context, null, post.name, urls.leader(post.id)), article: true },
    headline: headlineOf(context, post),
    lede: ledeOf(context, post),
    issuesTitle:
      open > 0 ? words.issues(open) : published ? unitWords(lang).issuesNone : unitWords(lang).index.noIssues,
    issues: open > 0 ? issues : null,
    projects: cellListOf(context, words.list[noun], post.projects),
  };
}
