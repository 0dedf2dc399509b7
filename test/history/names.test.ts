import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareData } from '../../src/compare/compare.ts';
import { jsonReport } from '../../src/compare/json.ts';
import { markdownReport } from '../../src/compare/markdown.ts';
import { loadDataset } from '../../src/dataset.ts';
import { describe as inWords } from '../../src/i18n/problems.ts';
import { readArchive, type Archive } from '../../src/history/archive.ts';
import { updateRows } from '../../src/views/update-csv.ts';
import { City } from '../dataset/city.ts';
import { build, hashes, tempFolder } from '../site/build.ts';
import { Repository } from './repository.ts';

const NAMES = ['张建国', '李秀英', '王芳', '赵铁柱'] as const;

/** A city that names people, each with a post or at a place that keeps it. */
function withNames(city: City): void {
  for (const row of [1, 2, 3]) city.set('projects', row, 'leader_title', '副市长');
  for (const row of [1, 2]) city.set('projects', row, 'liaison_leader', NAMES[0]);
  city.set('projects', 3, 'liaison_leader', `${NAMES[3]}副市长`);
  city.set('districts', 1, 'liaison_leader', NAMES[1]);
  city.set('issues', 2, 'leader', NAMES[2]);
}

/** The same without them. */
function withoutNames(city: City): void {
  withNames(city);
  city.set('issues', 1, 'resolution', '已迁改');
  city.set('projects', 1, 'liaison_leader', '');
  city.set('projects', 2, 'liaison_leader', '已撤下');
  city.set('projects', 3, 'liaison_leader', '副市长');
  city.set('districts', 1, 'liaison_leader', '');
  city.set('issues', 2, 'leader', '');
}

function cityOf(change: (city: City) => void): City {
  const city = new City();
  change(city);
  return city;
}

/** Published with names; then another value changes; then the names are taken away. */
function published(): Repository {
  const repository = new Repository();
  repository.write(cityOf(withNames));
  repository.commit('first', '2013-07-05');
  repository.write(
    cityOf((city) => {
      withNames(city);
      city.set('issues', 1, 'resolution', '已迁改');
    }),
  );
  repository.commit('second', '2013-07-06');
  return repository;
}

function archiveOf(repository: Repository): Archive {
  const archive = readArchive(repository.data, null);
  if (typeof archive === 'string') throw new Error(archive);
  return archive;
}

const everything = (archive: Archive): string =>
  JSON.stringify(
    archive.releases.map(({ id }) => [archive.changes(id), archive.rows(id), updateRows(archive, id)]),
  );

