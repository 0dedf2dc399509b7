/** The disclosure clock: what had to be public by the end of the period, what was, and what came out in time. */
import type { Document, Project } from '../../model/types.ts';
import { basisRow, once, quotientOf, sumOf } from '../basis.ts';
import {
  clockOf,
  disclosureOf,
  documentState,
  isDue,
  isPublic,
  scopeChange,
  stateOf,
  type CategoryClock,
  type Disclosure,
  type DocumentState,
} from '../disclosure.ts';
import { NOTHING, rate, whole } from '../exact.ts';
import { timelineOf } from '../timeline.ts';
import type { BasisItem, BasisRow, Facts, Measure, Result, Subject } from '../types.ts';
import { ALL } from './kinds.ts';

const known = new WeakMap<Facts, Disclosure>();

/** Worked out once for a project and period, whatever scopes and measures ask. */
function disclosureAt(facts: Facts): Disclosure {
  let counts = known.get(facts);
  if (!counts) known.set(facts, (counts = disclosureOf(facts.project, facts.end)));
  return counts;
}

/** The sums of a subject; null where the city publishes no documents. */
function tally({ dataset, facts }: Subject): Disclosure | null {
  if (!dataset.published.has('documents')) return null;
  const sums: Disclosure = { due: 0, public: 0, overdue: 0, on_time: 0, late: 0, undated: 0 };
  for (const one of facts) {
    const counts = disclosureAt(one);
    sums.due += counts.due;
    sums.public += counts.public;
    sums.overdue += counts.overdue;
    sums.on_time += counts.on_time;
    sums.late += counts.late;
    sums.undated += counts.undated;
  }
  return sums;
}

function counted(subject: Subject, read: (sums: Disclosure) => Result): Result {
  const sums = tally(subject);
  return sums === null ? NOTHING : read(sums);
}

const DATES = ['formed_on', 'published_on', 'url'];

function documentRow(document: Document, project: Project): BasisRow {
  return basisRow('documents', document, project, DATES);
}

function startRow(project: Project): BasisRow {
  const { begun } = timelineOf(project);
  if (project.actual_start !== null || begun === null)
    return basisRow('projects', project, project, [
      project.actual_start === null ? 'actual_end' : 'actual_start',
    ]);
  return basisRow('progress', begun, project, ['stage', 'progress']);
}

/** The row that says what made a category due. */
function causeRow(clock: CategoryClock, project: Project): BasisRow {
  switch (clock.since?.cause) {
    case 'acceptance':
      return basisRow('projects', project, project, ['accepted_on']);
    case 'change':
      return basisRow('changes', scopeChange(project) ?? project, project, ['field', 'date', 'approved_by']);
    case 'document': {
      const own = clock.documents.find(({ document }) => document.formed_on === clock.since?.date);
      return own ? documentRow(own.document, project) : startRow(project);
    }
    default:
      return startRow(project);
  }
}

/** Pairs of project and category that had to be public, those that were with their documents. */
function pairsOf({ dataset, facts }: Subject): Record<'due' | 'public' | 'overdue', BasisItem[]> {
  const pairs = { due: [] as BasisItem[], public: [] as BasisItem[], overdue: [] as BasisItem[] };
  if (!dataset.published.has('documents')) return pairs;
  for (const { project, end } of facts) {
    for (const clock of clockOf(project)) {
      if (!isDue(clock, end)) continue;
      const cause = once(causeRow(clock, project));
      pairs.due.push(cause);
      if (stateOf(clock, project, end) !== 'public') pairs.overdue.push(cause);
      else {
        const shown = clock.documents.filter(({ document }) => isPublic(document, end));
        pairs.public.push(once(...shown.map(({ document }) => documentRow(document, project))));
      }
    }
  }
  return pairs;
}

/** Documents in some of the states. */
function documentsIn({ dataset, facts }: Subject, ...states: readonly DocumentState[]): BasisItem[] {
  if (!dataset.published.has('documents')) return [];
  return facts.flatMap(({ project, end }) =>
    clockOf(project).flatMap(({ documents }) =>
      documents
        .filter((one) => states.includes(documentState(one, end)))
        .map(({ document }) => once(documentRow(document, project))),
    ),
  );
}

