import { describe, expect, it } from 'vitest';
import { gb18030, joined, utf16, utf8 } from '../csv/bytes.ts';
import { kinds, readBytes, records } from './books.ts';

const read = (bytes: Uint8Array) => readBytes('progress', bytes, {}, '进展.csv');
const TABLE = '项目编号,期别,形象进度,进展说明\nSL-001,2025-12,50, 路基 \n\nSL-002,2025-12,60,"甲\n乙"\n';
const ROWS = [
  { project_id: 'SL-001', period: '2025-12', progress: '50', note: '路基' },
  { project_id: 'SL-002', period: '2025-12', progress: '60', note: '甲\n乙' },
];

describe('text files', () => {
  it.each([
    ['utf-8', utf8(TABLE)],
    ['utf-8', utf8(`\ufeff${TABLE}`)],
    ['gb18030', gb18030(TABLE)],
    ['utf-16le', utf16(TABLE, true)],
    ['utf-16be', utf16(TABLE, false)],
    ['utf-8', utf8(TABLE.replaceAll('\n', '\r\n'))],
    ['utf-8', utf8(TABLE.replaceAll(',', '\t'))],
    ['utf-8', utf8(TABLE.replaceAll(',', ';'))],
  ])('are read in %s', (encoding, bytes) => {
    const imported = read(bytes);
    expect(records(imported)).toEqual(ROWS);
    expect(imported.notes).toEqual([{ kind: 'encoding', encoding }]);
    expect(imported.changes.map(({ address, reasons }) => [address, reasons])).toEqual([['D2', ['trimmed']]]);
  });

  it('are read from under a title, with lines as they stand', () => {
    const imported = read(utf8(`某市2025年12月进展表,,,\n\n单位：万元\n${TABLE}合计,,110,\n`));
    expect([imported.headerRow, kinds(imported)]).toEqual([4, ['extra_rows']]);
    expect(imported.questions[0]?.cells).toEqual([{ address: 'A9', text: '合计 | 110' }]);
    expect(imported.rows.map(({ row }) => row)).toEqual([5, 7]);
    expect(imported.leftRows.map(({ row, why }) => [row, why])).toEqual([
      [1, 'above_header'],
      [3, 'above_header'],
    ]);
  });

  it('are read where a header or a title holds line breaks, as Excel writes them', () => {
    const header = '项目编号,期别,"本年累计\n完成投资\n（万元）",形象进度';
    for (const above of ['', '进展表,,,\n', '进展表 6" 管,,,\n"单位：\n万元",,,\n']) {
      const imported = read(utf8(`${above}${header}\nSL-001,2025-12,60,30\n`));
      const first = above.split('\n').length;
      expect([imported.problems, imported.questions, imported.leftColumns]).toEqual([[], [], []]);
      expect([imported.headerRow, imported.rows]).toEqual([
        first,
        [{ row: first + 3, cells: ['SL-001', '2025-12', '60', '30'] }],
      ]);
    }
  });

  it('are refused where their structure is broken, with the line of the original', () => {
    const ragged = read(utf8(`进展表\n${TABLE}SL-003,2025-12\n`));
    expect(ragged.problems.map(({ code, line }) => [code, line])).toEqual([['csv_ragged', 7]]);
    const quote = read(utf8('项目编号,期别\n"SL-001,2025-12\n'));
    expect(quote.problems.map(({ code, line }) => [code, line])).toEqual([['csv_quote', 2]]);
  });

  it('are refused where their bytes are in no accepted encoding', () => {
    const imported = read(joined(utf8('项目编号,期别\nSL-001,'), [0xff, 0xff, 0xfe]));
    expect(imported.problems.map(({ code, line }) => [code, line])).toEqual([['encoding', 2]]);
    expect([imported.rows, imported.columns]).toEqual([[], []]);
  });
});
