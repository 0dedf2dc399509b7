import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/csv/parse.ts';
import { readSheet } from '../../src/csv/read.ts';
import { lineOfCell, placeOf } from '../../src/csv/sheet.ts';
import { utf8 } from './bytes.ts';

function found(text: string) {
  return parse(text, 'a.csv').problems.map((p) => [p.code, p.reason, p.line, p.column]);
}
function rows(text: string) {
  return parse(text, 'a.csv').sheet?.rows;
}

/** A file written by hand, with the line on which each cell starts. */
interface Written {
  text: string;
  cells: { value: string; line: number }[][];
}

function write(table: string[][], delimiter: string, ends: readonly string[]): Written {
  let line = 1;
  let text = '';
  const cells = table.map((row, r) => {
    const places = row.map((value, c) => {
      const place = { value, line };
      const quoted = /["\n\r,;\t]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
      text += (c === 0 ? '' : delimiter) + quoted;
      line += value.split('\n').length - 1;
      return place;
    });
    text += ends[r % ends.length] ?? '\n';
    line += 1;
    return places;
  });
  return { text, cells };
}

describe('parsing', () => {
  it.each([
    [',', 'a,b\n1,2\n'],
    ['\t', 'a\tb\n1\t2\n'],
    [';', 'a;b\n1;2\n'],
    [',', 'a,b;c\n1,2\n'],
    [';', '"a,b,c";d\n1;2\n'],
    [',', 'a\n1\n'],
  ] as const)('finds the delimiter %j in the header', (delimiter, text) => {
    expect(parse(text, 'a.csv').sheet?.delimiter).toBe(delimiter);
  });

  it('knows the line of every cell, whatever is in the cells and however lines end', () => {
    const cell = fc
      .array(fc.constantFrom('a', '路', ' ', '"', ',', ';', '\t', '\n', 'x'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }).map((body) => ({
        head: Array.from({ length: width }, (_, i) => `h${i}`),
        body: body.map((row) => ['k', ...row.slice(1)]),
      })),
    );
    const ends = fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), ends, ({ head, body }, delimiter, lineEnds) => {
        fc.pre(head.length > 1 || delimiter === ',');
        const { text, cells } = write([head, ...body], delimiter, lineEnds);
        const { sheet, problems } = parse(text, 'a.csv');
        expect(problems).toEqual([]);
        const read = sheet!.rows.map((row, r) =>
          row.map((value, c) => ({ value, line: placeOf(sheet!, r, c).line })),
        );
        expect(read).toEqual(cells.slice(1));
      }),
    );
  });

  it('skips blank lines and rows of empty cells, and still counts them', () => {
    const { sheet, problems } = parse('\n,\na,b\n\n1,2\n,\n  , \n3,4\n\n', 'a.csv');
    expect(problems).toEqual([]);
    expect(sheet).toMatchObject({
      headers: ['a', 'b'],
      headerLine: 3,
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
      lines: [5, 8],
    });
  });

  it('reads a file without a line end at its end', () => {
    expect(rows('a,b\n1,"2"')).toEqual([['1', '2']]);
    expect(rows('a,b\n1,2')).toEqual([['1', '2']]);
  });

  it('refuses rows with too many or too few cells, each with its line, and keeps the others', () => {
    const text = 'a,b,c\n1,2\n1,2,3\n"x\ny",2\n1,2,3,4\n4,5,6\n';
    expect(found(text)).toEqual([
      ['csv_ragged', 'too_few', 2, null],
      ['csv_ragged', 'too_few', 4, null],
      ['csv_ragged', 'too_many', 6, null],
    ]);
    expect(parse(text, 'a.csv').problems[0]?.params).toEqual({ found: 2, expected: 3 });
    expect(rows(text)).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6'],
    ]);
  });

  it('names the line and column where a quote opens that is never closed, once, and reads on', () => {
    const text = 'a,b,c\n1,2,3\n4,"x,6\n7,8,9\n10,11,12\n';
    expect(found(text)).toEqual([['csv_quote', 'unclosed', 3, 2]]);
    expect(parse(text, 'a.csv').sheet).toMatchObject({
      rows: [
        ['1', '2', '3'],
        ['7', '8', '9'],
        ['10', '11', '12'],
      ],
      lines: [2, 4, 5],
    });
  });

  it('is not misled when a later cell is quoted', () => {
    const text = 'a,b,c\n4,"x,6\n7,8,9\n10,"y",12\n13,14\n';
    expect(found(text)).toEqual([
      ['csv_quote', 'unclosed', 2, 2],
      ['csv_ragged', 'too_few', 5, null],
    ]);
    expect(rows(text)).toEqual([
      ['7', '8', '9'],
      ['10', 'y', '12'],
    ]);
  });

  it('takes no line of a broken cell for a row', () => {
    const text = 'a,b,c\n1,"one "word" here\nsecond line",3\n7,8,9\n';
    expect(found(text)).toEqual([['csv_quote', 'inner', 2, 2]]);
    expect(parse(text, 'a.csv').sheet).toMatchObject({ rows: [['7', '8', '9']], lines: [4] });
  });

  it('names each of several broken quotes', () => {
    expect(found('a,b\n1,"x\n2,"y\n3,4\n')).toEqual([
      ['csv_quote', 'unclosed', 2, 2],
      ['csv_quote', 'unclosed', 3, 2],
    ]);
  });

  it('counts the lines of a row before a broken quote in a later line of it', () => {
    expect(found('a,b,c\n"1\n2\n3","x\n","y z\n9,8,7\n')).toEqual([['csv_quote', 'unclosed', 5, 3]]);
  });

  it('keeps what stood in broken rows, so that references to them can be told apart', () => {
    const { sheet } = parse('a,b\nNB-001,"x\nNB-002,1,2\n', 'a.csv');
    expect(sheet?.broken).toEqual(expect.arrayContaining(['NB-001', 'NB-002']));
  });

  it('reads every row but the broken ones of a large file in one go', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => (i % 100 === 50 ? `${i},"x` : `${i},y`));
    const { sheet, problems } = parse(`a,b\n${lines.join('\n')}\n`, 'a.csv');
    expect(problems).toHaveLength(200);
    expect(sheet?.rows).toHaveLength(19_800);
  });

  it('gives up a file whose header has a broken quote', () => {
    expect(found('a,"b\n1,2\n')).toEqual([['csv_quote', 'unclosed', 1, 2]]);
    expect(parse('a,"b\n1,2\n', 'a.csv').sheet).toBeNull();
  });

  it.each(['', '\n\n', ' \n', '\ufeff', ',,\n'])('says that a file without a header has none: %j', (text) => {
    expect(found(text)).toEqual([['header_missing', 'empty_file', 1, null]]);
  });

  it('names the cell of a NUL byte and reads the other rows', () => {
    const { sheet, problems } = readSheet(utf8('a,b\n1,2\n3,"x\ny\0"\n5,6\n'), 'a.csv');
    expect(problems.map((p) => [p.code, p.reason, p.line, p.column, p.header])).toEqual([
      ['encoding', 'nul', 4, 2, 'b'],
    ]);
    expect(sheet?.rows).toEqual([
      ['1', '2'],
      ['5', '6'],
    ]);
  });

  it('warns of characters that were lost before, and keeps the row', () => {
    const { sheet, problems } = parse('a,b\n1,杨\ufffd路\n', 'a.csv');
    expect(problems.map((p) => [p.severity, p.reason, p.line])).toEqual([['warning', 'lost', 2]]);
    expect(sheet?.rows).toHaveLength(1);
  });

  it('finds the line of a cell by the line ends before it', () => {
    expect(lineOfCell(['a\nb', 'c', 'd\n\n', 'e'], 10, 3)).toBe(13);
  });
});
