/** A small site as a build makes it, written by hand, in which tests plant one fault at a time. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder, removed when the tests of the file are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'guatu-deploy-'));
  folders.push(folder);
  return folder;
}

export const HASH = 'a'.repeat(40);
const LONG = '路'.repeat(2000);

const page = (lang: string, base: string, body: string): string =>
  `<!DOCTYPE html><html lang="${lang}"><head><title>站</title><link rel="icon" href="${base}favicon.svg">` +
  `<link rel="stylesheet" href="${base}_assets/style.1.css">` +
  `<link rel="canonical" href="https://roads.example${base}"></head><body id="top"><h1 id="main">断头路</h1>` +
  `<a href="${base}projects/#NB-1">全部</a><a href="https://roads.example/elsewhere">别处</a>` +
  `<b data-figure="city/opened@2013-05">3&nbsp;<i>条</i></b>${body}</body></html>`;

/** The files of the small site. */
export function siteFiles(base = '/', release: string | null = '2013-06-01-aaaaaaa'): Map<string, string> {
  const files = new Map<string, string>();
  for (const [prefix, lang] of [
    ['', 'zh-CN'],
    ['en/', 'en'],
  ] as const) {
    for (const path of ['', 'districts/', 'rankings/', 'methodology/', 'data/', 'about/'])
      files.set(`${prefix}${path}index.html`, page(lang, base, `<p>${LONG}</p>`));
    files.set(`${prefix}projects/index.html`, page(lang, base, '<a id="NB-1" href="NB-1/">沧海路</a>'));
    files.set(`${prefix}projects/NB-1/index.html`, page(lang, base, '<a href="../">上一级</a>'));
  }
  const json = (path: string, value: unknown): unknown => files.set(path, JSON.stringify(value));
  const figure = { id: 'city/opened@2013-05', text: { zh: '3\u00a0条', en: '3\u00a0条' } };
  json('api/v1/site.json', {
    as_of: '2013-05',
    release,
    base_url: 'https://roads.example',
    languages: ['zh', 'en'],
  });
  json('api/v1/figures.json', { figures: [figure] });
  json('api/v1/projects.json', { projects: [{ id: 'NB-1' }] });
  json('api/v1/projects/NB-1.json', { id: 'NB-1', figures: [] });
  const releases = release === null ? null : [{ id: release, hash: HASH }];
  json('api/v1/releases.json', { releases, reason: release === null ? 'no_checkout' : null });
  files.set('data/projects.csv', 'id,name\nNB-1,沧海路\n');
  files.set('favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  files.set('_assets/style.1.css', `@font-face{src:url(${base}_assets/font.1.woff2)}/*${LONG}*/`);
  files.set('_assets/font.1.woff2', 'font');
  return files;
}

/** Writes files into a new folder. */
export function writeSite(files: ReadonlyMap<string, string>, folder = temporaryFolder()): string {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
