/** Sentences of announced against computed figures. */
import type { Lang } from '../../schema/settings.ts';
import { countOf } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  title: '公布数与计算数',
  about: '发布单位公布过的数，与本站用公开的行算出的数并列。不一致时两个都留着，一个也不改。',
  unpublished: '没有公布已公布数（figures 表）。',
  none: '已公布数表里没有一行。',
  total: (n: number) => `公布过 ${n} 个数，`,
  counted: {
    equal: (n: number) => `${n} 个与算出的一致`,
    rounded: (n: number) => `${n} 个四舍五入后一致`,
    explained: (n: number) => `${n} 个不一致但有说明`,
    no_value: (n: number) => `${n} 个按公开的行算不出`,
    unexplained: (n: number) => `${n} 个不一致、未作说明`,
  },
  heading: {
    equal: (n: number) => `一致的 ${n} 个`,
    rounded: (n: number) => `四舍五入后一致的 ${n} 个`,
    explained: (n: number) => `不一致、写了为什么的 ${n} 个`,
    no_value: (n: number) => `公布过、按公开的行算不出的 ${n} 个`,
    unexplained: (n: number) => `不一致、未作说明的 ${n} 个`,
  },
  verdict: {
    equal: '一致',
    rounded: '四舍五入后一致',
    explained: '不一致，有说明',
    no_value: '算不出',
    unexplained: '未作说明',
  },
  differs: (difference: string) => `差 ${difference}，`,
  noted: (note: string) => `；${note}`,
  comma: '，',
  stop: '。',
  all: (n: number) => `全部 ${n} 个`,
  columns: {
    what: '范围与指标',
    scope: '范围',
    measure: '指标',
    period: '期别',
    announced: '公布',
    computed: '算出',
    verdict: '对照',
    difference: '差（公布 − 算出）',
    note: '说明',
    source: '来源',
  },
  rules: '怎么对照',
  rule: [
    '只写年份的，按当年 12 月对照。金额按公布时写的单位换算，没有写单位的按万元。',
    '一致：两个数完全相等。四舍五入后一致：算出的数按公布时的小数位数四舍五入，等于公布的数。',
    '其余都是不一致：差是公布的减去算出的。figures 表的“说明”写了为什么的，照写出来；没有写的，标为未作说明。',
  ],
} as const;

const en: Shape<typeof zh> = {
  title: 'Announced and computed',
  about:
    'What the publisher announced beside what the published rows prove. Where they differ, both stay and neither is mended.',
  unpublished: 'Announced figures (the table figures) are not published.',
  none: 'The table of announced figures has no rows.',
  total: (n) => `${countOf(n, 'number')} announced: `,
  counted: {
    equal: (n) => `${n} equal to the computed one`,
    rounded: (n) => `${n} equal after rounding`,
    explained: (n) => `${n} different and explained`,
    no_value: (n) => `${n} that the published rows do not give`,
    unexplained: (n) => `${n} different and unexplained`,
  },
  heading: {
    equal: (n) => `${n} equal`,
    rounded: (n) => `${n} equal after rounding`,
    explained: (n) => `${n} different, with the reason`,
    no_value: (n) => `${n} announced that the published rows do not give`,
    unexplained: (n) => `${n} different and unexplained`,
  },
  verdict: {
    equal: 'equal',
    rounded: 'equal after rounding',
    explained: 'different, explained',
    no_value: 'cannot be computed',
    unexplained: 'unexplained',
  },
  differs: (difference) => `differs by ${difference}, `,
  noted: (note) => `; ${note}`,
  comma: ', ',
  stop: '.',
  all: (n) => `All ${n}`,
  columns: {
    what: 'Scope and measure',
    scope: 'Scope',
    measure: 'Measure',
    period: 'Period',
    announced: 'Announced',
    computed: 'Computed',
    verdict: 'Comparison',
    difference: 'Announced − computed',
    note: 'Note',
    source: 'Source',
  },
  rules: 'How they are compared',
  rule: [
    'A year is held against its December. Money is taken in the unit it was announced in, 10,000 yuan where none is named.',
    'Equal: the two numbers are the same. Equal after rounding: the computed number, rounded to as many decimals as were announced, is the announced one.',
    'All else is different; the difference is announced − computed. The note of the table figures is shown where there is one; where there is none, the difference is marked unexplained.',
  ],
};

export type AnnouncedWords = Shape<typeof zh>;

export const announcedWords = (lang: Lang): AnnouncedWords => (lang === 'en' ? en : zh);
