import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawMap } from '../../../src/charts/map/map.ts';
import { drawMerged } from '../../../src/charts/map/merged.ts';
import { timeStrip } from '../../../src/charts/map/time-strip.ts';
import {
  CITY_FORM,
  MAP_GROUPS,
  mapGroup,
  NO_GROUND,
  ROAD_FORM,
  type Ground,
  type LonLat,
  type MapInput,
  type MapRoad,
} from '../../../src/charts/map/types.ts';
import { STATUSES } from '../../../src/measures/types.ts';

const [LON, LAT] = [121.5, 29.85];
/** Metres east and north of the middle of the town. */
const at = (x: number, y: number): LonLat => [LON + x / 96_500, LAT + y / 111_200];

function road(index: number, values: Partial<MapRoad> = {}): MapRoad {
  const [x, y] = [((index * 37) % 20) * 600 - 6000, ((index * 53) % 20) * 600 - 6000];
  return {
    plate: String(index).padStart(2, '0'),
    name: `第${index}路`,
    href: `/projects/R-${index}/`,
    label: `${index} 第${index}路，甲路—乙路，按序时`,
    status: STATUSES[index % STATUSES.length]!,
    parts: [[at(x, y), at(x + 200, y + 120), at(x + 420, y + 160)]],
    ...values,
  };
}

const words = {
  title: '地图',
  desc: '北在上。',
  north: '北',
  distance: (metres: number) => `${metres / 1000} 公里`,
};
const every = { plates: MAP_GROUPS, names: MAP_GROUPS };

function draw(roads: readonly MapRoad[], values: Partial<MapInput> = {}) {
  return drawMap({
    id: 'map',
    roads,
    others: [],
    ground: NO_GROUND,
    form: CITY_FORM,
    words,
    labels: { wide: every, narrow: every },
    ...values,
  })!;
}

const links = (svg: string): string[] => [...svg.matchAll(/<a [^>]*href="([^"]*)"/g)].map((m) => m[1] ?? '');

/** A grid of streets with a river across, as a city has them. */
function town(streets: number): Ground {
  const line = (k: number, upright: boolean) => ({
    name: `${upright ? '纵' : '横'}${k}路`,
    line: Array.from({ length: 12 }, (_, i) => {
      const [far, off] = [i * 1100 - 6000, (k / streets) * 12_000 - 6000 + Math.sin(i + k) * 40];
      return upright ? at(off, far) : at(far, off);
    }),
  });
  return {
    network: Array.from({ length: streets }, (_, k) => [line(k, true), line(k, false)]).flat(),
    water: [{ name: '甬江', lines: [[at(-7000, -500), at(0, 300), at(7000, -200)]], areas: [] }],
    districts: [],
  };
}

