/** The board of one project, to be hung at the site: when, why not yet, who; its plan, its difficulties, a QR code. */
import { qrCode } from '../charts/qr.ts';
import type { Archive } from '../history/archive.ts';
import type { NoHistory } from '../history/releases.ts';
import { boardWords } from '../i18n/pages/board.ts';
import { projectWords } from '../i18n/pages/project.ts';
import type { Scope } from '../measures/types.ts';
import { monthEnd } from '../model/dates.ts';
import type { Project } from '../model/types.ts';
import { fitBoard, isLongName, shownIssues, type BoardZoom } from './board-fit.ts';
import { releasesOf, sinceView, type SinceView } from './board-since.ts';
import { nameOf, spanOf } from './cells.ts';
import type { Context } from './context.ts';
import { headOf, ownDateLine } from './page.ts';
import { pagePeriod } from './period.ts';
import { whenOf, whoOf, whyOf, type Answer } from './project-answers.ts';
import { issuesOf, type IssueRow } from './project-issues.ts';
import type { Parts } from './project-parts.ts';
import { chainOf } from './project-people.ts';
import { milestonesOf, type MilestoneRow } from './project-time.ts';
import { standingOf, type Standing } from './project.ts';
import { ownPicture } from './share.ts';
import { publisherOf } from './structured.ts';
import type { Link, PageHead, Sentence } from './types.ts';

/** A QR code with the words beside it; without the site's own address there is none, and the words say why. */
export interface CodeView {
  readonly drawing: string | null;
  /** The address in letters, for those who cannot scan; or why there is no code. */
  readonly text: string;
  readonly says: string;
}

interface BoardSheet {
  readonly site: string;
  readonly plate: string;
  readonly name: string;
  readonly span: string | null;
  readonly ends: readonly [string, string] | null;
  readonly answers: readonly { label: string; answer: string; evidence: string; owed: boolean }[];
  readonly people: readonly { role: string; post: string }[];
  readonly phone: { label: string; text: string };
  readonly milestones: readonly MilestoneRow[];
  readonly issuesTitle: string;
  readonly issues: readonly IssueRow[];
  /** How much more the page on the web has; null where everything is here. */
  readonly more: string | null;
  readonly asOf: string;
  readonly release: string | null;
  readonly publisher: string;
  readonly demo: boolean;
  readonly code: CodeView;
}

export interface BoardView {
  readonly head: PageHead;
  readonly crumbs: readonly Link[];
  readonly sheet: BoardSheet;
  readonly standing: Standing;
  readonly zoom: BoardZoom;
  /** Set smaller than other names. */
  readonly longName: boolean;
  readonly since: SinceView;
  /** What is true now, for those who come from an older board. */
  readonly now: string;
}

/** Words only: on paper nothing leads anywhere. */
function plain(sentence: Sentence): string {
  return sentence
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('figure' in piece) return piece.figure.text;
      if ('strong' in piece) return piece.strong;
      return 'owed' in piece ? piece.owed : '';
    })
    .join('')
    .trim();
}

