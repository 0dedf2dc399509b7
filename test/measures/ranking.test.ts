import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import { figure, figuresOf, findScope } from '../../src/measures/figures.ts';
import { competitionRanks, rankingTable, scoreOf } from '../../src/measures/ranking.ts';
import type { RankingTable } from '../../src/measures/types.ts';
import type { Dataset } from '../../src/model/types.ts';
import { build, monthly, type ProjectRows } from './build.ts';

const exact = (text: string | null): { exact: Fraction | null } => ({
  exact: text === null ? null : new Fraction(text),
});

describe('scores', () => {
  test('weigh the values exactly', () => {
    const figures = new Map([
      ['a', exact('100/3')],
      ['b', exact('50')],
    ]);
    expect(scoreOf({ a: '0.1', b: '0.2' }, figures)?.toFraction()).toBe('40/3');
    expect(scoreOf({ a: '0.6', b: '0.4' }, figures)?.toFraction()).toBe('40');
  });

  test('share the weight of what is missing among the rest in proportion', () => {
    const figures = new Map([
      ['a', exact('80')],
      ['b', exact('50')],
      ['c', exact(null)],
    ]);
    expect(scoreOf({ a: '0.3', b: '0.2', c: '0.5' }, figures)?.toFraction()).toBe('68');
    expect(scoreOf({ a: '30', b: '20', c: '50' }, figures)?.toFraction()).toBe('6800');
    expect(scoreOf({ c: '1' }, figures)).toBeNull();
    expect(scoreOf({ d: '1' }, figures)).toBeNull();
  });
});

describe('competition ranks', () => {
  const ranks = (...scores: (string | null)[]): (number | null)[] =>
    competitionRanks(scores.map((s) => exact(s).exact));

  test('ties share a rank and the next is skipped: 1, 2, 2, 4', () => {
    expect(ranks('9', '5', '5', '3')).toEqual([1, 2, 2, 4]);
    expect(ranks('3', null, '1/3', '0.3333', '3')).toEqual([1, null, 3, 4, 1]);
    expect(ranks()).toEqual([]);
  });

  test('are one more than the number of higher scores, whatever the order they come in', () => {
    const score = fc.option(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 4 })), {
      freq: 6,
    });
    fc.assert(
      fc.property(fc.array(score, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (pairs, keys) => {
        const scores = pairs.map((pair) => (pair === null ? null : new Fraction(pair[0], pair[1])));
        const found = competitionRanks(scores);
        scores.forEach((one, index) => {
          const higher = scores.filter(
            (other) => one !== null && other !== null && other.compare(one) > 0,
          ).length;
          expect(found[index]).toBe(one === null ? null : higher + 1);
        });
        const ranked = found.filter((rank) => rank !== null).sort((a, b) => a - b);
        ranked.forEach((rank, place) => {
          expect(rank === place + 1 || rank === ranked[place - 1]).toBe(true);
        });
        const order = scores
          .map((_, index) => ({ index, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key);
        const shuffled = competitionRanks(order.map(({ index }) => scores[index] ?? null));
        order.forEach(({ index }, place) => {
          expect(shuffled[place]).toBe(found[index]);
        });
      }),
    );
  });
});

/** Districts with so many projects, of which so many are open and so many due at 2013-11. */
function districts(
  ...counts: [name: string, projects: number, opened: number, due: number][]
): ProjectRows[] {
  return counts.flatMap(([district, projects, opened, due]) =>
    Array.from({ length: projects }, (_, index) => ({
      id: `${district}-${index}`,
      district,
      planned_end: index < due ? '2013-11-30' : '2013-12-31',
      ...(index < opened ? { actual_end: '2013-11-15' } : {}),
    })),
  );
}

function listed(table: RankingTable, group: string): unknown[] {
  const entries = table.groups.find((one) => one.group === group)?.entries ?? [];
  return entries.map(({ id, rank, previous_rank }) => [id, rank, previous_rank]);
}

