/** What cannot be written, or was never deployed to, is told before anything is taken, built or made. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { siteFiles, temporaryFolder, writeSite } from './site.ts';

function run(script: string, args: readonly string[], input = '', cwd = process.cwd()) {
  const { status, stderr, stdout } = spawnSync(process.execPath, [resolve('scripts', script), ...args], {
    encoding: 'utf8',
    cwd,
    input,
    env: { ...process.env, GUATU_LANG: 'en' },
  });
  return { status, said: stdout + stderr };
}

/** A folder in which nobody can write, not even root: a file stands in its place. */
function shut(): string {
  const file = join(temporaryFolder(), 'srv');
  writeFileSync(file, '');
  return join(file, 'site');
}

it('a rollback of a folder that holds no deployment leaves no folder behind', () => {
  const typo = join(temporaryFolder(), 'typo');
  const { status, said } = run('deploy.ts', ['--to', typo, '--rollback']);
  expect([status, said]).toEqual([2, expect.stringContaining('no site was ever deployed')]);
  expect(existsSync(typo)).toBe(false);
  const empty = temporaryFolder();
  expect(run('deploy.ts', ['--to', empty, '--rollback']).status).toBe(2);
  expect(readdirSync(empty)).toEqual([]);
});

it('a deployment says who cannot write where', () => {
  const { status, said } = run('deploy.ts', ['--to', shut(), '--from', writeSite(siteFiles())]);
  expect([status, said]).toEqual([2, expect.stringMatching(/ cannot write in .*srv, so that nothing/)]);
});

it('a push is refused before its data are checked where its author cannot publish', () => {
  const bare = temporaryFolder();
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: bare, encoding: 'utf8' });
  git('init', '-q', '--bare');
  git('config', 'guatu.site', shut());
  const line = `${'0'.repeat(40)} ${'a'.repeat(40)} refs/heads/main\n`;
  const { status, said } = run('receive.ts', ['pre-receive'], line, bare);
  expect([status, said]).toEqual([2, expect.stringMatching(/ cannot write in .*srv, so that nothing/)]);
  expect(existsSync(join(bare, 'guatu'))).toBe(false);
});
