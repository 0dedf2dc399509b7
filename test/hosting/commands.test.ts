/** Runs the commands of the workflow files as the forges' runners do. */
import { createServer, type Server } from 'node:http';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Checkout, commandsOf, workflow, type Ran } from './forge.ts';

let city: Checkout;
let base: string;
/** The site that a forge publishes, as its address answers; nothing at first. */
let published: string | null = null;
let pages: Server;
let address: string;

interface Asked {
  method: string;
  url: string;
  headers: Record<string, unknown>;
  body: string;
}
const asked: Asked[] = [];
/** What the forge's list of comments answers. */
let comments: { id: number; body: string }[] = [];

beforeAll(async () => {
  city = new Checkout();
  base = city.git('rev-parse', 'HEAD');
  city.git('update-ref', 'refs/remotes/origin/main', base);
  pages = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (url.startsWith('/api/')) {
        asked.push({ method, url, headers, body: Buffer.concat(parts).toString('utf8') });
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(method === 'GET' ? comments : { id: 1 }));
        return;
      }
      const file = published === null ? '' : join(published, url.replace(/^\/roads\//, ''));
      const isThere = file !== '' && existsSync(file);
      response.writeHead(isThere ? 200 : 404).end(isThere ? readFileSync(file) : '');
    });
  });
  await new Promise<void>((done) => pages.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(pages.address() as AddressInfo).port}/roads/`;
});
afterAll(() => {
  pages?.close();
  city?.remove();
});

/** Runs commands one after the other as steps, with what each wrote for those that follow; ends with the first failure. */
async function steps(commands: Iterable<string>, env: Record<string, string>): Promise<Ran> {
  const file = (name: string): string => join(city.temporary, name);
  for (const name of ['env', 'summary.md']) writeFileSync(file(name), '');
  let last: Ran = { status: 0, stdout: '', stderr: '' };
  for (const command of commands) {
    const own = readFileSync(file('env'), 'utf8').split('\n');
    const set = own.filter((line) => line !== '').map((line) => line.split(/=(.*)/s).slice(0, 2));
    last = await city.run(command, {
      RUNNER_TEMP: city.temporary,
      GITHUB_ENV: file('env'),
      GITHUB_STEP_SUMMARY: file('summary.md'),
      GITHUB_WORKSPACE: city.folder,
      ...env,
      ...(Object.fromEntries(set) as Record<string, string>),
    });
    if (last.status !== 0) return last;
  }
  return last;
}

/** A request that changes a published cell in silence, or closes an issue, which anyone may. */
function request(isGood: boolean): void {
  city.git('checkout', '--quiet', '--force', '--detach', base);
  const last = readdirSync(join(city.folder, 'data/progress')).sort().at(-1)!;
  if (isGood) {
    const row = 'P-9001,2023-04-08,一次会办,,,经验推广\n';
    city.write('practices.csv', city.read('practices.csv').replace(/\n?$/, `\n${row}`));
  } else {
    const path = `progress/${last}`;
    city.write(
      path,
      city
        .read(path)
        .replace(/^(\S+?,\d{4}-\d\d,)(\d+)/m, (_, start: string, n: string) => `${start}${Number(n) - 1}`),
    );
  }
  city.commit('A request');
}

describe('the check of a pull request on GitHub', () => {
  const commands = (): Map<string, string> => commandsOf(workflow('.github/workflows/check.yml'), 'check');
  const env = { GITHUB_BASE_REF: 'main' };

  it('passes a good one and says what would change for readers', async () => {
    request(true);
    expect(commands().size).toBe(2);
    const { status, stderr } = await steps(commands().values(), env);
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('没有完成')]);
    const comparison = readFileSync(join(city.folder, 'comparison.md'), 'utf8');
    expect(comparison).toContain('一次会办');
    expect(readFileSync(join(city.temporary, 'summary.md'), 'utf8')).toBe(comparison);
  });

  it('fails a bad one with an annotation at the line, and compares all the same', async () => {
    request(false);
    const [check = '', compare = ''] = commands().values();
    const failed = await steps([check], env);
    expect(failed.status).toBe(1);
    expect(failed.stdout).toMatch(/^::error file=data\/progress\/2023-\d\d\.csv,line=\d+,col=3,/m);
    expect((await steps([compare], env)).status).toBe(0);
    expect(readFileSync(join(city.folder, 'comparison.md'), 'utf8')).not.toBe('');
  });
});

describe('the comment on GitHub', () => {
  const [command = ''] = commandsOf(workflow('.github/workflows/comment.yml'), 'comment').values();
  /** GitHub's own program, so far as the command uses it. */
  const gh = (found: string): string => `echo "$@" >> "$GH_LOG"
