/** The page of one project: when, why not yet, who; then everything these answers rest on. */
import { jsonText } from '../export/json.ts';
import { projectJson } from '../export/projects.ts';
import { formatDate, formatPercent, formatPoints } from '../i18n/format.ts';
import { projectWords } from '../i18n/pages/project.ts';
import { statusName } from '../i18n/status.ts';
import type { Scope, Status } from '../measures/types.ts';
import { monthEnd } from '../model/dates.ts';
import type { Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { drawable, isLate, nameOf, spanOf } from './cells.ts';
import { projectCitation, type CitationView } from './citation.ts';
import type { Context } from './context.ts';
import { disclosureLine } from './disclosure.ts';
import { feedsOf } from './follow.ts';
import { lastChangeOf, pagePeriod } from './period.ts';
import { whenOf, whoOf, whyOf, type Answer } from './project-answers.ts';
import { issuesOf, openIssues, type IssuesView } from './project-issues.ts';
import type { Parts } from './project-parts.ts';
import { projectMap, type ProjectMap } from './map-places.ts';
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
import { ownPicture } from './share.ts';
import { projectData } from './structured.ts';
import type { FigureView, Link, PageHead, Sentence } from './types.ts';

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
  issues: IssuesView;
  slips: SlipView;
  monthly: MonthlyChartView;
  corrections: readonly CorrectionRow[];
  /** Null where it is not on the map. */
  map: ProjectMap | null;
  figures: readonly FigureView[];
  notes: readonly { label: string; text: string }[];
  source: string | null;
  /** The disclosure clock in a line; null where there is nothing to say. */
  disclosure: Sentence | null;
  citation: CitationView;
}

const FIGURES = [
  'total_investment',
  'planned_investment',
  'invested',
  'investment_rate',
  'milestone_rate',
  'issues_open',
];

function factsOf({ context, project, words, scope, period }: Parts): Sentence[] {
  const { facts } = words;
  const total = context.figure(scope, 'total_investment', period);
  const list: (Sentence | null)[] = [
    project.kind ? [project.kind] : null,
    project.length_m !== null ? [facts.length(String(project.length_m))] : null,
    project.width_m !== null ? [facts.width(String(project.width_m))] : null,
    project.lanes !== null ? [facts.lanes(project.lanes)] : null,
    total.value !== null ? [`${facts.investment} `, { figure: context.view(total) }] : null,
    project.actual_start ? [facts.started(formatDate(project.actual_start, context.lang, 'iso'))] : null,
    project.funding_source ? [facts.funding(project.funding_source)] : null,
    [facts.id(project.id)],
  ];
  return list.filter((fact) => fact !== null);
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

export type Standing = Pick<
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
export function standingOf(parts: Parts): Standing {
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
  const citation = projectCitation(context, project, period, checksumOf(parts));
  const identity = identityOf(parts);
  const description = `${identity.name}${context.words.colon}${when.answer}`;
  const line = ownDateLine(context, period, citation.release);
  const release = lastChangeOf(parts.context, parts.project);
  return {
    head: {
      ...headOf(context, 'projects', identity.name, context.urls.project(project.id), description, line),
      changed: release,
      article: true,
      ...ownPicture(context, 'projects', project),
      feeds: feedsOf(context, 'projects', project.id, identity.name),
      data: [projectData(context, project, { description, period, release })],
    },
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
    map: projectMap(context, project, period),
    figures: FIGURES.map((id) => context.figure(scope, id, period))
      .filter((figure) => figure.value !== null)
      .map((figure) => context.view(figure)),
    notes: notesOf(parts),
    disclosure: disclosureLine(context, project),
    citation,
  };
}
