/** Feeds, calendars, sitemap and JSON-LD of a built site with several releases, held against other people's readers. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseFeed } from '@rowanmanning/feed-parser';
import jsonld, { type JsonLdDocument, type Options } from 'jsonld';
import { sync as ics } from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { City } from '../dataset/city.ts';
import { Repository } from '../history/repository.ts';
import { launch } from '../site/browser.ts';
import { build, serve, tempFolder } from '../site/build.ts';
import { atomFaults, htmlOfFirst, sitemapFaults } from './schema.ts';

const SETTINGS = `title: 断头路 <三年> & 行动
title_en: Dead-end roads
city: 宁波市
publisher: 市住建局
base_url: https://roads.example.cn
as_of: MONTH
license: CC-BY-4.0
government_meta:
  SiteName: 宁波市住房和城乡建设局
  SiteDomain: roads.example.cn
  SiteIDCode: "3302000001"
`;

const out = tempFolder('following');
const repository = new Repository();
afterAll(() => rmSync(out, { recursive: true, force: true }));

const city = new City();
function release(month: string, day: string, change: () => void = () => undefined): void {
  change();
  city.files.set('site.yaml', SETTINGS.replace('MONTH', month));
  repository.write(city);
  repository.commit(`${month} 发布`, day);
}

/** The dates of one milestone and of one road move, and a published value is corrected. */
beforeAll(() => {
  release('2013-05', '2013-06-05');
  release('2013-06', '2013-07-05', () => {
    city.set('milestones', 2, 'forecast_on', '2013-12-15');
    city.set('issues', 2, 'closed_on', '2013-06-28');
  });
  release('2013-06', '2013-07-09', () => {
    city.set('milestones', 2, 'forecast_on', '2014-01');
    city.correctMay('R-2', '2013-07-08', '漏报冲减 <b>一</b> 笔 & 另一笔');
  });
  const run = build(repository.data, out);
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
});

const read = (path: string): string => readFileSync(join(out, path), 'utf8');

function filesIn(...endings: string[]): string[] {
  return (readdirSync(out, { recursive: true }) as string[])
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .sort();
}

describe('Atom feeds', () => {
  const feeds = (): string[] => filesIn('.xml').filter((path) => path.includes('feeds/'));

  it('stand for everything, each project, district and unit, in both languages', () => {
    for (const path of [
      'feeds/updates.xml',
      'feeds/projects/NB-002.xml',
      'feeds/districts/yz.xml',
      'feeds/units/yzq.xml',
    ])
      for (const prefix of ['', 'en/']) expect(feeds()).toContain(`${prefix}${path}`);
  });

  it('are what the schema of RFC 4287 asks for, and a feed parser reads them', () => {
    for (const path of feeds()) {
      expect(atomFaults(read(path)), path).toBe('');
      const feed = parseFeed(read(path));
      expect(feed.meta.type, path).toBe('atom');
      expect(feed.title, path).not.toBe('');
      expect(new Set(feed.items.map(({ id }) => id)).size, path).toBe(feed.items.length);
    }
  });

  it('tell each release once, the newest first, in words, with what changed and why', () => {
    const feed = parseFeed(read('feeds/projects/NB-002.xml'));
    expect(feed.items.map(({ published }) => published?.toISOString())).toEqual([
      '2013-07-09T01:00:00.000Z',
      '2013-07-05T01:00:00.000Z',
      '2013-06-05T01:00:00.000Z',
    ]);
    const [corrected, moved, first] = feed.items;
    expect(corrected?.content).toContain('3500');
    // What a city wrote is text in the HTML that a reader of feeds shows.
    expect(htmlOfFirst(read('feeds/projects/NB-002.xml'))).toContain(
      '漏报冲减 &lt;b&gt;一&lt;/b&gt; 笔 &amp; 另一笔',
    );
    expect(corrected?.title).toMatch(/更正 1 处/);
    expect(moved?.content).toContain('2013-12-15');
    expect(first?.title).toContain('首次公布');
    expect(feed.updated?.toISOString()).toBe('2013-07-09T01:00:00.000Z');
    expect(parseFeed(read('feeds/projects/NB-003.xml')).items).toHaveLength(1);
    expect(parseFeed(read('feeds/updates.xml')).items).toHaveLength(3);
    expect(read('en/feeds/updates.xml')).toMatch(/Correction: 首南路, .*from 35 million yuan/);
  });

  it('name entries by tags that belong to the host since its first release', () => {
    const { items } = parseFeed(read('feeds/districts/yz.xml'));
    expect(items.length).toBeGreaterThan(1);
    for (const { id } of items)
      expect(id).toMatch(/^tag:roads\.example\.cn,2013-06-05:districts\/yz\/2013-0[67]-0\d-[0-9a-f]{7}\/zh$/);
  });
});

