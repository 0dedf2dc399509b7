import { describe, expect, it } from 'vitest';
import { moneyUnit } from '../../src/schema/values/money-units.ts';
import { kinds, question, read, records, type BookSheet } from './books.ts';

const HEAD = ['项目编号', '期别', '形象进度', '本年累计完成投资'];
const DATA = ['SL-001', '2025-12', 50, 1200];

describe('the header', () => {
  it('is found under titles, in Chinese or English, whatever white space and width it is written with', () => {
    const headers = [
      ['项目编号', '期 别', '形象\n进度', '本年累计完成投资（万元）'],
      ['project_id', 'Period', 'progress', 'invested'],
      ['项目编号', 'ｐｅｒｉｏｄ', '形象进度(%)', '本年累计完成投资(万元)'],
    ];
    for (const head of headers) {
      const imported = read('progress', { rows: [['某市进展表'], [], ['', '2025年'], head, DATA] });
      expect([imported.headerRow, kinds(imported)]).toEqual([4, []]);
      expect(records(imported)).toEqual([
        { project_id: 'SL-001', period: '2025-12', progress: '50', invested: '1200' },
      ]);
    }
  });

  it('is written in the language of the source, with the unit of its money', () => {
    const written = (head: string[]) =>
      read('progress', { rows: [head, DATA] }).columns.map((one) => one.written);
    expect(written(['project_id', 'period', 'progress', 'invested(亿元)'])).toEqual([
      'project_id',
      'period',
      'progress',
      'invested(100 million yuan)',
    ]);
    expect(written(['项目编号', '期别', '形象进度（%）', '本年累计完成投资 [元]'])).toEqual([
      '项目编号',
      '期别',
      '形象进度',
      '本年累计完成投资(元)',
    ]);
    expect(written(['项目编号', 'period', '形象进度', '本年累计完成投资'])[3]).toBe('本年累计完成投资');
  });

  it('may stand in two rows, with cells merged over groups and downwards', () => {
    const imported = read('projects', {
      rows: [
        ['项目编号', '项目名称', '所属区县', '计划', null, '实际', null, '总投资'],
        [null, null, null, '开工', '竣工', '开工', '竣工', '（亿元）'],
        ['SL-001', '菱麦街', '柳溪区', '2023-01', '2024-01', '2023-02', null, 1.5],
      ],
      merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:G1', 'H1:I1'],
    });
    expect(kinds(imported)).toEqual([]);
    expect(imported.columns.map(({ header, written }) => [header, written])).toEqual([
      ['项目编号', '项目编号'],
      ['项目名称', '项目名称'],
      ['所属区县', '所属区县'],
      ['计划｜开工', '计划开工'],
      ['计划｜竣工', '计划竣工'],
      ['实际｜开工', '实际开工'],
      ['实际｜竣工', '实际竣工'],
      ['总投资｜（亿元）', '总投资(亿元)'],
    ]);
    expect(records(imported)).toHaveLength(1);
  });

  it('may have a row of units below it', () => {
    const imported = read('projects', {
      rows: [
        ['项目编号', '项目名称', '所属区县', '总投资', '长度'],
        [null, null, null, '亿元', '米'],
        ['SL-001', '菱麦街', '柳溪区', 1.5, 620],
      ],
    });
    expect(kinds(imported)).toEqual([]);
    expect(imported.columns.map(({ written }) => written).slice(3)).toEqual(['总投资(亿元)', '长度']);
    expect(imported.leftRows).toEqual([{ row: 2, text: '亿元 | 米', why: 'unit_row' }]);
    expect(records(imported)).toHaveLength(1);
  });

  it('is asked for where none is found, and taken from the row that is named', () => {
    const sheet: BookSheet = {
      rows: [
        ['甲', '乙'],
        ['SL-001', '2025-12'],
      ],
    };
    const asked = read('progress', sheet);
    expect(kinds(asked)).toEqual(['no_header']);
    expect(asked.rows).toEqual([]);
    const named = read('progress', sheet, {
      header_row: 1,
      columns: new Map([
        [1, '项目编号'],
        [2, 'period'],
      ]),
    });
    expect(kinds(named)).toEqual([]);
    expect(records(named)).toEqual([{ project_id: 'SL-001', period: '2025-12' }]);
    expect(kinds(read('progress', sheet, { header_row: 9 }))).toEqual(['bad_answer']);
  });

  it('is asked for where two rows are as good', () => {
    const sheet = {
      rows: [
        ['项目编号', '期别'],
        ['SL-001', '2025-11'],
        ['期别', '项目编号'],
        ['2025-12', 'SL-002'],
      ],
    };
    const asked = read('progress', sheet);
    expect(question(asked, 'header_row').options).toEqual(['--header-row 1', '--header-row 3']);
    expect(records(read('progress', sheet, { header_row: 3 }))).toEqual([
      { period: '2025-12', project_id: 'SL-002' },
    ]);
  });
});

