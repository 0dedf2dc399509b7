import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checking/job.ts';
import { makeSample } from '../../src/sample/sample.ts';

const published = [...makeSample({ projects: 12, months: 6, seed: 1 })].map(([path, text]) => ({
  path,
  bytes: new TextEncoder().encode(text),
}));

/** A sheet with two rows of title above its header. */
function workbook(rows: readonly (readonly (string | number)[])[], title = '五月进展表'): Uint8Array {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([[title], [], ...rows.map((row) => [...row])]);
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

function file(path: string): { path: string; bytes: Uint8Array } {
  return published.find((one) => one.path === path)!;
}

function text(path: string): string {
  return new TextDecoder().decode(file(path).bytes);
}

function run(given: readonly { path: string; bytes: Uint8Array }[], lang: 'zh' | 'en' = 'zh') {
  return runCheck({ given, published, chosen: {}, lang, today: '2030-02-01' }, () => undefined);
}

describe('the files that a monthly update touches, without a folder around them', () => {
  const loose = [
    file('site.yaml'),
    file('projects.csv'),
    {
      path: '一月.xlsx',
      bytes: workbook([
        ['项目编号', '期别', '本年累计完成投资', '形象进度'],
        ['SL-999', '2030-01', 100, 30],
      ]),
    },
  ];

  it('are checked with what is published, the workbook among them', () => {
    const { view, changes } = run(loose);
    expect(changes).not.toBeNull();
    expect(view?.sections.map((section) => section.place)).toContainEqual(
      expect.stringMatching(/一月\.xlsx/),
    );
  });

  it('are a folder by themselves where they come as one', () => {
    const { changes } = run(loose.map(({ path, bytes }) => ({ path: `data/${path}`, bytes })));
    expect(changes).toBeNull();
  });
});

describe('a question about a value of all rows', () => {
  const rows = [
    ['项目编号', '本年累计完成投资', '形象进度'],
    ['SL-001', 100, 30],
  ];

  it.each([
    ['zh', '各行都是 2030-01'],
    ['en', '2030-01 in all rows'],
  ] as const)('names the value in its answer, in %s', (lang, answer) => {
    const { questions } = run([{ path: '进展.xlsx', bytes: workbook(rows, '2030年1月进展情况表') }], lang);
    expect(questions.flatMap(({ options }) => options.map((option) => option.text))).toContain(answer);
  });
});

describe('a row to be pasted into a file that was not dropped', () => {
  const projects = text('projects.csv').split('\n');
  const planned = projects[0]!.split(',').indexOf('计划竣工');
  const moved = projects.map((line, at) => {
    if (at !== 1) return line;
    return line
      .split(',')
      .map((cell, column) => (column === planned ? '2031-01-01' : cell))
      .join(',');
  });
  const asPublished = published.map((one) =>
    one.path === 'changes.csv'
      ? {
          path: one.path,
          bytes: new TextEncoder().encode(
            'id,project_id,date,field,old,new,reason,approved_by,source_url\nC-001,SL-002,2026-01-01,planned_end,2026-03-01,2026-04-01,why,bureau,\n',
          ),
        }
      : one,
  );

  it.each([
    ['zh', /^C-002,SL-001,2030-02-01,计划竣工,[\d-]+,2031-01-01,（写明原因）,$/],
    ['en', /^C-002,SL-001,2030-02-01,planned_end,[\d-]+,2031-01-01,\(give the reason\),$/],
  ] as const)('is in the language of the page, %s, without columns that nobody fills', (lang, row) => {
    const { json } = runCheck(
      {
        given: [{ path: 'projects.csv', bytes: new TextEncoder().encode(moved.join('\n')) }],
        published: asPublished,
        chosen: {},
        lang,
        today: '2030-02-01',
      },
      () => undefined,
    );
    const { problems } = JSON.parse(json) as { problems: { code: string; hint: string }[] };
    const hint = problems.find(({ code }) => code === 'history')?.hint ?? '';
    expect(hint.split(/[：:] ?/).at(-1)).toMatch(row);
  });
});

describe('a month that the published settings do not have yet', () => {
  const month = (period: string) => ({
    path: `progress/${period}.csv`,
    bytes: new TextEncoder().encode(`项目编号,期别,本年累计完成投资,形象进度\nSL-001,${period},100,30\n`),
  });

  it('is named beside what it would change, as the one to be set', () => {
    expect(run([month('2031-01')]).changes?.ahead).toBe('2031-01');
  });

  it('is not where the settings came with it, or where it is published', () => {
    const settings = text('site.yaml').replace(/^as_of:.*$/m, 'as_of: 2031-01');
    const given = { path: 'site.yaml', bytes: new TextEncoder().encode(settings) };
    expect(run([given, month('2031-01')]).changes?.ahead).toBeNull();
    expect(run([file('projects.csv')]).changes?.ahead).toBeNull();
  });
});

describe('a story by itself', () => {
  const story = (text: string, path = 'bridge.mdx') => ({
    path,
    bytes: new TextEncoder().encode(
      `---\ntitle: 甲\ndate: 2030-01-03\nauthor: 某局\nsummary: 乙\n---\n\n${text}\n`,
    ),
  });

  it('is checked with what is published, and told of its mistakes by line and character', () => {
    const { view, questions } = run([story('通了 <Figure id="city/opend@2023-03" /> 条。')]);
    expect(questions).toEqual([]);
    expect(view?.sections.map(({ place }) => place)).toEqual([
      'stories/bridge.mdx 第 8 行 第 12 字 “<Figure>”',
    ]);
    expect(run([story('通了 <Figure id="city/opened@2023-03" /> 条。')]).view?.errors).toBe(0);
  });

  it('may link to a story that is published', () => {
    const other = story('另一篇。', 'stories/river.mdx');
    const given = [story('见[另一篇](/stories/river/)。')];
    const check = (files: typeof published) =>
      runCheck({ given, published: files, chosen: {}, lang: 'zh', today: '2030-02-01' }, () => undefined).view
        ?.errors;
    expect(check([...published, other])).toBe(0);
    expect(check(published)).toBe(1);
  });
});
