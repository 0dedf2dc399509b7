import { geoDistance } from 'd3-geo';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameOn } from '../../../src/charts/map/frame.ts';
import { scaleBar } from '../../../src/charts/map/furniture.ts';
import { CITY_FORM, type LonLat, type LonLatLine } from '../../../src/charts/map/types.ts';

const RADIUS = 6_371_008.8;

/** Two corners of a city somewhere in China, up to some 100 km across. */
const cities = fc
  .record({
    lon: fc.double({ min: 75, max: 134, noNaN: true }),
    lat: fc.double({ min: 18, max: 53, noNaN: true }),
    width: fc.double({ min: 0.005, max: 1, noNaN: true }),
    height: fc.double({ min: 0.005, max: 1, noNaN: true }),
  })
  .map(({ lon, lat, width, height }): [LonLat, LonLat] => [
    [lon, lat],
    [lon + width, lat + height],
  ]);

describe('the sheet of a map', () => {
  test('is true to scale within one per cent, its bar too, wherever the city lies', () => {
    fc.assert(
      fc.property(cities, ([a, b]) => {
        const frame = frameOn([[a, b]], CITY_FORM, 500)!;
        const corners: LonLat[] = [a, b, [a[0], b[1]], [b[0], a[1]]];
        for (const from of corners)
          for (const to of corners) {
            if (from === to) continue;
            const [p, q] = [frame.place(from), frame.place(to)];
            const drawn = Math.hypot(p[0] - q[0], p[1] - q[1]) * frame.metres;
            const real = geoDistance([...from], [...to]) * RADIUS;
            expect(Math.abs(drawn / real - 1)).toBeLessThan(0.01);
          }
        const bar = scaleBar(frame);
        expect(Math.abs((bar.length * frame.metres) / bar.metres - 1)).toBeLessThan(1e-9);
        expect(bar.length).toBeLessThanOrEqual(frame.width / 5);
        expect(bar.length).toBeGreaterThan(frame.width / 15);
      }),
      { numRuns: 100 },
    );
  });

  test('has north up and holds every point inside its edge', () => {
    fc.assert(
      fc.property(cities, ([a, b]) => {
        const frame = frameOn([[a, b]], CITY_FORM, 500)!;
        for (const at of [a, b]) {
          const [x, y] = frame.place(at);
          expect(x).toBeGreaterThan(20);
          expect(x).toBeLessThan(frame.width - 20);
          expect(y).toBeGreaterThan(20);
          expect(y).toBeLessThan(frame.height - 20);
        }
        expect(frame.place(b)[1]).toBeLessThan(frame.place(a)[1]);
        expect(frame.place(b)[0]).toBeGreaterThan(frame.place(a)[0]);
      }),
    );
  });

  test('shows at least so many metres across, though the road be short', () => {
    const road: LonLatLine = [
      [121.5, 29.8],
      [121.5005, 29.8],
    ];
    const frame = frameOn([road], CITY_FORM, 2000)!;
    expect(frame.width * frame.metres).toBeGreaterThanOrEqual(1999);
  });

  test('cuts lines and areas at its edge, whichever way a ring runs', () => {
    const frame = frameOn(
      [
        [
          [121.4, 29.7],
          [121.6, 29.9],
        ],
      ],
      CITY_FORM,
      2000,
    )!;
    const crossing = frame.line([
      [120, 29.8],
      [123, 29.8],
    ]);
    expect(crossing).toHaveLength(1);
    const xs = crossing[0]!.map(([x]) => x);
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([0, 800]);
    const ring: LonLatLine = [
      [121.45, 29.75],
      [121.55, 29.75],
      [121.55, 29.85],
      [121.45, 29.85],
      [121.45, 29.75],
    ];
    const size = (rings: ReturnType<typeof frame.area>): number => {
      const all = rings.flat();
      const [x, y] = [all.map((p) => p[0]), all.map((p) => p[1])];
      return (Math.max(...x) - Math.min(...x)) * (Math.max(...y) - Math.min(...y));
    };
    const counter = frame.area([ring]);
    const clockwise = frame.area([[...ring].reverse()]);
    expect(size(counter)).toBeGreaterThan(1000);
    expect(size(counter)).toBeLessThan(frame.width * frame.height * 0.5);
    expect(size(clockwise)).toBeCloseTo(size(counter), 3);
  });

  test('is none where there is no point', () => {
    expect(frameOn([], CITY_FORM, 2000)).toBeNull();
  });
});
