import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { figure, findScope } from '../../src/measures/figures.ts';
import { addMonths, monthEnd } from '../../src/model/dates.ts';
import type { Dataset } from '../../src/model/types.ts';
import { boardView } from '../../src/views/board.ts';
import { contextFor, type Context } from '../../src/views/context.ts';
import { districtView } from '../../src/views/district.ts';
import { issueLists, ISSUE_VIEWS, issueKeys } from '../../src/views/issue-lists.ts';
import {
  closedIn,
  closedIndexView,
  closedPages,
  closedView,
  raisedMonths,
  raisedView,
} from '../../src/views/issues-closed.ts';
import { issueListPages, issueListView, issuesView, openOf } from '../../src/views/issues.ts';
import { takenViews } from '../../src/views/takes.ts';
import { build } from '../measures/build.ts';
import { NO_LEDGER } from './context.ts';

const contextOf = (dataset: Dataset, lang: 'zh' | 'en' = 'zh'): Context =>
  contextFor(dataset, NO_LEDGER, '/', lang);

const city = loadDataset('data').dataset!;
const value = (dataset: Dataset, scope: string, id: string, period: string): number | null =>
  figure(dataset, findScope(dataset, scope)!, id, period).value;

describe('lists of difficulties', () => {
  const { open, closed, counted, quarters, months, selected, end } = issueLists(city);

  test('hold every one that counts once, the longest overdue first', () => {
    expect(open.length + closed.length).toBe(counted.length);
    expect(open.length).toBe(value(city, 'city', 'issues_open', city.as_of));
    const dues = open.map(({ due_on }) => due_on ?? '9');
    expect(dues).toEqual(dues.toSorted());
    expect([...months.values()].flat().length).toBe(city.issues.filter((one) => one.raised_on <= end).length);
    for (const view of ISSUE_VIEWS) {
      const all = issueKeys(city, view).flatMap((key) => selected.get(key)?.open ?? []);
      expect(all.length, view).toBe(open.length);
    }
  });

  test('of units and districts are those that their figures count', () => {
    for (const view of ['unit', 'district'] as const)
      for (const key of issueKeys(city, view))
        expect(openOf(contextOf(city), key).length, key).toBe(
          value(city, key.replace('/', ':'), 'issues_open', city.as_of),
        );
  });

  test('of quarters are those that the figure of their last month counts, whatever was withdrawn later', () => {
    for (const [quarter, own] of quarters) {
      const last = `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3).padStart(2, '0')}`;
      const period = last < city.as_of ? last : city.as_of;
      expect(value(city, 'city', 'issues_closed_quarter', period), quarter).toBe(own.length);
    }
    const gone = build({
      as_of: '2021-12',
      projects: [{ id: 'A', withdrawn_on: '2021-11-05' }],
      issues: [{ project_id: 'A', raised_on: '2021-07-01', closed_on: '2021-08-01' }],
    });
    expect(issueLists(gone).closed).toEqual([]);
    expect(closedIn(contextOf(gone), '2021-Q3')).toHaveLength(1);
    expect(value(gone, 'city', 'issues_closed_quarter', '2021-09')).toBe(1);
  });
});

