/** Number plates as pictures for the map: outlined while a road is broken, filled when it is open, as in the list. */
import type { MapGroup } from '../../charts/map/types.ts';
import type { Theme } from '../theme.ts';

const OPEN = 'plate-open:';
const BROKEN = 'plate:';
const HEIGHT = 17;
const SIDE = 5;
const RADIUS = 2.5;

/** The name of a plate's picture. */
export function plateId(plate: string, group: MapGroup): string {
  return `${group === 'open' ? OPEN : BROKEN}${plate}`;
}

export interface PlatePicture {
  readonly data: ImageData;
  readonly pixelRatio: number;
}

/** @returns null where the name is not that of a plate, or nothing can be drawn on */
export function platePicture(id: string, theme: Theme): PlatePicture | null {
  const kind = [OPEN, BROKEN].find((start) => id.startsWith(start));
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (kind === undefined || context === null) return null;
  const text = id.slice(kind.length);
  const font = `700 11px ${theme.font}`;
  context.font = font;
  const width = Math.max(21, Math.ceil(context.measureText(text).width) + 2 * SIDE);
  const pixelRatio = Math.max(2, Math.ceil(devicePixelRatio));
  // A px around it, so that the edge is not cut.
  const [w, h] = [width + 2, HEIGHT + 2];
  context.canvas.width = w * pixelRatio;
  context.canvas.height = h * pixelRatio;
  context.scale(pixelRatio, pixelRatio);
  context.beginPath();
  context.roundRect(1.625, 1.625, width - 1.25, HEIGHT - 1.25, RADIUS);
  context.fillStyle = kind === OPEN ? theme.ink : theme.paper;
  context.fill();
  context.strokeStyle = theme.ink;
  context.lineWidth = 1.25;
  context.stroke();
  context.font = font;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillStyle = kind === OPEN ? theme.paper : theme.ink;
  context.fillText(text, w / 2, 13.5);
  return { data: context.getImageData(0, 0, w * pixelRatio, h * pixelRatio), pixelRatio };
}
