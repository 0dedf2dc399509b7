/** The page of one unit: everything that it answers for. */
import { afterCount } from '../i18n/format.ts';
import { unitWords } from '../i18n/pages/units.ts';
import { unrankedSentence } from '../i18n/status.ts';
import type { Scope } from '../measures/types.ts';
import type { Project, Unit } from '../model/types.ts';
import { byUrgency, nameOf, projectCell } from './cells.ts';
import { measuredCitation, type CitationView } from './citation.ts';
import type { Context } from './context.ts';
import { helpedBy } from './duties.ts';
import { feedsOf } from './follow.ts';
import { linksOfUnit } from './followed-links.ts';
import { headOf, PAGE_SIZE } from './page.ts';
import { announcedTake } from './take-announced.ts';
import { unitTrend, type TrendTake } from './take-trend.ts';
import { unitFiguresTake, unitIssuesTake, unitMonthsTake } from './take-units.ts';
import type { PageTake } from './take.ts';
import type { Link, PageHead, Piece, ProjectCell, Sentence } from './types.ts';

/** The most urgent projects of a list, and how many more there are. */
export interface CellList {
  title: string;
  cells: readonly ProjectCell[];
  /** What to say where they are too many; null where all are shown. */
  more: Sentence | null;
}

export interface UnitView {
  head: PageHead;
  headline: Sentence;
  /** Its place in its group, and whose it is. */
  lede: Sentence;
  /** Null where it leads nothing. */
  strip: { opened: number; due: number; total: number; label: string } | null;
  leads: CellList | null;
  helps: CellList | null;
  issuesTitle: string;
  /** Difficulties, findings and ladder, where they have pages. */
  follow: readonly Link[];
  /** Null where there are none. */
  issues: PageTake | null;
  months: PageTake;
  trend: TrendTake | null;
  figures: PageTake;
  announced: PageTake | null;
  feed: Link | null;
  citation: CitationView;
}

/** Projects as cells, the most urgent first; of very many the first ones. */
export function cellListOf(
  context: Context,
  titleOf: (count: number) => string,
  projects: readonly Project[],
): CellList | null {
  const { lang, noun, urls } = context;
  if (projects.length === 0) return null;
  const words = unitWords(lang);
  const rest = projects.length - PAGE_SIZE;
  const gone = projects.filter((project) => context.judgement(project).status === 'withdrawn').length;
  return {
    title: `${titleOf(projects.length - gone)}${gone > 0 ? words.gone[noun](gone) : ''}`,
    cells: byUrgency(context, projects)
      .slice(0, PAGE_SIZE)
      .map((project) => projectCell(context, project)),
    more:
      rest > 0 ? [words.more[noun](rest), { link: { href: urls.projects(), text: words.moreLink } }] : null,
  };
}

/** 牵头 21 条路，通了 15 条，没有销号的难题 2 件，其中超期 1 件。 */
function headlineOf(context: Context, unit: Unit, scope: Scope): Sentence {
  const { lang, noun, dataset } = context;
  const words = unitWords(lang);
  const { comma, stop } = context.words;
  const [a, b, c] = words.leads[noun];
  const count = (id: string): number => context.figure(scope, id).value ?? 0;
  const figure = (id: string, owed = false): Piece => ({
    figure: context.view(context.figure(scope, id), { owed }),
  });
  const leads: Piece[] =
    count('projects') > 0
      ? [a, figure('projects'), afterCount(count('projects'), b), figure('opened'), c]
      : [words.leadsNone[noun]];
  const [open, opened, past, overdue] = words.owes;
  const owes: Piece[] =
    count('issues_open') === 0
      ? [comma, words.owesNone]
      : [
          comma,
          open,
          figure('issues_open'),
          opened,
          ...(count('issues_overdue') > 0 ? [comma, past, figure('issues_overdue', true), overdue] : []),
        ];
  return [nameOf(unit, lang), ...leads, ...(dataset.published.has('issues') ? owes : []), stop];
}

function ledeOf(context: Context, unit: Unit, scope: Scope): Sentence {
  const { lang, urls, dataset, words: common } = context;
  const words = unitWords(lang);
  const [before, of, between, after] = words.ranked;
  const group = context
    .ranking(dataset.as_of)
    .groups.find(({ kind, group: name }) => kind === 'unit' && name === unit.group);
  const entry = group?.entries.find(({ id }) => id === unit.id);
  const sentence: Piece[] = [];
  if (group && entry && entry.because === null)
    sentence.push(
      `${before}${group.entries.filter(({ rank }) => rank !== null).length}${of}${group.group}${between}`,
      { figure: context.view(context.figure(scope, 'rank')) },
      `${after}${common.stop}`,
    );
  else if (group && entry?.because)
    sentence.push(`${group.group}${common.colon}${unrankedSentence(entry.because, lang)}`);
  if (group) sentence.push(' ', { link: { href: urls.rankings(), text: common.nav.rankings } });
  if (unit.district)
    sentence.push(' ', {
      link: { href: urls.district(unit.district.id), text: nameOf(unit.district, lang) },
    });
  return sentence;
}

function headOfUnit(context: Context, unit: Unit): PageHead {
  const name = nameOf(unit, context.lang);
  return {
    ...headOf(context, null, name, context.urls.unit(unit.id)),
    article: true,
    feeds: feedsOf(context, 'units', unit.id, name),
  };
}

function stripOf(context: Context, unit: Unit, scope: Scope): UnitView['strip'] {
  const value = (id: string): number => context.figure(scope, id).value ?? 0;
  const total = value('projects');
  if (total === 0) return null;
  const opened = value('opened');
  const label = `${nameOf(unit, context.lang)} ${opened} / ${total}`;
  return { opened, due: value('due'), total, label };
}

export function unitView(context: Context, unit: Unit): UnitView {
  const { lang, noun, urls, dataset } = context;
  const words = unitWords(lang);
  const scope: Scope = { kind: 'unit', id: unit.id, unit };
  const helps = helpedBy(dataset, unit);
  const issues = unitIssuesTake(context, unit);
  const published = dataset.published.has('issues');
  const open = issues.rows.length;
  const [feed] = feedsOf(context, 'units', unit.id, nameOf(unit, lang));
  return {
    head: headOfUnit(context, unit),
    headline: headlineOf(context, unit, scope),
    lede: ledeOf(context, unit, scope),
    strip: stripOf(context, unit, scope),
    leads: cellListOf(context, words.leadList[noun], unit.projects),
    helps: cellListOf(context, words.helpList[noun], helps),
    follow: linksOfUnit(context, unit),
    issuesTitle: open > 0 ? words.issues(open) : published ? words.issuesNone : words.index.noIssues,
    issues: open > 0 ? issues : null,
    months: unitMonthsTake(context, unit),
    trend: unit.projects.length > 0 ? unitTrend(context, unit) : null,
    figures: unitFiguresTake(context, unit),
    announced: announcedTake(
      context,
      `units/${unit.id}/announced`,
      urls.unit(unit.id),
      (id) => id === `unit:${unit.id}`,
    ),
    feed: feed ? { href: feed.href, text: words.feed } : null,
    citation: measuredCitation(context, { kind: 'units', subject: unit }),
  };
}
