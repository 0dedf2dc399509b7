import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { displayed } from '../../src/workbook/formats.ts';
import type { Grid } from '../../src/workbook/types.ts';
import { gridOf, opened, packed, partsOf } from './package.ts';

/** Cells by address as they are shown; formulas are marked. */
function cells({ rows }: Grid): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap(({ number, cells: own }) =>
      own.map(({ column, value, format, formula }) => [
        `${String.fromCharCode(64 + column)}${number}`,
        `${formula ? '=' : ''}${value.kind === 'uncomputed' ? '?' : displayed(value, format, false)}`,
      ]),
    ),
  );
}

const read = (parts: Parameters<typeof packed>[0]) => cells(gridOf(opened(packed(parts))));

describe('cells', () => {
  it('reads shared, rich, inline and formula texts, and sets phonetic readings aside', () => {
    const strings = [
      '<si><t>菱麦街</t></si>',
      '<si><r><t xml:space="preserve">银帆</t></r><r><rPr><b/></rPr><t>街</t></r><rPh sb="0" eb="2"><t>yinfan</t></rPh><phoneticPr/></si>',
      '<si/>',
      '<si><t>一行_x000D_\n二行&#10;三行 &amp;amp; _x005F_x0041_</t></si>',
      '<si><t>&#x20BB7;野 &#134071;</t></si>',
    ].join('');
    const row = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c><c r="F1" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c><c r="G1" t="str"><f>A1</f><v>算出</v></c><c r="H1" t="str"><f>""</f><v></v></c></row>`;
    expect(read({ sheets: { 表: row }, strings })).toEqual({
      A1: '菱麦街',
      B1: '银帆街',
      D1: '一行\n二行\n三行 &amp; _x0041_',
      E1: '𠮷野 𠮷',
      F1: '内联',
      G1: '=算出',
    });
  });

  it('tells a formula that was never calculated from one whose result is nothing or zero', () => {
    // As openpyxl, Excel and XlsxWriter write them.
    const row =
      '<row r="1"><c r="A1"><f>1+1</f><v></v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1-1</f><v>0</v></c><c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f t="shared" si="0"/><v>5</v></c><c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>';
    expect(read({ sheets: { 表: row } })).toEqual({
      A1: '=?',
      B1: '=?',
      C1: '=0',
      E1: '=5',
      F1: '=#DIV/0!',
    });
  });

  it('says when a file asks to be calculated on opening', () => {
    const sheets = { 表: '<row r="1"><c r="A1"><f>1+1</f><v>0</v></c></row>' };
    expect(opened(packed({ sheets })).stale).toBe(false);
    expect(opened(packed({ sheets, calculation: '<calcPr fullCalcOnLoad="1"/>' })).stale).toBe(true);
  });

  it('knows formats by number, by code, and the Chinese ones that files only number', () => {
    const styles =
      '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="57"/><xf numFmtId="176"/><xf numFmtId="14"/><xf numFmtId="31"/></cellXfs>';
    const row =
      '<row r="1"><c r="A1"><v>41631</v></c><c r="B1" s="1"><v>41631</v></c><c r="C1" s="2"><v>41631</v></c><c r="D1" s="3"><v>41631</v></c><c r="E1" s="4"><v>41631</v></c><c r="F1" s="99"><v>1</v></c></row>';
    expect(read({ sheets: { 表: row }, styles })).toEqual({
      A1: '41631',
      B1: '2013年12月',
      C1: '2013年12月',
      D1: '2013/12/23',
      E1: '2013年12月23日',
      F1: '1',
    });
  });

  it('reads booleans, errors, ISO dates and numbers with exponents', () => {
    const row =
      '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c><c r="C1" t="d"><v>2013-12-23T00:00:00</v></c><c r="D1"><v>1.5E-3</v></c><c r="E1"> <v> 7 </v> </c></row>';
    expect(read({ sheets: { 表: row } })).toEqual({
      A1: 'TRUE',
      B1: '#REF!',
      C1: '2013-12-23',
      D1: '0.0015',
      E1: '7',
    });
  });

  it('takes a time of day, which is no date, as it is written', () => {
    const row = '<row r="1"><c r="A1" t="d"><v>T08:30:00</v></c></row>';
    expect(read({ sheets: { 表: row } })).toEqual({ A1: 'T08:30:00' });
  });

  it('counts rows and cells that do not say where they stand', () => {
    const rows =
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>';
    expect(read({ sheets: { 表: rows } })).toEqual({ A1: '1', B1: '2', C5: '3', D5: '4', A6: '5' });
  });

  it('leaves out cells that have a style and nothing else, and what extensions repeat', () => {
    const body =
      '<sheetData><row r="1"><c r="A1" s="3"/><c r="B1"><v>1</v></c></row><row r="9" hidden="1"/></sheetData><extLst><ext><row r="3"><c r="A3"><v>9</v></c></row></ext></extLst>';
    expect(read({ sheets: { 表: body } })).toEqual({ B1: '1' });
  });
});

describe('sheets', () => {
  it('reads prefixed names, single quotes and the strict form', () => {
    const parts = partsOf({ sheets: { 表: '<row/>' } });
    parts['xl/worksheets/sheet1.xml'] = strToU8(
      `<?xml version='1.0'?><x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetData><x:row r='1'><x:c r='A1' t='inlineStr'><x:is><x:t>甲 > 乙</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
    );
    expect(cells(gridOf(opened(zipSync(parts))))).toEqual({ A1: '甲 > 乙' });
  });

  it('reads parts in UTF-16', () => {
    const parts = partsOf({ sheets: { 表: '<row/>' } });
    const text =
      '\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row><c t="inlineStr"><is><t>柳溪</t></is></c></row></sheetData></worksheet>';
    parts['xl/worksheets/sheet1.xml'] = new Uint8Array(
      Uint16Array.from([...text].map((char) => char.charCodeAt(0))).buffer,
    );
    expect(cells(gridOf(opened(zipSync(parts))))).toEqual({ A1: '柳溪' });
  });

  it('knows what is hidden: rows by hand, by height and by default, columns, sheets', () => {
    const body = `<sheetFormatPr zeroHeight="1"/><cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/><col min="6" max="6" width="9"/></cols><sheetData>${[
      '<row r="1" ht="15"><c r="A1"><v>1</v></c></row>',
      '<row r="2" hidden="1"><c r="A2"><v>2</v></c></row>',
      '<row r="3"><c r="A3"><v>3</v></c></row>',
      '<row r="4" ht="0" customHeight="1"><c r="A4"><v>4</v></c></row>',
      '<row r="5" hidden="0"><c r="A5"><v>5</v></c></row>',
    ].join('')}</sheetData>`;
    const workbook = opened(
      packed({
        sheets: { 甲: body, 乙: '<row/>', 丙: '<row/>' },
        states: { 乙: 'hidden', 丙: 'veryHidden' },
      }),
    );
    expect(workbook.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['甲', 'visible'],
      ['乙', 'hidden'],
      ['丙', 'very_hidden'],
    ]);
    const grid = gridOf(workbook);
    expect(grid.rows.map(({ hidden }) => hidden)).toEqual([false, true, true, true, false]);
    expect(grid.hiddenColumns).toEqual([
      [2, 3],
      [5, 5],
    ]);
  });

  it('keeps merges, and the day from which dates count', () => {
    const body =
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B3"/></mergeCells>';
    const workbook = opened(packed({ sheets: { 表: body }, properties: '<workbookPr date1904="1"/>' }));
    expect(workbook.date1904).toBe(true);
    expect(gridOf(workbook).merges).toEqual([{ top: 1, left: 1, bottom: 3, right: 2 }]);
  });

  it('reads large sheets whose elements are cut anywhere between two pieces', () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) =>
        `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr" x="a>b'${i}"><is><t>路${i} &amp; 街</t></is></c><c r="B${i + 1}"><v>${i / 8}</v></c></row>`,
    );
    const grid = gridOf(opened(packed({ sheets: { 表: rows.join('') } })));
    expect(grid.rows).toHaveLength(20_000);
    grid.rows.forEach(({ number, cells: own }, i) => {
      expect([number, own.map(({ value, format }) => displayed(value, format, false))]).toEqual([
        i + 1,
        [`路${i} & 街`, String(i / 8)],
      ]);
    });
  });
});
