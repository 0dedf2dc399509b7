/**
 * The few things every drawing shares. Drawings are strings of SVG without a viewBox: x is in percent and y in px, so
 * that one drawing fits every width. Looks come from classes in `src/styles/charts.css`; nothing is styled inline.
 */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Data as text of an element or of a double-quoted attribute. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);
}

/** One decimal at most, without `-0`. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10 || 0);
}

/** A share as a length in percent, held between 0 and 100. */
export function pct(percent: number): string {
  return `${n(Math.min(100, Math.max(0, percent)))}%`;
}

/** What a drawing says to those who do not see it; null where the same words stand beside it. */
export type Label = string | null;

/** A whole drawing. `width` is `100%` unless the drawing has a size of its own. */
export function svg(
  cls: string,
  height: number,
  label: Label,
  body: string,
  width: number | string = '100%',
): string {
  const name = label === null ? 'aria-hidden="true"' : `role="img" aria-label="${escapeText(label)}"`;
  return `<svg class="${cls}" width="${width}" height="${n(height)}" ${name}>${body}</svg>`;
}

/** A vertical line at x, in percent, between two heights. */
export function vertical(cls: string, x: number, y1: number, y2: number): string {
  const at = pct(x);
  const from = y1 === 0 ? '' : ` y1="${n(y1)}"`;
  return `<line class="${cls}"${x === 0 ? '' : ` x1="${at}" x2="${at}"`}${from} y2="${n(y2)}"/>`;
}

/** A horizontal line between two percents; `width` is its thickness where the class does not say. */
export function horizontal(cls: string, x1: number, x2: number, y: number, width?: number): string {
  const thick = width === undefined ? '' : ` stroke-width="${n(width)}"`;
  const from = x1 === 0 ? '' : ` x1="${pct(x1)}"`;
  return `<line class="${cls}"${from} x2="${pct(x2)}" y1="${n(y)}" y2="${n(y)}"${thick}/>`;
}

export type Anchor = 'start' | 'middle' | 'end';

/** Words in a drawing. `dx` moves them in px from their percent. */
export function text(
  cls: string,
  x: number,
  y: number,
  words: string,
  anchor: Anchor = 'start',
  dx = 0,
): string {
  return rawText(cls, x, y, escapeText(words), anchor, dx);
}

/** As `text`, for tspans whose words are escaped already. */
export function rawText(cls: string, x: number, y: number, inner: string, anchor: Anchor, dx = 0): string {
  const at = x === 0 ? '' : ` x="${pct(x)}"`;
  const by = dx === 0 ? '' : ` dx="${n(dx)}"`;
  const side = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text${cls ? ` class="${cls}"` : ''}${at} y="${n(y)}"${by}${side}>${inner}</text>`;
}

/** A line through points given in percent of width and height, stretched with the drawing. */
export function stretched(
  y: number,
  height: number,
  paths: readonly { cls: string; points: readonly Point[]; steps?: boolean }[],
): string {
  const drawn = paths
    .filter((path) => path.points.length > 0)
    .map(
      (path) =>
        `<path class="${path.cls}" d="${path.steps ? stepPath(path.points) : linePath(path.points)}"/>`,
    );
  if (drawn.length === 0) return '';
  const at = y === 0 ? '' : ` y="${n(y)}"`;
  return `<svg${at} width="100%" height="${n(height)}" viewBox="0 0 100 100" preserveAspectRatio="none">${drawn.join('')}</svg>`;
}

export type Point = readonly [x: number, y: number];

function linePath(points: readonly Point[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');
}

/** First along, then up or down: a value holds until the next one. */
function stepPath(points: readonly Point[]): string {
  let last: number | null = null;
  let path = '';
  for (const [x, y] of points) {
    if (last === null) path += `M${n(x)} ${n(y)}`;
    else path += `H${n(x)}${n(y) === n(last) ? '' : `V${n(y)}`}`;
    last = y;
  }
  return path;
}
