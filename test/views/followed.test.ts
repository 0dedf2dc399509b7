/** Inspections, the ladder and practices as their pages show them. */
import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { figure, findScope } from '../../src/measures/figures.ts';
import type { Dataset } from '../../src/model/types.ts';
import { linksOfUnit } from '../../src/views/followed-links.ts';
import { inspectionKeys, inspectionLists } from '../../src/views/inspection-lists.ts';
import {
  findingsView,
  foundMonths,
  foundView,
  inspectionPages,
  inspectionsView,
} from '../../src/views/inspections.ts';
import { ladderTakes, ladderView } from '../../src/views/ladder.ts';
import { practicesView } from '../../src/views/practices.ts';
import type { Sentence } from '../../src/views/types.ts';
import { build } from '../measures/build.ts';
import { contextOf } from './context.ts';

const city = loadDataset('data').dataset!;
const bare = build({
  as_of: '2021-12',
  projects: [{ id: 'A', lead_unit: 'lead' }],
  units: [{ id: 'lead' }],
  without: ['inspections', 'actions', 'practices', 'plan', 'issues'],
});

const linksIn = (sentence: Sentence | string): string[] =>
  typeof sentence === 'string'
    ? []
    : sentence.flatMap((piece) => (typeof piece === 'object' && 'link' in piece ? [piece.link.href] : []));

describe('pages of inspections', () => {
  test('list by unit what the figures of the unit count', () => {
    for (const key of inspectionKeys(city, 'unit')) {
      const scope = findScope(city, key.replace('/', ':'))!;
      const { denominator } = figure(city, scope, 'rectified_rate', city.as_of);
      expect(inspectionLists(city).selected.get(key)?.length, key).toBe(denominator);
    }
    const { repeated, open, counted } = inspectionLists(city);
    const value = (id: string) => figure(city, findScope(city, 'city')!, id, city.as_of).value;
    expect(repeated.length).toBe(value('inspections_repeated'));
    expect(open.length).toBe(value('inspections_open'));
    expect(counted.length).toBeGreaterThan(20);
  });

  test('give each finding a permanent place, to which every list leads', () => {
    const context = contextOf(city);
    const places = foundMonths(context).flatMap((month) =>
      foundView(context, month).list.ids.map((id) => `/inspections/found/${month}/#${id}`),
    );
    expect(new Set(places).size).toBe(city.inspections.length);
    const rows = [
      ...inspectionPages(context).flatMap(({ key, page }) => findingsView(context, key, page).list.rows),
      ...(inspectionsView(context).repeated?.rows ?? []),
    ];
    const links = rows.flatMap((cells) => cells.flatMap(linksIn)).filter((href) => href.includes('/found/'));
    expect(links.length).toBeGreaterThan(places.length);
    for (const href of links) expect(places).toContain(href);
  });

  test('say that nothing is published, and then are alone', () => {
    const view = inspectionsView(contextOf(bare));
    expect(view.lead[0]).toMatch(/没有公布/);
    expect([view.open, view.repeated, view.breakdowns, view.monthly, view.months]).toEqual([
      null,
      null,
      [],
      null,
      [],
    ]);
    expect(inspectionPages(contextOf(bare))).toEqual([]);
  });
});

