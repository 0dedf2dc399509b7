import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metresFrom } from '../../src/geo/metres.ts';
import {
  meetingIn,
  publishedLine,
  publishedPolygon,
  thinned,
  TOLERANCE_METRES,
} from '../../src/geo/publish.ts';
import { NO_GEOMETRY, type Position } from '../../src/model/geometry.ts';
import { toLines } from './measure.ts';

const near = fc.tuple(
  fc.double({ min: 121.5, max: 121.6, noNaN: true }),
  fc.double({ min: 29.8, max: 29.9, noNaN: true }),
);

describe('published lines', () => {
  it('keep their ends and are nowhere moved by more than the tolerance', () => {
    fc.assert(
      fc.property(fc.array(near, { minLength: 2, maxLength: 40 }), (line) => {
        const thin = thinned(line);
        expect(thin[0]).toEqual(line[0]);
        expect(thin.at(-1)).toEqual(line.at(-1));
        for (const position of line)
          expect(toLines(position, [thin])).toBeLessThanOrEqual(TOLERANCE_METRES * 1.01);
      }),
    );
  });

  it('lose the points of a straight street and keep its bend', () => {
    const flat = metresFrom([121.5, 29.8]);
    const line: Position[] = [
      [121.5, 29.8],
      [121.501, 29.8],
      [121.502, 29.8],
      [121.502, 29.801],
    ];
    expect(thinned(line)).toEqual([line[0], line[2], line[3]]);
    expect(flat(line[1]!)[0]).toBeGreaterThan(90);
  });

  it('keep the vertices in which they meet others', () => {
    const street: Position[] = [
      [121.5, 29.8],
      [121.501, 29.8],
      [121.502, 29.8],
      [121.503, 29.8],
    ];
    const side: Position[] = [[121.501, 29.801], street[1]!];
    const geometry = {
      ...NO_GEOMETRY,
      roads: new Map([['NB-001', { quality: null, parts: [{ line: side, direction: 'both' as const }] }]]),
      network: [{ name: null, line: street, direction: 'both' as const }],
    };
    expect(thinned(street)).toEqual([street[0], street[3]]);
    expect(publishedLine(street, 'wgs84', meetingIn(geometry))).toEqual([street[0], street[1], street[3]]);
  });

  it('say a vertex once that two become by rounding, and never less than two', () => {
    const line: Position[] = [
      [121.5, 29.8],
      [121.5000001, 29.8000001],
      [121.51, 29.81],
      [121.52, 29.8],
    ];
    expect(publishedLine(line, 'wgs84')).toEqual([line[0], line[2], line[3]]);
    expect(publishedLine(line.slice(0, 2), 'wgs84')).toHaveLength(2);
  });

  it('have six decimals and the system that the city publishes in', () => {
    const line: Position[] = [
      [121.55123456789, 29.87],
      [121.56, 29.88],
    ];
    expect(publishedLine(line, 'wgs84')).toEqual([
      [121.551235, 29.87],
      [121.56, 29.88],
    ]);
    const [[lon]] = publishedLine(line, 'gcj02') as [[number, number]];
    expect(lon).toBeGreaterThan(121.555);
  });

  it('stay rings where they were', () => {
    const ring: Position[] = [
      [121.5, 29.8],
      [121.500001, 29.8],
      [121.500001, 29.800001],
      [121.5, 29.8],
    ];
    expect(publishedPolygon([ring], 'wgs84')).toEqual([ring]);
  });
});
