/** `npm run preview`: serve the built site and print its address. */
import { resolve } from 'node:path';
import { preview } from 'astro';
import { CannotRun } from '../src/dataset.ts';
import { isBuilt } from '../src/publish.ts';
import { cannotRun, langFromEnvironment } from './command.ts';

const out = resolve(process.env['GUATU_OUT'] ?? 'dist');
const lang = langFromEnvironment();

try {
  if (!isBuilt(out))
    throw new CannotRun(
      lang === 'zh'
        ? `${out} 里没有网页，请先运行 npm run build`
        : `${out} holds no site; run npm run build first`,
    );
  process.env['GUATU_STAGE'] = out;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const port = Number(process.env['PORT'] ?? '4321');
  const server = await preview({ root: process.cwd(), logLevel: 'error', server: { port } });
  const base = process.env['GUATU_BASE'] ?? '/';
  const host = server.host ?? 'localhost';
  process.stdout.write(
    `${lang === 'zh' ? '网站地址' : 'The site is at'} http://${host}:${server.port}${base.endsWith('/') ? base : `${base}/`}\n`,
  );
} catch (error) {
  process.exitCode = cannotRun(error, error instanceof CannotRun);
}
