import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readSheet } from '../../src/csv/read.ts';
import { tableCsv, templateCsv, wanText } from '../../src/export/csv.ts';
import { readTable } from '../../src/schema/read.ts';
import { TABLES } from '../../src/schema/tables.ts';

describe('money in downloads', () => {
  it('is written in 万元 without losing a 元', () => {
    expect([9_800_000, 1, 10_000, 0, 53_778_500].map(wanText)).toEqual([
      '980',
      '0.0001',
      '1',
      '0',
      '5377.85',
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), (yuan) => {
        const [whole = '0', rest = ''] = wanText(yuan).split('.');
        expect(BigInt(whole) * 10_000n + BigInt(rest.padEnd(4, '0') || '0')).toBe(BigInt(yuan));
      }),
    );
  });
});

describe('a downloaded table', () => {
  it('reads back as the same records', () => {
    const text =
      '项目编号,项目名称,所属区县,责任单位,总投资(亿元),实际竣工\nA-1,"甲,乙 ""路""",东区,街道；市局,1.25,2024年5月\n';
    const first = readTable(TABLES.projects, [readSheet(new TextEncoder().encode(text), 'projects.csv')]);
    expect(first.problems).toEqual([]);
    const written = tableCsv(TABLES.projects, first.records);
    expect(written.startsWith('\ufeff')).toBe(true);
    const again = readTable(TABLES.projects, [readSheet(new TextEncoder().encode(written), 'projects.csv')]);
    expect(again.problems).toEqual([]);
    expect(again.records).toEqual(first.records);
  });
});

describe('a blank template', () => {
  it('has every column in Chinese, money with its unit, and checks without a complaint about its headers', () => {
    for (const table of Object.values(TABLES)) {
      const text = templateCsv(table);
      const { data } = Papa.parse<string[]>(text.slice(1).trimEnd());
      expect(data).toHaveLength(1);
      expect(data[0]).toHaveLength(table.fields.length);
      expect(
        readTable(table, [readSheet(new TextEncoder().encode(text), `${table.name}.csv`)]).problems,
      ).toEqual([]);
    }
  });
});
