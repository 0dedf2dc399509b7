/** Every measure, once: the methodology page, figures.json, rankings and pages all read this list. */
import type { Words } from '../schema/field.ts';
import { choice } from './families/choice.ts';
import { connectivity } from './families/connectivity.ts';
import { difficulties } from './families/difficulties.ts';
import { disclosure } from './families/disclosure.ts';
import { inspections } from './families/inspections.ts';
import { investment } from './families/investment.ts';
import { ladder } from './families/ladder.ts';
import { lateness } from './families/lateness.ts';
import { opening } from './families/opening.ts';
import { practices } from './families/practices.ts';
import { ofProject } from './families/project.ts';
import { ranked } from './families/ranked.ts';
import { keeping, schedule } from './families/schedule.ts';
import type { Measure } from './types.ts';

export const MEASURES: readonly Measure[] = [
  ...opening,
  ...investment,
  ...schedule,
  ...difficulties,
  ...inspections,
  ...ladder,
  ...practices,
  ...keeping,
  ...lateness,
  ...ranked,
  ...ofProject,
  ...disclosure,
  ...connectivity,
  ...choice,
];

/** What holds for every measure, for the methodology page. */
export const RULES: readonly Words[] = [
  {
    zh: '每个数都按当期末当时知道的情况算：晚于期末的日期还没有发生，晚于当期的月报还不存在；计划开工、计划竣工、总投资后来有变更的，按变更记录退回到当时的值。',
    en: 'Every figure is computed from what was known at the end of the period: later dates have not happened, later reports do not exist, and a planned start, planned end or total investment that was changed later is taken back to its value of the time by the record of changes.',
  },
  {
    zh: '日期保留写下时的精度。判断是否到期时，只写到月的按该月最后一天，只写到年的按 12 月 31 日。',
    en: 'Dates keep the precision they were written with. To decide whether one has come, a month counts by its last day and a year by 31 December.',
  },
  {
    zh: '撤销日期不晚于期末的项目，从那一期起退出所有指标，连同它的节点和问题；此前各期仍然计入。',
    en: 'A project withdrawn by the end of a period is out of every measure from that period on, with its milestones and issues; in earlier periods it counts.',
  },
  {
    zh: '分母为零或没有数据的比率没有值，写作“—”，不写 0% 也不写 100%。没有公布的表不等于零。',
    en: 'A rate without anything below the line has no value and is shown as —, never as 0 % or 100 %. A table that is not published is not zero.',
  },
  {
    zh: '金额以元为单位用整数相加，比率用精确分数计算；只在显示时四舍五入（比率一位小数），排名用没有四舍五入的值。',
    en: 'Money is added up in whole yuan and rates are exact fractions; rounding, half up, happens only for display (rates to one decimal), and ranks use unrounded values.',
  },
];

const byId = new Map(MEASURES.map((one) => [one.id, one]));

/** The measure of that id; undefined where there is none. */
export function measure(id: string): Measure | undefined {
  return byId.get(id);
}
