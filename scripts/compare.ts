/** `npm run compare -- BASE [HEAD]`: what an update changes for readers, for those who are to publish it. */
import { parseArgs } from 'node:util';
import { jsonReport } from '../src/compare/json.ts';
import { markdownReport } from '../src/compare/markdown.ts';
import { compareFolders, type Named } from '../src/compared.ts';
import { CannotRun } from '../src/dataset.ts';
import type { Lang } from '../src/schema/settings.ts';
import { answerHelp, cannotRun, langFromEnvironment } from './command.ts';

const FORMATS = ['markdown', 'json'] as const;

interface Options {
  readonly data: string;
  readonly sides: readonly [Named, Named];
  /** Null where none was asked for: Markdown, laid out for whoever reads it. */
  readonly format: (typeof FORMATS)[number] | null;
  readonly lang: Lang;
}

const USAGE = 'BASE [HEAD] [--data DIR] [--format markdown|json] [--lang zh|en]';
answerHelp(
  'compare',
  { zh: '与另一版相比，读者会看到什么变化。', en: 'What readers will see change between two revisions.' },
  { zh: USAGE, en: USAGE },
);

function badArguments(which: string): CannotRun {
  return new CannotRun({
    zh: `参数 ${which} 不对，用法是 npm run compare -- ${USAGE}`,
    en: `the argument ${which} is wrong; the usage is npm run compare -- ${USAGE}`,
  });
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { data: text, format: text, lang: text },
      allowPositionals: true,
    });
  } catch (error) {
    const quoted = /'([^']*)'/.exec(error instanceof Error ? error.message : '');
    throw badArguments(quoted?.[1] ?? args.join(' '));
  }
}

/** @throws CannotRun for arguments that are missing, unknown or have a wrong value */
function optionsOf(args: readonly string[]): Options {
  const { values, positionals } = parsed(args);
  const { data = process.env['GUATU_DATA'] ?? 'data', format, lang = langFromEnvironment() } = values;
  const found = format === undefined ? null : FORMATS.find((one) => one === format);
  if (found === undefined) throw badArguments(`--format ${String(format)}`);
  if (lang !== 'zh' && lang !== 'en') throw badArguments(`--lang ${lang}`);
  if (data === '') throw badArguments('--data');
  const [base, head = null, ...rest] = positionals;
  if (base === undefined || base === '') throw badArguments('BASE');
  if (head === '') throw badArguments('HEAD');
  if (rest.length > 0) throw badArguments(rest.join(' '));
  return { data, sides: [base, head], format: found, lang };
}

/** Today where the command is run: rows to be pasted get it as their date. */
function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function main(): number {
  const { data, sides, format, lang } = optionsOf(process.argv.slice(2));
  // What else speaks to the user speaks the same language.
  process.env['GUATU_LANG'] = lang;
  const report = compareFolders(data, sides, today());
  const reader = format === null && process.stdout.isTTY ? 'terminal' : 'forge';
  process.stdout.write(format === 'json' ? jsonReport(report, lang) : markdownReport(report, lang, reader));
  return report.errors > 0 ? 1 : 0;
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
