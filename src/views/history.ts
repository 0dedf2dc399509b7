/** The history of one project: its plans, every value as each release published it, and the rows as they are. */
import type { Archive } from '../history/archive.ts';
import type { NoHistory } from '../history/releases.ts';
import { boardWords } from '../i18n/pages/board.ts';
import { historyWords, type HistoryWords } from '../i18n/pages/history.ts';
import { updateWords } from '../i18n/pages/updates.ts';
import type { Project } from '../model/types.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { fieldHistory, type FieldHistory } from './history-fields.ts';
import { projectRows, type RowPlaces, type TableRows } from './history-rows.ts';
import { feedsOf } from './follow.ts';
import { headOf, ownDateLine } from './page.ts';
import { pagePeriod } from './period.ts';
import { correctionsOf, type CorrectionRow } from './project-people.ts';
import { ownPicture } from './share.ts';
import { slipsOf, type SlipView } from './project-time.ts';
import { planRows, slipLedger, type DateMove } from './slip-ledger.ts';
import { slipTake, type SlipTake } from './take-slips.ts';
import type { Link, PageHead, Sentence } from './types.ts';
import { namesAt, UpdateTexts, type UpdateText } from './update-texts.ts';
import { countKinds, projectUpdates, type ReleaseUpdates, type Update, type UpdateKind } from './updates.ts';

/** A release on the page of one project. */
interface ReleaseBlock {
  readonly id: string;
  readonly date: string;
  readonly counts: string;
  /** Everything that the release changed. */
  readonly href: string;
  readonly items: readonly (UpdateText & { readonly of: UpdateKind })[];
}

export interface HistoryView {
  readonly head: PageHead;
  readonly crumbs: readonly Link[];
  readonly plate: string;
  readonly opened: boolean;
  readonly withdrawn: boolean;
  readonly name: string;
  readonly heading: string;
  /** To its board, for those who hang it up. */
  readonly board: Link;
  /** Why earlier values are not known; null where they are. */
  readonly unavailable: string | null;
  readonly plans: readonly (readonly (Sentence | string)[])[];
  readonly slips: SlipView;
  /** Its numbers and what can be taken; null where the end never moved. */
  readonly slipTaken: SlipTake | null;
  /** Of the project's own dates, and of its milestones. */
  readonly moves: readonly (readonly (Sentence | string)[])[];
  readonly milestoneMoves: readonly (readonly (Sentence | string)[])[];
  readonly movesTitle: string;
  readonly corrections: readonly CorrectionRow[];
  readonly correctionsTitle: string;
  readonly releases: readonly ReleaseBlock[];
  readonly fields: readonly FieldHistory[];
  readonly rows: readonly TableRows[];
}

/** Where rows stand outside the pages, and what was published before. */
export interface HistorySource {
  readonly archive: Archive | NoHistory;
  readonly places: RowPlaces;
}

