import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromWgs84, toWgs84, type CoordinateSystem } from '../../src/geo/coordinates.ts';
import type { Position } from '../../src/model/geometry.ts';

const METRES_PER_DEGREE = 111_195;

function metres([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const east = (lon2 - lon1) * Math.cos((lat1 * Math.PI) / 180);
  return Math.hypot(east, lat2 - lat1) * METRES_PER_DEGREE;
}

/** The mainland, without the strip along its edge where the shift begins. */
const mainland = fc.tuple(
  fc.double({ min: 75, max: 134, noNaN: true }),
  fc.double({ min: 18.5, max: 53, noNaN: true }),
);

describe('coordinate systems', () => {
  it.each<CoordinateSystem>(['gcj02', 'bd09', 'cgcs2000', 'wgs84'])(
    '%s comes back to the WGS-84 original within 1 cm all over the mainland',
    (system) => {
      fc.assert(
        fc.property(mainland, (position) => {
          expect(metres(toWgs84(fromWgs84(position, system), system), position)).toBeLessThan(0.01);
        }),
        { numRuns: 2000 },
      );
    },
  );

  it('shifts by hundreds of metres where the systems differ', () => {
    const ningbo: Position = [121.55, 29.87];
    expect(metres(fromWgs84(ningbo, 'gcj02'), ningbo)).toBeGreaterThan(300);
    expect(metres(fromWgs84(ningbo, 'bd09'), ningbo)).toBeGreaterThan(700);
    expect(fromWgs84(ningbo, 'cgcs2000')).toEqual(ningbo);
  });

  it('gives known points of other converters', () => {
    // 天安门 in the three systems, as the public converters of map services print them.
    const gcj: Position = [116.39747, 39.908823];
    const [lon, lat] = toWgs84(gcj, 'gcj02');
    expect(lon).toBeCloseTo(116.391228, 4);
    expect(lat).toBeCloseTo(39.907419, 4);
  });

  it('leaves the position it was given as it was', () => {
    const given: [number, number] = [121.55, 29.87];
    toWgs84(given, 'bd09');
    fromWgs84(given, 'bd09');
    expect(given).toEqual([121.55, 29.87]);
  });
});
