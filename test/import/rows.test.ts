import { describe, expect, it } from 'vitest';
import { kinds, question, read, records, type BookSheet } from './books.ts';

const HEAD = ['项目编号', '期别', '形象进度', '进展说明'];
const row = (id: string, progress = 50, note = '路基'): (string | number)[] => [
  id,
  '2025-12',
  progress,
  note,
];
const ids = (imported: ReturnType<typeof read>): string[] =>
  records(imported).map((one) => one['project_id'] ?? '');

describe('rows that are no records', () => {
  const sheet: BookSheet = {
    rows: [
      ['2025年12月进展表'],
      ['填报单位：市住建局', null, null, '单位：万元'],
      HEAD,
      ['1', '2', '3', '4'],
      row('SL-001'),
      ['（一）市级项目'],
      row('SL-002'),
      [],
      HEAD,
      row('SL-003'),
      [null, null, 60],
      ['合 计', '2025-12', 110],
      ['备注：数据截至12月底', null, null, '由各区填报'],
      ['填报人：张三', null, '审核人：李四'],
    ],
  };

  it('are asked about, all together and with what they say', () => {
    const imported = read('progress', sheet);
    expect(kinds(imported)).toEqual(['extra_rows']);
    expect(question(imported, 'extra_rows').cells.map(({ address, text }) => [address, text])).toEqual([
      ['A4', '1 | 2 | 3 | 4'],
      ['A6', '（一）市级项目'],
      ['C11', '60'],
      ['A12', '合 计 | 2025-12 | 110'],
      ['A13', '备注：数据截至12月底 | 由各区填报'],
      ['A14', '填报人：张三 | 审核人：李四'],
    ]);
  });

  it('are left out or kept as answered, and named', () => {
    const dropped = read('progress', sheet, { extra_rows: 'drop' });
    expect(kinds(dropped)).toEqual([]);
    expect(ids(dropped)).toEqual(['SL-001', 'SL-002', 'SL-003']);
    expect(dropped.leftRows.map(({ row: number, why }) => [number, why])).toEqual([
      [1, 'above_header'],
      [2, 'above_header'],
      [4, 'extra'],
      [6, 'extra'],
      [9, 'repeated_header'],
      [11, 'extra'],
      [12, 'extra'],
      [13, 'extra'],
      [14, 'extra'],
    ]);
    const kept = read('progress', sheet, { extra_rows: 'keep' });
    expect(kinds(kept)).toEqual([]);
    expect(ids(kept)).toEqual([
      '1',
      'SL-001',
      '（一）市级项目',
      'SL-002',
      'SL-003',
      '',
      '合 计',
      '备注：数据截至12月底',
      '填报人：张三',
    ]);
  });

  it('are not those that only lack something', () => {
    const imported = read('progress', {
      rows: [HEAD, row('SL-001'), [null, '2025-12', 70, '路面'], ['SL-003', null, 5]],
    });
    expect(kinds(imported)).toEqual([]);
    expect(ids(imported)).toEqual(['SL-001', '', 'SL-003']);
  });

  it('are not those whose remark begins like one', () => {
    const imported = read('progress', {
      rows: [HEAD, row('SL-001', 5, '说明：待定'), row('SL-002', 5, '合计两处')],
    });
    expect(kinds(imported)).toEqual([]);
  });

  it('are not blank rows at the end, nor cells that have a format only', () => {
    const blank = [{ t: 'z', z: '0.0%' }, { t: 'z' }] as never[];
    const imported = read('progress', { rows: [HEAD, row('SL-001'), blank, [' ', '\u3000'], [], blank] });
    expect([ids(imported), imported.leftRows, kinds(imported)]).toEqual([['SL-001'], [], []]);
  });
});