describe('a name that a city takes away', () => {
  it('needs no row in the ledger while the post stays', () => {
    const repository = published();
    repository.write(cityOf(withoutNames));
    const { problems } = loadDataset(repository.data, { since: { revision: 'HEAD', today: '2013-08-01' } });
    expect(problems.filter(({ code }) => code === 'history')).toEqual([]);
  });

  it('is another thing than a post, which may not go without a word', () => {
    const repository = new Repository();
    repository.write(cityOf((city) => city.set('projects', 1, 'liaison_leader', '分管副市长')));
    repository.commit('first');
    repository.write(cityOf((city) => city.set('projects', 1, 'liaison_leader', '')));
    const { problems } = loadDataset(repository.data, { since: { revision: 'HEAD', today: '2013-08-01' } });
    expect(problems.map(({ code, reason }) => `${code}/${reason}`)).toEqual(['history/emptied']);
  });

  it('beside a post is taken away by leaving the post, as the check says', () => {
    const hints = (leader: string): string[] => {
      const repository = new Repository();
      repository.write(cityOf((city) => city.set('issues', 2, 'leader', '赵铁柱区长')));
      repository.commit('first');
      repository.write(cityOf((city) => city.set('issues', 2, 'leader', leader)));
      const since = { revision: 'HEAD', today: '2013-08-01' };
      const { problems } = loadDataset(repository.data, { since });
      return problems.map((problem) => inWords(problem, 'zh').hint);
    };
    expect(hints('区长')).toEqual([]);
    for (const other of ['', '已撤下'])
      expect(hints(other)).toEqual([expect.stringMatching(/^只想撤下姓名的，留下职务就行/)]);
  });

  it('leaves the releases that changed it in the list of changes: boards and links lead there', () => {
    const repository = published();
    const renamed = (city: City): void => {
      withNames(city);
      city.set('projects', 1, 'liaison_leader', '诸葛正我');
    };
    repository.write(cityOf(renamed));
    repository.commit('third', '2013-07-07');
    const told = (): string[] =>
      archiveOf(repository)
        .changesOfProject('NB-001')
        .filter(({ changes }) => changes.length > 0)
        .map(({ release }) => release.id);
    const before = told();
    expect(before).toHaveLength(2);
    repository.write(cityOf(withoutNames));
    repository.commit('fourth', '2013-07-08');
    expect(told().slice(1)).toEqual(before);
    expect(everything(archiveOf(repository))).not.toContain('诸葛正我');
  });

  it('stays in the archive while it is published, and leaves every release once it is not', () => {
    const repository = published();
    const before = everything(archiveOf(repository));
    for (const name of NAMES) expect(before).toContain(name);
    repository.write(cityOf(withoutNames));
    repository.commit('third', '2013-07-07');
    const archive = archiveOf(repository);
    for (const name of NAMES) expect(everything(archive)).not.toContain(name);
    // Posts, and that something was taken away, are still told, without calling it silent.
    const values = archive.publishedValues('projects', 'NB-001');
    expect(values.get('leader_title')?.map(({ value }) => value)).toEqual(['副市长']);
    expect(values.get('liaison_leader')?.map(({ value }) => value)).toEqual(['已撤下', null]);
    const [latest] = archive.releases;
    expect(archive.changes(latest!.id).map(({ kind }) => kind)).not.toContain('silent');
  });

  it('leaves the ledger too, once the city takes it out there', () => {
    const repository = published();
    const renamed = (city: City, [old, now]: readonly [string, string]): void => {
      withoutNames(city);
      city.add('changes', {
        id: 'C-2',
        project_id: 'NB-001',
        date: '2013-07-06',
        field: 'liaison_leader',
        old,
        new: now,
        reason: '分工调整',
      });
    };
    repository.write(cityOf((city) => renamed(city, [NAMES[0], '副市长'])));
    repository.commit('third', '2013-07-07');
    expect(everything(archiveOf(repository))).toContain(NAMES[0]);
    repository.write(cityOf((city) => renamed(city, ['已撤下', '副市长'])));
    const { problems } = loadDataset(repository.data, { since: { revision: 'HEAD', today: '2013-08-01' } });
    expect(problems.filter(({ code }) => code === 'history')).toEqual([]);
    repository.commit('fourth', '2013-07-08');
    expect(everything(archiveOf(repository))).not.toContain(NAMES[0]);
  });

  it('is not told by a comparison', () => {
    const base = loadDataset(cityOf(withNames).write());
    const head = loadDataset(cityOf(withoutNames).write());
    const side = { name: 'v1', commit: null, as_of: '2013-06', errors: 0 };
    const { problems, errors, warnings } = head;
    const comparison = compareData(base, head);
    const report = { base: side, head: side, contains_base: true, comparison, problems, errors, warnings };
    expect(comparison.cells.filter(({ kind }) => kind === 'name').length).toBeGreaterThanOrEqual(5);
    for (const text of [
      markdownReport(report, 'zh'),
      markdownReport(report, 'en'),
      JSON.stringify(jsonReport(report, 'zh')),
    ])
      for (const name of NAMES) expect(text).not.toContain(name);
  });
});

describe('a site built after a name was taken away', () => {
  const out = join(tempFolder('names'), 'out');
  const repository = published();

  /** Every text of the site that has the word, zips and their contents included. */
  const withWord = (word: string): string[] => {
    const bytes = Buffer.from(word);
    return [...hashes(out).keys()].filter((path) => {
      const file = readFileSync(join(out, path));
      if (!path.endsWith('.zip') && !path.endsWith('.xlsx')) return file.includes(bytes);
      return Object.values(unzipSync(file)).some((inside) => Buffer.from(inside).includes(bytes));
    });
  };

  beforeAll(() => {
    repository.write(cityOf(withoutNames));
    repository.commit('third', '2013-07-07');
    const { status, stderr } = build(repository.data, out);
    expect(stderr).not.toContain('错误');
    expect(status).toBe(0);
  });
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it('has it in no page, feed, file or zip', () => {
    expect(execFileSync('git', ['log', '--oneline'], { cwd: repository.root, encoding: 'utf8' })).toContain(
      'second',
    );
    for (const name of NAMES) expect(withWord(name)).toEqual([]);
    expect(withWord('已撤下')).toContain('projects/NB-001/history/index.html');
  });

  it('has the page of the post, under an address without a name', () => {
    const page = readFileSync(join(out, 'leaders/副市长/index.html'), 'utf8');
    expect(page).toContain('姓名已撤下');
    for (const id of ['NB-001', 'NB-002', 'NB-003']) expect(page).toContain(`/projects/${id}/`);
  });
});
