/** Where a line of a file stands on the web, at a commit: the address forms of the usual hosts. */

/** The host's own form of an address of a commit's file. */
type Form = 'github' | 'gitlab' | 'gitea' | 'gitee';

function formOf({ hostname, pathname }: URL): Form | null {
  if (hostname === 'gitee.com') return 'gitee';
  if (/github/.test(hostname)) return 'github';
  if (/gitlab/.test(hostname) || pathname.includes('/-/')) return 'gitlab';
  const hasItsPaths = /\/(?:_upload|_new|src\/branch)\//.test(`${pathname}/`);
  return hasItsPaths || /gitea|forgejo|codeberg/.test(hostname) ? 'gitea' : null;
}

/** The address of the repository itself, whatever page of it the settings name. */
function rootOf({ origin, pathname }: URL, form: Form): string | null {
  const whole = form === 'gitlab' ? (pathname.split('/-/')[0] ?? '') : pathname;
  const parts = whole.split('/').filter((part) => part !== '');
  // GitLab's groups nest; elsewhere a repository is named by its owner and its name.
  const own = form === 'gitlab' ? parts : parts.slice(0, 2);
  return own.length < 2 ? null : `${origin}/${own.join('/').replace(/\.git$/, '')}`;
}

/**
 * The address of a line at a commit.
 * @param repository an address within the repository, as `settings.repository` has it
 * @param path from the repository's root
 * @returns null where the host's form is not known
 */
export function lineAddress(repository: string, commit: string, path: string, line: number): string | null {
  if (!URL.canParse(repository)) return null;
  const url = new URL(repository);
  const form = formOf(url);
  const root = form && rootOf(url, form);
  if (form === null || root === null) return null;
  const file = path.split('/').map(encodeURIComponent).join('/');
  switch (form) {
    // Tables are shown as tables, which have no lines, unless the text is asked for.
    case 'github':
      return `${root}/blob/${commit}/${file}?plain=1#L${line}`;
    case 'gitlab':
      return `${root}/-/blob/${commit}/${file}?plain=1#L${line}`;
    case 'gitee':
      return `${root}/blob/${commit}/${file}#L${line}`;
    case 'gitea':
      return `${root}/src/commit/${commit}/${file}?display=source#L${line}`;
  }
}

/**
 * The address of all files at a commit.
 * @param repository an address within the repository, as `settings.repository` has it
 * @returns null where the host's form is not known
 */
export function commitAddress(repository: string, commit: string): string | null {
  if (!URL.canParse(repository)) return null;
  const url = new URL(repository);
  const form = formOf(url);
  const root = form && rootOf(url, form);
  if (form === null || root === null) return null;
  return `${root}/${{ github: 'tree', gitlab: '-/tree', gitee: 'tree', gitea: 'src/commit' }[form]}/${commit}`;
}
