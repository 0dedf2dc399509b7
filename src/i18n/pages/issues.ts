/** Sentences of the difficulties that are closed one by one. */
import type { Issue } from '../../model/types.ts';
import type { Lang } from '../../schema/settings.ts';
import { countOf, daysLate } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  title: '难题清单',
  unpublished: '发布单位没有公布难题清单（issues.csv），这里没有可说的。没有公布不等于没有难题。',
  headline: ['还有 ', ' 件难题没有销号，其中 ', ' 件超期'],
  allInTime: ['还有 ', ' 件难题没有销号，没有超期的'],
  allClosed: '难题全部销号',
  noneRaised: '还没有提出过难题',
  lead: (raised: number, closed: number) => `提出 ${raised} 件，销号 ${closed} 件`,
  onTime: '；限时已到的，按期销号 ',
  days: '；从提出到销号，中位数 ',
  all: '全部未销号',
  overdue: '超期',
  closed: '已销号',
  openTitle: (n: number) => `没有销号的 ${n} 件，超期的在前`,
  category: {
    land: '征迁',
    funds: '资金',
    site: '用地',
    utilities: '管线',
    approval: '审批',
    technical: '技术',
    other: '其他',
    none: '未写类别',
  } satisfies Record<NonNullable<Issue['category']> | 'none', string>,
  age: {
    '0-30': '30 天以内',
    '31-90': '31–90 天',
    '91-180': '91–180 天',
    '181-365': '181–365 天',
    '366': '一年以上',
  } as Record<string, string>,
  by: { category: '按类别', unit: '按责任单位', district: '按区县', age: '按提出多久' },
  of: { category: '类别', unit: '责任单位', district: '区县', age: '提出多久' },
  columns: {
    issue: '难题',
    unit: '责任单位',
    raised: '提出',
    due: '限时',
    state: (date: string) => `截至 ${date}`,
    project: '项目',
    leader: '督办领导',
    id: '编号',
    closedOn: '销号日期',
    resolution: '解决情况',
    took: '天数',
  },
  open: '未销号',
  seal: '销号',
  closedOn: (date: string) => `${date} 销号`,
  noDue: '未定期限',
  pastDue: '已超期',
  notDue: '未到期',
  gone: '项目已退出，不再计入',
  since: (days: number) => `已 ${days} 天`,
  took: (days: number) => `用时 ${days} 天`,
  late: (days: number) => daysLate(days, 'zh'),
  solved: (text: string) => `怎么解决：${text}`,
  source: '来源',
  counts: { open: '未销号', overdue: '超期', rate: '已销号 / 提出' },
  selected: (name: string, open: number, overdue: number) =>
    open === 0
      ? `${name}：没有未销号的难题`
      : overdue === 0
        ? `${name}：${open} 件没有销号，没有超期的`
        : `${name}：${open} 件没有销号，其中 ${overdue} 件超期`,
  overdueTitle: (n: number) => (n === 0 ? '没有超期的难题' : `${n} 件难题超期没有销号`),
  recent: (n: number) => `最近销号的 ${n} 件`,
  monthly: {
    title: '每个月解决到多少',
    about: '粗线：累计销号；虚线：累计提出；朱色：提出了还没有销号。',
    closed: '累计销号',
    raised: '累计提出',
    endClosed: (n: number) => `已销号 ${n}`,
    endRaised: (n: number) => `已提出 ${n}`,
  },
  quarter: (year: string, n: string) => `${year} 年第 ${n} 季度`,
  quarterClosed: ['：销号 ', ' 件'],
  wall: '一章一件，先销号的在前；点一章看是哪一件、怎么解决的。',
  quarters: '历季销号',
  closedTitle: (n: number) => (n === 0 ? '还没有销号的难题' : `销号 ${n} 件，一季一面墙`),
  quarterColumns: { quarter: '季度', closed: '销号', onTime: '按期', days: '用时（中位）', wall: '一章一件' },
  onTimeOf: (n: number, of: number) => `${n} / ${of}`,
  dayCount: (days: string) => `${days} 天`,
  toClosed: '历季销号',
  before: (name: string) => `上一季：${name}`,
  after: (name: string) => `下一季：${name}`,
  register: '按提出月份',
  registerAbout:
    '每件难题在它提出那个月的页面上有一个永久的位置，销号以后也不变。月份后面是件数，已退出项目的也在内。',
  raisedIn: (month: string, raised: number, closed: number) =>
    closed === raised
      ? `${month} 提出的 ${raised} 件难题全部销号`
      : `${month} 提出 ${raised} 件难题，已销号 ${closed} 件`,
  monthBefore: (month: string) => `上一个月：${month}`,
  monthAfter: (month: string) => `下一个月：${month}`,
  empty: '没有。',
  whole: '全部难题',
  project: '不属于单个项目',
} as const;

