import mdx from '@astrojs/mdx';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { guatu } from './src/integration.ts';

/**
 * Everything a city sets stands in the data folder and three environment variables (GUATU_DATA, GUATU_OUT,
 * GUATU_BASE). `npm run build` builds beside GUATU_OUT and switches at the end; see scripts/build.ts.
 */
export default defineConfig({
  base: process.env.GUATU_BASE ?? '/',
  outDir: process.env.GUATU_STAGE ?? './dist',
  cacheDir: process.env.GUATU_CACHE ?? './node_modules/.astro',
  trailingSlash: 'always',
  build: {
    format: 'directory',
    assets: '_assets',
    // A strict Content-Security-Policy: neither styles nor scripts inside the pages.
    inlineStylesheets: 'never',
    concurrency: 16,
  },
  vite: {
    build: { assetsInlineLimit: 0 },
    resolve: {
      alias: {
        // The parser of stories runs in the check's worker, where the form of this package for browsers finds no document.
        'decode-named-character-reference': fileURLToPath(
          new URL('node_modules/decode-named-character-reference/index.js', import.meta.url),
        ),
      },
    },
  },
  devToolbar: { enabled: false },
  // A highlighter would colour code by inline styles, which the pages' policy forbids.
  markdown: { syntaxHighlight: false },
  integrations: [mdx(), guatu()],
  experimental: { incrementalBuild: true },
});
