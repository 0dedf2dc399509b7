import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spansOf } from '../../src/measures/spans.ts';
import { addMonths } from '../../src/model/dates.ts';

const periods = fc
  .uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 30 })
  .map((months) => months.sort((a, b) => a - b).map((n) => addMonths('2012-11', n)));

test('every month with reports is in one month, one quarter and one year, which end with a month of their own', () => {
  fc.assert(
    fc.property(periods, (months) => {
      const asOf = months.at(-1)!;
      const spans = spansOf(months, asOf);
      expect(new Set(spans.map(({ id }) => id)).size).toBe(spans.length);
      for (const month of months)
        expect(
          spans.filter(({ first, last }) => first <= month && month <= last).map(({ kind }) => kind),
        ).toEqual(['month', 'quarter', 'year']);
      for (const { id, kind, first, last, end, before, isOver } of spans) {
        expect(id).toMatch({ month: /^\d{4}-\d\d$/, quarter: /^\d{4}-Q[1-4]$/, year: /^\d{4}$/ }[kind]);
        const own = months.filter((month) => month >= first && month <= last);
        expect(end).toBe(own.at(-1));
        expect(before).toBe(months.filter((month) => month < first).at(-1) ?? null);
        expect(isOver).toBe(asOf >= last);
      }
    }),
  );
});

test('a quarter has its name and its months', () => {
  const spans = spansOf(['2013-09', '2013-10', '2013-11'], '2013-11');
  expect(spans.find(({ id }) => id === '2013-Q4')).toEqual({
    id: '2013-Q4',
    kind: 'quarter',
    first: '2013-10',
    last: '2013-12',
    end: '2013-11',
    before: '2013-09',
    isOver: false,
  });
});
