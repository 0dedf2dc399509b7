import { describe, expect, test } from 'vitest';
import { formatFigure } from '../../src/i18n/format.ts';
import { figure, findScope } from '../../src/measures/figures.ts';
import type { Figure } from '../../src/measures/types.ts';
import type { Dataset } from '../../src/model/types.ts';
import { build, monthly } from './build.ts';

function at(dataset: Dataset, measureId: string, period: string, scope = 'city'): Figure {
  return figure(dataset, findScope(dataset, scope)!, measureId, period);
}

describe('starts', () => {
  test('13 of 16 planned starts are 81.3 %', () => {
    const city = build({
      as_of: '2021-10',
      projects: Array.from({ length: 16 }, (_, index) => ({
        id: `P${index}`,
        planned_start: '2021-12',
        ...(index < 13 ? { actual_start: '2021-09-15' } : {}),
      })),
    });
    expect(at(city, 'start_rate', '2021-10')).toMatchObject({ value: 81.25, numerator: 13, denominator: 16 });
    expect(formatFigure(at(city, 'start_rate', '2021-10'), 'zh')).toBe('81.3%');
    expect(at(city, 'due_start_rate', '2021-10').value).toBeNull();
  });

  const city = build({
    as_of: '2013-12',
    projects: [
      { id: 'A', planned_start: '2013-03-01', actual_start: '2013-03-20' },
      { id: 'B', planned_start: '2013-05' },
      { id: 'C', planned_start: '2013', actual_start: '2013-02-01' },
      { id: 'D', planned_start: '2013-01-10', build_type: 'continuing', actual_start: '2012-01-01' },
      { id: 'E', planned_start: '2014-01-01', actual_start: '2013-06-01' },
      { id: 'F', baseline_start: '2013-06-01', reports: [{ period: '2013-06', stage: 'construction' }] },
      { id: 'G', planned_start: '2013-07-01', withdrawn_on: '2013-09-01' },
    ],
  });

  test('the start rate counts new projects planned for the year, by their plan of the time', () => {
    expect(at(city, 'start_rate', '2013-04')).toMatchObject({ numerator: 2, denominator: 5 });
    expect(at(city, 'start_rate', '2013-06')).toMatchObject({ numerator: 3, denominator: 5 });
    expect(at(city, 'start_rate', '2013-09')).toMatchObject({ numerator: 3, denominator: 4 });
    expect(at(city, 'start_rate', '2014-01')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(at(city, 'start_rate', '2015-01').value).toBeNull();
  });

  test('the due start rate looks only at starts that have come', () => {
    expect(at(city, 'due_start_rate', '2013-02').value).toBeNull();
    expect(at(city, 'due_start_rate', '2013-04')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(at(city, 'due_start_rate', '2013-05')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(at(city, 'due_start_rate', '2013-12')).toMatchObject({ numerator: 3, denominator: 4 });
  });

  test.each([
    ['a report names construction', { reports: [{ period: '2013-02', stage: 'construction' as const }] }, 1],
    [
      'a report is still in preparation, whatever its progress',
      { reports: [{ period: '2013-02', stage: 'preparation' as const, progress: 5 }] },
      0,
    ],
    ['a report without stage shows progress', { reports: [{ period: '2013-02', progress: 5 }] }, 1],
    ['a report without stage shows none', { reports: [{ period: '2013-02', progress: 0 }] }, 0],
    ['the report comes later', { reports: [{ period: '2013-04', stage: 'construction' as const }] }, 0],
    [
      'the actual start comes later, whatever reports say',
      { actual_start: '2013-04-01', reports: [{ period: '2013-02', stage: 'construction' as const }] },
      0,
    ],
    ['it is open although no start was written', { actual_end: '2013-03' }, 1],
  ])('started: %s', (_, rows, started) => {
    const one = build({ as_of: '2013-12', projects: [{ id: 'A', planned_start: '2013-01-01', ...rows }] });
    expect(at(one, 'start_rate', '2013-03').numerator).toBe(started);
  });
});

describe('completions', () => {
  test('what ended in the year, over what was planned to end in it, may pass 100 %', () => {
    const city = build({
      as_of: '2013-12',
      projects: [
        { id: 'A', planned_end: '2013-06-30', actual_end: '2013-06-01' },
        { id: 'B', planned_end: '2014-03-31', actual_end: '2013-11' },
        { id: 'C', planned_end: '2012-12-31', actual_end: '2012-12-31' },
        { id: 'D', planned_end: '2012-12-31', actual_end: '2013-01-31' },
      ],
    });
    expect(at(city, 'completion_rate', '2013-10')).toMatchObject({
      value: 200,
      numerator: 2,
      denominator: 1,
    });
    expect(at(city, 'completion_rate', '2013-11').value).toBe(300);
    expect(at(city, 'completion_rate', '2012-12')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(at(city, 'completion_rate', '2015-01').value).toBeNull();
  });
});

describe('milestones', () => {
  const city = build({
    as_of: '2013-12',
    projects: [
      {
        id: 'A',
        milestones: [
          { planned_on: '2013-03-31', actual_on: '2013-03-31' },
          { planned_on: '2013-04', actual_on: '2013-04-30' },
          { planned_on: '2013-05-10', actual_on: '2013-05' },
          { planned_on: '2013-06-30' },
          { planned_on: '2013-09-30', actual_on: '2013-05-01' },
        ],
      },
      {
        id: 'B',
        withdrawn_on: '2013-05-02',
        milestones: [{ planned_on: '2013-03-01', actual_on: '2013-02-01' }],
      },
    ],
  });

  test('those due and met by their planned date, compared by last days', () => {
    expect(at(city, 'milestone_rate', '2013-02').value).toBeNull();
    expect(at(city, 'milestone_rate', '2013-03')).toMatchObject({ numerator: 2, denominator: 2 });
    expect(at(city, 'milestone_rate', '2013-04')).toMatchObject({ numerator: 3, denominator: 3 });
    expect(at(city, 'milestone_rate', '2013-05')).toMatchObject({ numerator: 2, denominator: 3 });
    expect(at(city, 'milestone_rate', '2013-06', 'project:A')).toMatchObject({
      numerator: 2,
      denominator: 4,
    });
    expect(at(city, 'milestone_rate', '2013-09')).toMatchObject({ numerator: 3, denominator: 5 });
  });
});

describe('keeping to plan and reporting', () => {
  const plans = [{ period: '2013-06', planned_progress: 50 }];
  const city = build({
    as_of: '2013-06',
    projects: [
      { id: 'opened', actual_end: '2013-06-01' },
      { id: 'ahead', plans, reports: monthly('2013-06', [60]) },
      { id: 'on_track', plans, reports: monthly('2013-06', [50]) },
      { id: 'behind', plans, reports: monthly('2013-06', [30]) },
      { id: 'silent', plans, reports: monthly('2013-05', [50]) },
      { id: 'paused', plans, reports: monthly('2013-06', [50]), pause_reason: '文物勘探' },
      { id: 'not_due', planned_start: '2014-01-01' },
      { id: 'unknown' },
    ],
  });

  test('silence and pauses stay below the line, what cannot be judged does not', () => {
    expect(at(city, 'on_track_rate', '2013-06')).toMatchObject({ value: 50, numerator: 3, denominator: 6 });
  });

  test('a road that opened in the period is no longer under construction', () => {
    expect(at(city, 'reported_rate', '2013-06')).toMatchObject({ numerator: 4, denominator: 5 });
    expect(at(city, 'reported_rate', '2013-05')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(at(city, 'reported_rate', '2013-04').value).toBeNull();
  });

  test('where no reports are published nothing is said of reporting', () => {
    const unpublished = build({
      as_of: '2013-06',
      projects: [{ id: 'A', actual_start: '2013-01-01' }],
      without: ['progress'],
    });
    expect(at(unpublished, 'reported_rate', '2013-06').value).toBeNull();
  });
});
