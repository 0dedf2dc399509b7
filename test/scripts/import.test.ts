import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { City, temporaryFolder } from '../dataset/city.ts';
import { book, type BookSheet } from '../import/books.ts';

const script = resolve('scripts/import.ts');
const checkScript = resolve('scripts/check.ts');

let project: string;
let data: string;

/** Runs the command where a project would be, with the data folder of a small city. */
function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const foreign = new Set(['GUATU_DATA', 'GUATU_LANG', 'NODE_ENV']);
  const own = Object.entries(process.env).filter(([name]) => !foreign.has(name));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: { ...Object.fromEntries(own), ...env },
    cwd: project,
  });
  return { status, stdout, stderr };
}

/** Every file under a folder, with its bytes. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [
      join(parentPath, name).slice(folder.length + 1),
      readFileSync(join(parentPath, name)).toString('latin1'),
    ]),
  );
}

function save(name: string, sheet: BookSheet): string {
  writeFileSync(join(project, name), book([sheet]));
  return name;
}

const MONTH: BookSheet = {
  name: '7月',
  rows: [
    ['2013年7月进展表'],
    ['项目编号', '期别', '本年累计完成投资', '形象进度', '阶段', '填报日期', '备用'],
    [
      'NB-002',
      { v: 41456, z: 'yyyy"年"m"月"' },
      4700.300000000001,
      { v: 0.465, z: '0.0%' },
      '在建',
      { v: 41488, z: 'yyyy/m/d' },
      'x',
    ],
    ['首南路2', '2013年7月', 5000, 50, '在建', '2013-08-02'],
  ],
};

beforeEach(() => {
  project = temporaryFolder();
  data = join(project, 'data');
  mkdirSync(data);
  const city = new City();
  const [head = [], ...rows] = city.rows('progress');
  for (const month of ['2013-05', '2013-06']) {
    const own = rows.filter((row) => row[1] === month).map((row) => row.join(','));
    city.files.set(`progress/${month}.csv`, `${[head.join(','), ...own].join('\n')}\n`);
  }
  city.tables.delete('progress');
  city.write('en', 'UTF-8', data);
});

describe('npm run import', () => {
  it('writes the month of a workbook into its own file, and keeps the original out of the data and of git', () => {
    const file = save('七月.xlsx', {
      ...MONTH,
      rows: [...MONTH.rows.slice(0, 3), ['永达路', ...MONTH.rows[3]!.slice(1)]],
    });
    const { status, stdout, stderr } = run([file, '--table', 'progress']);
    expect([status, stderr]).toEqual([0, '']);
    expect(readFileSync(join(data, 'progress/2013-07.csv'), 'utf8')).toBe(
      '项目编号,期别,本年累计完成投资,形象进度,阶段,填报日期\nNB-002,2013-07,4700.3,46.5%,在建,2013-08-02\n永达路,2013年7月,5000,50,在建,2013-08-02\n',
    );
    expect(stdout).toContain('C3  4700.3（格里是 4700.300000000001） → 4700.3');
    expect(stdout).toContain('B3  2013年7月 → 2013-07');
    expect(stdout).toContain('G 列“备用”，1 格有内容');
    expect(stdout).toContain('已写入 progress/2013-07.csv，共 2 行');
    const kept = readdirSync(join(project, '.guatu/originals')).sort();
    expect(kept).toHaveLength(3);
    expect(kept[0]).toBe('.gitignore');
    const original = kept.find((name) => name.endsWith('七月.xlsx'))!;
    expect(readFileSync(join(project, '.guatu/originals', original))).toEqual(
      readFileSync(join(project, file)),
    );
    const list = readFileSync(join(project, '.guatu/originals', `${original}.changes.csv`), 'utf8');
    expect(list.split('\r\n').filter((line) => line !== '')).toHaveLength(4);
    const checked = spawnSync(process.execPath, [checkScript, '--data', data], { encoding: 'utf8' });
    expect([checked.status, checked.stdout.trimEnd().split('\n').at(-1)]).toEqual([
      0,
      '通过，可以生成网页。',
    ]);
    spawnSync('git', ['init', '-q'], { cwd: project });
    const untracked = spawnSync('git', ['status', '--porcelain', '-uall'], {
      cwd: project,
      encoding: 'utf8',
    }).stdout;
    expect(untracked).not.toContain('originals');
  });

  it('writes the same bytes again when it is run again, and says that nothing changed', () => {
    const file = save('七月.xlsx', MONTH);
    expect(run([file, '--table', 'progress']).status).toBe(0);
    const before = contents(data);
    const { status, stdout } = run([file, '--table', 'progress']);
    expect(status).toBe(0);
    expect(stdout).toContain('progress/2013-07.csv 已经是这样，没有写');
    expect(contents(data)).toEqual(before);
  });

  it('asks and writes nothing while something is not certain', () => {
    const file = save('七月.xlsx', {
      ...MONTH,
      rows: [...MONTH.rows, ['合计', null, { t: 'e', v: 23, f: 'SUM(A1)' }]],
      hiddenRows: [4],
    });
    const before = contents(project);
    const { status, stdout } = run([file, '--table', 'progress']);
    expect(status).toBe(1);
    expect(stdout).toContain('有 2 件事要您决定，决定之前什么都没有写');
    expect(stdout).toContain('--extra-rows drop   这些行不要');
    expect(stdout).toContain('--hidden-rows keep   隐藏的行也要');
    expect(contents(project)).toEqual(before);
    const english = run([file, '--table', 'progress', '--lang', 'en']).stdout;
    expect(english).toContain('2 things for you to decide; nothing was written before that');
    expect(english).not.toMatch(/[，。：]|有 \d/);
    const answered = run([file, '--table', 'progress', '--extra-rows', 'drop', '--hidden', 'keep']);
    expect(answered.status).toBe(0);
    expect(readFileSync(join(data, 'progress/2013-07.csv'), 'utf8').trim().split('\n')).toHaveLength(3);
  });

  it('writes nothing that the check refuses, and names the line and the cell of the original', () => {
    const file = save('七月.xlsx', {
      rows: [...MONTH.rows.slice(0, 3), [], ['NB-003', '2013-07', 5, 101, '建设中啊', '2013-02-30']],
    });
    const before = contents(project);
    const { status, stdout } = run([file, '--table', 'progress']);
    expect(status).toBe(1);
    expect(stdout).toContain('progress/2013-07.csv 第 3 行（原件 D5） “形象进度”');
    expect(stdout).toContain('progress/2013-07.csv 第 3 行（原件 F5） “填报日期”');
    expect(contents(project)).toEqual(before);
    const { files } = JSON.parse(run([file, '--table', 'progress', '--format', 'json']).stdout) as {
      files: { problems: { code: string; line: number; cell: string }[] }[];
    };
    expect(files[0]?.problems.map(({ code, line, cell }) => [code, line, cell])).toEqual([
      ['range', 3, 'D5'],
      ['type_choice', 3, 'E5'],
      ['type_date', 3, 'F5'],
    ]);
  });

  it('shows what would change in a file that is there, and asks whether to merge or to replace', () => {
    const june = save('六月.xlsx', {
      rows: [
        ['项目编号', '期别', '本年累计完成投资', '形象进度', '阶段'],
        ['NB-002', '2013-06', 4700, 46.5, '在建'],
        ['NB-003', '2013-06', 10, 2, '前期'],
      ],
    });
    const before = contents(data);
    const asked = run([june, '--table', 'progress']);
    expect(asked.status).toBe(1);
    expect(asked.stdout).toContain('NB-002,2013-06 本年累计完成投资(万元) 4600 → 4700');
    expect(asked.stdout).toMatch(/不再有 1 行：NB-001,2013-06/);
    expect(asked.stdout).toContain('--merge   合并，别的行留着');
    expect(contents(data)).toEqual(before);
    expect(run([june, '--table', 'progress', '--merge', '--dry-run']).status).toBe(0);
    expect(contents(data)).toEqual(before);
    expect(run([june, '--table', 'progress', '--merge']).status).toBe(0);
    const [head, first, ...rest] = readFileSync(join(data, 'progress/2013-06.csv'), 'utf8')
      .trim()
      .split('\n');
    const old = before['progress/2013-06.csv']!.split('\n');
    expect([head, first]).toEqual(old.slice(0, 2));
    expect(rest).toEqual(['NB-002,2013-06,4700,46.5,在建,,2013-07-02,', 'NB-003,2013-06,10,2,前期,,,']);
    expect(run([june, '--table', 'progress', '--replace']).status).toBe(0);
    expect(readFileSync(join(data, 'progress/2013-06.csv'), 'utf8').split('\n')[1]).toBe(
      'NB-002,2013-06,4700,46.5,在建',
    );
  });

  it('splits a workbook of several months when told to', () => {
    const file = save('年.xlsx', {
      rows: [
        ['项目编号', '期别', '形象进度'],
        ['NB-002', '2013-07', 50],
        ['NB-002', '2013-08', 60],
        ['NB-003', '2013-07', 2],
      ],
    });
    const asked = run([file, '--table', 'progress']);
    expect([asked.status, existsSync(join(data, 'progress/2013-07.csv'))]).toEqual([1, false]);
    expect(asked.stdout).toContain('--split   一个月一个文件');
    expect(run([file, '--table', 'progress', '--split']).status).toBe(0);
    expect(readFileSync(join(data, 'progress/2013-07.csv'), 'utf8')).toBe(
      '项目编号,期别,形象进度\nNB-002,2013-07,50\nNB-003,2013-07,2\n',
    );
    expect(readFileSync(join(data, 'progress/2013-08.csv'), 'utf8')).toBe(
      '项目编号,期别,形象进度\nNB-002,2013-08,60\n',
    );
  });

  it('takes CSV in GB18030 and a path as the user sees it, and prints no private number', () => {
    const bytes = Buffer.from([0xcf, 0xee, 0xc4, 0xbf, 0xb1, 0xe0, 0xba, 0xc5]); // 项目编号
    const file = join(project, '七月.csv');
    writeFileSync(
      file,
      Buffer.concat([bytes, Buffer.from(',period,progress\nNB-002,2013-07,50\n,,13812345678\n')]),
    );
    const asked = run([file, '--table', '进展月报', '--data', data, '--out', 'data/progress/extra.csv']);
    expect(asked.status).toBe(1);
    expect(asked.stdout + asked.stderr).not.toContain('13812345678');
    const done = run([
      file,
      '--table',
      '进展月报',
      '--data',
      data,
      '--out',
      'data/progress/extra.csv',
      '--extra-rows',
      'drop',
    ]);
    expect([done.status, done.stderr]).toEqual([0, '']);
    expect(done.stdout).toContain('文件的编码是 gb18030，写成 UTF-8');
    expect(existsSync(join(data, 'progress/extra.csv'))).toBe(true);
  });

  it('says so where the original lies in the data folder', () => {
    writeFileSync(join(data, '七月.xlsx'), book([MONTH]));
    expect(run([join(data, '七月.xlsx'), '--table', 'progress']).stdout).toContain('请移走');
  });

  it.each([
    [[], '--table'],
    [['七月.xlsx'], '--table'],
    [['七月.xlsx', '--table', 'nothing'], 'nothing'],
    [['nowhere.xlsx', '--table', 'progress'], 'nowhere.xlsx'],
    [['data', '--table', 'progress'], 'data'],
    [['七月.xlsx', '--table', 'progress', '--data', 'nowhere'], 'nowhere'],
    [['七月.xlsx', '--table', 'progress', '--hidden', 'maybe'], '--hidden maybe'],
    [['七月.xlsx', '--table', 'progress', '--column', 'AAAA=期别'], '--column AAAA=期别'],
    [['七月.xlsx', '--table', 'progress', '--unit', 'C=美元'], '--unit C=美元'],
    [['七月.xlsx', '--table', 'progress', '--out', '../x.csv'], '../x.csv'],
    [['七月.xlsx', '--table', 'progress', '--out', 'plan.csv'], 'plan.csv'],
    [['七月.xlsx', '--table', 'progress', '--merge', '--replace'], '--replace'],
    [['七月.xlsx', 'b.xlsx', '--table', 'progress'], 'b.xlsx'],
    [['old.xls', '--table', 'progress'], '另存为'],
  ])('ends with 2 and one sentence for %j', (args, named) => {
    save('七月.xlsx', MONTH);
    writeFileSync(
      join(project, 'old.xls'),
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    );
    const before = contents(project);
    const { status, stdout, stderr } = run(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(named);
    expect(contents(project)).toEqual(before);
  });
});
