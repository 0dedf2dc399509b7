/** Embeds in a real browser, behind the web server that a city copies, in the page of another origin. */
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { City } from '../dataset/city.ts';
import { Repository } from '../history/repository.ts';
import { startWebServer, type WebServer } from '../loop/web-server.ts';
import { launch } from './browser.ts';
import { build, tempFolder } from './build.ts';

const work = tempFolder('embed');
const site = join(work, 'site');
const current = join(site, 'current');
const repository = new Repository();
const ID = 'NB-002';
let web: WebServer;
let other: HttpServer;
let browser: Browser;
let releases: { id: string }[];

/** A page of another origin that frames an address; `localhost` and `127.0.0.1` are two origins. */
function stranger(): Promise<HttpServer> {
  const server = createServer((request, response) => {
    const src = new URL(request.url ?? '/', 'http://x').searchParams.get('src') ?? '';
    const escaped = src.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html><title>x</title><iframe src="${escaped}" width="100%" height="400"></iframe>`);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

function write(change: (city: City) => void, message: string, day: string): void {
  const city = new City();
  change(city);
  repository.write(city);
  repository.commit(message, day);
}

const slipped = (city: City): City => {
  city.set('projects', 2, 'planned_end', '2014-03-31');
  city.add('changes', {
    id: 'C-9',
    project_id: ID,
    date: '2013-07-01',
    field: 'planned_end',
    old: '2013-12-31',
    new: '2014-03-31',
    reason: '征迁',
  });
  return city;
};

beforeAll(async () => {
  write(() => undefined, 'first', '2013-06-10');
  write(slipped, 'slipped', '2013-07-10');
  mkdirSync(site, { recursive: true });
  const staged = join(work, 'out');
  const run = build(repository.data, staged);
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  renameSync(staged, current);
  // The server's workers are another user.
  chmodSync(work, 0o755);
  releases = (
    JSON.parse(readFileSync(join(current, 'api/v1/releases.json'), 'utf8')) as { releases: { id: string }[] }
  ).releases;
  web = await startWebServer({ site, etc: join(work, 'etc'), brotli: false });
  other = await stranger();
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await web?.close();
  other?.close();
  rmSync(work, { recursive: true, force: true });
  rmSync(repository.root, { recursive: true, force: true });
});

async function framed(path: string, options: { width?: number; script?: boolean; dark?: boolean } = {}) {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 800 },
    javaScriptEnabled: options.script ?? true,
    colorScheme: options.dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const { port } = other.address() as AddressInfo;
  const src = encodeURIComponent(`${web.address}${path}`);
  await page.goto(`http://localhost:${port}/?src=${src}`, { waitUntil: 'load' });
  const frame = page.frames()[1]!;
  return { page, frame, errors };
}

const visible = (frame: Frame | Page, selector: string): Promise<boolean> =>
  frame.locator(selector).first().isVisible();

describe('the page of another origin', () => {
  it.each([
    ['project', `/embed/projects/${ID}/`],
    ['district', '/embed/districts/hs/'],
    ['ranking', '/embed/rankings/2013-06/'],
    ['English project', `/en/embed/projects/${ID}/`],
  ])('can frame a %s, phone and desktop, light and dark, script on and off', async (_, path) => {
    for (const [width, script, dark] of [
      [360, true, false],
      [360, false, true],
      [1280, true, true],
      [1280, false, false],
    ] as const) {
      const { page, frame, errors } = await framed(path, { width, script, dark });
      await frame.locator('h1').waitFor();
      expect(errors).toEqual([]);
      expect(await visible(frame, '.live')).toBe(true);
      expect(await visible(frame, '.code')).toBe(false);
      if (script) {
        const wide = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wide).toBeLessThanOrEqual(0);
        const ground = await frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
        expect(ground).toBe(dark ? 'rgb(23, 25, 27)' : 'rgb(248, 248, 245)');
      }
      await page.context().close();
    }
  });

  it.each([
    ['the first page', '/'],
    ['a project', `/projects/${ID}/`],
    ['a district', '/districts/hs/'],
    ['how to embed', '/embed/'],
    ['the English first page', '/en/'],
    ['a missing embed', '/embed/projects/none/'],
  ])('cannot frame %s', async (_, path) => {
    const { page, frame, errors } = await framed(path);
    // The browser shows a page of its own instead.
    expect(await frame.locator('main, footer, .demo').count()).toBe(0);
    expect(errors.join('\n')).toMatch(/frame-ancestors|X-Frame-Options|chrome-error|404/);
    await page.context().close();
  });

  it('is left by the links of an embed, for the page that it is taken from', async () => {
    const { page, frame } = await framed(`/embed/projects/${ID}/`);
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      frame.locator('footer a').click(),
    ]);
    await opened.waitForLoadState();
    expect(new URL(opened.url()).pathname).toBe(`/projects/${ID}/`);
    expect(await opened.evaluate(() => window.opener === null)).toBe(true);
    await page.context().close();
  });
});

