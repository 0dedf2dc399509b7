import { describe, expect, it } from 'vitest';
import { connectivityOf, detourOf } from '../../../src/measures/connectivity/connectivity.ts';
import type { Detour } from '../../../src/measures/connectivity/types.ts';
import type { DirectedLine } from '../../../src/model/geometry.ts';
import type { Dataset } from '../../../src/model/types.ts';
import { city, line } from './plane.ts';

function detour(dataset: Dataset, id: string, period = '2012-12'): Detour {
  const found = detourOf(
    dataset,
    dataset.projects.find((project) => project.id === id)!,
    period,
  );
  // On the plane of these tests a metre is a metre to less than a millimetre in a kilometre.
  const rounded = Object.entries(found).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'number' ? Math.round(value * 10) / 10 : value,
  ]);
  return Object.fromEntries(rounded) as Detour;
}

function pieces(dataset: Dataset, period = '2012-12'): number {
  return connectivityOf(dataset)!.at(period).pieces;
}

/** A square of 100 m with its south side open: the way round is 300 m. */
const U = line('0 0, 0 100, 100 100, 100 0');
const SOUTH = '0 0, 100 0';

describe('the way round a road', () => {
  it('is the shortest in the network without it, and the way after goes along it', () => {
    const dataset = city({ network: [U], roads: { A: [line(SOUTH)] } });
    expect(detour(dataset, 'A')).toEqual({ kind: 'known', before: 300, after: 100 });
    expect(connectivityOf(dataset)!.road(dataset.projects[0]!, '2012-12')).toMatchObject({
      pieces_joined: 1,
    });
  });

  it('follows one-way lines, and a one-way road is measured in its own direction only', () => {
    const network = [
      line('0 0, 0 100, 100 100, 100 0', 'forward'),
      line('0 0, 0 -400, 100 -400, 100 0', 'backward'),
    ];
    const way = (road: DirectedLine): Detour => detour(city({ network, roads: { A: [road] } }), 'A');
    expect(way(line(SOUTH, 'forward'))).toEqual({ kind: 'known', before: 300, after: 100 });
    expect(way(line(SOUTH, 'backward'))).toEqual({ kind: 'known', before: 900, after: 100 });
    expect(way(line('100 0, 0 0', 'forward'))).toEqual({ kind: 'known', before: 900, after: 100 });
    // Both ways open, the shorter counts.
    expect(way(line(SOUTH))).toEqual({ kind: 'known', before: 300, after: 100 });
    const against = city({ network: network.slice(0, 1), roads: { A: [line(SOUTH, 'backward')] } });
    expect(detour(against, 'A')).toEqual({ kind: 'no_other_way', after: 100 });
  });

  it('takes the shorter of parallel lines between the same two points', () => {
    const long = line('0 0, 50 500, 100 0');
    const short = line('0 0, 0 100, 100 100, 100 0');
    for (const network of [
      [long, short],
      [short, long],
    ])
      expect(detour(city({ network, roads: { A: [line(SOUTH)] } }), 'A')).toMatchObject({ before: 300 });
  });

  it('may stay shorter than the road itself, which then changes nothing', () => {
    const bent = line('0 0, 50 -300, 100 0');
    const dataset = city({ network: [line(SOUTH)], roads: { A: [bent] } });
    expect(detour(dataset, 'A')).toEqual({ kind: 'known', before: 100, after: 100 });
    expect(connectivityOf(dataset)!.road(dataset.projects[0]!, '2012-12')!.direct).toBeCloseTo(608.3, 0);
  });
});

