/** Stories in a built site: published with the values of their release, and refused whole where they name what is not. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFeed } from '@rowanmanning/feed-parser';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFiles } from '../../src/deploy/files.ts';
import { verify } from '../../src/deploy/verify.ts';
import { City } from '../dataset/city.ts';
import { Repository } from '../history/repository.ts';
import { build, changed, hashes, tempFolder } from './build.ts';

const out = tempFolder('stories');
afterAll(() => rmSync(out, { recursive: true, force: true }));

const repository = new Repository();
const city = new City();
const releases: string[] = [];

function release(day: string, message: string): void {
  repository.write(city);
  releases.push(`${day}-${repository.commit(message, day).slice(0, 7)}`);
}

const front = (title: string, more = ''): string =>
  `---\ntitle: ${title}\ndate: 2013-07-08\nauthor: 鄞州区城建局\nsummary: 为什么还没通\n${more}---\n\n`;

const STORY = `${front('首南路', 'title_en: Shounan Road\ndigest: 2013-Q2\n')}到五月完成投资 <Figure id="district:yz/invested@2013-05" />，
其中首南路 <Figure id="project:NB-002/invested@2013-05" />；全市打通 <Figure id="city/opened@2013-06" /> 条，区级项目 <Figure id="level:district/projects@2013-06" /> 个。

<Road id="NB-002" />

<Ranking period="2013-05" group="district" top="1" />

<Chart of="district:yz/trend" />

见[沧海路](/projects/NB-001/)和[市府的说明](https://example.cn/a?b&c)。
`;

function page(path: string): string {
  return readFileSync(join(out, path, 'index.html'), 'utf8');
}

const text = (html: string): string => html.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');

beforeAll(() => {
  city.files.set(
    'site.yaml',
    String(city.files.get('site.yaml')).replace('as_of', 'base_url: https://roads.example\nas_of'),
  );
  release('2013-07-05', '第一期');
  city.files.set('stories/shounan.mdx', STORY);
  release('2013-07-08', '文章');
  city.set('progress', 2, 'invested', '3400');
  city.add('corrections', {
    id: 'R-9',
    date: '2013-07-20',
    table: 'progress',
    key: 'NB-002,2013-05',
    field: 'invested',
    old: '3500',
    new: '3400',
    reason: '漏报冲减',
    kind: 'correction',
  });
  release('2013-07-21', '更正');
  city.files.set(
    'stories/late.mdx',
    `${front('后来写的', `release: ${releases[0]}\n`)}<Figure id="district:yz/invested@2013-05" />，<Figure id="district:yz/investment_rate@2013-05" />\n`,
  );
  city.files.set('stories/shounan.mdx', STORY.replace('为什么还没通', '为什么还没有通'));
  city.files.set(
    'stories/new.en.mdx',
    `${front('In English only')}There are <Figure id="city/projects@2013-06" /> roads.\n`,
  );
  release('2013-07-25', '改文章');
  const run = build(repository.data, out);
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
});

describe('a story', () => {
  it('keeps the value that was published when it was written, and says what it is now', () => {
    const html = page('stories/shounan');
    const [old] = [...html.matchAll(/<a href="([^"]+)">3500 万元<\/a>/g)];
    expect(old?.[1]).toBe(`/figures/district/yz/2013-05/#invested@${releases[0]}`);
    expect(text(html)).toContain('到五月完成投资 3500 万元（现值 3400 万元，已更正），');
    expect(text(html)).toContain('首南路 3500 万元（现值 3400 万元，已更正）');
    expect(html).toContain('data-figure="district:yz/invested@2013-05">3400 万元</a>');
    expect(text(html)).toContain('文中有 2 个数在成文以后修订过');
    expect(text(html)).toContain(`写于 2013-07-08 按版本 ${releases[1]} 数据截至 2013-06-30 改于 2013-07-25`);
  });

  it('that names a release tells the values of that', () => {
    expect(text(page('stories/late'))).toContain('3500 万元（现值 3400 万元，已更正）');
    expect(text(page('stories/late'))).toMatch(/3500 万元 \/ 9000 万元 [\d.]+%/);
    expect(text(page('stories/late'))).toContain(`按版本 ${releases[0]}`);
  });

  it('that is the text of a digest stands on its page', () => {
    expect(page('stories/shounan')).toContain('<a href="/digests/2013-Q2/">');
    expect(text(page('digests/2013-Q2'))).toContain('鄞州区城建局 · 2013-07-08');
    expect(text(page('digests/2013-Q2'))).toContain('3500 万元（现值 3400 万元，已更正）');
    expect(text(page('en/digests/2013-Q2'))).toContain('Shounan Road');
    expect(page('en/digests/2013-Q2')).toContain('href="/en/stories/shounan/"');
    expect(page('digests/2013-06')).not.toContain('id="story"');
  });

  it('in one language only is noted in the other', () => {
    expect(text(page('en/stories/shounan'))).toContain('This story is in Chinese only. Read it in Chinese');
    expect(page('en/stories/shounan')).toContain('href="/stories/shounan/"');
    expect(text(page('stories/new'))).toContain('这篇文章只有英文。 看英文原文');
    expect(text(page('stories'))).toContain('3 篇文章');
    expect(text(page('en/stories'))).toContain('Shounan Road');
    expect(text(page(''))).toContain('经办单位和记者写的');
  });

  it('leads nowhere where nothing is, and every figure of it has its file and its receipt', () => {
    const { findings } = verify(out, listFiles(out), null, '/');
    expect(findings).toEqual([]);
    expect(existsSync(join(out, 'figures/level/district/2013-06/index.html'))).toBe(true);
  });

  it('says for machines and citations who wrote it and when', () => {
    const html = page('stories/shounan');
    const data = JSON.parse(
      /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '',
    ) as unknown;
    expect(data).toMatchObject({
      '@type': 'Article',
      headline: '首南路',
      author: { name: '鄞州区城建局' },
      datePublished: '2013-07-08T09:00:00+08:00',
      dateModified: '2013-07-25T09:00:00+08:00',
      version: releases[1],
    });
    expect(text(html)).toMatch(
      /鄞州区城建局\. 首南路\[EB\/OL\]\. \(2013-07-25\)\[ ?引用日期 ?\]\. https:\/\/roads\.example\/stories\/shounan\/\./,
    );
    expect(text(html)).toContain(
      '鄞州区城建局. (2013, July 25). 首南路. 市住建局. https://roads.example/stories/shounan/',
    );
    expect(readFileSync(join(out, 'cite/stories/shounan.bib'), 'utf8')).toContain(
      'author = {{鄞州区城建局}}',
    );
    expect(html).toContain('property="og:type" content="article"');
  });

  it('is followed by a feed, found in the sitemap, and part of the release', () => {
    const feed = parseFeed(readFileSync(join(out, 'feeds/stories.xml'), 'utf8'));
    expect(feed.items.map(({ title, url }) => [title, url])).toEqual([
      ['后来写的', 'https://roads.example/stories/late/'],
      ['首南路', 'https://roads.example/stories/shounan/'],
    ]);
    expect(readFileSync(join(out, 'sitemap-pages.xml'), 'utf8')).toContain(
      'https://roads.example/stories/shounan/',
    );
    const source = readFileSync(join(repository.data, 'stories/shounan.mdx'));
    expect(readFileSync(join(out, 'data/stories/shounan.mdx')).equals(source)).toBe(true);
    expect(readFileSync(join(out, 'data/SHA256SUMS'), 'utf8')).toMatch(/ {2}stories\/shounan\.mdx$/m);
    const zip = unzipSync(readFileSync(join(out, `data/releases/${releases.at(-1)}.zip`)));
    const name = `guatu-${releases.at(-1)}/stories/shounan.mdx`;
    expect(Buffer.from(zip[name] ?? []).equals(source)).toBe(true);
    expect(text(page(`updates/${releases[1]}`))).toContain('文章 shounan 新增');
  });
});

describe('a story that is wrong', () => {
  it.each([
    [
      'a figure that does not exist',
      '通了 <Figure id="city/opend@2013-06" /> 条。',
      /stories\/bad\.mdx 第 8 行 第 12 字“<Figure>”/,
      '没有这个指标',
    ],
    ['a script', '甲\n\n<script>alert(1)</script>', /stories\/bad\.mdx 第 10 行 第 1 字/, '不能有脚本'],
    ['broken MDX', '甲\n\n<Road id="NB-002">\n\n乙', /stories\/bad\.mdx 第 10 行 第 1 字/, '标签没有结束'],
    [
      'an import',
      "import fs from 'node:fs'\n\n{fs.readFileSync('/etc/passwd')}",
      /stories\/bad\.mdx 第 8 行/,
      'import',
    ],
  ])(
    'is refused with file, line and reason, and the former site stands: %s',
    (_what, wrong, place, reason) => {
      const before = hashes(out);
      const file = join(repository.data, 'stories', 'bad.mdx');
      writeFileSync(file, front('不对') + wrong);
      try {
        const run = build(repository.data, out);
        expect(run.status).toBe(1);
        expect(run.stdout).toMatch(place);
        expect(run.stdout).toContain(reason);
        expect(changed(before, hashes(out))).toEqual([]);
      } finally {
        rmSync(file);
      }
    },
  );
});
