/** A figure that a later release changes keeps its old value at its old address, with the reason. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { City } from '../dataset/city.ts';
import { Repository } from '../history/repository.ts';
import { build, changed, hashes, tempFolder } from './build.ts';

const out = tempFolder('figure-history');
afterAll(() => rmSync(out, { recursive: true, force: true }));

const repository = new Repository();
const city = new City();
const releases: string[] = [];

function release(day: string, message: string): void {
  repository.write(city);
  const hash = repository.commit(message, day);
  releases.push(`${day}-${hash.slice(0, 7)}`);
}

function page(path: string): string {
  return readFileSync(join(out, path, 'index.html'), 'utf8');
}

const text = (html: string): string => html.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');

/** The receipt of one measure. */
function receipt(path: string, measure: string): string {
  const part = page(path).split(`<article class="receipt" id="${measure}">`)[1];
  if (part === undefined) throw new Error(`${path} has no ${measure}`);
  return part.slice(0, part.indexOf('</article>'));
}

/** A value as published, by its anchor. */
function past(path: string, anchor: string): string {
  const part = page(path).split(`<li id="${anchor}">`)[1];
  if (part === undefined) throw new Error(`${path} has no ${anchor}`);
  return part.slice(0, part.indexOf('</li>'));
}

let first = new Map<string, string>();

beforeAll(() => {
  release('2013-07-05', '第一期');
  expect(build(repository.data, out).stderr).toBe('');
  first = hashes(out);
  city.correctMay('R-9', '2013-07-20');
  release('2013-07-21', '更正');
  city.set('projects', 3, 'planned_end', '2013-05-20');
  city.add('changes', {
    id: 'C-9',
    project_id: 'NB-003',
    date: '2013-04-10',
    field: 'planned_end',
    old: '2014-05-31',
    new: '2013-05-20',
    reason: '提前',
  });
  release('2013-08-02', '变更');
  expect(build(repository.data, out).stderr).toBe('');
});

describe('the permalink of a figure', () => {
  const may = 'figures/district/yz/2013-05';

  it('still shows the value that a correction replaced, struck, with both values and the reason', () => {
    const html = receipt(may, 'invested');
    expect(text(html)).toContain(`状态已更正 由发布 ${releases[1]} 公布`);
    const old = past(may, `invested@${releases[0]}`);
    expect(old).toContain('<s>3500 万元</s>');
    expect(text(old)).toContain('已更正');
    expect(text(old)).toMatch(
      /更正 进展月报 NB-002,2013-05 本年累计完成投资 3500 万元 → 3400 万元：漏报冲减 &lt;b&gt;一&lt;\/b&gt; 笔/,
    );
    const now = past(may, `invested@${releases[1]}`);
    expect(now).toContain('<b>3400 万元</b>');
    expect(text(now)).toContain('现行');
  });

  it('is there for a figure that never changed, at the release that brought it', () => {
    const html = receipt(may, 'opened');
    expect(text(html)).toContain(`状态现行 由发布 ${releases[0]} 公布`);
    expect(html).toContain(`<div id="opened@${releases[0]}">`);
    expect(html).not.toContain(releases[1]);
  });

  it('says revised where the ledger records a change, and tells it in English too', () => {
    const html = receipt('en/figures/district/hs/2013-05', 'due');
    expect(text(html)).toContain(`Statusrevised published in release ${releases[2]}`);
    const old = past('en/figures/district/hs/2013-05', `due@${releases[0]}`);
    expect(text(old)).toMatch(/0 revised ?changed projects NB-003 planned end 2014-05-31 → 2013-05-20: 提前/);
  });

  it('of figures made of others follows the rows of those', () => {
    const gap = past(may, `pace_gap@${releases[0]}`);
    expect(text(gap)).toContain('漏报冲减');
  });

  it('of a project stands on the page of its history, for earlier periods too', () => {
    const html = receipt('projects/NB-002/history', 'invested');
    // The page speaks of June, which no release changed.
    expect(text(html)).toContain(`状态现行 由发布 ${releases[0]} 公布`);
    expect(text(html)).toContain(`2013-05 ${releases[0]} 3500 万元 已更正`);
    expect(text(html)).toContain('漏报冲减');
    expect(text(html)).toContain(`2013-05 ${releases[1]} 3400 万元 现行`);
    expect(html).toContain(`id="invested@${releases[1]}"`);
  });

  it('does not change what the release did not touch', () => {
    const paths = changed(first, hashes(out)).filter((path) => /^figures\//.test(path));
    expect(paths).toContain('figures/district/yz/2013-05/index.html');
    // A figure made later of the same rows names the same releases: building again changes nothing.
    const before = hashes(out);
    expect(build(repository.data, out).status).toBe(0);
    expect(changed(before, hashes(out))).toEqual([]);
  });
});

describe('without history', () => {
  it('the receipt says so in words', () => {
    const bare = tempFolder('no-history-data');
    const site = tempFolder('no-history');
    city.write('en', 'UTF-8', bare);
    expect(build(bare, site).status).toBe(0);
    const html = readFileSync(join(site, 'figures/city/2013-05/index.html'), 'utf8');
    expect(html).toContain('没有取得发布历史');
    expect(html).not.toContain('class="past"');
    rmSync(bare, { recursive: true });
    rmSync(site, { recursive: true });
  });
});
