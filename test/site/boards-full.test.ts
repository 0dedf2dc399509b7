/** Boards with more words than a wall has: still one page each, with nothing cut, and what is left out is counted. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTables } from '../../src/sample/sample.ts';
import { launch } from './browser.ts';
import { build, serve, tempFolder, type Server } from './build.ts';
import { cut, readPdf } from './paper.ts';

const work = tempFolder('boards-full');
const words = (length: number): string =>
  '城市东部快速联络通道改造提升工程配套管线迁改及绿化恢复项目'.repeat(20).slice(0, length);
const UNITS = Array.from({ length: 15 }, (_, at) => `第${at + 1}地下综合管廊与轨道交通建设投资运营管理集团`);

let browser: Browser;
let server: Server;
let ids: string[];

type Row = Record<string, string>;

function fill(files: Map<string, string>): void {
  const change = (path: string, edit: (rows: Row[]) => Row[]): void => {
    const rows = edit(Papa.parse<Row>(files.get(path)!, { header: true, skipEmptyLines: true }).data);
    files.set(path, Papa.unparse(rows, { columns: Object.keys(rows[0]!), newline: '\n' }));
  };
  change('units.csv', (rows) => [
    ...rows,
    ...UNITS.map((name, at) => ({ 单位编号: `long-${at}`, 单位名称: name, 考评分组: '国有企业' })),
  ]);
  change('projects.csv', (rows) => {
    ids = rows.map((row) => row['项目编号']!);
    const [name, wide, units, all] = rows as [Row, Row, Row, Row];
    Object.assign(name, {
      项目名称: words(60),
      英文名称: 'Eastern Expressway Link and Relocation '.repeat(4),
    });
    Object.assign(wide, { 项目名称: 'Aaaaabbbbbcccccddddd'.repeat(5), 牌号: 'G1234567-LONG' });
    Object.assign(units, { 责任单位: UNITS.join('；'), 牵头单位: UNITS[0] });
    Object.assign(all, { 项目名称: words(50), 起点: words(26), 终点: words(26), 责任单位: UNITS.join('；') });
    return rows;
  });
  const [, , , crowded] = ids as [string, string, string, string];
  change('milestones.csv', (rows) => [
    ...rows.filter((row) => row['项目编号'] !== crowded),
    ...Array.from({ length: 30 }, (_, at) => ({
      项目编号: crowded,
      节点: `${words(22)}${at}`,
      原定日期: `2023-${String((at % 12) + 1).padStart(2, '0')}-10`,
    })),
  ]);
  change('issues.csv', (rows) => [
    ...rows,
    ...Array.from({ length: 40 }, (_, at) => ({
      问题编号: `X-${at}`,
      项目编号: crowded,
      问题: `${words(60)}${at}`,
      提出日期: '2023-02-01',
      限时: '2023-04-30',
      责任单位: UNITS[1]!,
    })),
  ]);
  files.set(
    'site.yaml',
    files
      .get('site.yaml')!
      .replace(/^title: .*$/m, `title: ${words(60)}`)
      .replace(/^publisher: .*$/m, `publisher: ${words(60)}`),
  );
}

beforeAll(async () => {
  const files = new Map(makeTables({ projects: 6, months: 6, seed: 4 }));
  fill(files);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(work, 'data', path)), { recursive: true });
    writeFileSync(join(work, 'data', path), text);
  }
  const run = build(join(work, 'data'), join(work, 'out'));
  expect(run.stdout).not.toContain('错误');
  expect(run.status).toBe(0);
  server = await serve(join(work, 'out'));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(work, { recursive: true, force: true });
});

describe('a sheet with too many words', () => {
  it.each([
    ['', [794, 1123], [210, 297]],
    ['#a3', [1123, 1587], [297, 420]],
  ] as const)('is one page as a board%s, with nothing cut', async (paper, [width, height], size) => {
    const page = await browser.newPage({ viewport: { width, height } });
    for (const id of ids.slice(0, 4))
      for (const lang of ['', '/en']) {
        await page.emulateMedia({ media: null });
        await page.goto(`${server.address}${lang}/projects/${id}/board/${paper}`);
        const { pages } = await readPdf(await page.pdf({ preferCSSPageSize: true }));
        expect(pages, `${lang} ${id}`).toEqual([size]);
        await page.emulateMedia({ media: 'print' });
        expect(await cut(page), `${lang} ${id}`).toEqual([]);
      }
    await page.close();
  });

  it('is one page as a wall chart, with nothing cut', async () => {
    const page = await browser.newPage({ viewport: { width: 1587, height: 1123 } });
    for (const lang of ['', '/en']) {
      await page.emulateMedia({ media: null });
      await page.goto(`${server.address}${lang}/wallchart/`);
      expect((await readPdf(await page.pdf({ preferCSSPageSize: true }))).pages).toEqual([[420, 297]]);
      await page.emulateMedia({ media: 'print' });
      expect(await cut(page), lang).toEqual([]);
    }
    await page.close();
  });

  it('says how much it leaves out', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.address}/projects/${ids[3]!}/board/`);
    const said = await page.locator('.fit > .soft').textContent();
    expect(said).toMatch(/其余 \d+ 个单位.*其余 \d+ 个节点.*其余 \d+ 件/);
    await page.close();
  });
});
