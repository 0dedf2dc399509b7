import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../../src/measures/status.ts';
import { STATUSES, type Judgement } from '../../src/measures/types.ts';
import { addMonths } from '../../src/model/dates.ts';
import type { Dataset } from '../../src/model/types.ts';
import { build, monthly, type ProjectRows, type Rows } from './build.ts';

function judged(rows: Omit<ProjectRows, 'id'>, period: string, more: Omit<Rows, 'projects'> = {}): Judgement {
  const dataset = build({ as_of: '2014-12', ...more, projects: [{ id: 'A', ...rows }] });
  return judge(dataset.projects[0]!, period, dataset);
}

const plans = [
  { period: '2013-03', planned_progress: 30 },
  { period: '2013-06', planned_progress: 60 },
];
const overdueIssue = {
  issues: [{ project_id: 'A', raised_on: '2013-01-01', due_on: '2013-05-31', title: '杆线待迁' }],
};

describe('each status, by the first rule that applies', () => {
  test('withdrawn comes before everything, from the day on', () => {
    const rows = {
      withdrawn_on: '2013-06-15',
      withdrawn_reason: '并入轨道',
      actual_end: '2013-06-01',
      pause_reason: '文物',
    };
    expect(judged(rows, '2013-06')).toMatchObject({
      status: 'withdrawn',
      because: { key: 'withdrawn', params: { on: '2013-06-15', reason: '并入轨道' } },
      rows: [{ table: 'projects', file: 'projects.csv', line: 2 }],
    });
    expect(judged(rows, '2013-05').status).toBe('paused');
  });

  test('opened says how many days late against the first plan', () => {
    const rows = {
      actual_end: '2013-06-30',
      baseline_end: '2013-06-20',
      planned_end: '2013-12-31',
      pause_reason: '文物',
    };
    expect(judged(rows, '2013-06').because).toEqual({
      key: 'opened',
      params: { on: '2013-06-30', planned: '2013-06-20', days_late: 10 },
    });
    expect(
      judged({ actual_end: '2013-06', planned_end: '2013-06-20' }, '2013-06').because.params,
    ).toMatchObject({ days_late: null });
  });

  test('paused comes before blocked and overdue', () => {
    const rows = { pause_reason: '文物勘探', planned_end: '2013-01-31' };
    expect(judged(rows, '2013-06', overdueIssue)).toMatchObject({
      status: 'paused',
      because: { params: { reason: '文物勘探' } },
    });
  });

  test('a pause goes back in time only as far as changes say', () => {
    const rows = {
      pause_reason: '文物勘探',
      changes: [{ date: '2013-05-10', field: 'pause_reason', old: null }],
    };
    expect(judged(rows, '2013-05').status).toBe('paused');
    expect(judged(rows, '2013-04').status).toBe('unknown');
  });

  test('blocked: overdue with an open issue past its deadline', () => {
    const found = judged({ planned_end: '2013-05-31' }, '2013-06', {
      issues: [
        ...overdueIssue.issues,
        {
          project_id: 'A',
          raised_on: '2013-02-01',
          due_on: '2013-04',
          responsible_unit: 'grid',
          title: '征迁 2 户',
        },
      ],
    });
    expect(found).toMatchObject({
      status: 'blocked',
      because: {
        params: {
          title: '征迁 2 户',
          due_on: '2013-04',
          days: 61,
          unit: 'grid',
          count: 2,
          late: { by: 'end', planned_end: '2013-05-31' },
        },
      },
    });
    expect(found.rows.map(({ table, line }) => `${table}:${line}`)).toEqual([
      'issues:3',
      'issues:2',
      'projects:2',
    ]);
  });

  test('blocked: behind plan with an open issue past its deadline', () => {
    const found = judged({ plans, reports: monthly('2013-06', [40]) }, '2013-06', overdueIssue);
    expect(found).toMatchObject({
      status: 'blocked',
      because: { params: { late: { by: 'gap' }, days: 30, count: 1 } },
    });
    expect(found.rows.map(({ table }) => table)).toEqual(['issues', 'progress', 'plan']);
  });

  test('an issue that is closed, not yet due or not yet raised blocks nothing', () => {
    const issue = (cells: object): NonNullable<Rows['issues']> => [{ ...overdueIssue.issues[0]!, ...cells }];
    const rows = { planned_end: '2013-05-31' };
    expect(judged(rows, '2013-06', { issues: issue({ closed_on: '2013-06-30' }) }).status).toBe('overdue');
    expect(judged(rows, '2013-06', { issues: issue({ closed_on: '2013-07-01' }) }).status).toBe('blocked');
    expect(judged(rows, '2013-06', { issues: issue({ due_on: '2013-06' }) }).status).toBe('overdue');
    expect(
      judged(rows, '2013-06', { issues: issue({ raised_on: '2013-07-01', due_on: '2013-06-01' }) }).status,
    ).toBe('overdue');
    expect(judged(rows, '2013-06', { issues: issue({ due_on: null }) }).status).toBe('overdue');
  });

  test('overdue from the period that holds the planned end', () => {
    const rows = {
      planned_end: '2013-05-31',
      actual_start: '2013-01-01',
      reports: monthly('2013-04', [90, 95, 99]),
    };
    expect(judged(rows, '2013-04').status).not.toBe('overdue');
    expect(judged(rows, '2013-05').because).toEqual({
      key: 'overdue',
      params: { planned_end: '2013-05-31', days: 0 },
    });
    expect(judged(rows, '2013-06').because.params).toEqual({ planned_end: '2013-05-31', days: 30 });
  });

  test('the row of an overdue end that was moved later is that of the change', () => {
    const rows = {
      planned_end: '2014-06-30',
      changes: [{ date: '2013-08-01', field: 'planned_end', old: '2013-05-31' }],
    };
    expect(judged(rows, '2013-06')).toMatchObject({
      status: 'overdue',
      rows: [{ table: 'changes', line: 2 }],
    });
    expect(judged(rows, '2013-08').status).toBe('unknown');
  });

  test('not due until the last day of the planned start, then a late start', () => {
    const rows = { planned_start: '2013-05', planned_end: '2014-12-31' };
    expect(judged(rows, '2013-04')).toMatchObject({
      status: 'not_due',
      because: { params: { planned_start: '2013-05' } },
    });
    expect(judged(rows, '2013-05').because).toEqual({
      key: 'late_start',
      params: { planned_start: '2013-05', days: 0 },
    });
    expect(judged(rows, '2013-06').because.params).toEqual({ planned_start: '2013-05', days: 30 });
    expect(judged({ ...rows, actual_start: '2013-06-30' }, '2013-06').status).not.toBe('late_start');
  });

  test('behind: more than the points set, exactly at them is not', () => {
    expect(judged({ plans, reports: monthly('2013-06', [49.9]) }, '2013-06')).toMatchObject({
      status: 'behind',
      because: {
        params: { actual_source: 'report', actual_period: '2013-06', planned_source: 'plan', limit: 10 },
      },
    });
    expect(judged({ plans, reports: monthly('2013-06', [50]) }, '2013-06').status).toBe('on_track');
    const settings = { thresholds: { behind_points: 0.1, ahead_points: 0.1, stalled_months: 3 } };
    const tenth = [{ period: '2013-06', planned_progress: 0.3 }];
    expect(judged({ plans: tenth, reports: monthly('2013-06', [0.2]) }, '2013-06', { settings }).status).toBe(
      'on_track',
    );
    expect(judged({ plans: tenth, reports: monthly('2013-06', [0.4]) }, '2013-06', { settings }).status).toBe(
      'on_track',
    );
  });

  test('behind is said of the latest report even when this month is silent', () => {
    expect(judged({ plans, reports: monthly('2013-05', [20]) }, '2013-06').status).toBe('behind');
  });

  test('no report: under construction and silent, never on track', () => {
    const found = judged({ plans, reports: monthly('2013-05', [60]) }, '2013-06');
    expect(found).toMatchObject({
      status: 'no_report',
      because: { params: { period: '2013-06', last: '2013-05' } },
    });
    expect(judged({ actual_start: '2013-01-01' }, '2013-06').because.params).toEqual({
      period: '2013-06',
      last: null,
    });
    expect(judged({ actual_start: '2013-01-01' }, '2013-06', { without: ['progress'] }).status).toBe(
      'unknown',
    );
  });

  test('ahead: more than the points set, exactly at them is on track', () => {
    expect(judged({ plans, reports: monthly('2013-06', [63.1]) }, '2013-06').status).toBe('ahead');
    expect(judged({ plans, reports: monthly('2013-06', [63]) }, '2013-06').status).toBe('on_track');
  });

  test.each([
    ['both', {}],
    ['planned', { reports: monthly('2013-06', [20]) }],
    ['actual', { planned_end: '2014-06-30', plans }],
  ] as const)('unknown: %s missing', (missing, rows) => {
    expect(judged(rows, '2013-06')).toMatchObject({
      status: 'unknown',
      because: { params: { missing } },
      gap: null,
    });
  });
});

