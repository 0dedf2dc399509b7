import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { City } from '../dataset/city.ts';
import { barriers, launch, openPage, sideways, type Opened } from './browser.ts';
import { build, serve, tempFolder, type Server } from './build.ts';
import { demoSite } from './demo.ts';

const work = tempFolder('browser');
let out: string;
let browser: Browser;
let server: Server;
let project: string;

function open(
  path: string,
  width: number,
  options: { dark?: boolean; script?: boolean } = {},
): Promise<Opened> {
  return openPage(browser, `${server.address}${path}`, {
    viewport: { width, height: 800 },
    javaScriptEnabled: options.script ?? true,
  });
}

beforeAll(async () => {
  out = await demoSite();
  const list = JSON.parse(readFileSync(join(out, 'api/v1/projects.json'), 'utf8')) as {
    projects: { id: string; status: string }[];
  };
  project = list.projects.find(({ status }) => status === 'blocked')!.id;
  server = await serve(out);
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(work, { recursive: true, force: true });
});

describe('in a real browser', () => {
  it.each([
    '/',
    '/projects/ID/',
    '/rankings/',
    '/methodology/',
    '/projects/',
    '/districts/',
    '/data/',
    '/about/',
    '/en/',
    '/en/projects/ID/',
    '/en/rankings/',
    '/disclosure/',
    '/en/disclosure/projects/ID/',
    '/embed/',
    '/embed/projects/ID/#code',
    '/en/embed/rankings/2025-11/',
  ])(
    '%s opens on phones and desktops, by day and in the dark, without errors, sideways scrolling or serious barriers',
    async (path) => {
      const { page, errors } = await open(path.replace('ID', project), 768);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme: 'light' });
        expect(await sideways(page), `${width} px`).toBeLessThanOrEqual(0);
        expect(await barriers(page), `${width} px by day`).toEqual([]);
        // In the dark only colours differ.
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await barriers(page, ['color-contrast']), `${width} px in the dark`).toEqual([]);
      }
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );

  it('fits every instrument on a phone and on a tablet', async () => {
    const { page, errors } = await open('/', 360, { script: false });
    const instruments = await page
      .locator('.instruments a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(instruments.length).toBeGreaterThan(12);
    const others = ['board/', 'history/'].map((part) => `/projects/${project}/${part}`);
    for (const path of [...instruments, ...others, '/issues/closed/', '/en/stalled/'])
      for (const width of [360, 768]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${server.address}${path}`);
        expect(await sideways(page), `${path} at ${width} px`).toBeLessThanOrEqual(0);
      }
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('sorts a ranking in place, as its prebuilt page does, and keeps the address', async () => {
    const { page, errors } = await open('/rankings/', 1280);
    const link = page.locator('guatu-swap th a[href*="/by/"]').first();
    const href = await link.getAttribute('href');
    await link.click();
    await page.waitForURL(`**${href}`);
    const swapped = await page.locator('main table').first().innerText();
    await page.reload();
    expect(await page.locator('main table').first().innerText()).toBe(swapped);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('finds a road as one types, and without script leads to the index', async () => {
    const name = (
      JSON.parse(readFileSync(join(out, 'api/v1/projects.json'), 'utf8')) as { projects: { name: string }[] }
    ).projects[7]!.name;
    const { page } = await open('/projects/', 360);
    await page.locator('guatu-search input').fill(name);
    await page.locator('.found a', { hasText: name }).waitFor();
    await page.locator('.found a', { hasText: name }).click();
    await page.waitForLoadState();
    expect(await page.locator('h1').innerText()).toContain(name);
    await page.context().close();
    const plain = await open('/', 360, { script: false });
    await plain.page.locator('main form button').click();
    await plain.page.waitForLoadState();
    expect(plain.page.url()).toContain('/projects/');
    expect(await plain.page.locator('main').innerText()).toContain(name);
    await plain.page.context().close();
  });

  it('lets the keyboard reach the content first and every link after it', async () => {
    const { page } = await open('/', 1280);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => (document.activeElement as HTMLAnchorElement).hash)).toBe('#main');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => location.hash)).toBe('#main');
    await page.context().close();
  });

  it('says how many days a real site has not been updated, once its next period is overdue', async () => {
    const late = join(work, 'late');
    const city = new City();
    const settings = String(city.files.get('site.yaml'));
    city.files.set('site.yaml', `${settings}release_day: 10\n`);
    expect(build(city.write(), late).status).toBe(0);
    const host = await serve(late);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date('2013-08-16T12:00:00'));
    await page.goto(host.address);
    expect(await page.locator('guatu-stale').innerText()).toContain('已 46 天没有更新。');
    await page.clock.setFixedTime(new Date('2013-08-05T12:00:00'));
    await page.goto(host.address);
    expect(await page.locator('guatu-stale').isVisible()).toBe(false);
    await context.close();
    await host.close();
  });

  it('prints a project on paper in black on white without navigation', async () => {
    const { page } = await open(`/projects/${project}/`, 1280);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toMatch(
      /rgba?\((255, 255, 255|0, 0, 0, 0)/,
    );
    expect(await page.locator('header nav').first().isVisible()).toBe(false);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.length).toBeGreaterThan(10_000);
    await page.context().close();
  });
});
