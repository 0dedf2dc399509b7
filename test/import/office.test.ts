/** A monthly report as an office sends it, written by LibreOffice: every cell is right, reported or asked about. */
import { beforeAll, describe, expect, it } from 'vitest';
import { document, written, type OfficeCell, type OfficeSheet } from '../workbook/office.ts';
import { kinds, question, readBytes, records } from './books.ts';

const t = (text: string, more: Partial<OfficeCell> = {}): OfficeCell => ({ text, ...more });
const n = (number: number, more: Partial<OfficeCell> = {}): OfficeCell => ({ number, ...more });

const REPORT: OfficeSheet = {
  name: '12月进展',
  width: 9,
  hiddenColumns: [9],
  rows: [
    { cells: [t('示例市打通断头路进展情况表（2025年12月）', { columns: 9 })] },
    { cells: [t('填报单位：市断头路专班'), null, null, null, null, null, null, null, t('单位：万元')] },
    {
      cells: [
        t('序号', { rows: 2 }),
        t('项目编号', { rows: 2 }),
        t('期别', { rows: 2 }),
        t('本年累计完成投资', { rows: 2 }),
        t('形象\n进度', { rows: 2 }),
        t('阶段', { rows: 2 }),
        t('预计竣工', { rows: 2 }),
        t('进展说明', { rows: 2 }),
        t('填报日期', { rows: 2 }),
      ],
    },
    { cells: [] },
    {
      cells: [
        n(1),
        n(6, { style: 'three_digits' }),
        { date: '2025-12-01', style: 'chinese_month', rows: 3 },
        n(1164.5, { style: 'grouped2' }),
        { percent: 0.817, style: 'percent1' },
        t('在建', { rows: 2 }),
        { date: '2026-03-31', style: 'day' },
        t(' 路基完成，\n待迁杆线 '),
        { date: '2026-01-03T08:30:00', style: 'moment' },
      ],
    },
    {
      cells: [
        n(2),
        n(7, { style: 'three_digits' }),
        null,
        { formula: 'of:=0.1+0.2' },
        { formula: 'of:=1/4', style: 'percent1' },
        null,
        { date: '2026-05-20', style: 'chinese_month' },
        t('正常'),
        { date: '2026-01-03', style: 'chinese_day' },
      ],
    },
    {
      hidden: true,
      cells: [
        n(3),
        n(8, { style: 'three_digits' }),
        null,
        n(20),
        n(45),
        t('前期'),
        { date: '2027-01-01', style: 'year' },
        null,
        null,
      ],
    },
    {
      cells: [
        n(4),
        n(9, { style: 'three_digits' }),
        { date: '2025-12-01', style: 'chinese_month' },
        { formula: 'of:=1/0' },
        n(45.5),
        t('在建'),
        t('/'),
        t('联系 0300-00000001'),
      ],
    },
    { cells: [t('合计', { columns: 3 }), null, null, { formula: 'of:=SUM([.D5:.D7])' }] },
    { cells: [t('填报人：某某'), null, null, null, t('审核：某某')] },
  ],
};

const COVER: OfficeSheet = { name: '填表说明', width: 1, rows: [{ cells: [t('每月 5 日前报送。')] }] };
const OLD: OfficeSheet = { ...REPORT, name: '11月', hidden: true };

let books: ReadonlyMap<string, Uint8Array>;
beforeAll(() => {
  books = written(
    {
      report: document([COVER, REPORT, OLD]),
      old: document([{ ...REPORT, hiddenColumns: [] }], { date1904: true }),
    },
    'xlsx',
  );
});

const ANSWERS = {
  extra_rows: 'drop',
  hidden_rows: 'keep',
  hidden_columns: 'keep',
  no_value: 'empty',
  placeholders: 'empty',
} as const;

