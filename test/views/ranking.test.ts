import { describe, expect, test } from 'vitest';
import { rankingView } from '../../src/views/ranking.ts';
import { plainWords } from '../../src/views/sentence.ts';
import { build, type ProjectRows } from '../measures/build.ts';
import { contextOf } from './context.ts';

/** Ten cities that are ranked by what they invested of the year's plan: 某市 rises from the eighth place to the second. */
const cities = Array.from({ length: 10 }, (_, i): ProjectRows => {
  const before = 900 - i * 50;
  return {
    id: `P-${i}`,
    district: i === 7 ? '某市' : `市${i}`,
    plans: [{ period: '2013', planned_investment: 1000 }],
    reports: [
      { period: '2013-07', invested: before },
      { period: '2013-09', invested: i === 7 ? 981 : before + (i === 0 ? 90 : 10) },
    ],
  };
});

describe('the headline of a ranking', () => {
  const told = (
    weights: Record<string, string>,
    projects: ProjectRows[],
    lang: 'zh' | 'en' = 'zh',
  ): string => {
    const dataset = build({
      as_of: '2013-07',
      projects,
      settings: { ranking: { weights, min_projects: 1 } },
    });
    return rankingView(contextOf(dataset, lang), '2013-07', null).headline;
  };
  const equal = (count: number, cells: Partial<ProjectRows> = {}): ProjectRows[] =>
    Array.from({ length: count }, (_, i) => ({ id: `P-${i}`, district: `市${i}`, ...cells }));
  const planned = { planned_end: '2014-01' };

  test('names all who share the first rank, or says how many they are', () => {
    expect(told({ open_gap: '1' }, equal(2, planned))).toBe('市0、市1并列第一。');
    expect(told({ opened_rate: '1' }, equal(3))).toBe('市0、市1、市2并列第一。');
    expect(told({ opened_rate: '1' }, equal(4))).toBe('4 个并列第一。');
    expect(told({ opened_rate: '1' }, equal(2), 'en')).toBe('市0, 市1 share the first rank.');
    expect(told({ opened_rate: '1' }, equal(1))).toBe('市0名列第一。');
  });

  test('calls nobody furthest behind who is as far behind as another', () => {
    const late = equal(2, { planned_end: '2013-06' });
    expect(told({ open_gap: '1' }, late)).toBe('市0、市1落后最多，都差 1 个。');
    expect(told({ open_gap: '1' }, late.slice(0, 1))).toBe('市0落后最多，应竣工 1 个，实竣工 0 个。');
  });
});

describe('a ranking by investment', () => {
  const dataset = build({
    as_of: '2013-09',
    projects: cities,
    settings: { ranking: { weights: { investment_rate: '1' }, min_projects: 1 } },
  });
  const view = rankingView(contextOf(dataset), '2013-09', null);

  test('tells who is first, and who rose from the eighth place, against the last month with reports', () => {
    expect(view.headline).toBe('市0名列第一；某市升得最多，从第 8 名到第 2 名。');
    const row = view.groups[0]!.rows[1]!;
    expect(row.name).toBe('某市');
    expect(row.values[0]!.text).toBe('98.1%');
    expect(plainWords(row.why!.moved!)).toBe(
      '2013-07 第 8 名，升 6 名；得分 55.00 → 98.10（年度投资完成率 +43.10）；超过市1（85.00 → 86.00）、市2（80.00 → 81.00）等 6 个。',
    );
  });

  test('shows the way in the history of ranks, in the drawing and in its table', () => {
    const { history } = view.groups[0]!;
    const column = history!.take.columns.findIndex(({ name }) => name === '某市');
    expect(history!.take.rows.map((row) => [row[0]!.text, row[column]!.text])).toEqual([
      ['2013-09', '2'],
      ['2013-07', '8'],
    ]);
    expect(history!.wide).toContain('>2 某市<');
  });

  test('has no history to show where there is only one month', () => {
    const one = build({ as_of: '2013-07', projects: cities });
    const only = rankingView(contextOf(one), '2013-07', null);
    expect(only.groups[0]!.history).toBeNull();
  });
});
