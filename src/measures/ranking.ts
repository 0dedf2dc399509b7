/** Ranking of districts, and of units within their groups, by a weighted sum of measures. */
import type Fraction from 'fraction.js';
import type { Dataset } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { measure } from './catalog.ts';
import { figuresAt } from './compute.ts';
import { scoreOfParts, scoreParts } from './ranking-parts.ts';
import { plannedEnd } from './then.ts';
import type { Figure, RankingEntry, RankingGroup, RankingTable, UnrankedReason } from './types.ts';

/** Shown beside the weighted measures. */
const SHOWN = [
  'projects',
  'opened',
  'due',
  'opened_rate',
  'open_gap',
  'investment_rate',
  'pace_gap',
  'milestone_rate',
  'issue_rate',
  'on_track_rate',
  'reported_rate',
];

/**
 * The weights in use: those of the settings that name a measure which a district or unit can have, or else the
 * default, which is the schedule gap, or the annual investment rate where no project has a planned end.
 */
function weightsOf(dataset: Dataset, period: Month): Record<string, string> {
  const set = Object.entries(dataset.settings.ranking.weights).filter(([id]) => {
    const known = measure(id);
    return known !== undefined && known.compute !== null && known.scopes.includes('district');
  });
  if (set.length > 0) return Object.fromEntries(set);
  const scheduled = dataset.projects.some((project) => plannedEnd(project, period) !== null);
  return scheduled ? { open_gap: '1' } : { investment_rate: '1' };
}

/**
 * Σ weight × value over the measures that have a value, times Σ|weight| of all ÷ Σ|weight| of those: the weight of
 * what is missing is shared by the rest in proportion. Null where nothing that weighs anything has a value.
 */
export function scoreOf(
  weights: Readonly<Record<string, string>>,
  figures: ReadonlyMap<string, Pick<Figure, 'exact'>>,
): Fraction | null {
  return scoreOfParts(scoreParts(weights, (id) => figures.get(id)));
}

/** Competition ranks of exact scores, highest first: equal scores share a rank, the next is skipped; null stays null. */
export function competitionRanks(scores: readonly (Fraction | null)[]): (number | null)[] {
  const order = scores
    .map((score, index) => ({ score, index }))
    .filter((one): one is { score: Fraction; index: number } => one.score !== null)
    .sort((a, b) => b.score.compare(a.score));
  const ranks = scores.map((): number | null => null);
  let rank = 0;
  order.forEach(({ score, index }, place) => {
    const above = order[place - 1];
    if (above === undefined || above.score.compare(score) !== 0) rank = place + 1;
    ranks[index] = rank;
  });
  return ranks;
}

interface Contender {
  id: string;
  name: string;
  name_en: string | null;
}

interface Contest {
  group: string;
  kind: RankingGroup['kind'];
  contenders: readonly Contender[];
}

function contestsOf(dataset: Dataset): Contest[] {
  const contests: Contest[] = [{ group: 'district', kind: 'district', contenders: dataset.districts }];
  const groups = new Map<string, Contender[]>();
  for (const unit of dataset.units) {
    if (unit.group === null) continue;
    const known = groups.get(unit.group);
    if (known) known.push(unit);
    else groups.set(unit.group, [unit]);
  }
  for (const [group, contenders] of groups) contests.push({ group, kind: 'unit', contenders });
  return contests;
}

type Weights = Readonly<Record<string, string>>;

function unrankedReason(
  dataset: Dataset,
  weights: Weights,
  projects: number,
  score: Fraction | null,
): UnrankedReason | null {
  const { min_projects } = dataset.settings.ranking;
  if (projects === 0) return { key: 'no_projects', params: {} };
  if (projects < min_projects) return { key: 'too_few', params: { projects, min_projects } };
  return score === null ? { key: 'no_value', params: { measures: Object.keys(weights) } } : null;
}

/** A group at one period, without the ranks of the period before. */
function rankContest(dataset: Dataset, period: Month, contest: Contest, weights: Weights): RankingEntry[] {
  const at = figuresAt(dataset, period);
  const shown = [...new Set([...Object.keys(weights), ...SHOWN])];
  const entries = contest.contenders.map(({ id, name, name_en }): RankingEntry => {
    const figures = at.get(`${contest.kind}:${id}`) ?? new Map<string, Figure>();
    const score = scoreOf(weights, figures);
    const because = unrankedReason(dataset, weights, figures.get('projects')?.value ?? 0, score);
    const kept = shown.flatMap((measureId) => {
      const figure = figures.get(measureId);
      return figure ? [[measureId, figure] as const] : [];
    });
    return {
      id,
      name,
      name_en,
      rank: null,
      previous_rank: null,
      score: because === null ? score : null,
      figures: Object.fromEntries(kept),
      because,
    };
  });
  const ranks = competitionRanks(entries.map((entry) => entry.score));
  return entries.map((entry, index) => ({ ...entry, rank: ranks[index] ?? null }));
}

function inRankOrder(entries: readonly RankingEntry[]): RankingEntry[] {
  return entries.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
}

type Ranked = Pick<RankingTable, 'weights' | 'groups'>;

const ranked = new WeakMap<Dataset, Map<Month, Ranked>>();

function rankedAt(dataset: Dataset, period: Month): Ranked {
  let known = ranked.get(dataset);
  if (!known) ranked.set(dataset, (known = new Map()));
  let table = known.get(period);
  if (!table) {
    const weights = weightsOf(dataset, period);
    const groups = contestsOf(dataset).map((contest) => ({
      group: contest.group,
      kind: contest.kind,
      entries: rankContest(dataset, period, contest, weights),
    }));
    table = { weights, groups };
    known.set(period, table);
  }
  return table;
}

const tables = new WeakMap<Dataset, Map<Month, RankingTable>>();

/**
 * The ranking of a period. Entries stand in rank order, equal ranks and the unranked, who come last, in the order of
 * the dataset. `previous_rank` is that of the last earlier period with reports.
 */
export function rankingTable(dataset: Dataset, period: Month): RankingTable {
  let known = tables.get(dataset);
  if (!known) tables.set(dataset, (known = new Map()));
  const remembered = known.get(period);
  if (remembered) return remembered;
  const { weights, groups } = rankedAt(dataset, period);
  const previous_period = dataset.periods.findLast((earlier) => earlier < period) ?? null;
  const before = previous_period === null ? [] : rankedAt(dataset, previous_period).groups;
  const table: RankingTable = {
    period,
    previous_period,
    weights,
    groups: groups.map((group, index) => {
      const earlier = new Map(before[index]?.entries.map(({ id, rank }) => [id, rank]));
      const entries = group.entries.map((entry) => ({
        ...entry,
        previous_rank: earlier.get(entry.id) ?? null,
      }));
      return { ...group, entries: inRankOrder(entries) };
    }),
  };
  known.set(period, table);
  return table;
}
