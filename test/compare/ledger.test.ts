import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/csv/problem.ts';
import { CannotRun, loadDataset } from '../../src/dataset.ts';
import { describe as inWords } from '../../src/i18n/problems.ts';
import { City, temporaryFolder, type FileEncoding, type HeaderLanguage } from '../dataset/city.ts';
import { Repository, published } from '../history/repository.ts';

function check(repository: Repository, revision = 'HEAD'): readonly Problem[] {
  return loadDataset(repository.data, { since: { revision, today: '2014-01-06' } }).problems;
}

function since(repository: Repository, change: (city: City) => void): readonly Problem[] {
  const city = new City();
  change(city);
  repository.write(city);
  return check(repository);
}

const short = (problems: readonly Problem[]): string[] =>
  problems.map((p) => `${p.reason} ${p.file}:${p.line}:${p.column ?? '-'} ${p.value ?? '-'}`);

const correction = {
  id: 'R-2',
  date: '2014-01-05',
  table: 'progress',
  key: 'NB-002,2013-05',
  field: 'invested',
  old: '3500',
  new: '3400',
  reason: '漏报冲减',
  kind: 'correction',
};

function corrected(city: City, more: Partial<typeof correction> = {}): void {
  city.set('progress', 2, 'invested', '3400');
  city.add('corrections', { ...correction, ...more });
}

describe('what is no change', () => {
  const rewrites: [HeaderLanguage, FileEncoding][] = [
    ['zh', 'UTF-8'],
    ['zh', 'GB18030'],
    ['en', 'UTF-16 LE'],
    ['en', 'UTF-8 with BOM'],
  ];
  it.each(rewrites)('another language of headers and another encoding: %s, %s', (language, encoding) => {
    const repository = published();
    new City().write(language, encoding, repository.data);
    expect(check(repository)).toEqual([]);
  });

  it('another file, order of rows and columns', () => {
    const repository = published();
    const city = new City();
    const [header = [], ...rows] = city.rows('progress');
    city.tables.delete('progress');
    rmSync(join(repository.data, 'progress.csv'));
    for (const period of ['2013-05', '2013-06']) {
      const own = rows.filter((row) => row[1] === period).reverse();
      const lines = [header, ...own].map((row) => [...row].reverse().join(','));
      city.files.set(`progress/${period}.csv`, `${lines.join('\n')}\n`);
    }
    repository.write(city);
    expect(check(repository)).toEqual([]);
  });
});

describe('a permanent id', () => {
  it('may not be changed: the message names the thing and the old id', () => {
    const problems = since(published(), (city) => {
      for (const table of ['projects', 'changes'] as const)
        for (const row of city.rows(table))
          for (const [at, cell] of row.entries()) if (cell === 'NB-003') row[at] = 'NB-030';
    });
    expect(short(problems)).toEqual(['id_changed projects.csv:4:1 NB-030']);
    expect(inWords(problems[0]!, 'zh').hint).toContain('NB-003');
  });

  it('may not be spelled otherwise: addresses know capitals', () => {
    const problems = since(published(), (city) => city.set('projects', 3, 'id', 'nb-003'));
    expect(short(problems)).toEqual(['id_respelled projects.csv:4:1 nb-003']);
  });
});

