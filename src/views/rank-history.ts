/** Ranks of each group month by month, as a drawing and as data to be taken. */
import { bumpChart, type BumpLine } from '../charts/bump-chart.ts';
import { rankingWords } from '../i18n/pages/ranking.ts';
import { findScope } from '../measures/figures.ts';
import type { RankingEntry, RankingGroup } from '../measures/types.ts';
import type { Month } from '../schema/field.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import {
  cellOf,
  linkCell,
  monthColumn,
  pathPart,
  takeOf,
  textCell,
  type PageCell,
  type PageTake,
} from './take.ts';

export interface RankHistory {
  /** Anchor on the page. */
  id: string;
  take: PageTake;
  /** Three years at most, and one year for a narrow screen; empty where there are too many lines to tell apart. */
  wide: string;
  narrow: string;
}

/** More lines than these cannot be told apart. */
const MOST_LINES = 40;
const WIDE = 37;
const NARROW = 13;

function rankHistoryPath(id: string): string {
  return `rankings/history/${pathPart(id)}`;
}

interface Subject {
  entry: RankingEntry;
  ranks: readonly (number | null)[];
}

/** The group as it stood in a period. */
function groupAt(context: Context, group: RankingGroup, period: Month): RankingGroup | undefined {
  return context.ranking(period).groups.find((one) => one.kind === group.kind && one.group === group.group);
}

/** Those ever ranked, in the order of the ranking of the site's period. */
function subjectsOf(context: Context, group: RankingGroup): Subject[] {
  const tables = context.dataset.periods.map(
    (period) => new Map(groupAt(context, group, period)?.entries.map(({ id, rank }) => [id, rank])),
  );
  return group.entries
    .map((entry) => ({ entry, ranks: tables.map((ranks) => ranks.get(entry.id) ?? null) }))
    .filter(({ ranks }) => ranks.some((rank) => rank !== null));
}

function drawing(context: Context, subjects: readonly Subject[], last: number, label: string | null): string {
  const lines = subjects.map(({ entry, ranks }): BumpLine => ({
    name: nameOf(entry, context.lang),
    ranks: ranks.slice(-last),
  }));
  return bumpChart({
    label,
    months: context.dataset.periods.slice(-last),
    lines,
    unranked: rankingWords(context.lang).unranked,
  });
}

function takeFor(
  context: Context,
  group: RankingGroup,
  { id, name }: { id: string; name: string },
  subjects: readonly Subject[],
): PageTake {
  const { dataset, lang, urls } = context;
  const words = rankingWords(lang).history;
  const never = group.entries.filter((entry) => !subjects.some((one) => one.entry === entry));
  const rows = dataset.periods.toReversed().map((period): PageCell[] => [
    linkCell(period, urls.ranking(period)),
    ...subjects.map(({ entry }): PageCell => {
      const scope = findScope(dataset, `${group.kind}:${entry.id}`);
      return scope ? cellOf(context, scope, 'rank', period) : textCell('');
    }),
  ]);
  const names = never.map((entry) => nameOf(entry, lang)).join(context.words.listSeparator);
  return takeOf(context, {
    path: rankHistoryPath(id),
    title: words.title(name),
    period: dataset.as_of,
    address: `${urls.rankings()}#history-${id}`,
    columns: [
      monthColumn(context),
      ...subjects.map(({ entry }) => ({
        id: entry.id,
        name: nameOf(entry, lang),
        unit: 'rank' as const,
      })),
    ],
    rows,
    about: words.about + (never.length > 0 ? words.never(names) : ''),
    drawn: subjects.length <= MOST_LINES,
  });
}

/** Null where fewer than two months or nobody can be drawn. */
export function rankHistory(context: Context, group: RankingGroup): RankHistory | null {
  const subjects = subjectsOf(context, group);
  if (subjects.length === 0 || context.dataset.periods.length < 2) return null;
  const id = group.kind === 'district' ? 'district' : `group-${group.group}`;
  const name = group.kind === 'district' ? rankingWords(context.lang).district : group.group;
  const isDrawn = subjects.length <= MOST_LINES;
  const take = takeFor(context, group, { id, name }, subjects);
  return {
    id: `history-${id}`,
    take,
    wide: isDrawn ? drawing(context, subjects, WIDE, take.title) : '',
    narrow: isDrawn ? drawing(context, subjects, NARROW, take.title) : '',
  };
}
