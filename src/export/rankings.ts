/** `rankings/{period}.json` and the same ranking as CSV. */
import { formatFigure } from '../i18n/format.ts';
import { unrankedSentence } from '../i18n/status.ts';
import { measure } from '../measures/catalog.ts';
import { toNumber } from '../measures/exact.ts';
import { scoreParts } from '../measures/ranking-parts.ts';
import type { RankingEntry, RankingTable } from '../measures/types.ts';
import { csvText } from './csv.ts';

type Weights = RankingTable['weights'];

/** The weight that counted and the points it gave, unrounded; measures without a value are left out. */
function partsJson(entry: RankingEntry, weights: Weights): Record<string, unknown> {
  const parts = scoreParts(weights, (id) => entry.figures[id]);
  return Object.fromEntries(
    parts.flatMap(({ measure: id, effective, points }) =>
      effective === null || points === null
        ? []
        : [[id, { weight: toNumber(effective), points: toNumber(points) }]],
    ),
  );
}

function entryJson(entry: RankingEntry, weights: Weights): Record<string, unknown> {
  const measures = Object.fromEntries(
    Object.entries(entry.figures).map(([id, figure]) => [id, figure.value]),
  );
  return {
    id: entry.id,
    name: entry.name,
    rank: entry.rank,
    previous_rank: entry.previous_rank,
    score: entry.score === null ? null : entry.score.valueOf(),
    measures,
    ...(entry.score === null ? {} : { parts: partsJson(entry, weights) }),
    ...(entry.because
      ? { reason: { zh: unrankedSentence(entry.because, 'zh'), en: unrankedSentence(entry.because, 'en') } }
      : {}),
  };
}

/** Weights are numbers here; the exact decimals stand in `site.yaml` and on the methodology page. */
export function rankingJson(table: RankingTable): Record<string, unknown> {
  return {
    period: table.period,
    previous_period: table.previous_period,
    weights: Object.fromEntries(Object.entries(table.weights).map(([id, weight]) => [id, Number(weight)])),
    groups: table.groups.map(({ group, entries }) => ({
      group,
      entries: entries.map((entry) => entryJson(entry, table.weights)),
    })),
  };
}

/** One row an entry, values rounded as the page shows them; UTF-8 with BOM so that Excel opens it rightly. */
export function rankingCsv(table: RankingTable): string {
  const ids = [...new Set(table.groups.flatMap((g) => g.entries.flatMap((e) => Object.keys(e.figures))))];
  const header = [
    '分组',
    '编号',
    '名称',
    '名次',
    '上期名次',
    '得分',
    ...ids.map((id) => measure(id)?.name.zh ?? id),
  ];
  const rows = table.groups.flatMap(({ group, entries }) =>
    entries.map((e) => [
      group,
      e.id,
      e.name,
      String(e.rank ?? ''),
      String(e.previous_rank ?? ''),
      e.score === null ? '' : formatFigure({ exact: e.score, unit: 'score' }, 'zh'),
      ...ids.map((id) => (e.figures[id] ? formatFigure(e.figures[id], 'zh') : '')),
    ]),
  );
  return csvText([header, ...rows]);
}