describe('the ledger', () => {
  it('accepts a correction that tells old and new, also in several steps', () => {
    expect(since(published(), (city) => corrected(city))).toEqual([]);
    const steps = since(published(), (city) => {
      corrected(city, { new: '3450' });
      city.add('corrections', { ...correction, id: 'R-3', old: '3450' });
    });
    expect(steps).toEqual([]);
  });

  it('accepts a correction that names a project rather than its id', () => {
    const problems = since(published(), (city) => {
      city.set('projects', 2, 'length_m', '760');
      city.add('corrections', {
        ...correction,
        table: '项目',
        key: '首南路',
        field: '长度',
        old: '740',
        new: '760',
      });
    });
    expect(problems).toEqual([]);
  });

  it('refuses an old value that was not published, at that cell', () => {
    const problems = since(published(), (city) => corrected(city, { old: '3600' }));
    expect(short(problems)).toEqual(['old_differs corrections.csv:3:6 3600']);
    expect(inWords(problems[0]!, 'zh').message).toContain('“3500”');
    expect(inWords(problems[0]!, 'en').hint).toContain('3500');
  });

  it('refuses a change without its old value, by which earlier figures are computed', () => {
    const problems = since(published(), (city) => {
      city.set('projects', 3, 'planned_end', '2014-06-30');
      city.add('changes', {
        id: 'C-2',
        project_id: 'NB-003',
        date: '2013-06-10',
        field: 'planned_end',
        new: '2014-06-30',
        reason: '地铁同步',
      });
    });
    expect(short(problems)).toEqual(['old_differs changes.csv:3:5 ']);
  });

  it('refuses a correction of a cell that stays as it was', () => {
    const problems = since(published(), (city) => city.add('corrections', correction));
    expect(short(problems)).toEqual(['not_done corrections.csv:3:7 3400']);
  });

  it('refuses the words that stand for the reason in a row as it was proposed', () => {
    const problems = since(published(), (city) => corrected(city, { reason: '（写明原因）' }));
    expect(short(problems)).toEqual(['reason_missing corrections.csv:3:8 （写明原因）']);
  });

  it('does not take an earlier change back and forth for the word on the same change now', () => {
    const repository = published();
    const there = new City();
    corrected(there);
    const back = new City();
    back.rows('corrections').push(...there.rows('corrections').slice(-1));
    back.add('corrections', { ...correction, id: 'R-3', old: '3400', new: '3500' });
    repository.write(there);
    repository.commit('there', '2014-01-05');
    repository.write(back);
    expect(check(repository)).toEqual([]);
    repository.commit('back', '2014-01-06');
    back.set('progress', 2, 'invested', '3400');
    repository.write(back);
    expect(short(check(repository))).toEqual(['changed progress.csv:3:3 3400']);
  });

  it('takes the latest published row for the word on a change that it announced', () => {
    const repository = published();
    const city = new City();
    city.add('corrections', correction);
    repository.write(city);
    repository.commit('announced', '2014-01-05');
    city.set('progress', 2, 'invested', '3400');
    repository.write(city);
    expect(check(repository)).toEqual([]);
  });

  it('has amounts in 万元 or with their unit, by which earlier figures are computed, whatever unit the cells are in', () => {
    const inHundredMillions = (cost: string, change: Partial<Record<'old' | 'new', string>>): City => {
      const city = new City();
      city.rows('projects')[0]![5] = '总投资(亿元)';
      for (const [row, value] of [cost, '0.98', '1.52'].entries()) city.rows('projects')[row + 1]![5] = value;
      const written = { id: 'C-9', project_id: 'NB-001', date: '2014-01-05', reason: '设计变更' };
      if (change.old !== undefined) city.add('changes', { ...written, field: 'total_investment', ...change });
      return city;
    };
    const repository = new Repository();
    repository.write(inHundredMillions('4.6', {}));
    repository.commit('first');
    const changed = (old: string, now: string): readonly Problem[] => {
      repository.write(inHundredMillions('5.2', { old, new: now }));
      return check(repository);
    };
    expect(changed('46000', '52000')).toEqual([]);
    expect(changed('4.6亿元', '5.2 亿元')).toEqual([]);
    const [copied, ...others] = changed('4.6', '5.2');
    expect([copied?.reason, others]).toEqual(['correction_differs', []]);
    const { message, hint } = inWords(copied!, 'zh');
    expect([message, hint]).toEqual([
      expect.stringContaining('“46000万元”'),
      expect.stringContaining('“现值”'),
    ]);
    const [old] = changed('4.6', '52000');
    expect([old?.reason, inWords(old!, 'en').hint]).toEqual([
      'old_differs',
      expect.stringContaining('46000万元'),
    ]);
  });

  it('tells the amounts where the unit of a header changed and the numbers did not', () => {
    const [problem] = since(published(), (city) => {
      city.rows('projects')[0]![5] = '总投资(亿元)';
    });
    expect(problem?.reason).toBe('changed');
    for (const lang of ['zh', 'en'] as const) {
      const { message } = inWords(problem!, lang);
      expect(message).toContain('“46000”');
      expect(message).toContain('“460000000万元”');
    }
  });

  it('only grows', () => {
    const gone = since(published(), (city) => city.rows('corrections').pop());
    expect(short(gone)).toEqual(['ledger_row_vanished corrections.csv:1:- R-1']);
    const rewritten = since(published(), (city) => city.set('corrections', 1, 'reason', '没有原因'));
    expect(short(rewritten)).toEqual(['changed corrections.csv:2:8 没有原因']);
    const ofWithdrawn = since(published(), (city) => {
      city.set('projects', 3, 'withdrawn_on', '2013-06-05');
      city.rows('changes').pop();
    });
    expect(short(ofWithdrawn.filter(({ severity }) => severity === 'error'))).toEqual([
      'ledger_row_vanished changes.csv:1:- C-1',
    ]);
  });

  it('lets a row go whose key a correction says is no more, and not for a correction of another cell', () => {
    const row = { ...correction, table: 'inspections', key: 'D-1', field: 'id', old: 'D-1', new: '空' };
    const told = since(published(), (city) => {
      city.rows('inspections').pop();
      city.add('corrections', row);
    });
    expect(told).toEqual([]);
    const other = since(published(), (city) => {
      city.rows('inspections').pop();
      city.add('corrections', { ...row, field: 'finding', old: '围挡未批' });
    });
    expect(short(other)).toEqual(['row_vanished inspections.csv:1:- D-1']);
  });
});

