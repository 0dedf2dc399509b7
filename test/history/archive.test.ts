import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Archive, readArchive, type ReleaseChange } from '../../src/history/archive.ts';
import { fileDelta } from '../../src/history/file-delta.ts';
import { utf8 } from '../csv/bytes.ts';
import { City, temporaryFolder } from '../dataset/city.ts';
import { published, Repository } from './repository.ts';

function archiveOf(repository: Repository, cache: string | null = null): Archive {
  const archive = readArchive(repository.data, cache);
  if (typeof archive === 'string') throw new Error(archive);
  return archive;
}

/** Commits a city after a change, and gives what the archive says of that release. */
function release(
  repository: Repository,
  change: (city: City) => void,
  day = '2014-01-05',
): readonly ReleaseChange[] {
  const city = new City();
  change(city);
  repository.write(city);
  repository.commit('update', day);
  const archive = archiveOf(repository);
  return archive.changes(archive.releases[0]?.id ?? '');
}

const correction = {
  id: 'R-2',
  date: '2014-01-05',
  table: '进展月报',
  key: '首南路，2013年5月',
  field: '本年累计完成投资',
  old: '3500',
  new: '3400',
  reason: '漏报冲减',
  kind: 'correction',
};

const brief = (changes: readonly ReleaseChange[]): string[] =>
  changes.map(
    ({ kind, key, field, from, to }) => `${kind} ${key} ${field ?? '-'} ${String(from)} ${String(to)}`,
  );

describe('the archive of a folder', () => {
  it('has the values of a row as each release published them', () => {
    const repository = published();
    release(repository, (city) => city.set('projects', 2, 'actual_end', '2013-12-20'), '2014-01-04');
    release(repository, (city) => {
      city.set('projects', 2, 'actual_end', '2013-12-22');
      city.set('projects', 2, 'length_m', '');
    });
    const archive = archiveOf(repository);
    const [newest, middle, oldest] = archive.releases;
    const values = archive.publishedValues('projects', '首南路');
    expect(values.get('actual_end')?.map(({ release: of, value }) => [of.id, value])).toEqual([
      [middle?.id, '2013-12-20'],
      [newest?.id, '2013-12-22'],
    ]);
    expect(values.get('length_m')?.map(({ release: of, value }) => [of.id, value])).toEqual([
      [oldest?.id, 740],
      [newest?.id, null],
    ]);
    expect(values.get('actual_end')?.[0]).toMatchObject({ file: 'projects.csv', line: 3 });
    expect(values.has('pause_reason')).toBe(false);
    expect(archive.publishedValues('progress', 'NB-002,2013年5月').get('invested')?.[0]?.value).toBe(
      35_000_000,
    );
    expect(archive.publishedValues('progress', 'NB-009,2013-05').size).toBe(0);
  });

  it('calls progress what was empty, correction and revision what is explained, silent what is not', () => {
    const repository = published();
    const changes = release(repository, (city) => {
      city.set('issues', 2, 'closed_on', '2013-06-30');
      city.set('milestones', 2, 'forecast_on', '2013-12-20');
      city.set('progress', 2, 'invested', '3400');
      city.add('corrections', correction);
      city.set('progress', 2, 'progress', '36');
      city.set('projects', 1, 'withdrawn_on', '2013-07');
      city.rows('practices').pop();
    });
    expect(brief(changes)).toEqual([
      'withdrawal nb-001 withdrawn_on null 2013-07',
      'correction nb-002,2013-05 invested 35000000 34000000',
      'silent nb-002,2013-05 progress 35 36',
      'progress nb-002,路面 forecast_on 2013-12-05 2013-12-20',
      'progress w-2 closed_on null 2013-06-30',
      'silent p-1 - null null',
      'added r-2 - null null',
    ]);
    expect(changes.find(({ kind }) => kind === 'correction')?.because).toMatchObject({
      id: 'R-2',
      reason: '漏报冲减',
    });
  });

  it('knows changes, settings by which figures are computed, and other files', () => {
    const repository = published();
    const changes = release(repository, (city) => {
      city.set('projects', 3, 'planned_end', '2014-06-30');
      city.add('changes', {
        id: 'C-2',
        project_id: '永达路',
        date: '2014-01-05',
        field: 'planned_end',
        old: '2014-05-31',
        new: '2014-06-30',
        reason: '地铁同步',
      });
      const settings = String(city.files.get('site.yaml'));
      city.files.set('site.yaml', settings.replace('open_gap: 0.5', 'open_gap: 0.6'));
      city.files.set('stories/first.mdx', '# 一\n');
    });
    expect(brief(changes)).toEqual([
      'change nb-003 planned_end 2014-05-31 2014-06-30',
      'added c-2 - null null',
      'method ranking.weights.open_gap - 0.5 0.6',
      expect.stringMatching(/^file stories\/first\.mdx - null [0-9a-f]{40}$/) as unknown as string,
    ]);
  });

  it('sees no change in another file, order, encoding, language of headers or way to name a thing', () => {
    const repository = published();
    new City().write('zh', 'GB18030', repository.data);
    const [header = '', ...rows] = new City().text('progress', 'zh').trimEnd().split('\n');
    rmSync(join(repository.data, 'progress.csv'));
    const city = new City();
    city.tables.clear();
    city.files.clear();
    city.files.set(
      'progress/2013.csv',
      `${[header, ...rows.reverse()].join('\n')}\n`.replaceAll('NB-002', '首南路'),
    );
    repository.write(city);
    repository.commit('the same otherwise');
    const archive = archiveOf(repository);
    expect(archive.releases).toHaveLength(2);
    expect(brief(archive.changes(archive.releases[0]?.id ?? ''))).toEqual([]);
  });

  it('counts a merge as one release, with everything that it brought', () => {
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
    const archive = archiveOf(repository);
    expect(archive.releases.map(({ subject }) => subject)).toEqual(['merge july', 'first']);
    expect(brief(archive.changes(archive.releases[0]!.id))).toEqual([
      'progress w-2 closed_on null 2014-01-03',
    ]);
  });

  it('keeps what it read in a folder that may be deleted or spoilt at any time', () => {
    const repository = published();
    release(repository, (city) => city.set('projects', 2, 'actual_end', '2013-12-20'));
    const cache = join(temporaryFolder(), 'cache');
    const all = (archive: Archive): unknown =>
      archive.releases.map(({ id }) => [
        id,
        archive.changes(id),
        [...archive.publishedValues('projects', 'NB-002')],
      ]);
    const fresh = all(archiveOf(repository));
    expect(all(archiveOf(repository, cache))).toEqual(fresh);
    const files = readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );
    expect(files.length).toBeGreaterThan(10);
    expect(all(archiveOf(repository, cache))).toEqual(fresh);
    for (const [at, name] of files.entries()) {
      const path = join(cache, name);
      if (at % 3 === 0) writeFileSync(path, '{"gone": 3}');
      else if (at % 3 === 1) writeFileSync(path, readFileSync(path).subarray(0, 10));
      else rmSync(path);
    }
    expect(all(archiveOf(repository, cache))).toEqual(fresh);
    expect(all(archiveOf(repository, join(repository.data, 'projects.csv')))).toEqual(fresh);
  });

  it('says why there is none', () => {
    expect(readArchive(temporaryFolder(), null)).toBe('no_checkout');
    const repository = published();
    release(repository, (city) => city.set('projects', 2, 'actual_end', '2013-12-20'));
    const clone = temporaryFolder();
    repository.git('clone', '-q', '--depth', '1', `file://${repository.root}`, clone);
    expect(readArchive(join(clone, 'data'), null)).toBe('shallow');
  });
});

