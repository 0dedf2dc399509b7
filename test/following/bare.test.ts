/** A site without git history and under a sub-path: feeds say so and stay valid, and addresses name the sub-path once. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sync as ics } from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFiles } from '../../src/deploy/files.ts';
import { verify } from '../../src/deploy/verify.ts';
import { City } from '../dataset/city.ts';
import { build, tempFolder } from '../site/build.ts';
import { atomFaults, sitemapFaults } from './schema.ts';

const out = tempFolder('following-bare');
afterAll(() => rmSync(out, { recursive: true, force: true }));
const read = (path: string): string => readFileSync(join(out, path), 'utf8');

beforeAll(() => {
  const city = new City();
  city.files.set(
    'site.yaml',
    'title: 断头路\nas_of: 2013-06\nbase_url: https://www.example.cn/roads/\nshare_pictures: districts\nlanguages: [zh]\n',
  );
  const run = build(city.write(), out, { GUATU_BASE: '/roads/' });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
});

describe('a site without history, under a sub-path', () => {
  it('has valid feeds without entries, which say why', () => {
    const feeds = readdirSync(join(out, 'feeds'), { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.xml'));
    expect(feeds.length).toBeGreaterThan(5);
    for (const name of feeds) {
      const text = read(join('feeds', name));
      expect(atomFaults(text), name).toBe('');
      expect(text, name).not.toContain('<entry>');
      // Stories are no releases: their feed is empty because nobody has written one.
      if (!name.endsWith('stories.xml')) expect(text, name).toContain('没有取得发布历史');
      expect(text, name).toContain('<updated>2013-06-30T00:00:00.000Z</updated>');
    }
    expect(JSON.parse(read('feeds/releases.json'))).toMatchObject({ items: [] });
  });

  it('has a calendar whose events name no revision', () => {
    const text = read('calendar.ics');
    const events = Object.values(ics.parseICS(text)).filter((one) => one?.type === 'VEVENT');
    expect(events.length).toBeGreaterThan(3);
    expect(text).not.toMatch(/^(?:SEQUENCE:[1-9]|LAST-MODIFIED)/m);
    expect(text).toContain('DTSTAMP:20130630T000000Z');
  });

  it('names the sub-path once in every whole address', () => {
    const page = read('projects/NB-002/index.html');
    expect(page).toContain('<link rel="canonical" href="https://www.example.cn/roads/projects/NB-002/">');
    // The project has no picture of its own: that of its district stands for it.
    expect(page).toContain(
      'property="og:image" content="https://www.example.cn/roads/share/districts/yz.png"',
    );
    expect(existsSync(join(out, 'share/districts/yz.png'))).toBe(true);
    expect(existsSync(join(out, 'share/projects'))).toBe(false);
    expect(read('sitemap-index.xml')).toContain(
      '<loc>https://www.example.cn/roads/sitemap-projects.xml</loc>',
    );
    for (const path of listFiles(out)) {
      if (/\.(?:png|woff2|zip|xlsx)$/.test(path)) continue;
      expect(read(path), path).not.toMatch(/www\.example\.cn\/(?!roads\b)|\/roads\/roads\//);
    }
    const projects = read('sitemap-projects.xml');
    expect(sitemapFaults(projects)).toBe('');
    expect(projects).toContain('<loc>https://www.example.cn/roads/projects/NB-002/</loc>');
    expect(projects).not.toContain('lastmod');
  });

  it('says in robots.txt that crawlers read only the one at the root of the host', () => {
    expect(read('robots.txt')).toMatch(
      /^# 本站在子路径 \/roads\/ 下[^]*\nSitemap: https:\/\/www\.example\.cn\/roads\/sitemap-index\.xml\n$/,
    );
  });

  it('leads nowhere that is not there, and may be deployed', () => {
    expect(verify(out, listFiles(out), null, '/roads/').findings).toEqual([]);
  });
});
