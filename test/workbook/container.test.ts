import * as xlsx from '@e965/xlsx';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { refusalWords } from '../../src/i18n/workbook.ts';
import { LIMITS, type Limits } from '../../src/workbook/limits.ts';
import { openWorkbook } from '../../src/workbook/open.ts';
import { WORKBOOK_REFUSALS, WorkbookRefusal } from '../../src/workbook/refusal.ts';
import { document, written } from './office.ts';
import { gridOf, opened, packed, partsOf } from './package.ts';

const ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>项目编号</t></is></c></row>';

/** Opens a workbook and reads all of its sheets. */
function refusalOf(bytes: Uint8Array, limits: Partial<Limits> = {}): WorkbookRefusal | null {
  const { value, refusal } = openWorkbook(bytes, { ...LIMITS, ...limits });
  if (value === null) return refusal;
  for (const sheet of value.sheets) {
    const reading = value.read(sheet);
    if (reading.refusal !== null) return reading.refusal;
  }
  return null;
}

/** A container whose directory says that a part is smaller than it is. */
function lying(bytes: Uint8Array, claimed: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 < copy.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, claimed, true);
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, claimed, true);
  }
  return copy;
}

describe('files that are no workbooks', () => {
  it('names the old formats of Excel and the formats of other programs, made by LibreOffice', () => {
    const one = { a: document([{ name: '表', width: 1, rows: [{ cells: [{ text: '项目编号' }] }] }]) };
    expect(refusalOf(written(one, 'xls').get('a')!)?.code).toBe('xls');
    expect(refusalOf(written(one, 'ods').get('a')!)?.code).toBe('ods');
    expect(refusalOf(written(one, 'xlsx').get('a')!)).toBeNull();
  });

  it('names a workbook with a password', () => {
    const container = xlsx.CFB.utils.cfb_new();
    xlsx.CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.from([4, 0, 4, 0]));
    xlsx.CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5000, 7));
    const bytes = new Uint8Array(xlsx.CFB.write(container, { type: 'buffer' }) as Buffer);
    expect(refusalOf(bytes)?.code).toBe('encrypted');
  });

  it('names a binary workbook, and documents that are no spreadsheet', () => {
    const book = xlsx.utils.book_new(xlsx.utils.aoa_to_sheet([['项目编号']]));
    const binary = new Uint8Array(xlsx.write(book, { type: 'buffer', bookType: 'xlsb' }) as Buffer);
    expect(refusalOf(binary)?.code).toBe('xlsb');
    expect(refusalOf(zipSync({ 'word/document.xml': strToU8('<w/>') }))?.code).toBe('other_document');
    expect(refusalOf(zipSync({ 'photo.jpg': strToU8('x') }))?.code).toBe('not_workbook');
    expect(refusalOf(strToU8('项目编号,项目名称\n'))?.code).toBe('not_workbook');
    expect(refusalOf(new Uint8Array())?.code).toBe('not_workbook');
  });

  it('has a sentence for every refusal, in both languages', () => {
    for (const code of WORKBOOK_REFUSALS) {
      const { zh, en } = refusalWords(
        new WorkbookRefusal(code, { limit: 1024 * 1024, part: 'x', what: 'y' }),
      );
      expect(zh).toMatch(/[\u4e00-\u9fff].{5}/u);
      expect(en).toMatch(/^[a-z].{10}/);
      expect(zh + en).not.toMatch(/undefined|NaN/);
    }
  });
});