describe('pages of difficulties', () => {
  test('give each one a permanent place, and every link to one leads there', () => {
    const context = contextOf(city);
    const anchors = new Set<string>();
    for (const month of raisedMonths(context))
      for (const item of raisedView(context, month).items) {
        expect(item.href).toBeNull();
        anchors.add(`/issues/raised/${month}/#${item.id}`);
      }
    expect(anchors.size).toBe(city.issues.length);
    const lists = issueListPages(context).map(({ key, page }) => issueListView(context, key, page));
    const items = [
      ...(issuesView(context).open?.items ?? []),
      ...lists.flatMap(({ open, recent }) => [...open.items, ...(recent?.items ?? [])]),
      ...closedPages(context).flatMap(({ quarter, page }) => closedView(context, quarter, page).items),
    ];
    expect(items.length).toBeGreaterThan(anchors.size);
    for (const { href } of items) expect(anchors).toContain(href);
  });

  test('lead from every seal to a row that is there, on the right page of a long quarter', () => {
    const many = build({
      as_of: '2021-09',
      projects: [{ id: 'A' }],
      issues: Array.from({ length: 450 }, (_, at) => ({
        id: `W-${at}`,
        project_id: 'A',
        raised_on: '2021-06-01',
        closed_on: `2021-07-${String((at % 28) + 1).padStart(2, '0')}`,
      })),
    });
    for (const dataset of [city, many]) {
      const context = contextOf(dataset);
      const rows = new Set(
        closedPages(context).flatMap(({ quarter, page }) =>
          closedView(context, quarter, page).items.map(
            ({ id }) => `${context.urls.issuesClosed(quarter, page)}#${id}`,
          ),
        ),
      );
      const seals = closedIndexView(context).walls.flatMap((wall) => wall.seals);
      expect(seals.length).toBeGreaterThan(50);
      for (const { href } of seals) expect(rows).toContain(href);
    }
    expect(closedPages(contextOf(many))).toHaveLength(3);
  });

  test('keep what they say once a quarter is over and a month is settled', () => {
    const reports = [{ period: '2021-09' }, { period: '2022-03' }];
    const rows = {
      projects: [{ id: 'A', reports }],
      issues: [
        {
          id: 'W-1',
          project_id: 'A',
          raised_on: '2021-06-01',
          closed_on: '2021-07-20',
          due_on: '2021-07-01',
        },
        { id: 'W-2', project_id: 'A', raised_on: '2021-08-01', due_on: '2021-09-10' },
      ],
    };
    const then = contextOf(build({ ...rows, as_of: '2021-09' }));
    const later = contextOf(build({ ...rows, as_of: '2022-03' }));
    expect(closedView(later, '2021-Q3', 1)).toEqual(closedView(then, '2021-Q3', 1));
    expect(raisedView(later, '2021-06').items).toEqual(raisedView(then, '2021-06').items);
    expect(raisedView(later, '2021-06').head.dateLine).toEqual(raisedView(then, '2021-06').head.dateLine);
    expect(raisedView(later, '2021-08').items[0]?.state).toBe('超期 202 天');
    expect(raisedView(then, '2021-08').items[0]?.state).toBe('超期 20 天');
    expect(closedView(then, '2021-Q3', 1).items[0]).toMatchObject({
      state: '2021-07-20 销号',
      detail: '晚 19 天',
    });
  });

  test('say that nothing is published, and then are alone', () => {
    const none = contextOf(build({ as_of: '2021-12', projects: [{ id: 'A' }], without: ['issues'] }));
    const view = issuesView(none);
    expect(view.open).toBeNull();
    expect(view.lead[0]).toMatch(/没有公布/);
    expect([view.walls, view.breakdowns, view.tabs, view.months]).toEqual([[], [], [], []]);
    expect(issueListPages(none)).toEqual([]);
    expect([...takenViews(none).keys()].filter((path) => path.startsWith('issues/'))).toEqual([]);
  });

  test('say of an empty list that none was raised, and of one where all are closed that they are', () => {
    const headline = (issues: { raised_on: string; closed_on?: string }[]): unknown =>
      issuesView(contextOf(build({ as_of: '2021-12', projects: [{ id: 'A' }], issues }))).headline;
    expect(headline([])).toEqual(['还没有提出过难题']);
    expect(headline([{ raised_on: '2021-01-01', closed_on: '2021-02-01' }])).toEqual(['难题全部销号']);
    expect(headline([{ raised_on: '2021-01-01' }])).toHaveLength(3);
  });

  test('say in the language of the page that a name was taken away', () => {
    const dataset = build({
      as_of: '2021-12',
      projects: [{ id: 'A' }],
      issues: [{ raised_on: '2021-01-04', leader: '已撤下' }],
    });
    const leaders = (['zh', 'en'] as const).map(
      (lang) => issuesView(contextOf(dataset, lang)).open?.items[0]?.leader,
    );
    expect(leaders).toEqual(['姓名已撤下', 'Name withdrawn']);
  });

  test('are whole in English too, and their files hold what they show', () => {
    const context = contextOf(city, 'en');
    const view = issuesView(context);
    expect(view.lead.map(String).join('')).not.toMatch(/[\u3400-\u9fff]/);
    const taken = takenViews(context).get('issues/open')!.make();
    expect(taken.rows.length).toBe(view.open?.items.length);
    expect(taken.rows.map(([id]) => id?.text)).toEqual(view.open?.items.map(({ id }) => id));
    for (const { take } of view.breakdowns) expect(takenViews(context).get(take.path)?.make()).toEqual(take);
  });
});

