/** A city's repository as a forge's job has it, and the commands of its workflow files. */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { makeSample } from '../../src/sample/sample.ts';
import { copyProgram } from './program.ts';

const IDENTITY = {
  GIT_AUTHOR_NAME: '填报员',
  GIT_AUTHOR_EMAIL: 'a@b.cn',
  GIT_COMMITTER_NAME: '填报员',
  GIT_COMMITTER_EMAIL: 'a@b.cn',
};

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class Checkout {
  /** The repository with the program and a small city. */
  readonly folder: string;
  /** Outside of the repository. */
  readonly temporary: string;

  constructor() {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'guatu-forge-')));
    this.temporary = root;
    this.folder = join(root, 'city');
    copyProgram(this.folder);
    for (const [path, text] of makeSample({ projects: 8, months: 4, seed: 1 })) this.write(path, text);
    writeFileSync(join(this.folder, '.gitignore'), 'node_modules\ndist\n.guatu\n.astro\n');
    this.git('init', '--quiet', '--initial-branch=main');
    this.commit('The first release');
  }

  git(...args: string[]): string {
    const env = { ...process.env, ...IDENTITY };
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8', env }).trim();
  }

  read(path: string): string {
    return readFileSync(join(this.folder, 'data', path), 'utf8');
  }

  write(path: string, text: string): void {
    const target = join(this.folder, 'data', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }

  commit(message: string): string {
    this.git('add', '-A');
    this.git('commit', '--quiet', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** A program that stands before the real one of its name. */
  program(name: string, script: string): void {
    mkdirSync(join(this.temporary, 'bin'), { recursive: true });
    const path = join(this.temporary, 'bin', name);
    writeFileSync(path, `#!/bin/sh\n${script}`);
    chmodSync(path, 0o755);
  }

  /** Runs commands as a forge's runner does: one script, which the first failure ends. */
  run(commands: string, env: Record<string, string> = {}, cwd = this.folder): Promise<Ran> {
    return new Promise((done, failed) => {
      const PATH = `${join(this.temporary, 'bin')}:${process.env['PATH'] ?? ''}`;
      const child = spawn('bash', ['-e', '-o', 'pipefail', '-c', commands], {
        cwd,
        env: { ...process.env, ...IDENTITY, GUATU_LANG: 'zh', PATH, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const output = { stdout: '', stderr: '' };
      child.stdout.on('data', (part: Buffer) => (output.stdout += part.toString('utf8')));
      child.stderr.on('data', (part: Buffer) => (output.stderr += part.toString('utf8')));
      child.on('error', failed);
      child.on('close', (status) => done({ status, ...output }));
    });
  }

  remove(): void {
    rmSync(this.temporary, { recursive: true, force: true });
  }
}

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly permissions?: Readonly<Record<string, string>>; readonly steps: readonly Step[] }
    >
  >;
}

export function workflow(path: string): Workflow {
  return parse(readFileSync(path, 'utf8')) as Workflow;
}

/** The commands of a job's steps, each by itself, but for the installation, which every test run does already. */
export function commandsOf({ jobs }: Workflow, job: string): Map<string, string> {
  const steps = (jobs[job]?.steps ?? []).filter(({ run }) => run !== undefined && run !== 'npm ci');
  return new Map(steps.map(({ name, run = '' }) => [name ?? run, run]));
}
