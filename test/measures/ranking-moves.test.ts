import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import { rankMove } from '../../src/measures/ranking-moves.ts';
import { scoreOfParts, scoreParts } from '../../src/measures/ranking-parts.ts';
import { rankingTable, scoreOf } from '../../src/measures/ranking.ts';
import { build, type ProjectRows } from './build.ts';

const DISTRICTS = ['a', 'b', 'c', 'd'] as const;
const WEIGHTS = { open_gap: '0.5', milestone_rate: '0.3', issue_rate: '0.2' };

/** A city of two months; where a district has fewer than two projects that are not withdrawn it is unranked. */
const city = fc
  .array(
    fc.record({
      district: fc.constantFrom(...DISTRICTS),
      due: fc.constantFrom('2013-10', '2013-11', '2013-12'),
      end: fc.constantFrom(null, '2013-10', '2013-11'),
      met: fc.constantFrom(null, '2013-10', '2013-11'),
      gone: fc.constantFrom(null, null, null, '2013-11'),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((rows) =>
    build({
      as_of: '2013-11',
      projects: rows.map(({ district, due, end, met, gone }, i): ProjectRows => ({
        id: `P-${i}`,
        district,
        planned_end: due,
        actual_end: end,
        withdrawn_on: gone,
        reports: [{ period: '2013-10', progress: 10 }],
        milestones: [{ planned_on: '2013-10', actual_on: met }],
      })),
      settings: { ranking: { weights: WEIGHTS, min_projects: 2 } },
    }),
  );

describe('a move of rank', () => {
  test('is exactly who passed it less whom it passed', () => {
    fc.assert(
      fc.property(city, (dataset) => {
        const table = rankingTable(dataset, '2013-11');
        for (const group of table.groups)
          for (const { id, rank, previous_rank: before } of group.entries) {
            const move = rankMove(dataset, '2013-11', group, id);
            expect(move === null).toBe(rank === null || before === null);
            if (move === null || rank === null || before === null) continue;
            expect(rank - before).toBe(move.passedBy.length - move.passed.length);
            const change = move.parts.reduce(
              (sum, part) => sum.add(part.now ?? 0).sub(part.before ?? 0),
              new Fraction(0),
            );
            expect(change.equals(move.now.score!.sub(move.before.score!))).toBe(true);
            if (move.now.score!.equals(move.before.score!)) expect(move.still).toBe(rank);
          }
      }),
    );
  });

  test('has nothing to be compared with in the first period', () => {
    const dataset = build({
      as_of: '2013-10',
      projects: [{ id: 'P-1', district: 'a', planned_end: '2013' }],
    });
    const [group] = rankingTable(dataset, '2013-10').groups;
    expect(rankMove(dataset, '2013-10', group!, 'a')).toBeNull();
  });

  test('tells what others did where the own score stood still', () => {
    const open = (id: string, district: string, end: string | null): ProjectRows => ({
      id,
      district,
      planned_end: '2013-12',
      actual_end: end,
      reports: [{ period: '2013-10', progress: 10 }],
    });
    const dataset = build({
      as_of: '2013-11',
      projects: [
        open('P-1', 'a', '2013-10-01'),
        open('P-2', 'a', null),
        open('P-3', 'b', '2013-11-01'),
        open('P-4', 'b', '2013-11-02'),
      ],
    });
    const [group] = rankingTable(dataset, '2013-11').groups;
    const move = rankMove(dataset, '2013-11', group!, 'a')!;
    expect([move.before.rank, move.now.rank, move.still]).toEqual([1, 2, 2]);
    expect(move.passedBy.map(({ now }) => now.id)).toEqual(['b']);
    expect(move.passed).toEqual([]);
  });
});

describe('the parts of a score', () => {
  const written = fc.integer({ min: -20, max: 20 }).map((n) => String(n / 10));
  const value = fc.option(
    fc
      .tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 1, max: 7 }))
      .map(([a, b]) => new Fraction(a, b)),
  );

  test('add up to it exactly, whatever is missing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.tuple(written, value)), (known) => {
        const weights = Object.fromEntries(Object.entries(known).map(([id, [weight]]) => [id, weight]));
        const figures = new Map(Object.entries(known).map(([id, [, exact]]) => [id, { exact }]));
        const parts = scoreParts(weights, (id) => figures.get(id));
        const score = scoreOf(weights, figures);
        expect(scoreOfParts(parts)?.toFraction()).toBe(score?.toFraction());
        expect(parts.map(({ measure }) => measure)).toEqual(Object.keys(weights));
        // By the definition: Σ weight × value × Σ|weight| ÷ Σ|weight of those with a value|.
        const sum = (of: (id: string) => Fraction): Fraction =>
          Object.keys(weights).reduce((total, id) => total.add(of(id)), new Fraction(0));
        const present = sum((id) => new Fraction(figures.get(id)!.exact === null ? '0' : weights[id]!).abs());
        if (present.equals(0)) expect(score).toBeNull();
        else {
          const raw = sum((id) => new Fraction(weights[id]!).mul(figures.get(id)!.exact ?? 0));
          const all = sum((id) => new Fraction(weights[id]!).abs());
          expect(score!.equals(raw.mul(all).div(present))).toBe(true);
        }
      }),
    );
  });
});
