/** Lines in units of the drawing: joined, thinned, measured, written. */
import simplify from 'simplify-js';
import type { Px, PxLine } from './frame.ts';

export function lengthOf(line: PxLine): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += distance(line[i - 1]!, line[i]!);
  return sum;
}

export function distance(a: Px, b: Px): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Without the points that lie within `tolerance` of the line through the others. */
export function thinned(line: PxLine, tolerance: number): PxLine {
  if (line.length < 3) return line;
  return simplify(
    line.map(([x, y]) => ({ x, y })),
    tolerance,
    true,
  ).map(({ x, y }): Px => [x, y]);
}

/** The point at a share (0–1) of the way along a line, and the direction of the line there in radians. */
export function along(line: PxLine, share: number): { at: Px; angle: number } {
  const goal = lengthOf(line) * share;
  let walked = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const step = distance(a, b);
    if (step > 0 && (walked + step >= goal || i === line.length - 1)) {
      const t = Math.min(1, Math.max(0, (goal - walked) / step));
      return {
        at: [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t],
        angle: Math.atan2(b[1] - a[1], b[0] - a[0]),
      };
    }
    walked += step;
  }
  return { at: line[0] ?? [0, 0], angle: 0 };
}

const keyOf = ([x, y]: Px): string => `${x.toFixed(2)} ${y.toFixed(2)}`;

/** Chains lines of one kind that end where another begins, so that a road cut at its junctions is one line again. */
export function joined<T extends string | null>(
  lines: readonly { kind: T; line: PxLine }[],
): { kind: T; line: PxLine }[] {
  const ends = new Map<string, number[]>();
  const key = (kind: T, at: Px): string => `${kind ?? ''}\n${keyOf(at)}`;
  lines.forEach(({ kind, line }, index) => {
    for (const at of [line[0]!, line.at(-1)!]) {
      const known = ends.get(key(kind, at));
      if (known) known.push(index);
      else ends.set(key(kind, at), [index]);
    }
  });
  const used = new Set<number>();
  const next = (kind: T, at: Px): PxLine | null => {
    const index = ends.get(key(kind, at))?.find((i) => !used.has(i));
    if (index === undefined) return null;
    used.add(index);
    const { line } = lines[index]!;
    return keyOf(line[0]!) === keyOf(at) ? line : [...line].reverse();
  };
  return lines.flatMap(({ kind, line }, index) => {
    if (used.has(index)) return [];
    used.add(index);
    const chain: Px[] = [...line];
    for (let more = next(kind, chain.at(-1)!); more; more = next(kind, chain.at(-1)!))
      chain.push(...more.slice(1));
    const before: Px[][] = [];
    for (let at = chain[0]!, more = next(kind, at); more; more = next(kind, at)) {
      before.push([...more].reverse().slice(0, -1));
      at = more.at(-1)!;
    }
    return [{ kind, line: [...before.reverse().flat(), ...chain] }];
  });
}

/** The attribute `d` of lines: absolute starts, then steps, on a grid so that no error adds up. */
export function pathOf(lines: readonly PxLine[], digits: 0 | 1): string {
  const grid = digits === 1 ? 10 : 1;
  const write = (value: number): string => String(value / grid);
  const pair = (x: number, y: number): string => `${write(x)}${y < 0 ? '' : ' '}${write(y)}`;
  return lines
    .map((line) => {
      const points = line.map(([x, y]) => [Math.round(x * grid), Math.round(y * grid)] as const);
      const [first, ...rest] = points;
      if (!first) return '';
      let last = first;
      const steps: string[] = [];
      for (const point of rest) {
        const [dx, dy] = [point[0] - last[0], point[1] - last[1]];
        if (dx === 0 && dy === 0) continue;
        steps.push(pair(dx, dy));
        last = point;
      }
      if (steps.length === 0) return '';
      const tail = steps.reduce((all, step) => all + (step.startsWith('-') ? '' : ' ') + step);
      return `M${pair(first[0], first[1])}l${tail}`;
    })
    .join('');
}
