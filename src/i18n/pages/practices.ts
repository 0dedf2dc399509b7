/** Sentences of the experience that is passed on. */
import type { Practice } from '../../model/types.ts';
import type { Lang } from '../../schema/settings.ts';
import { countOf } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  title: '经验推广',
  lede: '哪里的做法，推广到了哪里；市里的制度，哪些区用上了。',
  unpublished: '发布单位没有公布经验表（practices.csv），这里没有可说的。没有公布不等于没有经验。',
  none: '还没有登记推广的做法',
  headline: (n: number) => `推广的做法 ${n} 项`,
  kind: {
    rule: '制度转化',
    experience: '经验推广',
    forum: '座谈',
    workshop: '技术研讨',
    other: '其他',
  } satisfies Record<Practice['kind'], string>,
  list: '从哪里到哪里，按日期',
  columns: { practice: '做法', date: '日期', way: '从哪里到哪里', kind: '类别', source: '来源' },
  from: '来自',
  to: '推广到',
  unstated: '没有写',
} as const;

export type PracticeWords = Shape<typeof zh>;

const en: PracticeWords = {
  title: 'Experience passed on',
  lede: 'Whose practice was taken up where, and which rules of the city its districts adopted.',
  unpublished:
    'The publisher has not published a table of practices (practices.csv), so there is nothing to say here. That does not mean that there are none.',
  none: 'No practice has been recorded yet',
  headline: (n) => `${countOf(n, 'practice')} passed on`,
  kind: {
    rule: 'Rule taken up',
    experience: 'Experience spread',
    forum: 'Forum',
    workshop: 'Technical workshop',
    other: 'Other',
  },
  list: 'From where to where, in the order of dates',
  columns: { practice: 'Practice', date: 'Date', way: 'From, to', kind: 'Kind', source: 'Source' },
  from: 'From',
  to: 'Taken up in',
  unstated: 'not stated',
};

export function practiceWords(lang: Lang): PracticeWords {
  return lang === 'zh' ? zh : en;
}
