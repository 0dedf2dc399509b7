import { describe, expect, it } from 'vitest';
import { readFeatures, type GeometryRules } from '../../src/geo/features.ts';

const RULES: GeometryRules = {
  property: 'project_id',
  unknown: (id) => (id === 'NB-001' ? null : { reason: 'unknown_id', params: { suggestion: '' } }),
  types: ['LineString', 'MultiLineString'],
  isRoad: true,
  isDirected: true,
  longest: 300,
};

const checkGeometry = (file: string, text: string, rules: GeometryRules) =>
  readFeatures(file, text, rules).problems;

const GOOD = '[[121.55,29.87],[121.56,29.87]]';

function feature(coordinates: string, { id = '"NB-001"', type = 'LineString' } = {}): string {
  const properties = id === '' ? '{}' : `{"project_id":${id}}`;
  return `{"type":"Feature","properties":${properties},"geometry":{"type":"${type}","coordinates":${coordinates}}}`;
}

function check(...features: string[]): string[] {
  const text = `{"type":"FeatureCollection","name":"a \\"features\\" [{","features":[\n${features.join(',\n')}\n]}`;
  return checkGeometry('geo/roads.geojson', text, RULES).map(
    (p) => `${p.reason} ${p.line} ${p.row_id ?? '-'}`,
  );
}