case "$1 $2" in
  'pr list') echo '${found}' ;;
  'run download') while [ "$1" != --dir ]; do shift; done; cp "$GH_ARTIFACT" "$2/comparison.md" ;;
  'pr comment') while [ "$1" != --body-file ]; do shift; done; cp "$2" "$GH_LOG.body" ;;
esac
`;

  it('is posted to the request of the commit, no longer than a comment may be', async () => {
    const log = join(city.temporary, 'gh.log');
    const artifact = join(city.temporary, 'artifact.md');
    writeFileSync(artifact, '路'.repeat(40_000));
    city.program('gh', gh('7'));
    const env = {
      GH_LOG: log,
      GH_ARTIFACT: artifact,
      RUN_ID: '5',
      HEAD_BRANCH: 'a b; $(date)',
      HEAD_SHA: 'c'.repeat(40),
    };
    expect((await steps([command], env)).status).toBe(0);
    expect(readFileSync(log, 'utf8')).toContain('pr comment 7 --edit-last --create-if-none --body-file');
    expect(readFileSync(log, 'utf8')).toContain('--head a b; $(date) ');
    expect(readFileSync(`${log}.body`, 'utf8')).toBe('路'.repeat(20_000));
    rmSync(log);
    city.program('gh', gh(''));
    expect((await steps([command], env)).status).toBe(0);
    expect(readFileSync(log, 'utf8')).not.toContain('pr comment');
  });
});

describe('the publication on GitHub Pages', () => {
  const commands = (): Map<string, string> => commandsOf(workflow('.github/workflows/publish.yml'), 'build');

  it('builds and verifies for the sub-path, then holds the next one to what is in service', async () => {
    city.program('gh', `echo '${address}'\n`);
    city.git('checkout', '--quiet', '--force', '--detach', base);
    expect(commands().size).toBe(4);
    const first = await steps(commands().values(), {});
    expect([first.status, first.stdout]).toEqual([0, expect.stringContaining('已部署 000001-')]);
    published = realpathSync(join(city.temporary, 'site/current'));
    expect(readFileSync(join(published, 'index.html'), 'utf8')).toContain('href="/roads/projects/"');
    expect(existsSync(join(published, 'index.html.gz'))).toBe(false);
    request(false);
    const second = await steps(commands().values(), {});
    expect(second.status).toBe(1);
    expect(second.stdout).toContain('::error file=data/progress/');
  });
});

interface GitlabFile {
  check: { script: string[] };
  pages: { script: string[] };
}
const gitlab = (): GitlabFile => parse(readFileSync('.gitlab-ci.yml', 'utf8')) as GitlabFile;

describe('the jobs on GitLab', () => {
  const env = (): Record<string, string> => ({
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
    CI_PAGES_URL: address.replace(/\/$/, ''),
    CI_API_V4_URL: new URL('/api/v4', address).href,
    CI_PROJECT_ID: '3',
    CI_MERGE_REQUEST_IID: '9',
  });

  it('check a request, and comment where there is a token', async () => {
    city.git('branch', '--force', 'main', base);
    city.git('remote', 'add', 'origin', city.folder);
    request(true);
    const without = await city.run(gitlab().check.script.join('\n'), env());
    expect([without.status, asked]).toEqual([0, []]);
    comments = [{ id: 4, body: '别的评论' }];
    request(false);
    const failed = await city.run(gitlab().check.script.join('\n'), {
      ...env(),
      GUATU_COMMENT_TOKEN: 'secret',
    });
    expect([failed.status, failed.stdout]).toEqual([1, expect.stringContaining('progress/')]);
    const [listed, posted] = asked.splice(0);
    expect(listed).toMatchObject({ method: 'GET', headers: { 'private-token': 'secret' } });
    expect(posted).toMatchObject({ method: 'POST', url: '/api/v4/projects/3/merge_requests/9/notes' });
    const { body } = JSON.parse(posted!.body) as { body: string };
    expect(body).toBe(
      `<!-- guatu-comparison -->\n${readFileSync(join(city.folder, 'comparison.md'), 'utf8')}`,
    );
  });

  it('publish to Pages, refusing what changed in silence', async () => {
    request(false);
    const refused = await city.run(gitlab().pages.script.join('\n'), env());
    expect(refused.status).toBe(1);
    expect(existsSync(join(city.folder, 'public/index.html'))).toBe(false);
    request(true);
    const done = await city.run(gitlab().pages.script.join('\n'), env());
    expect([done.status, done.stdout]).toEqual([0, expect.stringContaining('已部署')]);
    const html = readFileSync(join(city.folder, 'public/index.html'), 'utf8');
    expect(html).toContain('href="/roads/projects/"');
    expect(existsSync(join(city.folder, 'public/index.html.br'))).toBe(true);
    rmSync(join(city.folder, 'public'), { recursive: true });
  });
});

describe('the jobs on Gitea', () => {
  const file = workflow('.gitea/workflows/guatu.yml');

  it('fetch, check, comment and deploy without any action of others', async () => {
    const { folder } = city;
    const work = join(city.temporary, 'work');
    mkdirSync(work);
    city.git('branch', '--force', 'main', base);
    request(true);
    city.git('update-ref', 'refs/pull/2/head', 'HEAD');
    const env = {
      TOKEN: 'secret',
      GITHUB_SERVER_URL: `file://${city.temporary}`,
      GITHUB_REPOSITORY: 'city',
      GITHUB_REF: 'refs/pull/2/head',
      GITHUB_BASE_REF: 'main',
      GITHUB_REF_NAME: 'main',
      SITE: join(city.temporary, 'gitea-site'),
    };
    const [fetchRequest = '', compare = '', comment = '', check = ''] = commandsOf(file, 'check').values();
    const install = `ln -sfn '${join(folder, 'node_modules')}' node_modules`;
    for (const command of [fetchRequest, install, compare, check]) {
      const { status, stderr } = await city.run(command, env, work);
      expect([status, stderr], command).toEqual([0, expect.not.stringContaining('fatal')]);
    }
    comments = [{ id: 4, body: '<!-- guatu-comparison -->\n旧的' }];
    const forge = {
      GITHUB_SERVER_URL: new URL('/', address).href.replace(/\/$/, ''),
      GITHUB_REPOSITORY: 'city/roads',
      GUATU_COMMENT_TOKEN: 'secret',
      GUATU_COMMENT_NUMBER: '2',
    };
    expect((await city.run(comment, forge, work)).status).toBe(0);
    expect(asked.splice(0)).toMatchObject([
      { method: 'GET', url: '/api/v1/repos/city/roads/issues/2/comments?per_page=100&limit=100' },
      {
        method: 'PATCH',
        url: '/api/v1/repos/city/roads/issues/comments/4',
        headers: { authorization: 'token secret' },
      },
    ]);
    const publish = [...commandsOf(file, 'publish').values()];
    for (const command of publish) {
      const { status, stderr } = await city.run(command, env, work);
      expect([status, stderr], command).toEqual([0, expect.not.stringContaining('fatal')]);
    }
    expect(existsSync(join(env.SITE, 'current/index.html'))).toBe(true);
    // What is in service now is asked of the folder.
    expect((await city.run(publish[1]!, env, work)).status).toBe(0);
  });
});

