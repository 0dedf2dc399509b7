/** Money planned and spent in the year, and how much of the year has gone. */

import { basisRow, madeOf, NO_BASIS, quotientOf, sumOf } from '../basis.ts';
import { NOTHING, rate, whole } from '../exact.ts';
import { scopeId } from '../scopes.ts';
import { originThen } from '../then.ts';
import type { Basis, BasisItem, Facts, Measure, Result, Subject, YearInvestment } from '../types.ts';
import { ALL } from './kinds.ts';

const MONTHS_IN_YEAR = 12;

function totalInvestment({ facts }: Subject): Result {
  let sum: number | null = null;
  for (const { total_investment } of facts) {
    if (total_investment !== null) sum = (sum ?? 0) + total_investment;
  }
  return whole(sum);
}

function totalBasis({ facts, period }: Subject): Basis {
  const stated = facts.flatMap(({ project, total_investment: amount }): BasisItem[] =>
    amount === null ? [] : [{ amount, rows: [originThen(project, 'total_investment', period)] }],
  );
  return sumOf(stated);
}

/** What these measures read of a subject. */
type OfYear = Pick<Subject, 'facts' | 'period'>;

type Planned = Facts & { investment: YearInvestment };

function withPlan(facts: readonly Facts[]): Planned[] {
  return facts.filter((one): one is Planned => one.investment !== null);
}

/** Both sums of the year, null without any plan; `silent` are those that had to count as nothing. */
function yearSums({ facts }: OfYear): { planned: number; invested: number; silent: string[] } | null {
  const counted = withPlan(facts);
  if (counted.length === 0) return null;
  const sums = { planned: 0, invested: 0, silent: [] as string[] };
  for (const { investment, project } of counted) {
    sums.planned += investment.planned;
    sums.invested += investment.invested ?? 0;
    if (investment.invested === null) sums.silent.push(project.id);
  }
  return sums;
}

function plannedItems({ facts }: Subject): BasisItem[] {
  return withPlan(facts).map(({ project, investment: { planned, rows } }) => ({
    amount: planned,
    rows: [basisRow('plan', rows.planned, project, ['planned_investment'])],
  }));
}

/** A project without a report of the year has no row here: the figure names it. */
function investedItems({ facts }: Subject): BasisItem[] {
  return withPlan(facts).flatMap(({ project, investment: { invested: amount, rows } }) =>
    amount === null || rows.invested === null
      ? []
      : [{ amount, rows: [basisRow('progress', rows.invested, project, ['invested'])] }],
  );
}

function withSilent(result: Result, silent: readonly string[]): Result {
  return silent.length === 0 ? result : { ...result, silent };
}

function invested(subject: Subject): Result {
  const sums = yearSums(subject);
  return sums === null ? NOTHING : withSilent(whole(sums.invested), sums.silent);
}

function investmentRate(subject: OfYear): Result {
  const sums = yearSums(subject);
  return sums === null ? NOTHING : withSilent(rate(sums.invested, sums.planned), sums.silent);
}

/**
 * The share of the year's plan that is due. Twelfths keep the sums whole: a project without monthly plans owes
 * month/12 of its plan.
 */
function pace({ facts, period }: OfYear): Result {
  const month = Number(period.slice(5, 7));
  const counted = withPlan(facts);
  if (counted.every(({ investment }) => investment.planned_by_now === null))
    return rate(month, MONTHS_IN_YEAR);
  let twelfths = 0;
  let planned = 0;
  for (const { investment } of counted) {
    const { planned_by_now } = investment;
    twelfths += planned_by_now === null ? investment.planned * month : planned_by_now * MONTHS_IN_YEAR;
    planned += investment.planned;
  }
  if (planned === 0) return { value: null, numerator: 0, denominator: 0 };
  if (twelfths % MONTHS_IN_YEAR === 0) return rate(twelfths / MONTHS_IN_YEAR, planned);
  return rate(twelfths, planned * MONTHS_IN_YEAR);
}

/** Without monthly plans the pace rests on the calendar alone. */
function paceBasis({ facts, period }: Subject): Basis {
  const month = Number(period.slice(5, 7));
  const counted = withPlan(facts);
  if (counted.every(({ investment }) => investment.planned_by_now === null)) return NO_BASIS;
  const row = (project: Facts['project'], rows: YearInvestment['rows']): BasisItem['rows'] => [
    basisRow('plan', rows.planned_by_now ?? rows.planned, project, ['planned_investment']),
  ];
  const due = counted.map(({ project, investment: { planned, planned_by_now, rows } }): BasisItem => {
    // Twelfths on both sides, as in the computation; before the first month of a plan nothing is due.
    const amount = planned_by_now === null ? planned * month : planned_by_now * MONTHS_IN_YEAR;
    return { amount, rows: row(project, rows) };
  });
  const all = counted.map(({ project, investment: { planned, rows } }): BasisItem => ({
    amount: planned * MONTHS_IN_YEAR,
    rows: [basisRow('plan', rows.planned, project, ['planned_investment'])],
  }));
  return quotientOf(due, all);
}

