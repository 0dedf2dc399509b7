import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { figure, findScope } from '../../src/measures/figures.ts';
import { judge } from '../../src/measures/status.ts';

interface Expected {
  figures: {
    scope: string;
    measure: string;
    period: string;
    value?: number | null;
    numerator?: number;
    denominator?: number;
  }[];
  announced: string[];
  statuses: Record<string, number>;
}

const folder = 'test/cases/ningbo';
const input = join(folder, 'input');
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
const loaded = loadDataset(input);

/** Mirrors, copies and hijacked hosts: cited in words, never linked. */
const UNSAFE_HOSTS = /dkmn\.cn|gbxysfq\.cn|techno-d\.com|wz56w\.com|ltwz\.net|kfd\.me|newton\.com\.tw|bitforum/;

describe('the public record of Ningbo', () => {
  it('loads without an error, and differs from what was announced only where it cannot prove it', () => {
    expect(loaded.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(loaded.problems.map(({ code }) => code)).toEqual(expected.announced.map(() => 'announced'));
    expect(loaded.problems.map(({ row_id }) => row_id)).toEqual(expected.announced);
  });

  for (const one of expected.figures)
    it(`proves ${one.scope}/${one.measure}@${one.period}`, () => {
      const dataset = loaded.dataset!;
      const found = figure(dataset, findScope(dataset, one.scope)!, one.measure, one.period);
      if (one.value !== undefined) expect(found.value).toBe(one.value);
      if (one.numerator !== undefined)
        expect([found.numerator, found.denominator]).toEqual([one.numerator, one.denominator]);
    });

  it('judges only what some page says, and calls nothing late that no page called late', () => {
    const dataset = loaded.dataset!;
    const counts: Record<string, number> = {};
    for (const project of dataset.projects) {
      const { status } = judge(project, dataset.as_of, dataset);
      counts[status] = (counts[status] ?? 0) + 1;
    }
    expect(counts).toEqual(expected.statuses);
  });

  it('links no host that is a mirror or a copy', () => {
    for (const entry of readdirSync(input, { recursive: true })) {
      const path = join(input, String(entry));
      if (path.endsWith('.csv')) expect(readFileSync(path, 'utf8'), path).not.toMatch(UNSAFE_HOSTS);
    }
  });
});