describe('the row that is written out', () => {
  it('is in the language, order and delimiter of the city’s own file, with an id that is free', () => {
    const repository = published();
    const city = new City();
    const rows =
      '原因;编号;日期;表;记录;列;原值;现值;性质\n重复计入;R-2;2013-06-20;progress;NB-002,2013-05;progress;38;35;更正\n重;R-1;2013-06-20;progress;NB-002,2013-05;progress;39;38;更正\n';
    city.files.set('corrections.csv', rows);
    repository.write(city);
    repository.commit('own file');
    city.set('progress', 2, 'invested', '3400');
    repository.write(city);
    const [problem] = check(repository);
    expect(problem?.params).toMatchObject({ file: 'corrections.csv', header: '' });
    expect(problem?.params['row']).toBe(
      '（写明原因）;R-3;2014-01-06;进展月报;NB-002,2013-05;本年累计完成投资;3500;3400;更正',
    );
    city.files.set(
      'corrections.csv',
      rows + String(problem?.params['row']).replace('（写明原因）', '漏报冲减'),
    );
    repository.write(city);
    expect(check(repository)).toEqual([]);
  });

  it('comes with a header where the file is yet to be made, in the language of the projects', () => {
    const repository = new Repository();
    const city = new City();
    city.tables.delete('corrections');
    city.write('zh', 'UTF-8', repository.data);
    repository.commit('first');
    city.set('progress', 2, 'invested', '3400');
    city.write('zh', 'UTF-8', repository.data);
    const [problem] = check(repository);
    expect(problem?.params).toMatchObject({
      header: '编号,日期,表,记录,列,原值,现值,原因,性质',
      row: 'R-001,2014-01-06,进展月报,"NB-002,2013-05",本年累计完成投资,3500,3400,（写明原因）,更正',
    });
    const { header, row } = problem!.params;
    expect(inWords(problem!, 'zh').hint).toContain(`第一行：${String(header)}`);
    city.files.set('corrections.csv', `${String(header)}\n${String(row).replace('（写明原因）', '漏')}\n`);
    city.write('zh', 'UTF-8', repository.data);
    expect(check(repository)).toEqual([]);
  });

  it('goes to the last part of a table in parts', () => {
    const repository = published();
    const city = new City();
    const text = city.text('corrections');
    city.tables.delete('corrections');
    rmSync(join(repository.data, 'corrections.csv'));
    city.files.set('corrections/2013.csv', text);
    repository.write(city);
    repository.commit('parts');
    city.set('progress', 2, 'invested', '3400');
    repository.write(city);
    expect(check(repository)[0]?.params['file']).toBe('corrections/2013.csv');
  });
});

