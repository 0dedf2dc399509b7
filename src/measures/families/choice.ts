/** Candidates: how many stood for choice, and how many were chosen. */
import { lastDay, monthEnd } from '../../model/dates.ts';
import type { Candidate } from '../../model/types.ts';
import type { Month } from '../../schema/field.ts';
import { basisRow, once, quotientOf, sumOf } from '../basis.ts';
import { NOTHING, rate, whole } from '../exact.ts';
import type { Basis, BasisItem, Measure, Scope, Subject } from '../types.ts';

const SCOPES: readonly Scope['kind'][] = ['city', 'district'];

/** Whether it was decided on by the end of a period; without a date it always was. */
function isDecided({ decided_on }: Candidate, period: Month): boolean {
  return decided_on === null || lastDay(decided_on) <= monthEnd(period);
}

/** The candidates of a subject; null where the city publishes none. */
function candidatesOf({ dataset, scope, period }: Subject): readonly Candidate[] | null {
  if (!dataset.published.has('candidates')) return null;
  return dataset.candidates.filter(
    (one) =>
      isDecided(one, period) &&
      (scope.kind === 'city' || (scope.kind === 'district' && one.district?.id === scope.id)),
  );
}

const chosen = ({ project }: Candidate): boolean => project !== null;

function itemsOf(candidates: readonly Candidate[] | null, ...cells: readonly string[]): BasisItem[] {
  return (candidates ?? []).map((one) => once(basisRow('candidates', one, one.project, cells)));
}

function rateBasis(subject: Subject): Basis {
  const all = candidatesOf(subject);
  return quotientOf(itemsOf(all?.filter(chosen) ?? null, 'project_id'), itemsOf(all, 'id'));
}

const WHICH = {
  zh: 'candidates 表里的每一行是一个候选；写了决定日期且晚于期末的不计。区县按候选所写的区县，没写的按它成为的项目所在区县。没有公布候选项目时没有值。',
  en: 'Every row of candidates is one; those decided after the end of the period are left out. A district counts those that name it or, naming none, whose project lies in it. Where candidates are not published there is no value.',
};

export const choice: readonly Measure[] = [
  {
    id: 'candidates',
    name: { zh: '候选项目', en: 'Candidates' },
    formula: { zh: `候选的个数。${WHICH.zh}`, en: `The number of candidates. ${WHICH.en}` },
    unit: 'count',
    better: null,
    scopes: SCOPES,
    compute: (subject) => whole(candidatesOf(subject)?.length ?? null),
    basis: (subject) => sumOf(itemsOf(candidatesOf(subject), 'id')),
  },
  {
    id: 'chosen',
    name: { zh: '入选项目', en: 'Chosen' },
    formula: {
      zh: `写了项目编号的候选的个数，后来退出计划的也算入选。${WHICH.zh}`,
      en: `The number of candidates with a project, those withdrawn later included. ${WHICH.en}`,
    },
    unit: 'count',
    better: null,
    scopes: SCOPES,
    compute: (subject) => whole(candidatesOf(subject)?.filter(chosen).length ?? null),
    basis: (subject) => sumOf(itemsOf(candidatesOf(subject)?.filter(chosen) ?? null, 'project_id')),
  },
  {
    id: 'chosen_rate',
    name: { zh: '入选率', en: 'Share chosen' },
    formula: {
      zh: `入选项目 ÷ 候选项目。${WHICH.zh}没有候选时没有值。`,
      en: `Chosen ÷ candidates. ${WHICH.en} Without candidates there is no value.`,
    },
    unit: 'percent',
    better: null,
    scopes: SCOPES,
    compute: (subject) => {
      const all = candidatesOf(subject);
      return all === null ? NOTHING : rate(all.filter(chosen).length, all.length);
    },
    basis: rateBasis,
  },
];
