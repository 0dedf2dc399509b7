/**
 * What Guatu adds to Astro: in development a saved CSV reloads the page, and an error in it shows its report; after a
 * build, the sitemap of the pages that were made and the checksums of the downloads.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { loadDataset } from './dataset.ts';
import { checksumLines } from './export/archive.ts';
import { reportPage } from './report/page.ts';
import { dataFolder, siteAddress } from './site.ts';
import { writeSitemap } from './sitemap.ts';

type ServerSetup = NonNullable<AstroIntegration['hooks']['astro:server:setup']>;
type ViteDevServer = Parameters<ServerSetup>[0]['server'];

/** Serves the report in place of any page while the data have errors. */
function showReport(server: ViteDevServer): void {
  server.middlewares.use((request, response, next) => {
    const wantsPage = request.headers.accept?.includes('text/html') ?? false;
    if (!wantsPage) {
      next();
      return;
    }
    const folder = dataFolder();
    const loaded = loadDataset(folder);
    if (loaded.dataset !== null) {
      next();
      return;
    }
    response.statusCode = 422;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      reportPage(loaded, {
        lang: process.env['GUATU_LANG'] === 'en' ? 'en' : 'zh',
        reloads: true,
        base: server.config.base,
      }),
    );
  });
}

/** `data/SHA256SUMS`: every file below `data/` but the page itself, whoever wrote it, for `sha256sum -c`. */
function writeChecksums(root: string): void {
  const folder = join(root, 'data');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.html'))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
      return { path: relative(folder, file).replaceAll('\\', '/'), sha256 };
    });
  writeFileSync(join(folder, 'SHA256SUMS'), checksumLines(files));
}

export function guatu(): AstroIntegration {
  return {
    name: 'guatu',
    hooks: {
      'astro:config:setup': ({ command }) => {
        if (command === 'dev') process.env['GUATU_DEV'] = '1';
      },
      'astro:build:done': async ({ dir }) => {
        writeChecksums(fileURLToPath(dir));
        const { baseUrl, base } = siteAddress();
        // A sitemap gives whole addresses: without the site's own there are none to give.
        if (baseUrl !== null) await writeSitemap(fileURLToPath(dir), { baseUrl, base });
      },
      'astro:server:setup': ({ server }) => {
        const folder = dataFolder();
        server.watcher.add(folder);
        const reload = (path: string): void => {
          if (path.startsWith(folder)) server.hot.send({ type: 'full-reload' });
        };
        server.watcher.on('change', reload).on('add', reload).on('unlink', reload);
        showReport(server);
      },
    },
  };
}
