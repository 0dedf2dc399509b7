import { describe, expect, it } from 'vitest';
import { compareData } from '../../src/compare/compare.ts';
import { comparisonJson, jsonReport } from '../../src/compare/json.ts';
import { markdownReport } from '../../src/compare/markdown.ts';
import { width } from '../../src/i18n/terminal.ts';
import type { ComparisonReport } from '../../src/compare/report.ts';
import { toNumber } from '../../src/measures/exact.ts';
import { loadDataset, type Loaded } from '../../src/dataset.ts';
import { City } from '../dataset/city.ts';

function load(change: (city: City) => void = () => undefined): Loaded {
  const city = new City();
  change(city);
  return loadDataset(city.write());
}

const BASE = load();

function compared(change: (city: City) => void): { report: ComparisonReport; head: Loaded } {
  const head = load(change);
  const { problems, errors, warnings } = head;
  const side = { name: 'v1', commit: null, as_of: '2013-06', errors: 0 };
  const comparison = compareData(BASE, head);
  return {
    head,
    report: {
      base: side,
      head: { ...side, errors },
      contains_base: true,
      comparison,
      problems,
      errors,
      warnings,
    },
  };
}

const comparison = (change: (city: City) => void) => compared(change).report.comparison;

/** July: the second road opens early, its issue is closed, its report comes in. */
function july(city: City): void {
  city.files.set('site.yaml', String(city.files.get('site.yaml')).replace('2013-06', '2013-07'));
  city.set('projects', 2, 'actual_end', '2013-07-20');
  city.add('progress', {
    project_id: 'NB-002',
    period: '2013-07',
    invested: '9000',
    progress: '100',
    stage: 'opened',
  });
  city.set('issues', 2, 'closed_on', '2013-07-05');
}