interface GiteeFile {
  stages: { steps: { commands?: string[]; script?: string[] }[] }[];
}
/** The lines of a pipeline's steps, but for the installation. */
const gitee = (path: string): string[][] =>
  (parse(readFileSync(path, 'utf8')) as GiteeFile).stages
    .flatMap(({ steps: list }) => list)
    .map(({ commands, script }) => (commands ?? script ?? []).filter((line) => line !== 'npm ci'));

describe('the pipelines on Gitee', () => {
  it('check a request', async () => {
    const [lines = []] = gitee('.workflow/guatu-check.yml');
    const env = {
      GITEE_BRANCH: 'main',
      GITEE_PULL_ID: '6',
      GITEE_API: new URL('/api/v5', address).href,
      GUATU_REPOSITORY: 'city/roads',
      GUATU_COMMENT_TOKEN: 'secret',
    };
    comments = [];
    request(true);
    const good = await city.run(lines.join('\n'), env);
    expect([good.status, good.stderr]).toEqual([0, expect.not.stringContaining('没有完成')]);
    expect(asked.splice(0).at(-1)).toMatchObject({
      method: 'POST',
      url: '/api/v5/repos/city/roads/pulls/6/comments',
      headers: { authorization: 'Bearer secret' },
    });
    request(false);
    expect((await city.run(lines.join('\n'), env)).status).toBe(1);
  });

  it('build, verify, and deploy on the server what was sent there', async () => {
    const [build = [], deploy = []] = gitee('.workflow/guatu-publish.yml');
    request(true);
    published = null;
    const built = await city.run(build.join('\n'), { ADDRESS: address, GUATU_BASE: '/' });
    expect([built.status, built.stdout]).toEqual([0, expect.stringContaining('已部署')]);
    // What Gitee Go does between: packs the build and sends it to the server.
    const home = join(city.temporary, 'home');
    await city.run(
      'mkdir -p "$HOME/gitee_go/deploy" && tar -czf "$HOME/gitee_go/deploy/output.tar.gz" dist',
      { HOME: home },
    );
    const site = join(city.temporary, 'gitee-site');
    const own = deploy.join('\n').replace('/opt/guatu', city.folder).replace('/srv/guatu/site', site);
    const done = await city.run(own, { HOME: home });
    expect([done.status, done.stdout]).toEqual([0, expect.stringContaining('已部署 000001-')]);
    expect(existsSync(join(site, 'current/index.html.gz'))).toBe(true);
  });
});
