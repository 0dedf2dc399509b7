/** Pages where there is little to say: one project, a district without any, no history, no address of its own. */
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { citationText } from '../../src/views/citation.ts';
import { contextFor, type Context } from '../../src/views/context.ts';
import { districtView } from '../../src/views/district.ts';
import { homeView } from '../../src/views/home.ts';
import { receiptPage } from '../../src/views/receipt.ts';
import { tableRowsView } from '../../src/views/table-rows.ts';
import { wallchartView } from '../../src/views/wallchart.ts';
import { City } from '../dataset/city.ts';
import { NO_LEDGER } from './context.ts';
import { textOf as said } from './sentence.ts';

/** The city with one project, and a district that has none. */
function small(lang: 'zh' | 'en'): Context {
  const city = new City();
  for (const table of [...city.tables.keys()])
    if (!['projects', 'districts'].includes(table)) city.tables.delete(table);
  city.tables.set('projects', [
    ['id', 'name', 'district'],
    ['NB-002', '首南路', 'yz'],
  ]);
  city.files.delete('geo/roads.geojson');
  const { dataset, problems } = loadDataset(city.write());
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return contextFor(dataset!, NO_LEDGER, '/', lang);
}

describe('a city with one project', () => {
  it('counts one road in English, and ranks no district that is alone', () => {
    const context = small('en');
    const [empty, full] = context.dataset.districts;
    expect(said(homeView(context).headline)).toBe('1 project: 0 done, 1 to go.');
    expect(said(districtView(context, full!, 'no_git').headline)).toBe(
      '鄞州区: 1 project, 0 done, 1 without a planned date.',
    );
    expect(said(districtView(context, empty!, 'no_git').headline)).toBe('海曙区: no projects in the plan.');
    expect(said(districtView(small('zh'), empty!, 'no_git').headline)).toBe('海曙区：没有列入的项目。');
  });

  it('does not call silence progress', () => {
    expect(homeView(small('zh')).lateNone).toBe(
      '没有落后的项目。另有 1 个资料不足或没有按期填报，不能判断。',
    );
    expect(homeView(small('en')).lateNone).toBe(
      'No project is late. Of 1 other it cannot be told, for want of data or of a report.',
    );
  });

  it('gives no unit where there is no value, and each anchor once', () => {
    const context = small('zh');
    const [, district] = context.dataset.districts;
    const page = receiptPage(
      context,
      { kind: 'district', id: district!.id, district: district! },
      context.dataset.as_of,
      { rowNumber: (_, { line }) => line, cell: () => null, origin: () => null, history: null },
    );
    const none = page.receipts.filter(({ figure }) => figure.text === '—');
    expect(none.map(({ id }) => id)).toContain('issues_open');
    for (const { id, aside } of none) expect(aside, id).not.toMatch(/[个点]/);
    const anchors = page.receipts.flatMap(({ sides }) => sides.flatMap(({ set }) => set.id ?? []));
    expect(anchors.length).toBeGreaterThan(2);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  it('hangs a wall chart that speaks of projects where they are no roads', () => {
    const { how } = wallchartView(small('zh'), 'no_git', 'a3');
    expect(how).toMatch(/实心号牌是已竣工/);
    expect(how).not.toMatch(/打通|路口|每条路/);
  });

  it('names one raw row as one, and a repository only where there is one', () => {
    const context = small('zh');
    const rows = [{ file: 'projects.csv', line: 2 }];
    const source = { rowNumber: () => 2, cell: () => 'x', origin: () => null };
    const view = tableRowsView(context, source, 'projects', rows, 1);
    expect(view.title).toBe('项目的原始行，第 2 行');
    expect(view.lede).not.toContain('库');
  });

  it('puts no address into files for reference managers that is none', () => {
    const context = small('zh');
    const [project] = context.dataset.projects;
    for (const format of ['bib', 'ris', 'json'] as const) {
      const text = citationText(context, { kind: 'projects', subject: project! }, format);
      expect(text).toContain('首南路');
      expect(text).not.toMatch(/url|UR  -|\/projects\//i);
    }
    const { citation } = districtView(context, context.dataset.districts[0]!, 'no_git');
    expect(citation.note).toContain('base_url');
  });
});
