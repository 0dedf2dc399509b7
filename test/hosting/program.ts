/** The program by itself, as a city has it: without this project's data and tests, and apart from what is edited here. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Copies the program into a folder; its packages are linked. */
export function copyProgram(folder: string): void {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  for (const path of listed.split('\0')) {
    if (path === '' || /^(?:data|test)\//.test(path) || !existsSync(path)) continue;
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(path, target);
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
}
