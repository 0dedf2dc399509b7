import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figure, findScope } from '../../src/measures/figures.ts';
import { repeatsOf, sameness } from '../../src/measures/repeats.ts';
import type { Dataset } from '../../src/model/types.ts';
import { build } from './build.ts';

function value(dataset: Dataset, scope: string, measureId: string, period: string): number | null {
  return figure(dataset, findScope(dataset, scope)!, measureId, period).value;
}

const city = build({
  as_of: '2021-12',
  units: [
    { id: 'lead', group: '市直部门' },
    { id: 'grid', district: 'west' },
  ],
  projects: [
    { id: 'A', district: 'east', lead_unit: 'lead', level: 'city' },
    { id: 'B', district: 'west', withdrawn_on: '2021-08-15' },
  ],
  inspections: [
    { project_id: 'A', date: '2021-01-10', due_on: '2021-02-28', rectified_on: '2021-02-28' },
    { project_id: 'A', date: '2021-03-01', due_on: '2021-03-31', rectified_on: '2021-04' },
    { unit: 'grid', date: '2021-03-05', finding: '月报与现场不符' },
    { project_id: 'B', date: '2021-05-01', due_on: '2021-05-31', finding: '告示缺失' },
  ],
});

describe('findings of inspections', () => {
  test('are rectified, and late from the day after their deadline', () => {
    expect(value(city, 'city', 'rectified_rate', '2021-03')).toBeCloseTo(100 / 3);
    expect(value(city, 'city', 'rectified_rate', '2021-04')).toBeCloseTo(200 / 3);
    expect(value(city, 'city', 'inspections_open', '2021-03')).toBe(2);
    expect(value(city, 'city', 'inspections_overdue', '2021-03')).toBe(0);
    expect(value(city, 'city', 'inspections_overdue', '2021-06')).toBe(1);
  });

  test('are in time by their deadline, once it has come', () => {
    expect(value(city, 'city', 'rectified_on_time_rate', '2021-01')).toBeNull();
    expect(value(city, 'city', 'rectified_on_time_rate', '2021-02')).toBe(100);
    expect(value(city, 'city', 'rectified_on_time_rate', '2021-03')).toBe(50);
    expect(value(city, 'city', 'rectified_on_time_rate', '2021-05')).toBeCloseTo(100 / 3);
  });

  test('belong to the unit written or else the lead unit, and to the district of the project or else of the unit', () => {
    expect(value(city, 'unit:lead', 'rectified_rate', '2021-04')).toBe(100);
    expect(value(city, 'unit:grid', 'inspections_open', '2021-04')).toBe(1);
    expect(value(city, 'group:市直部门', 'rectified_rate', '2021-04')).toBe(100);
    expect(value(city, 'level:city', 'rectified_rate', '2021-03')).toBe(50);
    expect(value(city, 'district:west', 'inspections_open', '2021-05')).toBe(2);
  });

  test('about a withdrawn project leave with it', () => {
    expect(value(city, 'district:west', 'inspections_overdue', '2021-07')).toBe(1);
    expect(value(city, 'district:west', 'inspections_overdue', '2021-08')).toBe(0);
    expect(value(city, 'district:west', 'inspections_open', '2021-08')).toBe(1);
  });

  test('have no value where they are not published', () => {
    const dataset = build({ as_of: '2021-12', projects: [{ id: 'A' }], without: ['inspections'] });
    for (const id of [
      'rectified_rate',
      'rectified_on_time_rate',
      'inspections_open',
      'inspections_overdue',
      'inspections_repeated',
    ])
      expect(value(dataset, 'city', id, '2021-12')).toBeNull();
  });
});

describe('repeat findings', () => {
  test('are the same words about the same project or unit after it was rectified', () => {
    const dataset = build({
      as_of: '2021-12',
      units: [{ id: 'lead' }, { id: 'grid' }],
      projects: [
        { id: 'A', lead_unit: 'lead' },
        { id: 'B', lead_unit: 'lead' },
        { id: 'C', lead_unit: 'grid' },
      ],
      inspections: [
        { project_id: 'A', date: '2021-01-10', finding: '裸土未覆盖 3 处', rectified_on: '2021-01-20' },
        { project_id: 'A', date: '2021-01-20', finding: '裸土未覆盖 3 处' },
        { project_id: 'A', date: '2021-02-01', finding: '裸土未覆盖５处。', rectified_on: '2021-02-02' },
        { project_id: 'B', date: '2021-03-01', finding: '裸土未覆盖 1 处' },
        { project_id: 'C', date: '2021-03-01', finding: '裸土未覆盖 1 处' },
        { project_id: 'A', date: '2021-03-01', finding: '围挡破损' },
        { project_id: 'A', date: '2021-02', finding: '裸土未覆盖' },
      ],
    });
    const repeats = repeatsOf(dataset);
    const pairs = [...repeats].map(([one, earlier]) => [one.id, earlier.id]);
    expect(pairs).toEqual([
      ['D-3', 'D-1'],
      ['D-4', 'D-3'],
    ]);
    expect(value(dataset, 'city', 'inspections_repeated', '2021-02')).toBe(1);
    expect(value(dataset, 'city', 'inspections_repeated', '2021-03')).toBe(2);
    expect(value(dataset, 'unit:grid', 'inspections_repeated', '2021-12')).toBe(0);
  });

  test('are told by their words alone, whatever stands between them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('渣土', '覆盖', '不到位', 'K', 'a'), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(' ', '，', '\u3000', '—', '\n', ''),
        fc.nat(9999),
        fc.nat(9999),
        (words, between, one, other) => {
          expect(sameness(`${words.join(between)}${one}`)).toBe(
            sameness(`${words.join('').toUpperCase()} ${other}。`),
          );
          expect(sameness(words.join(between))).not.toBe(sameness(`${words.join('')}了`));
        },
      ),
    );
  });
});

test('no finding repeats itself or a later one, and findings never rectified are never repeated', () => {
  const day = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([month, date]) => `2021-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
  fc.assert(
    fc.property(
      fc.array(fc.record({ date: day, rectified_on: fc.option(day) }), { maxLength: 12 }),
      (rows) => {
        const dataset = build({
          as_of: '2021-12',
          projects: [{ id: 'A' }],
          inspections: rows.map((one) => ({ project_id: 'A', ...one })),
        });
        const repeats = repeatsOf(dataset);
        for (const one of dataset.inspections) {
          const before = dataset.inspections.some(
            (other) => (other.rectified_on ?? '9') < one.date && other !== one,
          );
          expect(repeats.has(one)).toBe(before);
          expect(repeats.get(one)).not.toBe(one);
        }
      },
    ),
  );
});
