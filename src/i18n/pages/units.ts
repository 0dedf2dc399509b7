/** Sentences of the pages of units: all of them by class, and what one answers for. */
import type { Lang } from '../../schema/settings.ts';
import { countOf } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  index: {
    title: {
      road: (n: number) => `${n} 个单位负责这些路`,
      project: (n: number) => `${n} 个单位负责这些项目`,
    },
    none: '没有公布牵头单位和责任单位。',
    owed: (n: number) => `${n} 个单位有超期没有销号的难题`,
    noneOwed: '没有哪个单位的难题超期。',
    noIssues: '没有公布难题清单，不知道谁欠着什么。',
    order: {
      road: '欠得多的在前：先看超期的难题，再看落后的路，再看没有销号的难题。',
      project: '欠得多的在前：先看超期的难题，再看落后的项目，再看没有销号的难题。',
    },
    noGroup: '没有分组的单位',
    group: '考评分组',
    unit: '单位',
    leads: '牵头',
    opened: { road: '通了', project: '竣工' },
    late: '落后',
    helps: '配合',
    open: '没有销号',
    overdue: '超期',
    taken: '各单位负责的项目和难题',
  },
  crumb: '单位',
  /** Between the name and its two figures. */
  leads: { road: [' 牵头 ', ' 条路，通了 ', ' 条'], project: [' 牵头 ', ' 个项目，竣工 ', ' 个'] },
  leadsNone: { road: ' 没有牵头的路', project: ' 没有牵头的项目' },
  owes: ['没有销号的难题 ', ' 件', '其中超期 ', ' 件'],
  owesNone: '没有未销号的难题',
  ranked: ['在 ', ' 个', '中名列第 ', ''],
  leadList: { road: (n: number) => `牵头的路 ${n} 条`, project: (n: number) => `牵头的项目 ${n} 个` },
  helpList: {
    road: (n: number) => `作为责任单位配合的路 ${n} 条`,
    project: (n: number) => `作为责任单位配合的项目 ${n} 个`,
  },
  more: {
    road: (n: number) => `最急的在前，另有 ${n} 条，`,
    project: (n: number) => `最急的在前，另有 ${n} 个，`,
  },
  moreLink: '全部在项目表里',
  issues: (open: number) => `没有销号的难题 ${open} 件`,
  issuesNone: '没有未销号的难题。',
  issuesTaken: (name: string) => `${name}没有销号的难题`,
  issueColumns: {
    title: '难题',
    project: { road: '哪条路', project: '哪个项目' },
    category: '类别',
    raised: '提出',
    age: '已过',
    due: '限时',
    state: (date: string) => `截至 ${date}`,
  },
  age: (n: number) => `${n} 天`,
  overdue: '已超期',
  notOverdue: '没有到期',
  months: '逐月记录',
  monthsTaken: (name: string) => `${name}的逐月记录`,
  monthsNote: '最近十二期，月份连到当期排名。',
  figures: '各项指标',
  feed: '订阅它的更新',
  district: '所属区县',
  group: '考评分组',
} as const;

const en: Shape<typeof zh> = {
  index: {
    title: {
      road: (n) => `${countOf(n, 'unit')} answer for these roads`,
      project: (n) => `${countOf(n, 'unit')} answer for these projects`,
    },
    none: 'No lead and responsible units were published.',
    owed: (n) => `${countOf(n, 'unit')} with difficulties open past the deadline`,
    noneOwed: 'No unit has a difficulty open past its deadline.',
    noIssues: 'Difficulties are not published: what is owed is not known.',
    order: {
      road: 'Most owed first: overdue difficulties, then late roads, then open difficulties.',
      project: 'Most owed first: overdue difficulties, then late projects, then open difficulties.',
    },
    noGroup: 'Units without a class',
    group: 'Class',
    unit: 'Unit',
    leads: 'Leads',
    opened: { road: 'Open', project: 'Done' },
    late: 'Late',
    helps: 'Takes part in',
    open: 'Not closed',
    overdue: 'Overdue',
    taken: 'Projects and difficulties that units answer for',
  },
  crumb: 'Units',
  leads: { road: [' leads ', ' roads, ', ' open'], project: [' leads ', ' projects, ', ' done'] },
  leadsNone: { road: ' leads no road', project: ' leads no project' },
  owes: ['open difficulties: ', '', 'overdue: ', ''],
  owesNone: 'no open difficulties',
  ranked: ['Among ', ' of ', ': rank ', ''],
  leadList: {
    road: (n) => `${countOf(n, 'road')} that it leads`,
    project: (n) => `${countOf(n, 'project')} that it leads`,
  },
  helpList: {
    road: (n) => `${countOf(n, 'road')} that it is responsible for in part`,
    project: (n) => `${countOf(n, 'project')} that it is responsible for in part`,
  },
  more: { road: (n) => `Most urgent first; ${n} more: `, project: (n) => `Most urgent first; ${n} more: ` },
  moreLink: 'all in the table of projects',
  issues: (open) => `Difficulties not closed: ${open}`,
  issuesNone: 'No open difficulties.',
  issuesTaken: (name) => `Open difficulties of ${name}`,
  issueColumns: {
    title: 'Difficulty',
    project: { road: 'Road', project: 'Project' },
    category: 'Category',
    raised: 'Raised',
    age: 'Open for',
    due: 'Deadline',
    state: (date) => `As of ${date}`,
  },
  age: (n) => countOf(n, 'day'),
  overdue: 'overdue',
  notOverdue: 'not due yet',
  months: 'Record by month',
  monthsTaken: (name) => `Record by month of ${name}`,
  monthsNote: 'The last twelve months; each leads to its ranking.',
  figures: 'All measures',
  feed: 'Follow its updates',
  district: 'District',
  group: 'Class',
};

export type UnitWords = Shape<typeof zh>;

export const unitWords = (lang: Lang): UnitWords => (lang === 'en' ? en : zh);
