import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/csv/problem.ts';
import { PROBLEM_CODES } from '../../src/csv/problem.ts';
import { readSheet } from '../../src/csv/read.ts';
import { REASONS } from '../../src/csv/reasons.ts';
import { PROBLEM_DOCS, describe as inWords } from '../../src/i18n/problems.ts';
import { readTable } from '../../src/schema/read.ts';
import type { TableName } from '../../src/schema/tables.ts';
import { TABLES } from '../../src/schema/tables.ts';
import { gb18030, joined, utf16, utf8 } from '../csv/bytes.ts';

function problemsOf(name: TableName, content: string | Uint8Array): readonly Problem[] {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  return readTable(TABLES[name], [readSheet(bytes, `${name}.csv`)]).problems;
}

/** A column of projects with one wrong cell to a row. */
function wrongCells(
  column: string,
  cells: readonly string[],
  table: TableName = 'projects',
): readonly Problem[] {
  const keys = TABLES[table].fields.filter(
    (f) => 'required' in f && f.required === true && f.name !== column,
  );
  const lines = cells.map((cell, i) =>
    [...keys.map((f) => (f.type === 'id' || f.type === 'reference' ? `K${i}` : f.example)), `"${cell}"`].join(
      ',',
    ),
  );
  return problemsOf(table, [[...keys.map((f) => f.name), column].join(','), ...lines].join('\n'));
}

/** Real mistakes of every kind. */
const PROBLEMS: readonly Problem[] = [
  ...problemsOf('projects', joined(gb18030('项目编号,名称\n甲,'), [0xff, 0x0a])),
  ...problemsOf('projects', utf16('id,name,district\n', true, false)),
  ...[
    [0xff, 0xfe, 0, 0],
    [0x50, 0x4b, 3, 4],
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    [0x25, 0x50, 0x44, 0x46, 0x2d],
    [0x1f, 0x8b],
  ].flatMap((bytes) => problemsOf('projects', Uint8Array.from(bytes))),
  ...problemsOf('projects', '<html><table></table></html>'),
  ...problemsOf('projects', ''),
  ...problemsOf(
    'projects',
    'id,name,district\nA,x\0,y\nB,\ufffd,y\nC,x\nD,x,y,z\nE,"x,y\nF,"x "y" z",1\nG,x,y\ng,x,y\nH,,y\nI, x,y\n',
  ),
  ...problemsOf('projects', 'name,name,项目名称,,计划完工,zzzzzz,总投资(美元),长度(公里)\n'),
  ...problemsOf('milestones', 'project_id,name,planned_on,weight(%)\n'),
  ...readTable(
    TABLES.projects,
    ['a', 'b'].map((part) => readSheet(utf8('id,name,district\nG,x,y\n'), `projects/${part}.csv`)),
  ).problems,
  ...wrongCells('need', ['100.5'], 'candidates'),
  ...wrongCells('town', ['  ', '电话13800138000', '11010519491231002X']),
  ...wrongCells('planned_end', [
    '待定',
    '#REF!',
    '####',
    '=A1',
    '2013-13',
    '2013-02-30',
    '2013.1',
    '03/04/2013',
    '23/12/2013',
    '20131223',
    '41631',
    'Dec-13',
    '2013-12-23 00:00',
    '13-12-23',
    '2013年底',
    'abc',
    '1013-12-23',
  ]),
  ...wrongCells('period', ['2022年度', '2022-05-01'], 'plan'),
  ...wrongCells('period', ['2022'], 'progress'),
  ...wrongCells('total_investment', [
    '无',
    '#N/A',
    '##',
    '=1',
    '约5000',
    '1-2',
    '1e5',
    '3/4',
    '1.234,5',
    '25%',
    '三千',
    '007',
    '5美元',
    '4.6亿',
    'abc',
    '0.00001',
    '-1',
    '99999999999',
  ]),
  ...wrongCells('length_m', ['123456789.123456789', '1.2公里']),
  ...wrongCells('lanes', ['4.5', '4条']),
  ...wrongCells(
    'progress',
    [
      '无',
      '#N/A',
      '##',
      '=1',
      '约50',
      '10-20',
      '1e1',
      '1/2',
      '12,34',
      '1..2%',
      '五十',
      '050',
      '50个百分点',
      '1万',
      'abc',
      '50.12345678901234567',
      '101',
      '1.234.5%',
    ],
    'progress',
  ),
  ...wrongCells('id', ['ＮＢ１', 'a'.repeat(41), 'N 1', '-a', '宁']),
  ...wrongCells('level', ['市级别', '外星']),
  ...wrongCells('source_url', ['https://a b', 'ftp://a', 'www.a.cn', 'https://']),
];
const EXAMPLE = new Map(PROBLEMS.map((problem) => [`${problem.code}/${problem.reason}`, problem]));
const ALL = Object.entries(REASONS).flatMap(([code, reasons]) =>
  reasons.map((reason) => `${code}/${reason}`),
);
/** Found where a folder is read, not a file. */
const ELSEWHERE = 'header_missing/missing_table';