describe('why there is no way round', () => {
  it('is a result where both ends lie on the network and nothing leads from one to the other', () => {
    const banks = [line('0 0, 0 500'), line('100 0, 100 500')];
    const dataset = city({ network: banks, roads: { A: [line(SOUTH)] } });
    expect(detour(dataset, 'A')).toEqual({ kind: 'no_other_way', after: 100 });
    expect(connectivityOf(dataset)!.road(dataset.projects[0]!, '2012-12')).toMatchObject({
      before: null,
      pieces_joined: 2,
    });
  });

  it('is told apart from an end that lies on nothing, and says which', () => {
    const west = line('0 0, 0 500');
    const east = line('100 0, 100 500');
    const off = (...network: DirectedLine[]): Detour =>
      detour(city({ network, roads: { A: [line(SOUTH)] } }), 'A');
    expect(off(west)).toEqual({ kind: 'off_network', end: 'to' });
    expect(off(east)).toEqual({ kind: 'off_network', end: 'from' });
    expect(off(line('0 900, 100 900'))).toEqual({ kind: 'off_network', end: 'both' });
  });

  it('counts a road of the campaign at an end as something to lie on, open or not', () => {
    const dataset = city({
      network: [line('0 0, 0 500'), line('200 0, 200 500')],
      roads: {
        A: [line(SOUTH)],
        B: [line('100 0, 200 0')],
      },
    });
    expect(detour(dataset, 'A')).toEqual({ kind: 'no_other_way', after: 100 });
  });

  it('may be the road itself, the missing line, the missing network or a withdrawal', () => {
    const ring = line('0 0, 100 0, 100 100, 0 0');
    const apart = [line('0 0, 30 0'), line('70 0, 100 0')];
    const banks = [line('0 0, 0 500'), line('100 0, 100 500')];
    const dataset = city({
      network: banks,
      roads: { ring: [ring], apart, gone: [line(SOUTH)] },
      rows: { nowhere: {}, gone: { withdrawn_on: '2012-06' } },
    });
    expect(detour(dataset, 'ring')).toEqual({ kind: 'broken' });
    expect(detour(dataset, 'apart')).toEqual({ kind: 'broken' });
    expect(detour(dataset, 'nowhere')).toEqual({ kind: 'no_geometry' });
    expect(detour(dataset, 'gone')).toEqual({ kind: 'withdrawn' });
    expect(detour(dataset, 'gone', '2012-05')).toEqual({ kind: 'no_other_way', after: 100 });
    const bare = city({ network: null, roads: { A: [line(SOUTH)] }, rows: { nowhere: {} } });
    expect(detour(bare, 'A')).toEqual({ kind: 'no_network' });
    expect(detour(bare, 'nowhere')).toEqual({ kind: 'no_geometry' });
    expect(connectivityOf(bare)).toBeNull();
  });

  it('stands in an empty network without an error', () => {
    const dataset = city({ network: [], roads: { A: [line(SOUTH)] } });
    expect(detour(dataset, 'A')).toEqual({ kind: 'off_network', end: 'both' });
    expect(connectivityOf(dataset)!.at('2012-12')).toEqual({ pieces: 0, detour_total: null, unreachable: 0 });
    expect(pieces(city({ network: [], roads: {} }))).toBe(0);
  });
});

