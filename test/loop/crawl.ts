/** Asks a web server for every file of a site and holds each answer to whole builds. */
import { createHash } from 'node:crypto';
import { hashes } from '../site/build.ts';
import type { WebServer } from './web-server.ts';

/** A whole build: the hash of every file by its path. */
export type Build = ReadonlyMap<string, string>;

/** What a release serves, as its folder has it now; compressed twins apart. */
export function buildAt(folder: string): Build {
  return new Map([...hashes(folder)].filter(([path]) => !/\.(?:gz|br)$/.test(path)));
}

function address(path: string): string {
  return `/${path
    .replace(/(^|\/)index\.html$/, '$1')
    .split('/')
    .map(encodeURIComponent)
    .join('/')}`;
}

async function served(server: WebServer, path: string): Promise<string | null> {
  const { status, body } = await server.get(address(path));
  if (status === 404) return null;
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  return createHash('sha256').update(body).digest('hex');
}

/** Every answer that is that of none of the builds. Run while something switches, each answer may be of any of them. */
export async function strangers(server: WebServer, builds: readonly Build[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of new Set(builds.flatMap((build) => [...build.keys()]))) {
    // Scripts and styles of one release also stand in the next.
    const isAsset = path.startsWith('_assets/');
    const hash = await served(server, path);
    const known = builds.map((build) => build.get(path) ?? null);
    if (!known.includes(hash) && !(isAsset && hash === null)) found.push(path);
  }
  return found;
}

/** Which of the builds is served, whole; null where it is a mixture or none. */
export async function servedBuild(server: WebServer, builds: readonly Build[]): Promise<number | null> {
  const paths = new Set(builds.flatMap((build) => [...build.keys()]));
  let candidates = builds.map((_, index) => index);
  for (const path of paths) {
    const hash = await served(server, path);
    const isCarried = path.startsWith('_assets/') && hash !== null;
    candidates = candidates.filter((index) => {
      const wanted = builds[index]?.get(path) ?? null;
      return wanted === hash || (wanted === null && isCarried);
    });
  }
  return candidates[0] ?? null;
}
