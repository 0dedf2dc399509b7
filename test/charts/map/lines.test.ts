import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Px } from '../../../src/charts/map/frame.ts';
import { along, joined, lengthOf, pathOf } from '../../../src/charts/map/lines.ts';
import { stretchedTo } from '../../../src/charts/map/roads.ts';

const points = fc.tuple(
  fc.integer({ min: -500, max: 9000 }).map((tenths) => tenths / 10 + 0.03),
  fc.integer({ min: -500, max: 9000 }).map((tenths) => tenths / 10 - 0.02),
);
const lines = fc.array(points, { minLength: 2, maxLength: 12 });

/** Reads what a browser would: an absolute start, then steps. */
function read(d: string): Px[][] {
  return [...d.matchAll(/M([^l]+)l([^M]*)/g)].map(([, start = '', steps = '']) => {
    const numbers = (text: string): number[] => (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
    let [x = 0, y = 0] = numbers(start);
    const line: Px[] = [[x, y]];
    const moves = numbers(steps);
    for (let i = 0; i < moves.length; i += 2) line.push([(x += moves[i]!), (y += moves[i + 1]!)]);
    return line;
  });
}

describe('lines of a map', () => {
  test('are written in steps that end where the line ends, to a tenth', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const [drawn] = read(pathOf([line], 1));
        const length = lengthOf(line);
        if (!drawn) {
          expect(length).toBeLessThan(12 * 0.15);
          return;
        }
        for (const [i, k] of [
          [0, 0],
          [line.length - 1, drawn.length - 1],
        ] as const) {
          expect(Math.abs(drawn[k]![0] - line[i]![0])).toBeLessThan(0.051);
          expect(Math.abs(drawn[k]![1] - line[i]![1])).toBeLessThan(0.051);
        }
      }),
    );
  });

  test('that were cut at junctions are one line again, none lost and none twice', () => {
    fc.assert(
      fc.property(lines, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (line, turned) => {
        const pieces = line.slice(1).map((to, i) => {
          const piece = [line[i]!, to];
          return { kind: null, line: turned[i] ? piece.reverse() : piece };
        });
        const chains = joined(pieces);
        const total = (list: readonly { line: readonly Px[] }[]): number =>
          list.reduce((sum, one) => sum + lengthOf(one.line), 0);
        expect(total(chains)).toBeCloseTo(total(pieces), 6);
      }),
    );
  });

  test('of different names stay apart', () => {
    const [a, b, c]: Px[] = [
      [0, 0],
      [10, 0],
      [20, 0],
    ];
    const chains = joined([
      { kind: '环路', line: [a!, b!] },
      { kind: '江堤路', line: [b!, c!] },
      { kind: '环路', line: [b!, [10, 10]] },
    ]);
    expect(chains.map(({ kind, line }) => [kind, line.length])).toEqual([
      ['环路', 3],
      ['江堤路', 2],
    ]);
  });

  test('that are too short are lengthened about their middle, to the length asked for', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 20, max: 60 }), (line, least) => {
        const long = stretchedTo(line, least);
        expect(lengthOf(long)).toBeCloseTo(least, 4);
        const [before, after] = [along(line, 0.5).at, along(long, 0.5).at];
        expect(after[0]).toBeCloseTo(before[0], 4);
        expect(after[1]).toBeCloseTo(before[1], 4);
      }),
    );
  });
});
