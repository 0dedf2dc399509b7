/** `npm run boards`: PDF files of the wall charts and boards of the built site, printed by a browser. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { CannotRun } from '../src/dataset.ts';
import { isBuilt } from '../src/publish.ts';
import type { Lang } from '../src/schema/settings.ts';
import { browserPath } from './browser.ts';
import { answerHelp, cannotRun, langFromEnvironment } from './command.ts';

const USAGE = '[--out DIR] [--from DIR] [--paper a3|a1|a4] [--project ID] [--lang zh|en]';
answerHelp(
  'boards',
  {
    zh: '用浏览器把生成好的网站里的挂图（A3、A1）和各项目公示板（A4，加 --paper a3 是 A3）印成 PDF 文件；--project 只印一个项目的。默认写到 boards 文件夹。',
    en: 'Prints the wall charts (A3, A1) and the boards of projects (A4, or A3 with --paper a3) of the built site as PDF files, by a browser; --project prints one board. They go to the folder boards unless --out names another.',
  },
  { zh: USAGE, en: USAGE },
);

const PAPERS = ['a3', 'a1', 'a4'] as const;
type Paper = (typeof PAPERS)[number];

interface Options {
  readonly out: string;
  readonly from: string;
  /** Null for every paper in which a sheet is made. */
  readonly paper: Paper | null;
  readonly project: string | null;
  readonly lang: Lang;
}

function badArguments(which: string): CannotRun {
  return new CannotRun({
    zh: `参数 ${which} 不对，用法是 npm run boards -- ${USAGE}`,
    en: `the argument ${which} is wrong; the usage is npm run boards -- ${USAGE}`,
  });
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { out: text, from: text, paper: text, project: text, lang: text },
    }).values;
  } catch (error) {
    const quoted = /'([^']*)'/.exec(error instanceof Error ? error.message : '');
    throw badArguments(quoted?.[1] ?? args.join(' '));
  }
}

/** @throws CannotRun for arguments that are unknown or have a wrong value */
function optionsOf(args: readonly string[]): Options {
  const values = parsed(args);
  const { lang = langFromEnvironment(), out = 'boards', project = null } = values;
  const from = values.from ?? process.env['GUATU_OUT'] ?? 'dist';
  const paper = values.paper === undefined ? null : PAPERS.find((one) => one === values.paper);
  if (lang !== 'zh' && lang !== 'en') throw badArguments(`--lang ${lang}`);
  process.env['GUATU_LANG'] = lang;
  if (paper === undefined) throw badArguments(`--paper ${values.paper ?? ''}`);
  if (out === '') throw badArguments('--out');
  if (from === '') throw badArguments('--from');
  if (project === '' || (project !== null && paper === 'a1')) throw badArguments('--project');
  return { out: resolve(out), from: resolve(from), paper, project, lang };
}

/** One PDF file: the page that is printed, with the paper behind # where a page has several. */
interface Job {
  readonly path: string;
  readonly file: string;
}

const namesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];

/** The sheets of one language below a folder of the built site. */
function jobsIn(site: string, prefix: string, { paper, project }: Options): Job[] {
  const wanted = (one: Paper): boolean => paper === null || paper === one;
  const jobs: Job[] = [];
  const add = (path: string, file: string): void => {
    if (existsSync(join(site, path.split('#')[0] ?? '', 'index.html'))) jobs.push({ path, file });
  };
  if (project === null) {
    if (wanted('a3')) add(`${prefix}wallchart/`, `${prefix}wallchart-a3.pdf`);
    if (wanted('a1')) add(`${prefix}wallchart/a1/`, `${prefix}wallchart-a1.pdf`);
    if (wanted('a3'))
      for (const id of namesIn(join(site, prefix, 'wallchart/districts'))) {
        const path = `${prefix}wallchart/districts/${id}/`;
        add(path, `${prefix}districts/${id}-a3.pdf`);
        for (const sheet of namesIn(join(site, path)))
          add(`${path}${sheet}/`, `${prefix}districts/${id}-a3-${sheet}.pdf`);
      }
  }
  if (paper === 'a1') return jobs;
  const large = paper === 'a3';
  for (const id of project === null ? namesIn(join(site, prefix, 'projects')) : [project])
    add(
      `${prefix}projects/${id}/board/${large ? '#a3' : ''}`,
      `${prefix}projects/${id}-${large ? 'a3' : 'a4'}.pdf`,
    );
  return jobs;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The built site on this machine, under the sub-path that its pages expect. */
function serve(site: string, base: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const inside = path.startsWith(base) ? path.slice(base.length) : '';
    const file = resolve(site, inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside);
    if (!file.startsWith(site) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type }).end(readFileSync(file));
  });
  return new Promise((done, failed) => {
    server.once('error', failed).listen(0, '127.0.0.1', () => done(server));
  });
}

/** @throws CannotRun where there is no browser, or it does not start */
async function launch(): Promise<Browser> {
  const executablePath = browserPath();
  if (executablePath === null)
    throw new CannotRun({
      zh: '没有找到浏览器。请安装 Chromium 或 Chrome（Debian、Ubuntu：sudo apt-get install chromium fonts-noto-cjk），或用 GUATU_CHROMIUM 指出它的路径',
      en: 'no browser was found. Install Chromium or Chrome (Debian, Ubuntu: sudo apt-get install chromium fonts-noto-cjk), or name its path in GUATU_CHROMIUM',
    });
  const { chromium } = await import('playwright-core');
  try {
    // As root, which CI containers are, Chromium has no sandbox; what it opens is the site of this machine alone.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return await chromium.launch({ executablePath, args: [...args, '--disable-gpu'] });
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new CannotRun({
      zh: `浏览器 ${executablePath} 没有启动：${why}`,
      en: `the browser ${executablePath} did not start: ${why}`,
    });
  }
}

async function print(page: Page, address: string, file: string): Promise<void> {
  // A page that differs from the one before by its fragment only would not be loaded again.
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => true));
  mkdirSync(dirname(file), { recursive: true });
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
}

async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2));
  const { from, out, project, lang } = options;
  if (!isBuilt(from))
    throw new CannotRun({
      zh: `${from} 里没有网页，请先运行 npm run build`,
      en: `${from} holds no site; run npm run build first`,
    });
  const jobs = [...jobsIn(from, '', options), ...jobsIn(from, 'en/', options)];
  if (jobs.length === 0)
    throw project === null
      ? new CannotRun({
          zh: `${from} 里没有挂图和公示板，请用现在的程序重新生成网站`,
          en: `${from} holds no wall charts and boards; build the site again with this program`,
        })
      : new CannotRun({
          zh: `${from} 里没有编号为 ${project} 的项目`,
          en: `${from} holds no project with the id ${project}`,
        });
  const base = `/${process.env['GUATU_BASE'] ?? ''}/`.replaceAll(/\/+/g, '/');
  const browser = await launch();
  const server = await serve(from, base);
  try {
    const { port } = server.address() as AddressInfo;
    const page = await browser.newPage();
    for (const [index, { path, file }] of jobs.entries()) {
      const address = `http://127.0.0.1:${port}${base}${path
        .split('/')
        .map((part) => (part.startsWith('#') ? part : encodeURIComponent(part)))
        .join('/')}`;
      await print(page, address, join(out, file));
      process.stderr.write(`${index + 1} / ${jobs.length}  ${file}\n`);
    }
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
  process.stdout.write(
    { zh: `已印成 ${jobs.length} 个 PDF 文件：${out}\n`, en: `Printed ${jobs.length} PDF files: ${out}\n` }[
      lang
    ],
  );
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = cannotRun(error, error instanceof CannotRun, false);
}