test('whatever the dates, each difficulty is open or closed, in one month and at most one quarter', () => {
  const day = fc
    .tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom('', '-01', '-15', '-28'))
    .map(([months, date]) => `${addMonths('2020-01', months)}${date}`);
  fc.assert(
    fc.property(
      fc.array(fc.record({ raised_on: day, due_on: fc.option(day), closed_on: fc.option(day) }), {
        maxLength: 15,
      }),
      (issues) => {
        const dataset = build({
          as_of: '2021-06',
          projects: [{ id: 'A' }],
          issues: issues.map((one) => ({ project_id: 'A', ...one })),
        });
        const { open, closed, counted, quarters, months, end } = issueLists(dataset);
        expect(end).toBe(monthEnd('2021-06'));
        expect(new Set([...open, ...closed]).size).toBe(counted.length);
        expect([...quarters.values()].flat().length).toBeLessThanOrEqual(closed.length);
        expect([...months.values()].flat().length).toBe(counted.length);
        for (const { key, page } of issueListPages(contextOf(dataset)))
          issueListView(contextOf(dataset), key, page);
      },
    ),
    { numRuns: 60 },
  );
});

test('boards and pages of districts await whom measures and lists hold responsible', () => {
  const dataset = build({
    as_of: '2013-06',
    units: [{ id: 'lead', name: '住建局' }],
    projects: [{ id: 'A', district: 'east', lead_unit: 'lead', road_name: '甲路' }],
    issues: [{ project_id: 'A', district: 'east', title: '管线', raised_on: '2013-05-01' }],
  });
  const context = contextOf(dataset);
  const told = [
    ...boardView(context, dataset.projects[0]!, 'no_git').sheet.issues,
    ...districtView(context, dataset.districts[0]!, 'no_git').issues,
    ...issuesView(context).open!.items,
  ].map(({ unit }) => unit);
  expect(told).toEqual(['住建局', '住建局', '住建局']);
});

describe('deadlines written to the month or to the year, on boards and pages of districts', () => {
  const dataset = build({
    as_of: '2013-06',
    projects: [{ id: 'A', district: 'east', road_name: '甲路' }],
    issues: [
      { project_id: 'A', district: 'east', title: '本月', raised_on: '2013-05', due_on: '2013-06' },
      { project_id: 'A', district: 'east', title: '今年', raised_on: '2013-05', due_on: '2013' },
      { project_id: 'A', district: 'east', title: '上月', raised_on: '2013-04', due_on: '2013-05' },
      { project_id: 'A', district: 'east', title: '没写', raised_on: '2013-04', due_on: null },
      { project_id: 'A', district: 'east', title: '年底', raised_on: '2013' },
    ],
  });
  const context = contextOf(dataset);
  const told = [
    ['上月', '已超期', true],
    ['本月', '未到期', false],
    ['今年', '未到期', false],
    ['没写', '未定期限', false],
  ];

  test.each([
    ['board', boardView(context, dataset.projects[0]!, 'no_git').sheet.issues],
    ['district', districtView(context, dataset.districts[0]!, 'no_git').issues],
  ])('of a %s are as overdue as the figures count, and never called unset', (_, rows) => {
    expect(rows.map(({ title, state, overdue }) => [title, state, overdue])).toEqual(told);
    expect(rows.filter(({ overdue }) => overdue)).toHaveLength(
      context.figure({ kind: 'city', id: 'city' }, 'issues_overdue').value!,
    );
  });
});
