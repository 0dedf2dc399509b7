/** Words of the pages of stories. */
import type { Lang } from '../../schema/settings.ts';
import type { Shape } from '../shape.ts';

const zh = {
  title: '文章',
  about: '经办单位和记者写的文章。文中的数按编号取自公布的数据，都有凭据。',
  headline: (n: number) => `${n} 篇文章，数字都有凭据`,
  none: '还没有文章。',
  noneLink: '看历次更新',
  /** Of a story: 3 个数 */
  figures: (n: number) => (n === 0 ? '没有引用数' : `引用 ${n} 个数`),
  digest: { month: '月报', quarter: '季讲评', year: '年总结' },
  quarter: (year: string, quarter: string) => `${year} 年第 ${quarter} 季度`,
  year: (year: string) => `${year} 年`,
  written: '写于',
  release: '按版本',
  unreleased: '还没有发布，数字按现有数据',
  noHistory: '历史不可用，数字按现有数据',
  changed: '改于',
  revisedNote: (n: number) => `文中有 ${n} 个数在成文以后修订过：文中保留当时公布的数，后面写明现值。`,
  now: '现值',
  corrected: '已更正',
  revised: '已修订',
  later: '成文以后才公布',
  numbers: (n: number) => `文中的 ${n} 个数`,
  columns: { what: '数', period: '月份', then: '成文时公布', now: '现在', state: '情况' },
  same: '未变',
  roadThen: (date: string) => `截至 ${date}`,
  roadNow: (month: string, word: string) => `${month} 已是：${word}`,
  ranking: { rank: '名次', subject: '单位', score: '得分' },
  rankingTitle: (period: string, group: string) => `${period} ${group}排名`,
  rankingTop: (n: number, all: number) => `前 ${n} 名，共 ${all} 个`,
  whole: { ranking: '完整排名', story: '单独一页' },
  chart: (date: string) => `按公布的数据绘，到 ${date}`,
  chartPage: '这张图的最新一版',
  table: '看数',
  otherOnly: '这篇文章只有英文。',
  otherLink: '看英文原文',
  inOther: '英文',
  source: '原文（MDX）',
  feed: (title: string) => `${title}：文章`,
  feedName: '文章更新',
} as const;

export type StoryWords = Shape<typeof zh>;

const en: StoryWords = {
  title: 'Stories',
  about:
    'Stories by the offices in charge and by journalists. Their numbers come by id from the published data, each with its receipt.',
  headline: (n) => `${n} ${n === 1 ? 'story' : 'stories'}, every number with its receipt`,
  none: 'There are no stories yet.',
  noneLink: 'See the updates',
  figures: (n) => (n === 0 ? 'no figures' : `${n} ${n === 1 ? 'figure' : 'figures'}`),
  digest: { month: 'Digest of the month', quarter: 'Digest of the quarter', year: 'Digest of the year' },
  quarter: (year, quarter) => `quarter ${quarter} of ${year}`,
  year: (year) => year,
  written: 'Written',
  release: 'on release',
  unreleased: 'not yet released: figures as they are now',
  noHistory: 'the history is not available: figures as they are now',
  changed: 'changed',
  revisedNote: (n) =>
    `${n} ${n === 1 ? 'figure of this story has' : 'figures of this story have'} been revised since it was written: the text keeps what was published then, and says what it is now.`,
  now: 'now',
  corrected: 'corrected',
  revised: 'revised',
  later: 'published after the story was written',
  numbers: (n) => (n === 1 ? 'The figure of this story' : `The ${n} figures of this story`),
  columns: { what: 'Figure', period: 'Month', then: 'As published then', now: 'Now', state: 'State' },
  same: 'unchanged',
  roadThen: (date) => `as of ${date}`,
  roadNow: (month, word) => `by ${month}: ${word}`,
  ranking: { rank: 'Rank', subject: 'Unit', score: 'Score' },
  rankingTitle: (period, group) => `Ranking of ${period}: ${group}`,
  rankingTop: (n, all) => `the first ${n} of ${all}`,
  whole: { ranking: 'Whole ranking', story: 'On a page of its own' },
  chart: (date) => `Drawn from the published data, to ${date}`,
  chartPage: 'The newest of this chart',
  table: 'Numbers',
  otherOnly: 'This story is in Chinese only.',
  otherLink: 'Read it in Chinese',
  inOther: 'in Chinese',
  source: 'Source (MDX)',
  feed: (title) => `${title}: stories`,
  feedName: 'Stories',
};

export function storyWords(lang: Lang): StoryWords {
  return lang === 'zh' ? zh : en;
}
