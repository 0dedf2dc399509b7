/** Words of the pages of projects that stand still or are slow. */
import type { Lang } from '../../schema/settings.ts';
import { countOf } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  title: '停滞和缓慢',
  titleOf: (name: string) => `${name}：停滞和缓慢`,
  /** After the count of the late. */
  headline: { road: ' 条路停滞或缓慢', project: ' 个项目停滞或缓慢' },
  /** Around the count of those without progress. */
  unmoved: {
    road: ['，其中 ', (months: number) => ` 条连续 ${months} 个月没有进展`],
    project: ['，其中 ', (months: number) => ` 个连续 ${months} 个月没有进展`],
  },
  none: { road: '没有停滞不前或进度缓慢的路', project: '没有停滞不前或进度缓慢的项目' },
  lede: '不列红榜黑榜，只把停住的和慢下来的逐个说清：从什么时候起，多久没有动，在等谁，下一步是什么。',
  rule: '怎么算停滞和缓慢',
  list: (n: number) => (n === 0 ? '没有停住的，也没有慢下来的' : `逐个说，停得最久的在前（${n}）`),
  shown: (n: number, all: number) => `这里列停得最久的 ${n} 个，全部 ${all} 个见各区县的页和下载的文件。`,
  columns: {
    project: { road: '道路', project: '项目' },
    district: '区县',
    status: '状态',
    since: '从哪一期起',
    still: '多久没有动',
    why: '依据',
    awaited: '正等谁',
    next: '下一步',
    id: '编号',
    lastMoved: '最近一次有进展',
  },
  months: (n: number) => `${n} 个月`,
  sinceFirst: (month: string) => `${month} 或更早`,
  lastIn: (month: string) => `最近一次有进展是 ${month}`,
  thisMonth: '当期有进展',
  neverMoved: '没有填过进展',
  row: (table: string, n: number) => `${table}第 ${n} 行`,
  until: (date: string) => `限时 ${date}`,
  expected: (date: string) => `预计 ${date}`,
  noNext: '没有写下一步',
  nobody: '没有写责任单位',
  byDistrict: '各区县各有多少',
  byUnit: '牵头单位各有多少',
  byMonth: '一期一期看',
  district: '区县',
  unit: '牵头单位',
  month: '期别',
  all: '全市的页',
  take: (month: string) => `${month} 停滞和缓慢的项目`,
} as const;

export type StalledWords = Shape<typeof zh>;

const en: StalledWords = {
  title: 'Stalled and slow',
  titleOf: (name) => `${name}: stalled and slow`,
  headline: { road: ' roads are stalled or slow', project: ' projects are stalled or slow' },
  unmoved: {
    road: ['; ', (months) => ` of them without progress for ${countOf(months, 'month')}`],
    project: ['; ', (months) => ` of them without progress for ${countOf(months, 'month')}`],
  },
  none: { road: 'No road is stalled or slow', project: 'No project is stalled or slow' },
  lede: 'No red list and no black list: each that stands still or is slow is told one by one, since when, for how long nothing has moved, who is awaited and what comes next.',
  rule: 'What counts as stalled or slow',
  list: (n) =>
    n === 0 ? 'None stands still, none is slow' : `One by one, the longest standing still first (${n})`,
  shown: (n, all) =>
    `Listed are the ${n} that have stood still longest; all ${all} are on the pages of the districts and in the files.`,
  columns: {
    project: { road: 'Road', project: 'Project' },
    district: 'District',
    status: 'Status',
    since: 'Since',
    still: 'Nothing moved for',
    why: 'Evidence',
    awaited: 'Awaited',
    next: 'Next',
    id: 'Id',
    lastMoved: 'Last progress',
  },
  months: (n) => (n === 1 ? '1 month' : `${n} months`),
  sinceFirst: (month) => `${month} or before`,
  lastIn: (month) => `last progress in ${month}`,
  thisMonth: 'progress in this period',
  neverMoved: 'no progress ever reported',
  row: (table, n) => `${table} row ${n}`,
  until: (date) => `due ${date}`,
  expected: (date) => `expected ${date}`,
  noNext: 'no next step stated',
  nobody: 'no responsible unit stated',
  byDistrict: 'How many in each district',
  byUnit: 'How many under each lead unit',
  byMonth: 'Period by period',
  district: 'District',
  unit: 'Lead unit',
  month: 'Period',
  all: 'Page of the city',
  take: (month) => `Stalled and slow projects, ${month}`,
};

export function stalledWords(lang: Lang): StalledWords {
  return lang === 'zh' ? zh : en;
}
