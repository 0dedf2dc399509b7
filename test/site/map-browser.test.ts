import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, serve, tempFolder, type Server } from './build.ts';

const work = tempFolder('map');
const out = join(work, 'out');
let server: Server;
let drawing: Browser;
let plain: Browser;

/** A browser that draws in software, or one that cannot draw at all. */
function launch(webgl: boolean): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['GUATU_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(webgl
        ? ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']
        : ['--disable-gpu', '--disable-3d-apis']),
    ],
  });
}

interface Opened {
  page: Page;
  errors: string[];
  requests: string[];
}

async function open(
  path: string,
  { browser = drawing, script = true, still = false, width = 1280 } = {},
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
    reducedMotion: still ? 'reduce' : 'no-preference',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${server.address}${path}`, { waitUntil: 'load' });
  return { page, errors, requests };
}

/** What the list says: rows of each group that are shown and lie on the map. */
function listed(page: Page): Promise<string> {
  return page.evaluate(() => {
    const counts: Record<string, number> = { open: 0, owed: 0, gap: 0, none: 0 };
    for (const row of document.querySelectorAll<HTMLElement>('guatu-map [data-project]'))
      if (!row.hidden && row.querySelector('i') === null) counts[row.dataset['group'] ?? '']! += 1;
    return ['open', 'owed', 'gap', 'none'].map((group) => counts[group]).join(' ');
  });
}

/** What the map has drawn, once it has drawn everything. */
async function drawn(page: Page): Promise<string> {
  await page.waitForSelector('guatu-map[data-state="idle"]', { timeout: 60_000 });
  return (await page.getAttribute('guatu-map', 'data-drawn')) ?? '';
}

beforeAll(async () => {
  expect(build('data', out).status).toBe(0);
  server = await serve(out);
  [drawing, plain] = await Promise.all([launch(true), launch(false)]);
});
afterAll(async () => {
  await Promise.all([drawing.close(), plain.close()]);
  await server.close();
  rmSync(work, { recursive: true, force: true });
});

describe('the live map', () => {
  it('draws what the list says, asks nobody else for anything and breaks no rule', async () => {
    for (const width of [360, 1280]) {
      const { page, errors, requests } = await open('/map/', { width });
      expect(await drawn(page)).toBe(await listed(page));
      expect(await page.locator('.map-live canvas').isVisible()).toBe(true);
      expect(await page.locator('.map > svg').isVisible()).toBe(false);
      const elsewhere = requests.filter(
        (url) => !url.startsWith(server.address) && !/^(data|blob):/.test(url),
      );
      expect(elsewhere).toEqual([]);
      expect(errors).toEqual([]);
      await page.context().close();
    }
  });

  it('plays from the first month to the last, list and map in step', async () => {
    const { page, errors } = await open('/map/');
    await drawn(page);
    const months = ((await page.getAttribute('guatu-map', 'data-months')) ?? '').split(' ');
    const slider = page.locator('.map-player input');
    for (const at of [0, Math.floor(months.length / 2), months.length - 1]) {
      await slider.fill(String(at));
      await page.waitForFunction(
        (month) => document.querySelector('guatu-map')?.getAttribute('data-month') === month,
        months[at],
      );
      expect(await drawn(page)).toBe(await listed(page));
      const path = new URL(page.url()).pathname;
      expect(path).toBe(at === months.length - 1 ? '/map/' : `/map/${months[at]}/`);
    }
    await slider.fill(String(months.length - 4));
    await page.locator('.map-player button').click();
    await page.waitForFunction(
      (month) => document.querySelector('guatu-map')?.getAttribute('data-month') === month,
      months.at(-1),
    );
    await page.waitForSelector('.map-player[data-playing="no"]');
    expect(await drawn(page)).toBe(await listed(page));
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('moves only one month at a time for those who want no motion', async () => {
    const { page } = await open('/map/', { still: true });
    await drawn(page);
    const months = ((await page.getAttribute('guatu-map', 'data-months')) ?? '').split(' ');
    await page.locator('.map-player button').click();
    await page.waitForSelector(`guatu-map[data-month="${months[0]}"]`);
    await page.waitForTimeout(1500);
    expect(await page.getAttribute('guatu-map', 'data-month')).toBe(months[0]);
    expect(await page.getAttribute('.map-player', 'data-playing')).toBe('no');
    await page.context().close();
  });

  it('filters list and map together, and the address says so after a reload', async () => {
    const { page } = await open('/map/');
    await drawn(page);
    const district = page.locator('.filters a[data-filter="district"]').first();
    const id = await district.getAttribute('data-value');
    await district.click();
    await page.locator('.filters a[data-value="open"]').click();
    await page.waitForFunction(() => new URL(location.href).searchParams.get('status') === 'open');
    const before = await drawn(page);
    expect(before).toBe(await listed(page));
    expect(before).toMatch(/^[1-9]\d* 0 0 0$/);
    expect(new URL(page.url()).searchParams.get('district')).toBe(id);
    await page.reload();
    expect(await drawn(page)).toBe(before);
    expect(await listed(page)).toBe(before);
    expect(await page.locator('.filters a[aria-current]').count()).toBe(2);
    await page.context().close();
  });

  it('opens the card of a road and its page', async () => {
    const { page } = await open('/map/by/status/owed/');
    await drawn(page);
    // The pointer looks for a road, as a reader's would: where one is, its row is marked.
    const canvas = (await page.locator('.map-live canvas').boundingBox())!;
    let found = false;
    for (let y = 8; y < canvas.height && !found; y += 10)
      for (let x = 8; x < canvas.width && !found; x += 10) {
        await page.mouse.move(canvas.x + x, canvas.y + y);
        const lit = await page.locator('[data-project].lit').count();
        if (lit === 0) continue;
        await page.mouse.click(canvas.x + x, canvas.y + y);
        found = true;
      }
    expect(found).toBe(true);
    const link = page.locator('.map-card a').first();
    const href = (await link.getAttribute('href')) ?? '';
    expect(href).toMatch(/^\/projects\/[\w-]+\/$/);
    await link.click();
    await page.waitForURL(`${server.address}${href}`);
    expect(await page.locator('h1').count()).toBe(1);
    await page.context().close();
  });

  it('is the drawing on paper', async () => {
    const { page } = await open('/map/');
    await drawn(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.map > svg').isVisible()).toBe(true);
    expect(await page.locator('.map-live').isVisible()).toBe(false);
    expect(await page.locator('.map-player').isVisible()).toBe(false);
    await page.context().close();
  });
});

describe('without WebGL or script', () => {
  it('stays the drawing where the browser cannot draw, without an error', async () => {
    const { page, errors } = await open('/map/', { browser: plain });
    await page.waitForSelector('guatu-map[data-state="still"]');
    expect(await page.locator('.map > svg').isVisible()).toBe(true);
    expect(await page.locator('.map-live').count()).toBe(0);
    // Months and filters still work in place.
    await page.locator('.map-player input').fill('0');
    const months = ((await page.getAttribute('guatu-map', 'data-months')) ?? '').split(' ');
    await page.waitForSelector(`guatu-map[data-month="${months[0]}"]`);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('has every road, status, month and link without script', async () => {
    const roads = JSON.parse(readFileSync(join(out, 'api/v1/roads.geojson'), 'utf8')) as {
      features: { id: string; geometry: unknown; properties: { status: string } }[];
    };
    const { page, requests } = await open('/map/', { script: false });
    for (const { id, geometry, properties } of roads.features) {
      const row = page.locator(`[data-project="${id}"]`);
      expect(await row.count(), id).toBe(1);
      expect(await row.getAttribute('data-status')).toBe(properties.status);
      expect(await row.locator(`a[href="/projects/${id}/"]`).count()).toBe(1);
      const drawnLinks = await page.locator(`.map > svg a[href="/projects/${id}/"]`).count();
      expect(drawnLinks > 0, id).toBe(geometry !== null);
    }
    const site = JSON.parse(readFileSync(join(out, 'api/v1/site.json'), 'utf8')) as {
      periods: string[];
      as_of: string;
    };
    for (const month of site.periods)
      expect(
        await page.locator(`a[href="${month === site.as_of ? '/map/' : `/map/${month}/`}"]`).count(),
        month,
      ).toBeGreaterThan(0);
    expect(requests.some((url) => /\.m?js$/.test(new URL(url).pathname))).toBe(false);
    await page.context().close();
  });
});

describe('a network too large to be sent whole', () => {
  const data = join(work, 'large');
  const site = join(work, 'large-out');

  /** The sample's own network, and ten thousand alleys more. */
  function enlarge(): void {
    cpSync('data', data, { recursive: true });
    const path = join(data, 'geo/network.geojson');
    const network = JSON.parse(readFileSync(path, 'utf8')) as {
      features: { geometry: { coordinates: [number, number][] } }[];
    };
    const own = network.features.map(({ geometry }) => geometry.coordinates);
    const alleys = Array.from({ length: 10_000 }, (_, i) => {
      const [[lon, lat]] = own[i % own.length] as [[number, number]];
      const coordinates = [0, 1].map((end) => [lon + 1e-5 * (i % 97) + 1e-4 * end, lat + 1e-5 * (i % 89)]);
      return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } };
    });
    writeFileSync(path, JSON.stringify({ ...network, features: [...network.features, ...alleys] }));
    expect(build(data, site).status).toBe(0);
  }

  it('comes in tiles where the host sends parts of files, and is left out in words where it does not', async () => {
    enlarge();
    for (const ranges of [true, false]) {
      const host = await serve(site, { ranges });
      const context = await drawing.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      const parts: number[] = [];
      page.on('response', (response) => {
        if (response.url().endsWith('network.pmtiles')) parts.push(response.status());
      });
      await page.goto(`${host.address}/map/`);
      expect(await drawn(page)).toBe(await listed(page));
      const told = (await page.textContent('.map-told')) ?? '';
      expect(told.includes('分段下载')).toBe(!ranges);
      expect(parts.length).toBeGreaterThan(0);
      if (ranges) expect(new Set(parts)).toEqual(new Set([206]));
      expect(errors).toEqual([]);
      await context.close();
      await host.close();
    }
  });
});
