import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bumpChart } from '../../src/charts/bump-chart.ts';
import { competitionRanks } from '../../src/measures/ranking.ts';
import { addMonths } from '../../src/model/dates.ts';
import Fraction from 'fraction.js';

const MONTHS = ['2013-09', '2013-10', '2013-11'];
const drawn = (...lines: [string, (number | null)[]][]): string =>
  bumpChart({
    label: '名次',
    months: MONTHS,
    lines: lines.map(([name, ranks]) => ({ name, ranks })),
    unranked: '不排名',
  });
const count = (svg: string, pattern: RegExp): number => [...svg.matchAll(pattern)].length;

test('draws a line a subject with its rank and name at the end', () => {
  const svg = drawn(['甲', [2, 1, 1]], ['乙', [1, 2, 2]]);
  expect(svg).toContain('>1 甲<');
  expect(svg).toContain('>2 乙<');
  expect(count(svg, /<path class="q\d"/g)).toBe(2);
  expect(count(svg, /<circle/g)).toBe(2);
});

test('breaks a line where there was no rank, and ends it there', () => {
  const svg = drawn(['甲', [1, null, 1]], ['乙', [2, 1, null]]);
  // Two single months and one run of two.
  expect(count(svg, /<path class="q\d"/g)).toBe(1);
  expect(count(svg, /<circle/g)).toBe(3);
  expect(svg).toContain('>不排名 乙<');
});

test('leaves out who was never ranked', () => {
  expect(drawn(['甲', [1, 1, 1]], ['丙', [null, null, null]])).not.toContain('丙');
});

test('draws those that share a rank side by side', () => {
  const svg = drawn(['甲', [1, 1, 1]], ['乙', [1, 1, 1]]);
  const heights = [...svg.matchAll(/<circle[^>]* cy="([\d.]+)"/g)].map(([, y]) => Number(y));
  expect(new Set(heights).size).toBe(2);
});

test('keeps every name, and every point within the drawing, whatever the ranks', () => {
  const scores = fc.array(
    fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: 6, maxLength: 6 }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(scores, (rows) => {
      const months = Array.from({ length: 6 }, (_, i) => addMonths('2013-06', i * 2));
      const byMonth = months.map((_, m) =>
        competitionRanks(
          rows.map((row) => {
            const score = row[m] ?? null;
            return score === null ? null : new Fraction(score);
          }),
        ),
      );
      const lines = rows
        .map((_, i) => ({ name: `单位${i}`, ranks: byMonth.map((ranks) => ranks[i] ?? null) }))
        .sort((a, b) => (a.ranks.at(-1) ?? 99) - (b.ranks.at(-1) ?? 99));
      const svg = bumpChart({ label: null, months, lines, unranked: '不排名' });
      const height = Number(/height="([\d.]+)"/.exec(svg)?.[1]);
      const ranked = lines.filter(({ ranks }) => ranks.some((rank) => rank !== null));
      for (const { name } of ranked) expect(svg).toContain(`${name}<`);
      const ys = [...svg.matchAll(/ (?:cy|y)="([\d.-]+)"/g)].map(([, y]) => Number(y));
      for (const y of ys) {
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(height);
      }
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      const names = [...svg.matchAll(/<text class="(?:v|dt)" x="100%" y="([\d.]+)" dx="10"/g)].map(([, y]) =>
        Number(y),
      );
      expect(names.every((y, i) => i === 0 || y >= names[i - 1]! + 15.9)).toBe(true);
    }),
  );
});
