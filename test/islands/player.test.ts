import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthAt, trackOf } from '../../src/islands/map/player.ts';
import { recounted } from '../../src/islands/map/rows.ts';

const all = Array.from({ length: 48 }, (_, i) => {
  const month = String((i % 12) + 1).padStart(2, '0');
  return `${2011 + Math.floor(i / 12)}-${month}`;
});
const some = fc.subarray(all, { minLength: 2 });

describe('the slider over the months', () => {
  it('steps across months that are missing, in either direction', () => {
    const months = ['2011-01', '2011-02', '2011-06'];
    expect(monthAt(months, 2, '2011-02')).toBe('2011-06');
    expect(monthAt(months, 4, '2011-06')).toBe('2011-02');
    expect(monthAt(months, 1, '2011-02')).toBe('2011-02');
  });

  it('reaches every month from every other one by single steps', () => {
    fc.assert(
      fc.property(some, (months) => {
        const offset = (month: string): number => all.indexOf(month) - all.indexOf(months[0]!);
        let now = months[0]!;
        const seen = [now];
        while (now !== months.at(-1)) seen.push((now = monthAt(months, offset(now) + 1, now)));
        expect(seen).toEqual(months);
        while (now !== months[0]) now = monthAt(months, offset(now) - 1, now);
      }),
    );
  });

  it('stands where the strip has its months', () => {
    const months = all.slice(0, 24);
    // A strip of four years: a month is a 48th of it.
    const { left, right } = trackOf(months, { month: '2011-03', x: (2 / 48) * 100, width: 100 / 48 });
    expect(left).toBeCloseTo((0.5 / 48) * 100);
    expect(right).toBeCloseTo((23.5 / 48) * 100);
  });

  it('never leaves the strip, even where the campaign outlasts it', () => {
    fc.assert(
      fc.property(some, fc.double({ min: 0.1, max: 50, noNaN: true }), (months, width) => {
        const { left, right } = trackOf(months, { month: months[0]!, x: 0, width });
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(100);
        expect(right).toBeGreaterThanOrEqual(left);
      }),
    );
  });
});

describe('the heading of a filtered list', () => {
  it('counts what is left, in both languages', () => {
    expect(recounted('还断着的 15 条', 4)).toBe('还断着的 4 条');
    expect(recounted('15 gaps left', 0)).toBe('0 gaps left');
  });
});
