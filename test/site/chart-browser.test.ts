import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, launch, openPage, sideways, type Opened } from './browser.ts';
import { filesOf, serve, type Server } from './build.ts';
import { demoSite } from './demo.ts';
import { decoded, download, looks } from './pictures.ts';

let out: string;
let browser: Browser;
let server: Server;
let district: string;
/** A project whose end moved. */
let moved: string;

interface Options {
  width?: number;
  dark?: boolean;
  script?: boolean;
  scale?: number;
}

function open(path: string, options: Options = {}): Promise<Opened> {
  return openPage(browser, `${server.address}${path}`, {
    viewport: { width: options.width ?? 1280, height: 800 },
    colorScheme: options.dark ? 'dark' : 'light',
    javaScriptEnabled: options.script ?? true,
    deviceScaleFactor: options.scale ?? 1,
    reducedMotion: 'reduce',
  });
}

async function live(page: Page): Promise<ReturnType<Page['locator']>> {
  const chart = page.locator('guatu-chart').first();
  await chart.scrollIntoViewIfNeeded();
  await page.locator('guatu-chart[data-live] canvas').first().waitFor();
  return chart;
}

beforeAll(async () => {
  out = await demoSite();
  const paths = filesOf(out);
  const list = JSON.parse(readFileSync(join(out, 'api/v1/projects.json'), 'utf8')) as {
    projects: { id: string; district: string }[];
  };
  district = list.projects[0]!.district;
  moved = paths
    .map((path) => /^projects\/([^/]+)\/history\/index\.html$/.exec(path)?.[1])
    .find(
      (id) =>
        id !== undefined &&
        readFileSync(join(out, 'projects', id, 'history/index.html'), 'utf8').includes('<guatu-chart'),
    )!;
  server = await serve(out);
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

describe('a picture that stands alone', () => {
  it('looks element by element as the drawing on the page does, and says what it is', async () => {
    for (const [path, drawing, file, nested] of [
      ['/', 'svg.burn', '/data/views/programmes/deadend/burn-up.svg', 'svg > svg'],
      [`/districts/${district}/`, 'svg.burn', `/data/views/districts/${district}/trend.svg`, 'svg > svg'],
      ['/districts/', 'svg.multiple', '/data/views/districts/trends.svg', 'svg > svg'],
      ['/rankings/', '.wide > svg.bump', '/data/views/rankings/history/district.svg', 'svg > svg'],
      ['/map/', '[data-map-part="drawing"] > svg', '/data/views/map/2025-11.svg', 'svg > svg[viewBox]'],
    ] as const) {
      const here = await open(path, { script: false });
      const there = await open(file);
      const shown = await looks(here.page, drawing);
      const alone = await looks(there.page, nested);
      expect(shown.length, file).toBeGreaterThan(10);
      expect(alone, file).toEqual(shown);
      // The browser may ask for an icon by itself.
      expect(there.requests.filter((url) => !url.endsWith('favicon.ico'))).toHaveLength(1);
      const words = await there.page.evaluate(() => document.documentElement.textContent);
      for (const wanted of ['数据截至 2025-11-30', '来源：', 'https://shili.example/', '演示数据'])
        expect(words, file).toContain(wanted);
      await here.page.context().close();
      await there.page.context().close();
    }
  });

  it('keeps its words within its edges', async () => {
    // Of pictures of one kind those with the most in them.
    const size = (path: string): number => statSync(join(out, path)).size;
    const pictures = filesOf(out).filter((path) => /data\/views\/.*\.svg$/.test(path));
    const files = [...Map.groupBy(pictures, (path) => dirname(dirname(path))).values()].flatMap((kind) =>
      kind.sort((a, b) => size(b) - size(a)).slice(0, 8),
    );
    expect(files.length).toBeGreaterThan(100);
    const { page } = await open('/');
    for (const file of files) {
      await page.goto(`${server.address}/${encodeURI(file)}`);
      const beyond = await page.evaluate(() => {
        const root = document.documentElement as unknown as SVGSVGElement;
        const { width, height } = root.getBoundingClientRect();
        return [...root.querySelectorAll('text')]
          .map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }))
          .filter(
            ({ box }) => box.left < -1 || box.top < -1 || box.right > width + 1 || box.bottom > height + 1,
          )
          .map(({ words }) => words);
      });
      expect(beyond, file).toEqual([]);
    }
    await page.context().close();
  });
});

