/**
 * What a bare repository's hooks run: `receive.ts pre-receive|post-receive` with git's lines on standard input; and
 * `npm run receive -- publish --repository DIR` for the administrator.
 */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotRun } from '../src/dataset.ts';
import {
  postReceive,
  preReceive,
  publish,
  receiveSettings,
  type Server,
  type Update,
} from '../src/deploy/receive.ts';
import { Arguments, TEXT } from './arguments.ts';
import { cannotRun } from './command.ts';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const given = new Arguments('receive', 'pre-receive|post-receive|publish [--repository DIR] [--lang zh|en]');
given.answerHelp({
  zh: '裸仓库的钩子；管理员用 publish 重新发布。',
  en: 'The hooks of a bare repository; publish is for the administrator.',
});

function updatesFromGit(): Update[] {
  return readFileSync(0, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [from, to, ref] = line.split(' ');
      return from !== undefined && to !== undefined && ref !== undefined ? [{ from, to, ref }] : [];
    });
}

async function main(): Promise<number> {
  const options = { repository: TEXT, lang: TEXT };
  const { values, positionals } = given.read(process.argv.slice(2), { options, allowPositionals: true });
  const [mode = '', ...rest] = positionals;
  if (rest.length > 0) throw given.wrong(rest.join(' '));
  const lang = given.lang(values.lang);
  const server: Server = {
    // Git runs its hooks in the repository.
    settings: receiveSettings(values.repository ?? process.cwd()),
    project,
    say: (words) => process.stdout.write(`${words[lang]}\n`),
    relay: (bytes) => process.stdout.write(bytes),
  };
  switch (mode) {
    case 'pre-receive':
      return (await preReceive(server, updatesFromGit())) ? 0 : 1;
    case 'post-receive':
      return (await postReceive(server, updatesFromGit())) ? 0 : 1;
    case 'publish':
      return (await publish(server, true)) ? 0 : 1;
    default:
      throw given.wrong(mode);
  }
}

// Whoever pushes may hang up; what was accepted is published all the same.
process.stdout.on('error', () => undefined);

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = cannotRun(error, error instanceof CannotRun);
}
