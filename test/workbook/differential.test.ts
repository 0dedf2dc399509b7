/** What this reader reads, against what an independent one reads: of workbooks by two independent writers. */
import * as xlsx from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address } from '../../src/workbook/address.ts';
import { displayed } from '../../src/workbook/formats.ts';
import { document, written, type OfficeCell, type OfficeSheet } from './office.ts';
import { gridOf, opened } from './package.ts';

interface Seen {
  readonly cells: Record<string, string>;
  readonly formulas: readonly string[];
  readonly merges: readonly string[];
  readonly hiddenRows: readonly number[];
}

function ours(bytes: Uint8Array, name: string): Seen {
  const workbook = opened(bytes);
  const { rows, merges } = gridOf(workbook, name);
  const all = rows.flatMap(({ number, cells }) =>
    cells.map((cell) => ({ ...cell, at: address(number, cell.column) })),
  );
  return {
    cells: Object.fromEntries(
      all.map(({ at, value, format }) => [
        at,
        value.kind === 'number' ? `${value.number}` : displayed(value, format, workbook.date1904),
      ]),
    ),
    formulas: all.filter(({ formula }) => formula).map(({ at }) => at),
    merges: merges.map(({ top, left, bottom, right }) => `${address(top, left)}:${address(bottom, right)}`),
    hiddenRows: rows.filter(({ hidden }) => hidden).map(({ number }) => number),
  };
}

function theirs(bytes: Uint8Array, name: string): Seen {
  const book = xlsx.read(bytes, { type: 'array', cellNF: true, cellStyles: true });
  const sheet = book.Sheets[name]!;
  const all = Object.entries(sheet).filter(([at]) => !at.startsWith('!')) as [string, xlsx.CellObject][];
  const full = all.filter(([, { t, v }]) => t !== 'z' && v !== undefined && v !== '');
  const filled = new Set(full.map(([at]) => xlsx.utils.decode_cell(at).r));
  return {
    cells: Object.fromEntries(
      full.map(([at, { t, v, w }]) => [
        at,
        t === 'e' ? String(w) : t === 'b' ? String(v).toUpperCase() : String(v).replaceAll('\r\n', '\n'),
      ]),
    ),
    formulas: full.filter(([, { f }]) => f !== undefined).map(([at]) => at),
    merges: (sheet['!merges'] ?? []).map(xlsx.utils.encode_range),
    hiddenRows: (sheet['!rows'] ?? []).flatMap((row, i) =>
      row.hidden === true && filled.has(i) ? [i + 1] : [],
    ),
  };
}

function expectSame(bytes: Uint8Array, name: string): void {
  const expected = theirs(bytes, name);
  expect(Object.keys(expected.cells).length).toBeGreaterThan(0);
  expect(ours(bytes, name)).toEqual(expected);
}

const text = fc.string({
  unit: fc.constantFrom(...'路街0_x&<>"\'\n 项目abc，𠮷') as fc.Arbitrary<string>,
  minLength: 1,
  maxLength: 12,
});
const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });

describe('workbooks by SheetJS', () => {
  const cell: fc.Arbitrary<xlsx.CellObject> = fc.oneof(
    text.map((v) => ({ t: 's' as const, v })),
    number.map((v) => ({ t: 'n' as const, v })),
    number.map((v) => ({ t: 'n' as const, v, f: 'A1*2' })),
    fc.boolean().map((v) => ({ t: 'b' as const, v })),
    fc.constantFrom(7, 23, 42).map((v) => ({ t: 'e' as const, v })),
  );

  it('are read as SheetJS reads them, cell by cell', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.option(cell), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        fc.uniqueArray(fc.nat(7), { maxLength: 3 }),
        fc.boolean(),
        (rows, hidden, compression) => {
          const sheet = xlsx.utils.aoa_to_sheet([[{ t: 's', v: '始' }], ...rows]);
          const properties: xlsx.RowInfo[] = [];
          for (const row of hidden) properties[row] = { hidden: true };
          sheet['!rows'] = properties;
          sheet['!merges'] = [xlsx.utils.decode_range('H1:I3')];
          const book = xlsx.utils.book_new(sheet, '进展');
          const bytes = new Uint8Array(
            xlsx.write(book, {
              type: 'buffer',
              bookType: 'xlsx',
              compression,
              bookSST: compression,
            }) as Buffer,
          );
          expectSame(bytes, '进展');
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('workbooks by LibreOffice', () => {
  const officeCell: fc.Arbitrary<OfficeCell> = fc.oneof(
    text.map((value) => ({ text: value.replaceAll(/\s+/g, ' ').trim() || '空' })),
    fc.integer({ min: -1e9, max: 1e9 }).map((n) => ({ number: n / 64, style: 'grouped2' as const })),
    fc.integer({ min: 0, max: 1000 }).map((n) => ({ percent: n / 1000, style: 'percent1' as const })),
    fc
      .date({ min: new Date('1950-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
      .map((day) => ({ date: day.toISOString().slice(0, 10), style: 'chinese_day' as const })),
    fc.integer({ min: 1, max: 99 }).map((n) => ({ formula: `of:=${n}/3` })),
  );
  const sheet = fc
    .tuple(
      fc.array(
        fc.record({
          hidden: fc.boolean(),
          cells: fc.array(fc.option(officeCell), { minLength: 4, maxLength: 4 }),
        }),
        { minLength: 3, maxLength: 10 },
      ),
      fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
    )
    .map(([rows, hiddenColumns]): OfficeSheet => {
      const head = { hidden: false, cells: [{ text: '标题', columns: 3 }] };
      return { name: '进展', width: 4, rows: [head, ...rows], hiddenColumns };
    });

  it('are read as SheetJS reads them, cell by cell', () => {
    const sheets = fc.sample(sheet, { numRuns: 12, seed: 20_251_203 });
    const documents = Object.fromEntries(
      sheets.map((one, i) => [`book${i}`, document([one], { date1904: i % 3 === 2 })]),
    );
    const books = written(documents, 'xlsx');
    expect(books.size).toBe(12);
    for (const bytes of books.values()) expectSame(bytes, '进展');
    expect(opened(books.get('book2')!).date1904).toBe(true);
  });
});
