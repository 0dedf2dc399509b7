/** The page of one project: when, why not yet, who; then everything these answers rest on. */
import { jsonText } from '../export/json.ts';
import { projectJson } from '../export/projects.ts';
import { formatDate, formatPercent, formatPoints } from '../i18n/format.ts';
import { projectWords, type ProjectWords } from '../i18n/pages/project.ts';
import { becauseSentence, statusName } from '../i18n/status.ts';
import { plannedEnd } from '../measures/then.ts';
import type { Judgement, Scope, Status } from '../measures/types.ts';
import { daysBetween, monthEnd } from '../model/dates.ts';
import type { Issue, Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { drawable, isLate, nameOf, spanOf } from './cells.ts';
import type { Context } from './context.ts';
import { forecastEnd, pagePeriod } from './period.ts';
import { headOf, ownDateLine } from './page.ts';
import { chainOf, correctionsOf, type ChainLink, type CorrectionRow } from './project-people.ts';
import {
  milestonesOf,
  monthlyOf,
  slipsOf,
  type MilestoneRow,
  type MonthlyChartView,
  type SlipView,
} from './project-time.ts';
import type { FigureView, Link, PageHead, Sentence } from './types.ts';

interface Answer {
  label: string;
  answer: string;
  evidence: Sentence;
  owed: boolean;
}

export interface IssueRow {
  title: string;
  unit: string;
  due: string;
  closed: boolean;
  /** 超期 10 天, 还有 5 天, or the date it was closed. */
  state: string;
  detail: string;
  overdue: boolean;
}

interface Citation {
  text: string;
  accessed: string;
  address: string;
  release: string | null;
  checksum: string;
  json: string;
}

export interface ProjectView {
  head: PageHead;
  id: string;
  plate: string;
  name: string;
  span: string | null;
  from: string | null;
  to: string | null;
  road: string | null;
  crumbs: readonly Link[];
  facts: readonly Sentence[];
  period: Month;
  asOf: string;
  status: Status;
  statusWord: string;
  late: boolean;
  opened: boolean;
  answers: readonly Answer[];
  actual: number | null;
  planned: number | null;
  actualText: string;
  plannedText: string;
  gapText: string | null;
  /** In two short lines, for the standing strip of phones. */
  shortActual: readonly [string, string] | null;
  shortPlanned: readonly [string, string] | null;
  shortGap: string | null;
  /** What the strip says to those who do not see it. */
  stripLabel: string;
  milestones: readonly MilestoneRow[];
  chain: readonly ChainLink[];
  issues: { title: string; rows: readonly IssueRow[]; published: boolean };
  slips: SlipView;
  monthly: MonthlyChartView;
  corrections: readonly CorrectionRow[];
  figures: readonly FigureView[];
  notes: readonly { label: string; text: string }[];
  source: string | null;
  citation: Citation;
}

const FIGURES = [
  'total_investment',
  'planned_investment',
  'invested',
  'investment_rate',
  'milestone_rate',
  'issues_open',
];

interface Parts {
  context: Context;
  project: Project;
  words: ProjectWords;
  scope: Scope;
  period: Month;
  judgement: Judgement;
}

function factsOf({ context, project, words, scope, period }: Parts): Sentence[] {
  const { facts } = words;
  const total = context.view(context.figure(scope, 'total_investment', period));
  const list: (Sentence | null)[] = [
    project.kind ? [project.kind] : null,
    project.length_m !== null ? [facts.length(String(project.length_m))] : null,
    project.width_m !== null ? [facts.width(String(project.width_m))] : null,
    project.lanes !== null ? [facts.lanes(project.lanes)] : null,
    project.total_investment !== null ? [`${facts.investment} `, { figure: total }] : null,
    project.actual_start ? [facts.started(formatDate(project.actual_start, context.lang, 'iso'))] : null,
    project.funding_source ? [facts.funding(project.funding_source)] : null,
    [facts.id(project.id)],
  ];
  return list.filter((fact) => fact !== null);
}

function whenOf({ context, project, words, period, judgement }: Parts): Answer {
  const { lang, noun } = context;
  const label = words.when[noun];
  const planned = project.baseline_end ?? plannedEnd(project, period);
  const plannedText = planned ? formatDate(planned, lang, 'iso') : null;
  const compared = (date: string): Sentence => {
    if (planned === null || plannedText === null) return [words.noPlan];
    if (date.length < 10 || planned.length < 10) return [words.plannedFor(plannedText)];
    return [words.against(plannedText, daysBetween(planned, date))];
  };
  if (judgement.status === 'withdrawn' && project.withdrawn_on)
    return {
      label,
      answer: words.withdrawn(formatDate(project.withdrawn_on, lang)),
      evidence: [project.withdrawn_reason ?? ''],
      owed: false,
    };
  if (judgement.status === 'opened' && project.actual_end)
    return {
      label,
      answer: words.opened[noun](formatDate(project.actual_end, lang)),
      evidence: compared(project.actual_end),
      owed: false,
    };
  const forecast = forecastEnd(project, period);
  const comma = context.words.comma;
  if (forecast === null)
    return {
      label,
      answer: `${words.notOpen[noun]}${comma}${words.undecided[noun]}`,
      evidence: [plannedText ? words.plannedFor(plannedText) : words.noPlan],
      owed: isLate(judgement.status),
    };
  const left =
    forecast.length === 10
      ? `${context.words.semicolon}${words.daysFromAsOf(daysBetween(monthEnd(period), forecast))}`
      : '';
  return {
    label,
    answer: `${words.notOpen[noun]}${comma}${words.expected(formatDate(forecast, lang))}`,
    evidence: [...compared(forecast), left],
    owed: false,
  };
}

function openIssues(project: Project, period: Month): Issue[] {
  const end = monthEnd(period);
  return project.issues.filter(
    (issue) => issue.raised_on <= end && (issue.closed_on === null || issue.closed_on > end),
  );
}

function whyOf(parts: Parts): Answer {
  const { context, project, words, period, judgement } = parts;
  const { lang, noun } = context;
  const done = judgement.status === 'opened' || judgement.status === 'withdrawn';
  const reason = becauseSentence(judgement, lang);
  const [first] = openIssues(project, period).sort((a, b) =>
    (a.due_on ?? '9') < (b.due_on ?? '9') ? -1 : 1,
  );
  const gap = judgement.gap;
  const gapSentence: Sentence =
    gap === null || done || gap.equals(0)
      ? []
      : [
          `${gap.compare(0) < 0 ? words.behindPlan : words.aheadPlan} ${formatPoints(gap.abs(), lang).replace('+', '')} ${words.gapPoints}`,
        ];
  return {
    label: done ? words.whyDone[noun] : words.why[noun],
    answer:
      !done && first
        ? first.title
        : project.pause_reason && judgement.status === 'paused'
          ? project.pause_reason
          : reason,
    evidence: !done && first ? [reason] : gapSentence,
    owed: isLate(judgement.status),
  };
}

function whoOf({ context, project, words, period }: Parts): Answer {
  const { lang } = context;
  const unit = project.responsible_units[0] ?? project.lead_unit;
  const waiting = openIssues(project, period).find((issue) => issue.responsible_unit !== null);
  const evidence: Sentence = waiting?.responsible_unit
    ? [
        words.waitingFor(nameOf(waiting.responsible_unit, lang)),
        waiting.due_on
          ? `${context.words.comma}${words.deadline(formatDate(waiting.due_on, lang, 'iso'))}`
          : '',
        ' ',
        { link: { href: '#chain', text: words.allPeople } },
      ]
    : [{ link: { href: '#chain', text: words.allPeople } }];
  return { label: words.who, answer: unit ? nameOf(unit, lang) : words.noUnit, evidence, owed: false };
}

/** Days of an issue against its deadline, said as of the page's period. */
function issueRow(
  { context, words, period }: Parts,
  issue: Issue,
  sentence: (days: number, closed: boolean) => string,
): IssueRow {
  const end = monthEnd(period);
  const closed = issue.closed_on !== null && issue.closed_on <= end;
  const until = closed && issue.closed_on ? issue.closed_on : end;
  const exact = issue.due_on?.length === 10 && until.length === 10;
  const days = exact && issue.due_on ? daysBetween(issue.due_on, until) : null;
  const overdue = !closed && issue.due_on !== null && issue.due_on < end;
  return {
    title: issue.title,
    unit: issue.responsible_unit ? nameOf(issue.responsible_unit, context.lang) : context.words.none,
    due: issue.due_on ?? words.issues.noDue,
    closed,
    overdue,
    state:
      closed && issue.closed_on
        ? words.issues.closedOn(issue.closed_on)
        : days === null
          ? words.issues.noDue
          : sentence(days, false),
    detail: closed ? (days === null ? (issue.resolution ?? '') : sentence(days, true)) : words.issues.open,
  };
}

function citationOf({ context, project, words, period }: Parts, checksum: string): Citation {
  const { dataset, lang, urls, files, ledger } = context;
  const { settings } = dataset;
  const address = `${settings.base_url ?? ''}${urls.project(project.id)}`;
  const changed = ledger.lastChange([project, ...project.reports, ...project.milestones, ...project.issues]);
  const title = `${nameOf(project, lang)}${lang === 'zh' ? '' : ' '}${words.cite.progressOf[context.noun]}`;
  const publisher = lang === 'en' && settings.publisher_en ? settings.publisher_en : settings.publisher;
  const issued = changed ? ` (${changed.date})` : '';
  return {
    text: `${publisher}. ${title}${context.words.colon}${words.cite.asOf(monthEnd(period))}[DS/OL].${issued}`,
    accessed: words.cite.accessed,
    address,
    release: changed?.id ?? null,
    checksum,
    json: files.project(project.id),
  };
}

function issuesOf(parts: Parts): ProjectView['issues'] {
  const { context, project, words, period } = parts;
  const end = monthEnd(period);
  const known = project.issues.filter((issue) => issue.raised_on <= end);
  const open = openIssues(project, period).length;
  const rows = known
    .map((issue) => issueRow(parts, issue, (days, closed) => context.words.days(days, closed)))
    .sort((a, b) => Number(a.closed) - Number(b.closed) || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  return {
    title: words.issues.title(open, known.length - open),
    rows,
    published: context.dataset.published.has('issues'),
  };
}

function notesOf({ project, words, period }: Parts): ProjectView['notes'] {
  const latest = project.reports.filter((report) => report.period <= period).at(-1);
  const notes = [
    { label: words.about, text: project.summary },
    { label: words.monthly.says, text: latest?.note ?? null },
    { label: words.next, text: project.actual_end === null ? (latest?.next_step ?? null) : null },
  ];
  return notes.filter((note): note is { label: string; text: string } => note.text !== null);
}

function actualTextOf({ context, words, judgement: { actual } }: Parts): string {
  return actual === null ? context.words.noData : words.actualAt(formatPercent(actual, context.lang));
}

function plannedTextOf({ context, words, period, judgement: { planned } }: Parts): string {
  if (planned === null) return '';
  return words.plannedAt(
    formatDate(monthEnd(period), context.lang, 'short'),
    formatPercent(planned, context.lang),
  );
}

function shortTexts({
  context,
  words,
  judgement: { actual, planned, gap },
}: Parts): Pick<ProjectView, 'shortActual' | 'shortPlanned' | 'shortGap'> {
  const { lang } = context;
  const { short } = words;
  return {
    shortActual: actual === null ? null : [short.actual, formatPercent(actual, lang)],
    shortPlanned: planned === null ? null : [short.planned, formatPercent(planned, lang)],
    shortGap:
      gap !== null && gap.compare(0) < 0
        ? `${words.gapShort} ${formatPoints(gap.abs(), lang).replace('+', '')}`
        : null,
  };
}

const checksums = new WeakMap<Project, string>();

/** The checksum of the project's JSON file, byte for byte, so that a reader can verify it. */
function checksumOf({ context, project, period, judgement }: Parts): string {
  let checksum = checksums.get(project);
  if (checksum === undefined) {
    checksum = context.ledger.checksum(jsonText(projectJson(context.dataset, project, period, judgement)));
    checksums.set(project, checksum);
  }
  return checksum;
}

type Identity = Pick<
  ProjectView,
  'id' | 'plate' | 'name' | 'span' | 'from' | 'to' | 'road' | 'crumbs' | 'facts' | 'source'
>;

function identityOf(parts: Parts): Identity {
  const { context, project, words } = parts;
  const { lang, noun, urls } = context;
  return {
    id: project.id,
    plate: project.plate,
    name: nameOf(project, lang),
    span: spanOf(project),
    from: project.from,
    to: project.to,
    road: project.road_name,
    crumbs: [
      { href: urls.projects(), text: words.crumbs[noun] },
      { href: urls.district(project.district.id), text: nameOf(project.district, lang) },
    ],
    facts: factsOf(parts),
    source: project.source_url,
  };
}

type Standing = Pick<
  ProjectView,
  | 'status'
  | 'statusWord'
  | 'late'
  | 'opened'
  | 'actual'
  | 'planned'
  | 'actualText'
  | 'plannedText'
  | 'gapText'
  | 'shortActual'
  | 'shortPlanned'
  | 'shortGap'
  | 'stripLabel'
>;

/** How far it is, as words and as what the strip draws. */
function standingOf(parts: Parts): Standing {
  const { context, project, words, judgement } = parts;
  const { actual, planned, status } = judgement;
  const short = shortTexts(parts);
  const actualText = actualTextOf(parts);
  const plannedText = plannedTextOf(parts);
  const statusWord = statusName(status, context.lang);
  return {
    status,
    statusWord,
    late: isLate(status),
    opened: status === 'opened',
    actual: status === 'opened' ? 100 : drawable(actual),
    planned: drawable(planned),
    actualText,
    plannedText,
    gapText: short.shortGap === null ? null : `${short.shortGap} ${words.gapPoints}`,
    ...short,
    stripLabel: [nameOf(project, context.lang), spanOf(project), statusWord, actualText, plannedText]
      .filter((text) => text !== null && text !== '')
      .join(context.words.comma),
  };
}

/** Everything on the page of one project. */
export function projectView(context: Context, project: Project): ProjectView {
  const period = pagePeriod(context, project);
  const scope: Scope = { kind: 'project', id: project.id, project };
  const judgement = context.judgement(project, period);
  const parts: Parts = { context, project, words: projectWords(context.lang), scope, period, judgement };
  const when = whenOf(parts);
  const citation = citationOf(parts, checksumOf(parts));
  const identity = identityOf(parts);
  const description = `${identity.name}${context.words.colon}${when.answer}`;
  const line = ownDateLine(context, period, citation.release);
  return {
    head: headOf(context, 'projects', identity.name, context.urls.project(project.id), description, line),
    ...identity,
    ...standingOf(parts),
    period,
    asOf: monthEnd(period),
    answers: [when, whyOf(parts), whoOf(parts)],
    milestones: milestonesOf(context, project, period),
    chain: chainOf(context, project, openIssues(project, period)),
    issues: issuesOf(parts),
    slips: slipsOf(context, project, period),
    monthly: monthlyOf(context, project, period),
    corrections: correctionsOf(context, project),
    figures: FIGURES.map((id) => context.view(context.figure(scope, id, period))),
    notes: notesOf(parts),
    citation,
  };
}
