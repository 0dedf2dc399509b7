/** Debian's nginx with the configuration that a city copies, on a port of this machine. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const HOSTING = resolve('scripts/hosting/nginx');
export const BROTLI_MODULE = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

function nginx(): string {
  const paths = [
    process.env['GUATU_NGINX'],
    '/usr/sbin/nginx',
    '/opt/homebrew/bin/nginx',
    '/usr/local/bin/nginx',
  ];
  return paths.find((path): path is string => path !== undefined && existsSync(path)) ?? 'nginx';
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface WebServer {
  /** `http://127.0.0.1:…`, without a slash at the end. */
  readonly address: string;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

interface ServerOptions {
  /** The folder of the deployments. */
  readonly site: string;
  /** Where the configuration is laid out, as `/etc/nginx` is. */
  readonly etc: string;
  readonly brotli: boolean;
  readonly subpath?: boolean;
}

/** Lays the files out where the guide says, with this test's address and folders in them. */
function layOut({ site, etc, brotli, subpath = false }: ServerOptions, port: number): string {
  mkdirSync(join(etc, 'snippets'), { recursive: true });
  copyFileSync(join(HOSTING, 'guatu-http.conf'), join(etc, 'guatu-http.conf'));
  copyFileSync(join(HOSTING, 'guatu-site.conf'), join(etc, 'snippets/guatu-site.conf'));
  if (brotli) copyFileSync(join(HOSTING, 'guatu-brotli.conf'), join(etc, 'snippets/guatu-brotli.conf'));
  const own = readFileSync(join(HOSTING, subpath ? 'site-subpath.conf' : 'site.conf'), 'utf8')
    .replaceAll('/srv/guatu/site', site)
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace(/^\s*listen \[::\]:80;$/m, '');
  const server = subpath ? `server {\n  listen 127.0.0.1:${port};\n  root ${etc};\n${own}}\n` : own;
  writeFileSync(join(etc, 'site.conf'), server);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(etc, name)};`)
    .join('\n');
  const main = `${brotli ? `load_module ${BROTLI_MODULE};\n` : ''}daemon off;
pid ${join(etc, 'pid')};
error_log stderr warn;
worker_processes 1;
events {}
http {
${temporary}
access_log off;
include guatu-http.conf;
include site.conf;
}
`;
  const path = join(etc, 'nginx.conf');
  writeFileSync(path, main);
  return path;
}

function ask(port: number, agent: Agent, path: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((done, failed) => {
    const asked = request({ host: '127.0.0.1', port, path, headers, agent }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', failed);
      response.on('end', () => {
        const body = Buffer.concat(parts);
        done({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    asked.on('error', failed);
    asked.end();
  });
}

/** Starts nginx and waits until it answers. */
export async function startWebServer(options: ServerOptions): Promise<WebServer> {
  const port = await freePort();
  const configuration = layOut(options, port);
  const args = ['-p', options.etc, '-c', configuration];
  const tested = spawnSync(nginx(), [...args, '-t'], { encoding: 'utf8' });
  if (tested.status !== 0) throw new Error(`nginx refuses the configuration: ${tested.stderr}`);
  const child: ChildProcess = spawn(nginx(), args, { stdio: 'ignore' });
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const get: WebServer['get'] = (path, headers = {}) => ask(port, agent, path, headers);
  for (let tries = 0; ; tries += 1)
    try {
      await get('/');
      break;
    } catch (error) {
      if (tries > 100 || child.exitCode !== null) throw error;
      await sleep(50);
    }
  const close = async (): Promise<void> => {
    agent.destroy();
    const ended = new Promise((done) => child.on('close', done));
    child.kill('SIGTERM');
    await ended;
  };
  return { address: `http://127.0.0.1:${port}`, get, close };
}