describe('the sheet', () => {
  const other: BookSheet = { name: '说明', rows: [['填表说明'], ['每月五日前报送']] };
  const good = (name: string, visibility?: 0 | 1 | 2): BookSheet => ({
    name,
    rows: [HEAD, DATA],
    ...(visibility === undefined ? {} : { visibility }),
  });

  it('that fits is chosen among others', () => {
    const imported = read('progress', [other, good('12月')]);
    expect([imported.sheet, kinds(imported)]).toEqual(['12月', []]);
  });

  it('is asked for where several fit, and taken as named', () => {
    const sheets = [good('11月'), good('12月 (2)'), other];
    const asked = read('progress', sheets);
    expect(question(asked, 'sheet').options).toEqual(['--sheet 11月', "--sheet '12月 (2)'"]);
    expect(read('progress', sheets, { sheet: '11月' }).sheet).toBe('11月');
    expect(kinds(read('progress', sheets, { sheet: '10月' }))).toEqual(['bad_answer']);
  });

  it('that has every required column is chosen before one that has some', () => {
    const partial = {
      name: '汇总',
      rows: [
        ['项目编号', '形象进度', '阶段', '进展说明'],
        ['SL-001', 5, '在建', ''],
      ],
    };
    const imported = read('progress', [partial, good('明细')]);
    expect([imported.sheet, imported.notes]).toEqual(['明细', [{ kind: 'other_sheets', names: ['汇总'] }]]);
  });

  it('that is hidden is never chosen by itself, and is named', () => {
    const asked = read('progress', [other, good('底稿', 1)]);
    expect(question(asked, 'sheet').cells).toEqual([{ address: '底稿', text: '4', other: 'hidden' }]);
    const named = read('progress', [other, good('底稿', 2)], { sheet: '底稿' });
    expect([kinds(named), named.notes]).toEqual([[], [{ kind: 'hidden_sheet', name: '底稿' }]]);
    const visible = read('progress', [good('公开'), good('底稿', 1)]);
    expect([visible.sheet, visible.notes]).toEqual(['公开', [{ kind: 'other_sheets', names: ['底稿'] }]]);
  });
});

