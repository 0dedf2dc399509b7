import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

/** Takes the lock as somebody who is not root, whom no permission stops. */
const TAKE = `
const { inTurn } = await import(process.argv[1]);
if (process.getuid() === 0) process.setuid(65534);
await inTurn(process.argv[2], async () => {}).catch(({ code, path }) => console.log(code, path));
`;

it('names the folder that may not be written where a lock cannot be taken', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guatu-turn-'));
  try {
    chmodSync(folder, 0o555);
    const { stdout } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', TAKE, resolve('src/turn.ts'), join(folder, 'site.lock')],
      { encoding: 'utf8' },
    );
    expect(stdout).toBe(`EACCES ${folder}\n`);
  } finally {
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true });
  }
});
