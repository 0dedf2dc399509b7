/** Puts a built site in service, or goes back to the one before. */
import { spawnSync } from 'node:child_process';
import { relative, resolve } from 'node:path';
import { isBuilt, lockFile, recoverFolder } from '../publish.ts';
import { CannotRun } from '../source.ts';
import { inTurn } from '../turn.ts';
import { assemble, damagedFiles, listFiles, type Assembled } from './files.ts';
import { isForcible, type Finding } from './finding.ts';
import { lineageOf, type Lineage } from './lineage.ts';
import type { Manifest } from './manifest.ts';
import { Place } from './place.ts';
import { verify, type SiteFacts } from './verify.ts';

export interface DeployOptions {
  /** The folder of the deployments. */
  readonly to: string;
  /** The built site. */
  readonly from: string;
  readonly data: string;
  /** The program's own folder, in which its builds take turns. */
  readonly project: string;
  /** How many releases stay, the one in service among them. */
  readonly keep: number;
  /** Lets pass what an administrator may know better. */
  readonly force: boolean;
  readonly compress: boolean;
  /** The sub-path that is expected; null takes that of the site in service, or else the built site's own. */
  readonly base: string | null;
  readonly rewritten: string | null;
  readonly now: () => Date;
  readonly onWait: () => void;
}

export type Outcome =
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  /** `reason`: why the new release cannot tell its history, if so. */
  | {
      readonly kind: 'served' | 'same';
      readonly manifest: Manifest;
      readonly changed: number;
      readonly unchanged: number;
      readonly pages: number;
      readonly reason: string | null;
      readonly forced: readonly Finding[];
    };

function isInside(parent: string, child: string): boolean {
  const path = relative(resolve(parent), resolve(child));
  return path === '' || !path.startsWith('..');
}

/** @throws CannotRun */
function assertApart({ to, from, data }: DeployOptions): void {
  for (const other of [from, data])
    if (isInside(other, to) || isInside(to, other))
      throw new CannotRun({
        zh: `--to ${to} 与 ${other} 互相包含；部署要用一个自己的文件夹`,
        en: `--to ${to} and ${other} lie in each other; a deployment needs a folder of its own`,
      });
  if (!isBuilt(from))
    throw new CannotRun({
      zh: `${from} 里没有生成好的网站，请先运行 npm run build`,
      en: `${from} holds no built site; run npm run build first`,
    });
}

/** Asks the system to write to the disk what it holds in memory, where it knows how to. */
function flush(folder: string): void {
  spawnSync('sync', ['-f', folder], { stdio: 'ignore' });
}

interface Prepared {
  readonly findings: readonly Finding[];
  readonly facts: SiteFacts | null;
  readonly lineage: Lineage;
}

function examine(options: DeployOptions, current: Manifest | null, last: Manifest | null): Prepared {
  const { from, data, rewritten } = options;
  // A build that forgot its sub-path would leave readers of the one in service without styles and links.
  const base = options.base ?? current?.base ?? null;
  const { findings, facts } = verify(from, listFiles(from), current, base);
  const lineage = lineageOf(from, data, facts?.release ?? null, last, rewritten);
  return { findings: [...findings, ...lineage.findings], facts, lineage };
}

/** Whether a release has exactly the files of another, apart from what it carries on for readers of the one before. */
function isSame({ files, carried }: Manifest, made: Assembled): boolean {
  const apart = new Set([...carried, ...made.carried]);
  const own = (paths: Readonly<Record<string, unknown>>): string[] =>
    Object.keys(paths).filter((path) => !apart.has(path));
  return made.changed === 0 && own(files).length === own(made.files).length;
}

async function deployInTurn(place: Place, options: DeployOptions): Promise<Outcome> {
  const { from, keep, force, compress, now, rewritten } = options;
  const current = place.current();
  const last = place.kept().at(-1) ?? null;
  const { findings, facts, lineage } = examine(options, current, last);
  const forced = force ? findings.filter(isForcible) : [];
  if (facts === null || findings.length > forced.length) return { kind: 'refused', findings };
  const number = (last?.number ?? 0) + 1;
  const time = now();
  const name = `${String(number).padStart(6, '0')}-${facts.release ?? 'no-release'}`;
  const former = current === null ? null : { folder: place.folder(current.name), manifest: current };
  const made = await assemble(from, {
    folder: place.folder(name),
    former,
    compress,
    time: Math.floor(time.getTime() / 1000),
  });
  const { pages, base, release, as_of } = facts;
  const counts = { changed: made.changed, unchanged: made.unchanged, pages, reason: lineage.reason, forced };
  const { commit, head } = lineage;
  if (current !== null && isSame(current, made)) {
    place.remove(name);
    const manifest = { ...current, release, commit, head, as_of };
    place.record(manifest);
    return { kind: 'same', manifest, ...counts };
  }
  const manifest: Manifest = {
    version: 1,
    number,
    name,
    release,
    commit,
    head,
    as_of,
    base,
    deployed_at: time.toISOString(),
    rolled_back: false,
    ...(rewritten === null || !last?.commit ? {} : { gave_up: last.commit }),
    carried: made.carried,
    files: made.files,
  };
  flush(place.root);
  place.record(manifest);
  place.serve(name);
  flush(place.root);
  place.prune(keep);
  return { kind: 'served', manifest, ...counts };
}

/**
 * Verifies a built site, makes a release of it beside the one in service and switches by one rename. Whoever is killed
 * leaves the old or the new site whole in service, and the next run clears the rest away.
 * @throws CannotRun where folders are missing or in each other
 */
export async function deploy(options: DeployOptions): Promise<Outcome> {
  const place = new Place(options.to);
  const inBuildTurn = (): Promise<Outcome> =>
    inTurn(lockFile(options.project, options.from), async () => {
      recoverFolder(options.from);
      assertApart(options);
      return deployInTurn(place, options);
    });
  place.assertWritable();
  place.prepare();
  return inTurn(
    place.lock,
    () => {
      place.clean();
      return inBuildTurn();
    },
    options.onWait,
  );
}

export type RolledBack =
  | { readonly kind: 'rolled_back'; readonly from: Manifest; readonly to: Manifest }
  | { readonly kind: 'damaged'; readonly to: Manifest; readonly files: readonly string[] };

/**
 * Puts the release before the one in service back in service, again by one rename. The one taken out stays kept, and
 * no later rollback goes back to it.
 * @throws CannotRun where there is none before
 */
export async function rollback(to: string, onWait: () => void): Promise<RolledBack> {
  const place = new Place(to);
  place.assertDeployed();
  place.assertWritable();
  place.prepare();
  return inTurn(
    place.lock,
    async () => {
      place.clean();
      const current = place.current();
      const before = place
        .kept()
        .filter((one) => current !== null && one.number < current.number && !one.rolled_back)
        .at(-1);
      if (current === null || before === undefined)
        throw new CannotRun({
          zh: `${to} 里没有更早的版本可以回退`,
          en: `${to} keeps no earlier release to go back to`,
        });
      const files = await damagedFiles(place.folder(before.name), before);
      if (files.length > 0) return { kind: 'damaged', to: before, files };
      place.record({ ...current, rolled_back: true });
      place.serve(before.name);
      return { kind: 'rolled_back', from: current, to: before };
    },
    onWait,
  );
}
