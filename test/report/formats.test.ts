import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { githubReport } from '../../src/report/github.ts';
import { jsonReport } from '../../src/report/json.ts';
import { reportPage } from '../../src/report/page.ts';
import { columnLetter } from '../../src/report/place.ts';
import { printable, textReport } from '../../src/report/text.ts';
import { City } from '../dataset/city.ts';

function load(change: (city: City) => void) {
  const city = new City();
  change(city);
  return loadDataset(city.write('zh'));
}

const wrongMoney = (city: City): void => void city.set('projects', 1, 'total_investment', '4.6亿');
const hostile = '<script>alert(1)</script>\u001b[31m\u202e, 100%';

describe('the report as text', () => {
  it('lists the files, each problem with its place and advice, and sums up in the last line', () => {
    const loaded = load((city) => {
      wrongMoney(city);
      city.set('milestones', 2, 'forecast_on', '2013.10.32');
      city.set('units', 1, 'name', '市住建局 ');
    });
    const text = textReport(loaded, { lang: 'zh', colour: false });
    const lines = text.split('\n');
    expect(lines[0]).toMatch(/^挂图检查 \S+ {2}数据截至 2013-06$/);
    expect(lines).toContain('  projects.csv     3 行  1 处要改');
    expect(lines).toContain('  units.csv        2 行  1 处提醒');
    expect(lines).toContain('  plan.csv         3 行  通过');
    expect(text).toContain(
      [
        '错 1/2  projects.csv 第 2 行 F 列“总投资”（NB-001 沧海路）',
        '        写的是  4.6亿',
        '        问题是  应该只写数字，单位万元。',
        '        建　议  4.6 亿元 = 46000 万元：请写 46000。',
      ].join('\n'),
    );
    expect(text).toContain('错 2/2  milestones.csv 第 3 行 D 列“预计日期”（NB-002 首南路，路面）');
    expect(text).toContain('提醒 1/1  units.csv 第 2 行 B 列“单位名称”（zjj 市住建局）');
    expect(lines.at(-2)).toBe('2 处要改，另有 1 处提醒；改好之前不会生成网页。');
    expect(lines.at(-1)).toBe('');
  });

  it('says so when there is nothing to correct', () => {
    const text = textReport(
      load(() => undefined),
      { lang: 'en', colour: false },
    );
    expect(text).not.toContain('Error');
    expect(text.trimEnd().split('\n').at(-1)).toBe('Passed; pages can be built.');
  });

  it('prints every problem of thousands, and sums up passing parts', () => {
    const loaded = load((city) => {
      for (let i = 0; i < 3000; i += 1)
        city.add('practices', { id: `P-${i + 10}`, date: 'soon', title: '示例', kind: 'other' });
      for (let month = 1; month <= 9; month += 1)
        city.files.set(`progress/2014-0${month}.csv`, 'project_id,period\n');
      city.tables.delete('progress');
      city.tables.delete('corrections');
      city.tables.delete('figures');
    });
    const text = textReport(loaded, { lang: 'zh', colour: false });
    expect(text.match(/^错 \d+\/3000 /gm)).toHaveLength(3000);
    expect(text).toContain('progress/ 9 份');
  });

  it('tells the one cause of many errors first, with every place', () => {
    const loaded = load((city) => {
      wrongMoney(city);
      city.tables.get('projects')!.splice(2, 1);
    });
    const text = textReport(loaded, { lang: 'zh', colour: false });
    const [count = ''] = /(?<=错 1–)\d+/.exec(text) ?? [];
    expect(Number(count)).toBeGreaterThan(5);
    expect(text).toContain(
      `错 1–${count}/${loaded.errors}  projects.csv 里没有项目“NB-002”，还有 ${count} 处写着它\n`,
    );
    expect(text).toContain('plan.csv 第 2–4 行\n');
    expect(text).toContain('progress.csv 第 3、5 行\n');
    expect(text).toContain('放回去，这些就都好了');
    expect(text.match(/^错 /gm)!.length).toBeLessThan(loaded.errors - 3);
    // Machines get them one by one.
    const { problems } = JSON.parse(jsonReport(loaded, 'zh')) as { problems: { value: string }[] };
    expect(problems.filter(({ value }) => value === 'NB-002')).toHaveLength(Number(count));
    const commands = githubReport(loaded, { lang: 'en', folder: 'data' }).trimEnd().split('\n');
    expect(commands).toHaveLength(loaded.problems.length);
    expect(commands[0]).toContain(`projects.csv has no project “NB-002”, and ${count} places still name it.`);
    expect(reportPage(loaded, { lang: 'en' })).toContain(`and ${count} places still name it`);
  });

  it('colours only where it is asked to', () => {
    const loaded = load(wrongMoney);
    expect(textReport(loaded, { lang: 'zh', colour: false })).not.toContain('\u001b');
    expect(textReport(loaded, { lang: 'zh', colour: true })).toContain('\u001b[4m4.6亿\u001b[24m');
  });

  it('does not let a cell move the cursor or turn the line round', () => {
    const loaded = load((city) => city.set('projects', 1, 'district', hostile));
    const text = textReport(loaded, { lang: 'zh', colour: false });
    expect(text).not.toMatch(/[\u001b\u202e]/);
    expect(printable('a\nb\u0000')).toBe('a⏎b␀');
  });

  it('shows no private number anywhere', () => {
    const loaded = load((city) => city.set('projects', 1, 'name', '张三13812345678'));
    const options = { lang: 'zh', colour: false } as const;
    for (const text of [textReport(loaded, options), jsonReport(loaded, 'zh'), reportPage(loaded, options)])
      expect(text).not.toContain('12345678');
  });
});

