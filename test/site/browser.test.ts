import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, serve, tempFolder, type Server } from './build.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const work = tempFolder('browser');
const out = join(work, 'out');
let browser: Browser;
let server: Server;
let project: string;

interface AxeResult {
  violations: { id: string; impact: string | null; nodes: { html: string }[] }[];
}

async function open(
  path: string,
  width: number,
  options: { dark?: boolean; script?: boolean } = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: options.dark ? 'dark' : 'light',
    javaScriptEnabled: options.script ?? true,
    // The checker is injected by the test; the page's own policy is tested on the built files and by console errors.
    bypassCSP: false,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('requestfailed', (request) => {
    // What a navigation of the test itself cuts short is no fault of the page.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') errors.push(`failed: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(`${server.address}${path}`, { waitUntil: 'load' });
  return { page, errors };
}

beforeAll(async () => {
  expect(build('data', out).status).toBe(0);
  const list = JSON.parse(readFileSync(join(out, 'api/v1/projects.json'), 'utf8')) as {
    projects: { id: string; status: string }[];
  };
  project = list.projects.find(({ status }) => status === 'blocked')!.id;
  server = await serve(out);
  browser = await chromium.launch({
    executablePath: process.env['GUATU_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(work, { recursive: true, force: true });
});

describe('in a real browser', () => {
  for (const width of [360, 768, 1280]) {
    for (const dark of [false, true]) {
      it(`pages open at ${width} px ${dark ? 'in the dark' : 'by day'} without errors, sideways scrolling or serious barriers`, async () => {
        for (const path of [
          '/',
          `/projects/${project}/`,
          '/rankings/',
          '/methodology/',
          '/projects/',
          '/districts/',
          '/data/',
          '/about/',
          '/en/',
          `/en/projects/${project}/`,
          '/en/rankings/',
          '/disclosure/',
          `/en/disclosure/projects/${project}/`,
          '/embed/',
          `/embed/projects/${project}/#code`,
          '/en/embed/rankings/2025-11/',
        ]) {
          const { page, errors } = await open(path, width, { dark });
          expect(errors, path).toEqual([]);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(overflow, `${path} scrolls sideways by`).toBeLessThanOrEqual(0);
          // Evaluated through the debugger, which the page's Content-Security-Policy does not concern.
          await page.evaluate(axeSource);
          const result = await page.evaluate(() =>
            (window as unknown as { axe: { run: () => Promise<AxeResult> } }).axe.run(),
          );
          const serious = result.violations.filter(
            ({ impact }) => impact === 'serious' || impact === 'critical',
          );
          expect(serious.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
          await page.context().close();
        }
      });
    }
  }

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
    const data = join(work, 'late');
    cpSync('data', data, { recursive: true });
    const settings = readFileSync(join(data, 'site.yaml'), 'utf8');
    writeFileSync(join(data, 'site.yaml'), settings.replace('demo: true', 'demo: false'));
    const late = join(work, 'late-out');
    expect(build(data, late).status).toBe(0);
    const host = await serve(late);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date('2026-01-16T12:00:00'));
    await page.goto(host.address);
    expect(await page.locator('guatu-stale').innerText()).toContain('已 46 天没有更新。');
    await page.clock.setFixedTime(new Date('2026-01-05T12:00:00'));
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