describe('the page of the ladder', () => {
  test('says of a year without a plan that nobody can be judged, not that nobody is behind', () => {
    const reports = ['2021-12', '2022-01'].map((period) => ({ period, invested: 1 }));
    const plans = [{ period: '2021', planned_investment: 1200 }];
    const dataset = build({
      as_of: '2022-01',
      units: [{ id: 'lead' }],
      projects: [{ id: 'A', lead_unit: 'lead', reports, plans }],
    });
    const view = ladderView(contextOf(dataset));
    expect(view.headline).toBe('问责阶梯');
    expect(view.missing).toContain('没有一个单位有当年的投资计划。');
    expect([view.nowTitle, view.now]).toEqual([null, null]);
    expect(view.months?.rows).toHaveLength(2);
  });

  test('says why no rung can be computed without a plan, and nothing else', () => {
    const view = ladderView(contextOf(bare));
    expect(view.missing[0]).toMatch(/plan\.csv/);
    expect([view.now, view.months, view.histories, ladderTakes(contextOf(bare))]).toEqual([
      null,
      null,
      [],
      [],
    ]);
    expect(linksOfUnit(contextOf(bare), bare.units[0]!)).toEqual([]);
  });

  test('counts due, done and missing so that they add up, and has every unit behind once', () => {
    const view = ladderView(contextOf(city));
    const number = (cell: { value?: number | null } | undefined): number => cell?.value ?? 0;
    const sums = (rows: readonly (readonly { value?: number | null }[])[], at: number): number =>
      rows.reduce((sum, row) => sum + number(row[at]), 0);
    const { rungs, months, now, reached } = view;
    expect(sums(rungs!.rows, 4)).toBe(reached!.rows.length);
    expect(sums(months!.rows, 2)).toBe(reached!.rows.length);
    expect(sums(rungs!.rows, 5)).toBe(city.actions.length);
    expect(sums(rungs!.rows, 6)).toBe(sums(months!.rows, 4));
    expect(sums(rungs!.rows, 3)).toBe(now!.rows.length);
    const anchors = view.histories.map(({ id }) => `#${id}`);
    for (const [unit] of now!.rows)
      for (const href of linksIn(unit?.shown ?? [])) expect(anchors).toContain(href);
  });

  test('does not deny a rung that was reached, or is not in the ladder, where a record answers to none', () => {
    const plans = [{ period: '2021', planned_investment: 1200 }];
    const dataset = build({
      as_of: '2021-01',
      units: [{ id: 'lead' }],
      projects: [{ id: 'A', lead_unit: 'lead', plans, reports: [{ period: '2021-01', invested: 1 }] }],
      actions: [{ unit: 'lead', date: '2021-01-20', trigger: 'month', measure: '提醒' }],
      settings: { ladder: [{ trigger: 'quarter' as const, measure: '约谈' }] },
    });
    const [event] = ladderView(contextOf(dataset)).histories[0]!.events;
    expect(event!.sentence).toEqual(['2021-01-20 登记了提醒（单月），按数据走到过的级里，没有一级与它对上']);
  });

  test('does not call missing what is not published, nor what was reached only now', () => {
    const rows = {
      as_of: '2021-02',
      units: [{ id: 'lead' }],
      projects: [
        {
          id: 'A',
          lead_unit: 'lead',
          plans: [{ period: '2021', planned_investment: 1200 }],
          reports: [
            { period: '2021-01', invested: 200 },
            { period: '2021-02', invested: 1 },
          ],
        },
      ],
      settings: { ladder: [{ trigger: 'month' as const, measure: '书面说明' }] },
    };
    const done = (dataset: Dataset) => ladderView(contextOf(dataset)).now?.rows[0]?.at(-1);
    expect(done(build(rows))).toMatchObject({ text: '本期才走到，还没有登记', owed: false });
    expect(done(build({ ...rows, without: ['actions'] }))).toMatchObject({ text: '没有公布', owed: false });
    const later = build({
      ...rows,
      as_of: '2021-03',
      projects: rows.projects.map((one) => ({
        ...one,
        reports: [...one.reports, { period: '2021-03', invested: 2 }],
      })),
    });
    expect(done(later)).toMatchObject({ text: '没有登记', owed: true });
    expect(ladderView(contextOf(later)).headline).toMatch(/该做 1 次，登记了 0 次，1 次没有登记/);
  });
});

describe('the page of practices', () => {
  test('tells from where to where in the order of dates, and counts by kind with figures', () => {
    const dataset = build({
      as_of: '2021-12',
      projects: [{ id: 'A', district: 'east' }],
      practices: [
        { date: '2021-06', kind: 'rule', title: '乙', from: '全市', to: 'east' },
        { date: '2021-05-01', kind: 'experience', title: '甲', from: 'east', to: null },
        { date: '2022-01-01', kind: 'rule', title: '丙' },
      ],
    });
    const { list, lead, headline } = practicesView(contextOf(dataset));
    expect(list?.rows.map(([title]) => title?.text)).toEqual(['甲', '乙']);
    expect(list?.rows.map(([, , way]) => way?.text)).toEqual(['east → 没有写', '全市 → east']);
    expect(list?.rows.flatMap(([, , way]) => linksIn(way?.shown ?? []))).toEqual([
      '/districts/east/',
      '/districts/east/',
    ]);
    const several = build({
      as_of: '2021-12',
      projects: [
        { id: 'A', district: 'east' },
        { id: 'B', district: 'west' },
      ],
      practices: [
        { date: '2021-05', kind: 'rule', title: '甲', from: '市一局、二局', to: 'east；west;外地' },
      ],
    });
    const [, , way] = practicesView(contextOf(several)).list!.rows[0]!;
    expect(way!.text).toBe('市一局、二局 → east、west、外地');
    expect(linksIn(way!.shown ?? [])).toEqual(['/districts/east/', '/districts/west/']);
    const ids = lead.flatMap((piece) =>
      typeof piece === 'object' && 'figure' in piece ? [piece.figure.id] : [],
    );
    expect(ids).toEqual(['city/practice_rules@2021-12', 'city/practice_experiences@2021-12']);
    expect(headline).toBe('推广的做法 2 项');
    expect(practicesView(contextOf(bare)).lead[0]).toMatch(/没有公布/);
  });
});

test('English pages of these are in English', () => {
  const context = contextOf(city, 'en');
  const said = [
    ladderView(context).headline,
    ...ladderView(context).missing,
    practicesView(context).headline,
    inspectionsView(context).open?.title,
    ...inspectionsView(context).lead.map((piece) => (typeof piece === 'string' ? piece : '')),
  ].join(' ');
  expect(said).not.toMatch(/[\u3400-\u9fff]/);
});
