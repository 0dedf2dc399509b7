/** Sentences of the three ledgers of a district, and of the levels of government. */
import type { Lang } from '../../schema/settings.ts';
import { countOf } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  name: '三本账',
  title: (name: string) => `${name}三本账`,
  about: '细账记谁、做什么、哪一天以前做完；难账记卡在哪里、谁来办、哪一天销号；总账记合计。',
  detail: {
    title: (left: number, past: number) => `细账：还有 ${left} 个节点没有做完，其中过期 ${past} 个`,
    noneLeft: '细账：节点全部做完',
    none: '细账：没有公布节点计划',
    who: '谁',
    road: { road: '哪条路', project: '哪个项目' },
    what: '做什么',
    by: '哪天以前',
    when: '完成或预计',
    state: (date: string) => `截至 ${date}`,
  },
  hard: {
    title: (open: number, closed: number) => `难账：办结 ${closed} 件，还有 ${open} 件`,
    none: '难账：没有提出过难题',
    unpublished: '难账：没有公布难题清单',
    closed: (date: string) => `${date} 销号`,
  },
  totals: {
    road: (opened: string, total: string) => `总账：通了 ${opened} / ${total}`,
    project: (opened: string, total: string) => `总账：竣工 ${opened} / ${total}`,
  },
  more: (n: number) => `行数太多，只列还没有做完的和最近的；另有 ${n} 行在`,
  whole: '下载表',
  levels: {
    title: { road: '按层级：市级、区级、镇级各通了多少', project: '按层级：市级、区级、镇级各竣工多少' },
    level: '层级',
    unwritten: {
      road: (n: number) => `另有 ${n} 条没有写层级。`,
      project: (n: number) => `另有 ${n} 个没有写层级。`,
    },
  },
} as const;

const en: Shape<typeof zh> = {
  name: 'Three ledgers',
  title: (name) => `Three ledgers of ${name}`,
  about:
    'The ledger of detail says who does what by which day; that of difficulties what is stuck, with whom, and when it was closed; that of totals adds up.',
  detail: {
    title: (left, past) => `Detail: ${countOf(left, 'milestone')} not met, ${past} of them past their day`,
    noneLeft: 'Detail: every milestone is met',
    none: 'Detail: no milestones were published',
    who: 'Who',
    road: { road: 'Road', project: 'Project' },
    what: 'What',
    by: 'By',
    when: 'Done or expected',
    state: (date) => `As of ${date}`,
  },
  hard: {
    title: (open, closed) => `Difficulties: ${closed} closed, ${open} left`,
    none: 'Difficulties: none was raised',
    unpublished: 'Difficulties are not published',
    closed: (date) => `closed ${date}`,
  },
  totals: {
    road: (opened, total) => `Totals: ${opened} of ${total} open`,
    project: (opened, total) => `Totals: ${opened} of ${total} done`,
  },
  more: (n) => `Too many rows: only what is left and the newest; ${n} more in`,
  whole: 'the table',
  levels: {
    title: { road: 'By level: city, district, town', project: 'By level: city, district, town' },
    level: 'Level',
    unwritten: { road: (n) => `${n} more state no level.`, project: (n) => `${n} more state no level.` },
  },
};

type LedgerWords = Shape<typeof zh>;

export const ledgerWords = (lang: Lang): LedgerWords => (lang === 'en' ? en : zh);
