import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { takeCsv } from '../../src/export/take.ts';
import type { Unit } from '../../src/model/types.ts';
import { unitView } from '../../src/views/unit.ts';
import { unitsView } from '../../src/views/units.ts';
import { build as datasetOf } from '../measures/build.ts';
import { contextOf } from './context.ts';
import { textOf } from './sentence.ts';

const { dataset: city } = loadDataset('data');
if (city === null) throw new Error('the demonstration city has errors');
const zh = contextOf(city);

const unitOf = (id: string, units: readonly Unit[] = city.units): Unit => {
  const unit = units.find((one) => one.id === id);
  if (!unit) throw new Error(`no unit ${id}`);
  return unit;
};

describe('the page of all units', () => {
  it('lists every unit once, under its class', () => {
    const view = unitsView(zh);
    expect(view.groups.map(({ title }) => title)).toEqual(['县市区', '市直部门', '国有企业']);
    const names = view.groups.flatMap(({ rows }) => rows.map(([name]) => textOf(name ?? '')));
    expect([...names].sort()).toEqual(city.units.map(({ name }) => name).sort());
    expect(view.groups[0]!.rows).toHaveLength(city.units.filter(({ group }) => group === '县市区').length);
  });

  it('puts first, within each class, whoever owes most, whatever is owed', () => {
    const count = fc.nat({ max: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(count, count), { minLength: 1, maxLength: 6 }), (owed) => {
        const dataset = datasetOf({
          as_of: '2024-06',
          projects: [{ id: 'P-1', district: '甲区' }],
          units: owed.map((_, at) => ({
            id: `u${at}`,
            name: `单位${at}`,
            group: at % 2 === 0 ? '甲' : '乙',
          })),
          issues: owed.flatMap(([overdue, open], at) => [
            ...Array.from({ length: overdue }, () => ({
              raised_on: '2024-01-02',
              due_on: '2024-05-31',
              responsible_unit: `u${at}`,
            })),
            ...Array.from({ length: open }, () => ({
              raised_on: '2024-01-02',
              due_on: '2024-07-01',
              responsible_unit: `u${at}`,
            })),
          ]),
        });
        for (const { rows } of unitsView(contextOf(dataset)).groups) {
          const owing = rows.map((row) => [Number(textOf(row[6]!)), Number(textOf(row[5]!))] as const);
          for (let at = 1; at < owing.length; at += 1) {
            const [a, b] = [owing[at - 1]!, owing[at]!];
            expect(a[0] > b[0] || (a[0] === b[0] && a[1] >= b[1])).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('says that difficulties are not published instead of none', () => {
    const dataset = datasetOf({
      projects: [{ id: 'P-1', lead_unit: 'u' }],
      units: [{ id: 'u', name: '甲局', group: '市直部门' }],
      without: ['issues'],
    });
    const context = contextOf(dataset);
    expect(textOf(unitsView(context).lede)).toBe('没有公布难题清单，不知道谁欠着什么。');
    const view = unitView(context, unitOf('u', dataset.units));
    expect(view.issuesTitle).toBe('没有公布难题清单，不知道谁欠着什么。');
    expect(textOf(view.headline)).not.toContain('难题');
    const cells = unitsView(context).groups[0]!.rows[0]!.map(textOf);
    expect(cells.slice(-2)).toEqual(['—', '—']);
  });

  it('lists units that are known by their names only', () => {
    const dataset = datasetOf({
      projects: [{ id: 'P-1', lead_unit: '甲局', responsible_units: ['乙公司'] }],
    });
    const view = unitsView(contextOf(dataset));
    expect(view.groups.map(({ title }) => title)).toEqual(['全部单位']);
    expect(view.groups[0]!.rows).toHaveLength(2);
  });

  it('gives its table with the class of each unit', () => {
    const csv = takeCsv(unitsView(zh).taken!);
    expect(csv).toContain('柳溪区政府,县市区,');
  });
});

describe('the page of a unit', () => {
  it('lists exactly the open difficulties that its figure counts, the longest overdue first', () => {
    for (const unit of city.units) {
      const { issues } = unitView(zh, unit);
      const figure = zh.figure({ kind: 'unit', id: unit.id, unit }, 'issues_open');
      expect(issues?.rows.length ?? 0, unit.name).toBe(figure.value);
      const due = issues?.rows.map((row) => row[5]!.text) ?? [];
      expect(due).toEqual([...due].sort());
    }
    expect(city.units.some((unit) => unitView(zh, unit).issues !== null)).toBe(true);
  });

  it('says how long a difficulty has been open, and by how much it is overdue', () => {
    const dataset = datasetOf({
      as_of: '2024-06',
      projects: [{ id: 'P-1', name: '东路', lead_unit: 'u' }],
      units: [{ id: 'u', name: '甲局', group: '市直部门' }],
      issues: [
        { project_id: 'P-1', title: '迟了', raised_on: '2024-06-01', due_on: '2024-06-20' },
        { project_id: 'P-1', title: '还早', raised_on: '2024-06', due_on: '2024-07' },
        { project_id: 'P-1', title: '没有限时', raised_on: '2024-06-30', due_on: null },
        { project_id: 'P-1', title: '结了', raised_on: '2024-06-02', due_on: null, closed_on: '2024-06-30' },
      ],
    });
    const { issues, headline } = unitView(contextOf(dataset), unitOf('u', dataset.units));
    expect(issues!.rows.map((row) => [row[0], row[1], row[4], row[6]].map((cell) => cell!.text))).toEqual([
      ['迟了', '东路', '29 天', '超期 10 天'],
      ['还早', '东路', '—', '没有到期'],
      ['没有限时', '东路', '0 天', '无'],
    ]);
    expect(textOf(headline)).toMatch(/没有销号的难题 3 件，其中超期 1 件。$/);
  });

  it('keeps what a unit leads apart from what it takes part in', () => {
    const gdgs = unitView(zh, unitOf('gdgs'));
    expect(gdgs.leads).toBeNull();
    expect(textOf(gdgs.headline)).toMatch(/^示例供电公司：没有牵头的路，/);
    const named = city.projects.filter(({ responsible_units: units }) =>
      units.some(({ id }) => id === 'gdgs'),
    );
    expect(gdgs.helps!.cells.map(({ id }) => id).sort()).toEqual(named.map(({ id }) => id).sort());
    const zjj = unitView(zh, unitOf('zjj'));
    expect(zjj.leads!.cells.every(({ id }) => unitOf('zjj').projects.some((one) => one.id === id))).toBe(
      true,
    );
  });

  it('names its rank among those that are ranked', () => {
    const dataset = datasetOf({
      units: ['a', 'b', 'c'].map((id) => ({ id, group: '市直部门' })),
      projects: ['a', 'b'].map((unit) => ({ id: unit, lead_unit: unit, actual_end: '2020-01-01' })),
      settings: { ranking: { weights: { opened_rate: '1' }, min_projects: 1 } },
    });
    const { lede } = unitView(contextOf(dataset), dataset.units[0]!);
    expect(textOf(lede)).toMatch(/^在 2 个市直部门中名列第 /);
  });

  it('counts no project twice where its lead unit is named as responsible too', () => {
    const dataset = datasetOf({
      projects: [{ id: 'P-1', lead_unit: 'u', responsible_units: ['u', 'u', 'v', 'v'] }],
      units: [
        { id: 'u', name: '甲局', group: '市直部门' },
        { id: 'v', name: '乙局', group: '市直部门' },
      ],
    });
    const context = contextOf(dataset);
    expect(unitView(context, unitOf('u', dataset.units)).helps).toBeNull();
    expect(unitView(context, unitOf('v', dataset.units)).helps!.cells).toHaveLength(1);
  });

  it('has a record of twelve months, each with the figures of its month', () => {
    const unit = unitOf('zjj');
    const { months } = unitView(zh, unit);
    expect(months.rows.map(([month]) => month!.text)).toEqual(city.periods.slice(-12).reverse());
    expect(months.rows[3]![1]!.figure).toBe(`unit:zjj/opened@${city.periods.at(-4)}`);
  });
});
