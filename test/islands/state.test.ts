import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressOf,
  countsOf,
  filtersOf,
  groupAt,
  matches,
  placeOf,
  statusAt,
} from '../../src/islands/map/state.ts';
import { STATUSES, type Status } from '../../src/measures/types.ts';

const months = Array.from({ length: 36 }, (_, i) => {
  const month = String((i % 12) + 1).padStart(2, '0');
  return `${2011 + Math.floor(i / 12)}-${month}`;
});

describe('the status of a road at the end of a month', () => {
  it('is the last that began by then, and none before the first', () => {
    const statuses: [string, Status][] = [
      ['2011-03', 'on_track'],
      ['2011-07', 'behind'],
      ['2012-01', 'opened'],
    ];
    expect(statusAt({ statuses }, '2011-02')).toBe(null);
    expect(statusAt({ statuses }, '2011-03')).toBe('on_track');
    expect(statusAt({ statuses }, '2011-12')).toBe('behind');
    expect(statusAt({ statuses }, '2013-11')).toBe('opened');
    expect(groupAt({ statuses }, '2011-02')).toBe('none');
    expect(groupAt({ statuses }, '2011-08')).toBe('owed');
  });

  it('read back from its changes is the status of every single month', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...STATUSES), { minLength: months.length, maxLength: months.length }),
        (monthly) => {
          const statuses = months
            .map((month, i): [string, Status] => [month, monthly[i]!])
            .filter(([, status], i) => i === 0 || status !== monthly[i - 1]);
          for (const [i, month] of months.entries()) expect(statusAt({ statuses }, month)).toBe(monthly[i]);
        },
      ),
    );
  });
});

const facts = fc.record({
  project_id: fc.uuid(),
  district: fc.constantFrom('liuxi', 'wanghu', 'dongyan'),
  statuses: fc.tuple(fc.constant('2011-01'), fc.constantFrom(...STATUSES)).map((one) => [one]),
});

describe('filters', () => {
  it('of district and status leave what is in both', () => {
    const road = { district: 'liuxi', group: 'owed' };
    expect(matches({ district: null, status: null }, road)).toBe(true);
    expect(matches({ district: 'liuxi', status: 'owed' }, road)).toBe(true);
    expect(matches({ district: 'liuxi', status: 'open' }, road)).toBe(false);
    expect(matches({ district: 'wanghu', status: 'owed' }, road)).toBe(false);
  });

  it('by district and by group each part the roads: the counts of the parts add up to those of all', () => {
    fc.assert(
      fc.property(fc.array(facts), (roads) => {
        const count = (district: string | null, status: string | null): number =>
          Object.values(countsOf(roads, { month: '2011-06', district, status })).reduce((a, b) => a + b, 0);
        expect(count(null, null)).toBe(roads.length);
        const districts = ['liuxi', 'wanghu', 'dongyan'];
        const groups = ['open', 'owed', 'gap', 'none'];
        expect(districts.reduce((sum, id) => sum + count(id, null), 0)).toBe(roads.length);
        expect(groups.reduce((sum, id) => sum + count(null, id), 0)).toBe(roads.length);
      }),
    );
  });
});

describe('the addresses of the map', () => {
  it('say the root, the month and the selection, under any sub-path and in both languages', () => {
    const none = { district: null, status: null };
    expect(placeOf('/map/')).toEqual({ root: '/map/', month: null, filters: none });
    expect(placeOf('/en/map/2024-05/')).toEqual({ root: '/en/map/', month: '2024-05', filters: none });
    expect(placeOf('/map/map/')).toEqual({ root: '/map/map/', month: null, filters: none });
    expect(placeOf('/map/map/2024-05/')).toEqual({ root: '/map/map/', month: '2024-05', filters: none });
    expect(placeOf('/map/by/district/map/')).toEqual({
      root: '/map/',
      month: null,
      filters: { district: 'map', status: null },
    });
    expect(placeOf('/map/by/status/owed/')?.filters).toEqual({ district: null, status: 'owed' });
    expect(placeOf('/projects/SL-001/')).toBe(null);
    expect(placeOf('/map/2024-05/more/')).toBe(null);
  });

  it('keep filters in the query, which goes before the selection of the page', () => {
    const site = 'https://city.example';
    expect(filtersOf(new URL('/map/by/district/%E6%9F%B3%E6%BA%AA/', site)).district).toBe('柳溪');
    expect(filtersOf(new URL('/map/by/district/liuxi/?district=wanghu', site)).district).toBe('wanghu');
    fc.assert(
      fc.property(
        fc.option(fc.string({ minLength: 1 }), { nil: null }),
        fc.constantFrom('open', 'owed', 'gap', null),
        (district, status) => {
          const address = new URL(addressOf('/map/2024-05/', { district, status }), site);
          expect(filtersOf(address)).toEqual({ district, status });
          expect(placeOf(address.pathname)?.month).toBe('2024-05');
        },
      ),
    );
    expect(addressOf('/map/', { district: null, status: null })).toBe('/map/');
  });
});
