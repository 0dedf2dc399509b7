/** Kills a process at the very call to the disk that a test chooses. */
import { spawnSync } from 'node:child_process';

/** Every call by which a run changes the disk. */
const CALLS = ['renameSync', 'symlinkSync', 'linkSync', 'mkdirSync', 'writeFileSync', 'rmSync', 'utimesSync'];

/** Counts the calls and dies before the one of the number in GUATU_TEST_KILL, as a power cut would have it. */
const preload = (calls: readonly string[]): string => `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  let count = 0;
  const at = Number(process.env.GUATU_TEST_KILL);
  for (const name of ${JSON.stringify(calls)}) {
    const real = fs[name];
    fs[name] = (...args) => {
      count += 1;
      if (count === at) process.kill(process.pid, 'SIGKILL');
      return real(...args);
    };
  }
  syncBuiltinESMExports();
  process.on('exit', () => real_print(count));
  const real_print = (n) => process.stderr.write('calls: ' + n + '\\n');
`;

export interface Killed {
  readonly wasKilled: boolean;
  /** How many calls were made, where it was not killed. */
  readonly calls: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs node with some arguments and kills it before its `at`-th call.
 * @param calls which calls of `node:fs` count
 */
export function killedAt(at: number, args: readonly string[], calls: readonly string[] = CALLS): Killed {
  const source = `data:text/javascript,${encodeURIComponent(preload(calls))}`;
  const run = spawnSync(process.execPath, ['--import', source, ...args], {
    encoding: 'utf8',
    env: { ...process.env, GUATU_TEST_KILL: String(at) },
  });
  const count = /^calls: (\d+)$/m.exec(run.stderr)?.[1];
  const { stdout, stderr } = run;
  return { wasKilled: run.signal === 'SIGKILL', calls: Number(count ?? 0), stdout, stderr };
}
