import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheet } from '../../src/csv/read.ts';
import { readTable } from '../../src/schema/read.ts';
import type { TableName } from '../../src/schema/tables.ts';
import { TABLES } from '../../src/schema/tables.ts';
import { gb18030, utf16, utf8 } from '../csv/bytes.ts';

function read<N extends TableName>(name: N, files: Record<string, string | Uint8Array>) {
  const sheets = Object.entries(files).map(([file, content]) =>
    readSheet(typeof content === 'string' ? utf8(content) : content, file),
  );
  return readTable(TABLES[name], sheets);
}
const projects = (text: string | Uint8Array) => read('projects', { 'projects.csv': text });
const found = (reading: { problems: ReturnType<typeof projects>['problems'] }) =>
  reading.problems.map(
    (p) => `${p.code}/${p.reason} ${p.file}:${p.line}:${p.column ?? '-'} ${p.row_id ?? '-'}`,
  );

const HEAD = 'id,name,district';

describe('reading a table', () => {
  const text =
    '项目编号,项目名称,所属区县,总投资(亿元),计划竣工,责任单位,层级\nNB-001,杨柳路,鄞州区,4.6,2013年12月,甲；乙,市级\n';

  it.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with BOM', utf8(`\ufeff${text}`)],
    ['UTF-16 LE', utf16(text, true)],
    ['UTF-16 BE', utf16(text, false)],
    ['GB18030', gb18030(text)],
    ['CRLF', utf8(text.replaceAll('\n', '\r\n'))],
    ['CR', utf8(text.replaceAll('\n', '\r'))],
    ['tabs', utf8(text.replaceAll(',', '\t'))],
    ['semicolons', utf8(text.replaceAll(',', ';'))],
  ])('gives the same records from %s', (_, bytes) => {
    const { records, problems } = projects(bytes);
    expect(problems).toEqual([]);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      id: 'NB-001',
      name: '杨柳路',
      district: '鄞州区',
      total_investment: 460_000_000,
      planned_end: '2013-12',
      responsible_units: ['甲', '乙'],
      level: 'city',
      file: 'projects.csv',
      line: 2,
    });
  });

  it('gives every column a value: null or an empty list where nothing is written', () => {
    const [record] = projects(`${HEAD}\nNB-001,a,b\n`).records;
    expect(Object.keys(record!).sort()).toEqual(
      [...TABLES.projects.fields.map(({ name }) => name), 'file', 'line'].sort(),
    );
    expect(record).toMatchObject({ total_investment: null, responsible_units: [], withdrawn_on: null });
  });

  it('reads the parts of a table in name order', () => {
    const { records, files } = read('progress', {
      'progress/2013-12.csv': 'project_id,period\nNB-001,2013-12\n',
      'progress/2013-11.csv': 'project_id,period\nNB-001,2013-11\n',
    });
    expect(records.map(({ period }) => period)).toEqual(['2013-11', '2013-12']);
    expect(files.map(({ file, rows }) => [file, rows])).toEqual([
      ['progress/2013-11.csv', 1],
      ['progress/2013-12.csv', 1],
    ]);
  });

  it('names every mistake at its file, line and column, and returns the rows without any', () => {
    const reading = projects(
      `${HEAD},total_investment,planned_end,note\nNB-001,"one\ntwo",x,4.6亿,2013-02-30,\n\nNB-002,,x,1,2013,\nNB-003,c,x,1,2013,\n`,
    );
    expect(found(reading)).toEqual([
      'header_unknown/unknown projects.csv:1:6 -',
      'type_number/unit_in_cell projects.csv:3:4 NB-001',
      'type_date/no_such_day projects.csv:3:5 NB-001',
      'required/empty projects.csv:5:2 NB-002',
    ]);
    expect(reading.problems[1]).toMatchObject({
      severity: 'error',
      header: 'total_investment',
      value: '4.6亿',
    });
    expect(reading.records.map(({ id }) => id)).toEqual(['NB-003']);
  });

  it('finds what one wrong cell in any row and column is', () => {
    const columns = {
      total_investment: '12万',
      planned_end: '03/04/2013',
      lanes: '4.5',
      level: '省级',
      source_url: 'javascript:1',
    };
    const names = Object.keys(columns) as (keyof typeof columns)[];
    fc.assert(
      fc.property(fc.nat(20), fc.constantFrom(...names), (row, column) => {
        const lines = Array.from({ length: 21 }, (_, i) =>
          [
            `P${i}`,
            'n',
            'd',
            ...names.map((name) => (i === row && name === column ? columns[name] : '')),
          ].join(','),
        );
        const reading = projects([`${HEAD},${names.join(',')}`, ...lines].join('\r\n'));
        expect(reading.problems.map((p) => [p.line, p.column, p.header, p.row_id, p.value])).toEqual([
          [row + 2, names.indexOf(column) + 4, column, `P${row}`, columns[column]],
        ]);
        expect(reading.records).toHaveLength(20);
      }),
    );
  });

  it('trims white space around a cell with a warning, and never inside', () => {
    const reading = projects(`${HEAD},town\nNB-001, 杨 柳路\u3000,x,  \n`);
    expect(found(reading)).toEqual([
      'whitespace/around projects.csv:2:2 NB-001',
      'whitespace/only projects.csv:2:4 NB-001',
    ]);
    expect(reading.records[0]).toMatchObject({ name: '杨 柳路', town: null });
    expect(found(projects(`${HEAD}\nNB-001,  ,x\n`))).toEqual(['required/empty projects.csv:2:2 NB-001']);
  });

  it('reads cells that begin like formulas or markup as text', () => {
    const { records, problems } = projects(`${HEAD}\nNB-001,=1+1,<b>x</b>\n`);
    expect(problems).toEqual([]);
    expect(records[0]).toMatchObject({ name: '=1+1', district: '<b>x</b>' });
  });
});

