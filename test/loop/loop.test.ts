/** The whole loop on real parts: git and its hooks, the build, the deployment, nginx. */
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CityServer, git } from './city-server.ts';
import { buildAt, servedBuild, strangers, type Build } from './crawl.ts';
import { BROTLI_MODULE, startWebServer, type WebServer } from './web-server.ts';

let city: CityServer;
let web: WebServer;

const current = (): string => realpathSync(join(city.site, 'current'));
const page = async (path: string): Promise<string> => (await web.get(path)).body.toString('utf8');

const JUNE_HEADER = '项目编号,期别,本年累计完成投资(万元),形象进度,阶段,预计竣工,进展说明,下步计划,填报日期';
const june = (note: string): string =>
  `${JUNE_HEADER}\nSL-008,2023-06,2500,97,在建,2023-07-05,${note},准备通车,2023-07-02\n`;

/** The month's update: a new file, and the month in the settings. */
function reportJune(note: string): void {
  city.write('progress/2023-06.csv', june(note));
  const settings = readFileSync(join(city.clone, 'data/site.yaml'), 'utf8');
  city.write('site.yaml', settings.replace('as_of: 2023-05', 'as_of: 2023-06'));
}

/** A published row: what project SL-008 had invested by May. */
const MAY = /SL-008,2023-05,\d+/;

/** The same with one less, which nobody could notice. */
function lowered(text: string): string {
  expect(text).toMatch(MAY);
  return text.replace(MAY, (row) => {
    const [id, period, amount] = row.split(',');
    return `${id},${period},${Number(amount) - 1}`;
  });
}

/** Puts the official's clone back to what is published. */
function forget(): void {
  git(city.clone, 'fetch', '--quiet', 'origin');
  git(city.clone, 'reset', '--quiet', '--hard', 'origin/main');
}

beforeAll(async () => {
  city = new CityServer(12, 6);
  const { status, output } = await city.push();
  expect(output).toContain('Deployed 000001-');
  expect(status).toBe(0);
  const brotli = existsSync(BROTLI_MODULE);
  web = await startWebServer({ site: city.site, etc: join(city.root, 'etc'), brotli });
});
afterAll(async () => {
  await web?.close();
  city?.remove();
});

