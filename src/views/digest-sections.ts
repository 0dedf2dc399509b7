/** What happened in the span of a digest, section by section, as tables. */
import type { Archive } from '../history/archive.ts';
import type { NoHistory } from '../history/releases.ts';
import { digestWords, type DigestWords } from '../i18n/pages/digest.ts';
import { statusName } from '../i18n/status.ts';
import { findScope } from '../measures/figures.ts';
import type { Span } from '../measures/spans.ts';
import { plannedStart } from '../measures/then.ts';
import type { RankingEntry, RankingGroup } from '../measures/types.ts';
import { daysBetween, monthEnd } from '../model/dates.ts';
import type { Issue, Project } from '../model/types.ts';
import { rankingWords } from '../i18n/pages/ranking.ts';
import { unitOfIssue } from './issue-lists.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { within, type DigestEvents, type EndMove, type Turn } from './digest-events.ts';
import { allCorrections } from './project-people.ts';
import type { Link, Sentence } from './types.ts';

type Cell = Sentence | string;

export interface DigestSection {
  id: string;
  title: string;
  links: readonly Link[];
  columns: readonly { name: string; numeric?: boolean }[];
  rows: readonly (readonly Cell[])[];
  /** How many are not listed. */
  rest: string | null;
}

/** More rows than these are counted, not listed. */
const MOST = 60;

interface Parts {
  context: Context;
  words: DigestWords;
  span: Span;
}

function section(
  { words }: Parts,
  id: string,
  title: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  links: readonly Link[] = [],
): DigestSection[] {
  if (rows.length === 0) return [];
  return [
    {
      id,
      title,
      links,
      columns: columns.map((name) => ({ name })),
      rows: rows.slice(0, MOST),
      rest: rows.length > MOST ? words.rest(rows.length - MOST) : null,
    },
  ];
}

function projectCell({ context }: Parts, project: Project): Cell {
  const text = `${project.plate} ${nameOf(project, context.lang)}`;
  return [{ link: { href: context.urls.project(project.id), text } }];
}

const districtCell = ({ context }: Parts, project: Project): Cell => nameOf(project.district, context.lang);

function opened(parts: Parts, list: readonly Project[]): Cell[][] {
  const { context } = parts;
  return list.map((project) => {
    const end = project.actual_end ?? '';
    const planned = project.baseline_end ?? project.planned_end;
    const exact = end.length === 10 && planned?.length === 10;
    return [
      projectCell(parts, project),
      districtCell(parts, project),
      end,
      planned ?? context.words.undecided,
      exact ? context.words.days(daysBetween(planned, end), true) : '—',
    ];
  });
}

function moves(parts: Parts, list: readonly EndMove[]): Cell[][] {
  const { context, words } = parts;
  return list.map(({ project, of, from, to, days, reason }) => [
    projectCell(parts, project),
    districtCell(parts, project),
    words.of[of],
    from,
    to,
    context.words.days(days, true),
    reason ?? words.noReason,
  ]);
}

function turns(parts: Parts, list: readonly Turn[]): Cell[][] {
  const { lang } = parts.context;
  return list.map(({ project, from, to }) => [
    projectCell(parts, project),
    districtCell(parts, project),
    statusName(from, lang),
    statusName(to, lang),
  ]);
}

function issueCells(parts: Parts, issue: Issue): [Cell, Cell, Cell] {
  const { context } = parts;
  const { none } = context.words;
  const { project } = issue;
  const unit = unitOfIssue(issue);
  return [
    issue.title,
    project ? projectCell(parts, project) : issue.district ? nameOf(issue.district, context.lang) : none,
    unit ? nameOf(unit, context.lang) : none,
  ];
}

function issuesOf(parts: Parts, { raised, closed }: DigestEvents): DigestSection[] {
  const { context, words } = parts;
  const { columns, counts } = words;
  const head = [columns.issue, columns.project[context.noun], columns.unit];
  return [
    ...section(
      parts,
      'raised',
      counts.raised(raised.length),
      [...head, columns.on, columns.due],
      raised.map((issue) => [...issueCells(parts, issue), issue.raised_on, issue.due_on ?? '—']),
    ),
    ...section(
      parts,
      'closed',
      counts.closed(closed.length),
      [...head, columns.on, columns.how],
      closed.map((issue) => [...issueCells(parts, issue), issue.closed_on ?? '', issue.resolution ?? '—']),
    ),
  ];
}

function moveText({ rank }: RankingEntry, before: number | null, lang: 'zh' | 'en'): string {
  const words = rankingWords(lang);
  if (rank === null) return words.unranked;
  if (before === null) return '—';
  if (rank === before) return words.same;
  return before > rank ? `▲ ${words.up(before - rank)}` : `▽ ${words.down(rank - before)}`;
}

