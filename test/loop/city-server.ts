/** A server of a city: a bare repository with the hooks, the folder of the deployments, and an official's clone. */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { makeSample } from '../../src/sample/sample.ts';
import { copyProgram } from '../hosting/program.ts';

export interface Ran {
  readonly status: number | null;
  readonly output: string;
}

const IDENTITY = {
  GIT_AUTHOR_NAME: '填报员',
  GIT_AUTHOR_EMAIL: 'a@b.cn',
  GIT_COMMITTER_NAME: '填报员',
  GIT_COMMITTER_EMAIL: 'a@b.cn',
};

export function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...IDENTITY },
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** Runs a program to its end and collects what it says. */
function run(command: string, args: readonly string[], cwd: string): Promise<Ran> {
  return new Promise((done, failed) => {
    const env = { ...process.env, ...IDENTITY };
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    child.on('error', failed);
    child.on('close', (status) => done({ status, output: Buffer.concat(parts).toString('utf8') }));
  });
}

export class CityServer {
  readonly root: string;
  readonly bare: string;
  readonly site: string;
  /** The official's clone. */
  readonly clone: string;
  /** The installed program. */
  readonly project: string;

  constructor(projects: number, months: number) {
    // The web server runs as another user, who must be able to enter.
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'guatu-loop-')));
    chmodSync(this.root, 0o755);
    this.project = join(this.root, 'guatu');
    this.bare = join(this.root, 'city.git');
    this.site = join(this.root, 'site');
    this.clone = join(this.root, 'clone');
    copyProgram(this.project);
    git(this.root, 'init', '--quiet', '--bare', '--initial-branch=main', this.bare);
    for (const hook of ['pre-receive', 'post-receive']) {
      const path = join(this.bare, 'hooks', hook);
      copyFileSync(resolve('scripts/hosting/git-hook'), path);
      chmodSync(path, 0o755);
    }
    this.configure('home', this.project);
    this.configure('site', this.site);
    this.configure('lang', 'en');
    git(this.root, 'clone', '--quiet', this.bare, this.clone);
    git(this.clone, 'checkout', '--quiet', '-b', 'main');
    // Published some thirty times: in one language, with one picture.
    const plain = (text: string): string =>
      text.replace('languages: [zh, en]', 'languages: [zh]\nshare_pictures: site');
    for (const [path, text] of makeSample({ projects, months, seed: 1 }))
      this.write(path, path === 'site.yaml' ? plain(text) : text);
    git(this.clone, 'add', '-A');
    git(this.clone, 'commit', '--quiet', '-m', 'The first release');
  }

  configure(name: string, value: string): void {
    git(this.bare, 'config', `guatu.${name}`, value);
  }

  /** Writes a file of the data folder. */
  write(path: string, text: string): void {
    const target = join(this.clone, 'data', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }

  /** Commits everything; returns the commit. */
  commit(message: string): string {
    git(this.clone, 'add', '-A');
    git(this.clone, 'commit', '--quiet', '-m', message);
    return git(this.clone, 'rev-parse', 'HEAD');
  }

  push(...args: string[]): Promise<Ran> {
    return run('git', ['push', 'origin', ...(args.length > 0 ? args : ['main'])], this.clone);
  }

  tip(): string {
    return git(this.bare, 'rev-parse', 'main');
  }

  /** What the administrator runs, in a group of processes of its own that can be killed as a whole. */
  command(script: string, ...args: string[]): { readonly ended: Promise<Ran>; readonly kill: () => void } {
    const child = spawn(process.execPath, [join(this.project, 'scripts', script), ...args, '--lang', 'en'], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    const ended = new Promise<Ran>((done) =>
      child.on('close', (status) => done({ status, output: Buffer.concat(parts).toString('utf8') })),
    );
    const kill = (): void => {
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch {
        // It ended by itself a moment before.
      }
    };
    return { ended, kill };
  }

  publish(): ReturnType<CityServer['command']> {
    return this.command('receive.ts', 'publish', '--repository', this.bare);
  }

  /** The last part of a publication by itself: puts in place what the last build left. */
  deploy(): ReturnType<CityServer['command']> {
    const work = join(this.bare, 'guatu');
    const folders = ['--from', join(work, 'dist'), '--data', join(work, 'tree', 'data')];
    return this.command('deploy.ts', '--to', this.site, ...folders);
  }

  rollback(): Promise<Ran> {
    return this.command('deploy.ts', '--to', this.site, '--rollback').ended;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
