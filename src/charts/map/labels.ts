/** Where words stand on a map: greedily, the most urgent first, each at its best free place, none over another. */
import type { Px, PxLine } from './frame.ts';

/** A rectangle: left, top, right, bottom. */
export type Box = readonly [x1: number, y1: number, x2: number, y2: number];

const meets = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

const CELL = 48;

/** Boxes that may be asked for by place. */
class Boxes {
  private readonly cells = new Map<string, Box[]>();

  private *keys([x1, y1, x2, y2]: Box): Generator<string> {
    for (let x = Math.floor(x1 / CELL); x <= Math.floor(x2 / CELL); x++)
      for (let y = Math.floor(y1 / CELL); y <= Math.floor(y2 / CELL); y++) yield `${x} ${y}`;
  }

  add(box: Box): void {
    for (const key of this.keys(box)) {
      const known = this.cells.get(key);
      if (known) known.push(box);
      else this.cells.set(key, [box]);
    }
  }

  count(box: Box): number {
    const seen = new Set<Box>();
    for (const key of this.keys(box))
      for (const other of this.cells.get(key) ?? []) if (meets(box, other)) seen.add(other);
    return seen.size;
  }

  any(box: Box): boolean {
    for (const key of this.keys(box))
      for (const other of this.cells.get(key) ?? []) if (meets(box, other)) return true;
    return false;
  }
}

/** Boxes that cover a line, `half` units to either side. */
export function boxesAlong(line: PxLine, half: number): Box[] {
  const boxes: Box[] = [];
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const steps = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / 12));
    for (let k = 0; k < steps; k++) {
      const at = (t: number): Px => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
      const [p, q] = [at(k / steps), at((k + 1) / steps)];
      boxes.push([
        Math.min(p[0], q[0]) - half,
        Math.min(p[1], q[1]) - half,
        Math.max(p[0], q[0]) + half,
        Math.max(p[1], q[1]) + half,
      ]);
    }
  }
  return boxes;
}

/** Something to name: where it is, what it covers, and the sizes its words may take, the best first. */
export interface Wish {
  at: Px;
  covers: Box;
  sizes: readonly { width: number; height: number }[];
}

export interface PlacedLabel {
  /** Index of the size that found a place. */
  size: number;
  box: Box;
  /** From the words to the thing, where they stand apart. */
  leader: readonly [Px, Px] | null;
}

export interface LabelSpace {
  width: number;
  height: number;
  /** What no word may cover. */
  hard: readonly Box[];
  /** What a word had better not cover. */
  soft: readonly Box[];
  /** One px of the screen in units. */
  scale: number;
}

const STEPS = [5, 14, 26, 44, 66, 92];
/** Directions from the thing to its words, in the order in which they are liked. */
const SIDES: readonly Px[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
];
const LEADER_FROM = 12;

/** Remembers what is taken while words are placed one after the other. */
export class LabelPlaces {
  private readonly taken = new Boxes();
  private readonly disliked = new Boxes();
  private readonly leaders = new Boxes();
  private readonly space: LabelSpace;

  constructor(space: LabelSpace) {
    this.space = space;
    for (const box of space.hard) this.taken.add(box);
    for (const box of space.soft) this.disliked.add(box);
  }

  /** Whether a box is on the sheet and free of everything; takes it when it is. */
  take(box: Box): boolean {
    const { width, height } = this.space;
    if (box[0] < 2 || box[1] < 2 || box[2] > width - 2 || box[3] > height - 2) return false;
    if (this.taken.any(box) || this.leaders.any(box) || this.disliked.any(box)) return false;
    this.taken.add(box);
    return true;
  }

  /** The best free place of the first size that finds one; null where there is none. */
  place(wish: Wish): PlacedLabel | null {
    for (const [size, extent] of wish.sizes.entries()) {
      let best: (PlacedLabel & { cost: number }) | null = null;
      for (const [index, step] of STEPS.entries())
        for (const [order, side] of SIDES.entries()) {
          const cost = step * 1.2 + order * 3 + index * 4;
          if (best && cost >= best.cost) continue;
          const found = this.look(wish, extent, step * this.space.scale, side);
          if (!found) continue;
          const whole = cost + this.disliked.count(found.box) * 24;
          if (!best || whole < best.cost) best = { ...found, size, cost: whole };
        }
      if (best) {
        this.taken.add(best.box);
        if (best.leader) for (const box of boxesAlong(best.leader, 1)) this.leaders.add(box);
        return { size: best.size, box: best.box, leader: best.leader };
      }
    }
    return null;
  }

  private look(
    wish: Wish,
    { width, height }: { width: number; height: number },
    gap: number,
    [sx, sy]: Px,
  ): Pick<PlacedLabel, 'box' | 'leader'> | null {
    const { covers, at } = wish;
    const edge = (sign: number, low: number, high: number, size: number, middle: number): number =>
      sign > 0 ? high + gap : sign < 0 ? low - gap - size : middle - size / 2;
    const diagonal = sx !== 0 && sy !== 0;
    // Beside a corner the words start at the thing's own edge, not a gap away in both directions.
    const x = edge(sx, covers[0], covers[2], width, at[0]);
    const y = edge(diagonal ? sy * 1 : sy, covers[1], covers[3], height, at[1]);
    const box: Box = [x, y, x + width, y + height];
    const sheet = this.space;
    if (box[0] < 4 || box[1] < 4 || box[2] > sheet.width - 4 || box[3] > sheet.height - 4) return null;
    if (this.taken.any(box) || this.leaders.any(box)) return null;
    const leader = this.leaderFrom(box, wish);
    if (leader === undefined) return null;
    return { box, leader };
  }

  /** Null where none is needed, undefined where it would cross other words or their leaders. */
  private leaderFrom(box: Box, { at, covers }: Wish): readonly [Px, Px] | null | undefined {
    const from: Px = [clamp(at[0], box[0], box[2]), clamp(at[1], box[1], box[3])];
    const to: Px = [clamp(from[0], covers[0], covers[2]), clamp(from[1], covers[1], covers[3])];
    if (Math.hypot(from[0] - to[0], from[1] - to[1]) < LEADER_FROM * this.space.scale) return null;
    const own = (other: Box): boolean => meets(other, covers) || meets(other, box);
    const crossed = boxesAlong([from, at], 1).some(
      (piece) => !own(piece) && (this.taken.any(piece) || this.leaders.any(piece)),
    );
    return crossed ? undefined : [from, at];
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
