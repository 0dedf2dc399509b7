import { describe, expect, it } from 'vitest';
import { figuresFile } from '../../../src/export/figures.ts';
import { formatFigure } from '../../../src/i18n/format.ts';
import { measure } from '../../../src/measures/catalog.ts';
import { figure, figuresOf, findScope } from '../../../src/measures/figures.ts';
import type { Figure } from '../../../src/measures/types.ts';
import type { Dataset } from '../../../src/model/types.ts';
import { city, line } from './plane.ts';

const OF_PROJECT = ['detour_before', 'detour_after', 'pieces_joined'];
const OF_CITY = ['pieces', 'detour_total', 'unreachable'];

const town = city({
  network: [line('0 0, 0 2450, 100 2450'), line('100 0, 100 500')],
  roads: { A: [line('0 0, 100 0')], B: [line('100 500, 100 2450')], off: [line('5000 0, 6000 0')] },
  rows: { A: { actual_end: '2012-04-10' }, B: { actual_end: '2012-02' }, nowhere: {} },
  as_of: '2012-05',
});

function of(dataset: Dataset, scope: string, id: string, period: string): Figure {
  return figure(dataset, findScope(dataset, scope)!, id, period);
}

describe('figures of the network', () => {
  it('are those of each road, with its way round in metres to the millimetre', () => {
    const before = of(town, 'project:A', 'detour_before', '2012-05');
    expect(before).toMatchObject({ id: 'project:A/detour_before@2012-05', unit: 'metres', numerator: null });
    expect(before.value).toBeCloseTo(5000, 0);
    expect(before.value).toBe(Math.round(before.value! * 1000) / 1000);
    expect(formatFigure(before, 'zh')).toBe('5.0 公里');
    expect(of(town, 'project:A', 'detour_after', '2012-05').value).toBeCloseTo(100, 1);
    expect(of(town, 'project:A', 'pieces_joined', '2012-05').value).toBe(1);
  });

  it('have no value where there is no other way round, no end on the network or no line', () => {
    const values = (id: string): (number | null)[] =>
      OF_PROJECT.map((one) => of(town, `project:${id}`, one, '2012-05').value);
    expect(values('B')).toEqual([null, expect.closeTo(1950, 0), 2]);
    expect(values('off')).toEqual([null, null, 0]);
    expect(values('nowhere')).toEqual([null, null, null]);
  });

  it('are those of the city month by month', () => {
    const values = (period: string): (number | null)[] =>
      OF_CITY.map((one) => of(town, 'city', one, period).value);
    expect(values('2012-01')).toEqual([2, null, 2]);
    expect(values('2012-02')).toEqual([1, expect.closeTo(5000 + 1950, 0), 0]);
    expect(values('2012-04')).toEqual([1, expect.closeTo(100 + 1950, 0), 0]);
  });

  it('stand in the files of every scope that has them, without a value where there is no network', () => {
    const bare = city({ network: null, roads: { A: [line('0 0, 100 0')] } });
    for (const dataset of [town, bare]) {
      const file = figuresFile(dataset, '2012-05', null);
      const here = file.figures.filter((one) => [...OF_CITY, ...OF_PROJECT].includes(one.measure));
      expect(here.map((one) => one.id)).toEqual(OF_CITY.map((id) => `city/${id}@2012-05`));
      if (dataset === bare) expect(here.every((one) => one.value === null && one.text.zh === '—')).toBe(true);
      const ids = figuresOf(dataset, findScope(dataset, 'project:A')!, '2012-05').map((one) => one.measure);
      expect(ids.slice(-3)).toEqual(OF_PROJECT);
    }
  });

  it('say in their formulas that they hold within the network provided', () => {
    for (const id of [...OF_PROJECT, ...OF_CITY]) {
      expect(measure(id)!.formula.zh).toMatch(/^在所提供的路网内/);
      expect(measure(id)!.formula.en).toMatch(/^Within the network provided/);
    }
  });
});
