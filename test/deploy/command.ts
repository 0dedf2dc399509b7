/** `npm run deploy` as it is run, and what it leaves behind. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hashes } from '../site/build.ts';
import { siteFiles, temporaryFolder } from './site.ts';

export const SCRIPT = resolve('scripts/deploy.ts');

export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

export function run(args: readonly string[], env: Record<string, string> = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], {
    encoding: 'utf8',
    env: { ...process.env, GUATU_LANG: 'en', ...env },
  });
  return { status, stdout, stderr };
}

/** A folder that is in no repository, so that only the site itself can tell its history. */
export const nowhere = (): string => join(temporaryFolder(), 'data');

export function deploy(to: string, from: string, ...more: string[]): Run {
  return run(['--to', to, '--from', from, '--data', nowhere(), ...more]);
}

export const serving = (to: string): string => realpathSync(join(to, 'current'));
export const releases = (to: string): string[] =>
  readdirSync(join(to, 'releases')).filter((name) => !name.endsWith('.json'));

/** What readers are served, without compressed twins and what is carried on from the release before. */
export function served(to: string): Map<string, string> {
  const all = [...hashes(serving(to))].filter(([path]) => !/\.(?:gz|br)$/.test(path));
  return new Map(all);
}

/** The site with a word in one page. */
export function withWord(word: string, release = '2013-06-01-aaaaaaa'): Map<string, string> {
  const files = siteFiles('/', release);
  return files.set('about/index.html', files.get('about/index.html')!.replace('断头路', word));
}

export const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.cn', ...args], {
    cwd,
    encoding: 'utf8',
  }).trim();
