import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Area } from '../../src/geo/areas.ts';
import { distanceTo } from '../../src/geo/near.ts';
import type { Position } from '../../src/model/geometry.ts';
import { toLines } from './measure.ts';

const near = fc.tuple(
  fc.double({ min: 121.5, max: 121.6, noNaN: true }),
  fc.double({ min: 29.8, max: 29.9, noNaN: true }),
);

const SQUARE: Position[] = [
  [121.5, 29.8],
  [121.6, 29.8],
  [121.6, 29.9],
  [121.5, 29.9],
  [121.5, 29.8],
];
const HOLE: Position[] = [
  [121.54, 29.84],
  [121.54, 29.86],
  [121.56, 29.86],
  [121.56, 29.84],
  [121.54, 29.84],
];

describe('the nearest line', () => {
  it('is the one that measuring every segment finds', () => {
    const lines = fc.array(fc.array(near, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lines, near, (all, position) => {
        const slow = toLines(position, all);
        expect(Math.abs(distanceTo(all)!(position) - slow)).toBeLessThan(0.001 * slow + 0.5);
      }),
    );
  });

  it('is found beside the middle of a long segment', () => {
    const bridge: Position[] = [
      [121.0, 30.0],
      [121.4, 30.0],
    ];
    expect(distanceTo([bridge])!([121.2, 30.001])).toBeCloseTo(111.2, 0);
  });

  it('does not exist without lines', () => {
    expect(distanceTo([])).toBeNull();
  });
});

describe('an area', () => {
  const area = new Area([[SQUARE, HOLE]]);

  it('has its inside at no distance, and its border too', () => {
    expect(area.outside([121.52, 29.82])).toBe(0);
    expect(area.outside([121.5, 29.85])).toBe(0);
  });

  it('measures to the nearest of its rings, holes too', () => {
    expect(area.outside([121.55, 29.91])).toBeCloseTo(1112, -1);
    expect(area.outside([121.55, 29.8501])).toBeGreaterThan(900);
  });

  it('that is empty is infinitely far', () => {
    expect(new Area([]).outside([121.5, 29.8])).toBe(Infinity);
  });
});