describe('the JSON feed of releases', () => {
  it('has every release with what it counts', () => {
    const feed = JSON.parse(read('feeds/releases.json')) as {
      items: { id: string; url: string; content_text: string; date_published: string }[];
    };
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      language: 'zh-CN',
      items: [{ tags: ['更正', '进展'] }, { tags: ['进展'] }, {}],
    });
    expect(feed.items).toHaveLength(3);
    expect(new Set(feed.items.map(({ id }) => id)).size).toBe(3);
    for (const { url, content_text: text, date_published: at } of feed.items) {
      expect(url).toMatch(/^https:\/\/roads\.example\.cn\//);
      expect(text).not.toBe('');
      expect(new Date(at).toISOString()).toBe(at);
    }
  });
});

interface Event {
  type: string;
  uid: string;
  summary: string;
  sequence?: string;
  start: Date;
  end: Date;
  datetype: string;
  lastmodified?: Date;
}

function eventsIn(path: string): Event[] {
  const all = Object.values(ics.parseICS(read(path))) as unknown as Event[];
  return all.filter((event) => event.type === 'VEVENT');
}

describe('calendars', () => {
  it('hold milestones and ends as whole days, and a month as a whole month', () => {
    const events = eventsIn('calendar.ics');
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    expect(events.every(({ datetype }) => datetype === 'date')).toBe(true);
    const text = read('calendar.ics').replaceAll('\r\n ', '');
    const block = (uid: string): string =>
      text.split('BEGIN:VEVENT').find((one) => one.includes(`UID:${uid}`)) ?? '';
    const road = block('NB-002.milestone.%E8%B7%AF%E9%9D%A2@roads.example.cn');
    expect(road).toContain('SUMMARY:首南路：路面（预计）');
    // 2014-01, moved twice since it was first published.
    expect(road).toContain('DTSTART;VALUE=DATE:20140101');
    expect(road).toContain('DTEND;VALUE=DATE:20140201');
    expect(road).toContain('2014 年 1 月内，日子未定');
    expect(road).toContain('SEQUENCE:2');
    expect(road).toContain('LAST-MODIFIED:20130709T010000Z');
    const done = block('NB-001.end@roads.example.cn');
    expect(done).toContain('DTSTART;VALUE=DATE:20130630');
    expect(done).toContain('SEQUENCE:0');
  });

  it('are the same wherever they are made, and fold by octets', () => {
    for (const path of filesIn('.ics')) {
      const text = read(path);
      expect(text.endsWith('END:VCALENDAR\r\n'), path).toBe(true);
      expect(text.replaceAll('\r\n', ''), path).not.toMatch(/[\r\n]/);
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    }
    expect(read('calendar.ics')).toContain('SUMMARY:首南路：');
  });

  it('stand for each district too, in both languages', () => {
    const own = eventsIn('calendar/districts/hs.ics');
    expect(own.map(({ uid }) => uid)).toEqual(['NB-003.end@roads.example.cn']);
    expect(eventsIn('en/calendar.ics').map(({ uid }) => uid)).toEqual(
      eventsIn('calendar.ics').map(({ uid }) => uid),
    );
    expect(read('en/calendar.ics')).toContain('(expected)');
  });
});

