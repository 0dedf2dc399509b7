import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import { formatFigure } from '../../src/i18n/format.ts';
import { figure, findScope } from '../../src/measures/figures.ts';
import type { Figure } from '../../src/measures/types.ts';
import type { Dataset } from '../../src/model/types.ts';
import { build } from './build.ts';

const YI = 100_000_000;

function at(dataset: Dataset, measureId: string, period: string, scope = 'city'): Figure {
  return figure(dataset, findScope(dataset, scope)!, measureId, period);
}

/** Several projects that share a published total between them. */
function published(planned: number, invested: number): Dataset {
  const share = (total: number, index: number): number =>
    index === 0 ? total - 2 * Math.floor(total / 3) : Math.floor(total / 3);
  return build({
    projects: [0, 1, 2].map((index) => ({
      id: `P${index}`,
      plans: [{ period: '2020', planned_investment: share(planned, index) }],
      reports: [{ period: '2020-12', invested: share(invested, index) }],
    })),
  });
}

describe('investment of the year', () => {
  test.each([
    [637.8, 805.4, '126.3%'],
    [820.7, 686.8, '83.7%'],
    [554.74, 155.3, '28.0%'],
  ])('of %d 亿元 planned, %d 亿元 invested is %s', (planned, invested, text) => {
    const dataset = published(Math.round(planned * YI), Math.round(invested * YI));
    expect(formatFigure(at(dataset, 'investment_rate', '2020-12'), 'zh')).toBe(text);
    expect(formatFigure(at(dataset, 'planned_investment', '2020-12'), 'zh')).toBe(`${planned} 亿元`);
    expect(formatFigure(at(dataset, 'invested', '2020-12'), 'zh')).toBe(`${invested} 亿元`);
  });

  const city = build({
    projects: [
      {
        id: 'A',
        total_investment: 500,
        plans: [{ period: '2013', planned_investment: 120 }],
        reports: [
          { period: '2012-12', invested: 999 },
          { period: '2013-03', invested: 30 },
          { period: '2013-04', progress: 20 },
          { period: '2013-06', invested: 70 },
        ],
      },
      {
        id: 'B',
        plans: [{ period: '2013', planned_investment: 80 }],
        reports: [{ period: '2012-12', invested: 40 }],
      },
      { id: 'C', reports: [{ period: '2013-05', invested: 1000 }] },
    ],
  });

  test('the latest report of the year that states an amount counts; a year before does not', () => {
    expect(at(city, 'invested', '2013-02')).toMatchObject({ value: 0, silent: ['A', 'B'] });
    expect(at(city, 'invested', '2013-05')).toMatchObject({ value: 30, silent: ['B'] });
    expect(at(city, 'invested', '2013-06')).toMatchObject({ value: 70, silent: ['B'] });
  });

  test('projects without a plan for the year stay out of both sums', () => {
    expect(at(city, 'investment_rate', '2013-06')).toMatchObject({
      value: 35,
      numerator: 70,
      denominator: 200,
      silent: ['B'],
    });
  });

  test('without any plan for the year there is no value, and neither has the gap', () => {
    for (const id of ['planned_investment', 'invested', 'investment_rate', 'pace_gap']) {
      expect(at(city, id, '2012-12').value).toBeNull();
    }
    expect(at(city, 'pace', '2012-12')).toMatchObject({ value: 100, numerator: 12, denominator: 12 });
  });

  test('total investment sums what is stated, and is nothing where nobody states it', () => {
    expect(at(city, 'total_investment', '2013-06').value).toBe(500);
    expect(at(city, 'total_investment', '2013-06', 'project:B').value).toBeNull();
  });

  test('the plan of the year is its own row, or December, or the latest month', () => {
    const plans = (...rows: [string, number][]): Figure =>
      at(
        build({
          as_of: '2013-12',
          projects: [
            { id: 'A', plans: rows.map(([period, planned_investment]) => ({ period, planned_investment })) },
          ],
        }),
        'planned_investment',
        '2013-06',
      );
    expect(plans(['2013', 100], ['2013-06', 40], ['2013-12', 90]).value).toBe(100);
    expect(plans(['2013-06', 40], ['2013-12', 90]).value).toBe(90);
    expect(plans(['2013-06', 40], ['2013-09', 60]).value).toBe(60);
    expect(plans(['2012', 40]).value).toBeNull();
  });
});

