/** A real repository with a data folder in it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { City, temporaryFolder } from '../dataset/city.ts';

export class Repository {
  readonly root = temporaryFolder();
  readonly data = join(this.root, 'data');

  constructor() {
    mkdirSync(this.data);
    this.git('init', '-q', '-b', 'main');
  }

  git(...args: string[]): string {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.cn', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...identity, ...args], { cwd: this.root, encoding: 'utf8' }).trim();
  }

  /** Commits everything, on a day. */
  commit(message: string, day = '2013-12-23'): string {
    this.git('add', '-A');
    const date = `${day}T09:00:00+0800`;
    const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.cn', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...identity, 'commit', '-q', '-m', message], { cwd: this.root, env });
    return this.git('rev-parse', 'HEAD');
  }

  write(city: City): void {
    city.write('en', 'UTF-8', this.data);
  }
}

/** A repository whose first commit is the city without a mistake. */
export function published(): Repository {
  const repository = new Repository();
  repository.write(new City());
  repository.commit('first');
  return repository;
}
