/**
 * `npm run bench -- --history`: a repository of many releases of a large city, and how long its archive takes to be
 * read: without a cache, with an empty one, and with what that left behind.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { langFromEnvironment } from './command.ts';

interface Size {
  readonly projects: number;
  readonly releases: number;
}

const two = (n: number): string => String(n).padStart(2, '0');

function monthOf(release: number): string {
  return `${String(2016 + Math.floor(release / 12))}-${two((release % 12) + 1)}`;
}

const idOf = (project: number): string => `P-${String(project + 1).padStart(5, '0')}`;

/** In which release a project opens: one after the other, the last ones never. */
function opensIn(project: number, { projects, releases }: Size): number {
  return Math.floor(((project + 1) * releases * 1.1) / projects);
}

function projectsCsv(release: number, size: Size): string {
  const lines = [
    'id,name,district,level,total_investment,planned_start,planned_end,actual_start,actual_end,length_m,summary',
  ];
  for (let at = 0; at < size.projects; at += 1) {
    const opened = opensIn(at, size);
    // Each month some plans move.
    const moves = (at * 7 + 3) % 97 < release ? ((at * 13) % 28) + 1 : 1;
    const end = opened <= release ? `${monthOf(opened)}-15` : '';
    lines.push(
      `${idOf(at)},道路 ${at + 1} 号,第 ${(at % 9) + 1} 区,district,${1000 + (at % 500)},2016-01-01,2024-12-${two(moves)},2016-02-01,${end},${300 + (at % 900)},新建支路，接通南北两条主干路`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function progressCsv(release: number, size: Size): string {
  const lines = ['project_id,period,invested,progress,stage,forecast_end,note,next_step,reported_on'];
  const period = monthOf(release);
  for (let at = 0; at < size.projects; at += 1) {
    const done = Math.min(100, Math.round((release * 100) / Math.max(1, opensIn(at, size))));
    lines.push(
      `${idOf(at)},${period},${(release % 12) * 40 + (at % 30)},${done},construction,2024-12-20,路基第 ${release} 段,下月铺管,${period}-28`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function changesCsv(release: number, size: Size): string {
  const lines = ['id,project_id,date,field,old,new,reason'];
  for (let month = 1; month <= release; month += 1)
    for (let at = 0; at < size.projects; at += 97 * 5)
      lines.push(
        `C-${month}-${at},${idOf(at)},${monthOf(month)}-20,planned_end,2024-12-01,2024-12-${two(((at * 13) % 28) + 1)},管线迁改`,
      );
  return `${lines.join('\n')}\n`;
}

/** The commands of `git fast-import`, release by release. */
function* commands(size: Size): Generator<string> {
  const file = (path: string, text: string): string =>
    `M 100644 inline data/${path}\ndata ${String(Buffer.byteLength(text))}\n${text}\n`;
  for (let release = 0; release < size.releases; release += 1) {
    const time = Math.floor(Date.UTC(2016, release + 1, 5) / 1000);
    const site = `title: 测试\ncity: 测试市\npublisher: 测试局\nas_of: ${monthOf(release)}\n`;
    yield `commit refs/heads/main\ncommitter bench <bench@example.cn> ${String(time)} +0800\ndata ${String(Buffer.byteLength(monthOf(release)))}\n${monthOf(release)}\n`;
    yield file('site.yaml', site);
    yield file('projects.csv', projectsCsv(release, size));
    yield file('changes.csv', changesCsv(release, size));
    yield file(`progress/${monthOf(release)}.csv`, progressCsv(release, size));
    yield '\n';
  }
}

function makeRepository(folder: string, size: Size): void {
  mkdirSync(folder);
  execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: folder });
  const input = Buffer.concat([...commands(size)].map((text) => Buffer.from(text)));
  execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, input, maxBuffer: 1 << 30 });
  execFileSync('git', ['reset', '-q', '--hard'], { cwd: folder });
}

/** The work that is measured, in a process of its own. */
async function inside(data: string, cache: string | null): Promise<void> {
  const { readArchive } = await import('../src/history/archive.ts');
  const began = performance.now();
  const archive = readArchive(data, cache);
  if (typeof archive === 'string') throw new Error(archive);
  const read = performance.now();
  const changes = archive.releases.reduce((sum, { id }) => sum + archive.changes(id).length, 0);
  const typed = performance.now();
  const values = archive.publishedValues('projects', idOf(0)).size;
  const looked = performance.now();
  const { publishedFigures } = await import('../src/published-figures.ts');
  const figures = publishedFigures(data, archive, cache);
  const computed = performance.now();
  if (figures.versions('city/projects@2016-01').length === 0) throw new Error('no figures');
  const times = [read - began, typed - read, looked - typed, computed - looked];
  const seconds = times.map((ms) => (ms / 1000).toFixed(2));
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(`| ${seconds.join(' | ')} | ${peak} | ${changes} | ${values} |\n`);
}

function sizeOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    statSync(join(folder, name)),
  );
  const bytes = files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
  return `${(bytes / 1_048_576).toFixed(0)} MB`;
}

/** Makes the repository and prints the table. @throws where a measured process fails */
function benchHistory(size: Size): void {
  const scratch = mkdtempSync(join(tmpdir(), 'guatu-bench-history-'));
  try {
    const repository = join(scratch, 'city');
    makeRepository(repository, size);
    const cache = join(scratch, 'cache');
    const zh = langFromEnvironment() === 'zh';
    process.stdout.write(
      zh
        ? `发布历史：${size.releases} 次发布 × ${size.projects} 个项目，.git ${sizeOf(join(repository, '.git'))}\n\n| 缓存 | 读取（秒） | 归类全部变化（秒） | 建索引查一个项目（秒） | 各次发布的指标（秒） | 内存峰值（MB） | 变化 | 查到的列 |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n`
        : `history: ${size.releases} releases × ${size.projects} projects, .git ${sizeOf(join(repository, '.git'))}\n\n| cache | reading, s | typing every change, s | indexing, one project, s | figures of every release, s | peak MB | changes | columns found |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n`,
    );
    const runs: readonly [string, string | null][] = [
      [zh ? '没有' : 'none', null],
      [zh ? '空的' : 'empty', cache],
      [zh ? '上次留下的' : 'left behind', cache],
    ];
    for (const [name, folder] of runs) {
      const args = [
        fileURLToPath(import.meta.url),
        '--inside',
        join(repository, 'data'),
        ...(folder === null ? [] : [folder]),
      ];
      const run = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (run.status !== 0) throw new Error(run.stderr);
      process.stdout.write(`| ${name} ${run.stdout}`);
    }
    process.stdout.write(`\n${zh ? '缓存占' : 'the cache takes'} ${sizeOf(cache)}\n`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Numbers from the command line; null where they are none. */
function sizeFrom(args: string[]): Size | null {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { projects: text, releases: text }, strict: false });
  const [projects, releases] = [Number(values['projects'] ?? 10_000), Number(values['releases'] ?? 100)];
  return Number.isInteger(projects) && Number.isInteger(releases) && projects > 0 && releases > 0
    ? { projects, releases }
    : null;
}

/** Runs the benchmark with the arguments of the command line. @returns the exit status */
export function main(args: string[]): number {
  const size = sizeFrom(args);
  if (size === null) {
    process.stderr.write('npm run bench -- --history [--projects N] [--releases N]\n');
    return 2;
  }
  benchHistory(size);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === '--inside')
  await inside(process.argv[3]!, process.argv[4] ?? null);
