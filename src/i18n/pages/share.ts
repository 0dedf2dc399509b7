/** Words of the pictures that stand beside a shared link. */
import type { Lang } from '../../schema/settings.ts';
import { daysLate } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  /** Days between the first planned end and the end that counts now. */
  against: (days: number) => (days === 0 ? '与原定日期相同' : `比原定${daysLate(days, 'zh')}`),
  demo: '演示数据，全部虚构',
  picture: (name: string) => `${name}：示意图，到数据截至日为止`,
} as const;

type ShareWords = Shape<typeof zh>;

const en: ShareWords = {
  against: (days) => (days === 0 ? 'as first planned' : `${daysLate(days, 'en')} against the first plan`),
  demo: 'Demonstration data, all fictional',
  picture: (name) => `${name}: drawing in Chinese, as of its date`,
};

const WORDS: Record<Lang, ShareWords> = { zh, en };

export function shareWords(lang: Lang): ShareWords {
  return WORDS[lang];
}