describe('stalled', () => {
  const far = { planned_end: '2014-12-31', planned_start: '2013-01-01' };
  const status = (reports: NonNullable<ProjectRows['reports']>, period: string, months = 3): string =>
    judged({ ...far, reports }, period, {
      settings: { thresholds: { behind_points: 99, ahead_points: 99, stalled_months: months } },
    }).status;

  test('three months of reports after the first without a rise', () => {
    const reports = monthly('2013-02', [20, 20, 20, 20, 21]);
    expect(status(reports, '2013-04')).toBe('on_track');
    expect(status(reports, '2013-05')).toBe('stalled');
    expect(status(reports, '2013-06')).toBe('on_track');
    expect(status(reports, '2013-04', 2)).toBe('stalled');
  });

  test('names the two reports and the months between them', () => {
    const found = judged({ ...far, reports: monthly('2013-02', [20, 20, null, null, 20]) }, '2013-06');
    expect(found.because).toMatchObject({
      key: 'stalled',
      params: { from: '2013-03', to: '2013-06', months: 3 },
    });
    expect(found.rows.map(({ table, line }) => `${table}:${line}`)).toEqual(['progress:3', 'progress:4']);
  });

  const invested = (...sums: [string, number | null][]): NonNullable<ProjectRows['reports']> =>
    sums.map(([period, amount]) => ({
      period,
      invested: amount,
      progress: 20,
      stage: 'construction' as const,
    }));

  test('a rise in investment within the year is a rise', () => {
    expect(status(invested(['2013-02', 5], ['2013-05', 5]), '2013-05')).toBe('stalled');
    expect(status(invested(['2013-02', 5], ['2013-05', 6]), '2013-05')).toBe('on_track');
    expect(status(invested(['2013-02', null], ['2013-05', 6]), '2013-05')).toBe('on_track');
  });

  test('across a change of year any investment of the new year is a rise', () => {
    expect(status(invested(['2013-11', 50], ['2014-02', 1]), '2014-02')).toBe('on_track');
    expect(status(invested(['2013-11', 50], ['2014-02', 0]), '2014-02')).toBe('stalled');
    expect(status(invested(['2013-11', 50], ['2013-12', 60], ['2014-02', 0]), '2014-02')).toBe('on_track');
    expect(status(invested(['2013-11', 50], ['2013-12', 50], ['2014-02', null]), '2014-02')).toBe('stalled');
  });

  test('reports that state neither cannot show it', () => {
    const silent = ['2013-02', '2013-05'].map((period) => ({ period, stage: 'construction' as const }));
    expect(judged({ ...far, reports: silent }, '2013-05').status).toBe('unknown');
  });
});

