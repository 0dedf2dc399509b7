/** The instruments of a campaign as the home page lists them: a name, and in one line what a reader finds there. */
import type { Lang } from '../../schema/settings.ts';
import type { Shape } from '../shape.ts';

const zh = {
  title: '谁负责、卡在哪、怎么督办',
  issues: ['难题销号', '还有哪些没有解决、谁在办、限到哪天'],
  calendar: ['倒排计划', '往后两周、三个月、一年什么到期，什么已经过期'],
  announced: ['公布数与计算数', '公布过的每个数，与用公开的行算出的对照'],
  candidates: ['候选与入选', '当初有哪些候选、各得几分、没选的为什么'],
  inspections: ['督查整改', '督查发现了什么，按期整改没有，哪些又被发现'],
  ladder: ['问责阶梯', '谁连续落后计划，走到哪一级，该做的做了没有'],
  practices: ['经验推广', '哪里的做法，推广到了哪里'],
  disclosure: ['信息公开', '依法该公开的文件公开了没有、及时不及时'],
  units: ['责任单位', '每个单位牵头什么、配合什么、欠着哪些难题'],
  leaders: ['联系领导', '每个领导职务联系哪些项目，卡在哪里'],
  ledgers: ['区县三本账', '每个区县谁哪天做什么、难在哪里、合计多少'],
  stalled: ['停滞和缓慢', '哪些停住了、慢了，从什么时候起，在等谁'],
  digests: ['月汇总、季讲评、年总结', '每个月、每季、每年开通了什么、拖了什么'],
  wallchart: ['挂图与公示板', '全部印在一张 A3 或 A1 上，各有一块 A4 公示板'],
  rankings: ['考评排名', '同类单位之间谁先谁后，按公布的权重'],
  stories: ['文章', '经办单位和记者写的，数字都有凭据'],
} as const;

const en: Shape<typeof zh> = {
  title: 'Who answers, what is stuck, what follows',
  issues: ['Difficulties to close', 'Which are open, who is awaited, and by when'],
  calendar: ['Reverse plan', 'What falls due in two weeks, three months, a year, and what is overdue'],
  announced: ['Announced and computed', 'Every announced number beside what the published rows give'],
  candidates: ['Candidates', 'What stood for choice, how it scored, and why the rest was not chosen'],
  inspections: ['Inspections', 'What was found, put right and in time, and what was found again'],
  ladder: ['Ladder of accountability', 'Who has been behind plan how long, what is due, and what was done'],
  practices: ['Experience passed on', 'Whose practice was taken up where'],
  disclosure: ['Disclosure', 'Which documents the law wants public, which are, and how fast'],
  units: ['Units', 'What each leads, takes part in, and still owes'],
  leaders: ['Leaders', 'Each post of leadership, its projects, and where they are stuck'],
  ledgers: ['Ledgers of districts', 'Who does what by when, what was hard, and the totals'],
  stalled: ['Stalled and slow', 'Which projects stand still or are slow, since when, and who is awaited'],
  digests: ['Digests', 'What opened and what slipped in each month, quarter and year'],
  wallchart: ['Wall chart and boards', 'All on one sheet of A3 or A1, and a board for each on A4'],
  rankings: ['Rankings', 'Who leads and who trails among units of one class, by published weights'],
  stories: ['Stories', 'By offices and journalists, every number with its receipt'],
};

export type InstrumentWords = Shape<typeof zh>;

export const instrumentWords = (lang: Lang): InstrumentWords => (lang === 'en' ? en : zh);