describe('lines meet', () => {
  const road = line('50 -100, 50 0');

  it('where an end of one lies on another, which is cut there', () => {
    const dataset = city({
      network: [line(SOUTH), line('50 -100, 0 -100, 0 0')],
      roads: { A: [road] },
    });
    expect(detour(dataset, 'A')).toEqual({ kind: 'known', before: 200, after: 100 });
    expect(pieces(city({ network: [line(SOUTH), road], roads: {} }))).toBe(1);
  });

  it('but not where they only cross, as a bridge does', () => {
    const bridge = line('50 -100, 50 100');
    expect(pieces(city({ network: [line(SOUTH), bridge], roads: {} }))).toBe(2);
    const crossing = [line('0 0, 50 0, 100 0'), line('50 -100, 50 0, 50 100')];
    expect(pieces(city({ network: crossing, roads: {} }))).toBe(1);
  });

  it.each([
    [0.9, 1],
    [1.1, 2],
  ])('where an end of the network ends %d m from another line: in %i pieces', (gap, expected) => {
    const network = [line(SOUTH), line(`50 ${gap}, 50 100`)];
    expect(pieces(city({ network, roads: {} }))).toBe(expected);
    const beside = [line(SOUTH), line(`${100 + gap} 0, 200 0`)];
    expect(pieces(city({ network: beside, roads: {} }))).toBe(expected);
  });

  it.each([
    [14.9, { kind: 'known', before: 329.8, after: 100 }],
    [15.1, { kind: 'off_network', end: 'both' }],
  ])('where an end of a campaign road ends %d m from a line, and the gap counts', (gap, expected) => {
    const dataset = city({
      network: [U],
      roads: {
        A: [line(`0 ${-gap}, 100 ${-gap}`)],
      },
    });
    expect(detour(dataset, 'A')).toEqual(expected);
  });

  it('across a divided street: the end of a campaign road reaches both carriageways', () => {
    const street = [
      line('-500 10, 500 10', 'backward'),
      line('-500 0, 500 0', 'forward'),
      line('-500 0, -500 10'),
      line('500 10, 500 0'),
    ];
    const network = [...street, line('300 300, 300 10')];
    const dataset = city({
      network,
      roads: {
        A: [line('0 13, 0 300, 300 300')],
      },
    });
    // West along the far carriageway and back would be 1 km longer.
    expect(detour(dataset, 'A')).toMatchObject({ kind: 'known', before: 593 });
  });

  it('through the end of a road only once it is open', () => {
    const dataset = city({
      network: [line('0 -5, 100 -5'), line('0 5, 100 5')],
      roads: {
        A: [line('50 0, 50 0.5, 300 0')],
      },
      rows: { A: { actual_end: '2012-06' } },
    });
    expect([pieces(dataset, '2012-05'), pieces(dataset, '2012-06')]).toEqual([2, 1]);
  });

  it('at points equal to seven decimals of a degree', () => {
    const near = {
      line: [
        [120, 30],
        [120.001, 30],
      ],
      direction: 'both',
    } as const;
    const same = {
      line: [
        [120.001000000004, 30],
        [120.002, 30],
      ],
      direction: 'both',
    } as const;
    expect(pieces(city({ network: [near, same], roads: {} }))).toBe(1);
  });
});

describe('a road in several parts', () => {
  const round = line('0 0, 0 300, 300 300, 300 0');

  it('has its outer ends, in whatever order and direction the parts are drawn', () => {
    const one = line('0 0, 100 0');
    const two = line('200 0, 100 0');
    const three = line('204 0, 300 0');
    for (const parts of [
      [one, two, three],
      [three, one, two],
      [two, three, one],
    ])
      expect(detour(city({ network: [round], roads: { A: parts } }), 'A')).toEqual({
        kind: 'known',
        before: 900,
        after: 300,
      });
  });

  it('may curl: ends that lie close together stay apart where the parts were drawn to meet', () => {
    const curl = line('200 0, 250 60, 205 9');
    const dataset = city({
      network: [line('0 0, 0 300, 205 300, 205 9')],
      roads: {
        A: [line('0 0, 200 0'), curl],
      },
    });
    expect(detour(dataset, 'A')).toMatchObject({ before: 796 });
  });

  it('may be two stretches at the ends of an existing one, which are no longer apart when both are open', () => {
    const parts = [line('0 0, 30 0'), line('70 0, 100 0')];
    const dataset = city({ network: [U, line('30 0, 70 0')], roads: { A: parts } });
    expect(detour(dataset, 'A')).toEqual({ kind: 'known', before: 300, after: 100 });
    expect(connectivityOf(dataset)!.road(dataset.projects[0]!, '2012-12')).toMatchObject({
      pieces_joined: 2,
    });
  });

  it.each([0, 10, 40])('opens as one where it is divided, its carriageways %d m apart', (width) => {
    const there = line('0 0, 150 0, 300 0', 'forward');
    const back = line(`300 ${width}, 150 ${width + 8}, 0 ${width}`, 'forward');
    const network = [line(`0 0, 0 ${width}, 0 300, 300 300, 300 ${width}, 300 0`)];
    const dataset = city({ network, roads: { A: [there, back] }, rows: { A: { actual_end: '2012-06' } } });
    const found = detour(dataset, 'A');
    expect(found).toMatchObject({ kind: 'known', after: 300 });
    expect(found).toMatchObject({ before: 900 - 2 * width });
    expect(connectivityOf(dataset)!.road(dataset.projects[0]!, '2012-12')!.direct).toBeCloseTo(300, 1);
  });
});