describe('columns', () => {
  it('that the table does not have are left out and named, with how much stands in them', () => {
    const imported = read('progress', {
      rows: [
        ['序号', ...HEAD, '责任人'],
        [1, ...DATA, '张三'],
        [2, 'SL-002', '2025-12', 60],
      ],
    });
    expect(kinds(imported)).toEqual([]);
    expect(imported.leftColumns).toEqual([
      { column: 1, header: '序号', cells: 2, why: 'unknown' },
      { column: 6, header: '责任人', cells: 1, why: 'unknown' },
    ]);
  });

  it('that are nearly a missing one are asked about', () => {
    const sheet = {
      rows: [
        ['项目编号', '期别', '形像进度'],
        ['SL-001', '2025-12', 50],
      ],
    };
    const asked = read('progress', sheet);
    expect(question(asked, 'near_header').options).toEqual(['--column C=形象进度', '--column C=']);
    expect(records(read('progress', sheet, { columns: new Map([[3, '形象进度']]) }))[0]).toHaveProperty(
      'progress',
      '50',
    );
    const left = read('progress', sheet, { columns: new Map([[3, '']]) });
    expect([kinds(left), left.leftColumns]).toEqual([
      [],
      [{ column: 3, header: '形像进度', cells: 1, why: 'answer' }],
    ]);
    // Where the right one is there too, it is only another column.
    expect(
      kinds(
        read('progress', {
          rows: [
            [...HEAD, '形像进度'],
            [...DATA, 1],
          ],
        }),
      ),
    ).toEqual([]);
  });

  it('without a header are asked about where something stands in them', () => {
    const sheet = {
      rows: [
        [...HEAD, null, null],
        [...DATA, null, '补充'],
        ['SL-002', '2025-12'],
      ],
    };
    const asked = read('progress', sheet);
    expect(question(asked, 'nameless_column')).toMatchObject({
      cells: [{ address: 'F2', text: '补充' }],
      options: ['--column F=…', '--column F='],
    });
    expect(kinds(read('progress', sheet, { columns: new Map([[6, '']]) }))).toEqual([]);
    const named = read('progress', sheet, { columns: new Map([[6, '进展说明']]) });
    expect(records(named).map((one) => one['note'])).toEqual(['补充', '']);
  });

  it('that stand twice are asked about', () => {
    const sheet = {
      rows: [
        ['项目编号', '期别', '形象进度', 'progress'],
        ['SL-001', '2025-12', 50, 60],
      ],
    };
    const asked = read('progress', sheet);
    expect(question(asked, 'repeated_column').options).toEqual(['--column C=', '--column D=']);
    const chosen = read('progress', sheet, { columns: new Map([[3, '']]) });
    expect([kinds(chosen), records(chosen)[0]?.['progress']]).toEqual([[], '60']);
  });

  it('that are required and missing are asked for, with the month that the title names', () => {
    const sheet: BookSheet = { rows: [['某市2025年 12月进展表'], ['项目编号', '形象进度'], ['SL-001', 50]] };
    const asked = read('progress', sheet);
    expect(question(asked, 'missing_column').options[0]).toBe('--set 期别=2025-12');
    const set = read('progress', sheet, { set: new Map([['期别', '2025-12']]) });
    expect([kinds(set), records(set)]).toEqual([
      [],
      [{ project_id: 'SL-001', progress: '50', period: '2025-12' }],
    ]);
    expect(kinds(read('progress', sheet, { set: new Map([['形象进度', '1']]) }))).toContain('bad_answer');
    expect(kinds(read('progress', sheet, { set: new Map([['没有的列', '1']]) }))).toContain('bad_answer');
  });

  it('of money take the unit that a note names only when asked, unless it is the usual one', () => {
    const sheet = (note: string): BookSheet => ({ rows: [['进展表', null, null, note], HEAD, DATA] });
    const usual = read('progress', sheet('单位：万元'));
    expect([kinds(usual), usual.columns[3]?.written]).toEqual([[], '本年累计完成投资(万元)']);
    expect(usual.notes).toEqual([{ kind: 'unit_note', address: 'D1', text: '单位：万元' }]);
    const asked = read('progress', sheet('（金额单位:亿元、公里）'));
    expect(question(asked, 'unit_note').options).toEqual(['--unit D=亿元']);
    const answered = read('progress', sheet('单位：亿元'), { units: new Map([[4, moneyUnit('亿元')!]]) });
    expect([kinds(answered), answered.columns[3]?.written]).toEqual([[], '本年累计完成投资(亿元)']);
    expect(kinds(read('progress', sheet('单位：市住建局')))).toEqual([]);
    const below = { rows: [HEAD, DATA, ['注：单位：亿元']] };
    expect(kinds(read('progress', below))).toEqual(['unit_note', 'extra_rows']);
    const own = {
      rows: [['单位：亿元'], ['项目编号', '期别', '本年累计完成投资(元)'], ['SL-001', '2025-12', 5]],
    };
    expect(kinds(read('progress', own))).toEqual([]);
    expect(kinds(read('progress', sheet('表'), { units: new Map([[1, moneyUnit('亿元')!]]) }))).toEqual([
      'bad_answer',
    ]);
  });

  it('in a unit that does not fit keep their header, for the check to refuse', () => {
    const imported = read('progress', {
      rows: [
        ['项目编号', '期别', '本年累计完成投资(美元)'],
        ['SL-001', '2025-12', 5],
      ],
    });
    expect(imported.columns[2]?.written).toBe('本年累计完成投资(美元)');
  });
});
