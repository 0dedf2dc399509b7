/**
 * `npm run bench`: makes a large city in a temporary folder and measures, in one run, medians of the runs asked for:
 * papaparse alone over the same files, the reading and checking of the folder, `npm run check`, the ways round 59 roads in
 * a network of 50,000 edges, and the whole build.
 * Machines differ and are noisy: the ratios to papaparse are what can be compared.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { workFolder } from '../src/publish.ts';
import { langFromEnvironment } from './command.ts';

const project = dirname(dirname(fileURLToPath(import.meta.url)));

const DEFAULTS = { projects: '10000', months: '12', seed: '1', runs: '3', heap: '2048' };

/** One process from its start to its end. */
interface Run {
  /** Seconds. */
  readonly wall: number;
  /** Seconds inside the process, without its start; null where it does not say. */
  readonly inside: number | null;
  /** The largest resident set of the process and those it started, in bytes. */
  readonly peak: number;
  /** A sentence of the process's own about its steps. */
  readonly said: string | null;
}

interface Task {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Record<string, string>;
}

/** Runs before a measured process's own code; says at its end how much memory it took. */
const WITNESS = `import { appendFileSync } from 'node:fs';
process.on('exit', () => appendFileSync(process.env.GUATU_BENCH_PEAK, String(process.resourceUsage().maxRSS) + '\\n'));
`;

function execute(task: Task, scratch: string): Promise<Run> {
  const witness = join(scratch, 'witness.mjs');
  const peaks = join(scratch, 'peaks.txt');
  writeFileSync(witness, WITNESS);
  writeFileSync(peaks, '');
  const options = [
    process.env['NODE_OPTIONS'],
    task.env?.['NODE_OPTIONS'],
    `--import=${pathToFileURL(witness).href}`,
  ];
  const env = {
    ...process.env,
    ...task.env,
    NODE_OPTIONS: options.filter((option) => option !== undefined).join(' '),
    GUATU_BENCH_PEAK: peaks,
  };
  return new Promise((done, fail) => {
    process.stderr.write(`${task.name} …\n`);
    const began = performance.now();
    const child = spawn(process.execPath, task.args, {
      cwd: project,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out = (out + text).slice(-4000)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (told = (told + text).slice(-4000)));
    child.on('error', fail);
    child.on('close', (status) => {
      const wall = (performance.now() - began) / 1000;
      if (status !== 0) {
        fail(new Error(`${task.name}: ${String(status)}\n${out}${told}`));
        return;
      }
      const inside = /^inside (\d+(?:\.\d+)?)$/m.exec(out)?.[1];
      const peak = Math.max(0, ...readFileSync(peaks, 'utf8').split('\n').map(Number)) * 1024;
      const said = /^said (.+)$/m.exec(out)?.[1] ?? null;
      done({ wall, inside: inside === undefined ? null : Number(inside), peak, said });
    });
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function csvFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.csv')).map((name) => join(folder, name));
}

/** Work done inside a process of its own, so that no other task's heap is measured with it. */
async function inside(what: string, folder: string): Promise<void> {
  const modules =
    what === 'papaparse' ? (await import('papaparse')).default : await import('../src/dataset.ts');
  const began = performance.now();
  if ('parse' in modules) {
    for (const file of csvFiles(folder)) modules.parse(readFileSync(file, 'utf8'), { skipEmptyLines: true });
  } else {
    modules.loadDataset(folder);
  }
  process.stdout.write(`inside ${((performance.now() - began) / 1000).toFixed(4)}\n`);
}

function readingTasks(data: string): Task[] {
  const self = fileURLToPath(import.meta.url);
  return [
    { name: 'papaparse', args: [self, '--inside', 'papaparse', data] },
    { name: 'loadDataset', args: [self, '--inside', 'loadDataset', data] },
    { name: 'npm run check', args: [join(project, 'scripts/check.ts'), '--data', data] },
    { name: 'connectivity, 50,000 edges', args: [join(project, 'scripts/bench-connectivity.ts')] },
  ];
}

function buildTask(name: string, data: string, out: string, heap: string): Task {
  const env = { NODE_OPTIONS: `--max-old-space-size=${heap}`, GUATU_DATA: data, GUATU_OUT: out };
  return { name, args: [join(project, 'scripts/build.ts')], env };
}

/** `12 files, 3 MB`. */
function sizeOf(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  const sizes = names.map((name) => statSync(name)).filter((stat) => stat.isFile());
  return `${String(sizes.length)} files, ${megabytes(sizes.reduce((sum, stat) => sum + stat.size, 0))} MB`;
}

const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(0);

interface Measured {
  readonly task: Task;
  readonly wall: number;
  readonly inside: number | null;
  readonly peak: number;
}

/** Wall clock over the whole process; `inside` without Node's start, for the two that are compared. */
function table(measured: readonly Measured[]): string {
  const limit = measured[0]!;
  const zh = langFromEnvironment() === 'zh';
  const head = zh
    ? ['任务', '全程（秒）', '进程内（秒）', '是 papaparse 的几倍', '内存峰值（MB）']
    : ['task', 'whole process, s', 'inside, s', 'times papaparse', 'peak MB'];
  const rows = measured.map(({ task, wall, inside: own, peak }) => [
    task.name,
    wall.toFixed(2),
    own === null ? '—' : own.toFixed(2),
    (own === null ? wall / limit.wall : own / limit.inside!).toFixed(1),
    megabytes(peak),
  ]);
  return [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

async function writeCity(folder: string, options: Options): Promise<number> {
  // Not loaded in the processes that are measured.
  const { makeSample } = await import('../src/sample/sample.ts');
  let rows = 0;
  for (const [path, text] of makeSample(options)) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    if (path.endsWith('.csv')) rows += text.split('\n').length - 2;
  }
  return rows;
}

interface Options {
  readonly projects: number;
  readonly months: number;
  readonly seed: number;
  readonly runs: number;
  readonly heap: string;
  readonly build: boolean;
}

function readOptions(): Options | null {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      options: {
        projects: text,
        months: text,
        seed: text,
        runs: text,
        heap: text,
        'skip-build': { type: 'boolean' },
      },
    });
    const { projects, months, seed, runs, heap } = { ...DEFAULTS, ...values };
    const numbers = [projects, months, seed, runs, heap];
    if (
      !numbers.every((number) => /^\d{1,7}$/.test(number)) ||
      Number(projects) < 1 ||
      Number(months) < 2 ||
      Number(runs) < 1
    ) {
      return null;
    }
    const build = values['skip-build'] !== true;
    return {
      projects: Number(projects),
      months: Number(months),
      seed: Number(seed),
      runs: Number(runs),
      heap,
      build,
    };
  } catch {
    return null;
  }
}

/** Moves the date of one report, as an official might: one project's page changes. */
function changeOneReport(data: string, day: number): void {
  const folder = join(data, 'progress');
  const file = join(folder, readdirSync(folder).sort().at(-1)!);
  const [header, first, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [header, first!.replace(/\d\d$/, String(day).padStart(2, '0')), ...rest].join('\n'));
}

function summary(task: Task, runs: readonly Run[]): Measured {
  const insides = runs.flatMap((run) => run.inside ?? []);
  return {
    task,
    wall: median(runs.map((run) => run.wall)),
    inside: insides.length === 0 ? null : median(insides),
    peak: median(runs.map((run) => run.peak)),
  };
}

async function measureReading(data: string, runs: number, scratch: string): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const task of readingTasks(data)) {
    const all: Run[] = [];
    for (let i = 0; i < runs; i++) all.push(await execute(task, scratch));
    measured.push(summary(task, all));
    const said = all.at(-1)?.said ?? null;
    if (said !== null) process.stdout.write(`${said}\n`);
  }
  return measured;
}

