import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hashes } from '../site/build.ts';
import { HASH, siteFiles, temporaryFolder, writeSite } from './site.ts';
import {
  run,
  nowhere,
  deploy,
  serving,
  releases,
  served,
  withWord,
  git,
  SCRIPT,
  type Run,
} from './command.ts';

/** A site as one release of a real repository makes it; `hashesOf` are its commits, the newest first. */
function siteOf(hashesOf: readonly string[]): Map<string, string> {
  const id = (hash: string): string => `2013-06-01-${hash.slice(0, 7)}`;
  const files = siteFiles('/', id(hashesOf[0]!));
  const listed = hashesOf.map((hash) => ({ id: id(hash), hash }));
  return files
    .set('api/v1/releases.json', JSON.stringify({ releases: listed, reason: null }))
    .set('data/projects.csv', hashesOf.join('\n'));
}

describe('a deployment', () => {
  it('puts exactly the built files in service, readable by the web server and written by nobody', () => {
    const to = join(temporaryFolder(), 'site');
    const from = writeSite(siteFiles());
    chmodSync(join(from, 'index.html'), 0o600);
    const { status, stdout, stderr } = deploy(to, from);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Deployed 000001-2013-06-01-aaaaaaa: 16 pages, 25 files changed, 0 as before');
    expect(served(to)).toEqual(hashes(from));
    expect(lstatSync(join(to, 'current')).isSymbolicLink()).toBe(true);
    // Relative, so that the folder may be moved or mounted elsewhere.
    expect(readlinkSync(join(to, 'current'))).toBe('releases/000001-2013-06-01-aaaaaaa');
    expect(statSync(join(serving(to), 'index.html')).mode & 0o777).toBe(0o444);
  });

  it('is readable by the web server also where new files are closed to others by default', () => {
    const to = join(temporaryFolder(), 'site');
    const script = `umask 077; exec "$0" "$@"`;
    const args = [SCRIPT, '--to', to, '--from', writeSite(siteFiles()), '--data', nowhere()];
    expect(spawnSync('sh', ['-c', script, process.execPath, ...args]).status).toBe(0);
    const mode = (path: string): number => statSync(join(to, path)).mode & 0o777;
    for (const path of ['', 'releases', 'current', 'current/api/v1']) expect(mode(path), path).toBe(0o755);
    for (const path of ['current/index.html', 'current/api/v1/site.json'])
      expect(mode(path), path).toBe(0o444);
  });

  it('leaves what did not change the same file with the same time, and gives what changed a later one', () => {
    const to = join(temporaryFolder(), 'site');
    deploy(to, writeSite(siteFiles()));
    const before = serving(to);
    const { stdout } = deploy(to, writeSite(withWord('通了')));
    expect(stdout).toContain('1 files changed, 24 as before');
    for (const path of hashes(before).keys()) {
      const [a, b] = [statSync(join(before, path)), statSync(join(serving(to), path))];
      const isChanged = path.startsWith('about/');
      expect(b.ino === a.ino, path).toBe(!isChanged);
      expect(Math.floor(b.mtimeMs / 1000) > Math.floor(a.mtimeMs / 1000), path).toBe(isChanged);
      if (!isChanged) expect(b.mtimeMs, path).toBe(a.mtimeMs);
    }
    // The former release still says what it said.
    expect(readFileSync(join(before, 'about/index.html'), 'utf8')).toContain('断头路');
  });

  it('does not take over a file that somebody edited in place', () => {
    const to = join(temporaryFolder(), 'site');
    const from = writeSite(siteFiles());
    deploy(to, from);
    for (const path of ['index.html', 'index.html.gz']) {
      chmodSync(join(serving(to), path), 0o644);
      writeFileSync(join(serving(to), path), '改了');
    }
    deploy(to, writeSite(withWord('通了')));
    expect(served(to).get('index.html')).toBe(hashes(from).get('index.html'));
    expect(gunzipSync(readFileSync(join(serving(to), 'index.html.gz'))).toString()).toContain('断头路');
  });

  it('compresses text into the same bytes every time, where that is smaller, and not at all when told', () => {
    const [a, b, c] = [0, 1, 2].map(() => join(temporaryFolder(), 'site')) as [string, string, string];
    const from = writeSite(siteFiles());
    deploy(a, from);
    deploy(b, from);
    deploy(c, from, '--no-compress');
    expect(hashes(serving(a))).toEqual(hashes(serving(b)));
    expect(hashes(serving(c))).toEqual(hashes(from));
    const plain = readFileSync(join(from, 'index.html'));
    expect(gunzipSync(readFileSync(join(serving(a), 'index.html.gz')))).toEqual(plain);
    expect(brotliDecompressSync(readFileSync(join(serving(a), 'index.html.br')))).toEqual(plain);
    expect(existsSync(join(serving(a), 'favicon.svg.gz'))).toBe(false);
    expect(existsSync(join(serving(a), '_assets/font.1.woff2.gz'))).toBe(false);
  });

  it('keeps scripts and styles of the release before for one more, for readers who have its pages open', () => {
    const to = join(temporaryFolder(), 'site');
    const renamed = (n: number): Map<string, string> => {
      const files = new Map<string, string>();
      for (const [path, text] of siteFiles())
        files.set(path.replace('style.1', `style.${n}`), text.replaceAll('style.1', `style.${n}`));
      return files;
    };
    const styles = (): string[] =>
      readdirSync(join(serving(to), '_assets')).filter((n) => n.endsWith('.css'));
    deploy(to, writeSite(renamed(1)));
    deploy(to, writeSite(renamed(2)));
    expect(styles()).toEqual(['style.1.css', 'style.2.css']);
    expect(deploy(to, writeSite(renamed(2))).stdout).toContain('Nothing changed');
    deploy(to, writeSite(renamed(3)));
    expect(styles()).toEqual(['style.2.css', 'style.3.css']);
  });

  it('keeps the last N releases', () => {
    const to = join(temporaryFolder(), 'site');
    for (const word of ['一', '二', '三', '四']) deploy(to, writeSite(withWord(word)), '--keep', '2');
    expect(releases(to)).toEqual(['000003-2013-06-01-aaaaaaa', '000004-2013-06-01-aaaaaaa']);
  });

  it('refuses a faulty site with every fault in words, and leaves the former in service', () => {
    const to = join(temporaryFolder(), 'site');
    deploy(to, writeSite(siteFiles()));
    const before = served(to);
    const files = withWord('通了');
    files
      .set('data/projects.csv', '')
      .set('index.html', files.get('index.html')!.replace('/projects/', '/x/'));
    const { status, stdout } = deploy(to, writeSite(files));
    expect(status).toBe(1);
    expect(stdout).toContain('Not deployed; the former site is unchanged. 2 findings');
    expect(stdout).toContain('the file data/projects.csv is empty');
    expect(stdout).toContain('index.html links to /x/#NB-1, which does not exist');
    expect(served(to)).toEqual(before);
    expect(releases(to)).toHaveLength(1);
    // No force helps against a fault.
    expect(deploy(to, writeSite(files), '--force').status).toBe(1);
  });

  it('takes far fewer pages only with --force', () => {
    const to = join(temporaryFolder(), 'site');
    const many = siteFiles();
    for (let n = 0; n < 20; n++) many.set(`stories/${n}/index.html`, many.get('about/index.html')!);
    deploy(to, writeSite(many));
    const from = writeSite(siteFiles());
    const refused = deploy(to, from);
    expect([refused.status, refused.stdout]).toEqual([
      1,
      expect.stringContaining('16 pages, and 36 in service'),
    ]);
    expect(deploy(to, from, '--force').status).toBe(0);
  });

  it('holds the site to the sub-path that GUATU_BASE names', () => {
    const args = ['--to', join(temporaryFolder(), 'site'), '--from', writeSite(siteFiles('/roads/'))];
    const wrong = run([...args, '--data', nowhere()], { GUATU_BASE: '/lu' });
    expect([wrong.status, wrong.stdout]).toEqual([1, expect.stringContaining('GUATU_BASE=/lu/')]);
    expect(run([...args, '--data', nowhere()], { GUATU_BASE: 'roads' }).status).toBe(0);
  });

  it('holds the site to the sub-path of the one in service, unless GUATU_BASE names another', () => {
    const to = join(temporaryFolder(), 'site');
    expect(deploy(to, writeSite(siteFiles('/roads/'))).status).toBe(0);
    const atRoot = writeSite(siteFiles('/'));
    const wrong = deploy(to, atRoot);
    expect([wrong.status, wrong.stdout]).toEqual([1, expect.stringContaining('GUATU_BASE=/roads/')]);
    const meant = run(['--to', to, '--from', atRoot, '--data', nowhere()], { GUATU_BASE: '/' });
    expect([meant.status, served(to)]).toEqual([0, hashes(atRoot)]);
  });
});

