/** The words of the pages, in both languages. Sentences of problems, statuses and figures have files of their own. */
import type { Lang } from '../schema/settings.ts';
import { TABLES } from '../schema/tables.ts';
import type { Field } from '../schema/field.ts';
import { daysLate, daysLeft } from './format.ts';
import type { Shape } from './shape.ts';

function fieldOf(table: string, name: string): Field | undefined {
  const fields: readonly Field[] | undefined = Object.values(TABLES).find((t) => t.name === table)?.fields;
  return fields?.find((field) => field.name === name);
}

const zh = {
  siteMark: '挂图',
  menu: '目录',
  skip: '跳到正文',
  otherLanguage: 'English',
  nav: { projects: '道路', districts: '区县', rankings: '排名', methodology: '方法', data: '数据', about: '关于' },
  navProjects: '项目',
  demo: '演示数据：示例市是虚构的城市，本站所有数字、地名、单位均为演示，不对应任何真实项目。',
  asOf: '数据截至',
  release: '发布',
  noHistory: '未取得发布历史',
  nextDue: (date: string) => `下一期 ${date} 前`,
  pageAsOf: '本页数据截至',
  pageChanged: (release: string) => `本页内容最近变动于发布 ${release}`,
  checksum: '校验码',
  printThis: '打印一页纸',
  none: '无',
  noData: '无数据',
  undecided: '待定',
  notPublished: (table: string) => `未公布${table}。`,
  noun: { road: '条', project: '个' },
  nouns: { road: '条路', project: '个项目' },
  openVerb: { road: '打通', project: '竣工' },
  listSeparator: '、',
  comma: '，',
  stop: '。',
  colon: '：',
  semicolon: '；',
  how: '怎么算',
  downloadCsv: '下载 CSV',
  downloadJson: '下载 JSON',
  all: '全部',
  notOpen: '还没通',
  late: '落后',
  openedIn: (month: number) => `${month} 月打通`,
  byDistrict: '按区县',
  byName: '按路名',
  byStreet: '按街道',
  byDate: '按通车日',
  urgentFirst: '最急在前',
  newestFirst: '新通车在前',
  filter: '筛选',
  sort: '排序',
  city: '全市',
  /** Days past a deadline (negative: before it), of something closed or still open. */
  days: (days: number, closed: boolean): string => (closed ? daysLate(days, 'zh') : daysLeft(-days, 'zh')),
  column: (table: string, name: string): string => fieldOf(table, name)?.zh ?? name,
  footer: {
    check: '核对与更正',
    data: '数据',
    how: '每个数怎么算',
    report: '报告一处错误',
    allData: '全部 CSV / JSON',
    dictionary: '数据字典',
    made: '由挂图 Guatu 生成，可自行重算',
    source: '说明',
    publisher: '发布单位',
    licence: '许可',
  },
  search: { label: '找我家门口的路', hint: '路名或路口', go: '查找', or: '或按', find: '找', none: (q: string) => `没有找到“${q}”。` },
} as const;

export type PageWords = Shape<typeof zh>;

const en: PageWords = {
  siteMark: 'Guatu',
  menu: 'Menu',
  skip: 'Skip to content',
  otherLanguage: '中文',
  nav: { projects: 'Roads', districts: 'Districts', rankings: 'Rankings', methodology: 'Method', data: 'Data', about: 'About' },
  navProjects: 'Projects',
  demo: 'Demonstration data: this city is fictional; every number, place and unit here is made up and stands for no real project.',
  asOf: 'Data as of',
  release: 'release',
  noHistory: 'release history not available',
  nextDue: (date) => `next due by ${date}`,
  pageAsOf: 'Data on this page as of',
  pageChanged: (release) => `content last changed in release ${release}`,
  checksum: 'checksum',
  printThis: 'Print on one sheet',
  none: 'none',
  noData: 'no data',
  undecided: 'not decided',
  notPublished: (table) => `Not published: ${table}.`,
  noun: { road: '', project: '' },
  nouns: { road: 'roads', project: 'projects' },
  openVerb: { road: 'opened', project: 'completed' },
  listSeparator: ', ',
  comma: ', ',
  stop: '.',
  colon: ': ',
  semicolon: '; ',
  how: 'how computed',
  downloadCsv: 'Download CSV',
  downloadJson: 'Download JSON',
  all: 'All',
  notOpen: 'Not open',
  late: 'Late',
  openedIn: () => 'Opened this month',
  byDistrict: 'By district',
  byName: 'By name',
  byStreet: 'By subdistrict',
  byDate: 'By opening date',
  urgentFirst: 'Most urgent first',
  newestFirst: 'Latest opened first',
  filter: 'Filter',
  sort: 'Sort',
  city: 'Whole city',
  days: (days, closed) => (closed ? daysLate(days, 'en') : daysLeft(-days, 'en')),
  column: (_table, name) => name.replaceAll('_', ' '),
  footer: {
    check: 'Check and correct',
    data: 'Data',
    how: 'How each number is computed',
    report: 'Report an error',
    allData: 'All CSV / JSON',
    dictionary: 'Data dictionary',
    made: 'Made with Guatu; anyone can recompute it',
    source: 'Note',
    publisher: 'Publisher',
    licence: 'Licence',
  },
  search: { label: 'Find a road', hint: 'Road or junction', go: 'Search', or: 'or by', find: '', none: (q) => `Nothing found for “${q}”.` },
};

const WORDS: Record<Lang, PageWords> = { zh, en };

/** The words of pages in one language. */
export function words(lang: Lang): PageWords {
  return WORDS[lang];
}
