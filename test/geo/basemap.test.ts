import { describe, expect, it } from 'vitest';
import { basemapPath, checkBasemap } from '../../src/geo/basemap.ts';
import { readSettings } from '../../src/schema/settings-read.ts';

function settingsOf(map: string) {
  return readSettings(`title: 示例\nmap:\n${map}`, 'site.yaml', []);
}

function reasons(map: string): string[] {
  return settingsOf(map).problems.map(({ reason, line }) => `${reason} ${line}`);
}

describe('what the map may show', () => {
  it('is boundaries and a base map with an approval number only', () => {
    expect(reasons('  boundaries: true\n')).toEqual(['boundaries_without_approval 3']);
    expect(reasons('  basemap: city.pmtiles\n')).toEqual(['basemap_without_approval 3']);
    for (const number of [
      '甬S（2023）12号',
      '浙S〔2013〕5 号',
      'GS(2023)1234号',
      '审图号：粤BS[2020]001号',
      'GS京【２０２２】１０６１号',
      '苏S(2022) 01 号',
    ])
      expect(reasons(`  approval_number: ${number}\n  boundaries: true\n  basemap: a.pmtiles\n`)).toEqual([]);
  });

  it.each(['待定', '申请中', '2023', 'true', '送审中（2023年5月）', 'GS（20XX）XX号', '甬S（2023）号'])(
    'is not helped by %s for a number',
    (number) => {
      expect(reasons(`  approval_number: "${number}"\n  boundaries: true\n`)).toEqual(['approval_number 3']);
    },
  );

  it('is published in WGS-84 unless the city says otherwise', () => {
    expect(settingsOf('  boundaries: false\n').settings?.map.published).toBe('wgs84');
    expect(settingsOf('  published: gcj02\n').settings?.map.published).toBe('gcj02');
    expect(reasons('  published: bd90\n')).toEqual(['bad_value 3']);
  });
});

describe('a base map', () => {
  const { settings, basemapLine } = settingsOf(
    '  approval_number: 甬S（2023）12号\n  basemap: city.pmtiles\n',
  );
  const files = (bytes: string | null) => ({
    paths: bytes === null ? [] : ['geo/city.pmtiles'],
    read: () => new TextEncoder().encode(bytes ?? ''),
  });

  it('is a file of its own kind in geo/', () => {
    expect(basemapPath(settings!)).toBe('geo/city.pmtiles');
    expect(checkBasemap(settings!, basemapLine, files('PMTiles\u0003 and more'))).toEqual([]);
  });

  it('is missed, or refused where it is something else', () => {
    expect(checkBasemap(settings!, basemapLine, files(null))).toMatchObject([
      { reason: 'basemap_missing', line: 4 },
    ]);
    expect(checkBasemap(settings!, basemapLine, files('<html>'))).toMatchObject([
      { reason: 'basemap_not_pmtiles' },
    ]);
    expect(checkBasemap(settings!, basemapLine, files('PMTiles\u0002'))).toMatchObject([
      { reason: 'basemap_not_pmtiles' },
    ]);
  });
});
