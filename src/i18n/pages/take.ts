/** Words under every chart and table of figures: what can be taken, and what stands in what is taken. */
import type { Lang } from '../../schema/settings.ts';
import type { Shape } from '../shape.ts';

const zh = {
  take: '取数据',
  table: '每月的数',
  burnUp: { road: '每个月打通到多少', project: '每个月竣工到多少' },
  /** Said after the name of a format for those who hear the links one by one. */
  of: (title: string) => `：${title}`,
  asOf: (date: string) => `数据截至 ${date}`,
  release: (id: string) => `发布 ${id}`,
  source: (publisher: string) => `来源：${publisher}`,
  licence: (licence: string) => `许可：${licence}`,
  demo: '演示数据，全部虚构',
  /** Heads of the columns that files have beside what a page shows. */
  exact: (name: string, unit: string) => `${name}（未舍入${unit === '' ? '' : `，${unit}`}）`,
  unit: (name: string) => `${name}（单位）`,
  numerator: (name: string) => `${name}（分子）`,
  denominator: (name: string) => `${name}（分母）`,
  units: { count: '', percent: '%', points: '百分点', yuan: '元', score: '', rank: '', metres: '米' },
  working: '正在画 PNG…',
  failed: 'PNG 没有画成，请下载 SVG。',
  month: '月份',
  opened: { road: '累计打通', project: '累计竣工' },
  due: { road: '按计划应打通', project: '按计划应竣工' },
  target: '目标',
  trend: {
    road: (name: string) => `${name}：累计打通与计划`,
    project: (name: string) => `${name}：累计竣工与计划`,
  },
  trends: { road: '各区县累计打通与计划', project: '各区县累计竣工与计划' },
  figures: (name: string, title: string) => `${name}：${title}`,
  ranking: (period: string, group: string) => `${period} 排名：${group}`,
  reason: '说明',
  gapIn: (month: string, name: string) => `${month} ${name}`,
  late: '落后',
  plate: '牌号',
  span: '起止',
  listed: '分组',
  onMap: '在图上',
  yes: '是',
  no: '否',
  id: '编号',
  total: { road: '全部', project: '全部' },
  gap: '与序时比',
  lines: {
    road: '粗线：累计打通；虚线：按计划应打通；朱色：应打通没打通。',
    project: '粗线：累计竣工；虚线：按计划应竣工；朱色：应竣工没竣工。',
  },
  targetLine: '点线：目标。',
  ends: {
    opened: { road: (n: number) => `已打通 ${n}`, project: (n: number) => `已竣工 ${n}` },
    due: { road: (n: number) => `应打通 ${n}`, project: (n: number) => `应竣工 ${n}` },
    target: (n: number) => `目标 ${n}`,
  },
} as const;

export type TakeWords = Shape<typeof zh>;

const en: TakeWords = {
  take: 'Take the data',
  table: 'The numbers, month by month',
  burnUp: { road: 'How many were open, month by month', project: 'How many were done, month by month' },
  of: (title) => `: ${title}`,
  asOf: (date) => `Data as of ${date}`,
  release: (id) => `release ${id}`,
  source: (publisher) => `Source: ${publisher}`,
  licence: (licence) => `Licence: ${licence}`,
  demo: 'Demonstration data, all fictional',
  exact: (name, unit) => `${name} (unrounded${unit === '' ? '' : `, ${unit}`})`,
  unit: (name) => `${name} (unit)`,
  numerator: (name) => `${name} (numerator)`,
  denominator: (name) => `${name} (denominator)`,
  units: { count: '', percent: '%', points: 'points', yuan: 'yuan', score: '', rank: '', metres: 'm' },
  working: 'Drawing the PNG…',
  failed: 'The PNG could not be drawn; please take the SVG.',
  month: 'Month',
  opened: { road: 'Opened so far', project: 'Completed so far' },
  due: { road: 'Due by plan', project: 'Due by plan' },
  target: 'Target',
  trend: {
    road: (name) => `${name}: opened so far against the plan`,
    project: (name) => `${name}: completed so far against the plan`,
  },
  trends: {
    road: 'Districts: opened so far against the plan',
    project: 'Districts: completed so far against the plan',
  },
  figures: (name, title) => `${name}: ${title}`,
  ranking: (period, group) => `Ranking, ${period}: ${group}`,
  reason: 'Note',
  gapIn: (month, name) => `${name} ${month}`,
  late: 'Late',
  plate: 'Plate',
  span: 'From, to',
  listed: 'List',
  onMap: 'On the map',
  yes: 'yes',
  no: 'no',
  id: 'Id',
  total: { road: 'All', project: 'All' },
  gap: 'Against the plan',
  lines: {
    road: 'Thick: opened so far; dashed: due by plan; vermilion: due and not open.',
    project: 'Thick: completed so far; dashed: due by plan; vermilion: due and not done.',
  },
  targetLine: ' Dotted: the target.',
  ends: {
    opened: { road: (n) => `Open ${n}`, project: (n) => `Done ${n}` },
    due: { road: (n) => `Due ${n}`, project: (n) => `Due ${n}` },
    target: (n) => `Target ${n}`,
  },
};

export function takeWords(lang: Lang): TakeWords {
  return lang === 'zh' ? zh : en;
}
