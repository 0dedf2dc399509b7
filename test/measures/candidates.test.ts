import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import { lowestChosen, priorityWeights, standingsOf } from '../../src/measures/candidates.ts';
import { figure } from '../../src/measures/figures.ts';
import { build, type Rows } from './build.ts';

const projects = ['NB-001', 'NB-002', 'NB-003'].map((id) => ({ id }));
const CITY = { kind: 'city', id: 'city' } as const;

const city = (candidates: NonNullable<Rows['candidates']>, weights = {}) =>
  build({ as_of: '2013-06', projects, candidates, settings: { priority: { weights } } });
const told = (dataset: ReturnType<typeof city>) =>
  standingsOf(dataset).map(
    ({ candidate, score, rank, passedOver }) =>
      `${candidate.id} ${rank ?? '-'} ${score?.toFraction() ?? '-'}${passedOver ? ' passed over' : ''}`,
  );

describe('the order of candidates', () => {
  const candidates = [
    { need: 70, importance: 60, feasibility: 50, project_id: 'NB-001' },
    { need: 90, importance: 80, feasibility: 10 },
    { need: 60, importance: 60, feasibility: 60 },
    { need: 60.5, importance: 80, feasibility: null, project_id: 'NB-002' },
    {},
  ];

  test('follows the published weights exactly; a missing score shares its weight among the others', () => {
    expect(told(city(candidates, { need: '0.4', importance: '0.4', feasibility: '0.2' }))).toEqual([
      'K-4 1 281/4',
      'K-2 2 70 passed over',
      'K-1 3 62',
      'K-3 4 60',
      'K-5 - -',
    ]);
  });

  test('is that of equal weights where the city publishes none', () => {
    const dataset = city(candidates);
    expect(priorityWeights(dataset)).toEqual({ need: '1', importance: '1', feasibility: '1' });
    expect(told(dataset)[0]).toBe('K-4 1 843/4');
    expect(lowestChosen(dataset)?.candidate.id).toBe('K-1');
  });

  test('lets equal scores share a rank, in the order of the file, and passes over only what is higher', () => {
    const equal = [{ need: 50 }, { need: 50, project_id: 'NB-001' }, { need: 50 }, { need: 50.5 }];
    expect(told(city(equal, { need: '1' }))).toEqual([
      'K-4 1 101/2 passed over',
      'K-1 2 50',
      'K-2 2 50',
      'K-3 2 50',
    ]);
  });

  test('passes nothing over where nothing was chosen, or nothing chosen has a score', () => {
    expect(told(city([{ need: 1 }, { need: 2 }]))).toEqual(['K-2 1 6', 'K-1 2 3']);
    expect(lowestChosen(city([{ project_id: 'NB-001' }, { need: 2 }]))).toBeNull();
    expect(told(city([{ need: 1 }], { need: '0' }))).toEqual(['K-1 - -']);
  });

  test('names as passed over exactly those not chosen above the lowest chosen, whatever the scores', () => {
    const points = fc.option(fc.integer({ min: 0, max: 200 }).map((n) => n / 2));
    const candidate = fc.record({
      need: points,
      importance: points,
      feasibility: points,
      project_id: fc.option(fc.constantFrom('NB-001', 'NB-002', 'NB-003')),
    });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 12 }), (rows) => {
        const standings = standingsOf(city(rows, { need: '0.3', importance: '0.3', feasibility: '0.4' }));
        expect(standings).toHaveLength(rows.length);
        const chosen = standings.flatMap(({ candidate: { project }, score }) =>
          project !== null && score !== null ? [score] : [],
        );
        for (const { candidate: one, score, passedOver } of standings)
          expect(passedOver).toBe(
            one.project === null && score !== null && chosen.some((other) => other.compare(score) < 0),
          );
        for (const { score, parts } of standings) {
          const present = Object.values(parts).filter((part) => part !== null);
          if (score !== null) expect(score.compare(new Fraction(100))).toBeLessThanOrEqual(0);
          expect(score === null).toBe(present.length === 0);
        }
      }),
    );
  });
});

describe('how many were chosen', () => {
  test('counts those decided by the period, the city apart from its districts', () => {
    const dataset = city([
      { project_id: 'NB-001', district: 'a', decided_on: '2013-05' },
      { district: 'a' },
      { project_id: 'NB-002', decided_on: '2013-06-01' },
    ]);
    const value = (id: string, period?: string) => figure(dataset, CITY, id, period ?? '2013-06').value;
    expect([value('candidates'), value('chosen'), value('candidates', '2013-05')]).toEqual([3, 2, 2]);
    expect(figure(dataset, CITY, 'chosen_rate', '2013-05')).toMatchObject({ numerator: 1, denominator: 2 });
  });

  test('has no value where candidates are not published', () => {
    const dataset = build({ as_of: '2013-06', projects, without: ['candidates'] });
    expect(figure(dataset, CITY, 'candidates', '2013-06').value).toBeNull();
    expect(figure(dataset, CITY, 'chosen_rate', '2013-06').value).toBeNull();
  });
});

test('milestones are overdue from the end of their day, or month, until they are met', () => {
  const dataset = build({
    as_of: '2013-06',
    projects: [
      {
        id: 'NB-001',
        milestones: [
          { planned_on: '2013-05-31' },
          { planned_on: '2013-05', actual_on: '2013-06-02' },
          { planned_on: '2013-06', actual_on: '2013-05-01' },
          { planned_on: '2013' },
        ],
      },
    ],
  });
  const overdue = (period: string) => figure(dataset, CITY, 'milestones_overdue', period).value;
  expect(['2013-04', '2013-05', '2013-06', '2013-12'].map(overdue)).toEqual([0, 2, 1, 2]);
});