describe('a chart', () => {
  it('is fetched only when it comes near, works under the policy and asks nobody else', async () => {
    const { page, errors, requests } = await open('/', { width: 360 });
    const scripts = (): string[] => requests.filter((url) => /\/live\.[^/]*\.js$/.test(url));
    expect(scripts()).toEqual([]);
    await live(page);
    expect(scripts()).toHaveLength(1);
    expect(requests.filter((url) => !url.startsWith(server.address) && !/^(data|blob):/.test(url))).toEqual(
      [],
    );
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('is read by the keyboard month by month, in the words of its table', async () => {
    for (const path of ['/', '/en/', `/districts/${district}/`]) {
      const { page, errors } = await open(path);
      const chart = await live(page);
      await chart.locator('.live').focus();
      const rows = await chart
        .locator('details tbody tr')
        .evaluateAll((all) =>
          all.map((row) =>
            [...row.children].map((cell) => (cell.lastElementChild ?? cell).textContent?.trim() ?? ''),
          ),
        );
      const readout = chart.locator('.readout');
      const expectRow = async (index: number): Promise<void> => {
        const row = rows.at(index)!;
        const said = (await readout.textContent()) ?? '';
        expect(said.startsWith(row[0]!)).toBe(true);
        for (const value of row.slice(1)) if (value !== '—') expect(said).toContain(` ${value}`);
      };
      await page.keyboard.press('End');
      await expectRow(-1);
      await page.keyboard.press('ArrowLeft');
      await expectRow(-2);
      await page.keyboard.press('Home');
      await expectRow(0);
      await page.keyboard.press('PageDown');
      await expectRow(12);
      expect(await readout.getAttribute('role')).toBe('status');
      await page.keyboard.press('Escape');
      expect(await readout.textContent()).toBe(await chart.getAttribute('data-hint'));
      expect(errors).toEqual([]);
      await page.context().close();
    }
  });

  it('says the month that a pointer is at', async () => {
    const { page } = await open('/');
    const chart = await live(page);
    const box = (await chart.locator('canvas').boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.1, box.y + 100);
    const early = (await chart.locator('.readout').textContent()) ?? '';
    await page.mouse.move(box.x + box.width * 0.6, box.y + 100);
    const late = (await chart.locator('.readout').textContent()) ?? '';
    expect(early).toMatch(/^2023-\d\d：/);
    expect(late > early).toBe(true);
    await page.context().close();
  });

  it('is as sharp as the screen at every width, and follows light and dark as they change', async () => {
    const { page, errors } = await open('/', { scale: 2 });
    const chart = await live(page);
    const sharp = (): Promise<boolean> =>
      chart
        .locator('canvas')
        .evaluate(
          (canvas: HTMLCanvasElement) =>
            Math.abs(canvas.width - canvas.clientWidth * 2) <= 2 && canvas.clientWidth > 200,
        );
    const ink = (): Promise<number> =>
      chart.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
        // The brightness of what is drawn, weighted by how opaque it is.
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        let sum = 0;
        let weight = 0;
        for (let i = 0; i < data.length; i += 4) {
          sum += (data[i] ?? 0) * (data[i + 3] ?? 0);
          weight += data[i + 3] ?? 0;
        }
        return sum / weight;
      });
    expect(await sharp()).toBe(true);
    const day = await ink();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForTimeout(200);
    expect(await ink()).not.toBe(day);
    const line = await chart.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let most = 0;
      for (let i = 0; i < data.length; i += 4)
        if ((data[i + 3] ?? 0) === 255) most = Math.max(most, data[i] ?? 0);
      return most;
    });
    // The ink of the dark is nearly white.
    expect(line).toBeGreaterThan(235);
    await page.setViewportSize({ width: 500, height: 800 });
    await page.waitForTimeout(400);
    expect(await sharp()).toBe(true);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('gives way to its drawing on paper', async () => {
    const { page } = await open('/');
    const chart = await live(page);
    expect(await chart.locator('.still').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await chart.locator('.still').isVisible()).toBe(true);
    expect(await chart.locator('canvas').isVisible()).toBe(false);
    await page.context().close();
  });

  it('is its drawing, its table and its files without script', async () => {
    const { page } = await open('/', { script: false, width: 360 });
    const chart = page.locator('guatu-chart').first();
    expect(await chart.locator('.still > svg').isVisible()).toBe(true);
    await chart.locator('summary').click();
    expect(await chart.locator('tbody tr').first().isVisible()).toBe(true);
    expect(await chart.locator('button').count()).toBe(0);
    expect(await chart.locator('guatu-take a').allInnerTexts()).toHaveLength(3);
    await page.context().close();
  });

  it('has no serious barrier and does not scroll sideways, live and open, by day and in the dark', async () => {
    for (const { path, width, dark } of [
      { path: '/', width: 360, dark: true },
      { path: '/en/', width: 768, dark: false },
      { path: `/districts/${district}/`, width: 1280, dark: false },
      { path: `/projects/${moved}/history/`, width: 360, dark: false },
    ]) {
      const { page, errors } = await open(path, { width, dark });
      const chart = await live(page);
      await chart.locator('summary').click();
      expect(await sideways(page), path).toBeLessThanOrEqual(0);
      expect(await barriers(page), path).toEqual([]);
      expect(errors).toEqual([]);
      await page.context().close();
    }
  });
});

