/** What every command shares: language, exit status, and one sentence when it cannot run. */
import { CannotRun } from '../src/dataset.ts';
import type { Words } from '../src/schema/field.ts';
import type { Lang } from '../src/schema/settings.ts';

export function langFromEnvironment(): Lang {
  return process.env['GUATU_LANG'] === 'en' ? 'en' : 'zh';
}

/**
 * Answers `--help`: prints what a command does and takes, and ends the process.
 * @param usage what stands after `npm run NAME`
 */
export function answerHelp(name: string, about: Words, usage: Words): void {
  const args = process.argv.slice(2);
  if (!args.includes('--help') && !args.includes('-h')) return;
  const named = args[args.indexOf('--lang') + 1];
  const lang = args.includes('--lang') && (named === 'en' || named === 'zh') ? named : langFromEnvironment();
  const line = `npm run ${name}${usage[lang] === '' ? '' : ` -- ${usage[lang]}`}`;
  process.stdout.write(`${line}\n${about[lang]}\n`);
  process.exit(0);
}

/**
 * The language of a command that takes nothing else.
 * @throws CannotRun for any other argument
 */
export function langOnly(name: string): Lang {
  const args = process.argv.slice(2);
  const [flag, value] = args;
  if (args.length === 0) return langFromEnvironment();
  if (flag === '--lang' && (value === 'zh' || value === 'en') && args.length === 2) {
    // What else speaks to the user speaks the same language.
    process.env['GUATU_LANG'] = value;
    return value;
  }
  const wrong = flag === '--lang' ? `--lang ${value ?? ''}`.trim() : (flag ?? '');
  throw new CannotRun({
    zh: `参数 ${wrong} 不对，用法是 npm run ${name} [-- --lang zh|en]；文件夹由环境变量 GUATU_DATA、GUATU_OUT 指定`,
    en: `the argument ${wrong} is wrong; the usage is npm run ${name} [-- --lang zh|en], with folders in the environment variables GUATU_DATA and GUATU_OUT`,
  });
}

const CAUSES: Record<string, { zh: string; en: string }> = {
  ENOSPC: { zh: '磁盘满了', en: 'the disk is full' },
  EACCES: { zh: '没有权限读写', en: 'permission denied' },
  EPERM: { zh: '没有权限读写', en: 'permission denied' },
  EROFS: { zh: '磁盘只读', en: 'the disk is read-only' },
  ENOTDIR: { zh: '路径里有一段不是文件夹', en: 'part of the path is not a folder' },
  EADDRINUSE: { zh: '端口已被占用', en: 'the port is in use' },
};

/** Every cause behind an error, outermost first: bundlers wrap what the disk said. */
function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && chain.length < 8; at = at.cause) chain.push(at);
  return chain;
}

/**
 * Writes why a command could not run, in one sentence, to stderr.
 * @param builds whether the command would have changed the built site, which is then said to be as it was
 * @returns the exit status 2
 */
export function cannotRun(error: unknown, expected: boolean, builds = true): 2 {
  const lang = langFromEnvironment();
  const chain = causesOf(error);
  const system = chain.find(
    (cause): cause is NodeJS.ErrnoException => 'code' in cause && String(cause.code) in CAUSES,
  );
  const cause = system ? CAUSES[String(system.code)] : undefined;
  const path = system?.path ? `：${system.path}` : '';
  const message =
    error instanceof CannotRun ? error.words[lang] : error instanceof Error ? error.message : String(error);
  const sentence = cause ? `${cause[lang]}${path}` : message;
  const former = builds ? { zh: '原有网页没有变动。', en: ' The former site is unchanged.' }[lang] : '';
  process.stderr.write(
    lang === 'zh' ? `没有完成：${sentence}。${former}\n` : `Not done: ${sentence}.${former}\n`,
  );
  if (!expected && !cause && process.env['GUATU_DEBUG'] === '1' && error instanceof Error)
    process.stderr.write(`${error.stack}\n`);
  return 2;
}
