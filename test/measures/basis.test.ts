/** The basis of every figure, counted and summed again from the files, gives the figure. */
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import { loadDataset, type Loaded } from '../../src/dataset.ts';
import { recount } from '../../src/measures/basis.ts';
import { MEASURES } from '../../src/measures/catalog.ts';
import { basisOf, figure, figuresOf, findScope, scopeId, subject } from '../../src/measures/figures.ts';
import { rankingTable, scoreOf } from '../../src/measures/ranking.ts';
import { subjectsAt } from '../../src/measures/scopes.ts';
import type { Basis, Figure, Scope, Subject } from '../../src/measures/types.ts';
import type { Dataset } from '../../src/model/types.ts';
import type { Row } from '../../src/schema/field.ts';
import { TABLE_NAMES } from '../../src/schema/tables.ts';
import { addMonths } from '../../src/model/dates.ts';
import { build, monthly } from './build.ts';

/** Measures computed from lines on the map: their rows say which lines, and cannot be counted again. */
const LINES = new Set([
  'detour_before',
  'detour_after',
  'pieces_joined',
  'pieces',
  'detour_total',
  'unreachable',
]);

/** Measures in which one row can say several things: planned and met, or the categories of a project. */
const SHARED = new Set([...LINES, 'open_gap', 'disclosure_rate', 'disclosure_overdue']);

function load(folder: string): Loaded & { dataset: Dataset } {
  const loaded = loadDataset(folder);
  if (loaded.dataset === null) throw new Error(`${folder}: ${loaded.problems[0]?.reason}`);
  return { ...loaded, dataset: loaded.dataset };
}

/** The figure with an id, computed by itself. */
function figureWith(dataset: Dataset, id: string): Figure {
  const [, scope = '', measure = '', period = ''] = /^(.*)\/([a-z_]+)@(.*)$/.exec(id) ?? [];
  return figure(dataset, findScope(dataset, scope)!, measure, period);
}

/** A figure made of others, put together again from those. */
function madeAgain(dataset: Dataset, shown: Figure, { figures }: Basis): Fraction | null {
  const parts = figures.map((id) => figureWith(dataset, id));
  if (shown.measure === 'score') {
    const { weights } = rankingTable(dataset, shown.period);
    return scoreOf(weights, new Map(parts.map((one) => [one.measure, one])));
  }
  if (shown.measure === 'rank') {
    const own = figureWith(dataset, shown.id.replace('/rank@', '/score@')).exact;
    return own && new Fraction(1 + parts.filter(({ exact }) => exact!.compare(own) > 0).length);
  }
  if (shown.measure === 'behind_months')
    return new Fraction(parts.filter(({ exact }) => exact!.compare(0) < 0).length);
  const [a, b] = parts;
  return a?.exact && b?.exact ? a.exact.sub(b.exact) : null;
}

function mistakes(dataset: Dataset, of: Subject, shown: Figure): string[] {
  const basis = basisOf(of, shown.measure);
  const told = (what: string): string[] => [`${shown.id}: ${what}`];
  const equal = (a: Fraction | null, b: Fraction | null): boolean =>
    a === null || b === null ? a === b : a.equals(b);
  if (basis.figures.length > 0) {
    if (shown.exact === null) return [];
    return equal(madeAgain(dataset, shown, basis), shown.exact) ? [] : told('made of other figures');
  }
  if (LINES.has(shown.measure)) {
    const hasFiles = dataset.geometry.network !== null;
    return basis.files.length > 0 === hasFiles ? [] : told('files');
  }
  const again = recount(basis);
  const isEmpty = !basis.quotient && basis.numerator.length === 0;
  if (isEmpty && shown.measure === 'pace') {
    const month = Number(shown.period.slice(5));
    return shown.numerator === month && shown.denominator === 12 ? [] : told('pace without rows');
  }
  if (isEmpty) return shown.exact === null || shown.exact.equals(0) ? [] : told('nothing counts');
  if (!equal(again.value, shown.exact)) return told(`${String(again.value)} is not ${String(shown.exact)}`);
  if (shown.numerator === null || shown.denominator === null) return [];
  // A pace that is whole without its twelfths is given without them.
  const factor = again.denominator.equals(shown.denominator) ? 1 : 12;
  return again.numerator.equals(shown.numerator * factor) &&
    again.denominator.equals(shown.denominator * factor)
    ? []
    : told(`${String(again.numerator)} / ${String(again.denominator)}`);
}

/** Every figure of every scope, of one period. */
function mistakesAt(dataset: Dataset, period: string): { seen: number; wrong: string[] } {
  const projects: Scope[] = dataset.projects.map((project) => ({ kind: 'project', id: project.id, project }));
  const subjects = [
    ...subjectsAt(dataset, period),
    ...projects.map((scope) => subject(dataset, scope, period)),
  ];
  let seen = 0;
  const wrong = subjects.flatMap((of) =>
    figuresOf(dataset, of.scope, period).flatMap((shown) => {
      seen += 1;
      return mistakes(dataset, of, shown);
    }),
  );
  return { seen, wrong };
}

