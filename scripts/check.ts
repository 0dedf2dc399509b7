/** `npm run check`: reads and validates a data folder, prints every problem, changes nothing. */
import { relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { CannotRun, loadDataset, type Loaded, type FolderOptions } from '../src/dataset.ts';
import { githubReport } from '../src/report/github.ts';
import { jsonReport } from '../src/report/json.ts';
import { textReport } from '../src/report/text.ts';
import type { Lang } from '../src/schema/settings.ts';
import { answerHelp, cannotRun, langFromEnvironment } from './command.ts';

const FORMATS = ['text', 'json', 'github'] as const;
type Format = (typeof FORMATS)[number];

interface Options {
  readonly data: string;
  readonly format: Format;
  readonly since: string | null;
  readonly lang: Lang;
}

const USAGE = '[--data DIR] [--format text|json|github] [--since REV] [--lang zh|en]';
answerHelp(
  'check',
  {
    zh: '检查数据文件夹，列出每一处错误；不改任何东西。',
    en: 'Checks a data folder and names every mistake; changes nothing.',
  },
  { zh: USAGE, en: USAGE },
);

function badArguments(which: string): CannotRun {
  return new CannotRun({
    zh: `参数 ${which} 不对，用法是 npm run check -- ${USAGE}`,
    en: `the argument ${which} is wrong; the usage is npm run check -- ${USAGE}`,
  });
}

function isLang(text: string): text is Lang {
  return text === 'zh' || text === 'en';
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { data: text, format: text, since: text, lang: text } })
      .values;
  } catch (error) {
    // What the parser says of an argument begins with its name in quotes, or has it in quotes.
    const quoted = /'([^']*)'/.exec(error instanceof Error ? error.message : '');
    throw badArguments(quoted?.[1] ?? args.join(' '));
  }
}

/** @throws CannotRun for arguments that are unknown or have a wrong value */
function optionsOf(args: readonly string[]): Options {
  const { data, format = 'text', since, lang = langFromEnvironment() } = parsed(args);
  const found = FORMATS.find((one) => one === format);
  if (found === undefined) throw badArguments(`--format ${format}`);
  if (!isLang(lang)) throw badArguments(`--lang ${lang}`);
  if (since === '') throw badArguments('--since');
  if (data === '') throw badArguments('--data');
  const folder = data ?? process.env['GUATU_DATA'] ?? 'data';
  return { data: folder, format: found, since: since ?? null, lang };
}

/** On a terminal, one line that says what is being read; it is gone when the report begins. */
function progressLine(lang: Lang): NonNullable<FolderOptions['onFile']> {
  if (!process.stderr.isTTY) return () => undefined;
  return (file, index, count) => {
    const text = lang === 'zh' ? `读取 ${index}/${count} ${file}` : `Reading ${index}/${count} ${file}`;
    process.stderr.write(`\r\u001b[2K${text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '?')}`);
  };
}

/** Today where the command is run: rows to be pasted get it as their date. */
function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function hasColour(): boolean {
  return process.stdout.isTTY && process.stdout.hasColors() && (process.env['NO_COLOR'] ?? '') === '';
}

function report(loaded: Loaded, { data, format, lang }: Options): string {
  switch (format) {
    case 'json':
      return jsonReport(loaded, lang);
    case 'github': {
      const root = process.env['GITHUB_WORKSPACE'] ?? process.cwd();
      return githubReport(loaded, { lang, folder: relative(root, resolve(data)).split(sep).join('/') });
    }
    case 'text':
      return textReport(loaded, { lang, colour: hasColour() });
  }
}

function main(): number {
  const options = optionsOf(process.argv.slice(2));
  // What else speaks to the user speaks the same language.
  process.env['GUATU_LANG'] = options.lang;
  const { data, since, lang } = options;
  const compared = since === null ? {} : { since: { revision: since, today: today() } };
  let loaded: Loaded;
  try {
    loaded = loadDataset(data, { onFile: progressLine(lang), ...compared });
  } finally {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
  }
  process.stdout.write(report(loaded, options));
  return loaded.errors > 0 ? 1 : 0;
}

// A reader such as `head` may close the pipe; anything else means that the report was not delivered.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? process.exitCode : cannotRun(error, false, false));
});

try {
  process.exitCode = main();
} catch (error) {
  process.exitCode = cannotRun(error, error instanceof CannotRun, false);
}
