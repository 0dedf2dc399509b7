/**
 * Figures that cities published with what they were computed from. `expected/figures.json` says by hand, for each, what
 * the city published, the fraction it stated, and, where the two disagree, what the fraction gives instead.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/csv/decode.ts';
import { loadDataset } from '../../src/dataset.ts';
import { formatFigure, roundHalfUp } from '../../src/i18n/format.ts';
import { figure, findScope } from '../../src/measures/figures.ts';
import { rankingTable } from '../../src/measures/ranking.ts';
import type { Figure } from '../../src/measures/types.ts';
import type { Dataset } from '../../src/model/types.ts';

interface Expected {
  /** Files in another encoding than UTF-8, or whose encoding is the point. */
  encodings?: Record<string, string>;
  /** Keys of the rows of figures.csv that differ from the computed figure. */
  announced: string[];
  ranking?: { period: string; measure: string; entries: { rank: number; name: string; text: string; previous?: number }[] };
  figures: {
    /** `scope/measure@period`. */
    id: string;
    /** As printed, with its decimals. */
    published?: string;
    /** What our measure gives at those decimals, where that is not what was printed; `why` says the reason. */
    computed?: string;
    why?: string;
    /** Null where the measure has no value. */
    value?: null;
    /** Numerator and denominator in one unit. */
    fraction?: [string, string];
    /** What is subtracted from it: the pace. */
    minus?: [string, string];
    numerator?: number;
    denominator?: number;
  }[];
}

const CASES = 'test/cases';
const folders = readdirSync(CASES).filter((name) => name.startsWith('published-'));

/** Governments, and the press under its own name. Any other page is cited in words and never linked. */
const LINKED =
  /^https?:\/\/(www\.quanzhou\.gov\.cn|(gxt|fdi\.swt)\.fujian\.gov\.cn|fj\.news\.cn|(zt|daily)\.cnnb\.com\.cn|xm\.fjsen\.com|house\.mnw\.cn|hxnews\.com|news\.ijjnews\.com|cmstop\.ndsww\.com|ls\.news\.fang\.com)\//;

function expectedOf(folder: string): Expected {
  return JSON.parse(readFileSync(join(CASES, folder, 'expected/figures.json'), 'utf8')) as Expected;
}

function figureOf(dataset: Dataset, id: string): Figure {
  const [, scope, measure, period] = /^(.+)\/(\w+)@(\d{4}-\d{2})$/.exec(id)!;
  const found = figure(dataset, findScope(dataset, scope!)!, measure!, period!);
  expect(found.id).toBe(id);
  return found;
}

function decimalsOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}

function percent([numerator, denominator]: readonly [string, string]): Fraction {
  return new Fraction(numerator).div(denominator).mul(100);
}

it('there are cases, and each says what it rests on', () => {
  expect(folders.length).toBeGreaterThanOrEqual(7);
  for (const folder of folders) expect(existsSync(join(CASES, folder, 'README.md')), folder).toBe(true);
});

describe.each(folders)('%s', (folder) => {
  const expected = expectedOf(folder);
  const input = join(CASES, folder, 'input');
  const { dataset, problems } = loadDataset(input);

  it('loads without an error, and warns of exactly the announced figures that differ', () => {
    expect(problems.map(({ severity, code, row_id }) => [severity, code, row_id])).toEqual(
      expected.announced.map((key) => ['warning', 'announced', key]),
    );
  });

  it('is in the encodings it claims', () => {
    for (const [file, encoding] of Object.entries(expected.encodings ?? {}))
      expect(decode(readFileSync(join(input, file)), file).encoding, file).toBe(encoding);
  });

  it.each(expected.figures)('$id', (one) => {
    const found = figureOf(dataset!, one.id);
    if (one.value === null) {
      expect(found.exact).toBeNull();
      return;
    }
    if (one.published === undefined && one.fraction === undefined)
      throw new Error('nothing to hold it against');
    if (one.fraction !== undefined) {
      const pace = one.minus === undefined ? new Fraction(0) : percent(one.minus);
      expect(found.exact!.equals(percent(one.fraction).sub(pace))).toBe(true);
    }
    if (one.numerator !== undefined)
      expect([found.numerator, found.denominator]).toEqual([one.numerator, one.denominator]);
    if (one.published !== undefined) {
      expect(roundHalfUp(found.exact!, decimalsOf(one.published))).toBe(one.computed ?? one.published);
      expect(one.computed).not.toBe(one.published);
      expect(one.why === undefined).toBe(one.computed === undefined);
    }
  });

  it('announces nothing but what is listed here, as it was printed', () => {
    const listed = new Map(expected.figures.map(({ id, published }) => [id, published]));
    for (const { scope, measure, period, value } of dataset!.announced)
      expect(Number(listed.get(`${scope}/${measure}@${period}`)), `${scope}/${measure}@${period}`).toBe(
        value,
      );
  });

  it('links only pages of governments and of the press under its own name', () => {
    for (const entry of readdirSync(input, { recursive: true })) {
      const path = join(input, String(entry));
      if (!path.endsWith('.csv')) continue;
      const { text } = decode(readFileSync(path), path);
      for (const [address] of text!.matchAll(/https?:[^,\s]+/g)) expect(address, path).toMatch(LINKED);
    }
  });

  const { ranking } = expected;
  if (ranking !== undefined)
    it('ranks as the city ranked, from rows in another order', () => {
      const districts = rankingTable(dataset!, ranking.period).groups.find(
        ({ kind }) => kind === 'district',
      )!;
      const ranked = districts.entries.map(({ rank, name, figures, previous_rank }, at) => ({
        rank,
        name,
        text: formatFigure(figures[ranking.measure]!, 'zh'),
        ...(ranking.entries[at]?.previous === undefined ? {} : { previous: previous_rank }),
      }));
      expect(ranked).toEqual(ranking.entries);
      expect(dataset!.districts.map(({ name }) => name)).not.toEqual(ranking.entries.map(({ name }) => name));
    });
});
