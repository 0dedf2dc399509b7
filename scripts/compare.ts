/** `npm run compare -- BASE [HEAD]`: what an update changes for readers, for those who are to publish it. */
import { jsonReport } from '../src/compare/json.ts';
import { markdownReport } from '../src/compare/markdown.ts';
import { compareFolders, type Named } from '../src/compared.ts';
import { CannotRun } from '../src/dataset.ts';
import type { Lang } from '../src/schema/settings.ts';
import { Arguments, endWithReader, TEXT, today } from './arguments.ts';
import { cannotRun } from './command.ts';

const FORMATS = ['markdown', 'json'] as const;

interface Options {
  readonly data: string;
  readonly sides: readonly [Named, Named];
  /** Null where none was asked for: Markdown, laid out for whoever reads it. */
  readonly format: (typeof FORMATS)[number] | null;
  readonly lang: Lang;
}

const given = new Arguments('compare', 'BASE [HEAD] [--data DIR] [--format markdown|json] [--lang zh|en]');
given.answerHelp({
  zh: '与另一版相比，读者会看到什么变化。',
  en: 'What readers will see change between two revisions.',
});

/** @throws CannotRun for arguments that are missing, unknown or have a wrong value */
function optionsOf(args: readonly string[]): Options {
  const options = { data: TEXT, format: TEXT, lang: TEXT };
  const { values, positionals } = given.read(args, { options, allowPositionals: true });
  const { data = process.env['GUATU_DATA'] ?? 'data', format } = values;
  const found = format === undefined ? null : FORMATS.find((one) => one === format);
  if (found === undefined) throw given.wrong(`--format ${String(format)}`);
  const lang = given.lang(values.lang);
  if (data === '') throw given.wrong('--data');
  const [base, head = null, ...rest] = positionals;
  if (base === undefined || base === '') throw given.wrong('BASE');
  if (head === '') throw given.wrong('HEAD');
  if (rest.length > 0) throw given.wrong(rest.join(' '));
  return { data, sides: [base, head], format: found, lang };
}

function main(): number {
  const { data, sides, format, lang } = optionsOf(process.argv.slice(2));
  const report = compareFolders(data, sides, today());
  const reader = format === null && process.stdout.isTTY ? 'terminal' : 'forge';
  process.stdout.write(format === 'json' ? jsonReport(report, lang) : markdownReport(report, lang, reader));
  return report.errors > 0 ? 1 : 0;
}

endWithReader();

try {
  process.exitCode = main();
} catch (error) {
  process.exitCode = cannotRun(error, error instanceof CannotRun, false);
}
