/** Posts a text as a comment of a pull or merge request, or brings the one of an earlier run up to date. */
import { CannotRun } from '../source.ts';

export const FORGES = ['gitlab', 'gitea', 'gitee'] as const;
export type Forge = (typeof FORGES)[number];

/** Invisible where Markdown is shown; by it an earlier comment is found again. */
const MARK = '<!-- guatu-comparison -->';
/** The strictest forge takes 65,536 characters. */
const LONGEST = 60_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a forge keeps the comments of one request. */
interface Thread {
  /** Lists comments, and takes new ones. */
  readonly all: string;
  readonly one: (id: number) => string;
  readonly change: 'PUT' | 'PATCH';
  readonly headers: Readonly<Record<string, string>>;
}

function need(environment: Environment, name: string): string {
  const value = environment[name];
  if (value !== undefined && value !== '') return value;
  throw new CannotRun({ zh: `没有设置环境变量 ${name}`, en: `the environment variable ${name} is not set` });
}

/** The variables that each forge sets by itself, and GUATU_COMMENT_TOKEN. */
function threadOf(forge: Forge, environment: Environment): Thread {
  const of = (name: string): string => need(environment, name);
  const token = of('GUATU_COMMENT_TOKEN');
  switch (forge) {
    case 'gitlab': {
      const request = `${of('CI_API_V4_URL')}/projects/${of('CI_PROJECT_ID')}/merge_requests/${of('CI_MERGE_REQUEST_IID')}`;
      const all = `${request}/notes`;
      return { all, one: (id) => `${all}/${id}`, change: 'PUT', headers: { 'private-token': token } };
    }
    case 'gitea': {
      const issues = `${of('GITHUB_SERVER_URL')}/api/v1/repos/${of('GITHUB_REPOSITORY')}/issues`;
      return {
        all: `${issues}/${of('GUATU_COMMENT_NUMBER')}/comments`,
        one: (id) => `${issues}/comments/${id}`,
        change: 'PATCH',
        headers: { authorization: `token ${token}` },
      };
    }
    case 'gitee': {
      const pulls = `${environment['GITEE_API'] ?? 'https://gitee.com/api/v5'}/repos/${of('GUATU_REPOSITORY')}/pulls`;
      return {
        all: `${pulls}/${of('GITEE_PULL_ID')}/comments`,
        one: (id) => `${pulls}/comments/${id}`,
        change: 'PATCH',
        headers: { authorization: `Bearer ${token}` },
      };
    }
  }
}

async function ask(method: string, url: string, { headers }: Thread, body?: string): Promise<unknown> {
  const sent = body === undefined ? {} : { body: JSON.stringify({ body }) };
  const response = await fetch(url, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    signal: AbortSignal.timeout(30_000),
    ...sent,
  });
  if (response.ok) return response.json() as Promise<unknown>;
  throw new CannotRun({
    zh: `${method} ${url} 回答 ${response.status}`,
    en: `${method} ${url} answered ${response.status}`,
  });
}

function earlierOf(comments: unknown): number | null {
  if (!Array.isArray(comments)) return null;
  for (const one of comments as unknown[])
    if (typeof one === 'object' && one !== null && 'id' in one && 'body' in one)
      if (typeof one.id === 'number' && String(one.body).startsWith(MARK)) return one.id;
  return null;
}

/**
 * @param text Markdown; what is longer than a comment may be is cut
 * @param environment the variables of the forge's job
 * @returns whether an earlier comment was changed, or a new one posted
 * @throws CannotRun where a variable is missing or the forge refuses
 */
export async function postComment(
  forge: Forge,
  text: string,
  environment: Environment,
): Promise<'changed' | 'posted'> {
  const thread = threadOf(forge, environment);
  const body = `${MARK}\n${[...text].slice(0, LONGEST).join('')}`;
  const earlier = earlierOf(await ask('GET', `${thread.all}?per_page=100&limit=100`, thread));
  if (earlier === null) {
    await ask('POST', thread.all, thread, body);
    return 'posted';
  }
  await ask(thread.change, thread.one(earlier), thread, body);
  return 'changed';
}