describe('an embed fixed at a release', () => {
  it('shows what that release said, says that it is old, and needs no script', async () => {
    const [newest, first] = releases;
    const { page, frame } = await framed(`/embed/projects/${ID}/#${first!.id}`, { script: false });
    const section = frame.locator(`[id="${first!.id}"]`);
    await section.waitFor();
    expect(await section.isVisible()).toBe(true);
    expect(await section.innerText()).toContain('旧版');
    expect(await visible(frame, '.live')).toBe(false);
    await page.context().close();
    const now = await framed(`/embed/projects/${ID}/#${newest!.id}`, { script: false });
    expect(await now.frame.locator(`[id="${newest!.id}"]`).innerText()).toContain('固定在发布');
    await now.page.context().close();
  });

  it('keeps its address and its words when a later release changes the project', () => {
    const before = readFileSync(join(current, `embed/projects/${ID}/index.html`), 'utf8');
    write(
      (city) => {
        slipped(city).set('progress', 4, 'forecast_end', '2014-02-28');
        city.set('projects', 3, 'actual_start', '2013-05-06');
        city.set('projects', 3, 'actual_end', '2013-06-20');
      },
      'forecast',
      '2013-08-10',
    );
    const out = join(work, 'later');
    expect(build(repository.data, out).status).toBe(0);
    const after = readFileSync(join(out, `embed/projects/${ID}/index.html`), 'utf8');
    for (const { id } of releases) {
      const said = (html: string): string | undefined =>
        new RegExp(`<section class="frozen" id="${id}"><p class="answer">([^<]*)</p>`).exec(html)?.[1];
      expect(said(before), id).toBeTruthy();
      expect(said(after), id).toBe(said(before));
    }
    expect(after.match(/class="frozen"/g)).toHaveLength(3);
    const rankings = [current, out].map((folder) =>
      readFileSync(join(folder, 'embed/rankings/2013-06/index.html'), 'utf8'),
    );
    const table = (html: string): string | undefined =>
      new RegExp(`<section class="frozen" id="${releases.at(-1)!.id}">(<table>.*?</table>)`, 's').exec(
        html,
      )?.[1];
    expect(table(rankings[0]!)).toContain('海曙区');
    expect(table(rankings[1]!)).toBe(table(rankings[0]!));
    expect(rankings.map((html) => html.match(/class="frozen"/g)?.length)).toEqual([1, 2]);
  });
});

describe('the page that explains embedding', () => {
  it('gives code that frames what it names, to copy with a button and without', async () => {
    const open = async (script: boolean): Promise<Page> => {
      const context = await browser.newContext({
        viewport: { width: 360, height: 800 },
        javaScriptEnabled: script,
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const page = await context.newPage();
      await page.goto(`${web.address}/embed/`);
      return page;
    };
    const bare = await open(false);
    expect(await bare.locator('guatu-copy button').count()).toBe(0);
    const code = await bare.locator('#districts textarea').first().inputValue();
    expect(code).toMatch(/^<iframe src="[^"]*\/embed\/districts\/[^"/]+\/" title="[^"]+"/);
    await bare.context().close();
    const page = await open(true);
    await page.locator('#districts guatu-copy button').first().click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(code);
    await page.context().close();
  });
});

describe('the files', () => {
  it('are a few kilobytes without script, and point to their source', () => {
    for (const path of [`embed/projects/${ID}`, 'embed/districts/hs', 'embed/rankings/2013-06']) {
      const file = join(current, path, 'index.html');
      expect(existsSync(file), path).toBe(true);
      const html = readFileSync(file, 'utf8');
      expect(html).not.toContain('<script');
      expect(html).not.toMatch(/ style="(?!border:0)/);
      const [, sheet] = /<link rel="stylesheet" href="\/([^"]+)"/.exec(html) ?? [];
      const size = (bytes: Buffer | string): number => gzipSync(bytes, { level: 9 }).length;
      expect(size(html) + size(readFileSync(join(current, sheet!))), path).toBeLessThan(4096);
      expect(html).toMatch(/target="_blank" rel="noopener"/);
    }
  });
});

describe('the configuration of nginx', () => {
  async function framing(server: WebServer, path: string): Promise<string> {
    const { headers } = await server.get(path);
    const ancestors = /frame-ancestors ([^;]+)/.exec(String(headers['content-security-policy']))?.[1] ?? '';
    expect(headers['x-frame-options'], path).toBe(ancestors === '*' ? undefined : 'DENY');
    return ancestors;
  }

  it('opens embeds only, and not what merely has the name', async () => {
    for (const path of [`/embed/projects/${ID}/`, `/en/embed/projects/${ID}/`, '/embed/rankings/2013-06/'])
      expect(await framing(web, path), path).toBe('*');
    for (const path of ['/projects/embed/', '/districts/embed/', '/embed/', '/embed/projects/', '/', '/en/'])
      expect(await framing(web, path), path).toBe("'none'");
  });

  it('does so in a sub-path too', async () => {
    const below = await startWebServer({ site, etc: join(work, 'etc-below'), brotli: false, subpath: true });
    try {
      expect(await framing(below, `/roads/embed/projects/${ID}/`)).toBe('*');
      expect(await framing(below, `/roads/en/embed/districts/hs/`)).toBe('*');
      expect(await framing(below, `/roads/projects/${ID}/`)).toBe("'none'");
    } finally {
      await below.close();
    }
  });
});