/** Investment against pace of whatever projects, as `pace_gap` has it. */
export function paceGap(subject: OfYear): Result {
  const spent = investmentRate(subject);
  const due = pace(subject);
  if (spent.value === null || due.value === null) return NOTHING;
  return withSilent(
    { value: spent.value.sub(due.value), numerator: null, denominator: null },
    spent.silent ?? [],
  );
}

const PLAN_OF_YEAR = {
  zh: '当年计划取 plan 表当年那一行；没有的取 12 月的累计，再没有的取当年最后一个月的累计。',
  en: 'The plan of the year is the row of the year in plan; without it the cumulative row of December, without that the one of the latest month of the year.',
};

export const investment: readonly Measure[] = [
  {
    id: 'total_investment',
    name: { zh: '总投资', en: 'Total investment' },
    formula: {
      zh: '项目总投资之和，没有填写的项目不计。投资额取该期当时的值：变更记录中有晚于期末的变更的，取其中最早一次变更前的原值。没有一个项目填写时没有值。',
      en: 'The sum of the total investment of the projects; those that state none are left out. The amount is that of the time: where changes are recorded after the end of the period, the old value of the earliest of them. Where no project states one there is no value.',
    },
    unit: 'yuan',
    better: null,
    scopes: ALL,
    compute: totalInvestment,
    basis: totalBasis,
  },
  {
    id: 'planned_investment',
    name: { zh: '年度计划投资', en: 'Investment planned for the year' },
    formula: {
      zh: `当期所在年份有投资计划的项目，其当年计划投资之和。${PLAN_OF_YEAR.zh}没有一个项目有当年计划时没有值。`,
      en: `The sum of the investment planned for the year of the period, over the projects that have such a plan. ${PLAN_OF_YEAR.en} Where no project has a plan for the year there is no value.`,
    },
    unit: 'yuan',
    better: null,
    scopes: ALL,
    compute: (subject) => whole(yearSums(subject)?.planned ?? null),
    basis: (subject) => sumOf(plannedItems(subject)),
  },
  {
    id: 'invested',
    name: { zh: '本年完成投资', en: 'Invested in the year' },
    formula: {
      zh: '当年有投资计划的项目，本年累计完成投资之和。每个项目取当年到当期为止最近一次填了完成投资的月报；当年一次也没填的按 0 计，并列出项目。没有一个项目有当年计划时没有值。',
      en: 'The sum of what was invested in the year up to the period, over the projects with a plan for the year. Each counts with its latest report of the year, up to the period, that states an amount; a project without any counts as 0 and is named. Where no project has a plan for the year there is no value.',
    },
    unit: 'yuan',
    better: 'more',
    scopes: ALL,
    compute: invested,
    basis: (subject) => sumOf(investedItems(subject)),
  },
  {
    id: 'investment_rate',
    name: { zh: '年度投资完成率', en: 'Annual investment rate' },
    formula: {
      zh: `本年完成投资 ÷ 年度计划投资，两者都只算当年有投资计划的项目。${PLAN_OF_YEAR.zh}当年没有填报完成投资的项目按 0 计，并列出。可以超过 100%。计划合计为 0 或没有计划时没有值。`,
      en: `Invested in the year ÷ investment planned for the year, both over the projects with a plan for the year. ${PLAN_OF_YEAR.en} Projects that reported no amount in the year count as 0 and are named. It may pass 100 %. Without a plan, or with plans that add up to 0, there is no value.`,
    },
    unit: 'percent',
    better: 'more',
    scopes: ALL,
    compute: investmentRate,
    basis: (subject) => quotientOf(investedItems(subject), plannedItems(subject)),
  },
  {
    id: 'pace',
    name: { zh: '序时进度', en: 'Pace' },
    formula: {
      zh: '一年已经过去的份额：当期月份 ÷ 12。范围内有项目按月排了当年投资计划的，改为到当期应完成的计划投资 ÷ 年度计划投资：按月排计划的项目，取不晚于当期的最近一个月的累计计划（第一个月之前为 0）；只有全年计划的项目，取全年计划 × 月份 ÷ 12；除不尽时，分子、分母同乘 12，仍是整数。',
      en: 'The share of the year that has passed: the month of the period ÷ 12. Where any project in scope has monthly investment plans for the year, it is instead the investment due by the period ÷ the investment planned for the year: a project with monthly plans owes the cumulative plan of its latest month not after the period (0 before the first), one with a plan for the whole year owes that plan × month ÷ 12; where that is not whole, both sides are given times 12.',
    },
    unit: 'percent',
    better: null,
    scopes: ALL,
    compute: pace,
    basis: paceBasis,
  },
  {
    id: 'pace_gap',
    name: { zh: '投资对序时', en: 'Investment against pace' },
    formula: {
      zh: '年度投资完成率 − 序时进度，单位为百分点。年度投资完成率没有值时，这个数也没有值。',
      en: 'Annual investment rate − pace, in percentage points. Where the annual investment rate has no value, neither has this.',
    },
    unit: 'points',
    better: 'more',
    scopes: ALL,
    compute: paceGap,
    basis: ({ scope, period }) => madeOf(scopeId(scope), period, 'investment_rate', 'pace'),
  },
];
