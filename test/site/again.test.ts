/** Building again: what an update changes, what a mistake leaves, and builds at the same time. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSample } from '../../src/sample/sample.ts';
import { build, changed, hashes, tempFolder } from './build.ts';

const work = tempFolder('again');
const data = join(work, 'data');
const out = join(work, 'out');

beforeAll(() => {
  for (const [path, text] of makeSample({ projects: 16, months: 6, seed: 1 })) {
    mkdirSync(dirname(join(data, path)), { recursive: true });
    writeFileSync(join(data, path), text);
  }
  const run = build(data, out);
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('an update', () => {
  it('of one progress row changes only what shows it', () => {
    const before = hashes(out);
    const projects = JSON.parse(readFileSync(join(out, 'api/v1/projects.json'), 'utf8')) as {
      as_of: string;
      projects: { id: string; status: string; district: string }[];
    };
    const chosen = projects.projects.find((p) => p.status === 'on_track')!;
    const file = join(data, 'progress', `${projects.as_of}.csv`);
    const original = readFileSync(file, 'utf8');
    const edited = original
      .split('\n')
      .map((line) =>
        line.startsWith(`${chosen.id},`)
          ? line.replace(/,(\d+(?:\.\d+)?)%?,在建/, (_all, value: string) => `,${Number(value) + 0.5},在建`)
          : line,
      )
      .join('\n');
    expect(edited).not.toBe(original);
    writeFileSync(file, edited);
    expect(build(data, out).status).toBe(0);
    const paths = changed(before, hashes(out));
    writeFileSync(file, original);
    const otherProjects = paths.filter(
      (path) =>
        /projects\/[^/]+(\/index\.html|\.json)$/.test(path) &&
        !path.includes(chosen.id) &&
        !path.includes('/by/'),
    );
    expect(
      otherProjects.filter((path) => !/^(en\/)?projects\/index\.html$|^api\/v1\/projects\.json$/.test(path)),
    ).toEqual([]);
    const otherDistricts = paths.filter(
      (path) => /districts\/[^/]+\/index\.html$/.test(path) && !path.includes(`/${chosen.district}/`),
    );
    expect(otherDistricts).toEqual([]);
    expect(
      paths.filter((path) => /rankings\/\d{4}-\d{2}\//.test(path) && !path.includes(projects.as_of)),
    ).toEqual([]);
    expect(paths.some((path) => path === `projects/${chosen.id}/index.html`)).toBe(true);
    expect(paths.length).toBeLessThan(60);
  });

  it('with a mistake leaves the former output byte for byte and says where it is', () => {
    expect(build(data, out).status).toBe(0);
    const before = hashes(out);
    const file = join(data, 'projects.csv');
    const original = readFileSync(file, 'utf8');
    writeFileSync(file, original.replace(/,(\d{4}-\d{2}-)\d{2},/, ',$132,'));
    const run = build(data, out);
    writeFileSync(file, original);
    expect(run.status).toBe(1);
    expect(run.stdout).toMatch(/projects\.csv/);
    expect(run.stdout).toMatch(/第 2 行/);
    expect(changed(before, hashes(out))).toEqual([]);
  });
});

describe('two builds at once', () => {
  it('take turns, and both end in the whole site', async () => {
    const target = join(work, 'both');
    const env = { ...process.env, GUATU_DATA: data, GUATU_OUT: target, NO_COLOR: '1' };
    const run = (): Promise<number | null> =>
      new Promise((done) =>
        spawn(process.execPath, ['scripts/build.ts'], { env, stdio: 'ignore' }).on('exit', done),
      );
    expect(await Promise.all([run(), run()])).toEqual([0, 0]);
    expect(changed(hashes(out), hashes(target))).toEqual([]);
  });
});

describe('what cannot run', () => {
  it('says so in one sentence and exits with 2', () => {
    const missing = build(join(work, 'nowhere'), join(work, 'x'));
    expect(missing.status).toBe(2);
    expect(missing.stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(join(work, 'x'))).toBe(false);
    const unwritable = build(data, '/dev/null/out');
    expect(unwritable.status).toBe(2);
    expect(unwritable.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('never replaces a folder that holds the project or its data, nor writes into the data', () => {
    expect(build(data, work).status).toBe(2);
    expect(build(data, join(data, 'out')).status).toBe(2);
    expect(existsSync(join(data, 'out'))).toBe(false);
    expect(existsSync(join(data, 'site.yaml'))).toBe(true);
  });
});
