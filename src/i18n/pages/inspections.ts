/** Sentences of inspections: what was found, what was put right and when, what was found again. */
import type { Inspection } from '../../model/types.ts';
import type { Lang } from '../../schema/settings.ts';
import { countOf, daysLate } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  title: '督查整改',
  unpublished: '发布单位没有公布督查记录（inspections.csv），这里没有可说的。没有公布不等于没有督查。',
  headline: ['督查发现的问题还有 ', ' 个没有整改，其中 ', ' 个超期'],
  allInTime: ['督查发现的问题还有 ', ' 个没有整改，没有超期的'],
  allDone: '督查发现的问题全部整改',
  noneFound: '督查还没有发现问题',
  lead: (found: number, rectified: number) => `发现 ${found} 个，整改 ${rectified} 个`,
  onTime: '；期限已到的，按期整改 ',
  repeated: '；整改以后又发现 ',
  repeatedAfter: ' 个',
  kind: {
    comprehensive: '综合督查',
    focused: '重点督查',
    joint: '联合督查',
    routine: '日常督查',
    other: '其他督查',
  } satisfies Record<Inspection['kind'], string>,
  openTitle: (n: number) => (n === 0 ? '没有未整改的' : `没有整改的 ${n} 个，超期的在前`),
  repeatedTitle: (n: number) => (n === 0 ? '没有整改后又发现的' : `整改后又发现的 ${n} 个`),
  repeatedRule: '同一个项目或同一个单位，文字相同的问题整改以后再被发现。',
  columns: {
    id: '编号',
    finding: '发现问题',
    project: '项目',
    unit: '单位',
    kind: '类别',
    date: '督查日期',
    due: '整改期限',
    state: (date: string) => `截至 ${date}`,
    rectified: '整改完成',
    before: '上一次',
  },
  before: (date: string, rectified: string) => `${date} 发现，${rectified} 整改`,
  rectifiedOn: (date: string) => `${date} 整改`,
  late: (days: number) => daysLate(days, 'zh'),
  noDue: '未定期限',
  pastDue: '已超期',
  notDue: '未到期',
  gone: '项目已退出，不再计入',
  by: { unit: '按单位', kind: '按督查类别' },
  of: { unit: '单位', kind: '类别' },
  counts: {
    rectified: '已整改 / 发现',
    onTime: '按期 / 到期',
    open: '未整改',
    overdue: '超期',
    repeated: '重复发现',
  },
  selected: (name: string, found: number, open: number) =>
    open === 0 ? `${name}：发现 ${found} 个，全部整改` : `${name}：发现 ${found} 个，${open} 个没有整改`,
  monthly: {
    title: '每个月整改到多少',
    about: '粗线：累计整改；虚线：累计发现；朱色：发现了还没有整改。',
    rectified: '累计整改',
    found: '累计发现',
    endRectified: (n: number) => `已整改 ${n}`,
    endFound: (n: number) => `已发现 ${n}`,
  },
  register: '按督查月份',
  registerAbout: '每个发现的问题在督查那个月的页面上有一个永久的位置。月份后面是个数，已退出项目的也在内。',
  foundIn: (month: string, found: number, rectified: number) =>
    rectified === found
      ? `${month} 督查发现 ${found} 个问题，全部整改`
      : `${month} 督查发现 ${found} 个问题，已整改 ${rectified} 个`,
  monthBefore: (month: string) => `上一个月：${month}`,
  monthAfter: (month: string) => `下一个月：${month}`,
  how: '怎么算',
  source: '来源',
} as const;

export type InspectionWords = Shape<typeof zh>;

const en: InspectionWords = {
  title: 'Inspections',
  unpublished:
    'The publisher has not published what inspections found (inspections.csv), so there is nothing to say here. That does not mean that there were none.',
  headline: ['Findings of inspections not rectified: ', ', of which overdue: ', ''],
  allInTime: ['Findings of inspections not rectified: ', ', none overdue'],
  allDone: 'Every finding of inspections is rectified',
  noneFound: 'Inspections have found nothing yet',
  lead: (found, rectified) => `${countOf(found, 'finding')}, ${rectified} rectified`,
  onTime: '; of those whose deadline has come, rectified by it: ',
  repeated: '; found again after being rectified: ',
  repeatedAfter: '',
  kind: {
    comprehensive: 'Comprehensive',
    focused: 'Focused',
    joint: 'Joint',
    routine: 'Routine',
    other: 'Other',
  },
  openTitle: (n) => (n === 0 ? 'Nothing is left to rectify' : `${n} not rectified, overdue first`),
  repeatedTitle: (n) => (n === 0 ? 'Nothing was found again' : `${n} found again after being rectified`),
  repeatedRule: 'The same words about the same project or unit, found again after they were rectified.',
  columns: {
    id: 'Id',
    finding: 'Finding',
    project: 'Project',
    unit: 'Unit',
    kind: 'Kind',
    date: 'Found',
    due: 'Deadline',
    state: (date) => `As of ${date}`,
    rectified: 'Rectified',
    before: 'Before',
  },
  before: (date, rectified) => `found ${date}, rectified ${rectified}`,
  rectifiedOn: (date) => `rectified ${date}`,
  late: (days) => daysLate(days, 'en'),
  noDue: 'no deadline',
  pastDue: 'overdue',
  notDue: 'not due yet',
  gone: 'its project was withdrawn and it no longer counts',
  by: { unit: 'By unit', kind: 'By kind of inspection' },
  of: { unit: 'Unit', kind: 'Kind' },
  counts: {
    rectified: 'Rectified / found',
    onTime: 'In time / due',
    open: 'Open',
    overdue: 'Overdue',
    repeated: 'Found again',
  },
  selected: (name, found, open) =>
    open === 0
      ? `${name}: ${countOf(found, 'finding')}, all rectified`
      : `${name}: ${countOf(found, 'finding')}, ${open} not rectified`,
  monthly: {
    title: 'How many were rectified, month by month',
    about: 'Thick: rectified so far; dashed: found so far; vermilion: found and not rectified.',
    rectified: 'Rectified so far',
    found: 'Found so far',
    endRectified: (n) => `Rectified ${n}`,
    endFound: (n) => `Found ${n}`,
  },
  register: 'By month',
  registerAbout:
    'Every finding has a permanent place on the page of the month in which it was made. Beside each month is how many, those of withdrawn projects included.',
  foundIn: (month, found, rectified) =>
    rectified === found
      ? `${month}: ${countOf(found, 'finding')}, all rectified`
      : `${month}: ${countOf(found, 'finding')}, ${rectified} rectified`,
  monthBefore: (month) => `Before: ${month}`,
  monthAfter: (month) => `After: ${month}`,
  how: 'how computed',
  source: 'source',
};

export function inspectionWords(lang: Lang): InspectionWords {
  return lang === 'zh' ? zh : en;
}
