import { describe, expect, it } from 'vitest';
import type { AnnouncedFigure, Dataset } from '../../src/model/types.ts';
import { announcedExtract, announcedRows, announcedView } from '../../src/views/announced.ts';
import { announcedTake } from '../../src/views/take-announced.ts';
import { build } from '../measures/build.ts';
import { contextOf } from './context.ts';
import { textOf } from './sentence.ts';

const announced = (cells: Partial<AnnouncedFigure> & { value: number }): AnnouncedFigure => ({
  scope: 'city',
  measure: 'opened_rate',
  period: '2013-06',
  unit: '%',
  decimals: 0,
  note: null,
  source_url: 'https://example.cn/f',
  file: 'figures.csv',
  line: 2,
  ...cells,
});

/** One of three open, in June. */
const city = (...figures: AnnouncedFigure[]): Dataset => ({
  ...build({
    as_of: '2013-06',
    projects: [
      { id: 'A', actual_end: '2013-05-03', total_investment: 123_456_000 },
      { id: 'B' },
      { id: 'C' },
    ],
  }),
  announced: figures,
  published: new Set(['projects', 'figures']),
});
const only = (cells: Partial<AnnouncedFigure> & { value: number }) =>
  announcedRows(contextOf(city(announced(cells))), () => true)[0]!;

describe('an announced number beside the computed one', () => {
  it.each([
    [{ value: 1, measure: 'opened', unit: '条' }, 'equal', null],
    [{ value: 33, unit: '%' }, 'rounded', null],
    [{ value: 33.3, decimals: 1 }, 'rounded', null],
    [{ value: 34 }, 'unexplained', '+0.7'],
    [{ value: 33.2, decimals: 1 }, 'unexplained', '\u22120.1'],
    [{ value: 40, note: '含一条尚未验收' }, 'explained', '+6.7'],
    [{ value: 12345.6, decimals: 1, measure: 'total_investment', unit: '万元' }, 'equal', null],
    [{ value: 1.23, decimals: 2, measure: 'total_investment', unit: '亿元' }, 'rounded', null],
    [{ value: 12, measure: 'issue_rate' }, 'no_value', null],
    [{ value: 1, measure: 'opened', unit: '条', period: '2013' }, 'equal', null],
  ] as const)('%o is %s', (cells, verdict, difference) => {
    expect(only(cells)).toMatchObject({ verdict, difference });
  });

  it('leads to a receipt where a file holds the computed one, and is plain text elsewhere', () => {
    expect(only({ value: 33 }).computed.view?.id).toBe('city/opened_rate@2013-06');
    const earlier = only({ value: 33, period: '2013-01' });
    expect(earlier.computed).toEqual({ text: '0.0%', view: null, figure: null });
    expect(only({ value: 12, measure: 'issue_rate' }).computed).toMatchObject({ text: '—', view: null });
    const project = only({
      value: 12_345.6,
      decimals: 1,
      measure: 'total_investment',
      scope: 'project:A',
      unit: '',
    });
    expect(project.verdict).toBe('equal');
  });

  it('has the minus that computed numbers have', () => {
    expect(only({ value: -3.3, decimals: 1, measure: 'open_gap', unit: null }).announced).toBe('\u22123.3');
  });

  it('keeps the zeros that it was written with', () => {
    expect(only({ value: 33.5, decimals: 2 }).announced).toBe('33.50 %');
  });
});

describe('the page of announced numbers', () => {
  const figures = [
    announced({ value: 1, measure: 'opened', unit: '条' }),
    announced({ value: 40, measure: 'opened_rate', note: '含一条尚未验收' }),
    announced({ value: 50 }),
  ];

  it('begins with what nobody explained, and counts every kind', () => {
    const view = announcedView(contextOf(city(...figures)), 1);
    expect(textOf(view.headline)).toBe(
      '公布过 3 个数，1 个与算出的一致，1 个不一致但有说明，1 个不一致、未作说明。',
    );
    expect(view.headline).toContainEqual({ owed: '1 个不一致、未作说明' });
    expect(view.parts.map(({ id }) => id)).toEqual(['unexplained', 'explained', 'equal']);
    expect(view.parts.map(({ rows }) => textOf(rows[0]![4]!))).toEqual([
      '差 +16.7，未作说明',
      '差 +6.7，含一条尚未验收',
      '一致',
    ]);
  });

  it('is short on the home page: only what differs', () => {
    const extract = announcedExtract(contextOf(city(...figures), 'en'));
    expect(extract?.rows).toHaveLength(2);
    expect(announcedExtract(contextOf(city()))).toBeNull();
  });

  it('gives files with difference and note in columns of their own', () => {
    const take = announcedTake(contextOf(city(...figures)), 'announced', '/announced/', () => true)!;
    const at = (id: string) => take.columns.findIndex((column) => column.id === id);
    expect(take.rows.map((row) => [row[at('difference')]!.text, row[at('note')]!.text])).toEqual([
      ['+16.7', ''],
      ['+6.7', '含一条尚未验收'],
      ['', ''],
    ]);
  });

  it('says in words that nothing is published, or nothing announced', () => {
    const none = city();
    expect(textOf(announcedView(contextOf(none), 1).headline)).toBe('已公布数表里没有一行。');
    const without = { ...none, published: new Set(['projects' as const]) };
    expect(announcedView(contextOf(without), 1)).toMatchObject({ parts: [], taken: null });
    expect(textOf(announcedView(contextOf(without), 1).headline)).toContain('没有公布');
  });
});
