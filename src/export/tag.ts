/** Identifiers that stay the same for ever: of feeds and entries (RFC 4151), of events in calendars (RFC 7986). */

export interface Authority {
  /** The site's host; null where the settings name none. */
  readonly host: string | null;
  /** A day on which the host belonged to the site: that of its first release. */
  readonly since: string | null;
}

/** The host of an address. */
export function hostOf(address: string | null): string | null {
  return address === null
    ? null
    : (/^https?:\/\/(?:[^/@]*@)?(\[[^\]]+\]|[^/:?#]+)/.exec(address)?.[1] ?? null);
}

/** `tag:shili.example,2023-02-05:projects/SL-001`; without a host a name that belongs to nobody. */
export function tagOf({ host, since }: Authority, ...path: string[]): string {
  const specific = path.map((part) => encodeURIComponent(part)).join('/');
  return host === null || since === null ? `urn:x-guatu:${specific}` : `tag:${host},${since}:${specific}`;
}

/** `SL-001.end@shili.example` */
export function eventId({ host }: Authority, ...path: string[]): string {
  return `${path.map((part) => encodeURIComponent(part)).join('.')}@${host ?? 'guatu.invalid'}`;
}
