/** Starts, completions, milestones, and whether projects report and keep to their plans. */
import type { Dataset } from '../../model/types.ts';
import type { PartialDate } from '../../schema/field.ts';
import { underConstruction } from '../facts.ts';
import { basisRow, NO_BASIS, ofProjects, once, plannedRow, quotientOf, startedRow, sumOf } from '../basis.ts';
import { NOTHING, rate, whole } from '../exact.ts';
import { statusOf, statusRows } from '../status.ts';
import { timelineOf } from '../timeline.ts';
import type { Basis, BasisItem, Facts, Measure, Result, Status, Subject } from '../types.ts';
import { ALL, SETS } from './kinds.ts';
import { count } from './opening.ts';

function inYear(date: PartialDate | null, period: string): boolean {
  return date !== null && date.slice(0, 4) === period.slice(0, 4);
}

/** New projects whose planned start lies in the year of the period. */
function toStart({ facts, period }: Subject): Facts[] {
  return facts.filter((one) => one.project.build_type !== 'continuing' && inYear(one.planned_start, period));
}

function startRate(subject: Subject): Result {
  const planned = toStart(subject);
  return rate(
    count(planned, (one) => one.started),
    planned.length,
  );
}

function startBasis(planned: readonly Facts[]): Basis {
  return quotientOf(
    planned.filter((one) => one.started).map((one) => once(startedRow(one))),
    planned.map((one) => once(plannedRow(one, 'planned_start'))),
  );
}

function dueStartRate(subject: Subject): Result {
  const due = toStart(subject).filter((one) => one.start_due);
  return rate(
    count(due, (one) => one.started),
    due.length,
  );
}

function completedInYear({ facts, period }: Subject): Facts[] {
  return facts.filter((one) => one.opened && inYear(one.project.actual_end, period));
}

function toCompleteInYear({ facts, period }: Subject): Facts[] {
  return facts.filter((one) => inYear(one.planned_end, period));
}

function completionRate(subject: Subject): Result {
  return rate(completedInYear(subject).length, toCompleteInYear(subject).length);
}

function completionBasis(subject: Subject): Basis {
  return quotientOf(
    completedInYear(subject).map((one) => once(ofProjects(one, 'actual_end'))),
    toCompleteInYear(subject).map((one) => once(plannedRow(one, 'planned_end'))),
  );
}

function milestoneRate({ facts }: Subject): Result {
  let due = 0;
  let onTime = 0;
  for (const one of facts) {
    due += one.milestones_due;
    onTime += one.milestones_on_time;
  }
  return rate(onTime, due);
}

function milestoneBasis({ facts }: Subject): Basis {
  const due: BasisItem[] = [];
  const met: BasisItem[] = [];
  for (const { project, end } of facts) {
    for (const { milestone, planned, actual } of timelineOf(project).milestones) {
      if (planned > end) continue;
      due.push(once(basisRow('milestones', milestone, project, ['planned_on'])));
      if (actual !== null && actual <= planned)
        met.push(once(basisRow('milestones', milestone, project, ['planned_on', 'actual_on'])));
    }
  }
  return quotientOf(met, due);
}

/** Planned by the end of the period and not met by then. */
function overdueMilestones({ facts }: Subject): BasisItem[] {
  return facts.flatMap(({ project, end }) =>
    timelineOf(project)
      .milestones.filter(({ planned, actual }) => planned <= end && (actual === null || actual > end))
      .map(({ milestone }) => once(basisRow('milestones', milestone, project, ['planned_on', 'actual_on']))),
  );
}

const ON_TRACK: ReadonlySet<Status> = new Set(['opened', 'ahead', 'on_track']);
const NOT_JUDGED: ReadonlySet<Status> = new Set(['unknown', 'not_due']);

const statuses = new WeakMap<Facts, Status>();

/** Facts are shared by every scope that holds the project: its status is worked out once. */
export function statusOnce(facts: Facts, dataset: Dataset): Status {
  let status = statuses.get(facts);
  if (status === undefined) {
    status = statusOf(facts, dataset);
    statuses.set(facts, status);
  }
  return status;
}

