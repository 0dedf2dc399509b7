import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../src/history/archive.ts';
import { listFiles } from '../../src/deploy/files.ts';
import { readLedger } from '../../src/history/ledger.ts';
import { readReleases } from '../../src/history/releases.ts';
import { readVersions } from '../../src/history/versions.ts';
import { City, temporaryFolder } from '../dataset/city.ts';
import { published, Repository } from './repository.ts';

describe('releases', () => {
  it('are the commits that touch the data folder, the newest first', () => {
    const repository = published();
    writeFileSync(join(repository.root, 'README.md'), 'hello');
    repository.commit('not the data', '2013-12-24');
    const city = new City();
    city.set('issues', 2, 'closed_on', '2013-07-01');
    repository.write(city);
    const hash = repository.commit('销号 1 项', '2014-01-05');
    const { releases } = readReleases(repository.data);
    expect(releases?.map(({ date, subject }) => [date, subject])).toEqual([
      ['2014-01-05', '销号 1 项'],
      ['2013-12-23', 'first'],
    ]);
    expect(releases?.[0]).toMatchObject({ hash, id: `2014-01-05-${hash.slice(0, 7)}` });
  });

  it('are told in UTF-8 where git is set up to speak GBK', () => {
    const repository = published();
    repository.git('config', 'i18n.logOutputEncoding', 'gbk');
    writeFileSync(
      join(repository.data, 'changes.csv'),
      readFileSync(join(repository.data, 'changes.csv')) + '\n',
    );
    repository.commit('五月进展', '2014-01-05');
    expect(readReleases(repository.data).releases?.[0]?.subject).toBe('五月进展');
    const versions = readVersions(repository.data);
    expect(typeof versions === 'string' ? versions : versions.at(-1)?.release.subject).toBe('五月进展');
  });

  it.each(['UTF-16 LE', 'CR'] as const)('are known row by row where git counts other lines: %s', (kind) => {
    const repository = published();
    const write = (rows: readonly string[]): void => {
      const text = rows.map((row) => `${row}\n`).join('');
      const bytes =
        kind === 'CR' ? Buffer.from(text.replaceAll('\n', '\r')) : Buffer.from(`\ufeff${text}`, 'utf16le');
      writeFileSync(join(repository.data, 'practices.csv'), bytes);
    };
    const header = 'id,date,title,kind';
    // The first byte of 上 in UTF-16 is that of a line end.
    const [one, two, three] = [
      'P-1,2013-05-01,上上下下,其他',
      'P-2,2013-05-02,上,其他',
      'P-3,2013-05-03,丙,其他',
    ];
    write([header, one!, two!]);
    const first = repository.commit('one and two', '2014-01-05');
    write([header, three!, one!, two!]);
    const second = repository.commit('three', '2014-01-06');
    write([header, three!, one!, two!.replace('上', '中')]);
    const { lastChange, origin } = readLedger(repository.data);
    const at = (line: number) => lastChange([{ file: 'practices.csv', line }])?.hash ?? null;
    expect([2, 3, 4].map(at)).toEqual([second, first, null]);
    expect(origin({ file: 'practices.csv', line: 3 })).toEqual({
      hash: first,
      path: 'data/practices.csv',
      line: 2,
    });
    expect(origin({ file: 'practices.csv', line: 4 })).toBeNull();
  });

  it('count a merge once, and not the commits that it brought', () => {
    const repository = published();
    repository.git('checkout', '-q', '-b', 'july');
    for (const day of ['2014-01-02', '2014-01-03']) {
      const city = new City();
      city.set('issues', 2, 'closed_on', day);
      repository.write(city);
      repository.commit(`work of ${day}`, day);
    }
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-ff', '-m', 'merge july', 'july');
    const { releases } = readReleases(repository.data);
    expect(releases?.map(({ subject }) => subject)).toEqual(['merge july', 'first']);
    const { lastChange } = readLedger(repository.data);
    expect(lastChange([{ file: 'issues.csv', line: 3 }])?.id).toBe(releases?.[0]?.id);
    expect(lastChange([{ file: 'issues.csv', line: 2 }])?.id).toBe(releases?.[1]?.id);
  });

  it('give no release to a row that is not committed', () => {
    const repository = published();
    const city = new City();
    city.set('issues', 2, 'closed_on', '2013-07-01');
    repository.write(city);
    expect(readLedger(repository.data).lastChange([{ file: 'issues.csv', line: 3 }])).toBeNull();
  });

  it('begin after the drafts, whose rows count as published with the first of them', () => {
    const repository = new Repository();
    repository.write(new City());
    const draft = repository.commit('a trial', '2013-12-01');
    const city = new City();
    city.set('projects', 2, 'name', '试填的名字');
    repository.write(city);
    repository.commit('another', '2013-12-02');
    const settings = join(repository.data, 'site.yaml');
    repository.write(new City());
    writeFileSync(
      settings,
      `${readFileSync(settings, 'utf8')}history_after: ${repository.git('rev-parse', '--short', 'HEAD')}\n`,
    );
    const first = repository.commit('published', '2013-12-23');
    const { releases } = readReleases(repository.data);
    expect(releases?.map(({ hash }) => hash)).toEqual([first]);
    const versions = readVersions(repository.data);
    if (typeof versions === 'string') expect.fail(versions);
    expect(versions).toHaveLength(1);
    expect(versions[0]!.files.map(({ path, before }) => [path, before])).toEqual(
      listFiles(repository.data).map((path) => [path, null]),
    );
    // A row that only the trial touched.
    expect(readLedger(repository.data).lastChange([{ file: 'districts.csv', line: 2 }])?.hash).toBe(first);
    const archive = readArchive(repository.data, null);
    if (typeof archive === 'string') expect.fail(archive);
    expect(new Set(archive.changes(archive.releases[0]!.id).map(({ kind }) => kind))).toEqual(
      new Set(['added', 'file']),
    );
    writeFileSync(
      settings,
      readFileSync(settings, 'utf8').replace(/history_after: .*/, `history_after: ${'9'.repeat(40)}`),
    );
    expect(readReleases(repository.data)).toEqual({ releases: null, reason: 'unknown_start' });
    writeFileSync(
      settings,
      readFileSync(settings, 'utf8').replace(/history_after: .*/, `history_after: ${draft}`),
    );
    expect(readReleases(repository.data).releases).toHaveLength(2);
  });

  it('are not available outside a checkout, in a shallow one, or before the first commit', () => {
    expect(readReleases(temporaryFolder())).toEqual({ releases: null, reason: 'no_checkout' });
    const repository = new Repository();
    expect(readReleases(repository.data)).toEqual({ releases: null, reason: 'nothing_committed' });
    repository.write(new City());
    expect(readReleases(repository.data)).toEqual({ releases: null, reason: 'nothing_committed' });
    repository.commit('first');
    mkdirSync(join(repository.root, 'more'));
    writeFileSync(join(repository.root, 'more', 'a'), 'a');
    repository.commit('second');
    const clone = temporaryFolder();
    repository.git('clone', '-q', '--depth', '1', `file://${repository.root}`, clone);
    expect(readReleases(join(clone, 'data'))).toEqual({ releases: null, reason: 'shallow' });
  });

  it('do not follow what a hook sets for another repository', () => {
    const repository = published();
    process.env['GIT_DIR'] = join(temporaryFolder(), 'elsewhere');
    try {
      expect(readReleases(repository.data).releases).toHaveLength(1);
    } finally {
      delete process.env['GIT_DIR'];
    }
  });
});
