import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { utils, write } from '@e965/xlsx';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage, type Opened } from './browser.ts';
import { serve, tempFolder, type Server } from './build.ts';
import { demoSite } from './demo.ts';

const work = tempFolder('check');
let server: Server;
let browser: Browser;

interface Told {
  ok: boolean;
  errors: number;
  problems: { code: string; file: string; line: number; column: number | null; message: string }[];
}

/** The check as the command prints it. */
function command(data: string): Told {
  const run = spawnSync(process.execPath, [resolve('scripts/check.ts'), '--data', data, '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(run.stdout) as Told;
}

async function open(): Promise<Opened> {
  const opened = await openPage(browser, `${server.address}/check/`);
  await opened.page.waitForSelector('guatu-check[data-ready="yes"]');
  return opened;
}

/** Chooses a folder, or files, in the page's own fields. */
async function give(page: Page, path: string | readonly string[]): Promise<void> {
  const field = typeof path === 'string' ? 'folder' : 'files';
  await page.evaluate(() => document.querySelector('guatu-check')?.removeAttribute('data-state'));
  await page.setInputFiles(`input[data-pick="${field}"]`, typeof path === 'string' ? path : [...path]);
  await page.waitForSelector('guatu-check[data-state="done"]', { timeout: 60_000 });
}

/** Writes files into a new folder. */
function folderOf(name: string, files: Readonly<Record<string, string | Buffer>>): string {
  const folder = join(work, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A file that the page offers, saved as a reader would save it. */
async function saved(page: Page, selector: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(selector).first().click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

async function told(page: Page): Promise<Told> {
  return JSON.parse(await saved(page, 'a[download="report.json"]')) as Told;
}

beforeAll(async () => {
  server = await serve(await demoSite());
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(work, { recursive: true, force: true });
});

describe('/check/ in a real browser', () => {
  it('finds what the command finds in a whole folder, cell by cell, and sends nothing', async () => {
    const { page, requests } = await open();
    const before = requests.length;
    for (const folder of ['test/cases/bad-mixed/input', 'data']) {
      await give(page, folder);
      expect(await told(page)).toEqual(command(folder));
    }
    const sent = requests.slice(before).filter((url) => !url.startsWith('blob:'));
    expect(sent.filter((url) => !url.startsWith(`${server.address}/_assets/`))).toEqual([]);
    await page.context().close();
  });

  it('shows a mistake in its cell with its neighbours, as text', async () => {
    const { page } = await open();
    await give(page, 'test/cases/bad-mixed/input');
    expect(await page.textContent('.result h2')).toMatch(/^有 \d+ 处要改/);
    expect(await page.locator('.mistake td.cell').count()).toBeGreaterThan(3);
    expect(await page.locator('.mistake mark').first().textContent()).not.toBe('');
    await page.context().close();
  });

  it('checks one month with what is published, and says what it would change', async () => {
    const { page } = await open();
    const [header, row] = readFileSync('data/progress/2025-11.csv', 'utf8').split('\n');
    const cells = row!.split(',');
    const [id] = cells;
    const next = [id, '2025-12', cells[2], '99', ...cells.slice(4)].join(',');
    await give(page, folderOf('month', { 'progress/2025-12.csv': `${header}\n${next}\n` }));
    const report = await told(page);
    expect(report.problems.filter(({ file }) => file !== 'progress/2025-12.csv')).toEqual([]);
    expect(report.errors).toBe(0);
    expect(await page.textContent('.result')).toContain('发布以后，读者会看到这些变化');
    await page.context().close();
  });

  it('says that a published figure may not change silently', async () => {
    const { page } = await open();
    const text = readFileSync('data/progress/2025-10.csv', 'utf8');
    const lines = text.trim().split('\n');
    const changed = lines[1]!.split(',');
    changed[3] = String(Number(changed[3]) - 1);
    const silent = [lines[0], changed.join(','), ...lines.slice(2)].join('\n');
    await give(page, folderOf('silent', { 'progress/2025-10.csv': silent }));
    expect((await told(page)).problems.map(({ code }) => code)).toContain('history');
    await page.context().close();
  });

  it('reads a workbook, asks what it cannot know, and hands out the clean CSV', async () => {
    const { page } = await open();
    const sheet = utils.aoa_to_sheet([
      ['2025 年 12 月进展'],
      ['项目编号', '期别', '本年累计完成投资(万元)', '形象进度', '阶段'],
      ['SL-006', '2025-12', 1300, 70, '在建'],
      ['合计', '', 1300, '', ''],
    ]);
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '十二月');
    const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    const folder = folderOf('workbook', { '12月进展.xlsx': bytes });
    await give(page, [join(folder, '12月进展.xlsx')]);
    expect(await page.textContent('.result')).toContain('先回答几个问题');
    await page.locator('.questions input[value$="drop"]').first().check();
    await page.locator('.questions button').click();
    await page.waitForSelector('.result .clean a[download="2025-12.csv"]');
    const csv = await saved(page, '.result .clean a[download="2025-12.csv"]');
    expect(csv).toContain('SL-006,2025-12,1300,70,在建');
    expect(csv).not.toContain('合计');
    await page.context().close();
  });

  it('works without a network once it is open', async () => {
    const { page } = await open();
    await page.context().setOffline(true);
    await give(page, 'test/cases/bad-mixed/input');
    expect((await told(page)).ok).toBe(false);
    await page.context().close();
  });

  it('reads fifty thousand rows without freezing the page, and stops when told to', async () => {
    const folder = join(work, 'large');
    mkdirSync(folder);
    cpSync('data', folder, { recursive: true });
    const head = readFileSync('data/issues.csv', 'utf8').split('\n')[0]!;
    const row = readFileSync('data/issues.csv', 'utf8').split('\n')[1]!.split(',').slice(1).join(',');
    const rows = Array.from({ length: 50_000 }, (_, i) => `Q${i},${row}`);
    writeFileSync(join(folder, 'issues.csv'), `${head}\n${rows.join('\n')}\n`);
    const { page } = await open();
    // Frames that the page draws while the check goes on: a page that is frozen draws none.
    const frames = page.evaluate(
      () =>
        new Promise<number>((done) => {
          let count = 0;
          const look = (): void => {
            const state = document.querySelector('guatu-check')?.getAttribute('data-state');
            if (state === 'working') count += 1;
            if (state === 'done') done(count);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }),
    );
    await give(page, folder);
    expect(await frames).toBeGreaterThan(10);
    expect((await told(page)).errors).toBe(command(folder).errors);
    await page.setInputFiles('input[data-pick="folder"]', folder);
    await page.waitForSelector('guatu-check[data-state="working"]');
    await page.locator('.working button').click();
    await page.waitForSelector('guatu-check[data-state="done"]');
    expect(await page.textContent('.result')).toContain('已停下');
    await give(page, 'test/cases/bad-mixed/input');
    expect((await told(page)).ok).toBe(false);
    await page.context().close();
  });
});