function headingOf(
  words: HistoryWords,
  releases: readonly ReleaseUpdates[] | null,
  moves: number,
  { comma, stop }: Context['words'],
): string {
  const { heading } = words;
  const clauses: string[] = [];
  if (releases !== null) clauses.push(heading.published(releases.length));
  if (moves > 0) clauses.push(heading.moved(moves));
  if (releases !== null) {
    const kinds = countKinds(releases.flatMap(({ updates }) => updates));
    const corrected = (kinds.get('correction') ?? 0) + (kinds.get('revision') ?? 0);
    clauses.push(corrected > 0 ? heading.corrected(corrected) : heading.neverCorrected);
    const silent = kinds.get('silent') ?? 0;
    if (silent > 0) clauses.push(heading.silent(silent));
  }
  const text = clauses.join(comma);
  return text === '' ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}${stop}`;
}

function movesOf(context: Context, moves: readonly DateMove[]): HistoryView['moves'] {
  const { words, urls, lang } = context;
  const { moves: own } = historyWords(lang);
  return moves.map(({ when, field, milestone, from, to, days, reason, silent, release }) => {
    const table = milestone === null ? (field === 'forecast_end' ? 'progress' : 'projects') : 'milestones';
    const column = words.column(table, field);
    const isFirst = from === null && field === 'forecast_end';
    const why = silent ? updateWords(lang).silentSaid : (reason ?? (isFirst ? own.first : own.noReason));
    const difference = days === null ? '' : own.days(days);
    return [
      release === null ? when : [{ link: { href: urls.update(release.id), text: when } }],
      milestone === null ? column : own.milestone(milestone, column),
      from ?? '',
      [{ strong: to ?? words.undecided }],
      days !== null && days > 0 ? [{ owed: difference }] : difference,
      why,
    ];
  });
}

function plansOf(context: Context, project: Project, moves: readonly DateMove[]): HistoryView['plans'] {
  const { words, lang } = context;
  const { plans } = historyWords(lang);
  return planRows(project, moves, pagePeriod(context, project)).map(
    ({ field, name, first, now, expected, actual }) => [
      field === 'milestone' ? (name ?? '') : plans[field],
      first ?? words.undecided,
      now !== null && first !== null && now !== first ? [{ strong: now }] : (now ?? words.undecided),
      expected ?? '',
      actual ?? '',
    ],
  );
}

/** In the first release every row is new: how many there are says enough. */
function firstItems(context: Context, updates: readonly Update[]): UpdateText[] {
  const { releases } = historyWords(context.lang);
  const tables = Map.groupBy(
    updates.filter(({ whole }) => whole === 'new'),
    ({ table }) => table,
  );
  return [...tables].map(([table, rows]) => {
    const what = releases.rows(context.words.table(table ?? ''), rows.length);
    const { progress: kind } = updateWords(context.lang).kind;
    return { kind, what, old: null, now: null, reason: null, sentence: what };
  });
}

function blockOf(
  context: Context,
  archive: Archive,
  { release, isFirst, updates }: ReleaseUpdates,
): ReleaseBlock {
  const { lang, urls, words } = context;
  const texts = new UpdateTexts(lang, namesAt(archive, release.id, lang));
  const { counted } = updateWords(lang);
  const told = isFirst ? updates.filter(({ whole }) => whole !== 'new') : updates;
  const items = told.map((update) => ({ ...texts.of(update), of: update.kind }));
  const first = isFirst
    ? firstItems(context, updates).map((item) => ({ ...item, of: 'progress' as const }))
    : [];
  return {
    id: release.id,
    date: release.date,
    counts: isFirst
      ? historyWords(lang).releases.first
      : [...countKinds(updates)].map(([kind, n]) => counted[kind](n)).join(words.comma),
    href: urls.update(release.id),
    items: [...first, ...items],
  };
}

/** The release that last changed any of a project's rows; null where nothing is known. */
function lastRelease(releases: readonly ReleaseUpdates[] | null): string | null {
  return releases?.[0]?.release.id ?? null;
}

function headOfHistory(
  context: Context,
  project: Project,
  description: string,
  releases: readonly ReleaseUpdates[] | null,
): PageHead {
  const { lang, urls } = context;
  const name = nameOf(project, lang);
  const line = ownDateLine(context, pagePeriod(context, project), lastRelease(releases));
  return {
    ...headOf(
      context,
      'projects',
      historyWords(lang).title(name),
      urls.history(project.id),
      description,
      line,
    ),
    changed: releases?.[0]?.release ?? null,
    ...ownPicture(context, 'projects', project),
    feeds: feedsOf(context, 'projects', project.id, name),
  };
}

/** Changes and corrections; a moved end stands with the dates that moved, above. */
function correctionsPart(
  context: Context,
  project: Project,
): Pick<HistoryView, 'corrections' | 'correctionsTitle'> {
  const { title, none, noOthers } = historyWords(context.lang).corrections;
  const corrections = correctionsOf(context, project);
  if (corrections.length > 0) return { corrections, correctionsTitle: title(corrections.length) };
  return { corrections, correctionsTitle: project.changes.length > 0 ? noOthers : none };
}

export function historyView(context: Context, project: Project, source: HistorySource): HistoryView {
  const { lang, urls, noun, words: common } = context;
  const words = historyWords(lang);
  const archive = typeof source.archive === 'string' ? null : source.archive;
  const releases = archive === null ? null : projectUpdates(archive, project.id);
  const period = pagePeriod(context, project);
  const slips = slipsOf(context, project, period);
  const moves = slipLedger(project, releases, period);
  const moved = moves.filter(({ from }) => from !== null).length;
  const name = nameOf(project, lang);
  const heading = headingOf(words, releases, moved, common);
  return {
    head: headOfHistory(context, project, `${words.title(name)}${common.stop}${heading}`, releases),
    crumbs: [
      { href: urls.projects(), text: noun === 'road' ? common.nav.projects : common.navProjects },
      { href: urls.district(project.district.id), text: nameOf(project.district, lang) },
      { href: urls.project(project.id), text: name },
    ],
    plate: project.plate,
    opened: project.actual_end !== null,
    withdrawn: project.withdrawn_on !== null,
    name: words.title(name),
    heading,
    board: { href: urls.board(project.id), text: boardWords(lang).link },
    unavailable: typeof source.archive === 'string' ? words.why[source.archive] : null,
    plans: plansOf(context, project, moves),
    slips,
    slipTaken: slipTake(context, project, { slips, period }),
    moves: movesOf(
      context,
      moves.filter(({ milestone }) => milestone === null),
    ),
    milestoneMoves: movesOf(
      context,
      moves.filter(({ milestone }) => milestone !== null),
    ),
    movesTitle: moved > 0 ? words.moves.title(moved) : words.moves.none,
    ...correctionsPart(context, project),
    releases: archive === null ? [] : (releases ?? []).map((one) => blockOf(context, archive, one)),
    fields: archive === null ? [] : fieldHistory(context, project, archive),
    rows: projectRows(context, project, source.places),
  };
}
