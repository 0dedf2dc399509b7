/** The check of a data folder against the commit that is published. */
import { compareSince } from './compare/since.ts';
import type { Present, Snapshot } from './compare/snapshot.ts';
import { decode } from './csv/decode.ts';
import type { Problem } from './csv/problem.ts';
import { atFile, presentOf, readTables } from './folder.ts';
import { containsCommit } from './history/ancestry.ts';
import { readTree, type NoTree, type Tree } from './history/tree.ts';
import { MEASURES } from './measures/catalog.ts';
import { problemAt } from './model/resolve.ts';
import type { Words } from './schema/field.ts';
import { readSettings } from './schema/settings-read.ts';
import type { Settings } from './schema/settings.ts';
import { CannotRun } from './source.ts';

/** The published commit, as git names it, and the day that rows to be pasted get. */
export interface Since {
  readonly revision: string;
  readonly today: string;
}

const NO_TREE: Readonly<Record<NoTree, Words>> = {
  no_git: { zh: '这台机器上没有 git', en: 'there is no git on this machine' },
  no_checkout: {
    zh: '数据文件夹不在 git 仓库里，或者仓库属于另一个用户而 git 不信任它（git config --global --add safe.directory 仓库）',
    en: 'the data folder is in no git repository, or in one of another user that git does not trust (git config --global --add safe.directory REPOSITORY)',
  },
  unknown_revision: { zh: '仓库里没有这个版本', en: 'the repository has no such revision' },
  shallow: {
    zh: '这是浅克隆，只取了最近的历史，里面没有这个版本；请先运行 git fetch --unshallow',
    en: 'this is a shallow clone, which holds recent history only and not this revision; run git fetch --unshallow first',
  },
};

/** Why a revision cannot be read, as the command's last words. */
export function noTree(revision: string, why: NoTree): CannotRun {
  const { zh, en } = NO_TREE[why];
  return new CannotRun({
    zh: `读不了版本 ${revision}：${zh}`,
    en: `cannot read revision ${revision}: ${en}`,
  });
}

const RANKED = MEASURES.filter(({ compute }) => compute !== null).map(({ id }) => id);

/** The settings of a commit, without a word about what is wrong in them: that was said when it was published. */
function settingsOf(tree: Tree): Settings | null {
  const file = 'site.yaml';
  if (!tree.paths.includes(file)) return null;
  const decoded = decode(tree.read(file), file);
  return decoded.problem === null ? readSettings(decoded.text, file, RANKED).settings : null;
}

function snapshotOf(tree: Tree): Snapshot {
  const { paths } = tree;
  return presentOf(readTables(tree), settingsOf(tree), paths);
}

/**
 * `history` problems of a data folder against the commit that is published: what changed without a word, and a
 * history in which that commit is no longer.
 * @throws CannotRun when the revision cannot be read, or a shallow clone cannot tell
 */
export function problemsSince(folder: string, present: Present, { revision, today }: Since): Problem[] {
  const tree = readTree(folder, revision);
  if (typeof tree === 'string') throw noTree(revision, tree);
  const contains = containsCommit(folder, 'HEAD', tree.commit);
  if (contains === 'shallow') throw noTree(revision, 'shallow');
  // Forty digits of a commit are more than a reader can use, and git knows it by seven.
  const named = /^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 7) : revision;
  const changed = compareSince(snapshotOf(tree), present, named, today);
  if (contains) return changed;
  const params = { revision, commit: tree.commit.slice(0, 7) };
  return [problemAt(atFile('site.yaml'), 'history', 'rewritten', params), ...changed];
}
