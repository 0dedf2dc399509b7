/** Rankings: one page a period, and one an order, so that sorting works without script. */
import { formatDate } from '../i18n/format.ts';
import { rankingWords, type RankingWords } from '../i18n/pages/ranking.ts';
import { takeWords } from '../i18n/pages/take.ts';
import { structuredWords } from '../i18n/pages/structured.ts';
import { unrankedSentence } from '../i18n/status.ts';
import { measure } from '../measures/catalog.ts';
import type { Figure, RankingEntry, RankingGroup, Scope } from '../measures/types.ts';
import { addMonths } from '../model/dates.ts';
import type { Month } from '../schema/field.ts';
import { nameOf } from './cells.ts';
import { rankingCitation, type CitationView } from './citation.ts';
import type { Context } from './context.ts';
import { CITY } from './home.ts';
import { feedsOf } from './follow.ts';
import { dateLine, headOf } from './page.ts';
import { rankHistory, type RankHistory } from './rank-history.ts';
import { RankTeller, type RankWhy } from './rank-why.ts';
import { filesOf, isPictured, rankPath, TRENDS_PATH, type TakeLinks } from './take.ts';
import { shownData } from './structured.ts';
import { trendOf, type Trend } from './trend.ts';
import type { FigureView, Link, PageHead } from './types.ts';

export interface RankRow {
  id: string;
  name: string;
  href: string | null;
  rank: FigureView | null;
  move: { kind: 'up' | 'down' | 'same' | 'new'; by: number; text: string };
  strip: { opened: number; due: number; total: number };
  opened: FigureView;
  total: FigureView;
  dueText: string;
  /** In the order of the columns. */
  values: readonly FigureView[];
  score: FigureView | null;
  /** The gap to plan of the last twelve months. */
  months: readonly (number | null)[];
  reason: string | null;
  /** Why it moved and what its score is made of; on the page in the order of ranks. */
  why: RankWhy | null;
}

export interface RankColumn {
  id: string;
  name: string;
  how: string;
  sortHref: string;
  current: boolean;
}

export interface RankGroupView {
  id: string;
  name: string;
  count: number;
  columns: readonly RankColumn[];
  /** Measures that make the score. */
  weighted: readonly string[];
  rows: readonly RankRow[];
  city: RankRow | null;
  trends: readonly Trend[];
  taken: TakeLinks;
  /** Ranks month by month, on the newest page. */
  history: RankHistory | null;
  /** Of the trends, where there are any. */
  trendsTaken: TakeLinks;
}

export interface RankingView {
  head: PageHead;
  headline: string;
  citation: CitationView;
  groups: readonly RankGroupView[];
  rules: readonly { title: string; text: string }[];
  periods: readonly Link[];
  earlier: Link | null;
  later: Link | null;
  csv: string;
  json: string;
  /** The code to embed it. */
  embed: string;
  /** What happened in its month. */
  digest: Link;
}

/** Shown beside the weighted measures in every ranking. */
const BESIDE = ['opened_rate', 'open_gap', 'milestone_rate', 'issue_rate', 'investment_rate'];

/** The measures of a ranking's columns: the weighted ones first, at most five. */
export function rankColumns(context: Context, period: Month): string[] {
  const weighted = Object.keys(context.ranking(period).weights);
  const wanted = [...new Set([...weighted, ...BESIDE])].slice(0, Math.max(5, weighted.length));
  const known = context.ranking(period).groups.flatMap((group) => group.entries);
  return wanted.filter(
    (id) => weighted.includes(id) || known.some((entry) => (entry.figures[id]?.value ?? null) !== null),
  );
}

function scopeOf(context: Context, group: RankingGroup, id: string): Scope | null {
  if (group.kind === 'district') {
    const district = context.dataset.districts.find((d) => d.id === id);
    return district ? { kind: 'district', id, district } : null;
  }
  const unit = context.dataset.units.find((u) => u.id === id);
  return unit ? { kind: 'unit', id, unit } : null;
}

function moveOf(entry: RankingEntry, words: RankingWords): RankRow['move'] {
  const { rank, previous_rank: before } = entry;
  if (rank === null || before === null)
    return { kind: 'new', by: 0, text: rank === null ? words.unranked : words.isNew };
  if (before === rank) return { kind: 'same', by: 0, text: words.same };
  const by = Math.abs(before - rank);
  return before > rank ? { kind: 'up', by, text: words.up(by) } : { kind: 'down', by, text: words.down(by) };
}

function gapMonths(context: Context, scope: Scope, period: Month): (number | null)[] {
  return Array.from(
    { length: 12 },
    (_, index) => context.figure(scope, 'open_gap', addMonths(period, index - 11)).value,
  );
}

function pageOfScope({ urls }: Context, { kind, id }: Scope): string | null {
  if (kind === 'district') return urls.district(id);
  return kind === 'unit' ? urls.unit(id) : null;
}

