/** Two moments of a data folder, each a commit or a folder on the disk, loaded and compared. */
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareData } from './compare/compare.ts';
import { errorsFirst, type ComparedSide, type ComparisonReport } from './compare/report.ts';
import { periodOf } from './compare/since-settings.ts';
import { compareSince } from './compare/since.ts';
import { loadSource, type Loaded, type LoadOptions } from './load.ts';
import { isError } from './folder.ts';
import { containsCommit } from './history/ancestry.ts';
import { readTree } from './history/tree.ts';
import { noTree } from './published.ts';
import { CannotRun, folderSource, type Source } from './source.ts';

/** One side as asked for: a revision, a folder, or null for the working folder. */
export type Named = string | null;

interface Found {
  readonly name: Named;
  readonly source: Source;
  readonly commit: string | null;
  readonly folder: string;
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** What is written like a path is one; anything else is a revision where the repository knows it, or else a folder. */
function find(name: Named, data: string): Found {
  if (name === null) return { name, source: folderSource(data), commit: null, folder: data };
  if (/^\.{0,2}[/\\]|^\.{1,2}$|^[A-Za-z]:[/\\]/.test(name))
    return { name, source: folderSource(name), commit: null, folder: name };
  const tree = readTree(data, name);
  if (typeof tree === 'string') {
    if (isFolder(name)) return { name, source: folderSource(name), commit: null, folder: name };
    throw noTree(name, tree);
  }
  if (!tree.paths.some((path) => /\.csv$|^site\.yaml$/.test(path)))
    throw new CannotRun({
      zh: `版本 ${name} 里没有 ${data} 这个数据文件夹`,
      en: `revision ${name} has no data folder ${data}`,
    });
  return { name, source: tree, commit: tree.commit, folder: data };
}

function digestsOf({ paths, read }: Source): ReadonlyMap<string, string> {
  const others = paths.filter((path) => path !== 'site.yaml' && !/\.csv$/i.test(path));
  return new Map(others.map((path) => [path, createHash('sha256').update(read(path)).digest('hex')]));
}

function sideOf({ name, commit }: Found, { present, dataset, errors }: Loaded): ComparedSide {
  return { name, commit, as_of: dataset?.as_of ?? periodOf(present), errors };
}

/** Whether the head's history holds the base; null where the question has no answer. */
function containsBase(data: string, base: Found, head: Found): boolean | null {
  if (base.commit === null || (head.name !== null && head.commit === null)) return null;
  const contains = containsCommit(data, head.commit ?? 'HEAD', base.commit);
  return contains === 'shallow' ? null : contains;
}

/**
 * Loads and compares two moments of a data folder.
 * @param data the data folder, in whose repository revisions are looked for
 * @param today the day that rows to be pasted get, ISO
 * @throws CannotRun where one of the two cannot be read
 */
export function compareFolders(
  data: string,
  [baseName, headName]: readonly [Named, Named],
  today: string,
  options: Pick<LoadOptions, 'onFile'> = {},
): ComparisonReport {
  const base = find(baseName, data);
  const head = find(headName, data);
  const before = loadSource(base.source, base.folder, options);
  const now = loadSource(head.source, head.folder, options);
  const comparison = compareData(
    { ...before, digests: digestsOf(base.source) },
    { ...now, digests: digestsOf(head.source) },
  );
  const shown = base.commit === null ? join(base.folder) : (baseName ?? '');
  const problems = errorsFirst([...now.problems, ...compareSince(before.present, now.present, shown, today)]);
  const errors = problems.filter(isError).length;
  return {
    base: sideOf(base, before),
    head: { ...sideOf(head, now), errors },
    contains_base: containsBase(data, base, head),
    comparison,
    problems,
    errors,
    warnings: problems.length - errors,
  };
}
