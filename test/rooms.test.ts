import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** Local imports of a file, as room names; dependency-cruiser does not read .astro files. */
function astroImports(): { file: string; from: string }[] {
  return readdirSync('src', { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.astro'))
    .flatMap((file) => {
      const source = readFileSync(join('src', file), 'utf8');
      return [...source.matchAll(/from '(\.[^']+)'/g)].map(([, from]) => ({
        file,
        from: join(file, '..', from ?? ''),
      }));
    });
}

describe('the rooms of the house', () => {
  it('import only what their rules allow', () => {
    const run = spawnSync(
      process.execPath,
      ['node_modules/.bin/depcruise', '--config', '.dependency-cruiser.mjs', 'src', 'scripts'],
      { encoding: 'utf8' },
    );
    expect(run.stdout + run.stderr).toContain('no dependency violations found');
  });

  it('let components import words, charts, addresses, types and view types only', () => {
    const allowed = /^(i18n|charts|urls\.ts|measures|schema|views|components)/;
    const wrong = astroImports().filter(
      ({ file, from }) => file.startsWith('components/') && !allowed.test(from),
    );
    expect(wrong).toEqual([]);
  });

  it('keep every file under 400 lines', () => {
    const long = ['src', 'scripts', 'test'].flatMap((folder) =>
      readdirSync(folder, { recursive: true })
        .map((path) => join(folder, String(path)))
        .filter((path) => /\.(ts|astro|css|mjs)$/.test(path))
        .filter((path) => readFileSync(path, 'utf8').split('\n').length > 400),
    );
    expect(long).toEqual([]);
  });
});
