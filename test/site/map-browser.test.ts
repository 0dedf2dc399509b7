import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, openPage, type Opened } from './browser.ts';
import { serve, type Server } from './build.ts';
import { demoSite } from './demo.ts';
import { drawn, launchDrawing, launchPlain, listed, monthsOf, paper } from './map-page.ts';

/** A busy machine draws slowly. */
const POLL = { timeout: 30_000 };
let out: string;
let server: Server;
let drawing: Browser;
let plain: Browser;

function open(
  path: string,
  {
    browser = drawing,
    script = true,
    still = false,
    width = 1280,
  }: { browser?: Browser; script?: boolean; still?: boolean; width?: number } = {},
): Promise<Opened> {
  return openPage(browser, `${server.address}${path}`, {
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
    reducedMotion: still ? 'reduce' : 'no-preference',
  });
}

beforeAll(async () => {
  out = await demoSite();
  server = await serve(out);
  [drawing, plain] = await Promise.all([launchDrawing(), launchPlain()]);
});
afterAll(async () => {
  await Promise.all([drawing.close(), plain.close()]);
  await server.close();
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

  it('shows every month of the slider, list and map in step, and the address says which', async () => {
    const { page, errors } = await open('/map/');
    await drawn(page);
    const months = await monthsOf(page);
    const slider = page.locator('.map-player input');
    for (const [at, month] of months.entries()) {
      await slider.fill(String(at));
      await page.waitForSelector(`guatu-map[data-month="${month}"]`);
      expect(await drawn(page), month).toBe(await listed(page));
      const path = new URL(page.url()).pathname;
      expect(path).toBe(at === months.length - 1 ? '/map/' : `/map/${month}/`);
      // What is said aloud is what the map shows.
      const [open, owed, gap] = (await listed(page)).split(' ').map(Number);
      const told = (await page.textContent('.map-told')) ?? '';
      const [, , broken, opened] = told.match(/\d+/g) ?? [];
      expect([Number(broken), Number(opened)], month).toEqual([owed! + gap!, open]);
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('plays from the first month to the last by itself, through all of them', async () => {
    const { page, errors } = await open('/map/');
    await drawn(page);
    const months = await monthsOf(page);
    await page.evaluate(() => {
      const map = document.querySelector<HTMLElement>('guatu-map')!;
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => {
        const { month = '' } = map.dataset;
        if (seen.at(-1) !== month) seen.push(month);
      }).observe(map, { attributes: true, attributeFilter: ['data-month'] });
    });
    // From the end it begins anew.
    await page.locator('.map-player button').click();
    await page.waitForSelector('.map-player[data-playing="yes"]');
    await page.waitForSelector('.map-player[data-playing="no"]', { timeout: 120_000 });
    expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual(months);
    expect(await drawn(page)).toBe(await listed(page));
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('moves only one month at a time for those who want no motion', async () => {
    const { page } = await open('/map/', { still: true });
    await drawn(page);
    const months = await monthsOf(page);
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
    // The heading counts the rows below it, whether or not they are on the map.
    const rows = await page.locator('[data-project][data-group="open"]:visible').count();
    expect(await page.locator('[data-project]:visible').count()).toBe(rows);
    const heading = page.locator('section:has([data-group="open"]) h2');
    expect(await heading.innerText()).toBe(`已打通的 ${rows} 条`);
    await page.reload();
    expect(await drawn(page)).toBe(before);
    expect(await listed(page)).toBe(before);
    expect(await page.locator('.filters a[aria-current]').count()).toBe(2);
    // A filter in force is lifted by a second click; the heading counts them all again.
    await page.locator('.filters a[data-value="open"]').click();
    await page.locator(`.filters a[data-value="${id}"]`).click();
    await page.waitForFunction(() => location.search === '');
    expect(await drawn(page)).toBe(await listed(page));
    const all = await page.locator('[data-project][data-group="open"]').count();
    expect(await heading.innerText()).toBe(`已打通的 ${all} 条`);
    await page.context().close();
  });

  it('keeps month and filters when a reader goes back, and loads nothing anew for an anchor', async () => {
    const { page } = await open('/map/?status=open');
    await drawn(page);
    await page.evaluate(() => Object.assign(window, { same: true }));
    await page.evaluate(() => (location.hash = '#main'));
    await page.locator('.filters a').first().click();
    await page.waitForFunction(() => location.search === '');
    await page.goBack();
    await page.waitForFunction(() => location.search === '?status=open');
    await page.waitForSelector('.filters a[data-value="open"][aria-current]');
    expect(await drawn(page)).toBe(await listed(page));
    expect(await drawn(page)).toMatch(/ 0 0 0$/);
    expect(await page.evaluate(() => 'same' in window)).toBe(true);
    await page.context().close();
  });

  it('is led by the keyboard: months in a row, a road in the middle, and back from its card', async () => {
    const { page, errors } = await open('/map/');
    await drawn(page);
    const months = await monthsOf(page);
    await page.locator('.steps a').first().focus();
    for (const month of [months.at(-2), months.at(-3)]) {
      await page.keyboard.press('Enter');
      await page.waitForSelector(`guatu-map[data-month="${month}"]`);
    }
    await page.locator('.map-player input').focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForSelector(`guatu-map[data-month="${months.at(-4)}"]`);
    await drawn(page);
    await page.locator('.map-live canvas').focus();
    await page.keyboard.press('Enter');
    const link = page.locator('.map-card a').first();
    await link.waitFor();
    expect(await link.evaluate((a) => a === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('.map-card').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('CANVAS');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('draws out the road whose row has the focus', async () => {
    const { page } = await open('/map/');
    await drawn(page);
    const canvas = page.locator('.map-live canvas');
    const quiet = await canvas.screenshot();
    expect((await canvas.screenshot()).equals(quiet)).toBe(true);
    await page.locator('[data-project]:not(:has(i)) a').first().focus();
    await expect.poll(async () => (await canvas.screenshot()).equals(quiet), POLL).toBe(false);
    await page.context().close();
  });

  it('follows the reader into the dark', async () => {
    const { page, errors } = await open('/map/');
    await drawn(page);
    expect(await paper(page)).toEqual([0xf8, 0xf8, 0xf5]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => paper(page), POLL).toEqual([0x17, 0x19, 0x1b]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('gives way to the drawing, in words, when the browser takes its canvas away', async () => {
    const { page, errors } = await open('/map/');
    await drawn(page);
    await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.map-live canvas')!;
      canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
    });
    await page.waitForSelector('guatu-map[data-state="still"]');
    expect(await page.locator('.map > svg').isVisible()).toBe(true);
    expect(await page.locator('.map-live').count()).toBe(0);
    expect(await page.locator('.map-note').isVisible()).toBe(true);
    await page.locator('.filters a[data-value="open"]').click();
    await page.waitForFunction(() => location.search === '?status=open');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('has no serious barriers, by day and in the dark, with a card open', async () => {
    const { page } = await open('/map/');
    await drawn(page);
    await page.locator('.map-live canvas').focus();
    await page.keyboard.press('Enter');
    await page.locator('.map-card').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await barriers(page), colorScheme).toEqual([]);
    }
    await page.context().close();
  });

  it('opens the card of a road and its page', async () => {
    const { page } = await open('/map/by/status/owed/');
    await drawn(page);
    // The pointer looks for a road, as a reader's would: where one is, its row is marked.
    const canvas = (await page.locator('.map-live canvas').boundingBox())!;
    let found = false;
    for (let y = 8; y < canvas.height && !found; y += 16)
      for (let x = 8; x < canvas.width && !found; x += 16) {
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
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.startsWith('%PDF')).toBe(true);
    // Lines, not a picture of a canvas.
    expect(pdf).not.toContain('/Subtype /Image');
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
    const months = await monthsOf(page);
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
