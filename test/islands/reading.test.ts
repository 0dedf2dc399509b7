import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOf, rowAfter, rowNear } from '../../src/islands/chart/reading.ts';

describe('the reading of a table', () => {
  it('takes months, counts and sentences from the cells as shown', () => {
    const reading = readingOf(
      'count',
      ['月份', '累计打通', '按计划应打通'],
      [
        ['2024-05', '1,012', '14'],
        ['2024-06', '—', '15'],
        ['合计', '1', '2'],
      ],
      true,
    );
    expect(reading.months).toEqual([2024 * 12 + 4, 2024 * 12 + 5]);
    expect(reading.lines).toEqual([
      { name: '累计打通', values: [1012, null] },
      { name: '按计划应打通', values: [14, 15] },
    ]);
    expect(reading.sentences).toEqual([
      '2024-05：累计打通 1,012，按计划应打通 14',
      '2024-06：按计划应打通 15',
    ]);
  });

  it('takes dates as days, a month as its last day, and leaves words to the sentence', () => {
    const reading = readingOf(
      'date',
      ['Month', 'End', 'Against the first plan', 'Reason'],
      [
        ['2024-05', '2024-12-01', '', 'first plan'],
        ['2024-07', '2025-02', '', 'utilities'],
      ],
      false,
    );
    expect(reading.lines).toHaveLength(1);
    const [first, second] = reading.lines[0]!.values;
    expect(second! - first!).toBe(30 + 31 + 28);
    expect(reading.sentences[1]).toBe('2024-07: End 2025-02, Reason utilities');
  });
});

describe('keys', () => {
  it('begin at the newest row, go by one or by a year, and stay within the table', () => {
    expect(rowAfter('ArrowLeft', null, 36)).toBe(34);
    expect(rowAfter('ArrowRight', null, 36)).toBe(35);
    expect(rowAfter('PageUp', 20, 36)).toBe(8);
    expect(rowAfter('Home', 20, 36)).toBe(0);
    expect(rowAfter('End', 2, 36)).toBe(35);
    expect(rowAfter('Tab', 2, 36)).toBeNull();
    expect(rowAfter('ArrowLeft', null, 0)).toBeNull();
    fc.assert(
      fc.property(
        fc.constantFrom(
          'ArrowLeft',
          'ArrowRight',
          'ArrowUp',
          'ArrowDown',
          'PageUp',
          'PageDown',
          'Home',
          'End',
        ),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(59),
        (key, count, at) => {
          const next = rowAfter(key, Math.min(at, count - 1), count)!;
          expect(next).toBeGreaterThanOrEqual(0);
          expect(next).toBeLessThan(count);
        },
      ),
    );
  });
});

describe('a pointer', () => {
  it('means the row of the nearest month', () => {
    expect(rowNear([10, 11, 14], 12.4)).toBe(1);
    expect(rowNear([10, 11, 14], 12.6)).toBe(2);
    expect(rowNear([10, 11, 14], -5)).toBe(0);
  });
});