describe('settings and geometry', () => {
  const settings = (city: City, from: string, to: string): void => {
    city.files.set('site.yaml', String(city.files.get('site.yaml')).replace(from, to));
  };

  it('may not take a published period back', () => {
    const problems = since(published(), (city) => settings(city, 'as_of: 2013-06', 'as_of: 2013-05'));
    expect(short(problems.filter(({ code }) => code === 'history'))).toEqual([
      'period_back site.yaml:1:- 2013-05',
    ]);
  });

  it('warn where earlier figures are computed otherwise', () => {
    const problems = since(published(), (city) => settings(city, 'open_gap: 0.5', 'open_gap: 0.6'));
    expect(problems).toMatchObject([
      { severity: 'warning', reason: 'method_changed', header: 'ranking.weights.open_gap', value: '0.6' },
    ]);
    expect(since(published(), (city) => settings(city, 'city: 宁波市', 'city: 宁波'))).toEqual([]);
  });

  it('warn of a file of geometry that is gone', () => {
    const repository = published();
    rmSync(join(repository.data, 'geo/roads.geojson'));
    expect(short(check(repository).filter(({ code }) => code === 'history'))).toEqual([
      'geometry_vanished geo/roads.geojson:1:- -',
    ]);
  });
});

it('a story that was published cannot vanish, and may change', () => {
  const repository = new Repository();
  const city = new City();
  const story = '---\ntitle: 甲\ndate: 2013-07-01\nauthor: 某局\nsummary: 乙\n---\n\n正文。\n';
  city.files.set('stories/road.mdx', story);
  repository.write(city);
  repository.commit('first');
  writeFileSync(join(repository.data, 'stories/road.mdx'), story.replace('正文', '改过的正文'));
  expect(check(repository)).toEqual([]);
  rmSync(join(repository.data, 'stories/road.mdx'));
  expect(check(repository)).toMatchObject([
    { severity: 'error', code: 'history', reason: 'story_vanished', file: 'stories/road.mdx' },
  ]);
});

describe('a published history', () => {
  it('that is rewritten is an error, and so is a branch that is behind', () => {
    const repository = published();
    const first = repository.git('rev-parse', 'HEAD');
    writeFileSync(join(repository.data, 'note.md'), 'b');
    const second = repository.commit('second', '2014-01-02');
    expect(check(repository, first)).toEqual([]);
    repository.git('reset', '-q', '--hard', first);
    expect(short(check(repository, second))).toEqual(['rewritten site.yaml:1:- -']);
    repository.git('commit', '-q', '--amend', '-m', 'another first');
    const [problem] = check(repository, second);
    expect(problem).toMatchObject({ code: 'history', reason: 'rewritten', severity: 'error' });
    expect(inWords(problem!, 'zh').hint).toContain(`git merge ${second}`);
  });

  it('of which a shallow clone holds too little is said in words, with the command to fetch', () => {
    const repository = published();
    const first = repository.git('rev-parse', 'HEAD');
    mkdirSync(join(repository.root, 'more'));
    writeFileSync(join(repository.root, 'more', 'a'), 'a');
    repository.commit('second');
    const clone = temporaryFolder();
    repository.git('clone', '-q', '--depth', '1', `file://${repository.root}`, clone);
    const attempt = (revision: string) => (): unknown =>
      loadDataset(join(clone, 'data'), { since: { revision, today: '2014-01-06' } });
    expect(attempt(first)).toThrow(CannotRun);
    expect(attempt(first)).toThrow(/git fetch --unshallow/);
    expect(attempt('HEAD')).not.toThrow();
  });
});
