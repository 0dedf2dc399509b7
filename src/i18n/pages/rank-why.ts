/** Why a rank moved, and what a score is made of, in words; the views put the figures between them. */
import type { Lang } from '../../schema/settings.ts';
import type { Shape } from '../shape.ts';

const zh = {
  /** Around month and rank: 2025-10 第 5 名 */
  was: ['', ' 第 ', ' 名'],
  up: (n: number) => `升 ${n} 名`,
  down: (n: number) => `降 ${n} 名`,
  same: '名次不变',
  score: '得分 ',
  scoreSame: ['得分没有变（', '）'],
  scoreClose: ['得分变化不到 0.01（', '）'],
  open: '（',
  close: '）',
  passed: '超过',
  level: '追平',
  left: (names: string) => `${names}这期不排名`,
  passedBy: ['被', '超过'],
  untied: ['不再与', '并列，被拉开'],
  came: (names: string) => `${names}这期起排名，排在前面`,
  more: (n: number) => `等 ${n} 个`,
  still: (rank: number) => `自己得分不变，也会是第 ${rank} 名`,
  wouldBe: (rank: number) => `自己得分不变的话，会是第 ${rank} 名`,
  firstPeriod: '这是第一期，没有上期可比。',
  cameIn: (month: string, why: string) => `${month} 没有名次（${why}），这期起排名。`,
  wentOut: (why: string) => `这期不排名：${why}`,
  made: '得分怎么来',
  times: (weight: string) => ` × ${weight} = `,
  shared: (effective: string, weight: string) => `${effective}（原 ${weight}，加分得的份额）`,
  sum: '相加，得分 ',
  missing: (name: string, weight: string) => `${name}没有值，权重 ${weight} 按比例分给其余`,
  joined: '、',
} as const;

export type WhyWords = Shape<typeof zh>;

const en: WhyWords = {
  was: ['In ', ' rank ', ''],
  up: (n) => `up ${n}`,
  down: (n) => `down ${n}`,
  same: 'rank unchanged',
  score: 'score ',
  scoreSame: ['score unchanged (', ')'],
  scoreClose: ['score changed by less than 0.01 (', ')'],
  open: ' (',
  close: ')',
  passed: 'passed ',
  level: 'drew level with ',
  left: (names) => `${names} no longer ranked`,
  passedBy: ['passed by ', ''],
  untied: ['no longer level with ', ', which went ahead'],
  came: (names) => `${names} newly ranked, ahead`,
  more: (n) => ` and others, ${n} in all`,
  still: (rank) => `with an unchanged score it would rank ${rank} all the same`,
  wouldBe: (rank) => `with an unchanged score it would rank ${rank}`,
  firstPeriod: 'This is the first period: there is none before to compare with.',
  cameIn: (month, why) => `Not ranked in ${month} (${why}); ranked from this period on.`,
  wentOut: (why) => `not ranked now: ${why}`,
  made: 'What the score is made of',
  times: (weight) => ` × ${weight} = `,
  shared: (effective, weight) => `${effective} (${weight} and its share)`,
  sum: 'Added up, score ',
  missing: (name, weight) => `${name} has no value; its weight ${weight} is shared by the rest in proportion`,
  joined: ', ',
};

export function whyWords(lang: Lang): WhyWords {
  return lang === 'zh' ? zh : en;
}