describe('problems in words', () => {
  it.each(ALL.filter((name) => name !== ELSEWHERE))(
    'say %s in both languages, from a real mistake',
    (name) => {
      const problem = EXAMPLE.get(name);
      expect(problem, 'a mistake in this test that leads to it').toBeDefined();
      for (const lang of ['zh', 'en'] as const) {
        const { message, hint } = inWords(problem!, lang);
        expect(message.length).toBeGreaterThan(4);
        expect(hint.length).toBeGreaterThan(4);
        expect(`${message}${hint}`).not.toMatch(/undefined|null|NaN|\[object|“”|  /);
        expect(`${message}${hint}`).toMatch(lang === 'zh' ? /[。：”]$/ : /[.:”]$/);
      }
      expect(inWords(problem!, 'zh').message).toMatch(/\p{Script=Han}/u);
    },
  );

  it('tell an official what to write', () => {
    const words = inWords(EXAMPLE.get('type_number/unit_in_cell')!, 'zh');
    const first = inWords(
      PROBLEMS.find(({ value }) => value === '4.6亿')!,
      'zh',
    );
    expect(first).toEqual({
      message: '写的是“4.6亿”，应该只写数字，单位万元。',
      hint: '4.6 亿元 = 46000 万元：请写 46000。',
    });
    expect(words.hint).toContain('请写');
    expect(
      inWords(
        PROBLEMS.find(({ value }) => value === '1.2公里')!,
        'en',
      ).hint,
    ).toBe('1.2 公里 = 1200 m: write 1200.');
  });

  it('never repeat a private number', () => {
    for (const problem of PROBLEMS.filter(({ code }) => code === 'privacy')) {
      expect(JSON.stringify([problem, inWords(problem, 'zh'), inWords(problem, 'en')])).not.toMatch(/\d{6}/);
    }
  });

  it('quote long cells in part and on one line', () => {
    const [problem] = wrongCells('planned_end', [`${'很长的说明\n'.repeat(30)}末`]);
    const { message } = inWords(problem!, 'zh');
    expect(message).not.toContain('\n');
    expect(message.length).toBeLessThan(80);
  });

  it('are documented for every code', () => {
    for (const code of PROBLEM_CODES) {
      const { name, about, severity, example } = PROBLEM_DOCS[code];
      for (const { zh, en } of [name, about, example.wrong, example.right]) {
        expect(zh.length * en.length).toBeGreaterThan(0);
      }
      expect(['error', 'warning', 'both']).toContain(severity);
    }
  });

  it('have the severity that is documented', () => {
    for (const { code, severity } of PROBLEMS)
      expect(['both', severity]).toContain(PROBLEM_DOCS[code].severity);
  });
});
