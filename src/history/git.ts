/** Git as a program, without a shell and without what the caller's environment or habits would change. */
import { execFileSync, type ExecFileSyncOptionsWithBufferEncoding } from 'node:child_process';

/** Variables by which a hook points git at another place than the data folder's own repository. */
const FROM_HOOKS: ReadonlySet<string> = new Set([
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_OBJECT_DIRECTORY',
]);

const LARGEST_OUTPUT = 1 << 30;

function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !FROM_HOOKS.has(name));
  return { ...Object.fromEntries(own), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' };
}

/**
 * Runs git in a folder.
 * @param input what git reads from its standard input
 * @returns what it wrote to standard output, as bytes
 * @throws an error with git's exit status, or `code: 'ENOENT'` where the folder or the program is missing
 */
export function git(folder: string, args: readonly string[], input?: string): Buffer {
  const options: ExecFileSyncOptionsWithBufferEncoding = {
    cwd: folder,
    env: environment(),
    maxBuffer: LARGEST_OUTPUT,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
    encoding: 'buffer',
  };
  if (input !== undefined) options.input = Buffer.from(input);
  return execFileSync('git', ['--no-pager', '-c', 'core.quotePath=false', ...args], options);
}

export function gitText(folder: string, args: readonly string[]): string {
  return git(folder, args).toString('utf8');
}