interface RowInput {
  scope: Scope;
  period: Month;
  columns: readonly string[];
  name: string;
  entry: RankingEntry | null;
  teller: RankTeller | null;
}

function rowOf(context: Context, { scope, period, columns, name, entry, teller }: RowInput): RankRow {
  const words = rankingWords(context.lang);
  const figure = (id: string): Figure => context.figure(scope, id, period);
  const due = figure('due').value ?? 0;
  return {
    id: scope.id,
    name,
    href: pageOfScope(context, scope),
    rank: entry && entry.rank !== null ? context.view(figure('rank')) : null,
    move: entry ? moveOf(entry, words) : { kind: 'new', by: 0, text: '' },
    strip: { opened: figure('opened').value ?? 0, due, total: figure('projects').value ?? 0 },
    opened: context.view(figure('opened')),
    total: context.view(figure('projects')),
    dueText: words.ofOpened(due),
    values: columns.map((id) => context.view(figure(id))),
    score: entry && entry.rank !== null ? context.view(figure('score')) : null,
    months: gapMonths(context, scope, period),
    reason: entry?.because ? unrankedSentence(entry.because, context.lang) : null,
    why: entry && teller ? teller.tell(entry) : null,
  };
}

/** Highest value first; those without a value last; ties keep the ranking's order. */
function sorted(
  entries: readonly RankingEntry[],
  value: (entry: RankingEntry) => Figure | null,
): RankingEntry[] {
  return entries
    .map((entry, index) => ({ entry, index, exact: value(entry)?.exact ?? null }))
    .sort((a, b) => {
      if (a.exact === null || b.exact === null)
        return Number(a.exact === null) - Number(b.exact === null) || a.index - b.index;
      return b.exact.compare(a.exact) || a.index - b.index;
    })
    .map(({ entry }) => entry);
}

function groupOf(context: Context, group: RankingGroup, period: Month, sort: string | null): RankGroupView {
  const { lang, urls } = context;
  const words = rankingWords(lang);
  const columns = rankColumns(context, period);
  const isDistrict = group.kind === 'district';
  const scoped = group.entries.flatMap((entry) => {
    const scope = scopeOf(context, group, entry.id);
    return scope ? [{ entry, scope }] : [];
  });
  const scopes = new Map(scoped.map(({ entry, scope }) => [entry, scope]));
  const valueOf = (entry: RankingEntry): Figure | null => {
    const scope = scopes.get(entry);
    return scope && sort ? context.figure(scope, sort, period) : null;
  };
  const entries = sort
    ? sorted(
        scoped.map((s) => s.entry),
        valueOf,
      )
    : scoped.map((s) => s.entry);
  const teller = sort === null ? new RankTeller(context, group, period) : null;
  const rows = entries.flatMap((entry) => {
    const scope = scopes.get(entry);
    if (!scope || (scope.kind !== 'district' && scope.kind !== 'unit')) return [];
    const name = nameOf(scope.kind === 'district' ? scope.district : scope.unit, lang);
    return [rowOf(context, { scope, period, columns, name, entry, teller })];
  });
  const id = isDistrict ? 'district' : `group-${group.group}`;
  const groupName = isDistrict ? words.district : group.group;
  return {
    id,
    name: groupName,
    count: group.entries.length,
    columns: columns.map((id) => ({
      id,
      name: measure(id)?.name[lang] ?? id,
      how: urls.methodology(id),
      sortHref: urls.ranking(period, id),
      current: id === sort,
    })),
    history: sort === null && period === context.dataset.as_of ? rankHistory(context, group) : null,
    weighted: Object.keys(context.ranking(period).weights),
    rows,
    city: isDistrict
      ? rowOf(context, { scope: CITY, period, columns, name: words.city, entry: null, teller: null })
      : null,
    trends:
      isDistrict && period === context.dataset.as_of
        ? scoped.map(({ scope }, index) => trendOf(context, scope, rows[index]?.name ?? ''))
        : [],
    taken: {
      title: takeWords(lang).ranking(period, groupName),
      files: filesOf(context, rankPath(period, id), isPictured(rows.length + 1)),
    },
    trendsTaken: {
      title: takeWords(lang).trends[context.noun],
      files: filesOf(context, TRENDS_PATH, true),
    },
  };
}

/** As many names as a headline holds; of more, how many there are. */
const NAMED = 3;
function namesOf(context: Context, rows: readonly RankRow[]): string | number {
  return rows.length > NAMED ? rows.length : rows.map(({ name }) => name).join(context.words.listSeparator);
}

/** Who is first; all of them where ranks are equal. Null where nobody is ranked. */
function firstOf(context: Context, rows: readonly RankRow[]): string | null {
  const words = rankingWords(context.lang).headlines;
  const firsts = rows.filter((row) => row.rank?.text === '1');
  const [first] = firsts;
  if (first === undefined) return null;
  return firsts.length === 1 ? words.first(first.name) : words.tied(namesOf(context, firsts));
}

