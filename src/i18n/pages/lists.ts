/** Sentences of the lists of projects and of the district pages. */
import type { Lang } from '../../schema/settings.ts';
import { countOf } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  title: { road: (n: number) => `全部 ${n} 条路`, project: (n: number) => `全部 ${n} 个项目` },
  titles: {
    open: { road: (n: number) => `还没通的 ${n} 条路`, project: (n: number) => `还没完工的 ${n} 个项目` },
    late: { road: (n: number) => `落后的 ${n} 条路`, project: (n: number) => `落后的 ${n} 个项目` },
    status: {
      road: (s: string, n: number) => `${s}的 ${n} 条路`,
      project: (s: string, n: number) => `${s}的 ${n} 个项目`,
    },
    month: {
      road: (m: string, n: number) => `${m}打通的 ${n} 条路`,
      project: (m: string, n: number) => `${m}竣工的 ${n} 个项目`,
    },
  },
  columns: {
    road: '道路与起止',
    project: '项目',
    district: '区县',
    status: '状态',
    done: '做到哪',
    date: '通车',
    planned: '计划',
    responsible: '责任单位',
  },
  views: { urgent: '最急在前', name: '按路名', street: '按街道', date: '按通车日', district: '按区县' },
  all: '全部',
  open: '还没通',
  late: '落后',
  month: (m: number) => `${m} 月打通`,
  noStreet: '没有写明街道',
  emptyList: { road: '没有符合的道路。', project: '没有符合的项目。' },
  seeAll: { road: (n: number) => `看全部 ${n} 条`, project: (n: number) => `看全部 ${n} 个` },
  districts: {
    title: (n: number) => `${n} 个区县`,
    none: '没有区县。',
  },
  district: {
    /** Between the name and its two figures. */
    headline: { road: [' ', ' 条路，通了 ', ' 条'], project: [' ', ' 个项目，竣工 ', ' 个'] },
    figures: '各项指标',
    measure: '指标',
    value: '数值',
    fraction: '分子 / 分母',
    people: '谁负责这个区',
    leader: '分管领导',
    office: '市级挂钩处室',
    team: '驻区工作组',
    noPeople: '没有公布分管领导。',
    removed: '姓名已撤下',
    solved: (n: number) => `办结的难题 ${n} 件`,
    /** Around the share that was closed; its fraction follows. */
    solvedRate: ['占提出的 ', '，即 '],
    solvedMore: (n: number) => `另有 ${n} 件，见难题清单。`,
    trend: '累计打通与计划',
    issues: (open: number) => `没有销号的难题 ${open} 件`,
    noIssues: '没有未销号的难题。',
    rank: '名次',
    /** Around the number of districts and the rank. */
    ranked: ['在 ', ' 个区县中名列第 ', ''],
  },
} as const;

const en: Shape<typeof zh> = {
  title: {
    road: (n) => (n === 1 ? 'The only road' : `All ${n} roads`),
    project: (n) => (n === 1 ? 'The only project' : `All ${n} projects`),
  },
  titles: {
    open: {
      road: (n) => `${countOf(n, 'road')} not open yet`,
      project: (n) => `${countOf(n, 'project')} not done yet`,
    },
    late: {
      road: (n) => `${countOf(n, 'road')} ${n === 1 ? 'is' : 'are'} late`,
      project: (n) => `${countOf(n, 'project')} ${n === 1 ? 'is' : 'are'} late`,
    },
    status: {
      road: (s, n) => `${s}: ${countOf(n, 'road')}`,
      project: (s, n) => `${s}: ${countOf(n, 'project')}`,
    },
    month: {
      road: (m, n) => `${countOf(n, 'road')} opened in ${m}`,
      project: (m, n) => `${countOf(n, 'project')} completed in ${m}`,
    },
  },
  columns: {
    road: 'Road and its ends',
    project: 'Project',
    district: 'District',
    status: 'Status',
    done: 'Done',
    date: 'Opening',
    planned: 'Planned',
    responsible: 'Responsible',
  },
  views: {
    urgent: 'Most urgent first',
    name: 'By name',
    street: 'By subdistrict',
    date: 'By opening date',
    district: 'By district',
  },
  all: 'All',
  open: 'Not open',
  late: 'Late',
  month: () => 'Opened this month',
  noStreet: 'No subdistrict stated',
  emptyList: { road: 'No such road.', project: 'No such project.' },
  seeAll: { road: (n) => `See all ${n}`, project: (n) => `See all ${n}` },
  districts: { title: (n) => countOf(n, 'district'), none: 'No districts.' },
  district: {
    headline: { road: [': ', ' roads, ', ' open'], project: [': ', ' projects, ', ' done'] },
    figures: 'All measures',
    measure: 'Measure',
    value: 'Value',
    fraction: 'Fraction',
    people: 'Who answers for this district',
    leader: 'Leader in charge',
    office: 'City office in liaison',
    team: 'Team in the district',
    noPeople: 'The leader in charge was not published.',
    removed: 'name withdrawn',
    solved: (n) => `Difficulties closed: ${n}`,
    solvedRate: ['That is ', ' of those raised: '],
    solvedMore: (n) => `And ${n} more, in the list of difficulties.`,
    trend: 'Opened and planned, cumulative',
    issues: (open) => `Difficulties not closed: ${open}`,
    noIssues: 'No open difficulties.',
    rank: 'Rank',
    ranked: ['Among ', ' districts: rank ', ''],
  },
};

export type ListWords = Shape<typeof zh>;

export function listWords(lang: Lang): ListWords {
  return lang === 'zh' ? zh : en;
}

export function pageOf(page: number, lang: Lang): string {
  return lang === 'zh' ? `第 ${page} 页` : `Page ${page}`;
}
