/** The three ledgers of a district (细账, 难账, 总账): who does what by which day, what was hard, what it adds up to. */
import { formatDate } from '../i18n/format.ts';
import { ledgerWords } from '../i18n/pages/ledgers.ts';
import { unitWords } from '../i18n/pages/units.ts';
import { MEASURES } from '../measures/catalog.ts';
import { subject } from '../measures/scopes.ts';
import { daysOfIssue } from '../measures/timeline.ts';
import type { Scope } from '../measures/types.ts';
import { daysBetween, lastDay, monthEnd } from '../model/dates.ts';
import type { District, Issue, Project, Unit } from '../model/types.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { byDeadline, isPast } from './duties.ts';
import { headOf } from './page.ts';
import { milestonesOf, type MilestoneRow } from './project-time.ts';
import { measuresTake } from './take-tables.ts';
import { issueState } from './take-units.ts';
import { linkCell, takeOf, textCell, type PageCell, type PageTake } from './take.ts';
import type { Link, PageHead, Sentence } from './types.ts';

/** More rows than this are no page to be read or printed: then what is done is left to the download. */
const MOST = 300;

export interface Ledger {
  title: string;
  /** Null where it has no row. */
  take: PageTake | null;
  /** Where the rows are that the page leaves out; null where it has all. */
  more: Sentence | null;
}

export interface LedgersView {
  head: PageHead;
  title: string;
  about: string;
  crumbs: readonly Link[];
  ledgers: readonly { id: string; ledger: Ledger }[];
}

/** Figures of the totals, in the order of a report. */
const TOTALS: readonly string[] = [
  'projects',
  'opened',
  'due',
  'opened_rate',
  'open_gap',
  'total_investment',
  'invested',
  'investment_rate',
  'pace_gap',
  'milestone_rate',
  'issue_rate',
  'issues_open',
  'issues_overdue',
];

const scopeOf = (district: District): Scope => ({ kind: 'district', id: district.id, district });

/** A unit with its page. */
function unitCell({ lang, urls, words }: Context, unit: Unit | null): PageCell {
  return unit === null ? textCell(words.none) : linkCell(nameOf(unit, lang), urls.unit(unit.id));
}

interface Task {
  project: Project;
  row: MilestoneRow;
  /** Days past its day at the end of the month; null where it is not past, or says no day. */
  late: number | null;
  past: boolean;
}

/** Milestones of projects that are still in the plan: those not met first, by their day, then those met, the newest first. */
function tasksOf(context: Context, district: District): { left: Task[]; done: Task[] } {
  const { as_of: period } = context.dataset;
  const end = monthEnd(period);
  const tasks = district.projects
    .filter((project) => context.judgement(project).status !== 'withdrawn')
    .flatMap((project) =>
      milestonesOf(context, project, period).map((row): Task => {
        const past = row.kind !== 'done' && lastDay(row.planned) <= end;
        return {
          project,
          row,
          past,
          late: past && row.planned.length === 10 ? daysBetween(row.planned, end) : null,
        };
      }),
    );
  const by = (text: (task: Task) => string) => (a: Task, b: Task) =>
    text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;
  return {
    left: tasks.filter(({ row }) => row.kind !== 'done').sort(by(({ row }) => lastDay(row.planned))),
    done: tasks
      .filter(({ row }) => row.kind === 'done')
      .sort(by(({ row }) => row.date ?? ''))
      .reverse(),
  };
}

function taskRow(context: Context, { project, row, late, past }: Task): PageCell[] {
  const { lang, urls, words: common } = context;
  const words = unitWords(lang);
  const state =
    row.kind === 'done'
      ? row.difference
      : late !== null
        ? common.days(late, false)
        : past
          ? words.overdue
          : words.notOverdue;
  return [
    linkCell(nameOf(project, lang), urls.project(project.id)),
    textCell(row.name),
    unitCell(context, project.responsible_units[0] ?? project.lead_unit),
    textCell(row.planned),
    textCell(row.dateText),
    past ? { text: state, owed: true, shown: [{ owed: state }] } : textCell(state),
  ];
}

/** All rows, or of too many those that are open and the newest of the rest. */
function shownOf<T>(open: readonly T[], closed: readonly T[]): { shown: T[]; rest: number } {
  const shown = [...open, ...closed].slice(0, Math.max(MOST, open.length));
  return { shown, rest: open.length + closed.length - shown.length };
}

function moreOf({ lang, files }: Context, rest: number, table: string): Sentence | null {
  if (rest === 0) return null;
  const words = ledgerWords(lang);
  return [`${words.more(rest)} `, { link: { href: files.table(table), text: words.whole } }];
}

function detailOf(context: Context, district: District): Ledger {
  const { lang, noun, dataset } = context;
  const { detail: words } = ledgerWords(lang);
  const { left, done } = tasksOf(context, district);
  const { shown, rest } = shownOf(left, done);
  const past = left.filter((task) => task.past).length;
  const title =
    shown.length === 0 ? words.none : left.length === 0 ? words.noneLeft : words.title(left.length, past);
  if (shown.length === 0) return { title, take: null, more: null };
  const take = takeOf(context, {
    path: `districts/${district.id}/ledgers/detail`,
    title: `${nameOf(district, lang)} ${title}`,
    period: dataset.as_of,
    address: context.urls.ledgers(district.id, 'detail'),
    columns: [
      { id: 'project', name: words.road[noun], unit: null },
      { id: 'milestone', name: words.what, unit: null },
      { id: 'unit', name: words.who, unit: null },
      { id: 'planned_on', name: words.by, unit: null },
      { id: 'date', name: words.when, unit: null },
      { id: 'state', name: words.state(monthEnd(dataset.as_of)), unit: null },
    ],
    rows: shown.map((task) => taskRow(context, task)),
  });
  return { title, take, more: moreOf(context, rest, 'milestones') };
}

