/** `npm run check`: reads and validates a data folder, prints every problem, changes nothing. */
import { relative, resolve, sep } from 'node:path';
import { CannotRun, loadDataset, type Loaded, type FolderOptions } from '../src/dataset.ts';
import { githubReport } from '../src/report/github.ts';
import { jsonReport } from '../src/report/json.ts';
import { textReport } from '../src/report/text.ts';
import type { Lang } from '../src/schema/settings.ts';
import { Arguments, endWithReader, TEXT, today } from './arguments.ts';
import { cannotRun } from './command.ts';

const FORMATS = ['text', 'json', 'github'] as const;
type Format = (typeof FORMATS)[number];

interface Options {
  readonly data: string;
  readonly format: Format;
  readonly since: string | null;
  readonly lang: Lang;
}

const given = new Arguments('check', '[--data DIR] [--format text|json|github] [--since REV] [--lang zh|en]');
given.answerHelp({
  zh: '检查数据文件夹，列出每一处错误；不改任何东西。',
  en: 'Checks a data folder and names every mistake; changes nothing.',
});

/** @throws CannotRun for arguments that are unknown or have a wrong value */
function optionsOf(args: readonly string[]): Options {
  const options = { data: TEXT, format: TEXT, since: TEXT, lang: TEXT };
  const { data, format = 'text', since, lang } = given.read(args, { options }).values;
  const found = FORMATS.find((one) => one === format);
  if (found === undefined) throw given.wrong(`--format ${format}`);
  if (since === '') throw given.wrong('--since');
  if (data === '') throw given.wrong('--data');
  const folder = data ?? process.env['GUATU_DATA'] ?? 'data';
  return { data: folder, format: found, since: since ?? null, lang: given.lang(lang) };
}

/** On a terminal, one line that says what is being read; it is gone when the report begins. */
function progressLine(lang: Lang): NonNullable<FolderOptions['onFile']> {
  if (!process.stderr.isTTY) return () => undefined;
  return (file, index, count) => {
    const text = lang === 'zh' ? `读取 ${index}/${count} ${file}` : `Reading ${index}/${count} ${file}`;
    process.stderr.write(`\r\u001b[2K${text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '?')}`);
  };
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

endWithReader();

try {
  process.exitCode = main();
} catch (error) {
  process.exitCode = cannotRun(error, error instanceof CannotRun, false);
}
