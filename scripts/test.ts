/** `npm test`: makes sure of the programs that they use, then runs every check and test. Extra arguments go to vitest. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { BROWSERS } from './browser.ts';

/** A program that the tests use as it is, and that is no npm package. */
interface Program {
  /** Names its path; the tests find it here too. */
  readonly variable: string;
  readonly paths: readonly string[];
  /** What Debian and Ubuntu call it, with what it needs beside it. */
  readonly packages: readonly string[];
  readonly zh: string;
  readonly en: string;
  readonly brew: string;
}

const BROTLI: Program = {
  variable: 'GUATU_NGINX_BROTLI',
  paths: ['/usr/lib/nginx/modules/ngx_http_brotli_static_module.so'],
  packages: ['libnginx-mod-http-brotli-static'],
  zh: 'nginx 的 Brotli 模块',
  en: 'the Brotli module of nginx',
  brew: 'nginx',
};

const PROGRAMS: readonly Program[] = [
  {
    variable: 'GUATU_CHROMIUM',
    paths: BROWSERS,
    // A Chinese font, so that pages measure as readers see them.
    packages: ['chromium', 'fonts-noto-cjk', 'git'],
    zh: '浏览器（Chromium 或 Chrome）',
    en: 'a browser (Chromium or Chrome)',
    brew: '--cask chromium',
  },
  {
    variable: 'GUATU_SOFFICE',
    paths: [
      '/usr/bin/soffice',
      '/usr/bin/libreoffice',
      '/Applications/LibreOffice.app/Contents/MacOS/soffice',
    ],
    packages: ['libreoffice-calc'],
    zh: 'LibreOffice（写出真的工作簿）',
    en: 'LibreOffice (to write real workbooks)',
    brew: '--cask libreoffice',
  },
  {
    variable: 'GUATU_NGINX',
    paths: ['/usr/sbin/nginx', '/opt/homebrew/bin/nginx', '/usr/local/bin/nginx'],
    packages: ['nginx-light'],
    zh: 'nginx（真的网站服务器）',
    en: 'nginx (a real web server)',
    brew: 'nginx',
  },
  // Where it is not packaged by itself, the tests of it have nothing to test.
  ...(process.platform === 'linux' ? [BROTLI] : []),
];

function pathOf({ variable, paths }: Program): string | undefined {
  return [process.env[variable], ...paths].find((path) => path !== undefined && existsSync(path));
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

/** Debian and Ubuntu: the packages of what is missing. */
function install(missing: readonly Program[]): void {
  if (!isExecutable('/usr/bin/apt-get')) return;
  const root = process.getuid?.() === 0;
  const apt = (...args: string[]): number =>
    root
      ? run('apt-get', args, { ...process.env, DEBIAN_FRONTEND: 'noninteractive' })
      : run('sudo', ['-n', 'apt-get', ...args]);
  const packages = missing.flatMap((program) => program.packages);
  process.stderr.write(`Installing with apt-get: ${packages.join(' ')}\n`);
  if (apt('update', '-qq') === 0) apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

const missing = PROGRAMS.filter((program) => pathOf(program) === undefined);
if (missing.length > 0) install(missing);
const still = PROGRAMS.filter((program) => pathOf(program) === undefined);
for (const { zh, en, variable, packages, brew } of still)
  process.stderr.write(
    [
      `测试需要${zh}：请安装，或用 ${variable} 指出它的路径，再运行 npm test。`,
      `The tests need ${en}: install it, or name its path in ${variable}, and run npm test again.`,
      `  Debian, Ubuntu: sudo apt-get install ${packages.join(' ')}`,
      `  macOS: brew install ${brew}`,
      '',
    ].join('\n'),
  );
if (still.length > 0) process.exit(2);

const bin = (name: string): string => join('node_modules', '.bin', name);
const found = PROGRAMS.map((program) => [program.variable, pathOf(program)] as const);
const env = { ...process.env, ...Object.fromEntries(found), ASTRO_TELEMETRY_DISABLED: '1' };
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