/** Each whole build goes into a folder of its own, with nothing to reuse; then one project changes. */
async function measureBuild(data: string, options: Options, scratch: string): Promise<Measured[]> {
  const whole: Run[] = [];
  const again: Run[] = [];
  const name = `npm run build (--max-old-space-size=${options.heap})`;
  for (let i = 0; i < options.runs; i++) {
    const out = join(scratch, `site-${String(i)}`);
    try {
      whole.push(await execute(buildTask(name, data, out, options.heap), scratch));
      if (i === 0) process.stdout.write(`site: ${sizeOf(out)}\n`);
      changeOneReport(data, (i % 20) + 6);
      again.push(await execute(buildTask(name, data, out, options.heap), scratch));
    } finally {
      rmSync(out, { recursive: true, force: true });
      rmSync(workFolder(project, out, data), { recursive: true, force: true });
    }
  }
  const task = buildTask(name, data, '', options.heap);
  return [summary(task, whole), summary({ ...task, name: `${name}, 1 project changed` }, again)];
}

async function bench(options: Options): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'guatu-bench-'));
  try {
    const data = join(scratch, 'data');
    const rows = await writeCity(data, options);
    process.stdout.write(
      `Node ${process.version}, ${String(cpus().length)} × ${cpus()[0]?.model ?? '?'}, ${megabytes(totalmem())} MB\n` +
        `data: ${String(options.projects)} projects × ${String(options.months)} months, ${String(rows)} rows, ${sizeOf(data)}\n`,
    );
    const measured = await measureReading(data, options.runs, scratch);
    if (options.build) measured.push(...(await measureBuild(data, options, scratch)));
    process.stdout.write(`\n${table(measured)}`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv[2] === '--inside') {
  await inside(process.argv[3]!, process.argv[4]!);
} else if (process.argv[2] === '--history') {
  process.exitCode = (await import('./bench-history.ts')).main(process.argv.slice(3));
} else {
  const options = readOptions();
  if (options === null) {
    process.stderr.write(
      langFromEnvironment() === 'zh'
        ? '用法：npm run bench -- [--projects 条数] [--months 月数] [--seed 种子] [--runs 次数] [--heap MB] [--skip-build]\n'
        : 'Usage: npm run bench -- [--projects N] [--months M] [--seed S] [--runs R] [--heap MB] [--skip-build]\n',
    );
    process.exitCode = 2;
  } else {
    try {
      await bench(options);
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\n`);
      process.exitCode = 2;
    }
  }
}
