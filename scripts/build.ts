/** `npm run build`: check the data, build every page beside the old site, and switch. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotRun, loadDataset } from '../src/dataset.ts';
import { assertReplaceable, lockFile, recoverFolder, replaceFolder, workFolder } from '../src/publish.ts';
import { textReport } from '../src/report/text.ts';
import type { Lang } from '../src/schema/settings.ts';
import { inTurn } from '../src/turn.ts';
import { answerHelp, cannotRun, langOnly } from './command.ts';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
answerHelp(
  'build',
  {
    zh: '检查数据，生成全部网页；有一处错误就什么都不写。GUATU_DATA 数据文件夹（默认 data），GUATU_OUT 输出文件夹（默认 dist），GUATU_BASE 子路径（默认 /）。',
    en: 'Checks the data and builds every page; with any error nothing is written. GUATU_DATA names the data folder (default data), GUATU_OUT the output folder (default dist), GUATU_BASE the sub-path (default /).',
  },
  { zh: '[--lang zh|en]', en: '[--lang zh|en]' },
);

function countPages(folder: string): number {
  return readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.html')).length;
}

/** Astro builds into a stage of the project's own, kept for each output folder, so that the next build can reuse pages. */
async function buildInto(stage: string, cache: string, data: string): Promise<void> {
  Object.assign(process.env, {
    GUATU_STAGE: stage,
    GUATU_CACHE: cache,
    GUATU_DATA: data,
    ASTRO_TELEMETRY_DISABLED: '1',
  });
  const { build } = await import('astro');
  await build({ root: project, logLevel: 'error' });
}

async function publish(data: string, out: string, started: number, lang: Lang): Promise<void> {
  const work = workFolder(project, out, data);
  const stage = join(work, 'site');
  recoverFolder(out);
  mkdirSync(dirname(stage), { recursive: true });
  rmSync(stage, { recursive: true, force: true });
  try {
    await buildInto(stage, join(work, 'cache'), data);
    const pages = countPages(stage);
    replaceFolder(stage, out);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      lang === 'zh'
        ? `已生成 ${pages} 个网页：${out}（${seconds} 秒）\n`
        : `Built ${pages} pages: ${out} (${seconds} s)\n`,
    );
  } finally {
    if (existsSync(stage)) rmSync(stage, { recursive: true, force: true });
  }
}

/** Whether the data can be published; says what is wrong where not. A function of its own, so that the data are not kept. */
function publishable(data: string, lang: Lang): boolean {
  const loaded = loadDataset(data);
  if (loaded.dataset === null)
    process.stdout.write(textReport(loaded, { lang, colour: process.stdout.isTTY }));
  return loaded.dataset !== null;
}

async function main(): Promise<number> {
  const lang = langOnly('build');
  const data = resolve(process.env['GUATU_DATA'] ?? 'data');
  const out = resolve(process.env['GUATU_OUT'] ?? 'dist');
  assertReplaceable(out, project, data);
  const started = performance.now();
  const lock = lockFile(project, out);
  // Also where the data turn out to have errors: the former site is to stand as it was.
  if (!existsSync(out)) await inTurn(lock, async () => recoverFolder(out));
  if (!publishable(data, lang)) return 1;
  await inTurn(lock, () => publish(data, out, started, lang));
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = cannotRun(error, error instanceof CannotRun);
}