describe('hidden rows and columns', () => {
  const sheet: BookSheet = {
    rows: [HEAD, row('SL-001'), row('SL-002'), row('SL-003')],
    hiddenRows: [3],
    hiddenColumns: ['D'],
  };

  it('are asked about, with what they hold', () => {
    const imported = read('progress', sheet);
    expect(kinds(imported)).toEqual(['hidden_rows', 'hidden_columns']);
    expect(question(imported, 'hidden_rows').cells).toEqual([
      { address: 'A3', text: 'SL-002 | 2025-12 | 50 | 路基' },
    ]);
    expect(question(imported, 'hidden_columns').cells).toEqual([{ address: 'D', text: '进展说明' }]);
  });

  it('are kept or left out as answered, each by itself', () => {
    const kept = read('progress', sheet, { hidden_rows: 'keep', hidden_columns: 'drop' });
    expect(ids(kept)).toEqual(['SL-001', 'SL-002', 'SL-003']);
    expect(records(kept)[0]).not.toHaveProperty('note');
    expect(kept.leftColumns).toEqual([{ column: 4, header: '进展说明', cells: 3, why: 'hidden' }]);
    const dropped = read('progress', sheet, { hidden_rows: 'drop', hidden_columns: 'keep' });
    expect(ids(dropped)).toEqual(['SL-001', 'SL-003']);
    expect(records(dropped)[0]).toHaveProperty('note', '路基');
    expect(dropped.leftRows).toEqual([{ row: 3, text: 'SL-002 | 2025-12 | 50 | 路基', why: 'hidden' }]);
  });

  it('are no question where nothing stands in them', () => {
    const imported = read('progress', {
      rows: [HEAD, ['SL-001', '2025-12', 5], [], ['SL-002', '2025-12', 5]],
      hiddenRows: [3],
      hiddenColumns: ['D'],
    });
    expect(kinds(imported)).toEqual([]);
  });
});

describe('merged cells', () => {
  const merged = (merges: string[], rows: BookSheet['rows'], answers = {}) =>
    read('progress', { rows: [HEAD, ...rows], merges }, answers);

  it('with words over several rows stand in each of them, which is said', () => {
    const imported = merged(
      ['B2:B4', 'D2:D3'],
      [
        ['SL-001', '2025-12', 5, '雨季'],
        ['SL-002', null, 6],
        ['SL-003', null, 7, '正常'],
      ],
    );
    expect(kinds(imported)).toEqual([]);
    expect(records(imported).map((one) => [one['period'], one['note']])).toEqual([
      ['2025-12', '雨季'],
      ['2025-12', '雨季'],
      ['2025-12', '正常'],
    ]);
    expect(imported.changes.map(({ address, became, reasons }) => [address, became, reasons])).toEqual([
      ['B3', '2025-12', ['merged']],
      ['D3', '雨季', ['merged']],
      ['B4', '2025-12', ['merged']],
    ]);
  });

  it('with numbers are asked about: one sum for several roads is not that of each', () => {
    const rows = [
      ['SL-001', '2025-12', 5],
      ['SL-002', '2025-12'],
    ];
    const asked = merged(['C2:C3'], rows);
    expect(question(asked, 'merged_numbers').cells).toEqual([{ address: 'C2:C3', text: '5' }]);
    const progress = (answers: object) =>
      records(merged(['C2:C3'], rows, answers)).map((one) => one['progress']);
    expect(progress({ merged: 'fill' })).toEqual(['5', '5']);
    expect(progress({ merged: 'first' })).toEqual(['5', '']);
  });

  it('over several columns are asked about', () => {
    const rows = [['SL-001', '2025-12', '暂停', null]];
    const asked = merged(['C2:D2'], rows);
    expect(question(asked, 'merged_across').cells).toEqual([{ address: 'C2:D2', text: '暂停' }]);
    expect(records(merged(['C2:D2'], rows, { merged: 'fill' }))[0]).toMatchObject({
      progress: '暂停',
      note: '暂停',
    });
    expect(records(merged(['C2:D2'], rows, { merged: 'first' }))[0]).toMatchObject({
      progress: '暂停',
      note: '',
    });
  });

  it('that cover other values are asked about, and those are named', () => {
    const rows = [
      ['SL-001', '2025-12', 5, '雨季'],
      ['SL-002', '2025-12', 6, '旧文字'],
    ];
    expect(kinds(merged(['D2:D3'], rows))).toEqual(['merged_across']);
    const first = merged(['D2:D3'], rows, { merged: 'first' });
    expect(first.changes).toMatchObject([
      { address: 'D3', was: '旧文字', became: '', reasons: ['under_merge'] },
    ]);
    const fill = merged(['D2:D3'], rows, { merged: 'fill' });
    expect(fill.changes).toMatchObject([
      { address: 'D3', was: '旧文字', became: '雨季', reasons: ['merged'] },
    ]);
  });

  it('of a heading over the whole table are a heading, and reach no further than the rows', () => {
    const imported = merged(
      ['A2:D2', 'B3:B1048576'],
      [['一、市级'], ['SL-001', '2025-12', 5], ['SL-002', null, 6]],
      { extra_rows: 'drop' },
    );
    expect(kinds(imported)).toEqual([]);
    expect(records(imported).map((one) => one['period'])).toEqual(['2025-12', '2025-12']);
  });
});
