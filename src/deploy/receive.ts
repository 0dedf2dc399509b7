/**
 * A bare repository on the server that publishes what is pushed to it. Before the branch moves, its data are checked
 * and a push with an error is refused; when it has moved, the site is built and deployed. The program that checks and
 * builds is the server's own: from what is pushed, only the data folder is read.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Words } from '../schema/field.ts';
import { CannotRun } from '../source.ts';
import { inTurn } from '../turn.ts';
import { Place } from './place.ts';

export interface ReceiveSettings {
  /** The bare repository. */
  readonly repository: string;
  /** The folder of the deployments: `guatu.site`. */
  readonly site: string;
  /** The branch that is published: `guatu.branch`. */
  readonly branch: string;
  /** The data folder within the repository: `guatu.data`. */
  readonly data: string;
  /** Sub-path of the site: `guatu.base`. */
  readonly base: string;
  /** How many releases stay: `guatu.keep`. */
  readonly keep: string;
}

/** One line that git gives its hooks. */
export interface Update {
  readonly from: string;
  readonly to: string;
  readonly ref: string;
}

/** Where what is said goes: to the one who pushes. */
type Say = (words: Words) => void;
type Relay = (bytes: Uint8Array) => void;

export interface Server {
  readonly settings: ReceiveSettings;
  /** The program's own folder. */
  readonly project: string;
  readonly say: Say;
  readonly relay: Relay;
}

const NOTHING = /^0+$/;

/** What git sets for a hook, and what would lead other git commands astray. */
const OF_HOOKS = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_QUARANTINE_PATH',
];

function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_HOOKS.includes(name)));
}

/**
 * Runs git in a folder.
 * @throws CannotRun with what git said
 */
function git(folder: string, args: readonly string[], env = cleanEnvironment()): string {
  const own = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.symlinks=false', '-c', 'safe.directory=*'];
  const run = spawnSync('git', [...own, ...args], { cwd: folder, env, encoding: 'utf8' });
  if (run.status === 0) return run.stdout;
  const why = run.error?.message ?? run.stderr.trim();
  throw new CannotRun({ zh: `git ${args[0]} 失败：${why}`, en: `git ${args[0]} failed: ${why}` });
}

/**
 * Reads the settings of a repository from its git configuration.
 * @throws CannotRun where the folder is no repository, or does not say where the site is
 */
export function receiveSettings(repository: string): ReceiveSettings {
  const path = resolve(repository);
  const value = (name: string, initial: string): string => {
    const run = spawnSync('git', ['config', '--get', `guatu.${name}`], {
      cwd: path,
      env: cleanEnvironment(),
      encoding: 'utf8',
    });
    return run.status === 0 ? run.stdout.trim() : initial;
  };
  const site = value('site', '');
  if (site === '')
    throw new CannotRun({
      zh: `仓库 ${path} 没有设置网站文件夹：git -C ${path} config guatu.site /srv/guatu/site`,
      en: `the repository ${path} does not say where the site is: git -C ${path} config guatu.site /srv/guatu/site`,
    });
  return {
    repository: path,
    site,
    branch: value('branch', 'main'),
    data: value('data', 'data'),
    base: value('base', '/'),
    keep: value('keep', '5'),
  };
}

