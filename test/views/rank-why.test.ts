import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { contextFor } from '../../src/views/context.ts';
import { RankTeller } from '../../src/views/rank-why.ts';
import { rankingView } from '../../src/views/ranking.ts';
import { plainWords } from '../../src/views/sentence.ts';
import { build, type ProjectRows } from '../measures/build.ts';
import { NO_LEDGER } from './context.ts';

const read = (text: string): Fraction => new Fraction(text.replace('\u2212', '-').replaceAll(',', ''));

describe('in the demonstration city', () => {
  const context = contextFor(loadDataset('data').dataset!, NO_LEDGER, '/', 'zh');

  test('the points of every score add up to it as they are shown, in every period and group', () => {
    let told = 0;
    for (const period of context.dataset.periods)
      for (const { rows } of rankingView(context, period, null).groups)
        for (const { why, score } of rows) {
          expect(why?.parts.length === 0).toBe(score === null);
          if (!why || !score) continue;
          const added = why.parts
            .filter(({ points }) => points !== '—')
            .reduce((sum, { points }) => sum.add(read(points)), new Fraction(0));
          expect(added.equals(read(score.text))).toBe(true);
          told += 1;
        }
    expect(told).toBeGreaterThan(500);
  });

  test('every move says the month before and ends as a sentence; orders by a measure say nothing', () => {
    const view = rankingView(context, '2025-07', null);
    const sentences = view.groups.flatMap(({ rows }) =>
      rows.flatMap(({ why }) => (why?.moved ? [plainWords(why.moved)] : [])),
    );
    expect(sentences.length).toBeGreaterThan(10);
    for (const sentence of sentences) expect(sentence).toMatch(/^2025-06 第 \d+ 名，.*得分.*。$/);
    expect(sentences[3]).toBe(
      '2025-06 第 6 名，升 2 名；得分 28.46 → 32.86（节点按期率 +0.11，问题解决率 +4.29）；超过东堰区（30.09 → 30.96）、北渚区（29.99 → 29.31）。',
    );
    const sorted = rankingView(context, '2025-07', 'issue_rate');
    expect(sorted.groups.every(({ rows }) => rows.every(({ why }) => why === null))).toBe(true);
  });
});

describe('the sentence', () => {
  const project = (id: string, district: string, end: string | null, gone?: string): ProjectRows => ({
    id,
    district,
    planned_end: '2013-12',
    actual_end: end,
    withdrawn_on: gone ?? null,
    reports: [{ period: '2013-10', progress: 10 }],
  });
  const said = (projects: ProjectRows[], min_projects = 1): Record<string, string | null> => {
    const dataset = build({
      as_of: '2013-11',
      projects,
      settings: { ranking: { weights: { opened_rate: '1' }, min_projects } },
    });
    const context = contextFor(dataset, NO_LEDGER, '/', 'zh');
    const [group] = context.ranking('2013-11').groups;
    const teller = new RankTeller(context, group!, '2013-11');
    return Object.fromEntries(
      group!.entries.map((entry) => {
        const { moved } = teller.tell(entry);
        return [entry.id, moved && plainWords(moved)];
      }),
    );
  };

  test('says that the others moved where the own score did not', () => {
    const told = said([
      project('P-1', '甲', '2013-10-01'),
      project('P-2', '甲', null),
      project('P-3', '乙', '2013-11-01'),
    ]);
    expect(told).toEqual({
      甲: '2013-10 第 1 名，降 1 名；得分没有变（50.00）；被乙（0.00 → 100.00）超过。',
      乙: '2013-10 第 2 名，升 1 名；得分 0.00 → 100.00（打通率 +100.00）；超过甲（50.00 → 50.00）。',
    });
  });

  test('tells ties, and who is no longer level', () => {
    const told = said([
      project('P-1', '甲', '2013-10-01'),
      project('P-2', '乙', '2013-11-01'),
      project('P-3', '丙', '2013-11-01'),
      project('P-4', '丁', null),
    ]);
    expect(told['乙']).toBe(
      '2013-10 第 2 名，升 1 名；得分 0.00 → 100.00（打通率 +100.00）；追平甲（100.00 → 100.00）；自己得分不变的话，会是第 3 名。',
    );
    expect(told['丁']).toBe(
      '2013-10 第 2 名，降 2 名；得分没有变（0.00）；不再与乙（0.00 → 100.00）、丙（0.00 → 100.00）并列，被拉开。',
    );
  });

  test('gives the reason of whoever leaves the ranking', () => {
    const told = said(
      [
        project('P-1', '甲', '2013-10-01'),
        project('P-2', '甲', null, '2013-11-05'),
        project('P-3', '乙', null),
        project('P-4', '乙', null),
      ],
      2,
    );
    expect(told['甲']).toBe('2013-10 第 1 名，这期不排名：只有 1 个项目，少于 2 个，不排名。');
    expect(told['乙']).toBe('2013-10 第 2 名，升 1 名；得分没有变（0.00）；甲这期不排名。');
  });
});
