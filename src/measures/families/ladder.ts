/** How long a unit has been behind its plan, on which its rung of the ladder rests. */
import { NO_BASIS } from '../basis.ts';
import { NOTHING, whole } from '../exact.ts';
import { behindMonths, behindPeriods } from '../ladder.ts';
import { scopeId } from '../scopes.ts';
import type { Measure } from '../types.ts';

export const ladder: readonly Measure[] = [
  {
    id: 'behind_months',
    name: { zh: '连续落后计划', en: 'Months behind plan in a row' },
    formula: {
      zh: '到当期为止，单位的“投资对序时”连续低于 0 的期数，当期不低于 0 的为 0；只有有月报的月份算一期。某一期没有值（当年没有投资计划），连续就断在那里；当期没有值的，这个数也没有值。跨年继续数。1 期走到“单月”一级，3 期“单季”，6 期“半年”，12 期“全年”。',
      en: 'How many periods in a row up to this one the investment of the unit’s projects was below pace (“investment against pace” below 0); 0 where it is not below in this one. Only months with reports are periods. A period without a value (no investment plan for the year) ends the row, and where this one has none there is no value. Rows run on across the turn of the year. One period reaches the rung of a month, three that of a quarter, six that of half a year, twelve that of a year.',
    },
    unit: 'count',
    better: 'less',
    scopes: ['unit'],
    compute: ({ dataset, scope, period, facts }) =>
      scope.kind === 'unit' ? whole(behindMonths(dataset, scope.unit, period, facts)) : NOTHING,
    basis: ({ dataset, scope, period }) =>
      scope.kind === 'unit'
        ? {
            ...NO_BASIS,
            figures: behindPeriods(dataset, scope.unit, period).map(
              (one) => `${scopeId(scope)}/pace_gap@${one}`,
            ),
          }
        : NO_BASIS,
  },
];
