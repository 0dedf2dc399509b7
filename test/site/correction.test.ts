/** A published figure cannot be changed silently; with its row in the ledger it can, and readers see the row. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { City } from '../dataset/city.ts';
import { published } from '../history/repository.ts';
import { build, tempFolder } from './build.ts';

const out = tempFolder('correction');
afterAll(() => rmSync(out, { recursive: true, force: true }));

const repository = published();
const release = repository.git('rev-parse', 'HEAD');

function check(): { status: number | null; stdout: string } {
  const args = [resolve('scripts/check.ts'), '--data', repository.data, '--since', release, '--lang', 'zh'];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

/** The text of an element's children without its tags. */
function textOf(path: string): string {
  const html = readFileSync(join(out, path, 'index.html'), 'utf8');
  return html.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');
}

describe('a published figure', () => {
  const city = new City();
  it('changed silently fails the check, which writes out the missing row', () => {
    city.set('progress', 2, 'invested', '3400');
    city.set('projects', 3, 'total_investment', '15800');
    repository.write(city);
    const { status, stdout } = check();
    expect(status).toBe(1);
    expect(stdout).toContain('progress,"NB-002,2013-05",invested,3500,3400');
    expect(stdout).toContain('NB-003,');
    expect(stdout).toContain('total_investment,15200,15800');
  });

  it('passes with its row, and the built pages show old, new, reason and date', () => {
    city.correctMay('R-2', '2013-06-28');
    city.add('changes', {
      id: 'C-2',
      project_id: 'NB-003',
      date: '2013-06-20',
      field: 'total_investment',
      old: '15200',
      new: '15800',
      reason: '增设雨水泵站',
    });
    repository.write(city);
    expect(check()).toMatchObject({ status: 0 });
    const hash = repository.commit('更正', '2014-01-06');
    const run = build(repository.data, out);
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    const corrected = /2013-06-28.*本年累计完成投资.*3500 更正为 3400。漏报冲减 &lt;b&gt;一&lt;\/b&gt; 笔/;
    expect(textOf('projects/NB-002')).toMatch(corrected);
    expect(textOf('data')).toMatch(corrected);
    expect(textOf('en/data')).toMatch(/2013-06-28.*3500 corrected to 3400/);
    const id = `2014-01-06-${hash.slice(0, 7)}`;
    const told = /更正 1 处 ?首南路 2013-05 月报本年累计完成投资 3500 万元 3400 万元 漏报冲减/;
    expect(textOf(`updates/${id}`)).toMatch(told);
    expect(textOf(`updates/${id}`)).toMatch(
      /计划调整 1 项 ?永达路 总投资 1\.52 亿元 1\.58 亿元 增设雨水泵站/,
    );
    expect(textOf('updates')).toContain('更正 1 处，计划调整 1 项');
    expect(textOf('projects/NB-002/history')).toMatch(corrected);
    expect(textOf('projects/NB-002/history')).toContain(
      '更正 2013-05 月报本年累计完成投资 3500 万元 3400 万元',
    );
    // The release that had published the value says that it is not so any more.
    const former = `2013-12-23-${release.slice(0, 7)}`;
    expect(textOf(`updates/${former}`)).toMatch(new RegExp(`后来又改了 1 处 ?${id}`));
    expect(textOf('projects/NB-003')).toMatch(/2013-06-20.*总投资 15200 变更为 15800。增设雨水泵站/);
  });
});
