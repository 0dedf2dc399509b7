import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reading, suggestion } from './read.ts';

const date = reading('projects', 'planned_end');
const month = reading('progress', 'period');
const yearOrMonth = reading('plan', 'period');

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const fullWidth = (text: string): string =>
  text.replace(/[\d./-]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

describe('dates', () => {
  it('read every day in every accepted spelling', () => {
    fc.assert(
      fc.property(days, (iso) => {
        const [y, m, d] = iso.split('-');
        const [month1, day1] = [String(Number(m)), String(Number(d))];
        const spellings = [
          iso,
          `${y}/${m}/${d}`,
          `${y}.${m}.${d}`,
          `${y}年${m}月${d}日`,
          `${y}-${month1}-${day1}`,
          `${y}/${month1}/${day1}`,
          `${y} 年 ${month1} 月 ${day1} 日`,
          fullWidth(iso),
          fullWidth(`${y}/${month1}/${day1}`),
        ];
        expect(spellings.map(date)).toEqual(spellings.map(() => iso));
      }),
    );
  });

  it('keep the precision they were written with', () => {
    expect(['2013-12', '2013/12', '2013.12', '2013年12月', '2013年2月', '2013', '2013年'].map(date)).toEqual([
      '2013-12',
      '2013-12',
      '2013-12',
      '2013-12',
      '2013-02',
      '2013',
      '2013',
    ]);
  });

  it('accept exactly the days that exist', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2099 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (y, m, d) => {
          const text = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
          const exists = new Date(Date.UTC(y, m - 1, d)).getUTCMonth() === m - 1;
          expect(date(text)).toBe(exists ? text : 'type_date/no_such_day');
        },
      ),
    );
  });

  it.each([
    ['2013-02-30', 'type_date/no_such_day'],
    ['2013-13', 'type_date/no_such_month'],
    ['2013-00-10', 'type_date/no_such_month'],
    ['03/04/2013', 'type_date/ambiguous'],
    ['13-12-23', 'type_date/two_digit_year'],
    ['2013.1', 'type_date/dot_one'],
    ['Dec-13', 'type_date/excel_month'],
    ['2013年底', 'type_date/vague'],
    ['待定', 'type_date/placeholder'],
    ['—', 'type_date/placeholder'],
    ['#N/A', 'type_date/excel_error'],
    ['########', 'type_date/excel_width'],
    ['=TODAY()', 'type_date/formula'],
    ['1013-12-23', 'range/year'],
    ['2013-12-23-01', 'type_date/not_date'],
    ['九月', 'type_date/not_date'],
  ])('refuse %s', (text, reason) => {
    expect(date(text)).toBe(reason);
  });

  it.each([
    ['41631', '2013-12-23'],
    ['20131223', '2013-12-23'],
    ['201312', '2013-12'],
    ['23/12/2013', '2013-12-23'],
    ['12/23/2013', '2013-12-23'],
    ['2013-12-23 00:00:00', '2013-12-23'],
    ['2013/12/23 0:00', '2013-12-23'],
  ])('refuse %s and suggest %s', (text, expected) => {
    expect(date(text)).toMatch(/^type_date\//);
    expect(suggestion('projects', 'planned_end', text)).toBe(expected);
  });

  it('suggest for an Excel number the day that Excel shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 60_000 }), (serial) => {
        const day = new Date(Date.UTC(1900, 0, serial - 1)).toISOString().slice(0, 10);
        expect(suggestion('projects', 'planned_end', String(serial))).toBe(day);
      }),
    );
  });
});

describe('periods', () => {
  it('are months in every spelling of a month', () => {
    expect(['2022-05', '2022-5', '2022/05', '2022年5月', '２０２２－０５'].map(month)).toEqual(
      Array(5).fill('2022-05'),
    );
  });

  it.each([
    ['202205', 'type_date/compact', '2022-05'],
    ['2022-05-31', 'type_date/day_in_month', '2022-05'],
    ['2022/5/1', 'type_date/day_in_month', '2022-05'],
    ['44682', 'type_date/excel_serial', '2022-05'],
    ['2022', 'type_date/month_needed', undefined],
    ['May-22', 'type_date/excel_month', undefined],
    ['2022-13', 'type_date/no_such_month', undefined],
  ])('refuse %s as a month', (text, reason, expected) => {
    expect(month(text)).toBe(reason);
    expect(suggestion('progress', 'period', text)).toBe(expected);
  });

  it('may be years in plans', () => {
    expect(['2022', '2022年', '2022-05', '2022年度', '2022-05-01'].map(yearOrMonth)).toEqual([
      '2022',
      '2022',
      '2022-05',
      'type_date/fiscal_year',
      'type_date/day_in_month',
    ]);
  });
});
