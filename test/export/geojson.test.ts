import { check } from '@placemarkio/check-geojson';
import { describe, expect, it } from 'vitest';
import { roadsGeoJson } from '../../src/export/geojson.ts';
import { groundGeoJson, showsBoundaries } from '../../src/export/ground.ts';
import type { Geometry } from '../../src/model/geometry.ts';
import { judge } from '../../src/measures/status.ts';
import type { Settings } from '../../src/schema/settings.ts';
import { build, monthly } from '../measures/build.ts';

const GEOMETRY: Geometry = {
  roads: new Map([
    [
      'NB-001',
      {
        quality: 'drawn',
        parts: [
          {
            line: [
              [121.55, 29.87],
              [121.555, 29.872],
            ],
            direction: 'forward',
          },
          {
            line: [
              [121.555, 29.8721],
              [121.55, 29.8701],
            ],
            direction: 'forward',
          },
        ],
      },
    ],
  ]),
  network: [
    {
      name: '环城路',
      direction: 'both',
      line: [
        [121.54, 29.87],
        [121.55, 29.87],
      ],
    },
  ],
  water: [
    {
      name: '甬江',
      lines: [],
      areas: [
        [
          [
            [121.5, 29.8],
            [121.51, 29.8],
            [121.51, 29.81],
            [121.5, 29.8],
          ],
        ],
      ],
    },
  ],
  districts: new Map([
    [
      'd',
      [
        [
          [
            [121.5, 29.8],
            [121.6, 29.8],
            [121.6, 29.9],
            [121.5, 29.9],
            [121.5, 29.8],
          ],
        ],
      ],
    ],
  ]),
};

function city(map: Partial<Settings['map']> = {}) {
  return build({
    as_of: '2013-06',
    projects: [
      {
        id: 'NB-001',
        district: 'd',
        name: '<b>沧海路</b>',
        planned_start: '2013-01-01',
        planned_end: '2013-12-31',
        actual_start: '2013-01-05',
        actual_end: '2013-05-20',
        reports: monthly('2013-01', [5, 20, 60, 95]),
      },
      { id: 'NB-002', district: 'd', planned_start: '2013-01-01', planned_end: '2013-12-31' },
    ],
    geometry: GEOMETRY,
    settings: {
      map: { approval_number: null, boundaries: false, basemap: null, published: 'wgs84', ...map },
    },
  });
}

describe('roads.geojson', () => {
  const dataset = city();
  const collection = roadsGeoJson(dataset, '/roads/');

  it.each(['wgs84', 'gcj02', 'bd09', 'cgcs2000'] as const)('is valid by RFC 7946 in %s', (published) => {
    expect(() => check(JSON.stringify(roadsGeoJson(city({ published }), '/')))).not.toThrow();
    expect(() => check(JSON.stringify(groundGeoJson(city({ published }))))).not.toThrow();
  });

  it('has every project, those without a line too', () => {
    expect(collection.features.map(({ id, geometry }) => [id, geometry?.type ?? null])).toEqual([
      ['NB-001', 'MultiLineString'],
      ['NB-002', null],
    ]);
  });

  it('says what is known of a road as text and numbers', () => {
    expect(collection.features[0]?.properties).toMatchObject({
      name: '<b>沧海路</b>',
      district: 'd',
      status: 'opened',
      opened_on: '2013-05-20',
      quality: 'drawn',
      url: '/roads/projects/NB-001/',
    });
  });

  it('lists the statuses that each period gives', () => {
    for (const [index, project] of dataset.projects.entries()) {
      const { statuses } = collection.features[index]!.properties;
      for (const period of dataset.periods) {
        const then = statuses.filter(([from]) => from <= period).at(-1)?.[1];
        expect(then).toBe(judge(project, period, dataset).status);
      }
    }
  });

  it('says in which system it is', () => {
    expect(collection.coordinate_system).toBe('wgs84');
    const shifted = roadsGeoJson(city({ published: 'gcj02' }), '/');
    expect(shifted.coordinate_system).toBe('gcj02');
    expect(JSON.stringify(shifted.features[0]?.geometry)).not.toBe(
      JSON.stringify(collection.features[0]?.geometry),
    );
  });
});

describe('the ground of the live map', () => {
  it('has boundaries with an approval number only', () => {
    const kinds = (map: Partial<Settings['map']>) =>
      groundGeoJson(city(map)).features.map(({ properties }) => properties.kind);
    expect(kinds({})).toEqual(['water', 'network']);
    expect(kinds({ boundaries: true })).toEqual(['water', 'network']);
    const approved = { boundaries: true, approval_number: '甬S（2023）12号' };
    expect(kinds(approved)).toEqual(['water', 'district', 'network']);
    expect(showsBoundaries(city(approved))).toBe(true);
  });

  it('is valid by RFC 7946, with outer rings counter-clockwise', () => {
    const collection = groundGeoJson(city({ boundaries: true, approval_number: '甬S（2023）12号' }));
    expect(() => check(JSON.stringify(collection))).not.toThrow();
    for (const { geometry } of collection.features)
      if (geometry.type === 'MultiPolygon')
        for (const [outer] of geometry.coordinates) expect(signedArea(outer!)).toBeGreaterThan(0);
  });
});

/** Twice the area of a ring in square degrees; positive where it runs counter-clockwise. */
function signedArea(ring: readonly (readonly number[])[]): number {
  return ring.reduce((sum, [x = 0, y = 0], i) => {
    const [nx = 0, ny = 0] = ring[(i + 1) % ring.length]!;
    return sum + x * ny - nx * y;
  }, 0);
}