/** X名列第一；Y升得最多，从第 8 名到第 3 名。 */
function firstAndRiser(context: Context, rows: readonly RankRow[]): string {
  const words = rankingWords(context.lang).headlines;
  const firsts = rows.filter((row) => row.rank?.text === '1');
  const [riser] = rows.filter(({ move }) => move.kind === 'up').sort((a, b) => b.move.by - a.move.by);
  const rise = riser
    ? words.rise(riser.name, Number(riser.rank?.text) + riser.move.by, Number(riser.rank?.text))
    : null;
  const isAlone = firsts.length === 1 && firsts[0] === riser;
  const clauses = isAlone ? [rise] : [firstOf(context, rows), rise];
  return clauses.filter((clause) => clause !== null).join(context.words.semicolon) + context.words.stop;
}

function headlineOf(context: Context, group: RankGroupView | undefined): string {
  const words = rankingWords(context.lang).headlines;
  const { noun } = context;
  const rows = group?.rows ?? [];
  if (!rows.some((row) => row.rank)) return `${words.nobody}${context.words.stop}`;
  // Who is ahead of or behind the plan says nothing of ranks that are made of something else.
  if (!group?.weighted.includes('open_gap')) return firstAndRiser(context, rows);
  const gap = (row: RankRow): number => row.strip.opened - row.strip.due;
  const best = [...rows].sort((a, b) => gap(b) - gap(a))[0];
  const worst = [...rows].sort((a, b) => gap(a) - gap(b))[0];
  const clauses: string[] = [];
  if (best && gap(best) > 0) clauses.push(words.lead[noun](best.name, gap(best)));
  if (worst && gap(worst) < 0) {
    const equal = rows.filter((row) => gap(row) === gap(worst));
    clauses.push(
      equal.length === 1
        ? words.trail[noun](worst.name, worst.strip.due, worst.strip.opened)
        : words.trailTied[noun](namesOf(context, equal), -gap(worst)),
    );
  }
  if (clauses.length === 0) clauses.push(firstOf(context, rows) ?? words.even);
  return clauses.join(context.words.semicolon) + context.words.stop;
}

function rulesOf(context: Context, period: Month): RankingView['rules'] {
  const { rules, weightOf } = rankingWords(context.lang);
  const { weights } = context.ranking(period);
  const list = Object.entries(weights)
    .map(([id, weight]) => weightOf(measure(id)?.name[context.lang] ?? id, weight))
    .join(' + ');
  const min = context.dataset.settings.ranking.min_projects;
  return [
    {
      title: rules.title,
      text: `${rules.weights(list)} ${rules.missing}${min > 1 ? ` ${rules.minimum(min)}` : ''}`,
    },
    { title: rules.whyTitle, text: rules.why },
    { title: rules.withdrawnTitle, text: rules.withdrawn },
  ];
}

/**
 * @param period a period of the site
 * @param sort a measure id, or null for the order of ranks
 * @param latest whether this is the page without a period in its address
 */
export function rankingView(
  context: Context,
  period: Month,
  sort: string | null,
  latest = false,
): RankingView {
  const { lang, urls, files, dataset } = context;
  const words = rankingWords(lang);
  const groups = context
    .ranking(period)
    .groups.filter((group) => group.entries.length > 0)
    .map((group) => groupOf(context, group, period, sort));
  const at = dataset.periods.indexOf(period);
  const link = (month: Month | undefined, text: string): Link | null =>
    month ? { href: urls.ranking(month), text } : null;
  const address = latest ? urls.rankings() : urls.ranking(period, sort ?? undefined);
  const title = words.title(formatDate(period, lang));
  // The page of an earlier month keeps its bytes; only the newest names the release.
  const changed = period === dataset.as_of ? context.ledger.latest : null;
  return {
    head: {
      ...headOf(context, 'rankings', title, address, title, dateLine(context, period)),
      changed,
      feeds: feedsOf(context),
      data: [
        shownData(context, {
          address,
          name: title,
          description: structuredWords(lang).rankingData(formatDate(period, lang)),
          release: changed,
          period,
          since: period,
          downloads: [
            { address: files.rankingCsv(period), type: 'text/csv' },
            { address: files.ranking(period), type: 'application/json' },
          ],
        }),
      ],
    },
    headline: headlineOf(context, groups[0]),
    groups,
    rules: rulesOf(context, period),
    // Only the newest page lists every period: an older one must keep its bytes when a period is added.
    periods: (period === dataset.as_of ? [...dataset.periods].reverse() : []).map((month) => ({
      href: urls.ranking(month),
      text: month,
      current: month === period,
    })),
    earlier: link(dataset.periods[at - 1], words.earlier),
    later: link(dataset.periods[at + 1], words.later),
    csv: files.rankingCsv(period),
    json: files.ranking(period),
    embed: urls.embed('rankings', period, 'code'),
    digest: { href: urls.digests(period), text: words.digest },
    citation: rankingCitation(context, period),
  };
}
