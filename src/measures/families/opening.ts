/** How many projects there are, how many are open, and how many should be. */
import type { Programme } from '../../model/types.ts';
import { basisRow, NO_BASIS, ofProjects, once, plannedRow, quotientOf, startedRow, sumOf } from '../basis.ts';
import { NOTHING, rate, whole } from '../exact.ts';
import type { Basis, BasisItem, Facts, Measure, Result, Subject } from '../types.ts';
import { SETS } from './kinds.ts';

export function count(facts: readonly Facts[], wanted: (one: Facts) => boolean): number {
  let found = 0;
  for (const one of facts) if (wanted(one)) found += 1;
  return found;
}

const isOpened = (one: Facts): boolean => one.opened;
const isDue = (one: Facts): boolean => one.end_due;

/** The programme itself if it has a target, or else those below it that have one. */
function withTargets(programme: Programme): Programme[] {
  return programme.target_count === null ? programme.children.flatMap(withTargets) : [programme];
}

function targetsOf({ dataset, scope }: Subject): Programme[] {
  if (scope.kind === 'programme') return withTargets(scope.programme);
  if (scope.kind === 'city')
    return dataset.programmes.filter((one) => one.parent === null).flatMap(withTargets);
  return [];
}

/** Calls back for each project that meets the target of its programme. */
function reach(
  { facts }: Subject,
  targets: ReadonlySet<Programme>,
  reached: (one: Facts, target: Programme) => void,
): void {
  for (const one of facts) {
    let { programme } = one.project;
    while (programme !== null && !targets.has(programme)) programme = programme.parent;
    if (programme === null) continue;
    if (programme.target_measure === 'started' ? one.started : one.opened) reached(one, programme);
  }
}

function targetRate(subject: Subject): Result {
  const targets = new Set(targetsOf(subject));
  if (targets.size === 0) return NOTHING;
  let reached = 0;
  reach(subject, targets, () => (reached += 1));
  let target = 0;
  for (const programme of targets) target += programme.target_count ?? 0;
  return rate(reached, target);
}

function targetBasis(subject: Subject): Basis {
  const targets = new Set(targetsOf(subject));
  if (targets.size === 0) return NO_BASIS;
  const met: BasisItem[] = [];
  reach(subject, targets, (one, { target_measure }) =>
    met.push(once(target_measure === 'started' ? startedRow(one) : ofProjects(one, 'actual_end'))),
  );
  const cells = ['target_count', 'target_measure'];
  const set = [...targets].map((programme) => ({
    amount: programme.target_count ?? 0,
    rows: [basisRow('programmes', programme, null, cells)],
  }));
  return quotientOf(met, set);
}

const inScope = (one: Facts): BasisItem => once(ofProjects(one, 'id', 'withdrawn_on'));
const openRow = (one: Facts): BasisItem => once(ofProjects(one, 'actual_end'));
const dueRow = (one: Facts): BasisItem => once(plannedRow(one, 'planned_end'));

export const opening: readonly Measure[] = [
  {
    id: 'projects',
    name: { zh: '项目数', en: 'Projects' },
    formula: {
      zh: '范围内的项目个数。撤销日期不晚于期末的项目，从那一期起不再计入；此前各期照常计入。',
      en: 'The number of projects in scope. A project withdrawn by the end of the period is left out from that period on; in earlier periods it counts.',
    },
    unit: 'count',
    better: null,
    scopes: SETS,
    compute: ({ facts }) => whole(facts.length),
    basis: ({ facts }) => sumOf(facts.map(inScope)),
  },
  {
    id: 'opened',
    name: { zh: '已打通', en: 'Opened' },
    formula: {
      zh: '实际竣工（通车）日期不晚于期末的项目个数。只写到月的日期按该月最后一天算，只写到年的按 12 月 31 日算。',
      en: 'The number of projects whose actual end (opening) is not after the end of the period. A month counts by its last day, a year by 31 December.',
    },
    unit: 'count',
    better: 'more',
    scopes: SETS,
    compute: ({ facts }) => whole(count(facts, isOpened)),
    basis: ({ facts }) => sumOf(facts.filter(isOpened).map(openRow)),
  },
  {
    id: 'target_rate',
    name: { zh: '目标完成率', en: 'Target reached' },
    formula: {
      zh: '达到目标口径的项目数 ÷ 专项行动的目标数。口径为“打通”或“竣工”时，按实际竣工日期不晚于期末计；为“开工”时，按已开工计；没有写口径的按“打通”。行动自己没有目标数的，分子、分母都取其下级行动之和。全市取各个有目标的顶层行动之和。其他范围没有这个数。',
      en: "Projects that meet the programme's target ÷ its target count. For a target of opened or completed projects the actual end must not be after the end of the period; for started ones the project must have started; opened is meant where nothing is stated. A programme without a target of its own takes the sums, above and below the line, of the programmes under it. The city takes the sums over the top programmes that have targets. Other scopes have no such figure.",
    },
    unit: 'percent',
    better: 'more',
    scopes: SETS,
    compute: targetRate,
    basis: targetBasis,
  },
  {
    id: 'due',
    name: { zh: '应打通', en: 'Due to be open' },
    formula: {
      zh: '计划竣工日期不晚于期末的项目个数，不论是否已经打通。计划竣工取该期当时有效的日期：变更记录中有晚于期末的变更的，取其中最早一次变更前的原值；没有计划竣工的，取原计划竣工；两者都没有的不计入。只写到月的日期按该月最后一天算。',
      en: 'The number of projects whose planned end is not after the end of the period, opened or not. The planned end is the one in force then: where changes are recorded after the end of the period, the old value of the earliest of them; without a planned end, the baseline end; without either, the project is not counted. A month counts by its last day.',
    },
    unit: 'count',
    better: null,
    scopes: SETS,
    compute: ({ facts }) => whole(count(facts, isDue)),
    basis: ({ facts }) => sumOf(facts.filter(isDue).map(dueRow)),
  },
  {
    id: 'opened_rate',
    name: { zh: '打通率', en: 'Share opened' },
    formula: {
      zh: '已打通 ÷ 项目数。没有项目时没有值。',
      en: 'Opened ÷ projects. Without projects there is no value.',
    },
    unit: 'percent',
    better: 'more',
    scopes: SETS,
    compute: ({ facts }) => rate(count(facts, isOpened), facts.length),
    basis: ({ facts }) => quotientOf(facts.filter(isOpened).map(openRow), facts.map(inScope)),
  },
  {
    id: 'open_gap',
    name: { zh: '对序时', en: 'Against schedule' },
    formula: {
      zh: '（已打通 − 应打通）÷ 项目数，单位为百分点。提前打通的项目可以抵其他项目的拖后。没有项目时没有值。',
      en: '(Opened − due) ÷ projects, in percentage points. A project opened early can make up for another that is late. Without projects there is no value.',
    },
    unit: 'points',
    better: 'more',
    scopes: SETS,
    compute: ({ facts }) => rate(count(facts, isOpened) - count(facts, isDue), facts.length),
    basis: ({ facts }) => {
      const less = facts.filter(isDue).map((one) => ({ ...dueRow(one), amount: -1 }));
      return quotientOf([...facts.filter(isOpened).map(openRow), ...less], facts.map(inScope));
    },
  },
];