/** Ranks at the end of a group, against those at the end of the span before. */
function ranksOf(parts: Parts, group: RankingGroup): DigestSection[] {
  const { context, words, span } = parts;
  const { lang, urls, dataset } = context;
  const { columns } = words;
  const { before, end } = span;
  if (before === null) return [];
  const then = context
    .ranking(before)
    .groups.find((one) => one.kind === group.kind && one.group === group.group);
  const rows = group.entries.flatMap((entry): Cell[][] => {
    const was = then?.entries.find(({ id }) => id === entry.id)?.rank ?? null;
    const scope = findScope(dataset, `${group.kind}:${entry.id}`);
    if (scope === null || (entry.rank === null && was === null)) return [];
    const rank = (month: string): Cell => [{ figure: context.view(context.figure(scope, 'rank', month)) }];
    return [[nameOf(entry, lang), rank(before), rank(end), moveText(entry, was, lang)]];
  });
  const name = group.kind === 'district' ? words.district : group.group;
  const anchor = group.kind === 'district' ? 'district' : `group-${group.group}`;
  return section(
    parts,
    `ranks-${anchor}`,
    words.ranks(name),
    [columns.subject, words.at(before), words.at(end), columns.move],
    rows,
    [{ href: `${urls.ranking(end)}#${anchor}`, text: words.rankTable }],
  );
}

function correctionsOf(parts: Parts, { corrected }: DigestEvents): DigestSection[] {
  const { context, words, span } = parts;
  const { columns } = words;
  if (corrected.length === 0) return [];
  const rows = allCorrections(context).filter(({ date }) => within(span, date));
  return section(
    parts,
    'corrected',
    words.counts.corrected(corrected.length),
    [columns.on, columns.where, columns.from, columns.to, columns.reason],
    rows.map(({ date, what, old, new: now, reason }) => [date, what, old, [{ strong: now }], reason]),
  );
}

function releasesOf(parts: Parts, archive: Archive | NoHistory): DigestSection[] {
  const { context, words, span } = parts;
  if (typeof archive === 'string') return [];
  const own = archive.releases.filter(({ id }) => {
    const month = archive.asOf(id);
    return month !== null && month >= span.first && month <= span.last;
  });
  return section(
    parts,
    'releases',
    words.counts.releases(own.length),
    [context.words.release, context.words.asOf],
    own.map(({ id }) => [
      [{ link: { href: context.urls.update(id), text: id } }],
      monthEnd(archive.asOf(id) ?? span.end),
    ]),
    [{ href: context.urls.updates(), text: words.updates }],
  );
}

/** Only those in which something happened, and the ranks. */
export function digestSections(
  context: Context,
  archive: Archive | NoHistory,
  span: Span,
  events: DigestEvents,
): DigestSection[] {
  const words = digestWords(context.lang);
  const parts: Parts = { context, words, span };
  const { noun } = context;
  const { columns, counts } = words;
  const head = [columns.project[noun], columns.district];
  const projectsIn = (list: readonly EndMove[]): number => new Set(list.map(({ project }) => project)).size;
  const moved = [...head, columns.what, columns.from, columns.to, columns.by, columns.reason];
  const turned = [...head, columns.before, columns.now];
  const { opened: open, started, later, earlier, fell, recovered, withdrawn } = events;
  return [
    ...section(
      parts,
      'opened',
      counts.opened[noun](open.length),
      [...head, columns.on, columns.planned, columns.against],
      opened(parts, open),
    ),
    ...section(
      parts,
      'started',
      counts.started[noun](started.length),
      [...head, columns.on, columns.plannedStart],
      started.map((project) => [
        projectCell(parts, project),
        districtCell(parts, project),
        project.actual_start ?? '',
        plannedStart(project, span.end) ?? context.words.undecided,
      ]),
    ),
    ...section(parts, 'later', counts.later[noun](projectsIn(later)), moved, moves(parts, later)),
    ...section(parts, 'earlier', counts.earlier[noun](projectsIn(earlier)), moved, moves(parts, earlier)),
    ...section(parts, 'fell', counts.fell[noun](fell.length), turned, turns(parts, fell)),
    ...section(parts, 'recovered', counts.recovered[noun](recovered.length), turned, turns(parts, recovered)),
    ...section(
      parts,
      'withdrawn',
      counts.withdrawn[noun](withdrawn.length),
      [...head, columns.on, columns.reason],
      withdrawn.map((project) => [
        projectCell(parts, project),
        districtCell(parts, project),
        project.withdrawn_on ?? '',
        project.withdrawn_reason ?? words.noReason,
      ]),
    ),
    ...issuesOf(parts, events),
    ...context
      .ranking(span.end)
      .groups.filter(({ entries }) => entries.length > 0)
      .flatMap((group) => ranksOf(parts, group)),
    ...correctionsOf(parts, events),
    ...releasesOf(parts, archive),
  ];
}
