import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'guatu-help-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(script: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [`scripts/${script}.ts`, ...args], {
    encoding: 'utf8',
    env: { ...process.env, GUATU_LANG: '', GUATU_OUT: join(folder, 'out') },
  });
}

describe('--help', () => {
  it.each(['boards', 'build', 'check', 'compare', 'deploy', 'dev', 'import', 'preview', 'receive', 'sample'])(
    'of %s tells what it does and takes, in both languages, and does nothing',
    (script) => {
      const zh = run(script, '--help');
      expect([zh.status, zh.stderr]).toEqual([0, '']);
      expect(zh.stdout).toMatch(new RegExp(`^npm run ${script} -- .+\\n[^A-Z]+.*[。]\\n$`));
      const en = run(script, '--lang', 'en', '-h');
      expect([en.status, en.stderr]).toEqual([0, '']);
      expect(en.stdout).toMatch(new RegExp(`^npm run ${script} -- .+\\n[A-Z][^\\u4e00-\\u9fff]+\\.\\n$`));
      expect(existsSync(join(folder, 'out'))).toBe(false);
    },
  );
});

describe('commands that take a language only', () => {
  it.each(['build', 'dev', 'preview'])('%s refuses what it does not know before it starts', (script) => {
    const { status, stdout, stderr } = run(script, '--data', 'elsewhere');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--data');
    expect(stderr).toContain('GUATU_DATA');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('speak it', () => {
    const { status, stderr } = run('preview', '--lang', 'en');
    expect([status, stderr]).toEqual([2, expect.stringContaining('holds no site; run npm run build first')]);
  });
});