describe('pace', () => {
  test('is the month over 12 where nobody plans by month', () => {
    const city = build({
      as_of: '2013-12',
      projects: [{ id: 'A', plans: [{ period: '2013', planned_investment: 100 }] }],
    });
    expect(at(city, 'pace', '2013-05')).toMatchObject({ numerator: 5, denominator: 12 });
    expect(formatFigure(at(city, 'pace', '2013-05'), 'zh')).toBe('41.7%');
  });

  const mixed = build({
    projects: [
      {
        id: 'A',
        district: 'east',
        plans: [
          { period: '2013-03', planned_investment: 100 },
          { period: '2013-06', planned_investment: 500 },
          { period: '2013-12', planned_investment: 1000 },
        ],
        reports: [{ period: '2013-07', invested: 650 }],
      },
      { id: 'B', district: 'west', plans: [{ period: '2013', planned_investment: 600 }] },
    ],
  });

  test('with monthly plans it is the planned share: the latest month, nothing before the first', () => {
    expect(at(mixed, 'pace', '2013-02', 'district:east')).toMatchObject({
      value: 0,
      numerator: 0,
      denominator: 1000,
    });
    expect(at(mixed, 'pace', '2013-05', 'district:east').value).toBe(10);
    expect(at(mixed, 'pace', '2013-07', 'district:east').value).toBe(50);
    expect(at(mixed, 'pace', '2013-12', 'district:east').value).toBe(100);
    expect(at(mixed, 'pace', '2013-07', 'district:west')).toMatchObject({ numerator: 7, denominator: 12 });
  });

  test('mixed plans add the monthly ones to twelfths of the others', () => {
    expect(at(mixed, 'pace', '2013-07')).toMatchObject({ numerator: 500 + 350, denominator: 1600 });
    expect(formatFigure(at(mixed, 'pace_gap', '2013-07'), 'zh')).toBe('−12.5');
    expect(at(mixed, 'pace_gap', '2013-07', 'district:east').value).toBe(15);
  });

  test('numerator and denominator stay whole where a twelfth is not', () => {
    const odd = build({
      as_of: '2013-12',
      projects: [
        { id: 'A', plans: [{ period: '2013-01', planned_investment: 1 }] },
        { id: 'B', plans: [{ period: '2013', planned_investment: 7 }] },
      ],
    });
    const pace = at(odd, 'pace', '2013-05');
    expect(pace).toMatchObject({ numerator: 47, denominator: 96 });
    expect(pace.exact?.equals(new Fraction(4700, 96))).toBe(true);
  });
});

test('sums of money and their rate are exact for any amounts', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000_000_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(amount, fc.option(amount)), { minLength: 1, maxLength: 60 }), (rows) => {
      const city = build({
        as_of: '2013-06',
        projects: rows.map(([planned_investment, invested], index) => ({
          id: `P${index}`,
          plans: [{ period: '2013', planned_investment }],
          reports: [{ period: '2013-06', invested }],
        })),
      });
      const planned = rows.reduce((sum, [plan]) => sum + BigInt(plan), 0n);
      const invested = rows.reduce((sum, [, spent]) => sum + BigInt(spent ?? 0), 0n);
      const rate = at(city, 'investment_rate', '2013-06');
      expect(BigInt(at(city, 'planned_investment', '2013-06').value ?? -1)).toBe(planned);
      expect(BigInt(at(city, 'invested', '2013-06').value ?? -1)).toBe(invested);
      expect(rate.silent?.length ?? 0).toBe(rows.filter(([, spent]) => spent === null).length);
      if (planned === 0n) expect(rate.exact).toBeNull();
      else expect(rate.exact?.equals(new Fraction(invested * 100n, planned))).toBe(true);
    }),
  );
});
