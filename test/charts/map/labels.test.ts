import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boxesAlong,
  LabelPlaces,
  type Box,
  type PlacedLabel,
  type Wish,
} from '../../../src/charts/map/labels.ts';

const WIDTH = 800;
const HEIGHT = 600;
const meets = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

const wishes = fc.array(
  fc
    .record({
      x: fc.double({ min: 10, max: WIDTH - 10, noNaN: true }),
      y: fc.double({ min: 10, max: HEIGHT - 10, noNaN: true }),
      half: fc.integer({ min: 4, max: 30 }),
      width: fc.integer({ min: 24, max: 170 }),
    })
    .map(({ x, y, half, width }): Wish => ({
      at: [x, y],
      covers: [x - half, y - half, x + half, y + half],
      sizes: [
        { width, height: 18 },
        { width: 24, height: 18 },
      ],
    })),
  { minLength: 1, maxLength: 70 },
);

function placed(list: readonly Wish[]): { labels: (PlacedLabel | null)[]; hard: Box[] } {
  const hard = list.map(({ covers }) => covers);
  const places = new LabelPlaces({ width: WIDTH, height: HEIGHT, hard, soft: [], scale: 1 });
  return { labels: list.map((wish) => places.place(wish)), hard };
}

describe('the words on a map', () => {
  test('never lie over each other, over a road that is named, or off the sheet', () => {
    fc.assert(
      fc.property(wishes, (list) => {
        const { labels, hard } = placed(list);
        const boxes = labels.flatMap((label) => (label ? [label.box] : []));
        for (const [i, box] of boxes.entries()) {
          expect(box[0] >= 0 && box[1] >= 0 && box[2] <= WIDTH && box[3] <= HEIGHT).toBe(true);
          expect(hard.some((other) => meets(box, other))).toBe(false);
          expect(boxes.some((other, k) => k > i && meets(box, other))).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('are not crossed by a leader to another road', () => {
    fc.assert(
      fc.property(wishes, (list) => {
        const { labels } = placed(list);
        for (const [i, label] of labels.entries()) {
          if (!label?.leader) continue;
          const pieces = boxesAlong(label.leader, 0.5).filter(
            (piece) => !meets(piece, list[i]!.covers) && !meets(piece, label.box),
          );
          for (const [k, other] of labels.entries())
            if (other && k !== i) expect(pieces.some((piece) => meets(piece, other.box))).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('stand beside a road alone on its sheet, with name and without a leader', () => {
    const wish: Wish = { at: [400, 300], covers: [390, 290, 410, 310], sizes: [{ width: 100, height: 18 }] };
    expect(placed([wish]).labels).toEqual([{ size: 0, box: [415, 291, 515, 309], leader: null }]);
  });

  test('shrink to the plate where the name has no room, and fall away where the plate has none', () => {
    const wish: Wish = {
      at: [50, 20],
      covers: [40, 10, 60, 30],
      sizes: [
        { width: 90, height: 18 },
        { width: 24, height: 18 },
      ],
    };
    const narrow = new LabelPlaces({ width: 94, height: 60, hard: [wish.covers], soft: [], scale: 1 });
    expect(narrow.place(wish)?.size).toBe(1);
    const tiny = new LabelPlaces({ width: 60, height: 36, hard: [], soft: [], scale: 1 });
    expect(tiny.place({ ...wish, at: [30, 18], covers: [10, 8, 50, 28] })).toBeNull();
  });

  test('keep clear of open roads where there is another place', () => {
    const wish: Wish = { at: [400, 300], covers: [390, 290, 410, 310], sizes: [{ width: 100, height: 18 }] };
    const right: Box = [412, 280, 530, 320];
    const places = new LabelPlaces({ width: WIDTH, height: HEIGHT, hard: [], soft: [right], scale: 1 });
    const label = places.place(wish);
    expect(label && meets(label.box, right)).toBe(false);
  });
});
