import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deadlineAfter,
  isWorkday,
  withinWorkdays,
  workdaysAfter,
  WORKDAY_YEARS,
} from '../../src/measures/workdays.ts';
import { daysOf, NOTICES, worksByNotice } from './notices.ts';

const days = Object.keys(NOTICES).flatMap(daysOf);
const day = fc.constantFrom(...days);
/** Two days of one year, in order. */
const pair = fc
  .tuple(fc.constantFrom(...Object.keys(NOTICES)), fc.nat(365), fc.nat(365))
  .map(([year, a, b]) => {
    const all = daysOf(year);
    const [first, last] = [Math.min(a, b), Math.max(a, b)].map((at) => all[Math.min(at, all.length - 1)]!);
    return [first!, last!] as const;
  });

describe('working days', () => {
  it('are those of the notices of the State Council, day by day', () => {
    for (const one of days) expect(isWorkday(one), one).toBe(worksByNotice(one));
  });

  it('count the days after the first up to the last, as one counts on a calendar', () => {
    fc.assert(
      fc.property(pair, ([from, to]) => {
        const byHand = daysOf(from.slice(0, 4)).filter(
          (one) => one > from && one <= to && worksByNotice(one),
        );
        expect(workdaysAfter(from, to)).toBe(byHand.length);
      }),
    );
  });

  it('end a period on the last of so many, which is one of work', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (from, count) => {
        const last = deadlineAfter(from, count);
        fc.pre(last !== null);
        expect(isWorkday(last)).toBe(true);
        expect(workdaysAfter(from, last)).toBe(count);
      }),
    );
  });

  it('are over when a weekend follows the last: what comes then lies within one more', () => {
    // The twentieth working day after 17 October 2025 is Friday 14 November.
    expect(deadlineAfter('2025-10-17', 20)).toBe('2025-11-14');
    expect(withinWorkdays('2025-10-17', '2025-11-14')).toBe(20);
    expect(withinWorkdays('2025-10-17', '2025-11-15')).toBe(21);
    expect(withinWorkdays('2025-10-17', '2025-11-17')).toBe(21);
    fc.assert(
      fc.property(pair, fc.integer({ min: 0, max: 40 }), ([from, to], count) => {
        const last = count === 0 ? from : deadlineAfter(from, count);
        fc.pre(last !== null);
        expect(withinWorkdays(from, to)! <= count).toBe(to <= last);
      }),
    );
  });

  it('add up over a day in between', () => {
    fc.assert(
      fc.property(pair, day, ([from, to], other) => {
        fc.pre(other >= from && other <= to);
        expect(workdaysAfter(from, to)).toBe(workdaysAfter(from, other)! + workdaysAfter(other, to)!);
      }),
    );
  });

  it('take the long holiday and its working weekends into account', () => {
    // 2023-01-20 is the Friday before the Spring Festival; 28 and 29 January were a weekend of work.
    expect(workdaysAfter('2023-01-20', '2023-01-27')).toBe(0);
    expect(workdaysAfter('2023-01-20', '2023-01-30')).toBe(3);
    expect(deadlineAfter('2020-01-23', 1)).toBe('2020-02-03');
  });

  it('are unknown in years whose holidays nobody has announced, never guessed', () => {
    const beyond = WORKDAY_YEARS.last + 1;
    expect(isWorkday(`${beyond}-03-03`)).toBeNull();
    expect(workdaysAfter(`${WORKDAY_YEARS.last}-12-20`, `${beyond}-01-20`)).toBeNull();
    expect(deadlineAfter(`${WORKDAY_YEARS.last}-12-20`, 20)).toBeNull();
    expect(workdaysAfter('2007-12-20', '2008-01-20')).toBeNull();
    expect(deadlineAfter('2007-12-20', 20)).toBeNull();
  });
});