describe('actual and planned progress', () => {
  const value = (rows: Omit<ProjectRows, 'id'>, period: string, side: 'actual' | 'planned'): number | null =>
    judged(rows, period)[side]?.valueOf() ?? null;

  test('actual is the latest report that states it, else the weight of milestones met', () => {
    const milestones = [
      { planned_on: '2013-03-31', actual_on: '2013-04-30', weight: 12.5 },
      { planned_on: '2013-06-30', weight: 37.5 },
    ];
    expect(
      value(
        { reports: [{ period: '2013-04', progress: 40 }, { period: '2013-05' }], milestones },
        '2013-06',
        'actual',
      ),
    ).toBe(40);
    expect(value({ milestones }, '2013-04', 'actual')).toBe(25);
    expect(value({ milestones }, '2013-03', 'actual')).toBe(0);
    expect(value({ milestones: milestones.map(({ weight: _, ...rest }) => rest) }, '2013-04', 'actual')).toBe(
      50,
    );
    expect(value({}, '2013-04', 'actual')).toBeNull();
  });

  test('planned is the row of the month; the row of the year in December; else the latest month before', () => {
    const rows = { plans: [...plans, { period: '2013', planned_progress: 80 }] };
    expect(value(rows, '2013-03', 'planned')).toBe(30);
    expect(value(rows, '2013-05', 'planned')).toBe(30);
    expect(value(rows, '2013-11', 'planned')).toBe(60);
    expect(value(rows, '2013-12', 'planned')).toBe(80);
    expect(value(rows, '2013-02', 'planned')).toBeNull();
    expect(
      value({ plans: [...rows.plans, { period: '2013-12', planned_progress: 90 }] }, '2013-12', 'planned'),
    ).toBe(90);
  });

  test('without a plan it is the weight of milestones due, without those the days elapsed, ends included', () => {
    const dates = { planned_start: '2013-01', planned_end: '2013-04' };
    expect(
      value(
        { ...dates, milestones: [{ planned_on: '2013-02' }, { planned_on: '2013-05' }] },
        '2013-02',
        'planned',
      ),
    ).toBe(50);
    expect(value(dates, '2012-12', 'planned')).toBe(0);
    expect(value(dates, '2013-01', 'planned')).toBeCloseTo((100 * 31) / 120, 12);
    expect(value(dates, '2013-04', 'planned')).toBe(100);
    expect(value(dates, '2013-09', 'planned')).toBe(100);
    expect(value({ planned_end: '2013-04' }, '2013-02', 'planned')).toBeNull();
    expect(
      value({ planned_start: '2013-05-02', planned_end: '2013-05-01' }, '2013-05', 'planned'),
    ).toBeNull();
  });
});

