/** Sentences of the page of a programme. */
import type { Lang } from '../../schema/settings.ts';
import { countOf } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  crumb: '专项行动',
  target: {
    opened: { road: (n: number) => `目标打通 ${n} 条，`, project: (n: number) => `目标竣工 ${n} 个，` },
    completed: { road: (n: number) => `目标竣工 ${n} 条，`, project: (n: number) => `目标竣工 ${n} 个，` },
    started: { road: (n: number) => `目标开工 ${n} 条，`, project: (n: number) => `目标开工 ${n} 个，` },
  },
  /** Around the two figures. */
  counts: { road: ['列入 ', ' 条，通了 ', ' 条'], project: ['列入 ', ' 个，竣工 ', ' 个'] },
  rate: ['完成目标的 ', ''],
  fraction: (after: string, fraction: string) => `${after}（${fraction}）`,
  dates: (start: string, end: string) => `${start} 至 ${end}`,
  from: (start: string) => `${start} 起`,
  until: (end: string) => `到 ${end} 为止`,
  source: '来源',
  status: {
    road: (name: string, n: number) => `${name} ${n} 条`,
    project: (name: string, n: number) => `${name} ${n} 个`,
  },
  more: { road: (n: number) => `另有 ${n} 条，`, project: (n: number) => `另有 ${n} 个，` },
  moreLink: (name: string) => `看全部${name}的`,
  parts: (n: number) => `其中包含 ${n} 个专项行动`,
  parent: (name: string) => `属于${name}`,
} as const;

const en: Shape<typeof zh> = {
  crumb: 'Programmes',
  target: {
    opened: {
      road: (n) => `to open ${countOf(n, 'road')}; `,
      project: (n) => `to complete ${countOf(n, 'project')}; `,
    },
    completed: {
      road: (n) => `to complete ${countOf(n, 'road')}; `,
      project: (n) => `to complete ${countOf(n, 'project')}; `,
    },
    started: {
      road: (n) => `to start ${countOf(n, 'road')}; `,
      project: (n) => `to start ${countOf(n, 'project')}; `,
    },
  },
  counts: { road: ['', ' on record, ', ' open'], project: ['', ' on record, ', ' done'] },
  rate: ['', ' of the target reached'],
  fraction: (after, fraction) => `${after} (${fraction})`,
  dates: (start, end) => `${start} to ${end}`,
  from: (start) => `from ${start}`,
  until: (end) => `until ${end}`,
  source: 'Source',
  status: {
    road: (name, n) => `${name}: ${countOf(n, 'road')}`,
    project: (name, n) => `${name}: ${countOf(n, 'project')}`,
  },
  more: { road: (n) => `And ${n} more: `, project: (n) => `And ${n} more: ` },
  moreLink: (name) => `all that are ${name.toLowerCase()}`,
  parts: (n) => `It holds ${countOf(n, 'programme')}`,
  parent: (name) => `Part of ${name}`,
};

type ProgrammeWords = Shape<typeof zh>;

export const programmeWords = (lang: Lang): ProgrammeWords => (lang === 'en' ? en : zh);
