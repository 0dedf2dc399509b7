import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { figuresFile } from '../../src/export/figures.ts';
import { build, changed, filesOf, hashes, pagesOf, tempFolder } from './build.ts';
import { demoSite } from './demo.ts';
import { textOf } from './html.ts';

const work = tempFolder('site');
/** The demonstration city's. */
let out: string;

interface FigureText {
  id: string;
  text: { zh: string; en: string };
}

function jsonOf<T>(path: string): T {
  return JSON.parse(readFileSync(join(out, path), 'utf8')) as T;
}

/** The text of every published figure, of the site and of each project. */
function publishedFigures(): Map<string, FigureText['text']> {
  const known = new Map<string, FigureText['text']>();
  const add = (figures: FigureText[]): void => {
    for (const { id, text } of figures) known.set(id, text);
  };
  for (const path of filesOf(out))
    if (/^api\/v1\/(figures(\/[^/]+)?|projects\/[^/]+)\.json$/.test(path))
      add(jsonOf<{ figures: FigureText[] }>(path).figures);
  return known;
}

beforeAll(async () => {
  out = await demoSite();
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('the built site', () => {
  it('has every address of the contract in both languages', () => {
    const project = jsonOf<{ projects: { id: string; district: string }[] }>('api/v1/projects.json')
      .projects[0]!;
    const pages = [
      '',
      'projects/',
      `projects/${project.id}/`,
      'districts/',
      `districts/${project.district}/`,
      'units/',
      'units/zjj/',
      'programmes/deadend/',
      'leaders/',
      `districts/${project.district}/ledgers/`,
      'rankings/',
      'methodology/',
      'data/',
      'about/',
    ];
    for (const page of pages)
      for (const prefix of ['', 'en/'])
        expect(existsSync(join(out, prefix, page, 'index.html')), `${prefix}${page}`).toBe(true);
    const { periods } = jsonOf<{ periods: string[] }>('api/v1/site.json');
    for (const period of periods) {
      expect(existsSync(join(out, 'rankings', period, 'index.html')), period).toBe(true);
      expect(existsSync(join(out, 'api/v1/figures', `${period}.json`)), period).toBe(true);
      expect(existsSync(join(out, 'api/v1/rankings', `${period}.json`)), period).toBe(true);
    }
  });

  it('shows on every page exactly the text that the figure files give', () => {
    const known = publishedFigures();
    let seen = 0;
    const wrong: string[] = [];
    for (const page of pagesOf(out)) {
      const lang = page.startsWith('en/') ? 'en' : 'zh';
      const html = readFileSync(join(out, page), 'utf8');
      for (const [, tag, id, inner] of html.matchAll(
        /<([a-z]+)\b[^>]*\bdata-figure="([^"]+)"[^>]*>(.*?)<\/\1>/gs,
      )) {
        seen += 1;
        const text = known.get(textOf(id ?? ''));
        if (text?.[lang] !== textOf(inner ?? ''))
          wrong.push(`${page}: <${tag}> ${id} shows ${inner}, the file says ${text?.[lang]}`);
      }
      expect(html.split('data-figure="').length - 1, page).toBe(
        [...html.matchAll(/<([a-z]+)\b[^>]*\bdata-figure="([^"]+)"[^>]*>(.*?)<\/\1>/gs)].length,
      );
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(seen).toBeGreaterThan(1000);
  });

  it('has no link that leads nowhere, and no anchor that is missing', () => {
    const broken: string[] = [];
    const ids = new Map<string, Set<string>>();
    const idsOf = (path: string): Set<string> => {
      let known = ids.get(path);
      if (!known)
        ids.set(
          path,
          (known = new Set(
            [...readFileSync(join(out, path), 'utf8').matchAll(/\bid="([^"]+)"/g)].map((m) =>
              textOf(m[1] ?? ''),
            ),
          )),
        );
      return known;
    };
    const followed = new Set<string>();
    for (const page of pagesOf(out)) {
      const html = readFileSync(join(out, page), 'utf8');
      for (const [, raw = ''] of html.matchAll(/\b(?:href|src)="([^"]+)"/g)) {
        // From the root it leads to the same place from everywhere.
        if (followed.has(raw)) continue;
        if (raw.startsWith('/')) followed.add(raw);
        const url = new URL(textOf(raw), `http://site/${page.replace(/index\.html$/, '')}`);
        if (url.host !== 'site') continue;
        const path = decodeURIComponent(url.pathname).slice(1);
        const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
        if (!existsSync(join(out, file))) broken.push(`${page} → ${raw}`);
        // In a table a fragment names rows (RFC 7111).
        else if (
          url.hash &&
          file.endsWith('.html') &&
          !idsOf(file).has(decodeURIComponent(url.hash.slice(1)))
        )
          broken.push(`${page} → ${raw} (anchor)`);
      }
    }
    expect([...new Set(broken)].slice(0, 10)).toEqual([]);
  });

  it('asks nothing of third parties and carries no inline script or style', () => {
    for (const page of pagesOf(out)) {
      const html = readFileSync(join(out, page), 'utf8');
      expect(html, page).toContain('http-equiv="content-security-policy"');
      expect(html, page).not.toMatch(/<script(?![^>]*\bsrc=)(?![^>]*type="application\/(ld\+)?json")/);
      expect(html, page).not.toMatch(/\sstyle="/);
      expect(html, page).not.toMatch(/<style/);
      expect(html, page).not.toMatch(/\son[a-z]+="/);
      for (const [, src] of html.matchAll(
        /<(?:script|img|iframe|source)\b[^>]*\bsrc="(https?:[^"]+)"|<link\b[^>]*rel="(?:stylesheet|icon|preload|modulepreload)"[^>]*href="https?:/g,
      ))
        expect.fail(`${page} loads ${src}`);
    }
  });

  it('says on every page that the city is a demonstration', () => {
    for (const page of pagesOf(out)) {
      const html = readFileSync(join(out, page), 'utf8');
      expect(html, page).toContain(page.startsWith('en/') ? 'Demonstration data' : '演示数据');
    }
  });

  it('keeps a project page with its styles within 14 KB gzipped', () => {
    const size = (path: string): number => gzipSync(readFileSync(join(out, path)), { level: 9 }).length;
    const sizes = pagesOf(out)
      .filter((page) => /^(en\/)?projects\/[^/]+\/index\.html$/.test(page))
      .map((page) => {
        const html = readFileSync(join(out, page), 'utf8');
        const styles = [...html.matchAll(/<link rel="stylesheet" href="\/([^"]+)"/g)].map((m) => m[1] ?? '');
        expect(styles.length).toBeGreaterThan(0);
        return size(page) + styles.reduce((sum, path) => sum + size(path), 0);
      });
    expect(Math.max(...sizes)).toBeLessThanOrEqual(14 * 1024);
  });

  it('needs no script to read a project', () => {
    const page = pagesOf(out).find((path) => /^projects\/[^/]+\/index\.html$/.test(path))!;
    expect(readFileSync(join(out, page), 'utf8')).not.toMatch(/<script(?! type="application\/ld\+json")/);
  });

  it('gives downloads that are themselves a valid data folder with the same figures', () => {
    const again = join(work, 'again');
    const tables = jsonOf<{ tables: string[] }>('api/v1/site.json').tables;
    cpSync('data/site.yaml', join(again, 'site.yaml'));
    for (const table of tables) cpSync(join(out, 'data', `${table}.csv`), join(again, `${table}.csv`));
    // Lines are published thinned; the figures of detours rest on the city's own files.
    cpSync('data/geo', join(again, 'geo'), { recursive: true });
    const { dataset, problems } = loadDataset(again);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { figures } = figuresFile(dataset!, dataset!.as_of, null);
    expect(JSON.parse(JSON.stringify(figures))).toEqual(
      jsonOf<{ figures: unknown }>('api/v1/figures.json').figures,
    );
  });

  it('is the same to the byte when it is built again elsewhere without a cache', () => {
    const twin = join(work, 'twin');
    expect(build('data', twin).status).toBe(0);
    expect(changed(hashes(out), hashes(twin))).toEqual([]);
  });
});
