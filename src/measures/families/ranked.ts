/** Score and rank compare subjects with each other; `ranking` works them out. */
import type { Measure } from '../types.ts';
import { RANKED } from './kinds.ts';

export const ranked: readonly Measure[] = [
  {
    id: 'score',
    name: { zh: '得分', en: 'Score' },
    formula: {
      zh: '各项指标的值 × 权重，再相加；百分数和百分点按 100 制取数，全程不四舍五入。权重由发布单位设定，与排名一同公布；没有设定时，只用“对序时”一项，权重 1；所有项目都没有计划竣工日期时，只用“年度投资完成率”。某一项没有值的，它的权重按比例分给其余各项；各项都没有值的，不得分。',
      en: 'The values of the weighted measures times their weights, added up; percent and points enter times 100, and nothing is rounded on the way. The weights are set by the publisher and published with the ranking; without any, the schedule gap alone counts, with weight 1, or, where no project has a planned end, the annual investment rate. The weight of a measure without a value is shared among the others in proportion; where none has a value there is no score.',
    },
    unit: 'score',
    better: 'more',
    scopes: RANKED,
    compute: null,
    basis: null,
  },
  {
    id: 'rank',
    name: { zh: '名次', en: 'Rank' },
    formula: {
      zh: '按未四舍五入的得分从高到低排；得分相同的名次相同，其后的名次相应跳过（1、2、2、4）。区县为一组；单位在各自的考评分组内排，没有分组的不排。项目数少于设定的最少个数（默认 1 个），或没有得分的，列在最后，不排名次，并写明原因。',
      en: 'By unrounded score, highest first; equal scores share a rank, and the ranks after them are skipped (1, 2, 2, 4). Districts form one group; units are ranked within their own, and not at all without one. Those with fewer projects than the minimum set (1 by default), or without a score, are listed last without a rank, with the reason.',
    },
    unit: 'rank',
    better: 'less',
    scopes: RANKED,
    compute: null,
    basis: null,
  },
];
