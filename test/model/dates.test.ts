import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  certainlyBefore,
  daysBetween,
  daysInMonth,
  firstDay,
  lastDay,
  monthEnd,
  monthsBetween,
  previousMonth,
} from '../../src/model/dates.ts';

const month = fc
  .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`);
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const partial = fc.oneof(
  day,
  month,
  fc.integer({ min: 1900, max: 2100 }).map((year) => String(year)),
);

describe('dates at the precision they were written with', () => {
  it('end on their last day and begin on their first', () => {
    expect(['2013', '2013-12', '2012-02', '1900-02', '2000-02', '2013-12-23'].map(lastDay)).toEqual([
      '2013-12-31',
      '2013-12-31',
      '2012-02-29',
      '1900-02-28',
      '2000-02-29',
      '2013-12-23',
    ]);
    expect(['2013', '2013-12', '2013-12-23'].map(firstDay)).toEqual([
      '2013-01-01',
      '2013-12-01',
      '2013-12-23',
    ]);
    expect(monthEnd('2024-02')).toBe('2024-02-29');
  });

  it('count the days of months as the calendar of the platform does', () => {
    fc.assert(
      fc.property(month, (text) => {
        const [year = 0, number = 0] = text.split('-').map(Number);
        expect(daysInMonth(year, number)).toBe(new Date(Date.UTC(year, number, 0)).getUTCDate());
      }),
    );
  });

  it('move by months and back', () => {
    expect([previousMonth('2013-01'), addMonths('2013-11', 3), addMonths('2013-03', -15)]).toEqual([
      '2012-12',
      '2014-02',
      '2011-12',
    ]);
    fc.assert(
      fc.property(month, fc.integer({ min: -600, max: 600 }), (text, count) => {
        expect(addMonths(addMonths(text, count), -count)).toBe(text);
      }),
    );
  });

  it('list the months between two, both included', () => {
    expect(monthsBetween('2012-11', '2013-02')).toEqual(['2012-11', '2012-12', '2013-01', '2013-02']);
    expect(monthsBetween('2013-02', '2013-01')).toEqual([]);
  });

  it('lie whole days apart', () => {
    expect([daysBetween('2013-12-14', '2013-12-23'), daysBetween('2013-12', '2013-12-30')]).toEqual([9, -1]);
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(daysBetween(a, b)).toBe((Date.parse(b) - Date.parse(a)) / 86_400_000);
      }),
    );
  });

  it('conflict only when every day of one comes before every day of the other', () => {
    expect(certainlyBefore('2013-05', '2013-05-20')).toBe(false);
    expect(certainlyBefore('2013-04', '2013-05-01')).toBe(true);
    expect(certainlyBefore('2013', '2013-12-31')).toBe(false);
    fc.assert(
      fc.property(partial, partial, (a, b) => {
        expect(certainlyBefore(a, b)).toBe(lastDay(a) < firstDay(b));
        expect(certainlyBefore(a, b) && certainlyBefore(b, a)).toBe(false);
      }),
    );
  });
});
