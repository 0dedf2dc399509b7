import type { Position } from 'geojson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundsOf,
  drawnAt,
  lengthened,
  middleOf,
  type Road,
  type Roads,
} from '../../src/islands/map/shapes.ts';
import type { Status } from '../../src/measures/types.ts';

const EARTH = 6_371_008.8;

/** Metres along great circles: another formula than the map's own. */
function metres(line: readonly Position[]): number {
  const radians = (degrees = 0): number => (degrees * Math.PI) / 180;
  return line.slice(1).reduce((sum, [lon, lat], i) => {
    const [lon0, lat0] = line[i]!;
    const half =
      Math.sin(radians(lat! - lat0!) / 2) ** 2 +
      Math.cos(radians(lat0)) * Math.cos(radians(lat)) * Math.sin(radians(lon! - lon0!) / 2) ** 2;
    return sum + 2 * EARTH * Math.asin(Math.sqrt(half));
  }, 0);
}

const position = fc.tuple(
  fc.double({ min: 121.5, max: 121.52, noNaN: true }),
  fc.double({ min: 29.8, max: 29.82, noNaN: true }),
);
const line = fc.array(position, { minLength: 2, maxLength: 8 }).filter((points) => metres(points) > 20);

describe('a road on the live map', () => {
  it('is drawn at least so long that it is seen, and grows about its middle', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 1, max: 3000 }), (road, least) => {
        const drawn = lengthened(road, least);
        const length = metres(road);
        expect(metres(drawn) / Math.max(least, length)).toBeCloseTo(1, 2);
        if (length > least * 1.01) expect(drawn).toEqual(road);
        expect(metres([middleOf(drawn), middleOf(road)])).toBeLessThan(1);
      }),
    );
  });

  it('has its middle half way along it', () => {
    const [lon, lat] = middleOf([
      [121.5, 29.8],
      [121.51, 29.8],
      [121.51, 29.86],
    ]);
    // One part east, seven north: the half is on the way north.
    expect(lon).toBeCloseTo(121.51, 9);
    expect(
      metres([
        [121.51, 29.8],
        [lon!, lat!],
      ]) +
        metres([
          [121.5, 29.8],
          [121.51, 29.8],
        ]),
    ).toBeCloseTo(
      metres([
        [121.5, 29.8],
        [121.51, 29.8],
        [121.51, 29.86],
      ]) / 2,
      0,
    );
  });
});

function road(id: string, status: Status, coordinates: Position[] | null): Road {
  return {
    type: 'Feature',
    id,
    geometry: coordinates === null ? null : { type: 'LineString', coordinates },
    properties: {
      project_id: id,
      district: 'liuxi',
      plate: id.slice(-2),
      name: `${id}路`,
      name_en: null,
      from: null,
      to: null,
      opened_on: null,
      detour_before: null,
      detour_after: null,
      statuses: [
        ['2011-01', 'not_due'],
        ['2012-01', status],
      ],
    },
  };
}

describe('the roads of a month', () => {
  const east: Position[] = [
    [121.5, 29.8],
    [121.51, 29.8],
  ];
  const roads: Roads = {
    type: 'FeatureCollection',
    features: [road('R-01', 'opened', east), road('R-02', 'blocked', east), road('R-03', 'blocked', null)],
  };
  const all = { district: null, status: null };
  const plain = { english: false, least: 0, clear: 1.5, named: ['owed', 'gap'] } as const;

  it('are those on the map, each in its group of that month', () => {
    const groups = (month: string): unknown[] =>
      drawnAt(roads, { month, ...all }, plain).roads.features.map(({ properties }) => properties['group']);
    expect(groups('2011-06')).toEqual(['gap', 'gap']);
    expect(groups('2012-06')).toEqual(['open', 'owed']);
    expect(
      drawnAt(roads, { month: '2012-06', district: null, status: 'owed' }, plain).roads.features,
    ).toHaveLength(1);
  });

  it('have bars across both ends while they are broken, and none when open', () => {
    const { ends, middles } = drawnAt(roads, { month: '2012-06', ...all }, plain);
    expect(ends.features.map(({ geometry }) => geometry.coordinates)).toEqual(east);
    // The bar lies across the line: what points north is turned by the line's bearing.
    expect(ends.features.map(({ properties }) => properties['bearing'])).toEqual([90, -90]);
    expect(middles.features.map(({ properties }) => [properties['plate'], properties['name']])).toEqual([
      ['plate-open:01', ''],
      ['plate:02', ' R-02路'],
    ]);
  });

  it('fit into a box that holds them all, or none where no road has a line', () => {
    expect(boundsOf(roads.features)).toEqual([121.5, 29.8, 121.51, 29.8]);
    expect(boundsOf([road('R-04', 'opened', null)])).toBe(null);
  });
});
