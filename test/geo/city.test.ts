import { describe, expect, it } from 'vitest';
import { farFromCity } from '../../src/geo/city.ts';
import type { Position } from '../../src/model/geometry.ts';

const KM = 1 / 111.2;
/** Places to the north of the first, in kilometres. */
const north = (...km: number[]): Position[] => km.map((one) => [121.5, 29 + one * KM]);
const at = (km: number): Position => north(km)[0]!;

describe('the city', () => {
  it('is what hangs together, however far it reaches', () => {
    const far = farFromCity(north(0, 1, 2, 3, 40, 80, 120, 160));
    for (const km of [0, 100, 160, 200, -50]) expect(far(at(km))).toBeNull();
    expect(far(at(260))).toBeCloseTo(100_000, -3);
    expect(far(at(-90))).toBeCloseTo(90_000, -3);
  });

  it('is where most lines are, and not where the others are', () => {
    const far = farFromCity(north(0, 1, 2, 500, 501));
    expect(far(at(1))).toBeNull();
    expect(far(at(500))).toBeCloseTo(498_000, -3);
  });

  it('is not to be told from as many lines elsewhere', () => {
    expect(farFromCity(north(0, 500))(at(500))).toBeNull();
    expect(farFromCity([])(at(0))).toBeNull();
  });

  it('is found among many lines', () => {
    const many = Array.from({ length: 50_000 }, (_, i): Position => [121 + (i % 250) / 250, 29 + i / 50_000]);
    expect(farFromCity(many)([110, 29])).toBeGreaterThan(900_000);
  });
});
