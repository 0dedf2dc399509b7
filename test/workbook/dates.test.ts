import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoSerial, serialDate } from '../../src/workbook/dates.ts';

const day = (serial: number, date1904 = false): string | null => {
  const date = serialDate(serial, date1904);
  return date === null ? null : `${date.year}-${date.month}-${date.day}`;
};

describe('serial numbers of days', () => {
  it.each([
    [1, '1900-1-1'],
    [59, '1900-2-28'],
    // Excel has a 29 February 1900, and a day before the first.
    [60, '1900-2-29'],
    [61, '1900-3-1'],
    [0, '1900-1-0'],
    [41631, '2013-12-23'],
    [45657, '2024-12-31'],
    [2958465, '9999-12-31'],
    [2958466, null],
    [-1, null],
  ])('counts %d from 1900 as %s', (serial, expected) => {
    expect(day(serial)).toBe(expected);
  });

  it('counts from 1904 where the workbook says so', () => {
    expect(day(0, true)).toBe('1904-1-1');
    expect(day(40169, true)).toBe('2013-12-23');
  });

  it('takes a moment that rounds to midnight for midnight', () => {
    expect(serialDate(41630.999999999, false)).toEqual({ year: 2013, month: 12, day: 23, seconds: 0 });
    expect(serialDate(41631.5, false)?.seconds).toBe(43200);
  });

  it('is turned round by the ISO text of every day and second', () => {
    const moments = fc.date({
      min: new Date('1904-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.boolean(), (moment, date1904) => {
        const text = moment.toISOString().slice(0, 19);
        const serial = isoSerial(text, date1904);
        const date = serialDate(serial ?? NaN, date1904);
        expect(date).toEqual({
          year: moment.getUTCFullYear(),
          month: moment.getUTCMonth() + 1,
          day: moment.getUTCDate(),
          seconds: moment.getUTCHours() * 3600 + moment.getUTCMinutes() * 60 + moment.getUTCSeconds(),
        });
      }),
    );
  });

  it('refuses days that are none', () => {
    expect(isoSerial('2013-02-30', false)).toBeNull();
    expect(isoSerial('2013-12', false)).toBeNull();
  });
});
