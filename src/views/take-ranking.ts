/** A ranking as data to be taken. */
import type { TakeColumn } from '../export/take.ts';
import { formatFigure } from '../i18n/format.ts';
import { rankingWords } from '../i18n/pages/ranking.ts';
import { takeWords } from '../i18n/pages/take.ts';
import { measure } from '../measures/catalog.ts';
import { findScope } from '../measures/figures.ts';
import type { Figure, Scope } from '../measures/types.ts';
import { addMonths } from '../model/dates.ts';
import type { Month } from '../schema/field.ts';
import type { Context } from './context.ts';
import type { RankGroupView, RankRow } from './ranking.ts';
import { plainWords } from './sentence.ts';
import { cellOf, linkCell, rankPath, takeOf, textCell, type PageCell, type PageTake } from './take.ts';

/** Why some are not ranked. */
function hasNotes(group: RankGroupView): boolean {
  return group.rows.some((row) => row.reason !== null);
}

function rankColumnsOf(context: Context, group: RankGroupView, months: readonly Month[]): TakeColumn[] {
  const { lang, noun } = context;
  const words = rankingWords(lang);
  const extra = takeWords(lang);
  const scored = group.rows.some((row) => row.score !== null);
  const gap = measure('open_gap');
  const weights = group.weighted;
  return [
    { id: 'rank', name: words.rank, unit: 'rank' },
    { id: 'change', name: words.move, unit: null },
    { id: 'id', name: extra.id, unit: null, filesOnly: true },
    { id: 'name', name: words.unit, unit: null },
    { id: 'opened', name: words.count[noun], unit: 'count' },
    { id: 'projects', name: extra.total[noun], unit: 'count' },
    { id: 'due', name: extra.due[noun], unit: 'count' },
    ...(scored ? [{ id: 'score', name: words.score, unit: 'score' } as const] : []),
    ...group.columns.map(({ id, name }): TakeColumn => {
      const unit = measure(id)?.unit ?? null;
      return { id, name, unit, fraction: unit === 'percent' || unit === 'points' };
    }),
    ...(hasNotes(group) ? [{ id: 'note', name: extra.reason, unit: null } as const] : []),
    ...weights.map((id): TakeColumn => ({
      id: `points_${id}`,
      name: extra.pointsOf(measure(id)?.name[lang] ?? id),
      unit: 'score',
      filesOnly: true,
    })),
    { id: 'why', name: extra.whyMoved, unit: null, filesOnly: true },
    ...months.map((month): TakeColumn => ({
      id: `open_gap_${month.replace('-', '_')}`,
      name: extra.gapIn(month, gap?.name[lang] ?? ''),
      unit: 'points',
      filesOnly: true,
    })),
  ];
}

function pointsCell({ why }: RankRow, id: string): PageCell {
  const part = why?.parts.find((one) => one.id === id);
  return part ? { text: part.points, value: part.exact } : textCell('');
}

const SYMBOLS = { up: '▲', down: '▽', same: '—', new: '' } as const;

function rankCells(
  context: Context,
  group: RankGroupView,
  row: RankRow,
  scope: Scope,
  period: Month,
  months: readonly Month[],
): PageCell[] {
  const scored = group.rows.some((one) => one.score !== null);
  const own = (id: string): PageCell => cellOf(context, scope, id, period);
  const { move } = row;
  const city = scope.kind === 'city';
  const gapCell = (figure: Figure): PageCell => ({
    text: formatFigure(figure, context.lang),
    value: figure.value,
  });
  return [
    row.rank ? own('rank') : textCell(''),
    textCell(city ? '' : `${SYMBOLS[move.kind]}${move.by > 0 ? ` ${move.by}` : ''}`),
    textCell(city ? 'city' : row.id),
    linkCell(row.name, row.href),
    own('opened'),
    own('projects'),
    own('due'),
    ...(scored ? [row.score ? own('score') : textCell('')] : []),
    ...group.columns.map(({ id }) => own(id)),
    ...(hasNotes(group) ? [textCell(row.reason ?? '')] : []),
    ...group.weighted.map((id) => pointsCell(row, id)),
    textCell(row.why?.moved ? plainWords(row.why.moved) : ''),
    ...months.map((month) => gapCell(context.figure(scope, 'open_gap', month))),
  ];
}

/** One group of a ranking in the order of ranks, the whole city last; with the months that the page draws as bars. */
export function rankTake(context: Context, group: RankGroupView, period: Month): PageTake {
  const { lang, urls, dataset } = context;
  const months = Array.from({ length: 12 }, (_, index) => addMonths(period, index - 11));
  const kind = group.id === 'district' ? 'district' : 'unit';
  const rows = group.rows.flatMap((row) => {
    const scope = findScope(dataset, `${kind}:${row.id}`);
    return scope ? [rankCells(context, group, row, scope, period, months)] : [];
  });
  const city = findScope(dataset, 'city');
  if (group.city && city) rows.push(rankCells(context, group, group.city, city, period, months));
  return takeOf(context, {
    path: rankPath(period, group.id),
    title: takeWords(lang).ranking(period, group.name),
    period,
    address: `${urls.ranking(period)}#${group.id}`,
    columns: rankColumnsOf(context, group, months),
    rows,
  });
}
