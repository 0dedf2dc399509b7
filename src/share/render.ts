/** From a drawing to the bytes of a PNG, kept by content: what was drawn once is not drawn again. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { COLOURS, type Drawing, type TextNode } from './layout.ts';
import { letterOf } from './letters.ts';

const require = createRequire(join(process.cwd(), 'package.json'));

function version(name: string): string {
  return (require(`${name}/package.json`) as { version: string }).version;
}

/** Everything besides the drawing that decides about the bytes. */
const RENDERER = JSON.stringify([
  // To be raised when letters are drawn or pixels are written otherwise than before.
  1,
  sharp.versions,
  version('opentype.js'),
  version('@fontsource-variable/noto-sans-sc'),
  createHash('sha256')
    .update(readFileSync(join('src', 'styles', 'fonts', 'overpass-400.woff2')))
    .update(readFileSync(join('src', 'styles', 'fonts', 'overpass-700.woff2')))
    .digest('hex'),
]);

const round = (value: number): string => String(Math.round(value * 100) / 100);

async function outlined({ x, y, size, anchor, spans }: TextNode): Promise<string> {
  const scale = size / 1000;
  const parts: string[] = [];
  let at = 0;
  for (const { text, colour, weight } of spans) {
    const letters: string[] = [];
    for (const char of text) {
      const { path, width } = await letterOf(char, weight);
      if (path !== '') letters.push(`<path transform="translate(${round(at)} 0)" d="${path}"/>`);
      at += width;
    }
    parts.push(`<g fill="${COLOURS[colour]}">${letters.join('')}</g>`);
  }
  const shift = anchor === 'start' ? 0 : anchor === 'end' ? at * scale : (at * scale) / 2;
  return `<g transform="translate(${round(x - shift)} ${round(y)}) scale(${scale})">${parts.join('')}</g>`;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

async function draw(drawing: Drawing, { width, height }: Size): Promise<Buffer> {
  const nodes = await Promise.all(drawing.map((node) => (typeof node === 'string' ? node : outlined(node))));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${nodes.join('')}</svg>`;
  // Few colours and their blends: a palette halves the file and shows no difference.
  return sharp(Buffer.from(svg))
    .png({ palette: true, colours: 64, dither: 0, effort: 1, compressionLevel: 6 })
    .toBuffer();
}

export interface Rendered {
  readonly png: Buffer;
  /** False where it was taken from the cache. */
  readonly drawn: boolean;
}

/**
 * The PNG of a drawing.
 * @param cache a folder in which pictures are kept by what they show; null for none. Safe to delete
 */
export async function render(drawing: Drawing, size: Size, cache: string | null): Promise<Rendered> {
  const key = createHash('sha256')
    .update(JSON.stringify([RENDERER, size, drawing]))
    .digest('hex')
    .slice(0, 40);
  const path = cache === null ? null : join(cache, key.slice(0, 2), `${key}.png`);
  if (path !== null) {
    try {
      return { png: readFileSync(path), drawn: false };
    } catch {
      // Not drawn yet.
    }
  }
  const png = await draw(drawing, size);
  if (path !== null) keep(path, png);
  return { png, drawn: true };
}

/** Written beside and renamed: a reader finds the whole picture or none. */
function keep(path: string, png: Buffer): void {
  const fresh = `${path}.${process.pid}.new`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(fresh, png);
      renameSync(fresh, path);
    } finally {
      rmSync(fresh, { force: true });
    }
  } catch {
    // Without a cache everything is drawn again.
  }
}