describe('the map', () => {
  test('has a title, a description and a link for every road, whatever its status', () => {
    const roads = Array.from({ length: 60 }, (_, i) => road(i));
    const { svg } = draw(roads);
    expect(svg).toContain('<title id="map-t">地图</title><desc>北在上。</desc>');
    expect(svg).toContain('role="group" aria-labelledby="map-t"');
    expect(links(svg).sort()).toEqual(roads.map(({ href }) => href).sort());
    for (const { label } of roads) expect(svg).toContain(`<title>${label}</title>`);
  });

  test('draws what is owed in vermilion dashes between two bars, and only that', () => {
    for (const status of STATUSES) {
      const { svg } = draw([road(1, { status })]);
      const group = mapGroup(status);
      expect(svg.includes('class="ow"'), status).toBe(group === 'owed');
      expect(svg.includes('class="ln"'), status).toBe(group === 'open');
      expect([...svg.matchAll(/class="bar/g)], status).toHaveLength(group === 'open' ? 0 : 2);
      expect(svg.includes('class="blk'), status).toBe(status === 'blocked' || status === 'paused');
    }
  });

  test('lengthens a road that could not be seen and says from which length on', () => {
    const far = road(2, { parts: [[at(9000, 9000), at(9000, 11_000)]] });
    const short = road(1, { status: 'behind', parts: [[at(0, 0), at(40, 0)]] });
    const drawing = draw([short, far]);
    const d = /class="ow" d="M[\d.]+ [\d.]+l([\d.]+) /.exec(drawing.svg);
    expect(Number(d?.[1])).toBeCloseTo(CITY_FORM.least, 0);
    expect(drawing.least).toBeCloseTo(CITY_FORM.least * drawing.metres, 6);
    expect(draw([road(3, { parts: [[at(0, 0), at(3000, 2000)]] })]).least).toBeNull();
  });

  test('names no road twice and puts no plate on another, on wide screens and phones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -6000, max: 6000 }), fc.integer({ min: -5000, max: 5000 })), {
          minLength: 2,
          maxLength: 40,
        }),
        (places) => {
          const { svg } = draw(
            places.map(([x, y], i) =>
              road(i, { status: 'behind', parts: [[at(x, y), at(x + 300, y + 90)]] }),
            ),
          );
          for (const screen of ['wide', 'narrow']) {
            const groups = [...svg.matchAll(new RegExp(`<g class="${screen}"[^>]*>(.*?)</g>`, 'g'))];
            const boxes = groups.flatMap(([, inner]) =>
              [
                ...(inner ?? '').matchAll(
                  /<rect class="plt" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g,
                ),
              ].map((m) => m.slice(1).map(Number) as [number, number, number, number]),
            );
            for (const [i, [x, y, w, h]] of boxes.entries())
              for (const [k, [x2, y2, w2, h2]] of boxes.entries())
                if (k > i)
                  expect(x < x2 + w2 - 0.2 && x + w > x2 + 0.2 && y < y2 + h2 - 0.2 && y + h > y2 + 0.2).toBe(
                    false,
                  );
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('says names and addresses as text, never as markup', () => {
    const { svg } = draw([road(1, { name: '<b>"路"&', label: '<i>', href: '/a"b', plate: '<1>' })]);
    expect(svg).not.toMatch(/<b>|<i>|<1>/);
    expect(svg).toContain('&lt;b&gt;&quot;路&quot;&amp;');
    expect(links(svg)).toEqual(['/a&quot;b']);
  });

  test('draws the second carriageway of a divided road only where it can be told apart', () => {
    const parts = [
      [at(0, 0), at(400, 0)],
      [at(400, 20), at(0, 20)],
    ];
    const lines = (least: number): number => {
      const { svg } = draw([road(1, { status: 'opened', parts })], { form: ROAD_FORM, least });
      return (/class="ln" d="([^"]*)"/.exec(svg)?.[1] ?? '').split('M').length - 1;
    };
    expect(lines(12_000)).toBe(1);
    expect(lines(500)).toBe(2);
  });

  test('leaves out a road without any point on the sheet, and is none without any road', () => {
    const away = road(2, { parts: [[at(90_000, 0), at(90_500, 0)]] });
    const near = road(1);
    expect(links(draw([near, away], { focus: near.parts }).svg)).toEqual([near.href]);
    expect(drawMap({ ...inputOf([]), roads: [] })).toBeNull();
  });

  test('takes about six kilobytes for a hundred lines', () => {
    const roads = Array.from({ length: 100 }, (_, i) => road(i, { status: 'opened' }));
    const { svg } = draw(roads, {
      labels: { wide: { plates: [], names: [] }, narrow: { plates: [], names: [] } },
    });
    expect(gzipSync(svg, { level: 9 }).length).toBeLessThan(6 * 1024);
  });

  test('keeps a network of any size within its budget, the long streets first', () => {
    const { svg } = draw([road(1), road(2)], {
      ground: town(4000),
      focus: [[at(-6000, -6000), at(6000, 6000)]],
    });
    expect(svg.length).toBeLessThan(CITY_FORM.budget + 4000);
    expect(/id="map-n" d="([^"]*)"/.exec(svg)?.[1]?.length).toBeGreaterThan(CITY_FORM.budget * 0.8);
  });

  test('names the river where it is free', () => {
    expect(draw([road(1), road(2)], { ground: town(8) }).svg).toContain('>甬江</text>');
  });

  test('of two thousand roads is one path for each group in each district, and stays small', () => {
    const bundles = (['open', 'owed', 'gap'] as const).map((group, i) => ({
      group,
      label: `江东，${group}`,
      href: `/map/by/district/d${i}/`,
      roads: Array.from({ length: 700 }, (_, k) => [
        [at(k * 9 - 3000, i * 900), at(k * 9 - 2960, i * 900 + 30)],
      ]),
    }));
    const drawing = drawMerged({ id: 'map', bundles, ground: town(400), form: CITY_FORM, words })!;
    expect(links(drawing.svg).sort()).toEqual(bundles.map(({ href }) => href));
    expect(drawing.svg.length).toBeLessThan(110_000);
    expect(drawing.least).not.toBeNull();
  });

  test('knows the look of every class it draws', () => {
    const styles = new URL('../../../src/styles/', import.meta.url);
    const css = readdirSync(styles)
      .filter((name) => name.endsWith('.css'))
      .map((name) => readFileSync(new URL(name, styles), 'utf8'))
      .join('\n');
    const { svg } = draw(
      STATUSES.map((status, i) => road(i, { status })),
      {
        ground: {
          ...town(8),
          districts: [
            { name: '江东', areas: [[[at(-900, -900), at(900, -900), at(0, 900), at(-900, -900)]]] },
          ],
        },
        others: [road(40).parts],
        streets: [{ name: '甲路', at: at(0, 0) }],
      },
    );
    const used = new Set([...svg.matchAll(/class="([^"]+)"/g)].flatMap((m) => (m[1] ?? '').split(' ')));
    const plain = [...used].filter((name) => !/^r-/.test(name) && !css.includes(`.${name}`));
    expect(plain).toEqual([]);
    for (const wanted of ['net', 'bed', 'river', 'edge', 'oth', 'crs', 'sb', 'plt', 'nm'])
      expect(used).toContain(wanted);
  });
});

function inputOf(roads: readonly MapRoad[]): MapInput {
  return {
    id: 'map',
    roads,
    others: [],
    ground: NO_GROUND,
    form: CITY_FORM,
    words,
    labels: { wide: every, narrow: every },
  };
}

describe('the time axis', () => {
  const strip = timeStrip({
    first: '2011-01',
    last: '2013-12',
    current: '2011-03',
    months: [
      { month: '2011-01', opened: 0, href: '/map/2011-01/', label: '一月' },
      { month: '2011-02', opened: 3, href: null, label: '二月' },
      { month: '2011-03', opened: 2, href: '/map/', label: '三月' },
    ],
    currentText: '2011-03',
    label: '时间',
    monthName: (month) => `${month} 月`,
  });

  test('has one stroke for each road opened and a link for each month with a map', () => {
    const strokes = [...strip.matchAll(/class="op"[^>]*pathLength="(\d+)"/g)].map((m) => Number(m[1]));
    expect(strokes).toEqual([3, 2]);
    expect(links(strip)).toEqual(['/map/2011-01/', '/map/']);
    expect(strip).toContain('data-month="2011-03" aria-current="true"');
    expect(strip).not.toContain('aria-hidden');
  });

  test('names its years', () => {
    for (const year of ['2011', '2012', '2013']) expect(strip).toContain(`>${year}</text>`);
  });
});