describe('keys', () => {
  it('are unique over all parts and without regard to case', () => {
    const reading = read('progress', {
      'progress/a.csv': 'project_id,period\nNB-001,2013-11\nNB-001,2013-12\n',
      'progress/b.csv': 'project_id,period\n\nnb-001,2013年12月\n',
    });
    expect(found(reading)).toEqual(['unique/other_file progress/b.csv:3:1 nb-001,2013-12']);
    expect(reading.problems[0]?.params).toMatchObject({ first_file: 'progress/a.csv', first_line: 3 });
    expect(reading.records).toHaveLength(2);
  });

  it('of three parts are compared part by part', () => {
    const { problems } = read('documents', {
      'documents.csv':
        'project_id,kind,title\nP1,施工,a\nP1,竣工,a\nP1,施工,b\nP2,施工,a\np1,construction,a\n',
    });
    expect(problems.map((p) => [p.code, p.line, p.params['first_line']])).toEqual([['unique', 6, 2]]);
  });

  it('agree with counting, whatever the rows', () => {
    const row = fc.tuple(
      fc.constantFrom('A', 'a', 'B', 'c'),
      fc.constantFrom('2013-01', '2013-02', '2013年1月'),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const reading = read('progress', {
          'progress.csv': ['project_id,period', ...rows.map((r) => r.join(','))].join('\n'),
        });
        const keys = rows.map(
          ([id, period]) => `${id.toLowerCase()},${period === '2013年1月' ? '2013-01' : period}`,
        );
        expect(reading.records).toHaveLength(new Set(keys).size);
        expect(reading.problems).toHaveLength(rows.length - new Set(keys).size);
      }),
    );
  });

  it('of a row with another mistake still count', () => {
    expect(found(projects(`${HEAD},lanes\nNB-001,a,b,x\nNB-001,a,b,2\n`))).toEqual([
      'type_number/not_number projects.csv:2:4 NB-001',
      'unique/same_file projects.csv:3:1 NB-001',
    ]);
  });
});

describe('rows that could not be read', () => {
  it('are known by key and name, so that references to them are not reported', () => {
    const reading = projects(
      `${HEAD},lanes\nNB-001,杨柳路,x,y\nNB 2,槐洲路,x,\nNB-003,c,x,1,2\nNB-004,"d,x\nNB-005,e,x,1\n`,
    );
    expect(
      ['NB-001', 'nb-001', '杨柳路', 'NB 2', '槐洲路', 'NB-003', 'NB-004'].every((text) =>
        reading.mayName(text),
      ),
    ).toBe(true);
    expect(['NB-005', 'NB-006'].some((text) => reading.mayName(text))).toBe(false);
    expect(reading.complete).toBe(true);
  });

  it('are known by the id that was meant, so that one slip in it is one problem', () => {
    const reading = projects(`${HEAD}\nNB 001,a,b\nＮＢ－００２,c,d\n`);
    expect(['NB-001', 'nb001', 'NB-002'].every((text) => reading.mayName(text))).toBe(true);
    expect(reading.mayName('NB-003')).toBe(false);
  });

  it('leave the table incomplete when a whole file or a required column is lost', () => {
    expect(projects(Uint8Array.of(0x50, 0x4b, 0x03, 0x04)).complete).toBe(false);
    const reading = projects('id,name\nNB-001,a\n');
    expect(reading).toMatchObject({ complete: false, records: [] });
    expect(found(reading)).toEqual(['header_missing/column projects.csv:1:- -']);
  });
});

describe('private numbers', () => {
  it('are errors in every column, also in unknown ones, and are never repeated', () => {
    const number = '13800138000';
    const columns = TABLES.projects.fields.filter(({ name }) => name !== 'id').map(({ name }) => name);
    for (const column of [...columns, '随便什么', 'id']) {
      const others = ['id', 'name', 'district'].filter((name) => name !== column);
      const reading = projects(
        `${[column, ...others].join(',')}\n${[number, ...others.map(() => 'x')].join(',')}\n`,
      );
      const errors = reading.problems.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ code, line, column: at }) => [code, line, at])).toEqual([['privacy', 2, 1]]);
      expect(JSON.stringify(reading.problems)).not.toContain(number);
      expect(errors[0]?.value).toBe('138********');
      expect(reading.records).toEqual([]);
    }
  });

  it('are not seen in money that is written in 元', () => {
    expect(projects(`${HEAD},总投资(元)\nNB-001,a,b,13800138000\n`).problems).toEqual([]);
  });
});

describe('finding a cell again', () => {
  it('gives its line, column, header and text as written, and the key of its row', () => {
    const reading = read('progress', {
      'progress/a.csv':
        '期别,进展说明,项目编号,形象进度(%)\n2013年5月,"a\nb",NB-001,50%\n\n2013-06,c,NB-001,60\n',
      'progress/b.csv': 'project_id,period\nNB-001,2013-07\n',
    });
    const [may, june, july] = reading.records;
    expect(reading.locate(may!, 'progress')).toEqual({
      file: 'progress/a.csv',
      line: 3,
      column: 4,
      header: '形象进度(%)',
      row_id: 'NB-001,2013-05',
      value: '50%',
    });
    expect(reading.locate(june!, 'period')).toMatchObject({ line: 5, column: 1, value: '2013-06' });
    expect(reading.locate(july!, 'progress')).toEqual({
      file: 'progress/b.csv',
      line: 2,
      column: null,
      header: null,
      row_id: 'NB-001,2013-07',
      value: null,
    });
  });
});
