/** Runs the real build command on a data folder, as an official would, and reads what it made. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, relative, resolve } from 'node:path';
import { afterAll } from 'vitest';
import { lockFile, workFolder } from '../../src/publish.ts';

export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

const NODE = process.execPath;

/** Runs a script of the project with node, in the project's folder. */
function runScript(script: string, args: readonly string[] = [], env: Record<string, string> = {}): Run {
  const { status, stdout, stderr } = spawnSync(NODE, [resolve('scripts', script), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
    maxBuffer: 1 << 30,
  });
  return { status, stdout, stderr };
}

export function tempFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `guatu-${name}-`));
}

const outputs = new Map<string, string>();
afterAll(() => {
  const project = resolve('.');
  for (const [out, data] of outputs)
    for (const path of [workFolder(project, out, data), lockFile(project, out)])
      rmSync(path, { recursive: true, force: true });
});

/** Builds; what the project keeps for the next build into this folder goes when the tests of the file are done. */
export function build(data: string, out: string, env: Record<string, string> = {}): Run {
  outputs.set(out, data);
  return runScript('build.ts', [], { GUATU_DATA: resolve(data), GUATU_OUT: out, ...env });
}

/** Every file below a folder, by its path with `/`. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Every file below a folder with the hash of its bytes, by path with `/`. */
export function hashes(folder: string): Map<string, string> {
  return new Map(
    filesOf(folder).map((path) => {
      const hash = createHash('sha256').update(readFileSync(join(folder, path)));
      return [path, hash.digest('hex')] as const;
    }),
  );
}

/** Paths that are new, gone or changed between two builds. */
export function changed(before: Map<string, string>, after: Map<string, string>): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}

export function pagesOf(folder: string): string[] {
  return filesOf(folder).filter((path) => path.endsWith('.html'));
}

export interface Server {
  address: string;
  close: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The part of a file that a request asks for; null where it asks for all of it. */
function rangeOf(header: string | undefined, size: number): [first: number, last: number] | null {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? [];
  return first === undefined ? null : [Number(first), Math.min(size - 1, last ? Number(last) : size - 1)];
}

/**
 * Serves a folder on a free port of this machine, as a plain static host does.
 * @param ranges whether it can send parts of files
 */
export async function serve(folder: string, { ranges = false } = {}): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' };
    const bytes = readFileSync(file);
    const range = ranges ? rangeOf(request.headers.range, bytes.length) : null;
    if (range === null) {
      response.writeHead(200, type).end(bytes);
      return;
    }
    const [first, last] = range;
    response
      .writeHead(206, { ...type, 'content-range': `bytes ${first}-${last}/${bytes.length}` })
      .end(bytes.subarray(first, last + 1));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
