import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CannotRun, loadDataset } from '../../src/dataset.ts';
import { describe as inWords } from '../../src/i18n/problems.ts';
import { City } from '../dataset/city.ts';
import { published, type Repository } from '../history/repository.ts';

function since(repository: Repository, change: (city: City) => void, revision = 'HEAD') {
  const city = new City();
  change(city);
  repository.write(city);
  return loadDataset(repository.data, { since: { revision, today: '2014-01-06' } }).problems;
}

const short = (problems: ReturnType<typeof since>) =>
  problems.map(
    (p) =>
      `${p.code}/${p.reason} ${p.file}:${p.line}:${p.column ?? '-'} ${p.row_id ?? '-'} ${p.value ?? '-'}`,
  );

describe('a folder held against its published commit', () => {
  it('may fill empty cells, add rows, move forecasts, and write a value otherwise', () => {
    const problems = since(published(), (city) => {
      city.set('issues', 2, 'closed_on', '2013-06-30');
      city.set('milestones', 2, 'forecast_on', '2013-12-20');
      city.set('projects', 1, 'planned_end', '2013年6月30日');
      city.set('projects', 1, 'district', 'yz');
      city.set('projects', 1, 'total_investment', '46,000.00');
      city.add('practices', { id: 'P-2', date: '2013-06-02', title: '每周公示', kind: 'experience' });
    });
    expect(problems).toEqual([]);
  });

  it('names a changed cell, and writes the row that would explain it', () => {
    const problems = since(published(), (city) => city.set('progress', 2, 'invested', '3400'));
    expect(short(problems)).toEqual(['history/changed progress.csv:3:3 NB-002,2013-05 3400']);
    const { message, hint } = inWords(problems[0]!, 'zh');
    expect(message).toContain('“3500”');
    expect(hint).toContain(
      'R-2,2014-01-06,progress,"NB-002,2013-05",invested,3500,3400,(give the reason),correction',
    );
  });

  it('is content when the row it proposes is pasted', () => {
    const repository = published();
    const problems = since(repository, (city) => city.set('progress', 2, 'invested', '3400'));
    const row = String(problems[0]?.params['row']).replace('(give the reason)', '漏报冲减');
    const after = since(repository, (city) => {
      city.set('progress', 2, 'invested', '3400');
      city.files.set('corrections.csv', `${city.text('corrections')}${row}\n`);
    });
    expect(after).toEqual([]);
  });

  it('asks for changes.csv where a plan or the cost of a project changed, money in 万元', () => {
    const repository = published();
    const change = (city: City): void => {
      city.set('projects', 1, 'total_investment', '47000.5');
      city.set('projects', 3, 'planned_end', '2014-06-30');
    };
    const problems = since(repository, change);
    expect(problems.map(({ params }) => params['row'])).toEqual([
      'C-2,NB-001,2014-01-06,total_investment,46000,47000.5,(give the reason)',
      'C-3,NB-003,2014-01-06,planned_end,2014-05-31,2014-06-30,(give the reason)',
    ]);
    const after = since(repository, (city) => {
      change(city);
      const pasted = problems
        .map(({ params }) => `${String(params['row']).replace('(give the reason)', '地铁同步')}\n`)
        .join('');
      city.files.set('changes.csv', city.text('changes') + pasted);
    });
    expect(after).toEqual([]);
  });

  it('does not take an older row, another key or another new value for an explanation', () => {
    // R-1 was published and tells of 38 → 35.
    const old = since(published(), (city) => city.set('progress', 2, 'progress', '36'));
    expect(short(old)).toEqual(['history/changed progress.csv:3:4 NB-002,2013-05 36']);
    const correction = {
      date: '2014-01-05',
      table: 'progress',
      field: 'invested',
      old: '3500',
      reason: '漏',
      kind: 'revision',
    };
    const wrongKey = since(published(), (city) => {
      city.set('progress', 2, 'invested', '3400');
      city.add('corrections', { ...correction, id: 'R-2', key: 'NB-002,2013-06', new: '3400' });
    });
    expect(short(wrongKey)).toEqual([
      'history/changed progress.csv:3:3 NB-002,2013-05 3400',
      'history/not_done corrections.csv:3:7 R-2 3400',
    ]);
    const wrongValue = since(published(), (city) => {
      city.set('progress', 2, 'invested', '3400');
      city.add('corrections', { ...correction, id: 'R-2', key: 'NB-002,2013-05', new: '3300' });
    });
    expect(short(wrongValue)).toEqual(['history/correction_differs progress.csv:3:3 NB-002,2013-05 3400']);
  });

  it('understands corrections in Chinese and by the name of a project', () => {
    const problems = since(published(), (city) => {
      city.set('progress', 2, 'invested', '3400');
      city.add('corrections', {
        id: 'R-2',
        date: '2014-01-05',
        table: '进展月报',
        key: '首南路，2013年5月',
        field: '本年累计完成投资(万元)',
        old: '3500',
        new: '3,400',
        reason: '漏',
        kind: '修订',
      });
    });
    expect(problems).toEqual([]);
  });

  it('names an emptied cell', () => {
    const problems = since(published(), (city) => city.set('projects', 2, 'length_m', ''));
    expect(short(problems)).toEqual(['history/emptied projects.csv:3:13 NB-002 ']);
  });

  it('names a row that is gone at line 1, its key as the value', () => {
    const problems = since(published(), (city) => city.rows('inspections').pop());
    expect(short(problems)).toEqual(['history/row_vanished inspections.csv:1:- D-1 D-1']);
  });

  it('names a project that is gone once, without its rows', () => {
    const problems = since(published(), (city) => {
      city.rows('projects').splice(3, 1);
      city.rows('changes').pop();
      city.set('figures', 1, 'value', '2');
      city.add('corrections', {
        id: 'R-2',
        date: '2014-01-05',
        table: 'figures',
        key: 'city,projects,2013-06',
        field: 'value',
        old: '3',
        new: '2',
        reason: '漏',
        kind: 'revision',
      });
    });
    expect(short(problems)).toEqual(['history/row_vanished projects.csv:1:- NB-003 NB-003']);
  });

  it('lets the rows of a withdrawn project go', () => {
    const problems = since(published(), (city) => {
      city.set('projects', 2, 'withdrawn_on', '2013-07-05');
      city.rows('milestones').splice(1, 2);
    });
    // The city's table has no column for the reason.
    expect(short(problems)).toEqual([
      'contradiction/withdrawn_without_reason projects.csv:3:15 NB-002 2013-07-05',
    ]);
  });

  it('names a file that is gone once, and a column once', () => {
    const repository = published();
    rmSync(join(repository.data, 'milestones.csv'));
    const gone = since(repository, (city) => city.tables.delete('milestones'));
    expect(short(gone)).toEqual(['history/file_vanished milestones.csv:1:- - -']);
    const column = since(published(), (city) => {
      for (const row of city.rows('projects')) row.splice(12, 1);
    });
    expect(short(column)).toEqual(['history/column_vanished projects.csv:1:- - 长度']);
  });

  it('does not call a row gone that cannot be read', () => {
    const problems = since(published(), (city) => city.set('inspections', 1, 'date', '2013-02-30'));
    expect(problems.map(({ code }) => code)).toEqual(['type_date']);
  });

  it('says that a revision without the folder proves nothing, and refuses one that does not exist', () => {
    const repository = published();
    repository.git('checkout', '-q', '--orphan', 'empty');
    repository.git('rm', '-rqf', '--cached', '.');
    repository.git(
      '-c',
      'user.name=t',
      '-c',
      'user.email=t@e.cn',
      'commit',
      '-q',
      '--allow-empty',
      '-m',
      'empty',
    );
    expect(short(since(repository, () => undefined))).toEqual([
      'history/nothing_published site.yaml:1:- - -',
    ]);
    expect(() => since(repository, () => undefined, 'v9')).toThrow(CannotRun);
    expect(() => since(repository, () => undefined, '--help')).toThrow(CannotRun);
  });
});
