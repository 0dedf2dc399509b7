/** The edge between share pictures and the disk: draws those that are new, and takes the others from the cache. */
import { join } from 'node:path';
import { drawingOf, HEIGHT, squareMark, WIDTH } from './share/drawing.ts';
import { textWidths } from './share/letters.ts';
import type { SharePicture } from './share/picture.ts';
import { render } from './share/render.ts';

const CACHE = join('.guatu', 'cache', 'share');

function pngResponse(png: Buffer): Response {
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
}

export async function pictureResponse(picture: SharePicture): Promise<Response> {
  const drawing = drawingOf(picture, await textWidths());
  return pngResponse((await render(drawing, { width: WIDTH, height: HEIGHT }, CACHE)).png);
}

export async function markResponse(): Promise<Response> {
  return pngResponse((await render(squareMark(), { width: 512, height: 512 }, CACHE)).png);
}
