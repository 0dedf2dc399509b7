import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';

const CASES = 'test/cases';
const bad = readdirSync(CASES).filter((name) => name.startsWith('bad-'));

describe('whole folders with many mistakes at once', () => {
  it.each(bad)('%s gives every problem at its place, and no other', (name) => {
    const { problems, dataset } = loadDataset(join(CASES, name, 'input'));
    const expected: unknown = JSON.parse(readFileSync(join(CASES, name, 'expected/problems.json'), 'utf8'));
    expect(problems.map(({ reason: _reason, params: _params, ...place }) => place)).toEqual(expected);
    expect(dataset).toBeNull();
  });
});
