/** Who works in a district, leader, city office and team, and the difficulties that were closed there. */
import { listWords } from '../i18n/pages/lists.ts';
import { daysOfIssue } from '../measures/timeline.ts';
import type { Scope } from '../measures/types.ts';
import { REMOVED } from '../model/people.ts';
import { daysBetween, monthEnd } from '../model/dates.ts';
import type { District, Issue } from '../model/types.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { districtPost } from './posts.ts';
import { subject } from '../measures/scopes.ts';
import type { Sentence } from './types.ts';

/** Leader, office, team: those that are published. */
export function peopleOf(context: Context, district: District): { label: string; text: Sentence }[] {
  const { lang, urls, dataset } = context;
  const words = listWords(lang).district;
  const post = districtPost(dataset, district);
  const leader = district.liaison_leader;
  const people: [string, Sentence | null][] = [
    [
      words.leader,
      post && leader
        ? [{ link: { href: urls.leader(post.id), text: leader } }]
        : leader === REMOVED
          ? [words.removed]
          : leader === null
            ? null
            : [leader],
    ],
    [words.office, district.liaison_office === null ? null : [district.liaison_office]],
    [words.team, district.liaison_team === null ? null : [district.liaison_team]],
  ];
  return people.flatMap(([label, text]) => (text === null ? [] : [{ label, text }]));
}

export interface Solved {
  /** 办结的难题 15 件 */
  title: string;
  /** The share of those raised, with its receipt. */
  rate: Sentence;
  rows: readonly { when: string; what: Sentence; how: string }[];
  /** How many more there are; null where all are shown. */
  more: string | null;
}

const SHOWN = 6;

function closedIn(context: Context, scope: Scope): Issue[] {
  const { dataset } = context;
  const end = monthEnd(dataset.as_of);
  const closedOn = (issue: Issue): string => daysOfIssue(issue).closed ?? '';
  return subject(dataset, scope, dataset.as_of)
    .issues.filter((issue) => closedOn(issue) !== '' && closedOn(issue) <= end)
    .sort((a, b) => (closedOn(a) < closedOn(b) ? 1 : closedOn(a) > closedOn(b) ? -1 : 0));
}

/** Null where difficulties are not published, or none was closed. */
export function solvedOf(context: Context, district: District): Solved | null {
  const { lang, urls, dataset, words: common } = context;
  const words = listWords(lang).district;
  const scope: Scope = { kind: 'district', id: district.id, district };
  if (!dataset.published.has('issues')) return null;
  const closed = closedIn(context, scope);
  if (closed.length === 0) return null;
  const [before, after] = words.solvedRate;
  const rate = context.view(context.figure(scope, 'issue_rate'));
  const rest = closed.length - SHOWN;
  return {
    title: words.solved(closed.length),
    rate: [before, { figure: rate }, `${after}${rate.fraction ?? ''}`],
    rows: closed.slice(0, SHOWN).map((issue) => {
      const { project, due_on: due, closed_on: on } = issue;
      const exact = due?.length === 10 && on?.length === 10;
      const days = exact ? common.days(daysBetween(due, on), true) : null;
      return {
        when: on ?? '',
        what: [
          ...(project
            ? [{ link: { href: urls.project(project.id), text: nameOf(project, lang) } }, ' ']
            : []),
          issue.title,
        ],
        how: [days, issue.resolution].filter((text) => text !== null).join(common.comma),
      };
    }),
    more: rest > 0 ? words.solvedMore(rest) : null,
  };
}