/** Runs one of the program's commands and passes on what it says. */
function runScript(
  { project, relay }: Server,
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd = project,
): Promise<number> {
  return new Promise((done, failed) => {
    const path = join(project, 'scripts', script);
    const child = spawn(process.execPath, ['--max-semi-space-size=128', path, ...args], {
      cwd,
      env: { ...env, ASTRO_TELEMETRY_DISABLED: '1' },
      // Not the pusher's own: whoever hangs up while the site is built would otherwise stop it.
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', relay);
    child.stderr.on('data', relay);
    child.on('error', failed);
    child.on('close', (status) => done(status ?? 2));
  });
}

function workFolder({ settings }: Server): string {
  const folder = join(settings.repository, 'guatu');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Where objects of a push are before it is accepted, beside those of the repository. */
function objectFolders(repository: string): string {
  const { GIT_OBJECT_DIRECTORY: pushed, GIT_ALTERNATE_OBJECT_DIRECTORIES: others } = process.env;
  const own = join(repository, 'objects');
  return [pushed === undefined ? null : resolve(pushed), others, own]
    .filter((one): one is string => one !== null && one !== undefined)
    .join(':');
}

/** Checks the data of a commit that is not accepted yet, in a checkout that is removed again. */
async function checkCommit(server: Server, commit: string): Promise<boolean> {
  const { repository, site, data } = server.settings;
  const folder = mkdtempSync(join(workFolder(server), 'check-'));
  const env = {
    ...cleanEnvironment(),
    GIT_ALTERNATE_OBJECT_DIRECTORIES: objectFolders(repository),
    GUATU_BASE: server.settings.base,
  };
  try {
    git(folder, ['init', '--quiet'], env);
    git(folder, ['checkout', '--quiet', '--detach', commit], env);
    const published = new Place(site).current()?.commit ?? null;
    const since = published === null ? [] : ['--since', published];
    // From inside, so that the report names the folder as the city knows it.
    return (await runScript(server, 'check.ts', ['--data', data, ...since], env, folder)) === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Before anything of a push is accepted.
 * @returns whether it may be
 */
export async function preReceive(server: Server, updates: readonly Update[]): Promise<boolean> {
  const { branch } = server.settings;
  const update = updates.find(({ ref }) => ref === `refs/heads/${branch}`);
  if (update === undefined) return true;
  if (NOTHING.test(update.to)) {
    server.say({
      zh: `拒绝：${branch} 是公布用的分支，不能删除。`,
      en: `Refused: ${branch} is the branch that is published and cannot be deleted.`,
    });
    return false;
  }
  // Whoever pushes publishes: before anything is taken, not after it was built.
  new Place(server.settings.site).assertWritable();
  const isGood = await checkCommit(server, update.to);
  if (!isGood)
    server.say({
      zh: '没有接受这次推送，网站没有变动。请按上面的说明改正后再推送。',
      en: 'The push was not accepted and the site is unchanged. Correct what is named above and push again.',
    });
  return isGood;
}

/** The checkout from which the site is built; kept, so that only what changed is written. */
function checkout(server: Server, commit: string): string {
  const { repository, branch } = server.settings;
  const folder = join(workFolder(server), 'tree');
  const update = (): void => {
    // We hold the turn: a lock in here is that of a run that was killed.
    for (const lock of ['index.lock', 'HEAD.lock', 'shallow.lock'])
      rmSync(join(folder, '.git', lock), { force: true });
    git(folder, ['fetch', '--quiet', '--force', repository, `refs/heads/${branch}`]);
    git(folder, ['checkout', '--quiet', '--force', '--detach', commit]);
    git(folder, ['clean', '-ffdxq']);
  };
  if (existsSync(join(folder, '.git')))
    try {
      update();
      return folder;
    } catch {
      // Killed half-way, or the history was repaired by hand: begin anew.
    }
  rmSync(folder, { recursive: true, force: true });
  git(workFolder(server), ['init', '--quiet', folder]);
  update();
  return folder;
}

function tipOf({ settings }: Server): string | null {
  try {
    const ref = `refs/heads/${settings.branch}`;
    return git(settings.repository, ['rev-parse', '--verify', '--quiet', ref]).trim();
  } catch {
    return null;
  }
}

async function publishInTurn(server: Server, again: boolean): Promise<boolean> {
  const { site, data, base, keep } = server.settings;
  const tip = tipOf(server);
  if (tip === null) return true;
  if (!again && new Place(site).current()?.head === tip) {
    server.say({
      zh: `已经公布到 ${tip.slice(0, 7)}，没有别的要做。`,
      en: `${tip.slice(0, 7)} is published already; there is nothing more to do.`,
    });
    return true;
  }
  new Place(site).assertWritable();
  const folder = join(checkout(server, tip), data);
  const out = join(workFolder(server), 'dist');
  const env = { ...cleanEnvironment(), GUATU_DATA: folder, GUATU_OUT: out, GUATU_BASE: base };
  const isDone =
    (await runScript(server, 'build.ts', [], env)) === 0 &&
    (await runScript(server, 'deploy.ts', ['--to', site, '--keep', keep], env)) === 0;
  if (!isDone)
    server.say({
      zh: '没有公布，网站没有变动。推送本身已经收下；改正后再推送，或请管理员运行 npm run receive -- publish。',
      en: 'Not published; the site is unchanged. The push itself was taken: push again when it is corrected, or let the administrator run npm run receive -- publish.',
    });
  return isDone;
}

/**
 * Builds and deploys what the branch has now. Pushes take turns; whoever has its turn publishes the newest, so that
 * of several the last is published, by whichever comes to it first.
 * @param again whether to build also where this commit is in service already: the program may be a newer one
 * @returns whether the branch is published
 */
export async function publish(server: Server, again: boolean): Promise<boolean> {
  const lock = join(workFolder(server), 'publish.lock');
  const onWait = (): void =>
    server.say({
      zh: '前一次公布还没有完成，排队等候……',
      en: 'An earlier publication is under way; waiting …',
    });
  return inTurn(lock, () => publishInTurn(server, again), onWait);
}

/** After a push was accepted. */
export async function postReceive(server: Server, updates: readonly Update[]): Promise<boolean> {
  const ref = `refs/heads/${server.settings.branch}`;
  if (updates.some((update) => update.ref === ref)) return publish(server, false);
  server.say({
    zh: `这次推送没有动 ${server.settings.branch}，网站没有变动。`,
    en: `This push did not touch ${server.settings.branch}; the site is unchanged.`,
  });
  return true;
}
