import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { City, temporaryFolder } from '../dataset/city.ts';
import { published } from '../history/repository.ts';

const script = resolve('scripts/check.ts');

function check(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = process.cwd()) {
  const foreign = new Set(['GUATU_DATA', 'GUATU_LANG', 'GITHUB_WORKSPACE']);
  const own = Object.entries(process.env).filter(([name]) => !foreign.has(name));
  const clean: NodeJS.ProcessEnv = { ...Object.fromEntries(own), ...env };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: clean,
    cwd,
  });
  return { status, stdout, stderr };
}

const isOneSentence = (text: string): boolean => /^[^\n]+\n$/.test(text);

describe('npm run check', () => {
  it('ends with 0 for a good folder, and says nothing on stderr', () => {
    const { status, stdout, stderr } = check(['--data', new City().write()]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('通过，可以生成网页。');
  });

  it('ends with 0 for warnings, with 1 for errors', () => {
    const city = new City();
    city.set('figures', 2, 'value', '2');
    expect(check(['--data', city.write()])).toMatchObject({ status: 0 });
    city.set('figures', 2, 'measure', 'opend');
    const { status, stdout } = check(['--data', city.write(), '--lang', 'en']);
    expect(status).toBe(1);
    expect(stdout).toContain('1 to correct');
  });

  it('takes the folder and the language from the environment, and arguments before them', () => {
    const bad = new City();
    bad.set('projects', 1, 'total_investment', '4.6亿');
    const env = { GUATU_DATA: bad.write(), GUATU_LANG: 'en' };
    expect(check(['--format', 'json'], env).stdout).toContain('only a number is wanted');
    expect(check(['--format', 'json', '--lang', 'zh'], env).stdout).toContain('应该只写数字');
    expect(check(['--data', new City().write()], env).status).toBe(0);
  });

  it('gives file paths as the repository has them to GitHub', () => {
    const root = temporaryFolder();
    const city = new City();
    city.set('projects', 1, 'district', '鄞洲区');
    mkdirSync(join(root, 'city', 'data'), { recursive: true });
    city.write('zh', 'GB18030', join(root, 'city', 'data'));
    const { status, stdout } = check(['--data', 'city/data', '--format', 'github'], {}, root);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=city\/data\/projects\.csv,line=2,col=3,/);
  });

  it.each([
    [['--data', '/nowhere/at/all'], '/nowhere/at/all'],
    [['--data', 'package.json'], 'package.json'],
    [['--format', 'xml'], 'xml'],
    [['--lang', 'fr'], 'fr'],
    [['--fromat', 'json'], '--fromat'],
    [['--data'], '--data'],
    [['data'], 'data'],
    [['--since', 'no-such-revision'], 'no-such-revision'],
  ])('ends with 2 and one sentence for %j', (args, named) => {
    const { status, stdout, stderr } = check(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(named);
    expect(isOneSentence(stderr)).toBe(true);
  });

  it('ends with 1 where site.yaml or projects.csv is missing', () => {
    const folder = temporaryFolder();
    const { status, stdout } = check(['--data', folder, '--format', 'json']);
    expect(status).toBe(1);
    const { problems } = JSON.parse(stdout) as { problems: { code: string; file: string; line: number }[] };
    expect(problems.map(({ code, file, line }) => [code, file, line])).toEqual([
      ['settings', 'site.yaml', 1],
      ['header_missing', 'projects.csv', 1],
    ]);
  });

  it('refuses a link that leads out of the folder, and does not read hidden files', () => {
    const folder = new City().write();
    writeFileSync(join(folder, '.progress.csv'), 'nonsense');
    expect(check(['--data', folder]).status).toBe(0);
    symlinkSync(resolve('package.json'), join(folder, 'plan2.csv'));
    const { status, stderr } = check(['--data', folder]);
    expect(status).toBe(2);
    expect(isOneSentence(stderr)).toBe(true);
  });

  it('refuses a link that leads round', () => {
    const folder = new City().write();
    symlinkSync(folder, join(folder, 'again'));
    expect(check(['--data', folder])).toMatchObject({ status: 2, stdout: '' });
  });

  it('compares with a published commit', () => {
    const repository = published();
    expect(check(['--data', repository.data, '--since', 'HEAD']).status).toBe(0);
    const city = new City();
    city.set('progress', 2, 'invested', '3400');
    repository.write(city);
    expect(check(['--data', repository.data]).status).toBe(0);
    const { status, stdout } = check(['--data', repository.data, '--since', 'HEAD', '--format', 'github']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/progress\.csv,line=3,col=3,title=历史 invested \(history\)::.*corrections\.csv/);
  });

  it('reads a table from parts, and says when it stands in both ways', () => {
    const city = new City();
    const [headers = [], ...rows] = city.rows('progress');
    for (const month of ['2013-05', '2013-06']) {
      const own = rows.filter((row) => row[1] === month).map((row) => row.join(','));
      city.files.set(`progress/${month}.csv`, `${[headers.join(','), ...own].join('\n')}\n`);
    }
    city.tables.delete('progress');
    const good = check(['--data', city.write()]);
    expect(good).toMatchObject({ status: 0 });
    expect(good.stdout).toContain('progress/2013-05.csv');
    city.files.set('progress.csv', `${headers.join(',')}\n`);
    const { stdout } = check(['--data', city.write(), '--format', 'json']);
    expect(stdout).toContain('"code":"settings","file":"progress.csv","line":1');
  });

  it('prints no bytes on stdout that are not the report, in any format', () => {
    const folder = new City().write();
    expect(JSON.parse(check(['--data', folder, '--format', 'json']).stdout)).toMatchObject({ ok: true });
    expect(check(['--data', folder, '--format', 'github']).stdout).toBe('');
  });
});