describe('the report as JSON', () => {
  it('has exactly the keys of the contract', () => {
    const loaded = load(wrongMoney);
    const report = JSON.parse(jsonReport(loaded, 'zh')) as Record<string, unknown>;
    expect(Object.keys(report)).toEqual(['ok', 'errors', 'warnings', 'problems']);
    expect(report).toMatchObject({ ok: false, errors: 1, warnings: 0 });
    expect(report['problems']).toEqual([
      {
        severity: 'error',
        code: 'type_number',
        file: 'projects.csv',
        line: 2,
        column: 6,
        header: '总投资',
        row_id: 'NB-001',
        value: '4.6亿',
        message: '写的是“4.6亿”，应该只写数字，单位万元。',
        hint: '4.6 亿元 = 46000 万元：请写 46000。',
      },
    ]);
    expect(
      JSON.parse(
        jsonReport(
          load(() => undefined),
          'en',
        ),
      ),
    ).toEqual({
      ok: true,
      errors: 0,
      warnings: 0,
      problems: [],
    });
  });
});

describe('the report as workflow commands', () => {
  it('escapes what would end a command or a property', () => {
    const loaded = load((city) => city.set('projects', 1, 'district', '100%,a:b\nc'));
    const text = githubReport(loaded, { lang: 'en', folder: 'my,data' });
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(text).toMatch(
      /^::error file=my%2Cdata\/projects\.csv,line=2,col=3,title=Reference 所属区县 \(reference\)::/,
    );
    expect(text).toContain('100%25,a:b');
  });

  it('leaves out the folder where it is the root, and the column where there is none', () => {
    const loaded = load((city) => void city.files.set('nonsense.csv', 'a\n'));
    const text = githubReport(loaded, { lang: 'zh', folder: '.' });
    expect(text).toMatch(/^::warning file=nonsense\.csv,line=1,title=[^:]+::/);
  });
});

describe('the report as a page', () => {
  it('shows the cell in its sheet with its neighbours', () => {
    const html = reportPage(
      load((city) => city.set('projects', 3, 'total_investment', '4.6亿')),
      { lang: 'zh' },
    );
    expect(html).toContain('<h1>有 1 处要改，改完才能发布。</h1>');
    expect(html).toContain('<td class="cell">4.6亿</td>');
    expect(html).toContain('<th scope="row" class="meant">4</th><td>NB-003</td>');
    expect(html).toContain('<th scope="row">3</th><td>NB-002</td>');
    expect(html).toContain('<th scope="col" class="meant">F</th>');
    expect(html).not.toContain('@vite/client');
  });

  it('takes data for text, never for markup', () => {
    const html = reportPage(
      load((city) => city.set('projects', 1, 'district', hostile)),
      { lang: 'en' },
    );
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
  });
});

it('names columns as spreadsheets do', () => {
  expect([1, 26, 27, 52, 53, 702, 703].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
