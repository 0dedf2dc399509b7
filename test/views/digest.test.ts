import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { spansOf } from '../../src/measures/spans.ts';
import { digestEvents } from '../../src/views/digest-events.ts';
import { digestListView, digestSpans, digestView } from '../../src/views/digest.ts';
import { plainWords } from '../../src/views/sentence.ts';
import { districtStalledView, stalledTake, stalledView } from '../../src/views/stalled.ts';
import type { Dataset } from '../../src/model/types.ts';
import type { Sentence } from '../../src/views/types.ts';
import { build } from '../measures/build.ts';
import { contextOf } from './context.ts';

const city = loadDataset('data').dataset!;
const plain = (cell: Sentence | string): string => (typeof cell === 'string' ? cell : plainWords(cell));

describe('digests of the demonstration city', () => {
  const spans = spansOf(city.periods, city.as_of);

  test('what happened in a year is what happened in its quarters, and in its months', () => {
    for (const year of spans.filter(({ kind }) => kind === 'year')) {
      const whole = digestEvents(city, year);
      for (const kind of ['quarter', 'month'] as const) {
        const parts = spans
          .filter((span) => span.kind === kind && span.first >= year.first && span.last <= year.last)
          .map((span) => digestEvents(city, span));
        for (const what of ['opened', 'started', 'raised', 'closed', 'withdrawn', 'corrected'] as const)
          expect(
            parts.reduce((sum, part) => sum + part[what].length, 0),
            `${year.id} ${kind} ${what}`,
          ).toBe(whole[what].length);
      }
    }
    const closed = spans
      .filter(({ kind }) => kind === 'year')
      .map((one) => digestEvents(city, one).closed.length);
    expect(closed.reduce((a, b) => a + b)).toBe(
      city.issues.filter(({ closed_on: on }) => on !== null && on >= '2023').length,
    );
  });

  test('what opened is the change of the figure, those withdrawn apart', () => {
    for (const { id } of spans) {
      const context = contextOf(city);
      const { figures, note } = digestView(context, 'no_git', id);
      const [measure, then, now, change] = figures.rows[0]!;
      expect(measure?.text).toBe('已打通');
      expect(note === null).toBe(spans.find((one) => one.id === id)!.isOver);
      if (figures.columns.length < 4) continue;
      const difference = Number(now!.text) - Number(then!.text);
      expect(Number(change!.text.replace('\u2212', '-'))).toBe(difference);
      const gone = digestEvents(
        city,
        spans.find((one) => one.id === id)!,
      ).withdrawn.length;
      const opened = digestEvents(
        city,
        spans.find((one) => one.id === id)!,
      ).opened.length;
      expect(Math.abs(difference - opened)).toBeLessThanOrEqual(gone);
    }
  });

  test('a quarter that is not over says so, and leads to its months and its year', () => {
    const view = digestView(contextOf(city), 'no_git', '2025-Q4');
    expect(view.note).toBe('这个季度还没有结束：数据只到 2025-11。');
    expect(view.headline).toBe('2025 年第 4 季度：打通 4 条，6 条推迟，销号 3 件难题。');
    const links = view.links.flatMap(({ links: own }) => own.map(({ href }) => href));
    expect(links).toEqual([
      '/digests/2025-10/',
      '/digests/2025-11/',
      '/digests/2025/',
      '/digests/2025-Q3/',
      '/rankings/2025-11/',
    ]);
  });

  test('nothing of a month that is over moves when a later month is left out', () => {
    const earlier = loadDataset('data').dataset!;
    const cut: Dataset = { ...earlier, periods: earlier.periods.filter((month) => month <= '2025-09') };
    const whole = digestView(contextOf(city), 'no_git', '2025-06');
    const view = digestView(contextOf(cut), 'no_git', '2025-06');
    expect(view.sections).toEqual(whole.sections);
    expect(view.figures.rows).toEqual(whole.figures.rows);
  });

  test('the list leads to every one, the newest first', () => {
    const { kinds } = digestListView(contextOf(city, 'en'));
    expect(kinds.map(({ rows }) => rows.length)).toEqual([3, 12, 35]);
    expect(plain(kinds[1]!.rows[0]![0]!)).toBe('Quarter 4 of 2025');
    expect(digestSpans(contextOf(city)).length).toBe(50);
  });
});