describe('a PNG', () => {
  it('is made at twice the size of the SVG, on the paper of the page, and is not blank', async () => {
    for (const { path, file, dark } of [
      { path: '/', file: 'data/views/programmes.svg', dark: false },
      { path: '/rankings/', file: 'data/views/rankings/2025-11/district.svg', dark: true },
      { path: '/map/', file: 'data/views/map/2025-11.svg', dark: true },
      { path: '/en/districts/', file: 'en/data/views/districts.svg', dark: false },
    ]) {
      const { page, errors, requests } = await open(path, { dark, width: dark ? 360 : 1280 });
      const { bytes, name } = await download(
        page,
        page.locator('guatu-take button', { hasText: 'PNG' }).first(),
      );
      const [, width, height] =
        /width="(\d+)" height="([\d.]+)"/.exec(readFileSync(join(out, file), 'utf8')) ?? [];
      const png = await decoded(browser, bytes);
      expect(name).toBe(file.split('views/')[1]!.replaceAll('/', '-').replace('.svg', '.png'));
      expect([png.width, png.height]).toEqual([Number(width) * 2, Math.floor(Number(height)) * 2]);
      const paper = dark ? [0x17, 0x19, 0x1b] : [0xf8, 0xf8, 0xf5];
      // The browser's own rounding of colours.
      png.corner.forEach((value, i) => expect(Math.abs(value - paper[i]!)).toBeLessThanOrEqual(2));
      expect(png.drawn).toBeGreaterThan(0.01);
      expect(errors).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(server.address) && !/^(data|blob):/.test(url))).toEqual(
        [],
      );
      await page.context().close();
    }
  });

  it('of a project, and its CSV and SVG, are made from what the page carries', async () => {
    const { page, errors } = await open(`/projects/${moved}/history/`);
    await live(page);
    const button = (name: string): ReturnType<Page['locator']> =>
      page.locator('guatu-take button', { hasText: name });
    const csv = await download(page, button('CSV'));
    expect(csv.name).toBe(`projects-${moved}-slips.csv`);
    const rows = Papa.parse<string[]>(
      csv.bytes
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .trimEnd(),
    ).data;
    const shown = await page
      .locator('guatu-chart details tbody tr')
      .evaluateAll((all) =>
        all.map((row) =>
          [...row.children].map(
            (cell) => (cell.lastElementChild ?? cell).textContent?.replace(/\s+/g, ' ').trim() ?? '',
          ),
        ),
      );
    expect(rows.slice(1)).toEqual(shown);
    const svg = (await download(page, button('SVG'))).bytes.toString('utf8');
    expect(svg).toContain('数据截至');
    expect(svg).toContain(`/projects/${moved}/history/#slips`);
    expect(svg).not.toMatch(/class=|style=/);
    const png = await decoded(browser, (await download(page, button('PNG'))).bytes);
    expect(png.width).toBe(864 * 2);
    expect(png.drawn).toBeGreaterThan(0.005);
    expect(errors).toEqual([]);
    expect(existsSync(join(out, 'data/views/projects'))).toBe(false);
    await page.context().close();
  });
});
