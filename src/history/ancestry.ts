/** Whether the history of one commit holds another. */
import { git, gitText } from './git.ts';

/**
 * Whether `commit` is `head` or one of its ancestors; `shallow` where the clone holds too little history to tell.
 * A head that does not exist yet has no ancestors.
 */
export function containsCommit(folder: string, head: string, commit: string): boolean | 'shallow' {
  try {
    git(folder, ['merge-base', '--is-ancestor', commit, head]);
    return true;
  } catch {
    const isShallow = gitText(folder, ['rev-parse', '--is-shallow-repository']).trim() === 'true';
    return isShallow ? 'shallow' : false;
  }
}