export type IssueWords = Shape<typeof zh>;

const en: IssueWords = {
  title: 'Difficulties',
  unpublished:
    'The publisher has not published a list of difficulties (issues.csv), so there is nothing to say here. That does not mean that there are none.',
  headline: ['Difficulties not closed: ', ', of which overdue: ', ''],
  allInTime: ['Difficulties not closed: ', ', none overdue'],
  allClosed: 'Every difficulty is closed',
  noneRaised: 'No difficulty has been raised',
  lead: (raised, closed) => `${raised} raised, ${closed} closed`,
  onTime: '; of those whose deadline has come, closed by it: ',
  days: '; from raised to closed, the median is ',
  all: 'All open',
  overdue: 'Overdue',
  closed: 'Closed',
  openTitle: (n) => `${n} not closed, overdue first`,
  category: {
    land: 'Land and relocation',
    funds: 'Funds',
    site: 'Use of land',
    utilities: 'Utilities',
    approval: 'Approvals',
    technical: 'Technical',
    other: 'Other',
    none: 'No category stated',
  },
  age: {
    '0-30': 'Up to 30 days',
    '31-90': '31–90 days',
    '91-180': '91–180 days',
    '181-365': '181–365 days',
    '366': 'Over a year',
  },
  by: { category: 'By category', unit: 'By unit', district: 'By district', age: 'By age' },
  of: { category: 'Category', unit: 'Responsible unit', district: 'District', age: 'Raised' },
  columns: {
    issue: 'Difficulty',
    unit: 'Responsible unit',
    raised: 'Raised',
    due: 'Deadline',
    state: (date) => `As of ${date}`,
    project: 'Project',
    leader: 'Supervised by',
    id: 'Id',
    closedOn: 'Closed on',
    resolution: 'How it was solved',
    took: 'Days',
  },
  open: 'not closed',
  seal: 'closed (seal)',
  closedOn: (date) => `closed ${date}`,
  noDue: 'no deadline',
  pastDue: 'overdue',
  notDue: 'not due yet',
  gone: 'its project was withdrawn and it no longer counts',
  since: (days) => `${countOf(days, 'day')} ago`,
  took: (days) => `took ${countOf(days, 'day')}`,
  late: (days) => daysLate(days, 'en'),
  solved: (text) => `How it was solved: ${text}`,
  source: 'source',
  counts: { open: 'Open', overdue: 'Overdue', rate: 'Closed / raised' },
  selected: (name, open, overdue) =>
    open === 0
      ? `${name}: no open difficulties`
      : overdue === 0
        ? `${name}: ${open} not closed, none overdue`
        : `${name}: ${open} not closed, ${overdue} of them overdue`,
  overdueTitle: (n) =>
    n === 0 ? 'No difficulty is overdue' : `${countOf(n, 'overdue difficulty', 'overdue difficulties')}`,
  recent: (n) => `The latest ${n} closed`,
  monthly: {
    title: 'How many were closed, month by month',
    about: 'Thick: closed so far; dashed: raised so far; vermilion: raised and not closed.',
    closed: 'Closed so far',
    raised: 'Raised so far',
    endClosed: (n) => `Closed ${n}`,
    endRaised: (n) => `Raised ${n}`,
  },
  quarter: (year, n) => `Quarter ${n} of ${year}`,
  quarterClosed: [': ', ' closed'],
  wall: 'One seal each, in the order in which they were closed; a seal leads to what it was and how it was solved.',
  quarters: 'Closed, quarter by quarter',
  closedTitle: (n) => (n === 0 ? 'Nothing has been closed yet' : `${n} closed, a wall for each quarter`),
  quarterColumns: {
    quarter: 'Quarter',
    closed: 'Closed',
    onTime: 'In time',
    days: 'Median days',
    wall: 'One seal each',
  },
  onTimeOf: (n, of) => `${n} / ${of}`,
  dayCount: (days) => `${days} ${days === '1' ? 'day' : 'days'}`,
  toClosed: 'Quarter by quarter',
  before: (name) => `Before: ${name}`,
  after: (name) => `After: ${name}`,
  register: 'By month raised',
  registerAbout:
    'Every difficulty has a permanent place on the page of the month in which it was raised, closed or not. Beside each month is how many, those of withdrawn projects included.',
  raisedIn: (month, raised, closed) =>
    closed === raised
      ? `${month}: all ${countOf(raised, 'difficulty', 'difficulties')} raised are closed`
      : `${month}: ${countOf(raised, 'difficulty', 'difficulties')} raised, ${closed} closed`,
  monthBefore: (month) => `Before: ${month}`,
  monthAfter: (month) => `After: ${month}`,
  empty: 'None.',
  whole: 'All difficulties',
  project: 'of no single project',
};

export function issueWords(lang: Lang): IssueWords {
  return lang === 'zh' ? zh : en;
}