describe('the ranking', () => {
  const rows = districts(
    ['北仑', 10, 8, 9],
    ['江北', 14, 11, 10],
    ['鄞州', 7, 5, 5],
    ['江东', 13, 9, 11],
    ['镇海', 6, 4, 4],
    ['海曙', 9, 7, 8],
  );
  const city = build({ as_of: '2013-11', projects: rows });

  test('by default goes by the gap to schedule, ties in the order of the dataset', () => {
    const table = rankingTable(city, '2013-11');
    expect(table).toMatchObject({ weights: { open_gap: '1' }, previous_period: null });
    expect(listed(table, 'district')).toEqual([
      ['江北', 1, null],
      ['鄞州', 2, null],
      ['镇海', 2, null],
      ['北仑', 4, null],
      ['海曙', 5, null],
      ['江东', 6, null],
    ]);
  });

  test('goes by the annual investment rate where no project has a planned end', () => {
    const dataset = build({
      projects: ['east', 'west'].map((district, index) => ({
        id: district,
        district,
        plans: [{ period: '2013', planned_investment: 100 }],
        reports: [{ period: '2013-11', invested: 40 + index }],
      })),
    });
    const table = rankingTable(dataset, '2013-11');
    expect(table.weights).toEqual({ investment_rate: '1' });
    expect(listed(table, 'district')).toEqual([
      ['west', 1, null],
      ['east', 2, null],
    ]);
  });

  test('uses the weights of the settings and shows the weighted figures', () => {
    const weighted = {
      ...city,
      settings: { ...city.settings, ranking: { weights: { opened: '1' }, min_projects: 1 } },
    };
    const table = rankingTable(weighted, '2013-11');
    expect(table.weights).toEqual({ opened: '1' });
    expect(table.groups[0]?.entries[0]).toMatchObject({
      id: '江北',
      rank: 1,
      figures: { opened: { value: 11 }, due: { value: 10 } },
    });
  });

  test('lists without a rank, last and with the reason, whoever has too few projects or nothing to rank', () => {
    const dataset = build({
      as_of: '2013-11',
      units: [{ id: 'none', group: '国有企业' }],
      projects: [{ id: 'X', district: 'small', planned_end: '2013-11' }, ...districts(['large', 5, 1, 5])],
      settings: { ranking: { weights: { open_gap: '1' }, min_projects: 2 } },
    });
    const table = rankingTable(dataset, '2013-11');
    expect(table.groups[0]?.entries).toMatchObject([
      { id: 'large', rank: 1, because: null },
      {
        id: 'small',
        rank: null,
        score: null,
        because: { key: 'too_few', params: { projects: 1, min_projects: 2 } },
      },
    ]);
    expect(table.groups[1]).toMatchObject({
      group: '国有企业',
      kind: 'unit',
      entries: [{ because: { key: 'no_projects' } }],
    });
    const nothing = build({
      as_of: '2013-11',
      projects: [{ id: 'X' }],
      settings: { ranking: { weights: { issue_rate: '1' }, min_projects: 1 } },
    });
    expect(rankingTable(nothing, '2013-11').groups[0]?.entries[0]?.because).toEqual({
      key: 'no_value',
      params: { measures: ['issue_rate'] },
    });
  });

  test('keeps units to their groups and leaves out those without one', () => {
    const units = [
      { id: 'a', group: '市直部门' },
      { id: 'b', group: '县市区' },
      { id: 'c', group: '市直部门' },
      { id: 'free' },
    ];
    const projects = units.map(({ id }, index) => ({
      id: `P${index}`,
      lead_unit: id,
      planned_end: '2013-06',
      ...(id === 'c' ? { actual_end: '2013-06' } : {}),
    }));
    const dataset = build({ as_of: '2013-11', units, projects });
    const table = rankingTable(dataset, '2013-11');
    expect(table.groups.map(({ group }) => group)).toEqual(['district', '市直部门', '县市区']);
    expect(listed(table, '市直部门')).toEqual([
      ['c', 1, null],
      ['a', 2, null],
    ]);
    expect(
      figuresOf(dataset, findScope(dataset, 'unit:free')!, '2013-11').map((one) => one.measure),
    ).not.toContain('rank');
  });

  describe('with two periods', () => {
    const reports = monthly('2013-09', [50]);
    const dataset: Dataset = build({
      as_of: '2013-12',
      projects: [
        { id: 'A', district: 'east', planned_end: '2013-08', actual_end: '2013-08', reports },
        { id: 'B', district: 'west', planned_end: '2013-08', actual_end: '2013-11' },
        { id: 'C', district: 'east', planned_end: '2013-12' },
      ],
    });

    test('the previous rank is that of the last earlier period with reports', () => {
      const table = rankingTable(dataset, '2013-12');
      expect(table.previous_period).toBe('2013-09');
      expect(listed(table, 'district')).toEqual([
        ['west', 1, 2],
        ['east', 2, 1],
      ]);
      expect(rankingTable(dataset, '2013-09').previous_period).toBeNull();
    });

    test('rank and score are figures of districts', () => {
      const west = findScope(dataset, 'district:west')!;
      expect(figure(dataset, west, 'rank', '2013-12')).toMatchObject({
        id: 'district:west/rank@2013-12',
        value: 1,
        unit: 'rank',
      });
      expect(figure(dataset, findScope(dataset, 'district:east')!, 'score', '2013-12').value).toBe(-50);
      expect(figure(dataset, findScope(dataset, 'city')!, 'rank', '2013-12').value).toBeNull();
      expect(figuresOf(dataset, west, '2013-12').map((one) => one.measure)).toContain('score');
    });
  });
});
