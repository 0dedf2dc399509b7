/**
 * What was published stays to be read: a repository of several releases, built after each as a city would, and the
 * pages of history and updates in what was built.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { City, temporaryFolder } from '../dataset/city.ts';
import { published } from '../history/repository.ts';
import { build, changed, hashes, tempFolder } from './build.ts';

const outs: string[] = [];
afterAll(() => {
  for (const out of outs) rmSync(out, { recursive: true, force: true });
});

function built(data: string): string {
  const out = tempFolder('history');
  outs.push(out);
  const run = build(data, out);
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  return out;
}

const html = (out: string, path: string): string => readFileSync(join(out, path, 'index.html'), 'utf8');

/** The text of a page, or of the element with an id, without tags. */
function textOf(out: string, path: string, id?: string): string {
  const page = html(out, path);
  const from = id === undefined ? 0 : page.indexOf(`id="${id}"`);
  expect(from, `${path}#${id}`).not.toBe(-1);
  return page
    .slice(page.indexOf('>', from) + 1)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

const repository = published();
const city = new City();

/** Commits the city, builds it, and gives the release and the built folder. */
function publish(day: string): { id: string; out: string } {
  repository.write(city);
  const hash = repository.commit('update', day);
  return { id: `${day}-${hash.slice(0, 7)}`, out: built(repository.data) };
}

describe('a site of three releases', () => {
  let second: { id: string; out: string };
  let third: { id: string; out: string };
  const first = `2013-12-23-${repository.git('rev-parse', '--short=7', 'HEAD')}`;

  beforeAll(() => {
    const settings = String(city.files.get('site.yaml'));
    city.files.set('site.yaml', settings.replace('as_of: 2013-06', 'as_of: 2013-07'));
    city.add('progress', {
      project_id: 'NB-002',
      period: '2013-07',
      invested: '5200',
      progress: '52',
      forecast_end: '2014-01-20',
    });
    city.set('milestones', 2, 'forecast_on', '2013-12-20');
    city.set('projects', 3, 'length_m', '880');
    second = publish('2014-01-05');
    city.correctMay('R-2', '2014-02-04');
    third = publish('2014-02-05');
  });

  it('lists its releases, the newest first, each with what it changed', () => {
    for (const { id, out } of [second, third]) expect(existsSync(join(out, 'updates', id))).toBe(true);
    const list = textOf(third.out, 'updates');
    expect(list).toContain('共发布 3 次');
    expect(list).toMatch(
      new RegExp(
        `${third.id}.*更正 1 处，涉及 1 个项目 .*${second.id}.*未说明的改动 1 处，进展 2 条，涉及 2 个项目 .*${first}.*首次，共 3 个项目`,
      ),
    );
    expect(textOf(third.out, 'en/updates')).toContain('3 releases, the newest first.');
  });

  it('tells what each release changed, the silent change plainly', () => {
    const page = textOf(third.out, `updates/${second.id}`);
    expect(page).toMatch(/未说明的改动 1 处 这些已公布的数改了.*永达路.*长度 860 米 880 米/);
    expect(page).toMatch(
      /首南路 2013-07 月报：形象进度 52%，本年累计完成投资 5200 万元，预计竣工 2014-01-20/,
    );
    expect(textOf(third.out, `updates/${third.id}`, 'correction')).toMatch(
      /首南路.*2013-05 月报本年累计完成投资 3500 万元 3400 万元 漏报冲减 &lt;b&gt;一&lt;\/b&gt; 笔/,
    );
    const csv = readFileSync(join(third.out, 'updates', third.id, 'changes.csv'), 'utf8');
    const { data } = Papa.parse<Record<string, string>>(csv.replace('\ufeff', ''), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data).toMatchObject([{ kind: 'correction', old: '3500', new: '3400', ledger: 'R-2' }]);
  });

  it('names the figures that a release changed, old and new, each leading to where it stands for ever', () => {
    const page = html(third.out, `updates/${third.id}`);
    expect(textOf(third.out, `updates/${third.id}`, 'figures')).toMatch(
      /全市 本年完成投资 期别 2013-05 原来 3500 万元 现在 3400 万元 编号 city\/invested@2013-05/,
    );
    for (const release of [first, third.id]) {
      expect(page).toContain(`href="/figures/city/2013-05/#invested@${release}"`);
      expect(html(third.out, 'figures/city/2013-05')).toContain(`id="invested@${release}"`);
    }
    const csv = readFileSync(join(third.out, 'updates', third.id, 'figures.csv'), 'utf8');
    expect(csv).toContain('district:yz/invested@2013-05,district:yz,invested,2013-05,35000000,34000000');
    expect(textOf(third.out, `updates/${second.id}`, 'city')).toMatch(
      /本年完成投资 2013-06 \S+ [万亿]元 2013-07 \S+ [万亿]元/,
    );
  });

  it('keeps the pages of earlier releases to the byte, but for the mark of a correction', () => {
    const before = hashes(join(second.out, 'updates', second.id));
    expect(changed(before, hashes(join(third.out, 'updates', second.id)))).toEqual([]);
    const mark = textOf(third.out, `updates/${first}`, 'later');
    expect(textOf(second.out, `updates/${first}`)).not.toContain('3400 万元');
    expect(mark).toContain(`后来又改了 2 处 ${second.id} 永达路`);
    expect(mark).toMatch(new RegExp(`${third.id} 首南路.*3500 万元 3400 万元`));
  });

  it('shows every value of a project as published, under anchors that stay', () => {
    const page = 'projects/NB-002/history';
    expect(textOf(third.out, page, third.id)).toMatch(/更正 1 处.*3500 万元 3400 万元/);
    expect(textOf(third.out, page, first)).toContain('首次公布');
    expect(textOf(third.out, page, 'progress.2013-05.invested')).toMatch(
      new RegExp(`^ ?2013-05 月报本年累计完成投资 3500 万元 ${first} 3400 万元 ${third.id} 现行`),
    );
    expect(textOf(third.out, page, 'slips')).toMatch(
      /节点“路面”预计日期 原来 2013-12-05 改为 2013-12-20 差 推迟 15 天/,
    );
    expect(textOf(third.out, page, 'slips')).toMatch(
      /预计竣工 原来 2013-12-20 改为 2014-01-20 差 推迟 31 天/,
    );
    expect(textOf(third.out, 'projects/NB-003/history', 'plans')).toMatch(
      /竣工 原计划 2013-12-31 现计划 2014-05-31/,
    );
    expect(textOf(third.out, 'en/projects/NB-003/history')).toContain('1 unexplained change');
  });

  it('leads from each row of a project to that row of the download', () => {
    const page = html(third.out, 'projects/NB-002/history');
    const links = [...page.matchAll(/href="\/data\/(\w+)\.csv#row=(\d+)"/g)];
    expect(links.length).toBeGreaterThan(12);
    for (const [, table, row] of links) {
      const text = readFileSync(join(third.out, 'data', `${table}.csv`), 'utf8').replace('\ufeff', '');
      const cells = Papa.parse<string[]>(text, { skipEmptyLines: true }).data[Number(row) - 1];
      expect(cells?.join(' ')).toMatch(/NB-002|首南路/);
    }
    expect(page).toContain('href="/projects/NB-002/"');
    expect(html(third.out, 'projects/NB-002')).toContain('href="/projects/NB-002/history/"');
  });

  it('changes no page of a project that a release left alone', () => {
    const differing = changed(hashes(second.out), hashes(third.out));
    for (const id of ['NB-001', 'NB-003'])
      expect(differing.filter((path) => path.includes(`projects/${id}/`))).toEqual([]);
  });
});

describe('a site without a history', () => {
  it('gives the rows as they are, and says that earlier values are not known', () => {
    const data = new City().write('en', 'UTF-8', temporaryFolder());
    const out = built(data);
    const page = textOf(out, 'projects/NB-002/history');
    expect(page).toContain('数据不在版本库里，历次发布的值没有取到');
    expect(page).toMatch(/原始记录.*进展月报 progress.*2013-05.*3500.*progress\.csv 第 3 行/);
    expect(page).not.toContain('按发布');
    expect(textOf(out, 'updates')).toContain('数据不在版本库里，取不到历次发布。');
    expect(textOf(out, 'en/updates')).toContain('The data are not in a repository');
  });
});
