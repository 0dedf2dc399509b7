/** When a page is rendered again: whenever anything that stands on it has changed. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { cacheKey, contextOf } from '../../src/site.ts';
import { chromeOf } from '../../src/views/chrome.ts';
import { headOf } from '../../src/views/page.ts';
import { City } from '../dataset/city.ts';

afterEach(() => vi.unstubAllEnvs());

/** The key of the same page, and what stands around it, with one line more in the settings. */
function pageWith(line: string): { key: string; chrome: string } {
  const folder = new City().write();
  appendFileSync(join(folder, 'site.yaml'), `${line}\n`);
  vi.stubEnv('GUATU_DEV', '1');
  vi.stubEnv('GUATU_DATA', folder);
  const context = contextOf('en');
  const chrome = chromeOf(context, headOf(context, null, 'page', '/page/'));
  return { key: cacheKey('the same view'), chrome: JSON.stringify(chrome) };
}

it('a page changes its key with every setting that stands around it', () => {
  const before = pageWith('');
  expect(pageWith('').key).toBe(before.key);
  for (const name of ['title_en', 'publisher_en', 'contact', 'license', 'source_note', 'report_url']) {
    const after = pageWith(`${name}: https://example.org/other`);
    expect(after.chrome, name).not.toBe(before.chrome);
    expect(after.key, name).not.toBe(before.key);
  }
});
