import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recoverFolder, replaceFolder } from '../../src/publish.ts';
import { hashes } from '../site/build.ts';
import { killedAt } from './kill.ts';
import { temporaryFolder, writeSite } from './site.ts';

const site = (word: string): string =>
  writeSite(
    new Map([
      ['index.html', word],
      ['about/index.html', word],
    ]),
  );

/** Runs the replacement in a process of its own and kills it before its n-th renaming. */
function killed(n: number, built: string, out: string): boolean {
  const source = `import { replaceFolder } from ${JSON.stringify(resolve('src/publish.ts'))};
    replaceFolder(${JSON.stringify(built)}, ${JSON.stringify(out)});`;
  return killedAt(n, ['--input-type=module', '--eval', source], ['renameSync']).wasKilled;
}

describe('the replacement of a built folder', () => {
  it.each([1, 2, 3])(
    'leaves the old site whole when killed before renaming %i, once the next run began',
    (n) => {
      const parent = temporaryFolder();
      const out = join(parent, 'dist');
      replaceFolder(site('旧'), out);
      const old = hashes(out);
      expect(killed(n, site('新'), out)).toBe(true);
      // Between the two renamings there is no site in its place; the old one stands beside it.
      expect(existsSync(out)).toBe(n !== 3);
      recoverFolder(out);
      expect(hashes(out)).toEqual(old);
      expect(readdirSync(parent)).toEqual(['dist']);
    },
  );

  it('leaves the new site when killed after the last renaming, and nothing beside it', () => {
    const parent = temporaryFolder();
    const out = join(parent, 'dist');
    replaceFolder(site('旧'), out);
    const fresh = site('新');
    const wanted = hashes(fresh);
    const source = `import { replaceFolder } from ${JSON.stringify(resolve('src/publish.ts'))};
      replaceFolder(${JSON.stringify(fresh)}, ${JSON.stringify(out)});`;
    // Removing: the leftovers of an earlier run, then what is put aside.
    const run = killedAt(3, ['--input-type=module', '--eval', source], ['rmSync']);
    expect(run.wasKilled).toBe(true);
    expect(readdirSync(parent)).toHaveLength(2);
    recoverFolder(out);
    expect(hashes(out)).toEqual(wanted);
    expect(readdirSync(parent)).toEqual(['dist']);
  });

  it('does not take what another process has in hand for a leftover', () => {
    const parent = temporaryFolder();
    const out = join(parent, 'dist');
    replaceFolder(site('旧'), out);
    mkdirSync(join(parent, `.dist.new-${process.pid}`));
    writeFileSync(join(parent, '.dist.notes'), '');
    recoverFolder(out);
    expect(readdirSync(parent).sort()).toEqual([`.dist.new-${process.pid}`, '.dist.notes', 'dist']);
  });
});
