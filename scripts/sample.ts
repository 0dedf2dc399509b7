/** `npm run sample`: writes the data folder of the fictional city, or of a larger one of its kind. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_SAMPLE, makeSample, SAMPLE_LIMITS, type SampleOptions } from '../src/sample/sample.ts';
import { TABLE_NAMES } from '../src/schema/tables.ts';
import { answerHelp, langFromEnvironment } from './command.ts';

/** A reason not to run, in both languages; ends with exit status 2. */
class Refusal extends Error {
  readonly en: string;
  constructor(zh: string, en: string) {
    super(zh);
    this.en = en;
  }
}

interface Arguments extends SampleOptions {
  readonly out: string;
  readonly force: boolean;
}

function whole(
  name: string,
  text: string | undefined,
  initial: number,
  [low, high]: readonly [number, number],
): number {
  if (text === undefined) return initial;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= low && value <= high) return value;
  throw new Refusal(
    `--${name} 应为 ${String(low)} 到 ${String(high)} 的整数，写的是“${text}”。`,
    `--${name} must be a whole number from ${String(low)} to ${String(high)}, not "${text}".`,
  );
}

const OPTIONS = {
  projects: { type: 'string' },
  months: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

function readArguments(args: string[]): Arguments {
  let values;
  try {
    ({ values } = parseArgs({ args, options: OPTIONS }));
  } catch {
    throw new Refusal(
      '用法：npm run sample -- [--projects 条数] [--months 月数] [--seed 种子] [--out 文件夹] [--force]',
      'Usage: npm run sample -- [--projects N] [--months M] [--seed S] [--out DIR] [--force]',
    );
  }
  if (values.out === '') throw new Refusal('--out 不能为空。', '--out must not be empty.');
  return {
    projects: whole('projects', values.projects, DEFAULT_SAMPLE.projects, SAMPLE_LIMITS.projects),
    months: whole('months', values.months, DEFAULT_SAMPLE.months, SAMPLE_LIMITS.months),
    seed: whole('seed', values.seed, DEFAULT_SAMPLE.seed, [0, 4294967295]),
    out: values.out ?? 'data',
    force: values.force ?? false,
  };
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Makes room for the new tables. What the generator does not write itself stays: a basemap, stories. */
function clear(folder: string): void {
  for (const name of ['site.yaml', ...TABLE_NAMES.flatMap((table) => [table, `${table}.csv`])]) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function run(args: string[]): void {
  const { out, force, ...options } = readArguments(args);
  if (names(out).length > 0 && !force) {
    throw new Refusal(
      `“${out}”里已有文件，没有改动；要重新生成请加 --force。`,
      `"${out}" is not empty and was left as it is; add --force to make it anew.`,
    );
  }
  const files = makeSample(options);
  clear(out);
  for (const [path, text] of files) {
    const target = join(out, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  process.stdout.write(`${out}\n`);
}

answerHelp(
  'sample',
  { zh: '造一个虚构的城市的数据文件夹。', en: 'Writes the data folder of a fictional city.' },
  {
    zh: '[--projects 条数] [--months 月数] [--seed 种子] [--out 文件夹] [--force]',
    en: '[--projects N] [--months M] [--seed S] [--out DIR] [--force]',
  },
);
const args = process.argv.slice(2);
const lang = args.find((_, i) => args[i - 1] === '--lang') ?? langFromEnvironment();
try {
  run(args);
} catch (error) {
  const { message } = error as Error;
  const text =
    error instanceof Refusal
      ? lang === 'en'
        ? error.en
        : message
      : lang === 'en'
        ? `Could not write: ${message}`
        : `写不进去：${message}`;
  process.stderr.write(`${text}\n`);
  process.exitCode = 2;
}
