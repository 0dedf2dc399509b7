/** Sentences of the home page. */
import type { Lang } from '../../schema/settings.ts';

import { countOf, formatDate } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  /** Pieces around the three figures of the headline. */
  headline: {
    road: ['', ' 条路，已打通 ', ' 条，还差 ', ' 条。'],
    project: ['', ' 个项目，已竣工 ', ' 个，还差 ', ' 个。'],
  },
  finished: {
    before: { road: '', project: '' },
    road: (date: string) => ` 条路，${date} 全部打通。`,
    project: (date: string) => ` 个项目，${date} 全部竣工。`,
  },
  due: { road: ['按计划，到 ', ' 应通 ', ' 条'], project: ['按计划，到 ', ' 应竣工 ', ' 个'] },
  short: { road: (n: number) => `少 ${n} 条`, project: (n: number) => `少 ${n} 个` },
  more: { road: (n: number) => `多 ${n} 条`, project: (n: number) => `多 ${n} 个` },
  even: '与计划持平',
  unplanned: {
    road: (n: number) => `另有 ${n} 条没有公布计划日期`,
    project: (n: number) => `另有 ${n} 个没有公布计划日期`,
  },
  programmes: {
    title: '专项行动',
    name: '行动',
    target: '目标',
    recorded: '有记录',
    opened: { road: '已打通', project: '已竣工' },
    rate: '目标完成率',
    noTarget: '没有公布',
  },
  deadline: (date: string) => `期限是 ${date}`,
  target: { road: (n: number) => `目标 ${n} 条`, project: (n: number) => `目标 ${n} 个` },
  blocked: { road: (n: number) => `${n} 条受阻`, project: (n: number) => `${n} 个受阻` },
  undecided: { road: (n: number) => `${n} 条通车日待定`, project: (n: number) => `${n} 个完工日待定` },
  strip: {
    start: (date: string) => `${date} 启动`,
    yearEnd: (year: string, n: string) => `${year} 年底 ${n}`,
    opened: (n: string) => `实通 ${n}`,
    due: (date: string, n: string) => `${date} 应通 ${n}`,
    end: (date: string, n: string) => `${date} 期限，${n}`,
    label: (opened: number, due: number, total: number) => `共 ${total}，到期应通 ${due}，实通 ${opened}`,
  },
  districtGap: {
    less: { road: (n: number) => `比序时少 ${n} 条`, project: (n: number) => `比序时少 ${n} 个` },
    more: { road: (n: number) => `比序时多 ${n} 条`, project: (n: number) => `比序时多 ${n} 个` },
    even: '与序时持平',
    none: { road: '没有列入的道路', project: '没有列入的项目' },
  },
  openList: { road: (n: number) => `还没通的 ${n} 条`, project: (n: number) => `还没完工的 ${n} 个` },
  doneList: { road: (n: number) => `已打通的 ${n} 条`, project: (n: number) => `已竣工的 ${n} 个` },
  lateTitle: '谁落后，谁负责',
  lateNone: { road: '没有落后的道路。', project: '没有落后的项目。' },
  /** Of others it cannot be said: silence is not progress. */
  lateUnknown: {
    road: (n: number) => `另有 ${n} 条资料不足或没有按期填报，不能判断。`,
    project: (n: number) => `另有 ${n} 个资料不足或没有按期填报，不能判断。`,
  },
  lateRule: '怎么算落后',
  responsible: (unit: string) => `责任单位 ${unit}`,
  expected: (date: string) => `预计 ${date}`,
  changedTitle: (month: number) => `${month} 月变了什么`,
  changed: {
    opened: { road: (n: number) => `打通 ${n} 条`, project: (n: number) => `竣工 ${n} 个` },
    closed: (n: number) => `销号 ${n} 件难题`,
    moved: { road: (n: number) => `改期 ${n} 条`, project: (n: number) => `改期 ${n} 个` },
    corrected: (n: number) => `更正 ${n} 处`,
    none: '没有登记的变化。',
    movedTo: (from: string, to: string) => `计划由 ${from} 改为 ${to}`,
    rest: (n: number) => `其余 ${n} 件`,
    why: '为什么',
  },
  order: '每格一条，没通的在前',
  tick: '截至日按计划该到的位置',
  stale: {
    owed: '已 {n} 天没有更新。',
    text: (asOf: string, due: string, who: string) =>
      `以下仍是 ${asOf} 的情况，应于 ${due} 前更新，由${who}负责。`,
  },
  tooMany: {
    road: '道路较多，首页只列落后的；全部见各区县。',
    project: '项目较多，首页只列落后的；全部见各区县。',
  },
} as const;

