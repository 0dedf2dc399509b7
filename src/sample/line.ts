/** Piecewise straight lines: plan curves (day → percent) and delays (actual day → planned day). */

export interface Knot {
  readonly x: number;
  readonly y: number;
}
/** Knots with rising x and never falling y. Outside them the line is level. */
export type Line = readonly Knot[];

/** y at x. */
export function at(line: Line, x: number): number {
  const first = line[0]!;
  if (x <= first.x) return first.y;
  for (let i = 1; i < line.length; i++) {
    const right = line[i]!;
    if (x > right.x) continue;
    const left = line[i - 1]!;
    return left.y + ((x - left.x) * (right.y - left.y)) / (right.x - left.x);
  }
  return line[line.length - 1]!.y;
}

/** The least x whose y is at least `y`; the last knot's x where none is. */
export function firstAt(line: Line, y: number): number {
  const first = line[0]!;
  if (y <= first.y) return first.x;
  for (let i = 1; i < line.length; i++) {
    const right = line[i]!;
    if (y > right.y) continue;
    const left = line[i - 1]!;
    return left.x + ((y - left.y) * (right.x - left.x)) / (right.y - left.y);
  }
  return line[line.length - 1]!.x;
}

/** Knots in order, without those that would stand on or before their predecessor. */
export function line(knots: readonly Knot[]): Line {
  const kept: Knot[] = [];
  for (const knot of knots) {
    const last = kept[kept.length - 1];
    if (last === undefined || knot.x > last.x)
      kept.push({ x: knot.x, y: Math.max(knot.y, last?.y ?? knot.y) });
  }
  return kept;
}

/** The line up to x, then straight to `end`. */
export function bend(before: Line, x: number, end: Knot): Line {
  return line([...before.filter((knot) => knot.x < x), { x, y: at(before, x) }, end]);
}
