/**
 * Letters as outlines: Overpass for Latin, Noto Sans SC for Chinese, both from packages, so that a machine without any
 * font draws the same picture, byte for byte.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import opentype, { type Font } from 'opentype.js';
import wawoff2 from 'wawoff2';

export type Weight = 400 | 700;

// The build puts this module elsewhere: the packages are those of the project, in whose folder every command runs.
const require = createRequire(join(process.cwd(), 'package.json'));
const NOTO = dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json'));
const OVERPASS = join('src', 'styles', 'fonts');

/** What the pages take from Overpass: ASCII and a few signs, so that Chinese punctuation stays Chinese. */
const LATIN = /^[\u0020-\u007e\u00a0\u00b0-\u00b2\u00d7\u2013\u2212]$/;

/** Drawn where no font has a character, as printers do. */
const MISSING = '〓';

let queue: Promise<unknown> = Promise.resolve();

/** One after the other: what the decompressor gives is a view of memory that its next work overwrites. */
function fontOf(path: string): Promise<Font> {
  const font = queue.then(async () =>
    opentype.parse(Uint8Array.from(await wawoff2.decompress(readFileSync(path))).buffer),
  );
  queue = font.catch(() => null);
  return font;
}

/** `U+4e00-4e0f,U+5317` */
function charactersIn(ranges: string): [number, number][] {
  return ranges.split(',').map((range) => {
    const [from = '', to = from] = range.trim().slice(2).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

let slices: { name: string; ranges: [number, number][] }[] | null = null;

/** The part of Noto Sans SC that has a character. */
function sliceOf(char: string): string | null {
  slices ??= Object.entries(
    JSON.parse(readFileSync(join(NOTO, 'unicode.json'), 'utf8')) as Record<string, string>,
  ).map(([name, ranges]) => ({ name: name.replaceAll(/[[\]]/g, ''), ranges: charactersIn(ranges) }));
  const code = char.codePointAt(0) ?? 0;
  const found = slices.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));
  return found?.name ?? null;
}

const fonts = new Map<string, Promise<Font>>();

function fontFor(char: string, weight: Weight): Promise<Font> | null {
  const slice = LATIN.test(char) ? `latin-${weight}` : sliceOf(char);
  if (slice === null) return null;
  let font = fonts.get(slice);
  if (font === undefined) {
    const path = LATIN.test(char)
      ? join(OVERPASS, `overpass-${weight}.woff2`)
      : join(NOTO, 'files', `noto-sans-sc-${slice}-wght-normal.woff2`);
    fonts.set(slice, (font = fontOf(path)));
  }
  return font;
}

/** One letter at a size of 1000. */
interface Letter {
  readonly path: string;
  readonly width: number;
}

const letters = new Map<string, Promise<Letter>>();
const EM = 1000;

async function drawLetter(char: string, weight: Weight): Promise<Letter> {
  const font = await fontFor(char, weight);
  const glyph = font?.charToGlyph(char);
  if (!font || !glyph || (glyph.index === 0 && char !== MISSING)) return letterOf(MISSING, weight);
  // Overpass has a file for each weight, which knows no variation.
  const options = LATIN.test(char) ? {} : { variation: { wght: weight } };
  const path = glyph.getPath(0, 0, EM, options, font).toPathData(1);
  return { path, width: (glyph.advanceWidth * EM) / font.unitsPerEm };
}

/** The outline and width of one character at a size of 1000. */
export function letterOf(char: string, weight: Weight): Promise<Letter> {
  const key = `${weight}${char}`;
  let letter = letters.get(key);
  if (letter === undefined) letters.set(key, (letter = drawLetter(char, weight)));
  return letter;
}

export type Widths = (text: string, size: number, weight: Weight) => number;

/** How wide a text is: Latin as the font says, everything else as one square each, which Chinese is. */
export async function textWidths(): Promise<Widths> {
  const known = new Map<string, number>();
  for (const weight of [400, 700] as const)
    for (let code = 0x20; code < 0x7f; code += 1) {
      const char = String.fromCharCode(code);
      known.set(`${weight}${char}`, (await letterOf(char, weight)).width);
    }
  return (text, size, weight) => {
    let width = 0;
    for (const char of text) width += known.get(`${weight}${char}`) ?? EM;
    return (width * size) / EM;
  };
}
