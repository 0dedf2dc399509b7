/**
 * Where sites are in service:
 *
 *     current            → releases/000012-2013-12-23-1a2b3c4   what the web server serves
 *     releases/NAME/       a whole site; its files are never written again
 *     releases/NAME.json   its record; a folder without one is unfinished
 *     deploy.lock          held while anything here changes
 */
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { CannotRun } from '../source.ts';
import { hasManifest, readManifest, writeManifest, type Manifest } from './manifest.ts';

const NAME = /^\d{6}-[0-9a-z-]+$/;

export class Place {
  readonly root: string;
  readonly #releases: string;
  readonly #current: string;

  constructor(root: string) {
    this.root = resolve(root);
    this.#releases = join(this.root, 'releases');
    this.#current = join(this.root, 'current');
  }

  get lock(): string {
    return join(this.root, 'deploy.lock');
  }

  folder(name: string): string {
    return join(this.#releases, name);
  }

  #record(name: string): string {
    return join(this.#releases, `${name}.json`);
  }

  /**
   * Makes the folders.
   * @throws CannotRun where the folder holds something else, which a deployment would hide or lose
   */
  prepare(): void {
    const foreign = existsSync(this.root)
      ? readdirSync(this.root).filter(
          (name) => !/^(releases|current|deploy\.lock.*|\.current-\d+)$/.test(name),
        )
      : [];
    if (foreign.length > 0)
      throw new CannotRun({
        zh: `${this.root} 里有别的文件（${foreign[0]}）；部署要用一个自己的文件夹`,
        en: `${this.root} holds other files (${foreign[0]}); a deployment needs a folder of its own`,
      });
    mkdirSync(this.#releases, { recursive: true });
    const current = lstatSync(this.#current, { throwIfNoEntry: false });
    if (current !== undefined && !current.isSymbolicLink())
      throw new CannotRun({
        zh: `${this.#current} 不是链接，不是部署命令建的`,
        en: `${this.#current} is no link: no deployment made it`,
      });
  }

  /**
   * Before anything is written or built for it: whether a deployment can write here.
   * @throws CannotRun where it cannot
   */
  assertWritable(): void {
    for (const folder of [this.#releases, this.root]) {
      let nearest = folder;
      while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
      try {
        if (!statSync(nearest).isDirectory()) throw new Error('ENOTDIR');
        accessSync(nearest, constants.W_OK | constants.X_OK);
      } catch {
        const { username } = userInfo();
        throw new CannotRun({
          zh: `${username} 不能在 ${nearest} 里写文件，所以不能发布到 ${this.root}；请管理员核对文件夹的属主和权限`,
          en: `${username} cannot write in ${nearest}, so that nothing can be deployed to ${this.root}; see who owns the folder`,
        });
      }
    }
  }

  /**
   * Before going back: whether there ever was a deployment. Writes nothing.
   * @throws CannotRun where there was none
   */
  assertDeployed(): void {
    if (existsSync(this.#releases) && this.currentName() !== null) return;
    throw new CannotRun({
      zh: `${this.root} 里没有部署过网站，不能回退；请核对 --to`,
      en: `no site was ever deployed to ${this.root}, so that there is nothing to go back to; see --to`,
    });
  }

  /** Name of the release in service; null where there is none. */
  currentName(): string | null {
    if (lstatSync(this.#current, { throwIfNoEntry: false }) === undefined) return null;
    const name = basename(readlinkSync(this.#current));
    return hasManifest(this.#record(name)) ? name : null;
  }

  current(): Manifest | null {
    const name = this.currentName();
    return name === null ? null : readManifest(this.#record(name));
  }

  /** Every kept release, the oldest first. */
  kept(): Manifest[] {
    return this.#names().map((name) => readManifest(this.#record(name)));
  }

  #names(): string[] {
    if (!existsSync(this.#releases)) return [];
    return readdirSync(this.#releases)
      .filter((name) => NAME.test(name) && hasManifest(this.#record(name)))
      .sort();
  }

  /** Records a finished folder, which thereby is a release. */
  record(manifest: Manifest): void {
    writeManifest(this.#record(manifest.name), manifest);
  }

  /** Puts a recorded release in service: one rename, before which readers see the former site and after which this. */
  serve(name: string): void {
    const fresh = join(this.root, `.current-${process.pid}`);
    rmSync(fresh, { force: true });
    symlinkSync(join('releases', name), fresh);
    renameSync(fresh, this.#current);
  }

  /** Removes a release; its record first, so that what a kill leaves of it counts as unfinished. */
  remove(name: string): void {
    rmSync(this.#record(name), { force: true });
    rmSync(this.folder(name), { recursive: true, force: true });
  }

  /** Removes what killed runs left: unfinished folders, releases that never came into service, half-made links. */
  clean(): void {
    for (const name of readdirSync(this.root))
      if (name.startsWith('.current-')) rmSync(join(this.root, name), { force: true });
    const current = this.current();
    const whole = new Set(this.kept().flatMap((one) => (isUnserved(one, current) ? [] : [one.name])));
    for (const entry of readdirSync(this.#releases)) {
      const name = entry.replace(/\.json$/, '');
      if (entry.endsWith('.new')) rmSync(join(this.#releases, entry), { recursive: true, force: true });
      else if (!whole.has(name) || !existsSync(this.folder(name))) this.remove(name);
    }
  }

  /**
   * Removes all releases but `keep`, and never the one in service: first those that were taken out, since nobody goes
   * back to them and however many they are, the good one before must stay; then the oldest.
   */
  prune(keep: number): void {
    const current = this.currentName();
    const others = this.kept().filter(({ name }) => name !== current);
    const order = [...others.filter((one) => one.rolled_back), ...others.filter((one) => !one.rolled_back)];
    for (const { name } of order.slice(0, Math.max(0, others.length - (keep - 1)))) this.remove(name);
  }
}

/** A release is recorded before it is put in service; a kill in between leaves one that no reader ever saw. */
function isUnserved({ number, rolled_back }: Manifest, current: Manifest | null): boolean {
  return !rolled_back && number > (current?.number ?? 0);
}
