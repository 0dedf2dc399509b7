import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { takeCsv, takeJson, takeNotes, type Take } from '../../src/export/take.ts';

const take: Take = {
  path: 'districts/a/figures',
  lang: 'zh',
  title: '甲区：各项指标',
  as_of: '2025-11-30',
  release: '2025-12-05-1a2b3c4',
  publisher: '示例局',
  licence: 'CC-BY-4.0',
  demo: false,
  address: 'https://example.org/districts/a/#figures',
  columns: [
    { id: 'name', name: '名称', unit: null },
    { id: 'opened', name: '已打通', unit: 'count' },
    { id: 'rate', name: '打通率', unit: 'percent', fraction: true },
    { id: 'value', name: '数值', unit: 'mixed' },
    { id: 'code', name: '编号', unit: null, filesOnly: true },
  ],
  rows: [
    [
      { text: '甲,区 "一"' },
      { text: '9', value: 9, figure: 'district:a/opened@2025-11' },
      { text: '66.7%', value: 66.66666666666667, numerator: 2, denominator: 3, fraction: '2 / 3' },
      { text: '1.2 亿元', value: 120_000_000, unit: 'yuan' },
      { text: '007' },
    ],
    [{ text: '乙区' }, { text: '—', value: null }, { text: '—', value: null }],
  ],
};

const read = (csv: string): string[][] => Papa.parse<string[]>(csv.replace(/^\ufeff/, '').trimEnd()).data;

describe('a view as CSV', () => {
  const [head, first, second] = read(takeCsv(take));

  it('gives each cell as shown and, beside a rounded number, the unrounded one and what it was divided from', () => {
    expect(head).toEqual([
      '名称',
      '已打通',
      '打通率',
      '打通率（未舍入，%）',
      '打通率（分子）',
      '打通率（分母）',
      '数值',
      '数值（未舍入）',
      '数值（单位）',
      '编号',
    ]);
    expect(first).toEqual([
      '甲,区 "一"',
      '9',
      '66.7%',
      '66.66666666666667',
      '2',
      '3',
      '1.2 亿元',
      '120000000',
      '元',
      '007',
    ]);
  });

  it('leaves what is not known empty, and every row as long as the head', () => {
    expect(second).toEqual(['乙区', '—', '—', '', '', '', '', '', '', '']);
  });

  it('begins with the byte order mark that spreadsheets need', () => {
    expect(takeCsv(take).startsWith('\ufeff')).toBe(true);
  });

  it('has no two columns of one name in English either', () => {
    const [names] = read(takeCsv({ ...take, lang: 'en' }));
    expect(new Set(names).size).toBe(names?.length);
  });
});

describe('a view as JSON', () => {
  it('names its columns by ids, its numbers with value and figure, and what is needed to cite it', () => {
    const json = takeJson(take);
    expect(json).toMatchObject({
      title: take.title,
      as_of: '2025-11-30',
      release: '2025-12-05-1a2b3c4',
      publisher: '示例局',
      address: take.address,
    });
    expect(json['demo']).toBeUndefined();
    expect((json['rows'] as Record<string, unknown>[])[0]).toEqual({
      name: '甲,区 "一"',
      opened: { text: '9', value: 9, figure: 'district:a/opened@2025-11' },
      rate: { text: '66.7%', value: 66.66666666666667, numerator: 2, denominator: 3 },
      value: { text: '1.2 亿元', value: 120_000_000, unit: 'yuan' },
      code: '007',
    });
  });
});

describe('the lines of a picture', () => {
  it('say as of when, from whom and where', () => {
    expect(takeNotes({ ...take, demo: true })).toEqual([
      '数据截至 2025-11-30　发布 2025-12-05-1a2b3c4　演示数据，全部虚构',
      '来源：示例局　许可：CC-BY-4.0',
      'https://example.org/districts/a/#figures',
    ]);
    expect(takeNotes({ ...take, release: null, licence: null })[0]).toBe('数据截至 2025-11-30');
  });
});

describe('the address under a picture', () => {
  it('is given as people read it, and as it is where it cannot be', () => {
    const at = (address: string): string | undefined => takeNotes({ ...take, address }).at(-1);
    expect(at(`https://example.org/leaders/${encodeURIComponent('分管副市长')}/#issues`)).toBe(
      'https://example.org/leaders/分管副市长/#issues',
    );
    expect(at('https://example.org/100%/')).toBe('https://example.org/100%/');
  });
});
