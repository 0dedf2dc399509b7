/** Words around the guide for officials; its chapters stand in `src/guide`. */
import type { Lang } from '../../schema/settings.ts';
import type { Shape } from '../shape.ts';

const zh = {
  title: '维护手册',
  about: '给每月更新数据的人：会用 Excel 就够，不用懂代码。',
  contents: '各章',
} as const;

const en: Shape<typeof zh> = {
  title: 'Guide for those who keep the site',
  about: 'For whoever updates the data each month: knowing a spreadsheet is enough.',
  contents: 'Chapters',
};

export type GuideWords = Shape<typeof zh>;

export function guideWords(lang: Lang): GuideWords {
  return lang === 'zh' ? zh : en;
}
