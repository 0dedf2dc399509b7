import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { City, temporaryFolder } from '../dataset/city.ts';
import { Repository, published } from '../history/repository.ts';

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function compare(data: string, ...args: string[]): Run {
  const script = resolve('scripts/compare.ts');
  const env = { ...process.env, GUATU_DATA: data, GUATU_LANG: 'zh' };
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env, cwd: temporaryFolder() });
}

function opened(repository: Repository): string {
  const city = new City();
  city.set('projects', 2, 'actual_end', '2013-06-20');
  repository.write(city);
  return repository.commit('六月', '2013-07-05');
}

describe('npm run compare', () => {
  it('takes two revisions, and ends with 0', () => {
    const repository = published();
    repository.git('tag', 'v1');
    opened(repository);
    repository.git('branch', 'june');
    const run = compare(repository.data, 'v1', 'june');
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('新打通 1 条：首南路');
    expect(run.stdout).toContain('检查通过');
    const back = JSON.parse(compare(repository.data, 'june', 'v1', '--format', 'json').stdout) as {
      contains_base: boolean;
      base: { commit: string; name: string };
    };
    expect(back.contains_base).toBe(false);
    expect(back.base).toMatchObject({ name: 'june', commit: repository.git('rev-parse', 'june') });
  });

  it('takes the working folder for the head, committed or not, and folders for either', () => {
    const repository = published();
    const folder = new City().write();
    const city = new City();
    city.set('projects', 2, 'actual_end', '2013-06-20');
    repository.write(city);
    for (const base of ['HEAD', folder]) {
      const { status, stdout } = compare(repository.data, base);
      expect(status).toBe(0);
      expect(stdout).toContain('首南路');
    }
    expect(compare(repository.data, repository.data, folder, '--lang', 'en').stdout).toContain(
      'What this update changes',
    );
    expect(compare('/nowhere', folder, repository.data).status).toBe(0);
  });

  it('ends with 1 where the head has errors, or changes what was published without a word', () => {
    const repository = published();
    const city = new City();
    city.set('progress', 2, 'invested', '3400');
    repository.write(city);
    const silent = compare(repository.data, 'HEAD');
    expect(silent.status).toBe(1);
    expect(silent.stdout).toContain('NB-002,2013-05');
    expect(silent.stdout).toContain('(give the reason)');
    city.set('projects', 1, 'planned_end', '2013-02-30');
    repository.write(city);
    const wrong = compare(repository.data, 'HEAD', '--format', 'json');
    expect(wrong.status).toBe(1);
    expect(JSON.parse(wrong.stdout)).toMatchObject({ ok: false, measured: false, errors: 2 });
  });

  it('says which revision there is none of, and how to fetch where the clone is shallow', () => {
    const repository = published();
    const first = repository.git('rev-parse', 'HEAD');
    opened(repository);
    for (const args of [['nope'], ['HEAD', 'nope']]) {
      const run = compare(repository.data, ...args);
      expect(run.status).toBe(2);
      expect(run.stdout).toBe('');
      expect(run.stderr).toMatch(/^没有完成：读不了版本 nope：.*。\n$/);
    }
    const clone = temporaryFolder();
    repository.git('clone', '-q', '--depth', '1', `file://${repository.root}`, clone);
    const shallow = compare(join(clone, 'data'), first);
    expect(shallow.status).toBe(2);
    expect(shallow.stderr).toContain('git fetch --unshallow');
    expect(compare(join(clone, 'data'), 'HEAD').status).toBe(0);
  });

  it('ends with 2 outside a repository, for a revision without the folder, and for wrong arguments', () => {
    const folder = new City().write();
    expect(compare(folder, 'HEAD')).toMatchObject({ status: 2, stdout: '' });
    // In a repository of another user git says the same as in none.
    expect(compare(folder, 'HEAD').stderr).toContain('safe.directory');
    const repository = published();
    mkdirSync(join(repository.root, 'other'));
    writeFileSync(join(repository.root, 'other', 'site.yaml'), 'title: x\n');
    expect(compare(join(repository.root, 'other'), 'HEAD').stderr).toContain('没有');
    for (const args of [
      [],
      ['HEAD', 'HEAD', 'HEAD'],
      ['HEAD', '--format', 'xml'],
      ['HEAD', '--lang', 'fr'],
      ['--since', 'x'],
    ])
      expect(compare(repository.data, ...args), args.join(' ')).toMatchObject({ status: 2, stdout: '' });
  });

  it('compares revisions of a folder that the working tree has no longer', () => {
    const repository = published();
    repository.git('tag', 'v1');
    opened(repository);
    repository.git('tag', 'v2');
    rmSync(repository.data, { recursive: true });
    const run = compare(repository.data, 'v1', 'v2');
    expect(run.stderr).toBe('');
    expect(run.stdout).toContain('首南路');
  });
});
