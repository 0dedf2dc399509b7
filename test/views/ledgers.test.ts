import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import type { Dataset } from '../../src/model/types.ts';
import { ledgersView, type Ledger } from '../../src/views/ledgers.ts';
import { levelsTake } from '../../src/views/take-tables.ts';
import { build } from '../measures/build.ts';
import { contextOf } from './context.ts';
import { textOf } from './sentence.ts';

const { dataset: city } = loadDataset('data');
if (city === null) throw new Error('the demonstration city has errors');

function ledgersIn(dataset: Dataset, id: string): Record<string, Ledger> {
  const district = dataset.districts.find((one) => one.id === id);
  if (!district) throw new Error(`no district ${id}`);
  const { ledgers } = ledgersView(contextOf(dataset), district);
  return Object.fromEntries(ledgers.map((one) => [one.id, one.ledger]));
}

describe('the three ledgers of a district', () => {
  it('say who does what by which day, what is past first', () => {
    const dataset = build({
      as_of: '2024-06',
      projects: [
        {
          id: 'P-1',
          name: '东路',
          lead_unit: 'u',
          responsible_units: ['v'],
          milestones: [
            { name: '路面', planned_on: '2024-08-01', forecast_on: '2024-08-20' },
            { name: '征迁', planned_on: '2024-06-20' },
            { name: '开工', planned_on: '2024-05-01', actual_on: '2024-05-04' },
            { name: '管线', planned_on: '2024-06-30' },
          ],
        },
        {
          id: 'P-2',
          name: '西路',
          withdrawn_on: '2024-01-01',
          milestones: [{ name: '征迁', planned_on: '2024-01-20' }],
        },
      ],
      units: [
        { id: 'u', name: '甲局', group: '市直部门' },
        { id: 'v', name: '乙公司', group: '国有企业' },
      ],
    });
    const { detail } = ledgersIn(dataset, 'east');
    expect(detail!.title).toBe('细账：还有 3 个节点没有做完，其中过期 2 个');
    expect(detail!.take!.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['东路', '征迁', '乙公司', '2024-06-20', '待定', '超期 10 天'],
      ['东路', '管线', '乙公司', '2024-06-30', '待定', '当日到期'],
      ['东路', '路面', '乙公司', '2024-08-01', '预计 2024-08-20', '没有到期'],
      ['东路', '开工', '乙公司', '2024-05-01', '2024-05-04', '晚 3 天'],
    ]);
  });

  it('count the same difficulties as the figures of the district, open and solved', () => {
    const context = contextOf(city);
    for (const district of city.districts) {
      const { difficulties } = ledgersIn(city, district.id);
      const rate = context.figure({ kind: 'district', id: district.id, district }, 'issue_rate');
      expect(difficulties!.take!.rows, district.name).toHaveLength(rate.denominator!);
      expect(difficulties!.title).toBe(
        `难账：办结 ${rate.numerator} 件，还有 ${rate.denominator! - rate.numerator!} 件`,
      );
    }
  });

  it('count as past exactly what the measures count as overdue', () => {
    for (const district of city.districts) {
      const overdue = contextOf(city).figure(
        { kind: 'district', id: district.id, district },
        'milestones_overdue',
      );
      const { detail } = ledgersIn(city, district.id);
      const past = detail!.take!.rows.filter((row) => row[5]!.owed);
      expect(past, district.name).toHaveLength(overdue.value!);
      if (past.length > 0) expect(detail!.title).toContain(`其中过期 ${past.length} 个`);
    }
    expect(contextOf(city).figure({ kind: 'city', id: 'city' }, 'milestones_overdue').value).toBeGreaterThan(
      0,
    );
  });

  it('have their totals as figures', () => {
    const { totals } = ledgersIn(city, 'liuxi');
    const ids = totals!.take!.rows.map((row) => row[1]!.figure);
    expect(ids.slice(0, 3)).toEqual(
      ['projects', 'opened', 'due'].map((id) => `district:liuxi/${id}@${city.as_of}`),
    );
  });

  it('say of what is not published that it is not', () => {
    const dataset = build({ projects: [{ id: 'P-1' }], without: ['issues'] });
    const { detail, difficulties } = ledgersIn(dataset, 'east');
    expect([detail!.title, difficulties!.title]).toEqual([
      '细账：没有公布节点计划',
      '难账：没有公布难题清单',
    ]);
    expect([detail!.take, difficulties!.take]).toEqual([null, null]);
  });

  it('of very many rows keep all that is left to do, and lead to the rest', () => {
    const dataset = build({
      as_of: '2024-06',
      projects: Array.from({ length: 40 }, (_, at) => ({
        id: `P-${at}`,
        milestones: Array.from({ length: 10 }, (_, n) => ({
          planned_on: '2024-05-01',
          ...(n === 0 ? {} : { actual_on: '2024-05-01' }),
        })),
      })),
    });
    const { detail } = ledgersIn(dataset, 'east');
    expect(detail!.take!.rows).toHaveLength(300);
    expect(detail!.take!.rows.filter((row) => row[5]!.owed)).toHaveLength(40);
    expect(textOf(detail!.more!)).toContain('另有 100 行');
  });
});

describe('levels of government', () => {
  it('add up to all projects that state one', () => {
    const take = levelsTake(contextOf(city))!;
    expect(take.rows.map(([name]) => name!.text)).toEqual(['市级', '区级', '镇级']);
    const counted = take.rows.reduce((sum, row) => sum + (row[1]!.value ?? 0), 0);
    const stated = city.projects.filter(({ level, withdrawn_on: gone }) => level !== null && gone === null);
    expect(counted).toBe(stated.length);
  });

  it('are not shown where no project states its level', () => {
    expect(levelsTake(contextOf(build({ projects: [{ id: 'P-1' }] })))).toBeNull();
  });
});
