import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { figure, findScope } from '../../src/measures/figures.ts';
import { judge } from '../../src/measures/status.ts';

interface Expected {
  figures: {
    /** `scope/measure@period`. */
    id: string;
    value?: number | null;
    numerator?: number;
    denominator?: number;
  }[];
  /** Announced figures that the record cannot prove, beside what it proves. */
  announced: { key: string; announced: number; computed: string }[];
  agreed: string[];
  /** Every road, by its status at the last period. */
  statuses: Record<string, string[]>;
}

const folder = 'test/cases/ningbo';
const input = join(folder, 'input');
const expected = JSON.parse(readFileSync(join(folder, 'expected/figures.json'), 'utf8')) as Expected;
const loaded = loadDataset(input);

/** Mirrors, copies and hijacked hosts: cited in words, never linked. */
const UNSAFE_HOSTS =
  /dkmn\.cn|gbxysfq\.cn|techno-d\.com|wz56w\.com|ltwz\.net|kfd\.me|newton\.com\.tw|bitforum/;

describe('the public record of Ningbo', () => {
  it('loads without an error, and differs from what was announced only where it cannot prove it', () => {
    const found = loaded.problems.map(({ severity, code, row_id, params }) => ({
      severity,
      code,
      key: row_id,
      announced: params['announced'],
      computed: params['computed'],
    }));
    expect(found).toEqual(
      expected.announced.map((one) => ({ severity: 'warning', code: 'announced', ...one })),
    );
    const keys = loaded.dataset!.announced.map(
      ({ scope, measure, period }) => `${scope},${measure},${period}`,
    );
    expect(keys.toSorted()).toEqual(
      [...expected.announced.map(({ key }) => key), ...expected.agreed].toSorted(),
    );
  });

  it.each(expected.figures)('proves $id', (one) => {
    const dataset = loaded.dataset!;
    const [, scope, measure, period] = /^(.+)\/(\w+)@(.+)$/.exec(one.id)!;
    const found = figure(dataset, findScope(dataset, scope!)!, measure!, period!);
    expect(found.id).toBe(one.id);
    if (one.numerator === undefined) expect(found.value).toBe(one.value);
    else expect([found.numerator, found.denominator]).toEqual([one.numerator, one.denominator]);
  });

  it('judges only what some page says, and calls nothing late that no page called late', () => {
    const dataset = loaded.dataset!;
    const roads: Record<string, string[]> = {};
    for (const project of dataset.projects) {
      const { status } = judge(project, dataset.as_of, dataset);
      (roads[status] ??= []).push(project.id);
    }
    expect(roads).toEqual(expected.statuses);
  });

  it('calls a road late while the plan in force had passed, and no longer once a new plan was published', () => {
    const dataset = loaded.dataset!;
    const road = dataset.projects.find(({ id }) => id === 'NB-201')!;
    const at = ['2015-11', '2015-12', '2018-07', '2018-08', '2018-10'];
    expect(at.map((period) => judge(road, period, dataset).status)).toEqual([
      'unknown',
      'overdue',
      'overdue',
      'unknown',
      'opened',
    ]);
  });

  it('links no host that is a mirror or a copy', () => {
    for (const entry of readdirSync(input, { recursive: true })) {
      const path = join(input, String(entry));
      if (path.endsWith('.csv')) expect(readFileSync(path, 'utf8'), path).not.toMatch(UNSAFE_HOSTS);
    }
  });
});
