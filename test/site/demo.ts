/** The built site of the demonstration city, which all tests that only read it share. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inTurn } from '../../src/turn.ts';
import { build } from './build.ts';

/** All that a build of the demonstration city is made from, beside the releases. */
const SOURCES = [
  'src',
  'scripts',
  'public',
  'data',
  'astro.config.mjs',
  'package-lock.json',
  'tsconfig.json',
];
const SITES = resolve('.guatu/demo');
/** A run of all tests is over long before. */
const KEPT_MS = 3_600_000;

/** The commit, whose history the pages tell; empty outside a checkout. */
function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}

/** Differs whenever a build might. */
function markOfSources(): string {
  const hash = createHash('sha256').update(commit());
  for (const source of SOURCES) {
    const paths = statSync(source).isDirectory()
      ? readdirSync(source, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [source];
    for (const path of paths) hash.update(`${path}\n`).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Removes the sites of former sources, but none that tests beside these may still read. */
function forgetFormer(): void {
  for (const name of readdirSync(SITES))
    if (Date.now() - statSync(join(SITES, name)).mtimeMs > KEPT_MS)
      rmSync(join(SITES, name), { recursive: true });
}

/**
 * The folder of the demonstration city's site, of `data` as it stands, with the releases of this checkout. The first
 * that asks builds it, without any cache; the others wait. To be read only.
 */
export async function demoSite(): Promise<string> {
  const site = join(SITES, markOfSources());
  mkdirSync(SITES, { recursive: true });
  await inTurn(`${SITES}.lock`, () => {
    if (!existsSync(site)) {
      forgetFormer();
      const { status, stdout, stderr } = build('data', site);
      if (status !== 0 || stderr !== '') throw new Error(`the demonstration city: ${stdout}${stderr}`);
    }
    const now = new Date();
    utimesSync(site, now, now);
    return Promise.resolve();
  });
  return site;
}
