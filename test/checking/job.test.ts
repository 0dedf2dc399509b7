import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checking/job.ts';
import { makeSample } from '../../src/sample/sample.ts';

const published = [...makeSample({ projects: 12, months: 6, seed: 1 })].map(([path, text]) => ({
  path,
  bytes: new TextEncoder().encode(text),
}));

/** A sheet with two rows of title above its header. */
function workbook(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([['五月进展表'], [], ...rows.map((row) => [...row])]);
  utils.book_append_sheet(book, sheet, '进展');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

describe('a mistake in a workbook', () => {
  const given = [
    {
      path: '五月.xlsx',
      bytes: workbook([
        ['项目编号', '期别', '本年累计完成投资', '形象进度'],
        ['SL-001', '2030-01', 100, 30],
        ['SL-999', '2030-01', 100, 30],
      ]),
    },
  ];

  it.each([
    ['zh', /^五月\.xlsx “进展” A5 · progress.* 第 3 行 A 列/],
    ['en', /^五月\.xlsx .进展. A5 · progress.* line 3 column A/],
  ] as const)('is named by its cell there, in %s, and by its line in the CSV', (lang, place) => {
    const { view, questions } = runCheck(
      { given, published, chosen: {}, lang, today: '2030-02-01' },
      () => undefined,
    );
    expect(questions).toEqual([]);
    expect(view?.sections.map((section) => section.place)).toContainEqual(expect.stringMatching(place));
  });
});
