/** A QR code as the outline of its dark modules: one path, crisp at any size, on its own white ground. */
import { encodeQR } from 'qr';
import { escapeText } from './svg.ts';

/** Light modules around the code, as ISO/IEC 18004 asks for. */
const QUIET = 4;

type Point = readonly [x: number, y: number];

/** The sides of dark modules towards light ones, clockwise, by where they begin. */
function sides(modules: readonly (readonly boolean[])[]): Map<string, Point[]> {
  const from = new Map<string, Point[]>();
  const add = (start: Point, end: Point): void => {
    const key = start.join();
    const ends = from.get(key);
    if (ends) ends.push(end);
    else from.set(key, [end]);
  };
  const dark = (x: number, y: number): boolean => modules[y]?.[x] ?? false;
  for (const [y, row] of modules.entries())
    for (const [x, isDark] of row.entries()) {
      if (!isDark) continue;
      if (!dark(x, y - 1)) add([x, y], [x + 1, y]);
      if (!dark(x + 1, y)) add([x + 1, y], [x + 1, y + 1]);
      if (!dark(x, y + 1)) add([x + 1, y + 1], [x, y + 1]);
      if (!dark(x - 1, y)) add([x, y + 1], [x, y]);
    }
  return from;
}

/** Closed outlines; sides in one line are drawn as one. */
function outlines(modules: readonly (readonly boolean[])[]): string {
  const from = sides(modules);
  let path = '';
  for (const [key, ends] of from) {
    while (ends.length > 0) {
      const [x0 = 0, y0 = 0] = key.split(',').map(Number);
      path += `M${x0} ${y0}`;
      let [x, y]: Point = [x0, y0];
      let next = ends.pop();
      while (next !== undefined) {
        const [stepX, stepY] = [next[0] - x, next[1] - y];
        const along = stepX === 0 ? 'v' : 'h';
        let length = 0;
        while (next !== undefined && next[0] - x === stepX && next[1] - y === stepY) {
          length += stepX + stepY;
          [x, y] = next;
          next = x === x0 && y === y0 ? undefined : from.get(next.join())?.pop();
        }
        path += `${along}${length}`;
      }
      path += 'z';
    }
  }
  return path;
}

/**
 * A code that a phone reads off paper: a quarter of it may be dirty or torn (level Q).
 * @param text what it says
 * @param label for those who do not see it
 */
export function qrCode(text: string, label: string): string {
  const modules = encodeQR(text, 'raw', { ecc: 'quartile', border: QUIET });
  const size = modules.length;
  return (
    `<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${escapeText(label)}">` +
    `<path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/>` +
    `<path fill="#000" fill-rule="evenodd" d="${outlines(modules)}"/></svg>`
  );
}
