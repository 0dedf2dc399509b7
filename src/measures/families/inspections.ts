/** Inspections: what was found, what was put right and by its deadline, and what was found again. */
import { inspectionRow, once, quotientOf, sumOf } from '../basis.ts';
import { NOTHING, rate, whole } from '../exact.ts';
import { monthEnd } from '../../model/dates.ts';
import { repeatsOf } from '../repeats.ts';
import { daysOfInspection, type InspectionDays } from '../timeline.ts';
import type { BasisItem, Measure, Result, Subject } from '../types.ts';
import { SETS } from './kinds.ts';

type Test = (days: InspectionDays, end: string) => boolean;

const isAny: Test = () => true;
const isRectified: Test = ({ rectified }, end) => rectified !== null && rectified <= end;
const isOpen: Test = (days, end) => !isRectified(days, end);
const isDue: Test = ({ due }, end) => due !== null && due <= end;
const isOnTime: Test = (days, end) =>
  isDue(days, end) && days.rectified !== null && days.rectified <= (days.due ?? '');
const isLate: Test = (days, end) => isOpen(days, end) && days.due !== null && days.due < end;

/** The findings of a subject that pass a test; null where the city publishes no inspections. */
function findings({ inspections, dataset, period }: Subject, isWanted: Test): InspectionDays[] | null {
  if (!dataset.published.has('inspections')) return null;
  const end = monthEnd(period);
  return inspections.map(daysOfInspection).filter((days) => isWanted(days, end));
}

function count(subject: Subject, isWanted: Test): Result {
  return whole(findings(subject, isWanted)?.length ?? null);
}

function share(subject: Subject, above: Test, below: Test): Result {
  const all = findings(subject, below);
  return all === null ? NOTHING : rate(findings(subject, above)?.length ?? 0, all.length);
}

function items(subject: Subject, isWanted: Test, ...cells: readonly string[]): BasisItem[] {
  return (findings(subject, isWanted) ?? []).map((days) => once(inspectionRow(days, ...cells)));
}

function isRepeat({ dataset }: Subject): Test {
  const repeats = repeatsOf(dataset);
  return ({ inspection }) => repeats.has(inspection);
}

/** The repeated finding, and the earlier one beside it. */
function repeatItems(subject: Subject): BasisItem[] {
  const repeats = repeatsOf(subject.dataset);
  return (findings(subject, isRepeat(subject)) ?? []).map((days) => {
    const earlier = repeats.get(days.inspection);
    const before =
      earlier === undefined ? [] : [inspectionRow(daysOfInspection(earlier), 'finding', 'rectified_on')];
    return once(inspectionRow(days, 'date', 'finding'), ...before);
  });
}

const SCOPE = {
  zh: '督查发现的问题算在哪里：全市计全部；单位按督查记录所写的单位，没写的按项目牵头单位；区县按项目所在区县，没有项目的按单位所在区县；专项行动和层级按项目。已撤销项目的不计。',
  en: 'Where a finding counts: the city counts all; a unit those that name it or, naming none, whose project it leads; a district those about its projects or, without a project, about its units; programmes and levels follow the project. Findings about withdrawn projects are left out.',
};
const UNPUBLISHED = {
  zh: '没有公布督查记录时没有值。',
  en: 'Where inspections are not published there is no value.',
};

export const inspections: readonly Measure[] = [
  {
    id: 'rectified_rate',
    name: { zh: '督查整改率', en: 'Findings rectified' },
    formula: {
      zh: `到期末已整改的督查发现问题数 ÷ 到期末已发现的问题数。${SCOPE.zh}还没有发现过问题，或没有公布督查记录时，没有值。`,
      en: `Findings of inspections rectified by the end of the period ÷ findings made by then. ${SCOPE.en} Where nothing was found, or inspections are not published, there is no value.`,
    },
    unit: 'percent',
    better: 'more',
    scopes: SETS,
    compute: (subject) => share(subject, isRectified, isAny),
    basis: (subject) =>
      quotientOf(items(subject, isRectified, 'rectified_on'), items(subject, isAny, 'date')),
  },
  {
    id: 'rectified_on_time_rate',
    name: { zh: '按期整改率', en: 'Findings rectified by their deadline' },
    formula: {
      zh: `到期末整改期限已到的督查发现问题中，在期限当天或之前整改完成的 ÷ 全部。没有写期限的不计；日期只写到月的按该月最后一天算。${SCOPE.zh}还没有一个期限到了，或没有公布督查记录时，没有值。`,
      en: `Of the findings whose deadline had come by the end of the period: those rectified on it or before ÷ all of them. Findings without a deadline are left out; a month counts by its last day. ${SCOPE.en} Where no deadline has come, or inspections are not published, there is no value.`,
    },
    unit: 'percent',
    better: 'more',
    scopes: SETS,
    compute: (subject) => share(subject, isOnTime, isDue),
    basis: (subject) =>
      quotientOf(items(subject, isOnTime, 'due_on', 'rectified_on'), items(subject, isDue, 'due_on')),
  },
  {
    id: 'inspections_open',
    name: { zh: '未整改的督查问题', en: 'Findings not rectified' },
    formula: {
      zh: `到期末已发现、还没有整改完成的督查发现问题数。${SCOPE.zh}${UNPUBLISHED.zh}`,
      en: `Findings made by the end of the period and not rectified by then. ${SCOPE.en} ${UNPUBLISHED.en}`,
    },
    unit: 'count',
    better: 'less',
    scopes: SETS,
    compute: (subject) => count(subject, isOpen),
    basis: (subject) => sumOf(items(subject, isOpen, 'date', 'rectified_on')),
  },
  {
    id: 'inspections_overdue',
    name: { zh: '超期未整改', en: 'Findings overdue' },
    formula: {
      zh: `未整改的督查问题中，整改期限早于期末的个数。期限正好是期末的还不算超期，没有写期限的不算超期。${SCOPE.zh}${UNPUBLISHED.zh}`,
      en: `Of the findings not rectified, those whose deadline lies before the end of the period. A deadline on its last day is not yet past; without a deadline a finding is not overdue. ${SCOPE.en} ${UNPUBLISHED.en}`,
    },
    unit: 'count',
    better: 'less',
    scopes: SETS,
    compute: (subject) => count(subject, isLate),
    basis: (subject) => sumOf(items(subject, isLate, 'due_on', 'rectified_on')),
  },
  {
    id: 'inspections_repeated',
    name: { zh: '重复发现', en: 'Found again' },
    formula: {
      zh: `到期末，整改以后又被发现的问题数：同一个项目或者同一个单位（没写单位的按项目牵头单位），早先有一条文字相同的问题，它的整改完成日期早于这一次的督查日期。比文字时不管空格、标点、大小写和全角半角，数字都看作相同（“裸土未覆盖 3 处”与“裸土未覆盖5处。”算相同）；换一种说法的认不出来。日期只写到月的，要整月都在后面才算。${SCOPE.zh}${UNPUBLISHED.zh}`,
      en: `Findings made by the end of the period that had been rectified before: about the same project or the same unit (where none is named, the one that leads the project) there is an earlier finding in the same words that was rectified before the day of this one. Words are compared without spaces, punctuation, letter case and width, and every number counts as the same; the same thing in other words is not recognised. A date written to the month counts only where the whole month is later. ${SCOPE.en} ${UNPUBLISHED.en}`,
    },
    unit: 'count',
    better: 'less',
    scopes: SETS,
    compute: (subject) => count(subject, isRepeat(subject)),
    basis: (subject) => sumOf(repeatItems(subject)),
  },
];
