/** Measures that only a single project has. */
import { madeOf, NO_BASIS } from '../basis.ts';
import { NOTHING } from '../exact.ts';
import { actualOf, plannedOf } from '../progress.ts';
import { scopeId } from '../scopes.ts';
import type { Measure, Result, Subject } from '../types.ts';
import { PROJECT } from './kinds.ts';

function valueOf(value: Result['value']): Result {
  return value === null ? NOTHING : { value, numerator: null, denominator: null };
}

function actual({ facts: [project] }: Subject): Result['value'] {
  return project === undefined ? null : (actualOf(project)?.exact() ?? null);
}

function planned({ facts: [project] }: Subject): Result['value'] {
  return project === undefined ? null : (plannedOf(project)?.exact() ?? null);
}

export const ofProject: readonly Measure[] = [
  {
    id: 'progress',
    name: { zh: '形象进度', en: 'Progress' },
    formula: {
      zh: '到当期为止最近一次填了形象进度的月报所写的数；没有的，取到期末已完成节点的权重 ÷ 全部节点的权重（没有写权重的按 1）。两者都没有时没有值。',
      en: 'What the latest report up to the period that states progress says; without one, the weight of the milestones met by the end of the period ÷ the weight of all (1 where none is given). Without both there is no value.',
    },
    unit: 'percent',
    better: 'more',
    scopes: PROJECT,
    compute: (subject) => valueOf(actual(subject)),
    basis: ({ facts: [one] }) => (one && actualOf(one)?.basis()) ?? NO_BASIS,
  },
  {
    id: 'planned_progress',
    name: { zh: '计划形象进度', en: 'Planned progress' },
    formula: {
      zh: '计划到期末达到的形象进度：先取 plan 表当月那一行；12 月没有当月行的，取当年那一行；再没有的，取当年此前最近一个月的行（全年的行只说年末，不摊到各月）。plan 表都没有写的，取原定日期不晚于期末的节点权重 ÷ 全部节点权重；没有节点的，取从计划开工（第一天）到期末的天数 ÷ 到计划竣工（最后一天）的天数，在 0 到 100% 之间，首尾两天都算。都没有时没有值。',
      en: 'Progress planned by the end of the period: the row of the month in plan; in December, without one, the row of the year; else the row of the latest earlier month of the year (a row of the year speaks of its end only and is not spread over months). Where plan says nothing: the weight of the milestones planned by the end of the period ÷ the weight of all. Without milestones: the days from the planned start (its first day) to the end of the period ÷ the days to the planned end (its last day), both ends counted, between 0 and 100 %. Without any of these there is no value.',
    },
    unit: 'percent',
    better: null,
    scopes: PROJECT,
    compute: (subject) => valueOf(planned(subject)),
    basis: ({ facts: [one] }) => (one && plannedOf(one)?.basis()) ?? NO_BASIS,
  },
  {
    id: 'progress_gap',
    name: { zh: '形象进度对计划', en: 'Progress against plan' },
    formula: {
      zh: '形象进度 − 计划形象进度，单位为百分点。任一个没有值时，这个数也没有值。',
      en: 'Progress − planned progress, in percentage points. Where either has no value, neither has this.',
    },
    unit: 'points',
    better: 'more',
    scopes: PROJECT,
    compute: (subject) => {
      const done = actual(subject);
      const due = planned(subject);
      return valueOf(done !== null && due !== null ? done.sub(due) : null);
    },
    basis: ({ scope, period }) => madeOf(scopeId(scope), period, 'progress', 'planned_progress'),
  },
];
