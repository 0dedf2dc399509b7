import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashes } from '../site/build.ts';
import { killedAt } from './kill.ts';
import { temporaryFolder, writeSite } from './site.ts';
import { SCRIPT, nowhere, deploy, releases, served, withWord } from './command.ts';

describe('deployments that are disturbed', () => {
  it('take turns, and the one that comes last is in service', async () => {
    const to = join(temporaryFolder(), 'site');
    const sites = ['一', '二', '三'].map((word) => writeSite(withWord(word)));
    const ended: number[] = [];
    const statuses = await Promise.all(
      sites.map(
        (from, n) =>
          new Promise((done) => {
            const child = spawn(process.execPath, [SCRIPT, '--to', to, '--from', from, '--data', nowhere()]);
            child.on('close', (status) => {
              ended.push(n);
              done(status);
            });
          }),
      ),
    );
    expect(statuses).toEqual([0, 0, 0]);
    expect(served(to)).toEqual(hashes(sites[ended.at(-1)!]!));
    expect(releases(to)).toHaveLength(3);
  });

  it('leave the old or the new site whole wherever they are killed, and the next one clears up', () => {
    const old = writeSite(withWord('旧'));
    const fresh = writeSite(withWord('新'));
    const args = (to: string, from: string): string[] => [
      SCRIPT,
      '--to',
      to,
      '--from',
      from,
      '--data',
      nowhere(),
      // So that something is removed after the switch.
      '--keep',
      '1',
    ];
    const before = join(temporaryFolder(), 'site');
    deploy(before, old);
    const to = join(temporaryFolder(), 'site');
    const start = (): void => {
      rmSync(to, { recursive: true, force: true });
      cpSync(before, to, { recursive: true, verbatimSymlinks: true });
    };
    start();
    const { calls } = killedAt(0, args(to, fresh));
    expect(calls).toBeGreaterThan(50);
    // The last calls record, switch and remove the old; before them, one in eight.
    const at = Array.from({ length: calls }, (_, n) => n + 1).filter((n) => n % 8 === 0 || n > calls - 8);
    const seen = new Set<string>();
    for (const n of at) {
      start();
      const { wasKilled } = killedAt(n, args(to, fresh));
      expect(wasKilled, `call ${n}`).toBe(true);
      const page = served(to).get('about/index.html');
      const whole = [old, fresh].find((folder) => hashes(folder).get('about/index.html') === page)!;
      expect(served(to), `call ${n}`).toEqual(hashes(whole));
      seen.add(whole);
    }
    expect(seen.size).toBe(2);
    deploy(to, fresh);
    expect(served(to)).toEqual(hashes(fresh));
    for (const name of releases(to)) expect(existsSync(join(to, 'releases', `${name}.json`))).toBe(true);
    expect(readdirSync(to).sort()).toEqual(['current', 'deploy.lock', 'releases']);
  });
});
