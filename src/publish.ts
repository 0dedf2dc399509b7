/** Puts a finished folder in the place of another, whole or not at all. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { CannotRun } from './dataset.ts';

function inside(parent: string, child: string): boolean {
  const path = relative(parent, child);
  return path === '' || !path.startsWith('..');
}

/**
 * Refuses an output folder whose replacement would destroy more than a former build.
 * @throws CannotRun
 */
export function assertReplaceable(out: string, project: string, data: string): void {
  // Inside the data folder it would be taken for data by the next check.
  if (inside(out, project) || inside(out, data) || inside(data, out) || existsSync(join(out, '.git')))
    throw new CannotRun(
      `GUATU_OUT=${out} holds the project, the data or a repository; name a folder of its own`,
    );
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Alive, but of another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Undoes what a build left that was killed while it replaced `out`: brings the former site back where it was just put
 * aside, and removes what it had beside it. To be called in turn.
 */
export function recoverFolder(out: string): void {
  const target = resolve(out);
  const parent = dirname(target);
  if (!existsSync(parent)) return;
  const prefix = `.${basename(target)}.`;
  const left = readdirSync(parent)
    .filter((name) => name.startsWith(prefix))
    .flatMap((name) => {
      const [, kind, pid] = /^(new|old)-(\d+)$/.exec(name.slice(prefix.length)) ?? [];
      return kind === undefined ? [] : [{ kind, path: join(parent, name), pid: Number(pid) }];
    });
  const aside = left.find(({ kind }) => kind === 'old');
  if (aside !== undefined && !existsSync(target)) renameSync(aside.path, target);
  // Another copy of the project may be writing into the same place, in a turn of its own.
  for (const { path, pid } of left) if (!isRunning(pid)) rmSync(path, { recursive: true, force: true });
}

/**
 * Replaces `out` by the contents of `built`. The copy is made beside `out`, on the same disk, and switched by
 * renaming: a reader sees the old site or the new one. A failure leaves `out` as it was; a kill between the two
 * renames, which the next build undoes (`recoverFolder`), leaves it beside its place.
 */
export function replaceFolder(built: string, out: string): void {
  const target = resolve(out);
  const parent = dirname(target);
  const fresh = join(parent, `.${basename(target)}.new-${process.pid}`);
  const old = join(parent, `.${basename(target)}.old-${process.pid}`);
  mkdirSync(parent, { recursive: true });
  try {
    rmSync(fresh, { recursive: true, force: true });
    try {
      renameSync(built, fresh);
    } catch {
      // Another disk: copy there first.
      cpSync(built, fresh, { recursive: true, preserveTimestamps: true });
    }
    const had = existsSync(target);
    if (had) renameSync(target, old);
    try {
      renameSync(fresh, target);
    } catch (error) {
      if (had) renameSync(old, target);
      throw error;
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/** Held while a build writes into this folder, or a deployment reads it. */
export function lockFile(project: string, out: string): string {
  const name = createHash('sha256').update(resolve(out)).digest('hex').slice(0, 12);
  return join(project, '.guatu', `${name}.lock`);
}

/** Where a build of this data into this folder keeps its stage and its cache, inside the project. */
export function workFolder(project: string, out: string, data: string): string {
  const name = createHash('sha256')
    .update(`${resolve(out)}\n${resolve(data)}`)
    .digest('hex')
    .slice(0, 12);
  return join(project, '.guatu', name);
}

/** Whether a folder holds a built site. */
export function isBuilt(out: string): boolean {
  return existsSync(join(out, 'index.html')) && readdirSync(out).length > 1;
}
