/**
 * Cuts the site's font down to what the site says in it: `node scripts/subset-font.ts`.
 * Reads Overpass from @fontsource/overpass, writes src/styles/fonts/*.woff2 and its licence. The output is committed,
 * so that a build needs no font tools; run this again when @fontsource/overpass or the set of characters changes.
 */
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

/** ASCII. Curly quotes, em dash, ellipsis and middle dot stay out, so that Chinese punctuation stays Chinese. */
const ASCII = Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)).join('');
const CHARACTERS = `${ASCII}\u00a0°±²×–−`;

const source = new URL('../node_modules/@fontsource/overpass/', import.meta.url);
const target = new URL('../src/styles/fonts/', import.meta.url);

for (const weight of ['400', '700']) {
  const font = await readFile(new URL(`files/overpass-latin-${weight}-normal.woff2`, source));
  const subset = await subsetFont(font, CHARACTERS, {
    targetFormat: 'woff2',
    keepFeatures: ['kern', 'tnum'],
    noHinting: true,
  });
  const file = new URL(`overpass-${weight}.woff2`, target);
  await writeFile(file, subset);
  process.stdout.write(`${fileURLToPath(file)} ${subset.length} bytes\n`);
}
await copyFile(new URL('LICENSE', source), new URL('OFL.txt', target));