/** The code of a page of the site, where the settings name the site's own address. */
export function codeOf(context: Context, path: string, says: string): CodeView {
  const words = boardWords(context.lang);
  if (context.dataset.settings.base_url === null) return { drawing: null, text: words.noQr, says: '' };
  const address = context.absolute(path);
  return { drawing: qrCode(address, words.qr(address)), text: address.replace(/^https?:\/\//, ''), says };
}

function phoneOf({ context, project }: Parts): BoardSheet['phone'] {
  const words = boardWords(context.lang);
  if (project.office_phone !== null) return { label: words.phone, text: project.office_phone };
  const { contact } = context.dataset.settings;
  return contact === null
    ? { label: words.phone, text: words.noPhone }
    : { label: words.contact, text: contact };
}

const answerOf = ({ label, answer, evidence, owed }: Answer): BoardSheet['answers'][number] => ({
  label,
  answer,
  evidence: plain(evidence),
  owed,
});

function sheetOf(parts: Parts, release: string | null, now: Answer): BoardSheet {
  const { context, project, words: of, period } = parts;
  const { lang, noun, urls } = context;
  const { settings } = context.dataset;
  const words = boardWords(lang);
  const issues = issuesOf(parts);
  return {
    site: lang === 'en' && settings.title_en ? settings.title_en : settings.title,
    plate: project.plate,
    name: nameOf(project, lang),
    span: spanOf(project),
    ends: project.from === null && project.to === null ? null : [project.from ?? '', project.to ?? ''],
    answers: [now, whyOf(parts), whoOf(parts)].map(answerOf),
    people: chainOf(context, project, []).map(({ role, post }) => ({ role, post })),
    phone: phoneOf(parts),
    milestones: milestonesOf(context, project, period),
    issuesTitle:
      issues.rows.length > 0 ? issues.title : issues.published ? of.issues.none : of.issues.unpublished,
    issues: issues.rows,
    more: null,
    asOf: monthEnd(period),
    release,
    publisher: words.publisher(publisherOf(context)),
    demo: settings.demo,
    code: codeOf(context, urls.board(project.id, release ?? undefined), words.scan[noun]),
  };
}

/** What one page holds: rows beyond it are left out, and the board says how many. */
function fitted(
  context: Context,
  sheet: BoardSheet,
  standing: Standing,
): Pick<BoardView, 'sheet' | 'zoom' | 'longName'> {
  const words = boardWords(context.lang);
  const { statusWord, actualText, plannedText, gapText } = standing;
  const { zoom, limits } = fitBoard({
    ...sheet,
    under: [sheet.ends?.[0] ?? '', statusWord, actualText, plannedText, gapText ?? '', sheet.ends?.[1] ?? ''],
    foot: {
      phone: sheet.phone.text,
      says: sheet.code.says,
      address: sheet.code.text,
      lines: [sheet.publisher, `${words.asOf} ${sheet.asOf}`, `${words.release} ${sheet.release ?? ''}`],
    },
  });
  const people = sheet.people.slice(0, limits.people);
  const milestones = sheet.milestones.slice(0, limits.milestones);
  const issues = shownIssues(sheet.issues, limits);
  const said = (all: readonly unknown[], shown: readonly unknown[], of: (n: number) => string): string =>
    shown.length < all.length ? of(all.length - shown.length) : '';
  const more = [
    said(sheet.people, people, words.morePeople),
    said(sheet.milestones, milestones, words.moreMilestones),
    said(sheet.issues, issues, words.moreIssues),
  ].filter((text) => text !== '');
  const text = more.length === 0 ? null : more.join(context.lang === 'en' ? ' ' : '');
  return {
    sheet: { ...sheet, people, milestones, issues, more: text },
    zoom,
    longName: isLongName(sheet),
  };
}

/** @param archive what was published before, or why it is not known */
export function boardView(context: Context, project: Project, archive: Archive | NoHistory): BoardView {
  const { lang, urls, noun } = context;
  const words = boardWords(lang);
  const period = pagePeriod(context, project);
  const scope: Scope = { kind: 'project', id: project.id, project };
  const judgement = context.judgement(project, period);
  const of = projectWords(lang);
  const parts: Parts = { context, project, words: of, scope, period, judgement };
  const releases = releasesOf(archive, project);
  const release = releases?.[0]?.release ?? null;
  const name = nameOf(project, lang);
  const when = whenOf(parts);
  const description = `${name}${context.words.colon}${when.answer}`;
  const line = ownDateLine(context, period, release?.id ?? null);
  const standing = standingOf(parts);
  return {
    head: {
      ...headOf(context, 'projects', words.title(name), urls.board(project.id), description, line),
      changed: release,
      ...ownPicture(context, 'projects', project),
    },
    crumbs: [
      { href: urls.projects(), text: of.crumbs[noun] },
      { href: urls.district(project.district.id), text: nameOf(project.district, lang) },
      { href: urls.project(project.id), text: name },
    ],
    ...fitted(context, sheetOf(parts, release?.id ?? null, when), standing),
    standing,
    since: sinceView(context, archive, project, when.answer),
    now: when.answer,
  };
}
