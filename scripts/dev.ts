/** `npm run dev`: live editing; saving a CSV shows the change, or the report of what is wrong. */
import { dev } from 'astro';
import { CannotRun } from '../src/dataset.ts';
import { answerHelp, cannotRun, langOnly } from './command.ts';

answerHelp(
  'dev',
  {
    zh: '在本机边改边看；PORT 指定端口（默认 4321）。GUATU_DATA 数据文件夹（默认 data），GUATU_OUT 输出文件夹（默认 dist），GUATU_BASE 子路径（默认 /）。',
    en: 'Live editing on this machine; PORT names the port (default 4321). GUATU_DATA names the data folder (default data), GUATU_OUT the output folder (default dist), GUATU_BASE the sub-path (default /).',
  },
  { zh: '[--lang zh|en]', en: '[--lang zh|en]' },
);

try {
  const lang = langOnly('dev');
  Object.assign(process.env, { GUATU_DEV: '1', ASTRO_TELEMETRY_DISABLED: '1' });
  const port = Number(process.env['PORT'] ?? '4321');
  const server = await dev({ root: process.cwd(), logLevel: 'warn', server: { port } });
  const address = `http://localhost:${server.address.port}${process.env['GUATU_BASE'] ?? '/'}`;
  process.stdout.write(`${lang === 'zh' ? '预览地址' : 'Live at'} ${address}\n`);
} catch (error) {
  process.exitCode = cannotRun(error, error instanceof CannotRun);
}