describe('a report by LibreOffice', () => {
  it('is asked about wherever something is not certain, all at once', () => {
    const imported = readBytes('progress', books.get('report')!);
    expect([imported.sheet, imported.headerRow]).toEqual(['12月进展', 3]);
    expect(kinds(imported)).toEqual([
      'extra_rows',
      'hidden_rows',
      'hidden_columns',
      'no_value',
      'placeholders',
    ]);
    expect(question(imported, 'no_value').cells).toEqual([{ address: 'D8', text: '#DIV/0!' }]);
    expect(question(imported, 'extra_rows').cells.map(({ address }) => address)).toEqual(['A9', 'A10']);
    expect(question(imported, 'hidden_rows').cells.map(({ address }) => address)).toEqual(['A7']);
    expect(imported.notes).toEqual([
      { kind: 'other_sheets', names: ['11月'] },
      { kind: 'unit_note', address: 'I2', text: '单位：万元' },
    ]);
  });

  it('becomes, once answered, the table that the sheet shows', () => {
    const imported = readBytes('progress', books.get('report')!, ANSWERS);
    expect(kinds(imported)).toEqual([]);
    const stage = '在建';
    expect(records(imported)).toEqual([
      {
        project_id: '006',
        period: '2025-12',
        invested: '1164.5',
        progress: '81.7%',
        stage,
        forecast_end: '2026-03-31',
        note: '路基完成，\n待迁杆线',
        reported_on: '2026-01-03',
      },
      {
        project_id: '007',
        period: '2025-12',
        invested: '0.3',
        progress: '25%',
        stage,
        forecast_end: '2026-05',
        note: '正常',
        reported_on: '2026-01-03',
      },
      {
        project_id: '008',
        period: '2025-12',
        invested: '20',
        progress: '45',
        stage: '前期',
        forecast_end: '2027',
        note: '',
        reported_on: '',
      },
      {
        project_id: '009',
        period: '2025-12',
        invested: '',
        progress: '45.5',
        stage,
        forecast_end: '',
        note: '联系 0300-00000001',
        reported_on: '',
      },
    ]);
    expect(imported.leftColumns).toEqual([{ column: 1, header: '序号', cells: 4, why: 'unknown' }]);
    expect(imported.leftRows.map(({ row, why }) => [row, why])).toEqual([
      [1, 'above_header'],
      [2, 'above_header'],
      [9, 'extra'],
      [10, 'extra'],
    ]);
  });

  it('names every cell that is not letter for letter what the sheet shows, and why', () => {
    const { changes } = readBytes('progress', books.get('report')!, ANSWERS);
    expect(
      changes.map(({ address, was, stored, became, reasons }) => [address, was, stored, became, reasons]),
    ).toEqual(
      [
        ['B5', '006', '6', '006', ['as_shown']],
        ['C5', '2025年12月', null, '2025-12', ['month']],
        ['D5', '1,164.50', null, '1164.5', ['spelling']],
        ['F6', '', null, '在建', ['merged']],
        ['G5', '2026/3/31', null, '2026-03-31', ['date']],
        ['H5', ' 路基完成，\n待迁杆线 ', null, '路基完成，\n待迁杆线', ['trimmed']],
        ['I5', '2026-01-03 8:30', null, '2026-01-03', ['time_dropped']],
        ['B6', '007', '7', '007', ['as_shown']],
        ['C6', '', null, '2025-12', ['merged']],
        // LibreOffice writes fifteen digits itself.
        ['D6', '0.3', null, '0.3', ['formula']],
        ['E6', '25.0%', '0.25', '25%', ['percent', 'formula']],
        ['G6', '2026年5月', '2026-05-20', '2026-05', ['month']],
        ['I6', '2026年1月3日', null, '2026-01-03', ['date']],
        ['B7', '008', '8', '008', ['as_shown']],
        ['C7', '', null, '2025-12', ['merged']],
        ['G7', '2027年', null, '2027', ['year']],
        ['B8', '009', '9', '009', ['as_shown']],
        ['C8', '2025年12月', null, '2025-12', ['month']],
        ['D8', '#DIV/0!', null, '', ['emptied', 'formula']],
        ['G8', '/', null, '', ['emptied']],
      ].sort((a, b) => byAddress(String(a[0]), String(b[0]))),
    );
  });

  it('says the same where its days count from 1904', () => {
    const first = readBytes('progress', books.get('report')!, ANSWERS);
    const second = readBytes('progress', books.get('old')!, ANSWERS);
    expect(second.notes[0]).toEqual({ kind: 'date1904' });
    expect(records(second)).toEqual(records(first));
  });
});

/** Row by row, from left to right. */
function byAddress(a: string, b: string): number {
  return Number(a.slice(1)) - Number(b.slice(1)) || (a < b ? -1 : 1);
}