describe('two moments of a folder', () => {
  it('that are the same differ in nothing, and say so', () => {
    const { report } = compared(() => undefined);
    const { measured, ...rest } = report.comparison;
    expect(Object.values(rest).flat()).toEqual([]);
    expect(measured).toMatchObject({ opened: [], statuses: [], ranks: [], figures: [], revisions: [] });
    expect(markdownReport(report, 'zh')).toContain('没有读者看得到的变化');
  });

  it('name the road that opened, by how many days it was early, and its status', () => {
    const { measured, tables } = comparison(july);
    expect(measured?.opened).toMatchObject([
      {
        id: 'NB-002',
        name: '首南路',
        district: '鄞州区',
        on: '2013-07-20',
        planned: '2013-12',
        days_late: null,
      },
    ]);
    expect(measured?.statuses).toMatchObject([{ id: 'NB-002', to: 'opened' }]);
    expect(measured?.counts.find(({ status }) => status === 'opened')).toEqual({
      status: 'opened',
      from: 1,
      to: 2,
    });
    expect(tables.find(({ table }) => table === 'progress')?.added).toEqual([
      { key: 'NB-002,2013-07', name: null },
    ]);
    expect(tables.find(({ table }) => table === 'projects')).toMatchObject({
      filled: 1,
      changed: 0,
      gone: [],
    });
  });

  it('tell the figures of the period that went on from those of periods that were published', () => {
    const { measured } = comparison(july);
    const opened = measured?.figures.find(({ scope, measure }) => scope === 'city' && measure === 'opened');
    expect(opened).toMatchObject({
      from: { value: 1, period: '2013-06' },
      to: { value: 2, period: '2013-07' },
    });
    expect(measured?.figures[0]?.kind).toBe('city');
    expect(measured?.revisions).toEqual([]);
    const revised = comparison((city) => {
      july(city);
      city.set('projects', 2, 'actual_end', '2013-06-20');
    }).measured?.revisions;
    expect(revised?.find(({ scope, measure }) => scope === 'city' && measure === 'opened')).toMatchObject({
      from: { value: 1, period: '2013-06' },
      to: { value: 2, period: '2013-06' },
    });
    expect(revised?.every(({ from, to }) => from.period === to.period)).toBe(true);
  });

  it('give the days and the reason of a date that moved, or that there is none', () => {
    const { dates } = comparison((city) => {
      city.set('projects', 3, 'planned_end', '2014-06-30');
      city.add('changes', {
        id: 'C-2',
        project_id: '永达路',
        date: '2013-06-10',
        field: '计划竣工',
        old: '2014-05-31',
        new: '2014-06-30',
        reason: '地铁同步施工',
      });
      city.set('projects', 2, 'planned_start', '2013-02');
      city.set('milestones', 2, 'forecast_on', '2013-12-20');
      city.set('progress', 4, 'forecast_end', '2014-01-20');
      city.set('progress', 4, 'note', '电力杆线未迁');
    });
    const of = (field: string) => dates.find((one) => one.field === field);
    expect(of('planned_end')).toMatchObject({
      days: 30,
      reason: { text: '地铁同步施工', source: 'changes', id: 'C-2' },
    });
    expect(of('planned_start')).toMatchObject({ from: '2013-03', to: '2013-02', days: -31, reason: null });
    expect(of('forecast_on')).toMatchObject({ milestone: '路面', days: 15, reason: null });
    expect(of('forecast_end')).toMatchObject({ from: '2013-12-20', days: 31, reason: { source: 'report' } });
  });

  it('say which measure moved a score, in parts that add up to its change', () => {
    const weights = (city: City): void => {
      const text = String(city.files.get('site.yaml')).replace('min_projects: 2', 'min_projects: 1');
      city.files.set('site.yaml', text.replace('open_gap: 0.5', 'open_gap: 0.5\n    issue_rate: 0.3'));
    };
    const base = load(weights);
    const head = load((city) => {
      weights(city);
      city.set('projects', 3, 'actual_end', '2013-06-25');
      city.set('projects', 3, 'actual_start', '2013-04-02');
    });
    const moves = compareData(base, head).measured?.ranks ?? [];
    expect(moves.map(({ id, from, to }) => [id, from, to])).toContainEqual(['hs', 2, 1]);
    const hs = moves.find(({ id, kind }) => id === 'hs' && kind === 'district');
    expect(hs?.parts[0]).toMatchObject({ measure: 'open_gap' });
    expect(hs?.passed).toEqual(['鄞州区']);
    for (const { parts, score_from, score_to } of moves) {
      if (score_from === null || score_to === null) continue;
      const sum = parts.reduce((total, { effect }) => total + (effect === null ? 0 : toNumber(effect)), 0);
      expect(sum).toBeCloseTo(toNumber(score_to.sub(score_from)), 9);
    }
  });

  it('list withdrawn projects, corrections, sums and rows that are gone', () => {
    const found = comparison((city) => {
      city.set('projects', 3, 'withdrawn_on', '2013-06-05');
      city.set('projects', 3, 'withdrawn_reason', '并入地铁');
      city.set('projects', 1, 'total_investment', '47000.5');
      city.rows('practices').pop();
      city.set('progress', 2, 'progress', '36');
      city.add('corrections', {
        id: 'R-2',
        date: '2013-06-21',
        table: 'progress',
        key: 'NB-002,2013-05',
        field: 'progress',
        old: '35',
        new: '36',
        reason: '漏计',
        kind: 'revision',
      });
    });
    expect(found.withdrawn).toMatchObject([{ id: 'NB-003', on: '2013-06-05', reason: '并入地铁' }]);
    expect(found.money).toMatchObject([{ id: 'NB-001', from: 460_000_000, to: 470_005_000, reason: null }]);
    expect(found.corrections).toMatchObject([{ id: 'R-2', old: '35', new: '36' }]);
    expect(found.tables.find(({ table }) => table === 'practices')?.gone).toEqual([
      { key: 'P-1', name: '一次会办', reason: null },
    ]);
    expect(found.cells.find(({ field }) => field === 'progress')).toMatchObject({
      key: 'NB-002,2013-05',
      from: '35',
      to: '36',
      kind: 'changed',
      reason: { id: 'R-2', source: 'corrections' },
    });
  });

  it('name the road that was redrawn, and the setting that changed', () => {
    const found = comparison((city) => {
      const roads = String(city.files.get('geo/roads.geojson'));
      city.files.set('geo/roads.geojson', roads.replace('[121.56,29.87]', '[121.565,29.87]'));
      city.files.set('site.yaml', `${String(city.files.get('site.yaml'))}thresholds:\n  behind_points: 12\n`);
    });
    expect(found.settings).toEqual([{ key: 'thresholds.behind_points', from: '10', to: '12', method: true }]);
    expect(found.measured?.roads.redrawn.map(({ id }) => id)).toEqual(['NB-001']);
  });

  it('compare rows, and say that figures wait, where the newer has errors', () => {
    const { report } = compared((city) => {
      july(city);
      city.set('projects', 1, 'planned_end', '2013-02-30');
    });
    expect(report.comparison.measured).toBeNull();
    expect(report.comparison.tables.map(({ table }) => table)).toContain('progress');
    // The row that cannot be read is not called gone.
    expect(report.comparison.tables.flatMap(({ gone }) => gone)).toEqual([]);
    const text = markdownReport(report, 'zh');
    expect(text).toContain('有 1 处错误');
    expect(text).toContain('改好错误之后才能比较');
    expect(comparisonJson(report, 'zh')).toMatchObject({
      ok: false,
      measured: false,
      figures: null,
      ranks: null,
    });
  });
});