describe('the history of deployments', () => {
  function repository(): { data: string; commit: (text: string) => string } {
    const data = temporaryFolder();
    git(data, 'init', '-q');
    const commit = (text: string): string => {
      writeFileSync(join(data, 'projects.csv'), text);
      git(data, 'add', '-A');
      git(data, 'commit', '-q', '-m', text);
      return git(data, 'rev-parse', 'HEAD');
    };
    return { data, commit };
  }
  const ids = (files: Map<string, string>, data: string): Map<string, string> => {
    // The release's day is the commit's.
    const [date, hash] = git(data, 'log', '-1', '--format=%cs %h', '--abbrev=7').split(' ');
    const site = JSON.parse(files.get('api/v1/site.json')!) as { release: string };
    return files.set('api/v1/site.json', JSON.stringify({ ...site, release: `${date}-${hash}` }));
  };

  it('refuses a rewritten history, names what was published, and gives it up only by its name', () => {
    const { data, commit } = repository();
    const to = join(temporaryFolder(), 'site');
    const go = (files: Map<string, string>, ...more: string[]): Run =>
      run(['--to', to, '--from', writeSite(files), '--data', data, ...more]);
    const one = commit('1');
    expect(go(ids(siteOf([one]), data)).status).toBe(0);
    const two = commit('2');
    expect(go(ids(siteOf([two, one]), data)).status).toBe(0);
    git(data, 'reset', '-q', '--hard', one);
    const other = commit('2 otherwise');
    const files = ids(siteOf([other, one]), data);
    const refused = go(files);
    expect([refused.status, refused.stdout]).toEqual([1, expect.stringContaining('it was rewritten')]);
    expect(refused.stdout).toContain(two.slice(0, 7));
    expect(go(files, '--force').status).toBe(1);
    expect(go(files, '--rewritten', one).status).toBe(1);
    expect(go(files, '--rewritten', two.slice(0, 10)).status).toBe(0);
  });

  it('goes on where a merge put the published release off the first-parent line', () => {
    const { data, commit } = repository();
    const to = join(temporaryFolder(), 'site');
    const go = (files: Map<string, string>): Run =>
      run(['--to', to, '--from', writeSite(files), '--data', data]);
    const one = commit('1');
    const two = commit('2');
    expect(go(ids(siteOf([two, one]), data)).status).toBe(0);
    git(data, 'checkout', '-q', '-b', 'side', one);
    git(data, 'merge', '-q', '--no-ff', '-s', 'ours', '-m', 'merge', two);
    const merged = commit('3');
    expect(go(ids(siteOf([merged, one]), data)).status).toBe(0);
  });

  it('refuses a site of another release than the data folder has, and data that are not committed', () => {
    const { data, commit } = repository();
    const to = join(temporaryFolder(), 'site');
    const from = writeSite(ids(siteOf([commit('1')]), data));
    const go = (...more: string[]): Run => run(['--to', to, '--from', from, '--data', data, ...more]);
    writeFileSync(join(data, 'plan.csv'), 'x');
    const open = go();
    expect([open.status, open.stdout]).toEqual([1, expect.stringContaining('plan.csv has changes')]);
    const forced = go('--force');
    expect([forced.status, forced.stdout]).toEqual([
      0,
      expect.stringContaining('Let pass because of --force'),
    ]);
    commit('2');
    const stale = go('--force');
    expect([stale.status, stale.stdout]).toEqual([1, expect.stringContaining('build it again')]);
  });

  it('says what it cannot know without a history, and asks back where the site in service has one', () => {
    const to = join(temporaryFolder(), 'site');
    const without = writeSite(siteFiles('/', null));
    const first = deploy(to, without);
    expect([first.status, first.stdout]).toEqual([0, expect.stringContaining('cannot be known')]);
    expect(deploy(to, writeSite(siteFiles())).status).toBe(0);
    const refused = deploy(to, without);
    expect([refused.status, refused.stdout]).toEqual([1, expect.stringContaining('the new one does not')]);
    expect(deploy(to, without, '--force').status).toBe(0);
  });

  it('follows a commit that changed no page, so that the next one is held to it', () => {
    const to = join(temporaryFolder(), 'site');
    const files = siteFiles();
    deploy(to, writeSite(files));
    const again = deploy(to, writeSite(files));
    expect([again.status, again.stdout]).toEqual([0, expect.stringContaining('Nothing changed')]);
    expect(releases(to)).toEqual(['000001-2013-06-01-aaaaaaa']);
    const [record] = readdirSync(join(to, 'releases')).filter((name) => name.endsWith('.json'));
    expect(JSON.parse(readFileSync(join(to, 'releases', record!), 'utf8'))).toMatchObject({ commit: HASH });
  });
});

