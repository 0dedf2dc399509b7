/** `npm run preview`: serve the built site and print its address. */
import { resolve } from 'node:path';
import { preview } from 'astro';
import { CannotRun } from '../src/dataset.ts';
import { isBuilt } from '../src/publish.ts';
import { answerHelp, cannotRun, langOnly } from './command.ts';

const out = resolve(process.env['GUATU_OUT'] ?? 'dist');
answerHelp(
  'preview',
  {
    zh: '在本机打开生成好的网站；PORT 指定端口（默认 4321）。GUATU_DATA 数据文件夹（默认 data），GUATU_OUT 输出文件夹（默认 dist），GUATU_BASE 子路径（默认 /）。',
    en: 'Serves the built site on this machine; PORT names the port (default 4321). GUATU_DATA names the data folder (default data), GUATU_OUT the output folder (default dist), GUATU_BASE the sub-path (default /).',
  },
  { zh: '[--lang zh|en]', en: '[--lang zh|en]' },
);

try {
  const lang = langOnly('preview');
  if (!isBuilt(out))
    throw new CannotRun({
      zh: `${out} 里没有网页，请先运行 npm run build`,
      en: `${out} holds no site; run npm run build first`,
    });
  process.env['GUATU_STAGE'] = out;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const port = Number(process.env['PORT'] ?? '4321');
  const server = await preview({
    root: process.cwd(),
    logLevel: 'error',
    server: { port },
    // Otherwise files without an extension (data/SHA256SUMS) are refused.
    trailingSlash: 'ignore',
  });
  const base = process.env['GUATU_BASE'] ?? '/';
  const host = server.host ?? 'localhost';
  process.stdout.write(
    `${lang === 'zh' ? '网站地址' : 'The site is at'} http://${host}:${server.port}${base.endsWith('/') ? base : `${base}/`}\n`,
  );
} catch (error) {
  process.exitCode = cannotRun(error, error instanceof CannotRun);
}
