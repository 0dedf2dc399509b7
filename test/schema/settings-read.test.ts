import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/schema/settings-read.ts';

const MEASURES = ['open_gap', 'issue_rate'];
const read = (text: string) => readSettings(text, 'site.yaml', MEASURES);
const short = (text: string) =>
  read(text).problems.map(
    (p) => `${p.code}/${p.reason} ${p.line}:${p.column ?? '-'} ${p.header ?? '-'} ${p.value ?? '-'}`,
  );

describe('site.yaml', () => {
  it('needs a title only, and gets every default', () => {
    const { settings, problems } = read('title: 打通断头路\n');
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      title: '打通断头路',
      title_en: null,
      city: '打通断头路',
      city_en: null,
      publisher: '打通断头路',
      publisher_en: null,
      contact: null,
      report_url: null,
      base_url: null,
      languages: ['zh', 'en'],
      as_of: null,
      release_day: null,
      license: null,
      source_note: null,
      demo: false,
      thresholds: { behind_points: 10, ahead_points: 3, stalled_months: 3 },
      ranking: { weights: {}, min_projects: 1 },
      ladder: [],
      priority: { weights: {} },
      coordinates: 'wgs84',
      map: { approval_number: null, boundaries: false, basemap: null, published: 'wgs84' },
      repository: null,
      history_after: null,
      government_meta: {},
      share_pictures: 'auto',
    });
  });

  it('reads every key', () => {
    const text = `title: 断头路
title_en: Roads
city: 宁波
publisher: 住建局
contact: 0574-12345
report_url: https://example.cn/report
base_url: https://example.cn/roads/
languages: [en, zh]
as_of: 2013-11-30
release_day: 5
license: CC-BY-4.0
demo: true
thresholds: { behind_points: 12.5, stalled_months: 2 }
ranking:
  weights: { open_gap: 0.10, issue_rate: 1 }
  min_projects: 3
ladder:
  - { trigger: month, measure: 约谈 }
priority:
  weights: { need: 0.40, feasibility: 2 }
coordinates: gcj02
map: { approval_number: 浙S(2013)1号, boundaries: true }
government_meta: { SiteName: 宁波, SiteDomain: www.ningbo.gov.cn, SiteIDCode: 3302000001 }
share_pictures: districts
`;
    const { settings, problems } = read(text);
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      base_url: 'https://example.cn/roads',
      languages: ['zh', 'en'],
      as_of: '2013-11',
      thresholds: { behind_points: 12.5, ahead_points: 3, stalled_months: 2 },
      ranking: { weights: { open_gap: '0.10', issue_rate: '1' }, min_projects: 3 },
      ladder: [{ trigger: 'month', measure: '约谈' }],
      priority: { weights: { need: '0.40', feasibility: '2' } },
      government_meta: { SiteName: '宁波', SiteDomain: 'www.ningbo.gov.cn', SiteIDCode: '3302000001' },
      share_pictures: 'districts',
    });
  });

  it.each([
    ['title: a\ncontct: b\n', 'settings/unknown_key 2:- contct -'],
    ['title: a\nranking:\n  weight: {}\n', 'settings/unknown_key 3:- ranking.weight -'],
    ['title: a\npriority:\n  weights:\n    needs: 1\n', 'settings/unknown_key 4:- priority.weights.needs -'],
    [
      'title: a\npriority:\n  weights:\n    need: -1\n',
      'settings/negative_weight 4:- priority.weights.need -1',
    ],
    [
      'title: a\nranking:\n  weights:\n    open_gpa: 1\n',
      'settings/unknown_measure 4:- ranking.weights.open_gpa open_gpa',
    ],
    [
      'title: a\nranking:\n  weights:\n    open_gap: -1\n',
      'settings/negative_weight 4:- ranking.weights.open_gap -1',
    ],
    [
      'title: a\nranking:\n  weights:\n    open_gap: half\n',
      'settings/bad_value 4:- ranking.weights.open_gap half',
    ],
    ['title: a\nranking:\n  min_projects: 0\n', 'settings/bad_value 3:- ranking.min_projects 0'],
    ['title: a\nmap:\n  boundaries: true\n', 'settings/boundaries_without_approval 3:- map.boundaries true'],
    [
      'title: a\nmap:\n  approval_number: ""\n  boundaries: true\n',
      'settings/boundaries_without_approval 4:- map.boundaries true',
    ],
    ['title: a\ncoordinates: wgs-84\n', 'settings/bad_value 2:- coordinates wgs-84'],
    ['title: a\nlanguages: [zh, fr]\n', 'settings/bad_value 2:- languages fr'],
    ['title: a\nlanguages: [en]\n', 'settings/bad_value 2:- languages -'],
    ['title: a\nas_of: 2013-13\n', 'settings/bad_value 2:- as_of 2013-13'],
    ['title: a\nas_of: 2013\n', 'settings/bad_value 2:- as_of 2013'],
    ['title: a\nas_of: 2013-11-15\n', 'settings/as_of_not_month_end 2:- as_of 2013-11-15'],
    ['title: a\ndemo: yes\n', 'settings/wrong_type 2:- demo yes'],
    ['title: a\nreport_url: javascript:1\n', 'settings/bad_value 2:- report_url javascript:1'],
    ['title: a\nladder: 约谈\n', 'settings/wrong_type 2:- ladder 约谈'],
    ['title: a\nshare_pictures: all\n', 'settings/bad_value 2:- share_pictures all'],
    ['title: a\ngovernment_meta:\n  SiteNam: b\n', 'settings/unknown_key 3:- government_meta.SiteNam -'],
    [
      'title: a\ngovernment_meta:\n  SiteName: b\n  SiteDomain: b.cn\n  SiteIDCode: 330200001\n',
      'settings/bad_value 5:- government_meta.SiteIDCode 330200001',
    ],
    [
      'title: a\ngovernment_meta:\n  SiteName: b\n  SiteDomain: https://b.cn/\n  SiteIDCode: bm29000002\n',
      'settings/bad_value 4:- government_meta.SiteDomain https://b.cn/',
    ],
    [
      'title: a\ngovernment_meta:\n  SiteName: b\n  SiteDomain: b.cn\n',
      'settings/missing 3:- government_meta.SiteIDCode -',
    ],
    ['title: a\ntitle: b\n', 'settings/duplicate_key 2:- - -'],
    ['title: ""\n', 'settings/missing 1:- title -'],
    ['title: [a]\n', 'settings/wrong_type 1:- title -'],
    ['', 'settings/empty 1:- - -'],
    ['- a\n', 'settings/not_mapping 1:- - -'],
    ['title: a\ncontact: 13812345678\n', 'privacy/mobile 2:- - 138********'],
  ])('%j is %s', (text, expected) => {
    expect(short(text)).toEqual([expected]);
  });

  it('says on which line the YAML breaks', () => {
    const { settings, problems } = read('title: a\ncity: [b\npublisher: c\n');
    expect(settings).toBeNull();
    expect(problems[0]).toMatchObject({ code: 'settings', reason: 'yaml_syntax', column: null });
    expect(problems[0]?.line).toBeGreaterThan(1);
  });
});