describe('the sitemap', () => {
  it('lists every page once, in the schema of sitemaps.org, with its twin and the release that last changed it', () => {
    const parts = [
      ...read('sitemap-index.xml').matchAll(/<loc>https:\/\/roads\.example\.cn\/([^<]+)<\/loc>/g),
    ].map(([, path]) => path!);
    expect(parts.length).toBeGreaterThan(2);
    const listed: string[] = [];
    for (const part of parts) {
      expect(sitemapFaults(read(part)), part).toBe('');
      for (const [, path] of read(part).matchAll(/<loc>https:\/\/roads\.example\.cn([^<]+)<\/loc>/g))
        listed.push(path!);
    }
    const pages = filesIn('index.html')
      .map((path) => `/${path.slice(0, -'index.html'.length)}`)
      .filter((path) => !/^\/(?:en\/)?embed\//.test(path));
    expect(listed.sort()).toEqual(pages.sort());
    const projects = read('sitemap-projects.xml');
    const entry = (path: string): string =>
      projects.split('<url>').find((one) => one.includes(`<loc>https://roads.example.cn${path}</loc>`)) ?? '';
    expect(entry('/projects/NB-003/')).toContain('<lastmod>2013-06-05T01:00:00.000Z</lastmod>');
    expect(entry('/projects/NB-002/')).toContain('<lastmod>2013-07-09T01:00:00.000Z</lastmod>');
    expect(entry('/en/projects/NB-002/')).toContain(
      '<xhtml:link rel="alternate" hreflang="zh-CN" href="https://roads.example.cn/projects/NB-002/"/>',
    );
    expect(read('robots.txt')).toBe(
      'User-agent: *\nAllow: /\n\nSitemap: https://roads.example.cn/sitemap-index.xml\n',
    );
  });
});

/** JSON-LD of a page; null where it has none. */
function dataIn(path: string): object | null {
  const found = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(read(path))?.[1];
  return found === undefined ? null : (JSON.parse(found) as object);
}

/** A term that the context does not have is an error, and not left out. */
const SAFE: Options.Expand & { safe: true } = { safe: true };

const { '@context': context } = JSON.parse(readFileSync('test/following/context.json', 'utf8')) as {
  '@context': object;
};

describe('JSON-LD', () => {
  it('says on each page what it is about, in terms of schema.org only', async () => {
    const pages = {
      '': 'WebSite',
      'projects/NB-002/': 'Project',
      'districts/yz/': 'Dataset',
      'data/': 'Dataset',
      'rankings/': 'Dataset',
    };
    for (const [path, type] of Object.entries(pages))
      for (const prefix of ['', 'en/']) {
        const data = dataIn(`${prefix}${path}index.html`);
        expect(data, path).not.toBeNull();
        expect(data).toHaveProperty('@context', 'https://schema.org');
        const nodes = (await jsonld.expand(
          { ...data, '@context': context } as JsonLdDocument,
          SAFE,
        )) as object[];
        const text = JSON.stringify(nodes);
        expect(text, path).toContain(`"https://schema.org/${type}"`);
        expect(text).not.toContain('"@id":"/');
      }
  });

  it('keeps what a city wrote from ending the element it stands in', () => {
    expect(read('index.html')).toContain('断头路 \\u003c三年> & 行动');
    expect(JSON.stringify(dataIn('index.html'))).toContain('断头路 <三年> & 行动');
  });

  it('raises no complaint in a browser under the policy of the pages', async () => {
    const server = await serve(out);
    const browser = await launch();
    try {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      for (const path of ['/', '/projects/NB-002/', '/districts/yz/', '/data/', '/rankings/']) {
        await page.addInitScript(() =>
          document.addEventListener('securitypolicyviolation', (event) =>
            console.error(event.violatedDirective),
          ),
        );
        await page.goto(`${server.address}${path}`);
        expect(await page.locator('script[type="application/ld+json"]').count(), path).toBe(1);
      }
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
      await server.close();
    }
  });
});

describe('the head of a page', () => {
  const marks = (path: string): Map<string, string> =>
    new Map(
      [...read(path).matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)">/g)].map(
        ([, name, content]) => [name!, content!],
      ),
    );

  it('has the marks of government sites: the site everywhere, the column on lists, the article on pages of one thing', () => {
    const home = marks('index.html');
    expect(home.get('SiteName')).toBe('宁波市住房和城乡建设局');
    expect(home.get('SiteDomain')).toBe('roads.example.cn');
    expect(home.get('SiteIDCode')).toBe('3302000001');
    expect(home.has('ColumnName')).toBe(false);
    const list = marks('projects/index.html');
    expect(list.get('ColumnName')).toBe('项目');
    expect(list.get('ColumnType')).toBe('数据发布');
    expect(list.has('ArticleTitle')).toBe(false);
    const project = marks('projects/NB-002/index.html');
    expect(project.get('ArticleTitle')).toBe('首南路');
    expect(project.get('PubDate')).toBe('2013-07-09 09:00');
    expect(project.get('ContentSource')).toBe('市住建局');
    for (const page of filesIn('.html')) expect(marks(page).get('SiteIDCode'), page).toBe('3302000001');
  });

  it('names whole addresses of the page and of a picture that exists', () => {
    for (const path of filesIn('index.html').filter((one) => !one.includes('embed/'))) {
      const found = marks(path);
      const image = found.get('og:image') ?? '';
      expect(image, path).toMatch(/^https:\/\/roads\.example\.cn\/share\//);
      const file = join(out, new URL(image).pathname);
      expect(existsSync(file), path).toBe(true);
      expect(found.get('og:url'), path).toBe(
        `https://roads.example.cn/${path.slice(0, -'index.html'.length)}`,
      );
    }
    expect(marks('projects/NB-002/index.html').get('og:image')).toBe(
      'https://roads.example.cn/share/projects/NB-002.png',
    );
  });
});
