import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DEFAULT_SAMPLE, makeSample } from '../../src/sample/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'guatu-sample-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/sample.ts', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('writes the city it makes into an empty folder', () => {
  const out = join(folder, 'new', 'city');
  const { status, stdout } = run('--projects', '12', '--months', '9', '--seed', '5', '--out', out);
  expect({ status, stdout }).toEqual({ status: 0, stdout: `${out}\n` });
  for (const [path, text] of makeSample({ projects: 12, months: 9, seed: 5 })) {
    expect(readFileSync(join(out, path), 'utf8')).toBe(text);
  }
});

test('leaves a folder that is not empty as it was', () => {
  const out = join(folder, 'full');
  mkdirSync(out);
  writeFileSync(join(out, 'notes.txt'), 'mine');
  const { status, stdout, stderr } = run('--projects', '3', '--out', out);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(readdirSync(out)).toEqual(['notes.txt']);
});

test('with --force it takes away its former tables and nothing else', () => {
  const out = join(folder, 'again');
  run('--projects', '5', '--months', '12', '--out', out);
  writeFileSync(join(out, 'geo', 'roads.geojson'), '{}');
  writeFileSync(join(out, 'geo', 'base.pmtiles'), 'mine');
  expect(existsSync(join(out, 'progress', '2023-11.csv'))).toBe(true);
  expect(run('--projects', '5', '--months', '6', '--out', out, '--force').status).toBe(0);
  expect(existsSync(join(out, 'progress', '2023-11.csv'))).toBe(false);
  expect(readFileSync(join(out, 'geo', 'base.pmtiles'), 'utf8')).toBe('mine');
  const again = makeSample({ ...DEFAULT_SAMPLE, projects: 5, months: 6 });
  expect(readFileSync(join(out, 'geo', 'roads.geojson'), 'utf8')).toBe(again.get('geo/roads.geojson'));
});

test.each([
  ['--projects', '0'],
  ['--projects', 'many'],
  ['--months', '1'],
  ['--seed', '-1'],
  ['--out', ''],
  ['--nothing'],
  ['stray'],
])('refuses %s %s in one sentence', (...args) => {
  const { status, stdout, stderr } = run(...args.filter((arg) => typeof arg === 'string'), '--lang', 'en');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^[A-Z-].+\n$/);
});

test('a folder that cannot be written is said in one sentence', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const { status, stderr } = run('--projects', '2', '--out', join(file, 'below'));
  expect(status).toBe(2);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test('the committed demonstration city is the one the generator makes', () => {
  // Where its releases begin is no matter of the generator.
  const own = (text: string): string => text.replace(/\n# [^\n]*\nhistory_after: [0-9a-f]{40}\n$/, '');
  for (const [path, text] of makeSample(DEFAULT_SAMPLE))
    expect(own(readFileSync(join('data', path), 'utf8')), path).toBe(text);
});