describe('the order of openings', () => {
  // Two rungs of a ladder, 100 m and 200 m up.
  const ladder = [line('0 0, 0 1000, 100 1000, 100 0')];
  const rung = (y: number): DirectedLine[] => [line(`0 ${y}, 100 ${y}`)];
  const roads = { low: rung(0), middle: rung(100), high: rung(200) };

  it('counts what opened earlier, and not what opened the same day or later', () => {
    const dataset = city({
      network: ladder,
      roads,
      rows: {
        high: { actual_end: '2012-03-10' },
        middle: { actual_end: '2012-05-20' },
        low: { actual_end: '2012-05-20' },
      },
    });
    expect(detour(dataset, 'high')).toMatchObject({ before: 1700 });
    expect(detour(dataset, 'middle')).toMatchObject({ before: 300 });
    expect(detour(dataset, 'low')).toMatchObject({ before: 500 });
    // Before it opened: by what was open then.
    expect(detour(dataset, 'low', '2012-02')).toEqual({ kind: 'known', before: 2100, after: 100 });
    expect(detour(dataset, 'low', '2012-03')).toEqual({ kind: 'known', before: 500, after: 100 });
    const total = (period: string): number => Math.round(connectivityOf(dataset)!.at(period).detour_total!);
    expect(['2012-02', '2012-03', '2012-04', '2012-05'].map(total)).toEqual([5700, 900, 900, 300]);
  });

  it('leaves out roads withdrawn from the day of withdrawal', () => {
    const dataset = city({
      network: ladder,
      roads,
      rows: {
        high: { actual_end: '2012-03-10', withdrawn_on: '2012-04-30' },
        middle: { actual_end: '2012-02', withdrawn_on: '2012-02-01' },
        low: { actual_end: '2012-05-20' },
      },
    });
    expect(detour(dataset, 'low', '2012-03')).toMatchObject({ before: 500 });
    expect(detour(dataset, 'low', '2012-04')).toMatchObject({ before: 2100 });
    expect(detour(dataset, 'low')).toMatchObject({ before: 2100 });
    const total = (period: string): number => Math.round(connectivityOf(dataset)!.at(period).detour_total!);
    expect(['2012-02', '2012-03', '2012-04', '2012-05'].map(total)).toEqual([3800, 600, 2100, 100]);
  });

  it('takes a date without a day by its last', () => {
    const rows = { high: { actual_end: '2012-05' }, low: { actual_end: '2012-05-30' } };
    const dataset = city({ network: ladder, roads: { low: rung(0), high: rung(200) }, rows });
    expect(detour(dataset, 'low')).toMatchObject({ before: 2100 });
    expect(detour(dataset, 'high')).toMatchObject({ before: 500 });
  });

  it('joins pieces and reaches roads that had no way between their ends', () => {
    const dataset = city({
      network: [line('0 0, 0 500'), line('100 0, 100 500'), line('900 0, 900 50')],
      roads: { A: [line(SOUTH)], B: rung(500) },
      rows: { A: { actual_end: '2012-04' }, B: { actual_end: '2012-06' } },
    });
    const states = ['2012-03', '2012-04', '2012-06'].map((period) => connectivityOf(dataset)!.at(period));
    expect(states.map((state) => [state.pieces, state.unreachable])).toEqual([
      [3, 2],
      [2, 0],
      [2, 0],
    ]);
    expect(states[0]!.detour_total).toBeNull();
    expect(states.slice(1).map((state) => Math.round(state.detour_total!))).toEqual([1200, 200]);
    expect(connectivityOf(dataset)).toBe(connectivityOf(dataset));
  });
});
