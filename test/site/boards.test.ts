/** Boards and wall charts of the built demonstration city: on paper, by their codes, and for those who come from older ones. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import jsQR from 'jsqr';
import { chromium, type Browser, type Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, tempFolder, type Server } from './build.ts';
import { demoSite } from './demo.ts';
import { cut, readPdf as read } from './paper.ts';

const work = tempFolder('boards');
let out: string;
let server: Server;
let browser: Browser;
let projects: { id: string; name: string; status: string }[];
let releases: { id: string }[];

beforeAll(async () => {
  out = await demoSite();
  const json = <T>(path: string): T => JSON.parse(readFileSync(join(out, path), 'utf8')) as T;
  ({ projects } = json<{ projects: typeof projects }>('api/v1/projects.json'));
  ({ releases } = json<{ releases: typeof releases }>('api/v1/releases.json'));
  server = await serve(out);
  browser = await chromium.launch({
    executablePath: process.env['GUATU_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(work, { recursive: true, force: true });
});

async function open(path: string, script = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: script });
  const page = await context.newPage();
  await page.goto(`${server.address}${path}`, { waitUntil: 'load' });
  return page;
}

const PRINTS: readonly (readonly [string, [number, number], [number, number]])[] = [
  ['wallchart/', [420, 297], [1587, 1123]],
  ['wallchart/a1/', [841, 594], [3179, 2245]],
  ['en/wallchart/', [420, 297], [1587, 1123]],
];

describe('on paper', () => {
  it.each(PRINTS)(
    '%s is one page of its size, in lines, with nothing cut',
    async (path, size, [width, height]) => {
      const page = await open(`/${path}`);
      const { pages, pictures, text } = await read(
        await page.pdf({ preferCSSPageSize: true, printBackground: true }),
      );
      expect(pages).toEqual([size]);
      expect(pictures).toBe(0);
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width, height });
      expect(await cut(page)).toEqual([]);
      const rows = await page.locator('.block li').count();
      const left = await page.locator('.block .left').count();
      // Every road, or it is said how many are not there.
      expect(left > 0 ? rows < projects.length : rows === projects.length).toBe(true);
      for (const number of await page.locator('.block .plate').allTextContents())
        expect(text).toContain(number);
      expect(text).toContain(releases[0]!.id);
      await page.context().close();
    },
  );

  it('every road is on the Chinese A3 chart by name', async () => {
    const page = await open('/wallchart/');
    const names = await page.locator('.block .what b').allTextContents();
    expect([...names].sort()).toEqual(projects.map(({ name }) => name).sort());
    await page.context().close();
  });

  it('every board is one page of A4 with nothing cut', async () => {
    const page = await open('/');
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 794, height: 1123 });
    for (const { id } of projects)
      for (const lang of ['', '/en']) {
        await page.goto(`${server.address}${lang}/projects/${id}/board/`);
        expect(await cut(page), `${lang} ${id}`).toEqual([]);
      }
    await page.context().close();
  });
});

describe('npm run boards', () => {
  it.each([
    ['a4', [210, 297]],
    ['a3', [297, 420]],
  ] as const)('prints the board of a project on %s', async (paper, size) => {
    const { id } = projects.find(({ status }) => status === 'blocked')!;
    const args = [
      'scripts/boards.ts',
      '--from',
      out,
      '--out',
      work,
      '--paper',
      paper,
      '--project',
      id,
      '--lang',
      'en',
    ];
    const run = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([run.status, run.stdout]).toEqual([0, `Printed 2 PDF files: ${work}\n`]);
    for (const prefix of ['', 'en']) {
      const { pages, pictures, text } = await read(
        new Uint8Array(readFileSync(join(work, prefix, `projects/${id}-${paper}.pdf`))),
      );
      expect([pages, pictures]).toEqual([[size], 0]);
      expect(text).toContain('2025-11-30');
    }
  });

  it.each([
    [['--paper', 'a2'], '--paper a2'],
    [['--project', 'none-such'], 'none-such'],
    [['--from', join(work, 'nothing')], 'npm run build'],
  ])('says what is wrong with %j and exits with 2', (args, said) => {
    const all = ['scripts/boards.ts', '--from', out, '--out', work, ...args];
    const { status, stderr, stdout } = spawnSync(process.execPath, all, { encoding: 'utf8' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
  });
});

/** What a phone would read off the page. */
async function scanned(page: Page): Promise<string | undefined> {
  const picture = await page.locator('.qr').screenshot();
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

describe('the code', () => {
  it.each(['/wallchart/', '/en/wallchart/', '/projects/ID/board/', '/en/projects/ID/board/'])(
    'of %s leads to the anchor of its release',
    async (path) => {
      const page = await open(path.replace('ID', projects[4]!.id));
      const address = new URL((await scanned(page))!);
      expect(address.href).toBe(`https://shili.example${new URL(page.url()).pathname}${address.hash}`);
      expect(await page.locator(`[id="${address.hash.slice(1)}"]`).count()).toBe(1);
      expect(await page.locator('.hung').innerText()).toContain(address.hash.slice(1));
      await page.context().close();
    },
  );

  it.each([true, false])('of an older board tells first what changed since, script %s', async (script) => {
    const { id } = projects.find(({ status }) => status === 'blocked')!;
    const page = await open(`/projects/${id}/board/`, script);
    const known = await page.locator('.release').evaluateAll((all) => all.map((one) => one.id));
    const older = known[2]!;
    await page.goto(`${server.address}/projects/${id}/board/#${older}`);
    const order = await page.evaluate(() => [
      document.querySelector('.since')!.getBoundingClientRect().top,
      document.querySelector('.hung')!.getBoundingClientRect().top,
    ]);
    expect(order[0]).toBeLessThan(order[1]!);
    expect(await page.locator('.release:visible').evaluateAll((all) => all.map((one) => one.id))).toEqual(
      known.slice(0, 3),
    );
    expect(await page.locator('.release:target .yours').first().innerText()).toContain('此后 2 次发布');
    await page.context().close();
  });
});
