import { describe, expect, it } from 'vitest';
import { listFiles } from '../../src/deploy/files.ts';
import type { Manifest } from '../../src/deploy/manifest.ts';
import { readPage, styleLinks } from '../../src/deploy/page.ts';
import { verify } from '../../src/deploy/verify.ts';
import { findingWords } from '../../src/i18n/deploy.ts';
import { siteFiles, writeSite } from './site.ts';

function findingsOf(files: Map<string, string>, former: Manifest | null = null, base: string | null = null) {
  const folder = writeSite(files);
  return verify(folder, listFiles(folder), former, base).findings;
}

/** The site with one text replaced. */
function edited(path: string, from: string, to: string): Map<string, string> {
  const files = siteFiles();
  const text = files.get(path)!;
  expect(text).toContain(from);
  return files.set(path, text.replace(from, to));
}

const manifestOf = (files: Record<string, number>): Manifest => ({
  version: 1,
  number: 1,
  name: '000001-x',
  release: null,
  commit: null,
  head: null,
  as_of: '2013-05',
  base: '/',
  deployed_at: '2013-06-01T00:00:00.000Z',
  rolled_back: false,
  carried: [],
  files: Object.fromEntries(Object.entries(files).map(([path, size]) => [path, [size, 'x']])),
});

describe('the verification of a built site', () => {
  it('finds nothing wrong with a whole one, at the root and in a sub-path', () => {
    expect(findingsOf(siteFiles())).toEqual([]);
    expect(findingsOf(siteFiles('/roads/'), null, '/roads/')).toEqual([]);
  });

  it('names files that are missing, empty or cut off', () => {
    const files = siteFiles();
    files.delete('en/projects/NB-1/index.html');
    files.set('data/projects.csv', '');
    files.set('api/v1/projects/NB-1.json', '{"id":');
    files.set('about/index.html', files.get('about/index.html')!.slice(0, -20));
    const found = findingsOf(files);
    expect(found).toContainEqual({ kind: 'missing_file', path: 'en/projects/NB-1/index.html' });
    expect(found).toContainEqual({ kind: 'empty_file', path: 'data/projects.csv' });
    expect(found).toContainEqual({ kind: 'not_json', path: 'api/v1/projects/NB-1.json' });
    expect(found).toContainEqual({ kind: 'cut_off', path: 'about/index.html' });
    // The missing page is also where a link of another leads.
    expect(found).toContainEqual({ kind: 'broken_link', path: 'en/projects/index.html', link: 'NB-1/' });
    expect(found).toHaveLength(5);
  });

  it('takes scripts after the end of a page for a part of it, and no half of one', () => {
    const after = (text: string) => readPage(`<html></html>${text}`).isWhole;
    expect(after('<script type="module" src="/a.js"></script>\n')).toBe(true);
    expect(after('<script type="module" src="/a.js">')).toBe(false);
    expect(after('<script type="mod')).toBe(false);
  });

  it.each([
    ['broken_link', '/projects/#NB-1', '/project/'],
    ['missing_anchor', '/projects/#NB-1', '/projects/#NB-2'],
    ['broken_link', '/_assets/style.1.css', '/_assets/style.2.css'],
    ['broken_link', '/projects/#NB-1', '/%E0%A4%A'],
    ['broken_link', 'https://roads.example/"', 'https://roads.example/gone/"'],
  ])('finds a %s where %s became %s', (kind, from, to) => {
    const found = findingsOf(edited('about/index.html', from, to));
    expect(found).toMatchObject([
      { kind, path: 'about/index.html', link: to.replace(/^https:..roads.example|"/g, '') },
    ]);
  });

  it('lets links pass that lead to other sites, to machines and people, and to folders without a slash', () => {
    const links = [
      'https://x.cn/',
      '//x.cn/a',
      'mailto:a@b.cn',
      'tel:12345',
      '#',
      '#top',
      '/projects',
      '?a=1#main',
    ];
    const more = links.map((link) => `<a href="${link}">x</a>`).join('');
    expect(findingsOf(edited('about/index.html', '</body>', `${more}</body>`))).toEqual([]);
  });

  it('reads links in style sheets, and in sets of pictures', () => {
    expect(styleLinks(`a{b:url("1")}c{d:url( '2' )}e{f:url(3)}`)).toEqual(['1', '2', '3']);
    expect(readPage('<img src="a.png" srcset="b.png 1x, c.png 2x">').links).toEqual([
      'a.png',
      'b.png',
      'c.png',
    ]);
    const found = findingsOf(edited('_assets/style.1.css', 'font.1.woff2', 'font.2.woff2'));
    expect(found).toMatchObject([{ kind: 'broken_link', path: '_assets/style.1.css' }]);
  });

  it('finds a figure that a page shows otherwise than its file, or that no file has', () => {
    const found = findingsOf(edited('about/index.html', '3&nbsp;', '4&nbsp;'));
    expect(found).toEqual([
      {
        kind: 'figure',
        path: 'about/index.html',
        id: 'city/opened@2013-05',
        shown: '4\u00a0条',
        published: '3\u00a0条',
      },
    ]);
    expect(findingsOf(edited('about/index.html', 'opened@2013-05', 'opened@2013-06'))).toMatchObject([
      { kind: 'figure', published: null },
    ]);
  });

  it('refuses a site without a figure, which no build makes', () => {
    const files = siteFiles();
    for (const [path, text] of files) files.set(path, text.replace('data-figure', 'data-other'));
    expect(findingsOf(files)).toEqual([{ kind: 'no_figures', path: 'index.html' }]);
  });

  it('holds links to the sub-path, and the sub-path to the one that is asked for', () => {
    const files = siteFiles('/roads/');
    files.set(
      'about/index.html',
      files.get('about/index.html')!.replace('/roads/projects/#NB-1', '/projects/'),
    );
    expect(findingsOf(files)).toEqual([
      { kind: 'outside_base', path: 'about/index.html', link: '/projects/', base: '/roads/' },
    ]);
    expect(findingsOf(siteFiles('/roads/'), null, '/')).toEqual([
      { kind: 'base', path: 'index.html', base: '/roads/', expected: '/' },
    ]);
  });

  it('asks back when much less is to be published than is in service', () => {
    const pages = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`${n}/index.html`, 100]));
    expect(findingsOf(siteFiles(), manifestOf(pages))).toEqual([
      { kind: 'fewer_pages', before: 21, now: 16 },
    ]);
    expect(findingsOf(siteFiles(), manifestOf({ 'a.html': 10_000_000 }))).toMatchObject([
      { kind: 'smaller' },
    ]);
    // What is compressed or carried on does not count.
    const former = manifestOf({ ...pages, 'a.html.gz': 10_000_000 });
    expect(findingsOf(siteFiles(), { ...former, carried: ['1/index.html'] })).toEqual([]);
  });

  it('has words for every finding in both languages', () => {
    const found = findingsOf(edited('about/index.html', '/projects/#NB-1', '/project/'));
    expect(found.map((one) => findingWords(one))).toEqual([
      {
        zh: 'about/index.html 里的链接 /project/ 打不开：没有这个文件',
        en: 'about/index.html links to /project/, which does not exist',
      },
    ]);
  });
});
