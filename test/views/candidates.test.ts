import { describe, expect, it } from 'vitest';
import { candidatePages, candidatesTake, candidatesView } from '../../src/views/candidates.ts';
import { build, type Rows } from '../measures/build.ts';
import { contextOf } from './context.ts';
import { textOf } from './sentence.ts';

const projects = ['A', 'B', 'C'].map((id) => ({ id, name: `${id} 路`, road_name: id }));
const view = (candidates: NonNullable<Rows['candidates']>, page = 1, weights = {}) =>
  candidatesView(
    contextOf(build({ as_of: '2013-06', projects, candidates, settings: { priority: { weights } } })),
    page,
  );
const cells = (rows: readonly (readonly Parameters<typeof textOf>[0][])[]) =>
  rows.map((row) => row.map(textOf));

const CHOICE = [
  { need: 80, importance: 60, feasibility: 40, project_id: 'A', decided_on: '2012-11-03' },
  { need: 90, importance: 90, feasibility: 90 },
  { need: 85, importance: 85, feasibility: null, reason: '铁路桥位未定' },
  { need: 10, importance: 20, feasibility: 30, project_id: null },
];

describe('the page of candidates', () => {
  it('says how many stood for choice, and plainly what the scores say against it', () => {
    const { headline, lede, formula, rules } = view(CHOICE, 1, {
      need: '0.5',
      importance: '0.25',
      feasibility: '0.25',
    });
    expect(textOf(headline)).toBe('4 条候选，选了 1 条。');
    expect(lede.map(textOf)).toEqual([
      '2012 年 11 月 3 日 决定。',
      '入选的最低分是 65.00（候选 1）。',
      '2 条得分比入选的最低分高，没有选，其中 1 个没有写为什么。',
    ]);
    expect(lede.at(-1)).toContainEqual({ owed: '，其中 1 个没有写为什么。' });
    expect(formula).toContain('必要性 × 0.5 + 路网重要性 × 0.25 + 可行性 × 0.25');
    expect(rules[0]).toContain('site.yaml');
  });

  it('lists what was chosen with its project, and the rest with its reason', () => {
    const { parts, strip } = view(CHOICE);
    expect(parts.map(({ id, title }) => [id, title])).toEqual([
      ['chosen', '入选的 1 条'],
      ['left', '没有选的 3 条，为什么'],
    ]);
    expect(cells(parts[0]!.rows)).toEqual([
      [expect.stringContaining('候选 1'), '3', '180.00', '80', '60', '40', 'A A 路'],
    ]);
    expect(cells(parts[1]!.rows).map((row) => [row[1], row.at(-1)])).toEqual([
      ['1', '没有写明，高于入选最低分'],
      ['2', '铁路桥位未定，高于入选最低分'],
      ['4', '没有写明'],
    ]);
    expect(strip?.candidates).toEqual(['silent', 'left', 'chosen', 'left']);
  });

  it('says that equal weights are nobody’s choice where none are published', () => {
    expect(view(CHOICE).rules[0]).toBe('没有公布权重，三项各按 1 计。');
  });

  it('takes several pages where one would be too long, each candidate once', () => {
    const many = Array.from({ length: 450 }, (_, i) => ({ need: i % 100, reason: '列入下一批' }));
    const context = contextOf(build({ as_of: '2013-06', projects, candidates: many }));
    expect(candidatePages(context)).toBe(3);
    const counts = [1, 2, 3].map((page) =>
      candidatesView(context, page).parts.reduce((sum, { rows }) => sum + rows.length, 0),
    );
    expect(counts).toEqual([200, 200, 50]);
    expect(candidatesView(context, 1).strip).toBeNull();
    expect(candidatesTake(context)?.rows).toHaveLength(450);
  });

  it('says in words where nothing is published', () => {
    const context = contextOf(build({ as_of: '2013-06', projects, without: ['candidates'] }));
    const { headline, parts, taken, strip } = candidatesView(context, 1);
    expect(textOf(headline)).toBe('没有公布候选项目。');
    expect([parts, taken, strip]).toEqual([[], null, null]);
  });
});