const en: Shape<typeof zh> = {
  headline: {
    road: ['', ' roads: ', ' open, ', ' to go.'],
    project: ['', ' projects: ', ' done, ', ' to go.'],
  },
  finished: {
    before: { road: 'All ', project: 'All ' },
    road: (date) => ` roads open, ${date}.`,
    project: (date) => ` projects done, ${date}.`,
  },
  due: {
    road: ['By plan, by ', ' there should be ', ' open'],
    project: ['By plan, by ', ' there should be ', ' done'],
  },
  short: { road: (n) => `${n} short`, project: (n) => `${n} short` },
  more: { road: (n) => `${n} more`, project: (n) => `${n} more` },
  even: 'as planned',
  unplanned: {
    road: (n) => `${n} without a planned date`,
    project: (n) => `${n} without a planned date`,
  },
  programmes: {
    title: 'Programmes',
    name: 'Programme',
    target: 'Target',
    recorded: 'On record',
    opened: { road: 'Open', project: 'Done' },
    rate: 'Target met',
    noTarget: 'not published',
  },
  deadline: (date) => `the deadline is ${date}`,
  target: { road: (n) => `target ${n}`, project: (n) => `target ${n}` },
  blocked: { road: (n) => `${n} blocked`, project: (n) => `${n} blocked` },
  undecided: { road: (n) => `${n} without an opening date`, project: (n) => `${n} without an end date` },
  strip: {
    start: (date) => `started ${date}`,
    yearEnd: (year, n) => `end of ${year}: ${n}`,
    opened: (n) => `open ${n}`,
    due: (date, n) => `due by ${date}: ${n}`,
    end: (date, n) => `deadline ${date}: ${n}`,
    label: (opened, due, total) => `${total} in all, ${due} due, ${opened} open`,
  },
  districtGap: {
    less: { road: (n) => `${n} behind plan`, project: (n) => `${n} behind plan` },
    more: { road: (n) => `${n} ahead of plan`, project: (n) => `${n} ahead of plan` },
    even: 'as planned',
    none: { road: 'no roads in the plan', project: 'no projects in the plan' },
  },
  openList: { road: (n) => `${n} not open yet`, project: (n) => `${n} not done yet` },
  doneList: { road: (n) => `${n} open`, project: (n) => `${n} done` },
  lateTitle: 'Late, and who answers',
  lateNone: { road: 'No road is late.', project: 'No project is late.' },
  lateUnknown: {
    road: (n) => ` Of ${countOf(n, 'other')} it cannot be told, for want of data or of a report.`,
    project: (n) => ` Of ${countOf(n, 'other')} it cannot be told, for want of data or of a report.`,
  },
  lateRule: 'what counts as late',
  responsible: (unit) => `Responsible: ${unit}`,
  expected: (date) => `expected ${date}`,
  changedTitle: (month) =>
    `What changed in ${formatDate(`2000-${String(month).padStart(2, '0')}`, 'en', 'short')}`,
  changed: {
    opened: { road: (n) => `${n} opened`, project: (n) => `${n} completed` },
    closed: (n) => `${countOf(n, 'difficulty', 'difficulties')} closed`,
    moved: { road: (n) => `${n} rescheduled`, project: (n) => `${n} rescheduled` },
    corrected: (n) => `${n} corrected`,
    none: 'No change is on record.',
    movedTo: (from, to) => `planned end moved from ${from} to ${to}`,
    rest: (n) => `${n} more`,
    why: 'why',
  },
  order: 'One cell each, those not open first',
  tick: 'where the plan says it should be by the as-of date',
  stale: {
    owed: 'Not updated for {n} days. ',
    text: (asOf, due, who) => `What follows is still as of ${asOf}; it was due by ${due} from ${who}.`,
  },
  tooMany: {
    road: 'There are many roads: only the late ones are listed here; all stand on the district pages.',
    project: 'There are many projects: only the late ones are listed here; all stand on the district pages.',
  },
};

export type HomeWords = Shape<typeof zh>;

export function homeWords(lang: Lang): HomeWords {
  return lang === 'zh' ? zh : en;
}