const UNPUBLISHED = {
  zh: '没有公布公开文件表（documents）时没有值。',
  en: 'Where the table of documents is not published there is no value.',
};
const WORKDAYS = {
  zh: '工作日从形成的次日数起，法定节假日不算，调休上班的周末算。',
  en: 'Working days are counted from the day after, without public holidays and with the weekends moved to work.',
};

export const disclosure: readonly Measure[] = [
  {
    id: 'disclosure_rate',
    name: { zh: '信息公开率', en: 'Disclosed' },
    formula: {
      zh: `到期末应当已经公开的“项目×类别”中，到期末有文件公开的份数 ÷ 应当已经公开的份数。类别是国办发〔2017〕94号的八类；哪一类从什么时候起应当公开，见“公开时钟”一节。从起算日起满 20 个工作日（行政许可、行政处罚 7 个）才算应当已经公开。看不出是否涉及的、日期只写到月而无法断定的不计。${UNPUBLISHED.zh}`,
      en: `Of the pairs of project and category that had to be public by the end of the period, those of which a document was ÷ all such pairs. The categories are the eight of Guobanfa [2017] 94; when each becomes due is said under “The disclosure clock”. A pair has to be public once 20 working days (7 for permits and penalties) have passed. Pairs of which the data cannot say whether they apply, or whose date is too coarse to tell, are left out. ${UNPUBLISHED.en}`,
    },
    unit: 'percent',
    better: 'more',
    scopes: ALL,
    compute: (subject) => counted(subject, (sums) => rate(sums.public, sums.due)),
    basis: (subject) => {
      const pairs = pairsOf(subject);
      return quotientOf(pairs.public, pairs.due);
    },
  },
  {
    id: 'disclosure_overdue',
    name: { zh: '逾期未公开', en: 'Overdue for disclosure' },
    formula: {
      zh: `到期末应当已经公开而没有公开的“项目×类别”数，即信息公开率里分母减分子。${UNPUBLISHED.zh}`,
      en: `Pairs of project and category that had to be public by the end of the period and were not: what the disclosure rate lacks. ${UNPUBLISHED.en}`,
    },
    unit: 'count',
    better: 'less',
    scopes: ALL,
    compute: (subject) => counted(subject, (sums) => whole(sums.overdue)),
    basis: (subject) => sumOf(pairsOf(subject).overdue),
  },
  {
    id: 'disclosure_on_time_rate',
    name: { zh: '按期公开率', en: 'Disclosed in time' },
    formula: {
      zh: `documents 里能够判断的文件中，从形成到公开不超过 20 个工作日（标题写明许可、处罚的，2018-07-25 起形成的为 7 个）的份数 ÷ 能够判断的份数；期满还没有公开的算没有按期。${WORKDAYS.zh}还在期限内的不计；缺日期、日期只写到月而前后结论不同、节假日历没有到的年份，不计，另报数（未能判断的文件）。${UNPUBLISHED.zh}`,
      en: `Of the documents listed that can be judged, those made public within 20 working days of being made (7 for those whose titles say permit or penalty, made since 25 July 2018) ÷ all that can be judged; one not public when its time was over was not in time. ${WORKDAYS.en} Those still within their time are left out; so are those without a date, dated to the month where the verdict depends on the day, or in years whose holidays are not known: they are counted apart. ${UNPUBLISHED.en}`,
    },
    unit: 'percent',
    better: 'more',
    scopes: ALL,
    compute: (subject) => counted(subject, (sums) => rate(sums.on_time, sums.on_time + sums.late)),
    basis: (subject) => quotientOf(documentsIn(subject, 'on_time'), documentsIn(subject, 'on_time', 'late')),
  },
  {
    id: 'disclosure_undated',
    name: { zh: '未能判断的文件', en: 'Documents that cannot be judged' },
    formula: {
      zh: `documents 里不能判断是否按期的文件数：没有形成日期，或已给出网址而没有公开日期，或日期只写到月、年而结论因日而异，或节假日历没有到那一年。不猜。${UNPUBLISHED.zh}`,
      en: `Documents listed of which nobody can say whether they came out in time: without the day they were made, or with an address but no day of publication, or with a month or year where the verdict depends on the day, or in a year whose holidays are not known. Nothing is guessed. ${UNPUBLISHED.en}`,
    },
    unit: 'count',
    better: 'less',
    scopes: ALL,
    compute: (subject) => counted(subject, (sums) => whole(sums.undated)),
    basis: (subject) => sumOf(documentsIn(subject, 'undated')),
  },
];
