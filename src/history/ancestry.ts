/** Whether the history of one commit holds another. */
import { git, gitText } from './git.ts';
import { standing } from './tree.ts';

/**
 * Whether `commit` is `head` or one of its ancestors; `shallow` where the clone holds too little history to tell.
 * A head that does not exist yet has no ancestors.
 */
export function containsCommit(folder: string, head: string, commit: string): boolean | 'shallow' {
  const { at } = standing(folder);
  try {
    git(at, ['merge-base', '--is-ancestor', commit, head]);
    return true;
  } catch {
    const isShallow = gitText(at, ['rev-parse', '--is-shallow-repository']).trim() === 'true';
    return isShallow ? 'shallow' : false;
  }
}
