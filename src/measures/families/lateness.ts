/** Projects that fall behind, and those of which nothing has moved. */
import { basisRow, once, sumOf } from '../basis.ts';
import { whole } from '../exact.ts';
import { isLate } from '../lateness.ts';
import { stallOf, type Stall } from '../stall.ts';
import { statusRows } from '../status.ts';
import type { Facts, Measure, Status, Subject } from '../types.ts';
import { SETS } from './kinds.ts';
import { statusOnce } from './schedule.ts';

function lateOnes({ facts, dataset }: Subject): { one: Facts; status: Status }[] {
  return facts
    .map((one) => ({ one, status: statusOnce(one, dataset) }))
    .filter(({ status }) => isLate(status));
}

/** Of the late ones, those of which nothing rose. */
function unmovedOnes(subject: Subject): { one: Facts; stall: Stall }[] {
  const { stalled_months } = subject.dataset.settings.thresholds;
  return lateOnes(subject).flatMap(({ one }) => {
    const stall = stallOf(one, stalled_months);
    return stall === null ? [] : [{ one, stall }];
  });
}

/** Without reports nothing says of any project that it stands still, or that it does not. */
const isReported = ({ dataset }: Subject): boolean => dataset.published.has('progress');

const CELLS = ['progress', 'invested'];

export const lateness: readonly Measure[] = [
  {
    id: 'late',
    name: { zh: '停滞和缓慢', en: 'Stalled or slow' },
    formula: {
      zh: '期末状态为受阻、逾期、应开未开、停滞、滞后的项目数。暂停和未按期填报的不在内：前者有公布的理由，后者无从判断。',
      en: 'Projects whose status at the end of the period is blocked, overdue, late start, stalled or behind schedule. Paused and unreported ones are not among them: a reason is published for the former, and nothing can be judged of the latter.',
    },
    unit: 'count',
    better: 'less',
    scopes: SETS,
    compute: (subject) => whole(lateOnes(subject).length),
    basis: (subject) =>
      sumOf(lateOnes(subject).map(({ one, status }) => once(...statusRows(one, status, subject.dataset)))),
  },
  {
    id: 'unmoved',
    name: { zh: '其中没有进展', en: 'Of these without progress' },
    formula: {
      zh: '停滞和缓慢的项目中，最近一期月报与至少若干个月（stalled_months，默认 3）之前的那期相比，形象进度和完成投资都没有上升的。投资是年内累计数：同年内比大小，跨年后只要有投入就算上升。月报还没有跨过这么多个月的不计。没有公布月报时没有值。',
      en: 'Of the stalled or slow projects those of which, between the latest report and the one at least a number of months (stalled_months, 3 by default) before it, neither progress nor investment rose. Investment is cumulative within a year: inside a year the sums are compared, and in a later year any investment is a rise. Those whose reports do not span so many months are not counted. Where reports are not published there is no value.',
    },
    unit: 'count',
    better: 'less',
    scopes: SETS,
    compute: (subject) => whole(isReported(subject) ? unmovedOnes(subject).length : null),
    basis: (subject) =>
      sumOf(
        unmovedOnes(subject).map(({ one: { project }, stall: { from, to } }) =>
          once(basisRow('progress', from, project, CELLS), basisRow('progress', to, project, CELLS)),
        ),
      ),
  },
];