test('every project has exactly one status at every period, with a reason of that name', () => {
  const month = fc.integer({ min: 0, max: 35 }).map((offset) => addMonths('2012-01', offset));
  const date = fc.option(fc.oneof(month, fc.constantFrom('2012', '2013', '2014', '2013-06-15')));
  const report = fc.record({
    period: month,
    progress: fc.option(fc.integer({ min: 0, max: 100 })),
    invested: fc.option(fc.integer({ min: 0, max: 1000 })),
    stage: fc.option(fc.constantFrom('planning', 'construction', 'opened')),
  });
  const project = fc.record({
    planned_start: date,
    planned_end: date,
    baseline_end: date,
    actual_start: date,
    actual_end: date,
    withdrawn_on: date,
    pause_reason: fc.option(fc.constant('文物'), { freq: 8 }),
    reports: fc.uniqueArray(report, { selector: ({ period }) => period, maxLength: 12 }),
    milestones: fc.array(fc.record({ planned_on: month, actual_on: date }), { maxLength: 4 }),
    plans: fc.uniqueArray(fc.record({ period: month, planned_progress: fc.integer({ min: 0, max: 100 }) }), {
      selector: ({ period }) => period,
      maxLength: 4,
    }),
  });
  const issues = fc.array(fc.record({ raised_on: month, due_on: date, closed_on: date }), { maxLength: 3 });
  const seen = new Set<string>();
  fc.assert(
    fc.property(project, issues, month, (rows, raised, period) => {
      const reports = rows.reports.toSorted((a, b) => (a.period < b.period ? -1 : 1));
      const dataset: Dataset = build({
        as_of: '2014-12',
        projects: [{ id: 'A', ...rows, reports: reports as ProjectRows['reports'] & object }],
        issues: raised.map((issue) => ({ ...issue, project_id: 'A' })),
      });
      const found = judge(dataset.projects[0]!, period, dataset);
      expect(STATUSES).toContain(found.status);
      expect(found.because.key).toBe(found.status);
      expect(found.rows.length).toBeGreaterThan(0);
      if (['ahead', 'on_track', 'behind'].includes(found.status)) expect(found.gap).not.toBeNull();
      seen.add(found.status);
    }),
    { numRuns: 1500, seed: 20131223 },
  );
  // The random projects are not all alike.
  expect(seen.size).toBeGreaterThan(9);
});