/** Open issues by deadline, then closed ones, the newest first; the same that the district's figures count. */
function issuesOf(context: Context, district: District): { open: Issue[]; closed: Issue[] } {
  const { dataset } = context;
  const end = monthEnd(dataset.as_of);
  const closedBy = (issue: Issue): string | null => {
    const { closed } = daysOfIssue(issue);
    return closed !== null && closed <= end ? closed : null;
  };
  const { issues } = subject(dataset, scopeOf(district), dataset.as_of);
  return {
    open: issues.filter((issue) => closedBy(issue) === null).sort(byDeadline),
    closed: issues
      .filter((issue) => closedBy(issue) !== null)
      .sort((a, b) => {
        const [x, y] = [closedBy(a) ?? '', closedBy(b) ?? ''];
        return x < y ? 1 : x > y ? -1 : 0;
      }),
  };
}

function hardRow(context: Context, issue: Issue, isOpen: boolean): PageCell[] {
  const { lang, urls, dataset, words: common } = context;
  const { hard } = ledgerWords(lang);
  const end = monthEnd(dataset.as_of);
  const { project, closed_on: closed, resolution } = issue;
  const state = issueState(context, issue, end);
  const solved = [closed === null ? null : hard.closed(formatDate(closed, lang, 'iso')), resolution];
  const text = isOpen ? state.text : solved.filter((part) => part !== null).join(common.comma);
  const owed = isOpen && isPast(issue, end);
  return [
    textCell(issue.title),
    project ? linkCell(nameOf(project, lang), urls.project(project.id)) : textCell(common.none),
    unitCell(context, issue.responsible_unit ?? project?.lead_unit ?? null),
    textCell(issue.raised_on),
    textCell(issue.due_on ?? common.none),
    owed ? { text, owed, shown: [{ owed: text }] } : textCell(text),
  ];
}

function hardOf(context: Context, district: District): Ledger {
  const { lang, noun, dataset } = context;
  const { hard: words } = ledgerWords(lang);
  if (!dataset.published.has('issues')) return { title: words.unpublished, take: null, more: null };
  const { open, closed } = issuesOf(context, district);
  if (open.length + closed.length === 0) return { title: words.none, take: null, more: null };
  const { shown, rest } = shownOf(open, closed);
  const columns = unitWords(lang).issueColumns;
  const isOpen = new Set(open);
  const title = words.title(open.length, closed.length);
  const take = takeOf(context, {
    path: `districts/${district.id}/ledgers/difficulties`,
    title: `${nameOf(district, lang)} ${title}`,
    period: dataset.as_of,
    address: context.urls.ledgers(district.id, 'difficulties'),
    columns: [
      { id: 'title', name: columns.title, unit: null },
      { id: 'project', name: columns.project[noun], unit: null },
      { id: 'unit', name: ledgerWords(lang).detail.who, unit: null },
      { id: 'raised_on', name: columns.raised, unit: null },
      { id: 'due_on', name: columns.due, unit: null },
      { id: 'state', name: columns.state(monthEnd(dataset.as_of)), unit: null },
    ],
    rows: shown.map((issue) => hardRow(context, issue, isOpen.has(issue))),
  });
  return { title, take, more: moreOf(context, rest, 'issues') };
}

function totalsOf(context: Context, district: District): Ledger {
  const { lang, noun } = context;
  const scope = scopeOf(district);
  const text = (id: string): string => context.view(context.figure(scope, id)).text;
  const title = ledgerWords(lang).totals[noun](text('opened'), text('projects'));
  const take = measuresTake(context, {
    scope,
    path: `districts/${district.id}/ledgers/totals`,
    title: `${nameOf(district, lang)} ${title}`,
    address: context.urls.ledgers(district.id, 'totals'),
    measures: MEASURES.filter(({ id }) => TOTALS.includes(id)).toSorted(
      (a, b) => TOTALS.indexOf(a.id) - TOTALS.indexOf(b.id),
    ),
  });
  return { title, take, more: null };
}

/** The three of them, under the anchors of the page. */
export function ledgersOf(context: Context, district: District): LedgersView['ledgers'] {
  return [
    { id: 'detail', ledger: detailOf(context, district) },
    { id: 'difficulties', ledger: hardOf(context, district) },
    { id: 'totals', ledger: totalsOf(context, district) },
  ];
}

export function ledgersView(context: Context, district: District): LedgersView {
  const { lang, urls, words: common } = context;
  const words = ledgerWords(lang);
  const name = nameOf(district, lang);
  const title = words.title(name);
  return {
    head: { ...headOf(context, 'districts', title, urls.ledgers(district.id)), article: true },
    title,
    about: words.about,
    crumbs: [
      { href: urls.districts(), text: common.nav.districts },
      { href: urls.district(district.id), text: name },
    ],
    ledgers: ledgersOf(context, district),
  };
}
