/** Experience passed on: rules taken up, practices spread, by kind. */
import { basisRow, once, sumOf } from '../basis.ts';
import { whole } from '../exact.ts';
import { lastDay, monthEnd } from '../../model/dates.ts';
import type { Practice } from '../../model/types.ts';
import type { Words } from '../../schema/field.ts';
import type { Measure, Subject } from '../types.ts';

/** What is counted of each kind, in the order of the table's choices. */
const KINDS: Readonly<Record<Practice['kind'], { id: string; name: Words }>> = {
  rule: { id: 'practice_rules', name: { zh: '制度转化', en: 'Rules taken up' } },
  experience: { id: 'practice_experiences', name: { zh: '经验推广', en: 'Experience spread' } },
  forum: { id: 'practice_forums', name: { zh: '座谈', en: 'Forums' } },
  workshop: { id: 'practice_workshops', name: { zh: '技术研讨', en: 'Technical workshops' } },
  other: { id: 'practice_others', name: { zh: '其他做法', en: 'Other practices' } },
};

/** The kinds of practices in the order in which they are shown, each with the measure that counts it. */
export const PRACTICE_KINDS = Object.entries(KINDS) as [Practice['kind'], { id: string; name: Words }][];

function practicesOf({ dataset, period }: Subject, kind: Practice['kind']): Practice[] | null {
  if (!dataset.published.has('practices')) return null;
  const end = monthEnd(period);
  return dataset.practices.filter((one) => one.kind === kind && lastDay(one.date) <= end);
}

export const practices: readonly Measure[] = PRACTICE_KINDS.map(([kind, { id, name }]) => ({
  id,
  name,
  formula: {
    zh: `经验表中类别为“${name.zh.replace('其他做法', '其他')}”、日期不晚于期末的条数，只算全市。日期只写到月的按该月最后一天算。没有公布经验表时没有值。`,
    en: `Rows of the table of practices of the kind “${kind}” dated by the end of the period, for the whole city. A month counts by its last day. Where practices are not published there is no value.`,
  },
  unit: 'count',
  better: null,
  scopes: ['city'],
  compute: (subject) => whole(practicesOf(subject, kind)?.length ?? null),
  basis: (subject) =>
    sumOf(
      (practicesOf(subject, kind) ?? []).map((one) =>
        once(basisRow('practices', one, null, ['date', 'kind'])),
      ),
    ),
}));
