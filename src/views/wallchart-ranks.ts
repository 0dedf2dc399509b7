/** The ranks of the districts as the wall chart has them. */
import type { RankingEntry } from '../measures/types.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import type { FigureView } from './types.ts';

/** More districts than this would fill the sheet with ranks: their page has them. */
const MOST = 16;

interface RankLine {
  readonly rank: FigureView;
  readonly name: string;
  /** ▲ 1, ▽ 2, — or nothing where it was not ranked before. */
  readonly move: string;
  readonly score: FigureView;
}

export interface RanksView {
  readonly rows: readonly RankLine[];
  /** Districts without a rank. */
  readonly unranked: readonly string[];
}

function moveOf({ rank, previous_rank: before }: RankingEntry): string {
  if (rank === null || before === null) return '';
  if (rank === before) return '—';
  return before > rank ? `▲ ${before - rank}` : `▽ ${rank - before}`;
}

/** Null where nobody is ranked, or there are too many for a sheet. */
export function ranksOf(context: Context): RanksView | null {
  const { dataset, lang } = context;
  const group = context.ranking(dataset.as_of).groups.find(({ kind }) => kind === 'district');
  const districts = new Map(dataset.districts.map((district) => [district.id, district]));
  const named = (group?.entries ?? []).flatMap((entry) => {
    const district = districts.get(entry.id);
    return district === undefined ? [] : [{ entry, district }];
  });
  const rows = named
    .filter(({ entry }) => entry.rank !== null)
    .map(({ entry, district }) => {
      const scope = { kind: 'district', id: district.id, district } as const;
      return {
        rank: context.view(context.figure(scope, 'rank')),
        name: nameOf(district, lang),
        move: moveOf(entry),
        score: context.view(context.figure(scope, 'score')),
      };
    });
  if (rows.length === 0 || rows.length > MOST) return null;
  const unranked = named.filter(({ entry }) => entry.rank === null);
  return { rows, unranked: unranked.map(({ district }) => nameOf(district, lang)) };
}