function onTrackRate({ facts, dataset }: Subject): Result {
  let onTrack = 0;
  let judged = 0;
  for (const one of facts) {
    const status = statusOnce(one, dataset);
    if (NOT_JUDGED.has(status)) continue;
    judged += 1;
    if (ON_TRACK.has(status)) onTrack += 1;
  }
  return rate(onTrack, judged);
}

function onTrackBasis({ facts, dataset }: Subject): Basis {
  const judged = facts
    .map((one) => ({ one, status: statusOnce(one, dataset) }))
    .filter(({ status }) => !NOT_JUDGED.has(status))
    .map(({ one, status }) => ({ status, item: once(...statusRows(one, status, dataset)) }));
  return quotientOf(
    judged.filter(({ status }) => ON_TRACK.has(status)).map(({ item }) => item),
    judged.map(({ item }) => item),
  );
}

function reportedRate({ facts, dataset }: Subject): Result {
  if (!dataset.published.has('progress')) return NOTHING;
  const building = facts.filter(underConstruction);
  return rate(
    count(building, (one) => one.reported),
    building.length,
  );
}

function reportedBasis({ facts, dataset, period }: Subject): Basis {
  if (!dataset.published.has('progress')) return NO_BASIS;
  const building = facts.filter(underConstruction);
  const reports = building.flatMap(({ project }) => {
    const report = project.reports.find((one) => one.period === period);
    return report ? [once(basisRow('progress', report, project, ['period']))] : [];
  });
  return quotientOf(
    reports,
    building.map((one) => once(startedRow(one))),
  );
}

const STARTED = {
  zh: '“已开工”指实际开工日期不晚于期末；没有填实际开工的，看到当期为止有没有一期月报的阶段为在建或更后（没写阶段的月报，看形象进度是否大于 0）；已打通的都算已开工。',
  en: 'Started means that the actual start is not after the end of the period; where no actual start is given, that a report up to the period names the stage construction or a later one (or, naming no stage, progress above 0); what is open has been started.',
};
const PLANNED_START = {
  zh: '计划开工取该期当时有效的日期，没有的取原计划开工。',
  en: 'The planned start is the one in force then, or else the baseline start.',
};

