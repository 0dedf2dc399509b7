/** Which commit a site in service was built from. */
import { existsSync } from 'node:fs';
import { CannotRun } from '../source.ts';
import { Place } from './place.ts';

const NOT_FOUND = 404;

interface ReleaseList {
  readonly releases?: readonly { readonly hash: string }[] | null;
}

function isReleaseList(value: unknown): value is ReleaseList {
  return typeof value === 'object' && value !== null && 'releases' in value;
}

async function commitAt(address: string): Promise<string | null> {
  const url = new URL('api/v1/releases.json', address.endsWith('/') ? address : `${address}/`);
  const unknown = (why: { zh: string; en: string }): CannotRun =>
    new CannotRun({
      zh: `不知道在线的是哪个版本：${url.href} ${why.zh}`,
      en: `cannot tell what is in service: ${url.href} ${why.en}`,
    });
  let response: Response;
  try {
    response = await fetch(url, {
      headers: { 'cache-control': 'no-cache' },
      signal: AbortSignal.timeout(30_000),
    });
  } catch {
    throw unknown({ zh: '连不上', en: 'cannot be reached' });
  }
  // No site yet.
  if (response.status === NOT_FOUND) return null;
  if (!response.ok) throw unknown({ zh: `回答 ${response.status}`, en: `answered ${response.status}` });
  const value = (await response.json().catch(() => null)) as unknown;
  if (!isReleaseList(value)) throw unknown({ zh: '不是挂图网站的文件', en: 'is no file of a Guatu site' });
  return value.releases?.[0]?.hash ?? null;
}

/**
 * The newest release's commit of a site in service.
 * @param where its address, or the folder of its deployments
 * @returns null where there is no site yet, or one without a history
 * @throws CannotRun where it cannot be known
 */
export async function commitInService(where: string): Promise<string | null> {
  if (/^https?:\/\//.test(where)) return commitAt(where);
  return existsSync(where) ? (new Place(where).current()?.commit ?? null) : null;
}
