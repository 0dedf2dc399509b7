/** The index of districts. */
import { listWords } from '../i18n/pages/lists.ts';
import type { Context } from './context.ts';
import { districtBlock, type DistrictBlock } from './home.ts';
import { headOf } from './page.ts';
import { trendOf, type Trend } from './trend.ts';
import type { PageHead } from './types.ts';

export interface DistrictsView {
  head: PageHead;
  title: string;
  blocks: readonly (Omit<DistrictBlock, 'cells'> & { late: number })[];
  trends: readonly Trend[];
}

export function districtsView(context: Context): DistrictsView {
  const words = listWords(context.lang).districts;
  const { districts } = context.dataset;
  const title = districts.length > 0 ? words.title(districts.length) : words.none;
  return {
    head: headOf(context, 'districts', title, context.urls.districts()),
    title,
    blocks: districts.map((district) => {
      const { cells, ...block } = districtBlock(context, district);
      return { ...block, late: cells.filter((cell) => cell.late).length };
    }),
    trends: districts
      .filter((district) => district.projects.length > 0)
      .map((district) =>
        trendOf(
          context,
          { kind: 'district', id: district.id, district },
          districtBlock(context, district).name,
        ),
      ),
  };
}