describe('a push', () => {
  it('of a good month changes the served pages, and says so to whoever pushed', async () => {
    const before = buildAt(current());
    expect(await page('/projects/SL-008/')).not.toContain('样板段验收');
    reportJune('样板段验收');
    const commit = city.commit('June');
    const { status, output } = await city.push();
    expect(status).toBe(0);
    expect(output).toContain('remote: Deployed 000002-');
    expect(await page('/projects/SL-008/')).toContain('样板段验收');
    expect(await page('/')).toContain('2023-06');
    expect(await servedBuild(web, [before, buildAt(current())])).toBe(1);
    const releases = JSON.parse(await page('/api/v1/releases.json')) as { releases: { hash: string }[] };
    expect(releases.releases[0]?.hash).toBe(commit);
  });

  it.each([
    [
      'a mobile number',
      'progress/2023-06.csv',
      (text: string) => `${text}SL-009,2023-06,1100,98,在建,,电话 13912345678,,\n`,
      ['progress/2023-06.csv line 3', 'mobile telephone number'],
    ],
    [
      'a published number that changed in silence',
      'progress/2023-05.csv',
      lowered,
      ['SL-008', 'without a word why', 'corrections.csv'],
    ],
    ['a row that vanished', 'projects.csv', (text: string) => text.replace(/^SL-011,.*\n/m, ''), ['SL-011']],
  ])(
    'with %s is refused: the report comes to whoever pushed, and nothing changes',
    async (_, path, edit, words) => {
      const tip = city.tip();
      const folder = current();
      const before = buildAt(folder);
      city.write(path, edit(readFileSync(join(city.clone, 'data', path), 'utf8')));
      city.commit('wrong');
      const { status, output } = await city.push();
      expect(status).not.toBe(0);
      for (const word of words) expect(output).toContain(word);
      expect(output).toContain('The push was not accepted and the site is unchanged');
      expect(city.tip()).toBe(tip);
      expect(current()).toBe(folder);
      expect(buildAt(folder)).toEqual(before);
      expect(await servedBuild(web, [before])).toBe(0);
      forget();
    },
  );

  it('with the same change and its row in the corrections is published', async () => {
    const path = 'progress/2023-05.csv';
    const text = readFileSync(join(city.clone, 'data', path), 'utf8');
    city.write(path, lowered(text));
    const corrections = readFileSync(join(city.clone, 'data/corrections.csv'), 'utf8');
    const [published] = MAY.exec(text) ?? [];
    const old = Number(published?.split(',')[2]);
    const row = `R-900,2023-07-03,progress,"SL-008,2023-05",invested,${old},${old - 1},重复计入一笔,更正\n`;
    city.write('corrections.csv', `${corrections.replace(/\n?$/, '\n')}${row}`);
    city.commit('corrected');
    const { status, output } = await city.push();
    expect(output).toContain('remote: Deployed');
    expect(status).toBe(0);
    // The page tells the day, the old value struck, the new one and why.
    const html = await page('/projects/SL-008/');
    const [told = ''] = /<li>(?:(?!<\/li>).)*重复计入一笔.*?<\/li>/s.exec(html) ?? [];
    expect(told).toContain('2023-07-03');
    expect(told).toMatch(new RegExp(`<s>${old}</s>.*<b>${old - 1}</b>`));
  });

  it('of a rewritten history is refused', async () => {
    const tip = city.tip();
    const before = buildAt(current());
    git(city.clone, 'reset', '--quiet', '--hard', 'origin/main~1');
    city.write('progress/2023-06.csv', june('另一种说法'));
    city.commit('rewritten');
    const { status, output } = await city.push('--force', 'main');
    expect(status).not.toBe(0);
    expect(output).toContain(tip.slice(0, 7));
    expect(output).toMatch(/rewritten/);
    expect(city.tip()).toBe(tip);
    expect(await servedBuild(web, [before])).toBe(0);
    const deleted = await city.push('--delete', 'main');
    expect([deleted.status === 0, deleted.output]).toEqual([
      false,
      expect.stringContaining('cannot be deleted'),
    ]);
    forget();
  });

  it('to another branch leaves the site alone', async () => {
    const folder = current();
    const { status, output } = await city.push('HEAD:draft');
    expect([status, output]).toEqual([0, expect.stringContaining('did not touch main')]);
    expect(current()).toBe(folder);
  });
});

describe('two pushes at once', () => {
  it('queue, and end in the later one', async () => {
    city.write(
      'issues.csv',
      `${readFileSync(join(city.clone, 'data/issues.csv'), 'utf8')}W-9001,SL-008,,先推的一条,其他,2023-06-01,2023-07-30,,,,\n`,
    );
    const first = city.commit('first');
    const one = city.push();
    for (let tries = 0; city.tip() !== first && tries < 1500; tries += 1) await sleep(20);
    expect(city.tip()).toBe(first);
    city.write(
      'issues.csv',
      `${readFileSync(join(city.clone, 'data/issues.csv'), 'utf8')}W-9002,SL-008,,后推的一条,其他,2023-06-02,2023-07-30,,,,\n`,
    );
    const second = city.commit('second');
    const two = city.push();
    const ran = await Promise.all([one, two]);
    expect(ran.map(({ status }) => status)).toEqual([0, 0]);
    expect(ran.map(({ output }) => output).join('')).toContain('An earlier publication is under way');
    const html = await page('/projects/SL-008/');
    expect(html).toContain('先推的一条');
    expect(html).toContain('后推的一条');
    const releases = JSON.parse(await page('/api/v1/releases.json')) as { releases: { hash: string }[] };
    expect(releases.releases.map(({ hash }) => hash).slice(0, 2)).toEqual([second, first]);
  });
});