describe('geometry', () => {
  it('has no problem when there is none', () => {
    expect(check(feature(GOOD), feature(`[${GOOD},${GOOD}]`, { type: 'MultiLineString' }))).toEqual([]);
  });

  it.each([
    ['missing_id', feature(GOOD, { id: '' }), '-'],
    ['unknown_id', feature(GOOD, { id: '"NB-002"' }), 'NB-002'],
    ['type', feature('[121.55,29.87]', { type: 'Point' }), 'NB-001'],
    ['too_few_positions', feature('[[121.55,29.87]]'), 'NB-001'],
    ['too_few_positions', feature('[]'), 'NB-001'],
    ['too_few_positions', feature('[[121.55,29.87],[121.55,29.87]]'), 'NB-001'],
    ['too_few_positions', feature(`[${GOOD},[]]`, { type: 'MultiLineString' }), 'NB-001'],
    [
      'too_few_positions',
      '{"type":"Feature","properties":{"project_id":"NB-001"},"geometry":null}',
      'NB-001',
    ],
    ['not_position', feature('[[121.55,29.87],[121.56,null]]'), 'NB-001'],
    ['not_position', feature('[[121.55,29.87],[]]'), 'NB-001'],
    ['not_set', feature('[[121.55,29.87],[0,0]]'), 'NB-001'],
    ['oneway', feature(GOOD, { id: '"NB-001","oneway":"constructor"' }), 'NB-001'],
    ['swapped', feature('[[29.87,121.55],[29.87,121.56]]'), 'NB-001'],
    ['projected', feature('[[40512345.1,3305123.2],[40512345.1,3305125.2]]'), 'NB-001'],
    ['out_of_range', feature('[[191.5,29.87],[191.6,29.87]]'), 'NB-001'],
    ['quality', feature(GOOD, { id: '"NB-001","quality":"exact"' }), 'NB-001'],
    ['oneway', feature(GOOD, { id: '"NB-001","oneway":"maybe"' }), 'NB-001'],
    ['not_position', feature('[["121.55",29.87],[121.56,29.87]]'), 'NB-001'],
    ['nesting', feature('[121.55,29.87]'), 'NB-001'],
    ['too_long', feature('[[121.55,29.87],[116.4,39.9]]'), 'NB-001'],
    ['not_feature', '{"type":"LineString"}', '-'],
    ['mobile', feature(GOOD, { id: '"NB-001","contact":"13812345678"' }), 'NB-001'],
  ])('says %s at the line on which the feature begins', (reason, wrong, row) => {
    expect(check(feature(GOOD), wrong, feature(GOOD))).toEqual([`${reason} 3 ${row}`]);
  });

  it('names the line of broken JSON', () => {
    const [problem] = checkGeometry(
      'a',
      '{"type":"FeatureCollection",\n"features":[\n  {"type":}\n]}',
      RULES,
    );
    expect(problem).toMatchObject({ code: 'geometry', reason: 'json', line: 3, params: { character: 11 } });
    const [cut] = checkGeometry('a', '{"type":"FeatureCollection",\n"features":[\n', RULES);
    expect(cut).toMatchObject({ reason: 'json', line: 2 });
  });

  it.each([
    ['{"a":1,}', 8],
    ['{"a" 1}', 6],
    ['[1 2]', 4],
    ['[01]', 3],
    ['{"a":"x\ty"}', 6],
    ['{a:1}', 2],
    ['[1]]', 4],
    ["['a']", 2],
    ['', 1],
    ['[{"a":[1,{"b":null}]', 21],
  ])('finds where %j breaks', (text, character) => {
    expect(checkGeometry('a', text, RULES)[0]?.params).toEqual({ character });
  });

  it('refuses what is no collection', () => {
    for (const text of ['[]', 'null', '{"type":"Topology"}', '{"type":"FeatureCollection"}'])
      expect(checkGeometry('a', text, RULES)).toMatchObject([{ reason: 'not_collection', line: 1 }]);
  });

  it('reads names, ways and qualities, and leaves heights out', () => {
    const properties = '"NB-001","name":"沧海路","oneway":-1,"quality":"osm"';
    const text = `{"type":"FeatureCollection","features":[${feature('[[121.55,29.87,4],[121.56,29.87,5]]', { id: properties })}]}`;
    expect(readFeatures('a', text, RULES).features).toEqual([
      {
        type: 'LineString',
        shape: [
          [
            [
              [121.55, 29.87],
              [121.56, 29.87],
            ],
          ],
        ],
        owner: 'NB-001',
        name: '沧海路',
        quality: 'osm',
        direction: 'backward',
        number: 1,
      },
    ]);
  });

  it('takes a file that is one feature', () => {
    expect(readFeatures('a', feature(GOOD), RULES).features).toHaveLength(1);
    expect(checkGeometry('a', feature(GOOD, { id: '"NB-009"' }), RULES)).toMatchObject([
      { reason: 'unknown_id', line: 1 },
    ]);
  });

  it('leaves out what has no line in a file that is for reading the map, and says so', () => {
    const rules: GeometryRules = { ...RULES, property: null, isRoad: false };
    const text = `{"type":"FeatureCollection","features":[\n${feature('[]')},\n${feature(GOOD)}]}`;
    const { features, problems } = readFeatures('a', text, rules);
    expect(features.map(({ number }) => number)).toEqual([2]);
    expect(problems).toMatchObject([{ reason: 'left_out', severity: 'warning', line: 2 }]);
  });

  it.each([
    ['"yes"', 'forward'],
    ['1', 'forward'],
    ['true', 'forward'],
    ['"-1"', 'backward'],
    ['"reverse"', 'backward'],
    ['"no"', 'both'],
    ['"reversible"', 'both'],
    ['null', 'both'],
  ])('reads the way %s as %s', (oneway, direction) => {
    const text = feature(GOOD, { id: `"NB-001","oneway":${oneway}` });
    expect(readFeatures('a', text, RULES).features[0]?.direction).toBe(direction);
  });

  it('refuses a ring that is open', () => {
    const rules: GeometryRules = { ...RULES, types: ['Polygon'] };
    const ring = '[[121.5,29.8],[121.6,29.8],[121.6,29.9],[121.5,29.9]]';
    expect(checkGeometry('a', feature(`[${ring}]`, { type: 'Polygon' }), rules)).toMatchObject([
      { reason: 'ring_open', value: '[121.5,29.9]' },
    ]);
  });

  it('drops a vertex that stands twice in a row', () => {
    const line = '[[121.55,29.87],[121.55,29.87,3],[121.56,29.87],[121.56,29.87]]';
    const [one] = readFeatures('a', feature(line), RULES).features;
    expect(one?.shape).toEqual([[JSON.parse(GOOD)]]);
  });

  it('counts the features of the right list', () => {
    const text = `{"type":"FeatureCollection","name":"features","bbox":[{}],\n"features":[\n${feature('[]')}]}`;
    expect(checkGeometry('a', text, RULES)).toMatchObject([{ line: 3 }]);
  });

  it('refuses another system that the old crs member names, and takes longitude and latitude', () => {
    const named = (name: string) =>
      checkGeometry(
        'a',
        `{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"${name}"}},"features":[]}`,
        RULES,
      );
    expect(named('urn:ogc:def:crs:OGC:1.3:CRS84')).toEqual([]);
    expect(named('urn:ogc:def:crs:EPSG::4490')).toEqual([]);
    expect(named('EPSG:4326')).toEqual([]);
    // CGCS2000 as metres from the middle of the Earth, and as a Gauss-Krüger zone.
    expect(named('urn:ogc:def:crs:EPSG::4479')).toMatchObject([{ reason: 'crs' }]);
    expect(named('urn:ogc:def:crs:EPSG::4549')).toMatchObject([{ reason: 'crs' }]);
  });
});