/** Dates kept: starts, completions, milestones. */
export const schedule: readonly Measure[] = [
  {
    id: 'start_rate',
    name: { zh: '开工率', en: 'Start rate' },
    formula: {
      zh: `计划在当年开工的新建项目中，到期末已开工的 ÷ 全部。续建项目不计；没有写建设性质的按新建计。${PLANNED_START.zh}${STARTED.zh}当年没有计划开工的项目时没有值。`,
      en: `Of the new projects planned to start in the year of the period: those started by its end ÷ all of them. Continuing projects are left out; where the kind is not stated a project counts as new. ${PLANNED_START.en} ${STARTED.en} Where no project is planned to start in the year there is no value.`,
    },
    unit: 'percent',
    better: 'more',
    scopes: SETS,
    compute: startRate,
    basis: (subject) => startBasis(toStart(subject)),
  },
  {
    id: 'due_start_rate',
    name: { zh: '按期开工率', en: 'Due start rate' },
    formula: {
      zh: `计划在当年开工、且计划开工日期不晚于期末的新建项目中，到期末已开工的 ÷ 全部。只写到月的日期按该月最后一天算。续建项目不计。${PLANNED_START.zh}${STARTED.zh}没有到期应开工的项目时没有值。`,
      en: `Of the new projects planned to start in the year of the period and not after its end: those started by its end ÷ all of them. A month counts by its last day. Continuing projects are left out. ${PLANNED_START.en} ${STARTED.en} Where none was due to start there is no value.`,
    },
    unit: 'percent',
    better: 'more',
    scopes: SETS,
    compute: dueStartRate,
    basis: (subject) => startBasis(toStart(subject).filter((one) => one.start_due)),
  },
  {
    id: 'completion_rate',
    name: { zh: '竣工率', en: 'Completion rate' },
    formula: {
      zh: '实际竣工日期在当年、且不晚于期末的项目数 ÷ 计划在当年竣工的项目数。分子不限于当年计划竣工的项目，因此可以超过 100%。计划竣工取该期当时有效的日期，没有的取原计划竣工。当年没有计划竣工的项目时没有值。',
      en: 'Projects whose actual end lies in the year of the period and not after its end ÷ projects planned to end in the year. Those above the line need not have been planned for the year, so that the rate may pass 100 %. The planned end is the one in force then, or else the baseline end. Where no project is planned to end in the year there is no value.',
    },
    unit: 'percent',
    better: 'more',
    scopes: SETS,
    compute: completionRate,
    basis: completionBasis,
  },
  {
    id: 'milestone_rate',
    name: { zh: '节点按期率', en: 'Milestones met on time' },
    formula: {
      zh: '原定日期不晚于期末的节点中，完成日期不晚于原定日期的 ÷ 全部。两个日期只写到月或年的，都按最后一天比。权重不影响这个数。没有到期节点时没有值。',
      en: 'Of the milestones planned for the end of the period or earlier: those met on or before their planned date ÷ all of them. Dates given as a month or a year are compared by their last day. Weights play no part. Where no milestone was due there is no value.',
    },
    unit: 'percent',
    better: 'more',
    scopes: ALL,
    compute: milestoneRate,
    basis: milestoneBasis,
  },
  {
    id: 'milestones_overdue',
    name: { zh: '过期节点', en: 'Milestones overdue' },
    formula: {
      zh: '原定日期不晚于期末、到期末还没有完成的节点数。只写到月或年的日期按最后一天算。没有公布节点时没有值。',
      en: 'Milestones planned for the end of the period or earlier and not met by then. Dates given as a month or a year count by their last day. Where milestones are not published there is no value.',
    },
    unit: 'count',
    better: 'less',
    scopes: SETS,
    compute: (subject) =>
      subject.dataset.published.has('milestones')
        ? whole(subject.facts.reduce((sum, one) => sum + one.milestones_overdue, 0))
        : NOTHING,
    basis: (subject) =>
      subject.dataset.published.has('milestones') ? sumOf(overdueMilestones(subject)) : NO_BASIS,
  },
];

/** Plans kept, and whether it can be known. */
export const keeping: readonly Measure[] = [
  {
    id: 'on_track_rate',
    name: { zh: '进度顺利率', en: 'On-track rate' },
    formula: {
      zh: '状态为已打通、超序时、按序时的项目数 ÷ 能够判断状态的项目数。资料不足和未到开工期的项目无从判断，不计；未按期填报、暂停等其余状态都留在分母里：没有填报不等于顺利。没有能判断的项目时没有值。',
      en: 'Projects that are open, ahead of schedule or on schedule ÷ projects whose status can be judged. Those with insufficient data and those not due to start cannot be judged and are left out; no report, paused and every other status stay below the line: silence is never on track. Where none can be judged there is no value.',
    },
    unit: 'percent',
    better: 'more',
    scopes: SETS,
    compute: onTrackRate,
    basis: onTrackBasis,
  },
  {
    id: 'reported_rate',
    name: { zh: '按时填报率', en: 'Reporting rate' },
    formula: {
      zh: `在建项目中，有当期月报的 ÷ 全部。在建指到期末已开工、尚未打通；当期打通的项目不再算在建。${STARTED.zh}没有在建项目，或没有公布月报时，没有值。`,
      en: `Of the projects under construction: those with a report for exactly this period ÷ all of them. Under construction means started and not open by the end of the period; a project that opened in the period has left. ${STARTED.en} Where none is under construction, or reports are not published, there is no value.`,
    },
    unit: 'percent',
    better: 'more',
    scopes: SETS,
    compute: reportedRate,
    basis: reportedBasis,
  },
];