/** The same numbers on every machine and in every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Waits until a release that is not recorded yet has a folder, or the run ended. */
async function assembling(ended: Promise<unknown>): Promise<void> {
  let isOver = false;
  void ended.then(() => (isOver = true));
  const isUnfinished = (): boolean => {
    const names = readdirSync(join(city.site, 'releases'));
    return names.some((name) => !name.includes('.json') && !names.includes(`${name}.json`));
  };
  const before = isUnfinished() ? readdirSync(join(city.site, 'releases')).length : -1;
  // What a kill left is cleared away first.
  while (!isOver && before >= 0 && readdirSync(join(city.site, 'releases')).length >= before) await sleep(5);
  while (!isOver && !isUnfinished()) await sleep(5);
}

describe('publications that are killed', () => {
  it('never let a reader see a broken or mixed site, and the next one clears up', async () => {
    const old = buildAt(current());
    city.write(
      'practices.csv',
      `${readFileSync(join(city.clone, 'data/practices.csv'), 'utf8').replace(/\n?$/, '\n')}P-9001,2023-06-08,一次会办,,,经验推广\n`,
    );
    city.write(
      'issues.csv',
      readFileSync(join(city.clone, 'data/issues.csv'), 'utf8').replace(
        'W-9001,SL-008,,先推的一条,其他,2023-06-01,2023-07-30,,,,',
        'W-9001,SL-008,,先推的一条,其他,2023-06-01,2023-07-30,,,2023-06-20,已解决',
      ),
    );
    city.commit('newer');
    expect((await city.push()).status).toBe(0);
    const builds: Build[] = [old, buildAt(current())];
    expect(builds[1]).not.toEqual(old);
    await city.rollback();
    // How long a build takes, and how long the deployment from its first file on.
    const started = performance.now();
    const undisturbed = city.publish().ended;
    await assembling(undisturbed);
    const build = performance.now() - started;
    await undisturbed;
    const deployment = performance.now() - started - build;
    expect((await city.rollback()).output).toContain('Went back');
    expect(await servedBuild(web, builds)).toBe(0);
    const random = numbers(20231208);
    const ends = { old: 0, fresh: 0 };
    let isCrawling = true;
    let crawls = 0;
    const crawler = (async (): Promise<string[]> => {
      const found: string[] = [];
      for (; isCrawling && found.length === 0; crawls += 1) {
        found.push(...(await strangers(web, builds)));
        // Two processors build beside it.
        await sleep(200);
      }
      return found;
    })();
    for (let round = 0; round < 20; round += 1) {
      // A third of the kills fall into the build, the others about the switch: some of a whole publication, some of the
      // deployment alone, since each of the former builds first.
      const isBuild = round % 3 === 0;
      const { ended, kill } = isBuild || round % 6 === 1 ? city.publish() : city.deploy();
      const share = random.next().value;
      if (isBuild) await Promise.race([sleep(build * share), ended]);
      else {
        await assembling(ended);
        await Promise.race([sleep(deployment * share * 1.5), ended]);
      }
      kill();
      await ended;
      const index = await servedBuild(web, builds);
      expect(index, `round ${round}`).not.toBeNull();
      ends[index === 0 ? 'old' : 'fresh'] += 1;
      if (index === 1) expect((await city.rollback()).output).toContain('Went back');
    }
    isCrawling = false;
    expect(await crawler).toEqual([]);
    expect(crawls).toBeGreaterThan(20);
    // Both sides of the switch were met.
    expect(ends.old).toBeGreaterThan(0);
    expect(ends.fresh).toBeGreaterThan(0);
    const { status, output } = await city.publish().ended;
    expect([status, output]).toEqual([0, expect.stringContaining('Deployed')]);
    expect(await servedBuild(web, builds)).toBe(1);
    expect(readdirSync(join(city.bare, 'guatu')).sort()).toEqual(['dist', 'publish.lock', 'tree']);
    const kept = readdirSync(join(city.site, 'releases'));
    for (const name of kept.filter((one) => !one.endsWith('.json'))) expect(kept).toContain(`${name}.json`);
  }, 1_200_000);
});
