/**
 * The sitemap, made from the pages that were built: whatever page there is stands in it, with the moment of the release
 * that last changed it, as its own head says. No clock takes part.
 */
import { closeSync, openSync, readdirSync, readSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import { absoluteUrl, fileUrls, urlsFor } from './urls.ts';
import { UPDATED } from './views/head-marks.ts';

/** Half of what the protocol allows, so that a file with alternates stays far below its 50 MB. */
const MOST = 25_000;
/** Enough for the marks at the top of a page's head. */
const HEAD = 4096;
/** Pages that no one should find by searching: parts of other pages, and the page of errors. */
const HIDDEN = /^(?:en\/)?(?:embed\/|404\.html$)/;

interface Page {
  /** As the address has it, without the host: `/en/projects/`. */
  readonly path: string;
  readonly changed: string | null;
}

function headOf(file: string): string {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(HEAD);
    return buffer.toString('utf8', 0, readSync(handle, buffer, 0, HEAD, 0));
  } finally {
    closeSync(handle);
  }
}

const CHANGED = new RegExp(`property="${UPDATED}" content="([^"]+)"`);

function pagesIn(folder: string): Page[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'index.html')
    .map(({ parentPath }) => relative(folder, parentPath).split(sep).join('/'))
    .map((path) => (path === '' ? '' : `${path}/`))
    .filter((path) => !HIDDEN.test(path))
    .sort()
    .map((path) => ({
      path,
      changed: CHANGED.exec(headOf(join(folder, path, 'index.html')))?.[1] ?? null,
    }));
}

/** The part of the site: its pages change together, so that an update leaves the other parts as they are. */
function partOf(path: string): string {
  const first = path.replace(/^en\//, '').split('/')[0] ?? '';
  return ['projects', 'figures', 'map', 'rankings', 'updates'].includes(first) ? first : 'pages';
}

interface Site {
  readonly baseUrl: string;
  readonly base: string;
}

async function partText(pages: readonly Page[], all: ReadonlySet<string>, site: Site): Promise<string> {
  const stream = new SitemapStream({ xmlns: { news: false, video: false, image: false, xhtml: true } });
  const root = urlsFor(site.base, 'zh').home();
  const address = (path: string): string =>
    absoluteUrl(site.baseUrl, site.base, root + path.split('/').map(encodeURIComponent).join('/'));
  for (const { path, changed } of pages) {
    const zh = path.replace(/^en\//, '');
    const links = [
      { lang: 'zh-CN', path: zh },
      { lang: 'en', path: `en/${zh}` },
    ].filter((one) => all.has(one.path));
    stream.write({
      url: address(path),
      ...(changed === null ? {} : { lastmod: changed }),
      ...(links.length > 1
        ? { links: links.map((one) => ({ lang: one.lang, url: address(one.path) })) }
        : {}),
    });
  }
  stream.end();
  return (await streamToPromise(stream)).toString('utf8');
}

function newest(pages: readonly Page[]): string | null {
  return pages.reduce<string | null>(
    (latest, { changed }) =>
      changed !== null && (latest === null || Date.parse(changed) > Date.parse(latest)) ? changed : latest,
    null,
  );
}

/**
 * Writes `sitemap-index.xml` and its parts into a built site.
 * @param folder the built site, which stands at `base`
 */
export async function writeSitemap(folder: string, site: Site): Promise<void> {
  const pages = pagesIn(folder);
  const all = new Set(pages.map(({ path }) => path));
  const files = fileUrls('/');
  const index = new SitemapIndexStream();
  for (const [part, own] of [...Map.groupBy(pages, ({ path }) => partOf(path))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  ))
    for (let at = 0; at < own.length; at += MOST) {
      const some = own.slice(at, at + MOST);
      const name = own.length > MOST ? `${part}-${at / MOST + 1}` : part;
      writeFileSync(join(folder, files.sitemap(name)), `${await partText(some, all, site)}\n`);
      const changed = newest(some);
      const url = absoluteUrl(site.baseUrl, site.base, fileUrls(site.base).sitemap(name));
      index.write({ url, ...(changed === null ? {} : { lastmod: changed }) });
    }
  index.end();
  writeFileSync(join(folder, files.sitemap()), `${(await streamToPromise(index)).toString('utf8')}\n`);
}
