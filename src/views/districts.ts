/** The index of districts. */
import { ledgerWords } from '../i18n/pages/ledgers.ts';
import { listWords } from '../i18n/pages/lists.ts';
import type { Context } from './context.ts';
import { districtBlock, type DistrictBlock } from './home.ts';
import { headOf } from './page.ts';
import { districtsTake, levelsTake } from './take-tables.ts';
import { trendsTake } from './take-trend.ts';
import type { PageTake } from './take.ts';
import { trendOf, type Trend } from './trend.ts';
import type { PageHead } from './types.ts';

export interface DistrictsView {
  head: PageHead;
  title: string;
  blocks: readonly (Omit<DistrictBlock, 'cells'> & { late: number })[];
  trends: readonly Trend[];
  /** Null where there are no districts. */
  taken: PageTake | null;
  trendsTaken: PageTake | null;
  /** Null where no project states its level. */
  levels: PageTake | null;
  /** How many projects state none; null where all do. */
  unwritten: string | null;
}

export function districtsView(context: Context): DistrictsView {
  const words = listWords(context.lang).districts;
  const { districts } = context.dataset;
  const levels = levelsTake(context);
  const unwritten = context.dataset.projects.filter(({ level }) => level === null).length;
  const title = districts.length > 0 ? words.title(districts.length) : words.none;
  const blocks = districts.map((district) => {
    const { cells, ...block } = districtBlock(context, district);
    return { ...block, late: cells.filter((cell) => cell.late).length };
  });
  const drawn = districts.filter((district) => district.projects.length > 0);
  const trends = drawn.map((district) =>
    trendOf(context, { kind: 'district', id: district.id, district }, districtBlock(context, district).name),
  );
  return {
    head: headOf(context, 'districts', title, context.urls.districts()),
    title,
    blocks,
    trends,
    taken: blocks.length > 0 ? districtsTake(context, blocks) : null,
    trendsTaken: trends.length > 0 ? trendsTake(context, trends, drawn) : null,
    levels,
    unwritten:
      levels && unwritten > 0 ? ledgerWords(context.lang).levels.unwritten[context.noun](unwritten) : null,
  };
}