test('digests of a campaign that is not about roads speak of completion', () => {
  const dataset = build({ projects: [{ id: 'A', reports: [{ period: '2021-12', progress: 1 }] }] });
  const view = digestListView(contextOf(dataset));
  expect(view.heading).toMatch(/竣工了什么/);
  expect(view.kinds[0]?.columns[1]).toBe('竣工');
  expect(digestView(contextOf(dataset), 'no_git', '2021-12').nothing).toMatch(/没有竣工/);
});

describe('the stalled and slow', () => {
  test('one is spoken of as one', () => {
    const dataset = build({
      as_of: '2021-12',
      projects: [{ id: 'A', planned_end: '2021-06', actual_start: '2021-01', reports: [] }],
    });
    const { headline } = stalledView(contextOf(dataset, 'en'), null);
    expect(plainWords(headline)).toBe('1 project is stalled or slow.');
  });

  test('every late project is listed once, in the city and in its district, with a row of evidence', () => {
    const context = contextOf(city);
    const rowNumber = (): number => 7;
    const source = { rowNumber, cell: () => null, origin: () => null };
    const view = stalledView(context, source);
    const late = context.figure({ kind: 'city', id: 'city' }, 'late').value;
    expect(late).toBeGreaterThan(3);
    expect(view.list?.rows.length).toBe(late);
    const inDistricts = city.districts.flatMap(
      (district) => districtStalledView(context, source, district, 1).list?.rows ?? [],
    );
    expect(inDistricts.map((row) => row[0]!.text).sort()).toEqual(
      view.list!.rows.map((row) => row[0]!.text).sort(),
    );
    for (const row of view.list!.rows) {
      const evidence = row[7]!.shown!.find((piece) => typeof piece === 'object' && 'link' in piece);
      expect(evidence).toMatchObject({
        link: { href: expect.stringMatching(/^\/data\/rows\/\w+\/1\/#row-7$/) },
      });
    }
    const still = view.list!.rows.map((row) => row[5]!.value ?? -1);
    expect(still).toEqual([...still].sort((a, b) => b - a));
    expect(stalledTake(context)!.rows.map((row) => row[0]!.text)).toEqual(
      view.list!.rows.map((row) => row[0]!.text),
    );
  });

  test('a city without any says so, and one project without reports breaks nothing', () => {
    const open = build({ as_of: '2013-12', projects: [{ id: 'P-1', actual_end: '2013-11-01' }] });
    const view = stalledView(contextOf(open), null);
    expect(plainWords(view.headline)).toBe('没有停滞不前或进度缓慢的项目。');
    expect([view.list, stalledTake(contextOf(open))]).toEqual([null, null]);
    const digest = digestView(contextOf(open), 'no_git', '2013-12');
    expect(digest.figuresTitle).toBe('期末的数；之前没有填报，无从比较');
    const overdue = build({ as_of: '2013-12', projects: [{ id: 'P-1', planned_end: '2013-11-01' }] });
    const [row] = stalledView(contextOf(overdue, 'en'), null).list!.rows;
    expect(row!.map(({ text }) => text)).toContain('no progress ever reported');
  });
});

test('a project that is withdrawn, paused or silent has not caught up', () => {
  const late = { planned_start: '2013-01', planned_end: '2013-12', actual_start: '2013-01' };
  const slow = { period: '2013-05', progress: 10 } as const;
  const dataset = build({
    as_of: '2013-06',
    projects: [
      { id: 'gone', ...late, reports: [slow], withdrawn_on: '2013-06-20', withdrawn_reason: '取消' },
      { id: 'silent', ...late, reports: [slow] },
      { id: 'back', ...late, reports: [slow, { period: '2013-06', progress: 60 }] },
      { id: 'open', ...late, reports: [slow], actual_end: '2013-06-20' },
    ],
  });
  const june = spansOf(dataset.periods, dataset.as_of).find(({ id }) => id === '2013-06')!;
  const { recovered } = digestEvents(dataset, june);
  expect(recovered.map(({ project }) => project.id)).toEqual(['back', 'open']);
});