/** A small table as an editor leaves it: any rows in any order, some with quotes or line ends in a cell. */
const note = fc.oneof(
  fc.constant(''),
  fc.stringMatching(/^[一-五a-c]{1,4}$/),
  fc.constantFrom('一，二', '"一,二"', '"引""号"', '"两\n行"'),
);
const row = fc.record({
  project: fc.integer({ min: 1, max: 9 }),
  month: fc.integer({ min: 1, max: 3 }),
  note,
});
const version = fc.record({
  rows: fc.uniqueArray(row, { maxLength: 12, selector: ({ project, month }) => `${project},${month}` }),
  header: fc.constantFrom('project_id,period,note', 'project_id,period,note', '项目编号,期别,进展说明'),
  end: fc.constantFrom('\n', '\n', '\r\n'),
});

describe('what differs between two versions of a file', () => {
  const text = ({
    rows,
    header,
    end,
  }: {
    rows: { project: number; month: number; note: string }[];
    header: string;
    end: string;
  }): string =>
    [header, ...rows.map((one) => `P-${one.project},2013-0${one.month},${one.note}`), ''].join(end);
  const file = 'progress.csv';
  const asText = (rows: readonly unknown[]): string[] => rows.map((one) => JSON.stringify(one)).sort();
  const content = (one: unknown): string => JSON.stringify({ ...(one as object), line: 0 });

  it('leads from one to the other exactly, as reading both whole would', () => {
    fc.assert(
      fc.property(version, version, (before, now) => {
        const [old, fresh] = [utf8(text(before)), utf8(text(now))];
        const all = fileDelta('progress', file, null, fresh).come;
        const former = fileDelta('progress', file, null, old).come;
        const { gone, come } = fileDelta('progress', file, old, fresh);
        // Rows left alone are the same in both, and what came stands on the line where it came.
        const kept = former.map(content);
        for (const one of gone) kept.splice(kept.indexOf(content(one)), 1);
        expect([...kept, ...come.map(content)].sort()).toEqual(all.map(content).sort());
        for (const one of asText(come)) expect(asText(all)).toContain(one);
        for (const one of asText(gone)) expect(asText(former)).toContain(one);
      }),
      { numRuns: 500 },
    );
  });
});