describe('files made to fill the memory', () => {
  const bomb = (size: number): Uint8Array => packed({ sheets: { 表: `${ROW}<!--${' '.repeat(size)}-->` } });

  it('stops unpacking at the limit, whatever the directory says of sizes', () => {
    const bytes = bomb(3_000_000);
    expect(bytes.length).toBeLessThan(20_000);
    expect(refusalOf(bytes)).toBeNull();
    expect(refusalOf(bytes, { unpacked: 1_000_000 })?.code).toBe('unpacked_too_large');
    expect(refusalOf(lying(bytes, 100), { unpacked: 1_000_000 })?.code).toBe('unpacked_too_large');
  });

  it('counts all parts together', () => {
    const sheets = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [`s${i}`, `${ROW}<!--${' '.repeat(200_000)}-->`]),
    );
    expect(refusalOf(packed({ sheets }), { unpacked: 1_000_000 })?.code).toBe('unpacked_too_large');
  });

  it('unpacks no more than the default limit of a bomb of gigabytes, in bounded time', () => {
    // Two gibibytes of blanks in two megabytes, as one element's text.
    const blanks = '<row r="2"><c r="A2" t="str"><v>' + ' '.repeat(6_000_000) + '</v></c></row>';
    const started = performance.now();
    expect(refusalOf(packed({ sheets: { 表: ROW + blanks } }))?.code).toBe('damaged');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('refuses more rows, cells and sheets than a table has, and larger files', () => {
    const rows = Array.from(
      { length: 30 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c><c r="B${i + 1}"><v>1</v></c></row>`,
    );
    const bytes = packed({ sheets: { a: rows.join(''), b: ROW } });
    expect(refusalOf(bytes, { rows: 29 })?.code).toBe('too_many_rows');
    expect(refusalOf(bytes, { cells: 59 })?.code).toBe('too_many_cells');
    expect(refusalOf(bytes, { sheets: 1 })?.code).toBe('too_many_sheets');
    expect(refusalOf(bytes, { file: 100 })?.code).toBe('file_too_large');
    expect(refusalOf(bytes, { rows: 30, cells: 60, sheets: 2 })).toBeNull();
  });

  it('spends nothing on the empty rows and columns that a sheet claims to have', () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    const body = `<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" hidden="1"/></cols><sheetData>${ROW}${far}</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>`;
    const grid = gridOf(opened(packed({ sheets: { 表: body } })));
    expect(grid.rows.map(({ number }) => number)).toEqual([1, 1_048_576]);
  });

  it('defines no entities', () => {
    const lol = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>`;
    const parts = partsOf({ sheets: { 表: ROW } });
    parts['xl/worksheets/sheet1.xml'] = strToU8(`${lol}<worksheet><sheetData>${ROW}</sheetData></worksheet>`);
    expect(refusalOf(zipSync(parts))?.code).toBe('damaged');
  });

  it('takes names from Object.prototype for names', () => {
    const strings = '<si><t>__proto__</t></si><si><t>constructor</t></si>';
    const row =
      '<row r="1"><c r="A1" t="s" __proto__="x"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>toString</v></c></row>';
    expect(refusalOf(packed({ sheets: { constructor: row }, strings }))?.code).toBe('damaged');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('damaged files', () => {
  const good = packed({
    sheets: { 表: ROW, 二: '<row r="1"><c r="A1" s="1"><v>41631</v></c></row>' },
    strings: '<si><t>共享</t></si>',
    styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="57"/></cellXfs>',
  });

  it('are refused or read, and never break the reader: bytes cut off anywhere', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), (length) => {
        expect(refusalOf(good.slice(0, length))).not.toBeNull();
      }),
    );
  });

  it('are refused or read, and never break the reader: any bytes changed', () => {
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(damage, (changes) => {
        const bytes = good.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        const refusal = refusalOf(bytes);
        if (refusal !== null) expect(WORKBOOK_REFUSALS).toContain(refusal.code);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['<row r="1"><c r="A1"><v>1</v></c>', 'an element that is not closed'],
    ['<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>', 'rows out of order'],
    ['<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', 'a cell that stands twice'],
    ['<row r="1"><c r="A2"><v>1</v></c></row>', 'a cell in the row of another'],
    ['<row r="1"><c r="A1"><v>1,5</v></c></row>', 'a number that is none'],
    ['<row r="1"><c r="A1" t="s"><v>9</v></c></row>', 'a text that is not there'],
    ['<row r="1048577"><c><v>1</v></c></row>', 'a row below the last'],
  ])('%s is refused: %s', (row) => {
    expect(refusalOf(packed({ sheets: { 表: row } }))?.code).toBe('damaged');
  });

  it('names where a file is damaged', () => {
    const refusal = refusalOf(packed({ sheets: { 表: '<row r="1"><c r="A1" t="s"><v>9</v></c></row>' } }));
    expect(refusal?.params).toEqual({ part: 'xl/worksheets/sheet1.xml', what: 'cell A1' });
  });
});
