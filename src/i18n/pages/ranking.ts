/** Sentences of the ranking pages. */
import type { Lang } from '../../schema/settings.ts';
import type { Shape } from '../shape.ts';

const zh = {
  title: (period: string) => `${period} 排名`,
  headlines: {
    lead: {
      road: (name: string, n: number) => `${name}领先序时 ${n} 条`,
      project: (name: string, n: number) => `${name}领先序时 ${n} 个`,
    },
    trail: {
      road: (name: string, due: number, opened: number) =>
        `${name}落后最多，应通 ${due} 条，实通 ${opened} 条`,
      project: (name: string, due: number, opened: number) =>
        `${name}落后最多，应竣工 ${due} 个，实竣工 ${opened} 个`,
    },
    even: '各区县都不落后于序时',
    first: (name: string) => `${name}名列第一`,
    /** Equal ranks: names, or only how many where there are more than a headline holds. */
    tied: (names: string | number) => (typeof names === 'number' ? `${names} 个` : names) + '并列第一',
    trailTied: {
      road: (names: string | number, n: number) =>
        `${typeof names === 'number' ? `${names} 个` : names}落后最多，都差 ${n} 条`,
      project: (names: string | number, n: number) =>
        `${typeof names === 'number' ? `${names} 个` : names}落后最多，都差 ${n} 个`,
    },
    rise: (name: string, from: number, to: number) => `${name}升得最多，从第 ${from} 名到第 ${to} 名`,
    nobody: '这一期没有可排的单位',
  },
  district: '区县',
  note: '分类排名，只在同类里比',
  rank: '名次',
  move: '较上期',
  unit: '单位',
  count: { road: '打通条数', project: '竣工个数' },
  months: '近 12 个月',
  ofOpened: (due: number) => `，应通 ${due}`,
  score: '得分',
  up: (n: number) => `升 ${n}`,
  down: (n: number) => `降 ${n}`,
  same: '不变',
  isNew: '上期未排名',
  unranked: '不排名',
  city: '全市',
  legend: {
    opened: { road: '已打通，一格一条', project: '已竣工，一格一个' },
    owed: '应通未通',
    future: '未到期',
    tick: '序时：截至日应到',
    up: '升',
    down: '降',
  },
  multiples: { title: '怎么走过来', about: '粗线：累计打通；虚线：按计划；每格满高为本区全部' },
  rules: {
    title: '名次怎么排',
    weights: (list: string) => `得分＝${list}。得分相同名次相同，后面的名次顺延。`,
    missing:
      '没有值的指标，权重按比例分给其余指标。各项按未舍入的值算；写成两位小数时按最大余数进位，相加正好是得分。',
    minimum: (n: number) => `项目少于 ${n} 个的只列数据，不排名。`,
    whyTitle: '为什么不比总数',
    why: '各区条数不等，征迁难易也不同，所以只比率和对计划的差，不比总数。区县按项目所在地算，其余各类按牵头单位算，同一个区的两处数可以不同。',
    withdrawnTitle: '什么没有算进去',
    withdrawn: '退出计划的项目从退出那期起不算，分母照减。道路长度、投资总额不进名次，除非权重里写明。',
  },
  history: {
    title: (name: string) => `${name}：名次一路怎么走`,
    about:
      '一条线是一个单位，越靠上名次越前；同名次的并排，线断开的月份没有排名。宽屏画最近三年，窄屏画最近一年，表和文件里是全部。',
    never: (names: string) => `从未排名：${names}。`,
  },
  periods: '各期排名',
  earlier: '上一期',
  later: '下一期',
  digest: '这个月的汇总',
  sortBy: '排序',
  json: 'JSON',
  weightOf: (name: string, weight: string) => `${name} × ${weight}`,
} as const;

const en: Shape<typeof zh> = {
  title: (period) => `Ranking, ${period}`,
  headlines: {
    lead: {
      road: (name, n) => `${name} is ${n} ahead of plan`,
      project: (name, n) => `${name} is ${n} ahead of plan`,
    },
    trail: {
      road: (name, due, opened) => `${name} is furthest behind: ${due} due, ${opened} open`,
      project: (name, due, opened) => `${name} is furthest behind: ${due} due, ${opened} done`,
    },
    even: 'no district is behind plan',
    first: (name) => `${name} ranks first`,
    tied: (names) => `${names} share the first rank`,
    trailTied: {
      road: (names, n) => `${names} are furthest behind, each ${n} short`,
      project: (names, n) => `${names} are furthest behind, each ${n} short`,
    },
    rise: (name, from, to) => `${name} rose most, from rank ${from} to rank ${to}`,
    nobody: 'nobody can be ranked in this period',
  },
  district: 'Districts',
  note: 'Ranked only among their own kind',
  rank: 'Rank',
  move: 'Change',
  unit: 'Unit',
  count: { road: 'Open', project: 'Done' },
  months: 'Last 12 months',
  ofOpened: (due) => `, due ${due}`,
  score: 'Score',
  up: (n) => `up ${n}`,
  down: (n) => `down ${n}`,
  same: 'unchanged',
  isNew: 'not ranked before',
  unranked: 'unranked',
  city: 'Whole city',
  legend: {
    opened: { road: 'open, one cell each', project: 'done, one cell each' },
    owed: 'due, not open',
    future: 'not yet due',
    tick: 'where the plan says',
    up: 'up',
    down: 'down',
  },
  multiples: {
    title: 'How they got here',
    about: 'Thick: opened so far; dashed: planned; full height is all of the district',
  },
  rules: {
    title: 'How ranks are made',
    weights: (list) => `Score = ${list}. Equal scores share a rank, and the next rank is skipped.`,
    missing:
      'The weight of a measure without a value is shared among the others in proportion. Parts are computed from unrounded values and rounded by largest remainder, so that they add up to the score.',
    minimum: (n) => `Units with fewer than ${n} projects are listed without a rank.`,
    whyTitle: 'Why not by totals',
    why: 'Districts differ in number and difficulty, so rates and gaps to plan are compared, never totals. Districts count what lies in them, the other classes what a unit leads, so that the two numbers of one district may differ.',
    withdrawnTitle: 'What is left out',
    withdrawn:
      'A withdrawn project leaves from that period on, and the denominator with it. Length and total investment do not count unless a weight says so.',
  },
  history: {
    title: (name) => `${name}: ranks over time`,
    about:
      'A line is a unit, the first rank at the top; equal ranks run side by side, and a line breaks where there was no rank. Wide screens show three years, narrow ones one; table and files have all.',
    never: (names) => ` Never ranked: ${names}.`,
  },
  periods: 'All periods',
  earlier: 'Earlier',
  later: 'Later',
  digest: 'Digest of the month',
  sortBy: 'Sort',
  json: 'JSON',
  weightOf: (name, weight) => `${name} × ${weight}`,
};

export type RankingWords = Shape<typeof zh>;

export function rankingWords(lang: Lang): RankingWords {
  return lang === 'zh' ? zh : en;
}
