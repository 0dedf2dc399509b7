/** `npm run dev`: live editing; saving a CSV shows the change, or the report of what is wrong. */
import { dev } from 'astro';
import { CannotRun } from '../src/dataset.ts';
import { cannotRun, langFromEnvironment } from './command.ts';

try {
  Object.assign(process.env, { GUATU_DEV: '1', ASTRO_TELEMETRY_DISABLED: '1' });
  const port = Number(process.env['PORT'] ?? '4321');
  const server = await dev({ root: process.cwd(), logLevel: 'warn', server: { port } });
  const address = `http://localhost:${server.address.port}${process.env['GUATU_BASE'] ?? '/'}`;
  process.stdout.write(`${langFromEnvironment() === 'zh' ? '预览地址' : 'Live at'} ${address}\n`);
} catch (error) {
  process.exitCode = cannotRun(error, error instanceof CannotRun);
}
