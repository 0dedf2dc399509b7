/** Sentences of the ladder of accountability: which rung is due by the data, and what was done. */
import type { LadderRung, Lang } from '../../schema/settings.ts';
import { countOf } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  title: '问责阶梯',
  lede: '投资连续落后计划多久，走到哪一级，就该做什么；数据算出该做的，与登记了的放在一起。',
  trigger: {
    month: '单月',
    quarter: '单季',
    half_year: '半年',
    year: '全年',
  } satisfies Record<LadderRung['trigger'], string>,
  headline: (behind: number, of: number) =>
    behind === 0 ? `${of} 个单位都没有落后计划` : `${of} 个单位里，${behind} 个投资落后计划`,
  done: (due: number, done: number, open: number) =>
    open === 0
      ? `阶梯上该做的 ${due} 次都有登记`
      : `阶梯上该做 ${due} 次，登记了 ${done} 次，${open} 次没有登记`,
  noPlan:
    '发布单位没有公布投资计划（plan.csv）。落后不落后要与计划比，没有计划就算不出谁连续落后，也就没有级可说；这不等于没有单位落后。',
  noRungs: '发布单位没有在 site.yaml 里写明阶梯（ladder），所以只说连续落后了几期，不说该做什么。',
  noActions: '发布单位没有公布问责记录（actions.csv）：做了没有，这里不知道，不等于没有做。',
  noUnits: '没有一个单位有当年的投资计划。',
  rungs: '各级该做什么',
  rungsColumns: {
    rung: '级',
    after: '连续落后',
    measure: '该做',
    now: '现在在这一级',
    reached: '走到过（次）',
    done: '有登记',
    missing: '没有登记',
  },
  periods: (n: number) => `${n} 期`,
  now: (date: string) => `到 ${date}，谁在哪一级`,
  nowNone: (date: string) => `到 ${date}，没有单位落后计划`,
  nowColumns: {
    unit: '单位',
    months: '连续落后（期）',
    gap: '投资对序时',
    rung: '走到',
    measure: '该做',
    done: '做了没有',
  },
  below: '还没到第一级',
  doneOn: (date: string, measure: string) => `${date} ${measure}`,
  fresh: '本期才走到，还没有登记',
  missing: '没有登记',
  unknown: '没有公布',
  notDue: '无',
  months: '逐月',
  monthsColumns: {
    month: '月份',
    behind: '落后计划的单位',
    due: '新走到',
    done: '其中有登记',
    missing: '没有登记',
  },
  histories: '各单位走过的级',
  historiesAbout: '条形：投资对序时，最近 12 期，往下是落后。',
  reachedIn: (period: string, rung: string, measure: string) => `${period} 走到“${rung}”，该${measure}`,
  never: '从没有走到任何一级。',
  unasked: (date: string, measure: string, trigger: string) =>
    `${date} 登记了${measure}（${trigger}），按数据走到过的级里，没有一级与它对上`,
  event: { unit: '单位', period: '走到的月份', rung: '级', due: '该做', done: '登记', date: '日期' },
  rule: '一条登记怎样与一级对上：同一单位、同一情形，日期在走到那一级的当月起、下一次走到同一级的当月底止，取最早的一条。登记按公布的数据，后来修订过的数可能让当时的级与现在算的不同。',
  how: '怎么算',
  source: '来源',
  spark: (name: string) => `${name}，最近 12 期投资对序时`,
} as const;

export type LadderWords = Shape<typeof zh>;

const en: LadderWords = {
  title: 'Ladder of accountability',
  lede: 'How long investment has been behind plan decides which rung is reached and what is due; beside it what is on record as done.',
  trigger: { month: 'a month', quarter: 'a quarter', half_year: 'half a year', year: 'a year' },
  headline: (behind, of) =>
    behind === 0
      ? `None of ${countOf(of, 'unit')} is behind its plan`
      : `Of ${countOf(of, 'unit')}, ${behind} behind ${behind === 1 ? 'its' : 'their'} investment plan`,
  done: (due, done, open) =>
    open === 0
      ? `all of ${due} due under the ladder are on record`
      : `due under the ladder ${due}, on record ${done}, not on record ${open}`,
  noPlan:
    'The publisher has not published an investment plan (plan.csv). Being behind is measured against a plan; without one no row of months behind can be computed, and no rung. That does not mean that nobody is behind.',
  noRungs:
    'The publisher has not stated a ladder in site.yaml, so only the months behind are told, not what is due.',
  noActions:
    'The publisher has not published what was done (actions.csv): whether something was done is not known here, which does not mean that nothing was.',
  noUnits: 'No unit has an investment plan for the year.',
  rungs: 'What each rung asks for',
  rungsColumns: {
    rung: 'Rung',
    after: 'Behind in a row',
    measure: 'Due',
    now: 'Standing on it',
    reached: 'Times reached',
    done: 'On record',
    missing: 'Not on record',
  },
  periods: (n) => countOf(n, 'period'),
  now: (date) => `Who stands on which rung, ${date}`,
  nowNone: (date) => `No unit is behind its plan, ${date}`,
  nowColumns: {
    unit: 'Unit',
    months: 'Periods behind in a row',
    gap: 'Investment against pace',
    rung: 'Rung',
    measure: 'Due',
    done: 'Done',
  },
  below: 'below the first rung',
  doneOn: (date, measure) => `${date} ${measure}`,
  fresh: 'reached in this period, nothing on record yet',
  missing: 'not on record',
  unknown: 'not published',
  notDue: 'nothing',
  months: 'Month by month',
  monthsColumns: {
    month: 'Month',
    behind: 'Units behind',
    due: 'Rungs reached',
    done: 'On record',
    missing: 'Not on record',
  },
  histories: 'The rungs of each unit',
  historiesAbout: 'Bars: investment against pace over the last 12 periods; downwards is behind.',
  reachedIn: (period, rung, measure) => `${period}: reached the rung of ${rung}; due: ${measure}`,
  never: 'Never reached a rung.',
  unasked: (date, measure, trigger) =>
    `${date}: ${measure} on record (${trigger}); no rung reached by the data answers to it`,
  event: { unit: 'Unit', period: 'Reached in', rung: 'Rung', due: 'Due', done: 'On record', date: 'Date' },
  rule: 'How a record answers to a rung: the same unit and the same trigger, dated from the month in which the rung was reached to the end of the month in which it was next reached; the earliest such record. Data revised later can make a rung of the time differ from that computed now.',
  how: 'how computed',
  source: 'source',
  spark: (name) => `${name}: investment against pace, last 12 periods`,
};

export function ladderWords(lang: Lang): LadderWords {
  return lang === 'zh' ? zh : en;
}