describe('a rollback', () => {
  it('goes back one release at a time, says which, and never to one that was rolled back', () => {
    const to = join(temporaryFolder(), 'site');
    const sites = ['一', '二', '三', '四'].map((word) => writeSite(withWord(word)));
    for (const from of sites.slice(0, 3)) deploy(to, from);
    const back = run(['--to', to, '--rollback']);
    expect([back.status, back.stdout]).toEqual([
      0,
      'Went back from 000003-2013-06-01-aaaaaaa to 000002-2013-06-01-aaaaaaa (data as of 2013-05)\n',
    ]);
    expect(served(to)).toEqual(hashes(sites[1]!));
    deploy(to, sites[3]!);
    expect(served(to)).toEqual(hashes(sites[3]!));
    run(['--to', to, '--rollback']);
    expect(served(to)).toEqual(hashes(sites[1]!));
    run(['--to', to, '--rollback']);
    expect(served(to)).toEqual(hashes(sites[0]!));
    const none = run(['--to', to, '--rollback']);
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('no earlier release')]);
    expect(served(to)).toEqual(hashes(sites[0]!));
  });

  it('can go back to the good release however many bad ones were taken out after it', () => {
    const to = join(temporaryFolder(), 'site');
    const good = writeSite(withWord('一'));
    deploy(to, good, '--keep', '2');
    for (const word of ['二', '三', '四']) {
      deploy(to, writeSite(withWord(word)), '--keep', '2');
      expect(run(['--to', to, '--rollback']).stdout).toContain('Went back');
      expect(served(to)).toEqual(hashes(good));
    }
    expect(releases(to)).toHaveLength(2);
  });

  it('refuses a kept release with missing or edited files', () => {
    const to = join(temporaryFolder(), 'site');
    deploy(to, writeSite(withWord('一')));
    const first = serving(to);
    deploy(to, writeSite(withWord('二')));
    const before = served(to);
    rmSync(join(first, 'about/index.html'));
    const { status, stdout } = run(['--to', to, '--rollback']);
    expect([status, stdout]).toEqual([1, expect.stringContaining('about/index.html')]);
    expect(served(to)).toEqual(before);
  });
});

describe('the command line', () => {
  it.each([
    [[], '--to'],
    [['--to', 'x', '--keep', '0'], '--keep 0'],
    [['--to', 'x', '--rewritten', 'HEAD'], '--rewritten HEAD'],
    [['--to', 'x', '--nonsense'], '--nonsense'],
    [['--to', 'x', '--lang', 'fr'], '--lang fr'],
  ])('ends with 2 for %j', (args, named) => {
    const { status, stderr } = run(args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(`the argument ${named} is wrong`)]);
  });

  it('ends with 2 where folders are missing, hold other things or lie in each other', () => {
    const from = writeSite(siteFiles());
    const to = temporaryFolder();
    expect(deploy(to, join(from, 'none')).stderr).toContain('holds no built site');
    expect(deploy(join(from, 'site'), from).stderr).toContain('lie in each other');
    writeFileSync(join(to, 'mine.txt'), '');
    const foreign = deploy(to, from);
    expect([foreign.status, foreign.stderr]).toEqual([2, expect.stringContaining('mine.txt')]);
    const own = writeSite(new Map([['current/index.html', '']]));
    expect(deploy(own, from).stderr).toContain('is no link');
  });
});