describe('the reports', () => {
  it('are Markdown with nothing folded and columns aligned for a person at a terminal', () => {
    const { report } = compared(july);
    const folded = markdownReport(report, 'zh');
    const open = markdownReport(report, 'zh', 'terminal');
    expect(folded).toContain('<details');
    expect(open).not.toMatch(/<\/?(?:details|summary)/);
    const titles = [...folded.matchAll(/<summary>(.+)<\/summary>/g)].map(([, title]) => title);
    expect(titles.length).toBeGreaterThan(2);
    for (const title of titles) expect(open).toContain(`\n### ${title}\n`);
    for (const table of open.match(/(?:^\|.*\n)+/gm) ?? []) {
      const lines = table.trimEnd().split('\n');
      expect(new Set(lines.map(width)).size, lines[0]).toBe(1);
    }
    const cells = (text: string): string[] =>
      (text.match(/^\|.*$/gm) ?? []).map((line) => line.replace(/ +| *-+ */g, ''));
    expect(cells(open)).toEqual(cells(folded));
  });

  it('have no markup, link or mention from a cell', () => {
    const evil = '@all [x](https://evil.example) <img src=x> #1 | **b** `c`';
    const { report } = compared((city) => {
      city.set('projects', 3, 'name', evil);
      city.set('changes', 1, 'project_id', 'NB-003');
      city.set('projects', 3, 'planned_end', '2014-06-30');
    });
    for (const lang of ['zh', 'en'] as const) {
      const text = markdownReport(report, lang);
      const outside = text.replaceAll(/`[^`\n]*`/g, '').replaceAll(/<code>[^<\n]*<\/code>/g, '');
      expect(text).toContain('evil');
      expect(outside).not.toMatch(/@|evil|<img|\]\(|#1/);
      for (const line of text.split('\n').filter((one) => one.startsWith('| ')))
        expect(line.split('|').length).toBeGreaterThan(3);
    }
  });

  it('are no longer than a comment may be, whatever changed', () => {
    const base = load((city) => {
      for (let n = 0; n < 3000; n += 1)
        city.add('practices', { id: `X-${n}`, date: '2013-05-01', title: `做法 ${n}`, kind: 'experience' });
    });
    const head = load((city) => {
      for (let n = 0; n < 3000; n += 1)
        city.add('practices', {
          id: `X-${n}`,
          date: '2013-05-02',
          title: `做法 ${n} 号新的`,
          kind: 'experience',
        });
    });
    const side = { name: 'a', commit: null, as_of: '2013-06', errors: 0 };
    const report: ComparisonReport = {
      base: side,
      head: side,
      contains_base: null,
      comparison: compareData(base, head),
      problems: [],
      errors: 0,
      warnings: 0,
    };
    const text = markdownReport(report, 'zh');
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('还有');
    expect(text).toContain('--format json');
    expect(comparisonJson(report, 'zh').cells).toHaveLength(6000);
  });

  it('print JSON with the keys that programs rely on', () => {
    const parsed = JSON.parse(jsonReport(compared(july).report, 'en')) as Record<string, unknown>;
    expect(Object.keys(parsed)).toEqual([
      'ok',
      'errors',
      'warnings',
      'base',
      'head',
      'contains_base',
      'measured',
      'opened',
      'statuses',
      'status_counts',
      'ranks',
      'figures',
      'revisions',
      'roads',
      'dates',
      'money',
      'withdrawn',
      'tables',
      'cells',
      'corrections',
      'changes',
      'settings',
      'files',
      'problems',
    ]);
    expect(parsed['figures']).toContainEqual(
      expect.objectContaining({
        id: 'city/opened',
        unit: 'count',
        from: expect.objectContaining({ value: 1, text: { zh: '1', en: '1' } }) as unknown,
      }),
    );
  });
});