describe('the basis of a figure', () => {
  test.each([
    ['data', 7],
    ['test/cases/ningbo/input', 3],
    ['test/cases/published-quanzhou/input', 1],
    ['test/cases/published-xiamen-annual/input', 1],
    ['test/cases/published-xiamen-counts/input', 1],
    ['test/cases/published-lishui/input', 1],
    ['test/cases/published-rates/input', 1],
  ])('counted again gives every figure of %s', (folder, every) => {
    const { dataset } = load(folder);
    const periods = dataset.periods.filter((_, index) => (dataset.periods.length - 1 - index) % every === 0);
    const checked = periods.map((period) => mistakesAt(dataset, period));
    expect(checked.flatMap(({ wrong }) => wrong).slice(0, 5)).toEqual([]);
    expect(checked.reduce((sum, { seen }) => sum + seen, 0)).toBeGreaterThan(30);
  });

  test('names rows and columns that are there, each thing once, and the cells that are summed', () => {
    const { dataset, records, present } = load('data');
    const rows = new Map<string, Row>();
    for (const table of TABLE_NAMES)
      for (const row of (records[table] ?? []) as readonly Row[])
        rows.set(`${table}:${row.file}:${row.line}`, row);
    let summed = 0;
    for (const of of subjectsAt(dataset, '2024-11')) {
      for (const { id, unit, basis } of MEASURES) {
        if (basis === null || !MEASURES.find((one) => one.id === id)!.scopes.includes(of.scope.kind))
          continue;
        const { numerator, denominator } = basis(of);
        for (const side of [numerator, denominator]) {
          const first = side.map(
            ({ amount, rows: [row] }) => `${Math.sign(amount)} ${row?.file}:${row?.line}`,
          );
          if (!SHARED.has(id)) expect(new Set(first).size, id).toBe(first.length);
        }
        for (const { amount, rows: own } of [...numerator, ...denominator]) {
          expect(own.length).toBeGreaterThan(0);
          for (const { table, file, line, cells } of own) {
            const row = rows.get(`${table}:${file}:${line}`);
            expect(row, `${id} ${table} ${file}:${line}`).toBeDefined();
            expect(cells.length).toBeGreaterThan(0);
            for (const cell of cells) expect(row, `${table}.${cell}`).toHaveProperty(cell);
          }
          const [{ table, cells, file, line } = own[0]!] = own;
          const cell = cells.at(-1)!;
          const stated = (rows.get(`${table}:${file}:${line}`) as unknown as Record<string, unknown>)[cell];
          if (unit === 'yuan' && table !== 'changes') {
            summed += 1;
            expect(stated, `${scopeId(of.scope)} ${id} ${file}:${line}`).toBe(amount);
            expect(present.locate(table)({ file, line }, cell).value).not.toBeNull();
          }
        }
      }
    }
    expect(summed).toBeGreaterThan(200);
  });

  test('holds for histories made at random', () => {
    const day = fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 28 }))
      .map(([months, date]) => `${addMonths('2012-06', months)}-${String(date).padStart(2, '0')}`);
    const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
    const project = fc.record({
      planned_start: maybe(day),
      planned_end: maybe(day),
      baseline_end: maybe(day),
      actual_start: maybe(day),
      actual_end: maybe(day),
      withdrawn_on: fc.option(day, { nil: null, freq: 8 }),
      total_investment: maybe(fc.integer({ min: 0, max: 9_000_000 })),
      reports: fc
        .array(fc.integer({ min: 0, max: 100 }), { maxLength: 6 })
        .map((values) => monthly('2013-01', values)),
      milestones: fc.array(
        fc.record({ planned_on: day, actual_on: maybe(day), weight: maybe(fc.integer({ min: 1, max: 5 })) }),
        { maxLength: 3 },
      ),
      plans: fc
        .uniqueArray(fc.constantFrom('2013', '2013-02', '2013-05', '2013-12'), { maxLength: 3 })
        .map((periods) =>
          periods.map((period, at) => ({
            period,
            planned_investment: 1000 * (at + 1),
            planned_progress: null,
          })),
        ),
      changes: fc.array(
        fc.record({
          date: day,
          field: fc.constantFrom('planned_end', 'planned_start', 'total_investment'),
          old: fc.constantFrom(null, '2013-03-05', '120', 'unreadable'),
        }),
        { maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(
        fc.array(project, { minLength: 1, maxLength: 5 }),
        fc.array(fc.record({ raised_on: day, due_on: maybe(day), closed_on: maybe(day) }), { maxLength: 4 }),
        fc.array(fc.record({ date: day, due_on: maybe(day), rectified_on: maybe(day) }), { maxLength: 5 }),
        fc.integer({ min: 0, max: 20 }),
        (projects, issues, inspections, months) => {
          const dataset = build({
            projects: projects.map((one, at) => ({
              id: `P${at}`,
              district: at % 2 ? 'east' : 'west',
              lead_unit: at % 2 ? 'road' : 'grid',
              ...one,
            })),
            units: [{ id: 'road', group: '市直部门' }, { id: 'grid' }],
            inspections: inspections.map((one, at) => ({
              project_id: `P${at % projects.length}`,
              ...(at % 2 ? { unit: 'grid' } : {}),
              ...one,
            })),
            issues: issues.map((one, at) => ({
              id: `I${at}`,
              project_id: `P${at % projects.length}`,
              ...one,
            })),
          });
          expect(mistakesAt(dataset, addMonths('2012-10', months)).wrong).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
