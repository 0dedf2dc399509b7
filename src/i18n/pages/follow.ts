/** Words of feeds and calendars. */
import type { Lang } from '../../schema/settings.ts';
import { countOf, formatDate } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  all: '全部更新',
  releases: '每一期发布',
  calendar: '节点日历',
  of: (name: string) => `${name}的更新`,
  calendarOf: (name: string) => `${name}的节点日历`,
  siteFeed: (title: string) => `${title}：更新`,
  about: '每一期发布改了什么：进展、修订、更正、撤销、口径，逐条写明。',
  noHistory: '没有取得发布历史，因此列不出每一期改了什么；数据本身照常公布。',
  /** As of a month, what changed. */
  entry: (month: string, said: string) => `数据截至 ${formatDate(month, 'zh')}：${said}`,
  first: '首次公布',
  firstRows: (rows: number) => `首次公布，共 ${rows} 行。`,
  nothing: '没有改动读者看得到的内容',
  more: (n: number) => `另有 ${n} 处，见网站。`,
  release: (id: string) => `发布 ${id}`,
  comma: '，',
  /** A date of an event: `actual` it happened, `forecast` it is expected, `planned` nobody has said anything since. */
  when: { actual: '完成', forecast: '预计', planned: '原定' },
  end: { road: '通车', project: '竣工' },
  event: (name: string, what: string, when: string) => `${name}：${what}（${when}）`,
  within: (month: string) => `${formatDate(month, 'zh')}内，日子未定`,
  planned: (date: string) => `原定 ${formatDate(date, 'zh')}`,
  withdrawn: (date: string) => `${formatDate(date, 'zh')} 退出计划`,
  calendarAbout: (asOf: string) =>
    `各项目的节点与通车（竣工）日期，数据截至 ${asOf}。只写到月份的占整月，只写到年份的不列。`,
  calendarEnds: '各节点见各区县的日历。',
  calendarRecent: (month: string) => `事项太多，只列 ${formatDate(month, 'zh')} 以后的。`,
} as const;

export type FollowWords = Shape<typeof zh>;

const en: FollowWords = {
  all: 'All updates',
  releases: 'Releases',
  calendar: 'Calendar of milestones',
  of: (name) => `Updates of ${name}`,
  calendarOf: (name) => `Calendar of milestones of ${name}`,
  siteFeed: (title) => `${title}: updates`,
  about: 'What each release changed: progress, revisions, corrections, withdrawals, method, one by one.',
  noHistory:
    'The release history is not available, so that what each release changed cannot be listed; the data themselves are published as usual.',
  entry: (month, said) => `Data as of ${formatDate(month, 'en')}: ${said}`,
  first: 'first published',
  firstRows: (rows) => `First published, ${countOf(rows, 'row')}.`,
  nothing: 'nothing changed that readers see',
  more: (n) => `And ${n} more: see the site.`,
  release: (id) => `Release ${id}`,
  comma: ', ',
  when: { actual: 'done', forecast: 'expected', planned: 'planned' },
  end: { road: 'opening', project: 'completion' },
  event: (name, what, when) => `${name}: ${what} (${when})`,
  within: (month) => `some day in ${formatDate(month, 'en')}`,
  planned: (date) => `first planned for ${formatDate(date, 'en')}`,
  withdrawn: (date) => `withdrawn from the plan on ${formatDate(date, 'en')}`,
  calendarAbout: (asOf) =>
    `Milestones and openings (completions) of all projects, data as of ${asOf}. A date that is only a month takes the whole month; one that is only a year is left out.`,
  calendarEnds: 'Milestones stand in the calendars of districts.',
  calendarRecent: (month) => `There are too many to list: only those from ${formatDate(month, 'en')} on.`,
};

const WORDS: Record<Lang, FollowWords> = { zh, en };

export function followWords(lang: Lang): FollowWords {
  return WORDS[lang];
}
