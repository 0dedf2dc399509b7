/** `npm test`: makes sure of a browser, then runs every check and test. Extra arguments go to vitest. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';

const CANDIDATES = [
  process.env['GUATU_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function browser(): string | undefined {
  return CANDIDATES.find((path) => path !== undefined && existsSync(path));
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): number {
  return spawnSync(command, args, { stdio: 'inherit', env }).status ?? 1;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian and Ubuntu: chromium, and a Chinese font so that pages measure as readers see them. */
function installBrowser(): void {
  if (!isExecutable('/usr/bin/apt-get')) return;
  const root = process.getuid?.() === 0;
  const apt = (...args: string[]): number =>
    root
      ? run('apt-get', args, { ...process.env, DEBIAN_FRONTEND: 'noninteractive' })
      : run('sudo', ['-n', 'apt-get', ...args]);
  process.stderr.write('No browser found: installing chromium with apt-get.\n');
  if (apt('update', '-qq') === 0)
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk', 'git');
}

if (!browser()) installBrowser();
const chromium = browser();
if (!chromium) {
  process.stderr.write(
    [
      '测试需要浏览器：请安装 Chromium 或 Chrome，或用 GUATU_CHROMIUM 指出它的路径，再运行 npm test。',
      'The tests need a browser: install Chromium or Chrome, or name its path in GUATU_CHROMIUM, and run npm test again.',
      '  Debian, Ubuntu: sudo apt-get install chromium fonts-noto-cjk',
      '  macOS: brew install --cask chromium',
      '',
    ].join('\n'),
  );
  process.exit(2);
}

const bin = (name: string): string => join('node_modules', '.bin', name);
const env = { ...process.env, GUATU_CHROMIUM: chromium, ASTRO_TELEMETRY_DISABLED: '1' };
const extra = process.argv.slice(2);
const steps: [string, string[]][] =
  extra.length > 0
    ? [[bin('vitest'), ['run', ...extra]]]
    : [
        [bin('eslint'), ['.']],
        [bin('prettier'), ['--check', '--log-level', 'warn', '.']],
        [bin('astro'), ['check', '--minimumFailingSeverity', 'warning']],
        [bin('knip'), []],
        [bin('vitest'), ['run']],
      ];
for (const [command, args] of steps) {
  const status = run(command, args, env);
  if (status !== 0) {
    process.stderr.write(`${command} ${args.join(' ')} failed\n`);
    process.exit(status);
  }
}
